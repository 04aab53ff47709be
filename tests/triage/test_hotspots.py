"""Hotspots: one matter in one place, five persons at least, never a name; ids that stay. All texts and places invented."""

import csv
import json
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from huiyin.config.commands import group
from huiyin.triage import heat
from huiyin.triage.hotspots import PEOPLE, Hotspots, attach
from huiyin.triage.messages import Message, moment

DAY = datetime(2031, 3, 1, 9)  # noqa: DTZ001 as files have it
SLAUGHTER = [
    ("{}旁边的屠宰场夜里施工", "屠宰场每天夜里开工，噪音很大，臭味飘进阳台，老人睡不着，请环保部门管一管。"),
    ("{}附近屠宰场臭味污染", "小区附近的屠宰场臭味很大，窗户不敢开，夜里噪音不停，请环保部门查处。"),
    ("请关停{}旁的屠宰场", "屠宰场的噪音和臭味影响居民休息，孩子作呕，要求关停搬走。"),
    ("{}屠宰场噪音扰民", "屠宰场通宵生产，货车来回，噪音刺耳，臭味弥漫，环保部门来过也没用。"),
    ("投诉{}边上的屠宰场", "边上建了屠宰场，噪音臭味都严重，请查它有没有环保手续。"),
    ("{}居民受不了屠宰场", "屠宰场离居民楼只有几十米，臭味噪音，夜里也不停工，请尽快关停。"),
]
PARK = [
    ("{}什么时候动工", "规划多年的公园一直没有动工，空地长满野草，周边居民盼着开工建设。"),
    ("请问{}何时开工建设", "公园说了几年要建设，到现在没有开工，居民没有地方散步。"),
    ("{}建设进度太慢", "公园建设没有进度，开工一拖再拖，请公布动工时间。"),
    ("关于{}开工时间的疑问", "公园项目何时动工建设，能不能给居民一个开工的时间。"),
    ("盼{}早日动工", "居民散步没有地方去，公园建设何时开工，请给个说法。"),
]
CANTEEN = [
    ("{}食堂饭菜太差", "食堂饭菜凉，分量少，家长交了伙食费，孩子吃不饱。"),
    ("{}食堂伙食费涨价", "食堂伙食费又涨了，饭菜却没有变好，孩子说吃不饱。"),
    ("请检查{}的食堂", "食堂卫生差，饭菜里吃出虫子，伙食费很高，请检查。"),
    ("{}食堂卫生问题", "食堂卫生不好，孩子吃了肚子疼，饭菜质量差。"),
    ("{}食堂饭菜质量差", "饭菜质量差，伙食费高，食堂承包给了谁，请公开。"),
]
OTHERS = [
    ("公积金可以异地提取吗", "我在外省工作，想问公积金异地提取要哪些材料。"),
    ("红绿灯时间太短", "路口绿灯只有十秒，行人过不去，请调整信号灯。"),
    ("驾照换证在哪里办", "驾照快到期，窗口说要网上预约，网上又约不到。"),
    ("养老金认证手机不能用", "老人不会用手机，认证了三次都失败。"),
]


def letters(kind: list[tuple[str, str]], where: str, name: str, **given: object) -> list[Message]:
    """One message a text, each of a person of its own, a day apart."""
    return [
        Message(
            f"{name}{at}", title.format(where), text, DAY + timedelta(days=at), f"{name}用户{at}", **given
        )
        for at, (title, text) in enumerate(kind)
    ]


def town() -> list[Message]:
    """Two estates with a slaughterhouse each, a park, and what belongs to nothing."""
    return [
        *letters(SLAUGHTER, "清泉新城", "a"),
        *letters(SLAUGHTER, "云帆花园", "b"),
        *letters(PARK, "望溪公园", "c"),
        *letters(OTHERS, "", "x"),
    ]


def inside(found: Hotspots) -> set[frozenset[str]]:
    return {frozenset(one.messages) for one in found.shown}


def ids(name: str, many: int) -> frozenset[str]:
    return frozenset(f"{name}{at}" for at in range(many))


# What belongs together.


def test_one_matter_in_one_place_is_a_hotspot_and_the_rest_is_left_out() -> None:
    assert inside(Hotspots(town())) == {ids("a", 6), ids("b", 6), ids("c", 5)}


