"""Repeats: found by what is said, with the reason; never by who somebody is, never out of reach, never what is sealed."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from itertools import product

import pytest
from django.db import connection

from huiyin.hints import grams, similar
from huiyin.hints.similar import Alike, Asked
from huiyin.matters import sameness
from huiyin.matters.access import named
from huiyin.matters.models import PetitionMatter, Read
from huiyin.matters.reads import Look, What
from tests.cast import Cast, Told, day

pytestmark = pytest.mark.django_db
FOUND = Look(what=What.FOUND)
WATER = "芦花苑小区3号楼从上月起每天晚上停水，自来水公司说是水泵坏了，一直没有人来修，老人提水上楼很吃力。"
AGAIN = "每天晚上都停水，自来水公司只说水泵坏了，没有人来修。芦花苑小区3号楼的老人提水上楼，实在吃力，盼早日修好。"
ELSE = "工地拖欠我们十二个工人三个月的工资，老板的电话打不通，住房和城乡建设局让我们去找劳动监察。"
WRITER = {"name": "田禾", "address": "芦渡县河湾村二组", "phone": "00000000001"}
OTHER = {"name": "陆苇", "address": "芦渡县芦花苑3号楼", "phone": "00000000009"}


def _told(
    town: Cast, facts: str, *, triaged: bool = True, who: dict[str, str] = WRITER, **more: object
) -> Told:
    told = town.register("2026-03-02", requests=(), facts=facts, identity=who, **more)
    if triaged:
        town.take("triage", told, "office-x/triage", "2026-03-03", klass="appeal")
    return told


def _similar(town: Cast, facts: str, who: dict[str, str], by: str = "office-x/triage") -> list[Alike]:
    actor = town.by(by)
    with named(actor):
        return similar.similar(Asked([facts], [who]), actor, on=day("03-05"), look=FOUND)


def test_a_repeat_by_another_writer_is_found_by_its_words_and_its_place(cast: Cast) -> None:
    told = _told(cast, WATER)
    _told(cast, ELSE)
    (found,) = _similar(cast, AGAIN, OTHER)
    assert found.row.number == told.number
    assert not found.exact
    assert found.words > 0.4
    assert found.place == "芦花苑"
    assert found.person == frozenset()
    assert found.row.surname == "田", "a surname at most"


def test_the_very_same_words_and_the_same_person_are_told(cast: Cast) -> None:
    _told(cast, WATER)
    (found,) = _similar(cast, WATER.replace("，", " "), WRITER)
    assert found.exact
    assert found.score == 1
    assert found.person == {"phone", "name"}


def test_nobody_is_found_by_who_they_are(cast: Cast) -> None:
    """The telephone of somebody with other words finds nothing, and sameness is asked of few matters only (F-07, F.4.9)."""
    _told(cast, WATER)
    assert _similar(cast, ELSE, WRITER) == []
    assert _similar(cast, "田禾", WRITER) == []
    with named(cast.by("office-x/triage")), pytest.raises(ValueError, match="few"):
        sameness.same([WRITER], range(sameness.MOST + 1))


def test_each_matter_that_is_shown_is_noted_as_read_and_nothing_else_is(
    cast: Cast, as_owner: Callable[[], AbstractContextManager[None]]
) -> None:
    _told(cast, WATER)
    _told(cast, ELSE)
    _similar(cast, WATER, OTHER, "office-x/intake")
    with as_owner():
        noted = list(Read.objects.filter(what=What.FOUND).values_list("duty", "what"))
    assert noted == [("intake", "found")]


def test_out_of_reach_sealed_untriaged_and_unnamed_there_is_nothing(cast: Cast) -> None:
    sealed = _told(cast, WATER)
    _told(cast, WATER, triaged=False)
    _told(cast, WATER, triaged=False, accusation=True)
    assert len(_similar(cast, WATER, WRITER)) == 1
    assert _similar(cast, WATER, WRITER, "office-y/triage") == []
    cast.take("triage", sealed, "office-x/triage", "2026-03-04", klass="accusation")
    for who in ("office-x/triage", "office-x/sealed", "office-y/triage"):
        assert _similar(cast, WATER, WRITER, who) == [], who
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM huiyin_alike(%s, NULL, 1000, 50)", [[1, 2, 3]])
        assert cursor.fetchone() == (0,)


def test_raw_sql_finds_by_reach_alone(cast: Cast) -> None:
    _told(cast, WATER)
    asked = """SELECT count(*) FROM huiyin_alike(%s, NULL, 1000, 50)"""
    pairs = grams.of(grams.normal(WATER))
    seen = {}
    with connection.cursor() as cursor:
        for who in ("office-x/intake", "office-y/triage", "land-x/handler"):
            with named(cast.by(who)):
                cursor.execute(asked, [pairs])
                seen[who] = cursor.fetchone()[0]
        with named(cast.by("office-x/intake")):
            cursor.execute("SELECT set_config('huiyin.agency', %s, true)", [str(cast["land-x"])])
            cursor.execute(asked, [pairs])
            seen["a duty not held"] = cursor.fetchone()[0]
        cursor.execute(asked, [pairs])
        seen["nobody"] = cursor.fetchone()[0]
    assert seen == {
        "office-x/intake": 1,
        "office-y/triage": 0,
        "land-x/handler": 0,
        "a duty not held": 0,
        "nobody": 0,
    }


def test_pairs_of_few_texts_are_not_counted(cast: Cast) -> None:
    for _ in range(similar.FEWEST - 1):
        _told(cast, WATER)
    assert similar.count_spread() == 0
    _told(cast, WATER)
    assert similar.count_spread() > 20
    (first, *_) = _similar(cast, WATER, WRITER)
    assert first.exact


WHERE = (
    "我们是河湾村二组的村民，村口的老桥边住着四十多户。",
    "我家住在桐花里小区五号楼，楼下就是农贸市场的后门。",
    "青石镇中学门前那条路，每天有八百个孩子上下学。",
    "我在北岸机械厂做了二十六年，厂子前年改了制。",
    "望江路和柳堤路交叉口的公交站，早晚高峰最挤。",
    "我父亲今年八十一岁，独自住在云岭乡的老屋里。",
    "我租了东门街的一间铺面，开了家裁缝店。",
)
WHAT = (
    "去年底挖开的沟没有填，下雨就积水，电动车摔倒过三回。",
    "半夜一点还有货车卸货，喇叭和铁门响得睡不着觉。",
    "新装的路灯只亮了半个月，坏了就再没有人换灯泡。",
    "垃圾堆了半人高，苍蝇老鼠到处跑，气味隔着窗都闻得到。",
    "养老保险少算了四年工龄，每月差三百多块钱。",
    "自来水发黄有铁锈味，烧开了还沉着一层泥沙。",
    "补助款名单上有名字，存折里却一分钱也没有到账。",
)
SINCE = (
    "打过热线，回话说转给了下面，再没有人来。",
    "来过两个穿制服的年轻人，拍了照片就走，以后没有音信。",
    "居委会开过一次会，答应国庆节前办好，现在快过年了。",
    "窗口让去补一张证明，证明开来了，又说换了新表格。",
    "施工的说钱没结清不干，发包的说账早就付完。",
    "有人劝我们忍一忍，可是一忍就是大半年。",
    "邻居凑钱修过一回，没几天又成了老样子。",
)
HARM = (
    "母亲的腰椎病犯了，躺了一个多星期。",
    "孩子写作业静不下心，成绩掉了一大截。",
    "生意少了一半，房租眼看交不上。",
    "两家人为此吵翻，见面都不打招呼。",
    "出门要绕三里地，冬天尤其难走。",
    "看病借了亲戚的钱，到如今还没还。",
    "屋里的墙面起皮发霉，衣柜也不能用了。",
)
WISH = (
    "恳请县里派人实地看一看，给个准日子。",
    "希望把经办人和进度公开贴出来。",
    "要求按文件补发，不能让老实人吃亏。",
    "盼着年前能够彻底整治，别再走过场。",
    "请把责任单位讲明，我们好去当面问。",
    "建议几个部门坐到一起商量个办法。",
    "只求恢复原来的样子，别的不多要。",
)
NEW = WHERE[2] + WHAT[3] + WHAT[6] + SINCE[0] + HARM[1] + WISH[6]
REWORDED = (  # the letter (1, 1) told again, shorter, with other wishes
    "楼下的市场到了半夜还有货车，喇叭一响谁也睡不着。说是过了节就办好，现在没有音信。"
    "成绩掉了，两家人也吵翻了。请派人看一看，公开进度，商量个办法，别再拖。"
)


def test_of_a_towns_letters_the_repeat_is_shown_and_what_shares_a_sentence_is_not(cast: Cast) -> None:
    """No two of the town's letters have more than one sentence in common; nor has the new one with any of them."""
    told = {}
    for a, b in product(range(7), repeat=2):
        said = (WHERE[a], WHAT[b], SINCE[(a + b) % 7], HARM[(a + 2 * b) % 7], WISH[(a + 3 * b) % 7])
        if sum(sentence in NEW for sentence in said) < 2:
            told[a, b] = _told(cast, "".join(said))
    similar.count_spread()
    assert _similar(cast, NEW, OTHER) == []
    (found,) = _similar(cast, REWORDED, OTHER)
    assert found.row.number == told[1, 1].number
    assert found.score < 0.35, "near the threshold, as what is told again in other words is"


