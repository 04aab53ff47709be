"""Hotspots beside real matters: five persons at least, about a matter and never about them, gone with what is sealed."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client

from huiyin.hints import attaching, finding, hotspots, indexing
from huiyin.hints.models import Detached, Hotspot, HotspotMatter
from huiyin.law.words import Duty
from huiyin.matters import access, casefile, gathering
from huiyin.matters.access import named
from huiyin.people.acting import Actor
from huiyin.people.models import Officer
from tests.cast import Cast, Told, at

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 31)
CLOCK = Actor.job(Duty.CLOCK)
OWNER = Callable[[], AbstractContextManager[None]]
SMELL = (
    (
        "请治理望溪花园旁的屠宰场",
        "屠宰场每天夜里开工，噪音很大，臭味飘进阳台，老人睡不着，请环保部门管一管。",
    ),
    ("望溪花园屠宰场臭味污染", "小区附近的屠宰场臭味很大，窗户不敢开，夜里噪音不停，请环保部门查处。"),
    ("请关停望溪花园边的屠宰场", "屠宰场的噪音和臭味影响居民休息，孩子作呕，要求关停搬走。"),
    ("望溪花园屠宰场噪音扰民", "屠宰场通宵生产，货车来回，噪音刺耳，臭味弥漫，环保部门来过也没用。"),
    ("望溪花园居民受不了屠宰场", "屠宰场离居民楼只有几十米，臭味噪音，夜里也不停工，请尽快关停。"),
    ("望溪花园旁屠宰场应当搬走", "屠宰场夜里噪音臭味不断，居民多次要求环保部门关停搬迁，一直没有结果。"),
)
ELSE = (
    ("公积金可以异地提取吗", "我在外省工作，想问公积金异地提取要哪些材料。"),
    ("红绿灯时间太短", "路口绿灯只有十秒，行人过不去，请调整信号灯。"),
    ("养老金认证手机不能用", "老人不会用手机，认证了三次都失败。"),
)


def tell(town: Cast, place: int, said: tuple[str, str], on: date, who: int | None = None) -> Told:
    """A petition of a person of its own, or of person `who`, not sorted yet."""
    identity = {
        "name": f"屠宰{'甲乙丙丁戊己庚辛'[place % 8]}",
        "phone": f"0000000{100 if who is None else who}{place if who is None else 0}",
    }
    return town.register(on.isoformat(), requests=(said[0],), facts=said[1], identity=identity)


def sort(town: Cast, told: Told, klass: str = "appeal") -> None:
    town.take("triage", told, "office-x/triage", TODAY.isoformat(), klass=klass)


@pytest.fixture
def letters(cast: Cast) -> list[Told]:
    """Five persons about one slaughterhouse, one letter a week, and three about other things; all sorted, not yet found."""
    told = [
        tell(cast, place, said, TODAY - timedelta(days=35 - 7 * place))
        for place, said in enumerate(SMELL[:5])
    ]
    others = [tell(cast, 10 + place, said, TODAY) for place, said in enumerate(ELSE)]
    for one in (*told, *others):
        sort(cast, one)
    return told


@pytest.fixture
def found(cast: Cast, letters: list[Told]) -> list[Told]:
    """The same after the night's job."""
    finding.find(TODAY)
    return letters


def seen(town: Cast, who: str = "office-x/triage") -> list[hotspots.Hot]:
    with named(town.by(who)):
        return hotspots.listed(town.by(who))


def inside(town: Cast, hot: hotspots.Hot) -> int:
    with named(town.by("office-x/triage")):
        return len(hotspots.matters(hot))


def belonging(town: Cast, told: Told, who: str = "office-x/triage") -> attaching.Belonging | None:
    with named(town.by(who)):
        return attaching.of_matter(casefile.load(told.number, lock=False), town.by(who))


def test_the_night_finds_one_matter_in_one_place_and_calls_it_by_its_own_words(
    cast: Cast, found: list[Told]
) -> None:
    (one,) = seen(cast)
    assert (one.people, one.matters) == (5, 5)
    assert (one.first, one.last) == (TODAY - timedelta(days=35), TODAY - timedelta(days=7))
    assert [many for _, many in one.weeks(TODAY)] == [1, 1, 1, 1, 1, 0]
    assert one.lately(TODAY) == (1, 2)
    assert one.words
    assert one.words.place == "望溪花园"
    assert "屠宰场" in one.words.name
    assert inside(cast, one) == 5


def test_it_is_the_same_the_next_night_and_gone_when_its_days_are_over(cast: Cast, found: list[Told]) -> None:
    (before,) = seen(cast)
    assert finding.find(TODAY) == 1
    later = tell(cast, 6, SMELL[5], TODAY)
    sort(cast, later)
    assert finding.find(TODAY + timedelta(days=1)) == 1
    (after,) = seen(cast)
    assert (after.code, after.people) == (before.code, 6)
    assert finding.find(TODAY + finding.WINDOW) == 0
    assert seen(cast) == []