def test_the_same_matter_in_two_places_is_two_hotspots_even_word_for_word() -> None:
    for one in Hotspots(town()).shown:
        assert len({message[0] for message in one.messages}) == 1


def test_a_place_the_office_has_noted_is_a_border_whatever_the_texts_say() -> None:
    same = letters(SLAUGHTER, "小区", "a", place="清泉社区") + letters(
        SLAUGHTER, "小区", "b", place="云帆社区"
    )
    assert inside(Hotspots(same)) == {ids("a", 6), ids("b", 6)}
    unnoted = [replace(one, place="") for one in same]
    (found,) = inside(Hotspots([*unnoted, *letters(OTHERS, "", "x"), *letters(CANTEEN, "翠屏小学", "d")[:3]]))
    assert len(found & ids("a", 6)) == len(found & ids("b", 6)) >= 5


def test_a_message_without_a_place_joins_by_its_words() -> None:
    lone = Message("z", "屠宰场夜里噪音臭味", "屠宰场夜里噪音很大，臭味严重，请环保部门关停。", DAY, "z用户")
    assert ids("a", 6) | {"z"} in inside(
        Hotspots([*letters(SLAUGHTER, "清泉新城", "a"), *letters(OTHERS, "", "x"), lone])
    )


def test_fewer_than_five_persons_are_not_shown_however_many_messages_they_write() -> None:
    four = [replace(one, user=f"用户{at % 4}") for at, one in enumerate(letters(CANTEEN, "翠屏小学", "d"))]
    assert PEOPLE == 5
    assert inside(Hotspots([*town(), *four])) == inside(Hotspots(town()))
    five = letters(CANTEEN, "翠屏小学", "d")
    assert ids("d", 5) in inside(Hotspots([*town(), *five]))


def test_where_a_file_names_no_users_each_message_counts_as_a_person() -> None:
    nameless = [replace(one, user="") for one in letters(PARK, "望溪公园", "c")]
    (found,) = Hotspots([*nameless, *letters(OTHERS, "", "x")]).shown
    assert found.people == 5


def test_the_order_of_the_file_changes_nothing() -> None:
    one, other = Hotspots(town()), Hotspots(town()[::-1])
    assert {(each.id, frozenset(each.messages), each.heat) for each in one.shown} == {
        (each.id, frozenset(each.messages), each.heat) for each in other.shown
    }


@pytest.mark.parametrize("messages", [[], [Message("1", "", "")], letters(OTHERS, "", "x")])
def test_where_nothing_belongs_together_there_is_no_hotspot(messages: list[Message]) -> None:
    assert Hotspots(messages).shown == []


# Heat.


def test_likes_are_damped_and_a_message_of_one_person_is_no_hotspot_with_thousands() -> None:
    alone = Message("y", "路口没有斑马线", "路口没有斑马线，请画上。", DAY, "y用户", likes=9000)
    liked = [replace(one, likes=1000 if one.id == "c0" else 0) for one in town()]
    assert "y" not in frozenset().union(*inside(Hotspots([*town(), alone])))
    (park,) = (one for one in Hotspots(liked).shown if "c0" in one.messages)
    (plain,) = (one for one in Hotspots(town()).shown if "c0" in one.messages)
    assert plain.heat < park.heat < plain.heat + 14


def test_ten_times_the_likes_is_a_step_not_ten_times_the_heat() -> None:
    def hot(likes: int) -> float:
        return heat.heat([Message("1", "", "", DAY, "u", likes)])

    assert hot(0) == 1
    assert hot(10_000) - hot(1000) == pytest.approx(hot(1000) - hot(100), abs=0.05)


def test_heat_counts_distinct_persons_of_the_densest_days() -> None:
    days = [0, 10, 20, 200, 400]
    some = [Message(str(day), "", "", DAY + timedelta(days=day), f"u{day}") for day in days]
    assert [heat.densest(some, window) for window in (5, 15, 60, 365)] == [1, 2, 3, 4]
    assert heat.densest([replace(one, user="u") for one in some], 365) == 1


def test_the_hottest_comes_first_and_ranks_follow() -> None:
    shown = Hotspots(town()).shown
    assert [one.rank for one in shown] == [1, 2, 3]
    assert [one.heat for one in shown] == sorted((one.heat for one in shown), reverse=True)


