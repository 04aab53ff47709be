"""Repeats: found by what is said, with the reason; never by who somebody is, never out of reach, never what is sealed."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.db import connection

from huiyin.hints import grams, similar
from huiyin.hints.similar import Alike, Asked
from huiyin.matters import sameness
from huiyin.matters.access import named
from huiyin.matters.models import Read
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