def test_four_persons_are_no_hotspot_however_often_they_write_and_nobody_known_is_one(cast: Cast) -> None:
    for place, said in enumerate(SMELL):
        sort(cast, tell(cast, place, said, TODAY, who=place % 4 + 1))
    finding.find(TODAY)
    with named(CLOCK):
        assert not Hotspot.objects.exists()
    nameless = cast.register(TODAY.isoformat(), requests=(SMELL[0][0],), facts=SMELL[1][1], identity={})
    again = cast.register(TODAY.isoformat(), requests=(SMELL[2][0],), facts=SMELL[3][1], identity={})
    sort(cast, nameless)
    assert finding.find(TODAY) == 1
    sort(cast, again)
    finding.find(TODAY)
    (one,) = seen(cast)
    assert (one.people, one.matters) == (5, 8)


def test_a_new_matter_joins_as_it_is_sorted_with_the_reason(cast: Cast, found: list[Told]) -> None:
    new, other = tell(cast, 6, SMELL[5], TODAY), tell(cast, 7, ELSE[1], TODAY)
    again = tell(cast, 0, SMELL[1], TODAY)
    elsewhere = tell(cast, 5, (SMELL[3][0].replace("望溪花园", "云帆公寓"), SMELL[3][1]), TODAY)
    for told in (new, other, again, elsewhere):
        sort(cast, told)
    there = belonging(cast, new)
    assert there
    assert there.why
    assert there.why.place == "望溪花园"
    assert "屠宰场" in there.why.words
    assert belonging(cast, other) is None
    assert belonging(cast, elsewhere) is None, "a place that differs is a border"
    assert belonging(cast, again)
    (one,) = seen(cast)
    assert (one.people, one.matters) == (6, 7), "the same person is counted once"


def test_an_officer_takes_a_matter_out_and_it_stays_out_until_put_back(cast: Cast, found: list[Told]) -> None:
    new = tell(cast, 6, SMELL[5], TODAY)
    sort(cast, new)
    by = cast.by("office-x/triage")
    with named(by):
        case = casefile.load(new.number, lock=False)
        acts = case.matter.acts
        assert attaching.detach(case, by, at(TODAY))
        assert not attaching.detach(case, by, at(TODAY))
        (record,) = Detached.objects.all()
        assert record.officer_id == by.officer_id
    finding.find(TODAY)
    sort(cast, new)
    left = belonging(cast, new)
    assert left
    assert left.detached
    assert inside(cast, left.hotspot) == 5
    with named(by):
        case = casefile.load(new.number, lock=False)
        assert attaching.put_back(case, by, at(TODAY))
        assert case.matter.acts == acts + 1, "the triage; taking out is no step of the matter"
    finding.find(TODAY)
    back = belonging(cast, new)
    assert back
    assert not back.detached


def test_sealing_one_of_five_takes_it_out_at_once_and_the_words_of_all(
    cast: Cast, found: list[Told], as_owner: OWNER
) -> None:
    cast.take("triage", found[2], "office-x/triage", TODAY.isoformat(), klass="accusation")
    assert seen(cast) == [], "four are left"
    with as_owner():
        (row,) = Hotspot.objects.all()
        assert (row.key, row.body) == (None, None)
        assert HotspotMatter.objects.count() == 4
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'find_lost_hotspots'")
            assert cursor.fetchone() == (1,)
    assert finding.find_lost(TODAY) == 0
    with as_owner():
        assert not Hotspot.objects.exists()


def test_sealing_one_of_six_leaves_five_without_words_until_they_are_found_anew(
    cast: Cast, found: list[Told]
) -> None:
    new = tell(cast, 6, SMELL[5], TODAY)
    sort(cast, new)
    cast.take("triage", found[0], "office-x/triage", TODAY.isoformat(), klass="accusation")
    (one,) = seen(cast)
    assert (one.people, one.words) == (5, None)
    there = belonging(cast, new)
    assert there
    assert there.why is None
    assert finding.find_lost(TODAY) == 1
    (one,) = seen(cast)
    assert one.words


def test_what_is_destroyed_or_rewritten_leaves_with_its_key(
    cast: Cast, found: list[Told], as_owner: OWNER
) -> None:
    """Whatever act exchanges or deletes the key of a text: the database itself takes the matter out."""
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE matters_petitionmatter DISABLE TRIGGER matter_by_act")
        cursor.execute("UPDATE matters_petitionmatter SET key = NULL WHERE number = %s", [found[1].number])
        assert HotspotMatter.objects.count() == 4
        assert Hotspot.objects.get().body is None