def test_one_place_with_many_matters_is_cooler_than_one_matter() -> None:
    mixed = letters([("清泉新城" + title, text) for title, text in (*OTHERS, PARK[0], CANTEEN[0])], "", "m")
    found = Hotspots([*mixed, *letters(PARK, "望溪公园", "c")]).shown
    park = next(one for one in found if "c0" in one.messages)
    assert all(one.heat < park.heat for one in found if one is not park)


def test_trend_says_whether_it_is_of_late() -> None:
    span = (DAY, DAY + timedelta(days=90))
    early, late = [DAY, DAY + timedelta(days=5)], [DAY + timedelta(days=80)]
    assert heat.trend(late, span) == 1
    assert heat.trend(early, span) == -1
    assert heat.trend(early + late, span) == 0
    assert heat.trend([], span) == heat.trend(early, (DAY, DAY)) == 0


# Identities.


def test_ids_stay_when_new_messages_come() -> None:
    before = {one.messages[0][0]: one.id for one in Hotspots(town()).shown}
    later = [
        replace(one, id=f"new-{one.id}", user=f"新{one.user}", time=DAY + timedelta(days=30))
        for one in (*letters(PARK, "望溪公园", "c"), *letters(CANTEEN, "翠屏小学", "d"))
    ]
    after = Hotspots([*later, *town()]).shown
    assert len(after) == 4
    for one in after:
        old = {message[0] for message in one.messages if not message.startswith("new-")}
        assert not old or one.id == before[old.pop()]


def test_most_of_an_earlier_hotspot_keeps_its_id() -> None:
    earlier = {f"a{at}": "H-most" for at in range(3)} | dict.fromkeys(["a3", "b0", "b1", "x0"], "H-half")
    earlier |= {"c0": "H-gone", "no longer there": "H-gone", "nor this": "H-gone"}
    found = {one.messages[0][0]: one.id for one in Hotspots(town(), before=earlier).shown}
    assert found["a"] == "H-most"
    assert found["b"] != "H-half"  # two of four are no majority
    assert found["c"] == "H-gone"  # all of it that is still in the file


# Attach.


def test_a_new_message_is_told_its_hotspot_at_once_or_none() -> None:
    found = Hotspots(town())
    text = "屠宰场夜里不停，噪音和臭味让人睡不着，请环保部门来查。"

    def at(where: str) -> str:
        hotspot = attach(text, found, title=f"{where}的屠宰场")
        return hotspot.messages[0][0] if hotspot else ""

    assert at("清泉新城") == "a"
    assert at("云帆花园") == "b"
    assert at("松涛公寓") == ""  # a known place that no hotspot has
    assert attach("驾照换证约不到号。", found) is None
    assert attach("", found) is None


# Times as files have them.


@pytest.mark.parametrize(
    "written",
    ["2031/3/1 9:00:00", "2031-03-01T09:00:00Z", "2031年3月1日 9:00", "2031-03-01 09", " 2031/03/01 9:0 "],
)
def test_times_are_read_as_people_write_them(written: str) -> None:
    assert moment(written) == DAY
    assert moment("20310301") == moment("2031/3/1") == DAY.replace(hour=0)
    assert moment(" ") is None


# The command.

COLUMNS = ("id", "title", "text", "time", "user", "for", "against")


def table(path: Path, messages: list[Message], columns: tuple[str, ...] = COLUMNS) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        out = csv.DictWriter(file, columns, extrasaction="ignore")
        out.writeheader()
        for one in messages:
            time = f"{one.time:%Y/%m/%d %H:%M:%S}" if one.time else ""
            out.writerow(
                {
                    "id": one.id,
                    "title": one.title,
                    "text": one.text,
                    "time": time,
                    "user": one.user,
                    "for": one.likes,
                }
            )
    return path


def run(*words: object) -> Result:
    return CliRunner().invoke(group, ["triage", "hotspots", *map(str, words)])