def test_among_matters_alike_by_their_words_each_reason_lifts_as_much_as_it_should(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same person more than place and agency together, the place more than the agency, each of them something."""
    agency, place, none = "住房和城乡建设局让我们等。", "芦花苑小区的事。", "一直没有人来。"
    told = [
        _told(cast, none + "其一", who=OTHER),
        _told(cast, agency + "其二", who=OTHER),
        _told(cast, place + "其三", who=OTHER),
        _told(cast, agency + place + "其四", who=OTHER),
        _told(cast, none + "其五", who=WRITER),
    ]
    with named(cast.by("office-x/triage")):
        pks = [PetitionMatter.objects.get(number=one.number).pk for one in told]
    monkeypatch.setattr(similar, "_by_words", lambda *_: [similar._Found(pk, 0.3, 0.3) for pk in pks])
    found = _similar(cast, f"{place}{agency}别的话", WRITER)
    assert [one.row.number for one in found] == [one.number for one in reversed(told)]
    assert [(bool(one.person), bool(one.place), bool(one.agency)) for one in found] == [
        (True, False, False),
        (False, True, True),
        (False, True, False),
        (False, False, True),
        (False, False, False),
    ]
    scores = [one.score for one in found]
    assert scores == sorted(set(scores), reverse=True), "no two weigh the same"