def test_who_sees_a_hotspot_is_decided_by_the_database(cast: Cast, found: list[Told]) -> None:
    counts = {}
    for who in (
        "office-x/triage",
        "office-x/supervisor",
        "office-x/intake",
        "office-x/sealed",
        "office-y/triage",
        "land-x/head",
    ):
        with named(cast.by(who)), connection.cursor() as cursor:
            cursor.execute(
                "SELECT (SELECT count(*) FROM hints_hotspot), (SELECT count(*) FROM hints_hotspotmatter)"
            )
            counts[who] = cursor.fetchone()
            with pytest.raises(DatabaseError), transaction.atomic():
                cursor.execute("UPDATE hints_hotspotmatter SET writer = 9")
            with pytest.raises(gathering.NotForPages):
                gathering.gathered(cast["office-x"], date(2026, 1, 1), indexing.STEPS)
    assert {who for who, told in counts.items() if told == (1, 5)} == {
        "office-x/triage",
        "office-x/supervisor",
    }
    assert {who for who, told in counts.items() if told == (0, 0)} == set(counts) - {
        "office-x/triage",
        "office-x/supervisor",
    }
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM hints_hotspot")
        assert cursor.fetchone() == (0,), "nobody named"


def test_no_officer_puts_a_matter_into_a_hotspot_that_is_sealed(cast: Cast, found: list[Told]) -> None:
    (one,) = seen(cast)
    sealed = cast.register(TODAY.isoformat(), accusation=True)
    with named(cast.by("office-x/sealed")):
        pk = casefile.load(sealed.number, lock=False).matter.pk
    for who in (cast.by("office-x/sealed"), cast.by("office-x/triage"), CLOCK):
        with named(who), pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            HotspotMatter.objects.create(hotspot_id=one.pk, matter_id=pk, day=TODAY, writer=9)


def test_nothing_of_it_lies_in_the_clear_and_numbers_of_writers_mean_nothing_elsewhere(
    cast: Cast, found: list[Told], as_owner: OWNER
) -> None:
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT string_agg(h::text, ''), (SELECT array_agg(writer ORDER BY id) FROM hints_hotspotmatter) FROM hints_hotspot h"
        )
        text, numbers = cursor.fetchone()
    assert not re.search(
        "屠宰|望溪",
        text + bytes.fromhex("".join(re.findall(r"\\x([0-9a-f]+)", text))).decode("utf-8", "replace"),
    )
    assert numbers == [1, 2, 3, 4, 5]


@pytest.fixture
def triage(cast: Cast, demonstration: Callable[[date], None]) -> Client:
    demonstration(TODAY)
    client = Client()
    client.force_login(
        Officer.objects.get(username="office-x/triage"), backend="django.contrib.auth.backends.ModelBackend"
    )
    return client


def test_the_pages_show_the_matter_and_nobody(cast: Cast, found: list[Told], triage: Client) -> None:
    listed = triage.get("/desk/hotspots")
    (code,) = set(re.findall(r"/desk/hotspots/(H\w+)", listed.text))
    one = triage.get(f"/desk/hotspots/{code}")
    for page in (listed, one):
        assert "望溪花园" in page.text
        assert "5 人" in page.text
        assert not re.search("屠宰[甲乙丙丁戊]|0000000", page.text)
    assert all(told.number in one.text for told in found)
    matter = triage.get(f"/desk/matters/{found[0].number}")
    assert "属于热点" in matter.text
    assert triage.get("/desk/hotspots/Hnone").status_code == 404
    moved = triage.post(f"/desk/matters/{found[0].number}/hotspot", follow=True)
    assert "属于热点" not in moved.text, "four are left: it is not shown any more"
    assert "现在没有热点" in triage.get("/desk/hotspots").text


def test_of_five_persons_one_taken_out_leaves_nothing_in_the_table(
    cast: Cast, found: list[Told], as_owner: OWNER
) -> None:
    """Four persons are no hotspot: the night writes none, it does not leave it to the wall to hide it."""
    with named(cast.by("office-x/triage")):
        assert attaching.detach(
            casefile.load(found[0].number, lock=False), cast.by("office-x/triage"), at(TODAY)
        )
    assert finding.find(TODAY) == 0
    with as_owner():
        assert not Hotspot.objects.exists()
        assert not HotspotMatter.objects.exists()


def test_a_matter_that_is_sealed_while_it_is_compared_is_compared_anew_without_it(
    cast: Cast, letters: list[Told], monkeypatch: pytest.MonkeyPatch
) -> None:
    sixth = tell(cast, 6, SMELL[5], TODAY)
    sort(cast, sixth)
    compare, sealed = finding.Hotspots, list[Told]([letters[0]])

    def meanwhile(*given: Any, **more: Any) -> Any:
        made = compare(*given, **more)
        if sealed:
            cast.take("triage", sealed.pop(), "office-x/triage", TODAY.isoformat(), klass="accusation")
            access.name(CLOCK)  # one connection here, two in life
        return made

    monkeypatch.setattr(finding, "Hotspots", meanwhile)
    assert finding.find_of(cast["office-x"], TODAY) == 1
    (one,) = seen(cast)
    assert (one.people, one.matters) == (5, 5)
    assert one.words