def lines(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_command_writes_who_belongs_where_and_a_line_for_each(tmp_path: Path) -> None:
    out, summary = tmp_path / "h.csv", tmp_path / "s.csv"
    result = run(table(tmp_path / "m.csv", town()), "--out", out, "--summary", summary, "--window", 90)
    assert result.exit_code == 0, result.output
    assert "17" in result.output
    belongs = lines(out)
    assert list(belongs[0]) == ["message_id", "hotspot_id", "rank"]
    assert {row["message_id"] for row in belongs} == ids("a", 6) | ids("b", 6) | ids("c", 5)
    told = lines(summary)
    assert list(told[0]) == [
        *("hotspot_id", "rank", "name", "place", "first", "last", "messages", "people", "trend", "heat")
    ]
    assert [row["rank"] for row in told] == ["1", "2", "3"]
    assert {row["place"] for row in told} == {"清泉新城", "云帆花园", "望溪公园"}
    park = next(row for row in told if row["place"] == "望溪公园")
    assert park["name"].startswith("望溪公园 ")
    assert "屠宰场" in next(row["name"] for row in told if row["place"] == "清泉新城")
    assert (park["messages"], park["people"], park["first"]) == ("5", "5", "2031-03-01 09:00:00")


def test_no_output_holds_a_users_name(tmp_path: Path) -> None:
    named = [replace(one, user=f"屠宰{at}") for at, one in enumerate(town())]
    named[0] = replace(named[0], user="屠宰场")  # a name that is also a word of the matter
    named[6] = replace(named[6], user="云帆花园")  # and one that is a place
    out, summary = tmp_path / "h.csv", tmp_path / "s.csv"
    source = table(tmp_path / "m.csv", named)
    results = [run(source, "--out", out, "--summary", summary), run(source, "--out", out, "--json")]
    written = out.read_text() + summary.read_text() + "".join(result.output for result in results)
    assert all(result.exit_code == 0 for result in results)
    assert not [one.user for one in named if one.user in written]


def test_json_tells_the_summary(tmp_path: Path) -> None:
    told = json.loads(run(table(tmp_path / "m.csv", town()), "--out", tmp_path / "h.csv", "--json").output)
    assert (told["messages"], told["in_hotspots"], len(told["hotspots"])) == (21, 17, 3)


def test_an_earlier_result_hands_its_ids_on(tmp_path: Path) -> None:
    first, second = tmp_path / "1.csv", tmp_path / "2.csv"
    run(table(tmp_path / "m.csv", town()), "--out", first)
    of = {row["message_id"]: row["hotspot_id"] for row in lines(first)}
    first.write_text(first.read_text().replace(of["a1"], "H-earlier"))
    run(
        table(tmp_path / "m.csv", town()[1:]), "--out", second, "--before", first
    )  # the message that gave the id is gone
    assert {row["message_id"]: row["hotspot_id"] for row in lines(second)}["a1"] == "H-earlier"


def test_four_columns_are_enough(tmp_path: Path) -> None:
    out = tmp_path / "h.csv"
    assert run(table(tmp_path / "m.csv", town(), COLUMNS[:4]), "--out", out).exit_code == 0
    assert len(lines(out)) == 17


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("id,title,text\n1,a,b\n", "缺少列 time"),
        ("id,title,text,time\n1,a,b,2031/3/1\n1,a,b,2031/3/1\n", "编号（id）“1”"),
        ("id,title,text,time\n1,a,b,2031/13/45\n", "第2条：时间“2031/13/45”看不懂"),
        ("id,title,text,time\n1,a,b,gestern\n", "时间“gestern”看不懂"),
    ],
)
def test_what_cannot_be_used_ends_in_a_sentence(tmp_path: Path, content: str, sentence: str) -> None:
    source = tmp_path / "m.csv"
    source.write_text(content)
    result = run(source, "--out", tmp_path / "h.csv")
    assert result.exit_code == 2
    chinese, english = result.stderr.strip().splitlines()
    assert sentence in chinese
    assert english.isascii() or "“" in english
    assert not (tmp_path / "h.csv").exists()


def test_a_file_that_is_not_there_and_a_place_that_cannot_be_written_are_sentences(tmp_path: Path) -> None:
    missing = run(tmp_path / "no.csv", "--out", tmp_path / "h.csv")
    nowhere = run(table(tmp_path / "m.csv", town()), "--out", tmp_path / "no" / "h.csv")
    for result in (missing, nowhere):
        assert result.exit_code == 2
        assert len(result.stderr.strip().splitlines()) == 2


def test_help_is_in_both_languages() -> None:
    said = run("--help").output
    assert "只认事不认人" in said
    assert "never about" in said
    assert all(option in said for option in ("--out", "--window", "--summary", "--before", "--json"))
