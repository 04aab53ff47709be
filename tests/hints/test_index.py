"""The index holds no text, nothing that finds a person, and nothing of what is sealed."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction

from huiyin.hints import grams, rebuilding
from huiyin.hints.models import Document
from huiyin.law.words import Duty, State
from huiyin.matters.access import named
from huiyin.matters.models import PetitionMatter
from huiyin.papers.models import Paper
from huiyin.people.acting import Actor
from tests.acts.test_keeping import CARRIED_OUT, approved, night
from tests.cast import Cast, Told

pytestmark = pytest.mark.django_db
WORDS = "河湾村的水渠断了，电话 138-0000-0000，找田禾"


def _documents(town: Cast, who: str | Actor = "office-x/triage") -> list[Document]:
    with named(town.by(who)):
        return list(Document.objects.all())


def _pk(town: Cast, told: Told, who: str = "office-x/sealed") -> int:
    with named(town.by(who)):
        return PetitionMatter.objects.get(number=told.number).pk


def _triaged(town: Cast, **answers: object) -> Told:
    told = town.register("2026-03-02", **{"facts": WORDS} | answers)
    town.take("triage", told, "office-x/triage", "2026-03-03", klass="appeal")
    return told


def test_triage_indexes_the_words_and_registration_does_not(cast: Cast) -> None:
    told = cast.register("2026-03-02", facts=WORDS)
    assert _documents(cast) == []
    cast.take("triage", told, "office-x/triage", "2026-03-03", klass="suggestion")
    cast.take("triage", told, "office-x/triage", "2026-03-03", klass="appeal")
    (found,) = _documents(cast)
    assert found.day == date(2026, 3, 2)
    assert set(grams.of(grams.normal("水渠断了"))) <= set(found.grams)
    assert found.grams == sorted(set(found.grams))


def test_who_petitioned_is_not_found_by_the_index(cast: Cast) -> None:
    _triaged(cast)
    held = set(_documents(cast)[0].grams)
    for private in ("田禾", "13800000000", "00000000001", "芦渡县河湾村二组"):
        assert not set(grams.of(grams.normal(private))) <= held, private


def test_what_is_added_later_waits_for_the_next_triage(cast: Cast) -> None:
    told = _triaged(cast)
    cast.take("supplement", told, told.petitioner, "2026-03-04", text="还有三亩鱼塘")
    wanted = set(grams.of(grams.normal("三亩鱼塘")))
    assert not wanted <= set(_documents(cast)[0].grams)
    cast.take("triage", told, "office-x/triage", "2026-03-05", klass="appeal")
    assert wanted <= set(_documents(cast)[0].grams)


def test_sealing_takes_it_out_in_the_same_act(
    cast: Cast, as_owner: Callable[[], AbstractContextManager[None]]
) -> None:
    told = _triaged(cast)
    assert len(_documents(cast)) == 1
    cast.take("triage", told, "office-x/triage", "2026-03-04", klass="accusation")
    with as_owner():
        assert not Document.objects.exists()


def test_only_who_sees_the_matter_sees_its_row_in_raw_sql_too(cast: Cast) -> None:
    _triaged(cast)
    count = "SELECT count(*) FROM hints_document"
    with connection.cursor() as cursor:
        seen = {}
        for who in ("office-x/triage", "office-y/triage", "land-x/handler", "discipline-x/sealed"):
            with named(cast.by(who)):
                cursor.execute(count)
                seen[who] = cursor.fetchone()[0]
        cursor.execute(count)
        assert cursor.fetchone() == (0,), "nobody named"
    assert seen == {"office-x/triage": 1, "office-y/triage": 0, "land-x/handler": 0, "discipline-x/sealed": 0}


def test_what_is_sealed_is_refused_by_the_database(cast: Cast) -> None:
    told = cast.register("2026-03-02", accusation=True)
    pk = _pk(cast, told)
    with (
        named(cast.by("office-x/sealed")),
        pytest.raises(DatabaseError, match="row-level security"),
        transaction.atomic(),
    ):
        Document.objects.create(matter_id=pk, day=date(2026, 3, 2), grams=[1])


def test_what_is_destroyed_is_forgotten(cast: Cast, tmp_path: Path) -> None:
    told = approved(cast)
    assert [len(one.grams) > 5 for one in _documents(cast, "land-x/handler")] == [True]
    assert night(CARRIED_OUT, tmp_path / "disposals").disposed == [told.number]
    assert _documents(cast, Actor.job(Duty.CLOCK)) == []
    assert cast.page(told, "land-x/handler", "2037-02-06").matter.state == State.DISPOSED


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("请拨１３８ 0000 0000。谢谢", "请拨\n谢谢"),
        ("0731-8888888转2", "\n转2"),
        ("证号320102199001011234，2026年3月2日", "证号\n2026年3月2日"),
        ("面积3600平方米，共120户，Ａ栋", "面积3600平方米共120户a栋"),
    ],
)
def test_numbers_that_find_a_person_leave_a_gap(text: str, kept: str) -> None:
    assert grams.cut(text, []) == kept


def test_the_index_is_rebuilt_as_triage_wrote_it_and_holds_nothing_else(cast: Cast) -> None:
    _triaged(cast)
    other = _triaged(cast)
    cast.register("2026-03-02", facts=WORDS)
    cast.take(
        "triage",
        cast.register("2026-03-02", facts=WORDS),
        "office-x/triage",
        "2026-03-03",
        klass="accusation",
    )
    before = {one.matter_id: one.grams for one in _documents(cast)}
    assert rebuilding.rebuild() == (2, 0), "what is as it should be is left alone"
    with named(Actor.job(Duty.CLOCK)):
        Document.objects.filter(matter_id=_pk(cast, other, "office-x/triage")).delete()
    assert rebuilding.rebuild() == (2, 1)
    assert {one.matter_id: one.grams for one in _documents(cast)} == before


def test_what_is_added_later_is_not_indexed_by_a_rebuild_either(cast: Cast) -> None:
    """Nobody has read it yet: it may accuse somebody."""
    told = _triaged(cast)
    cast.take("supplement", told, told.petitioner, "2026-03-04", text="还有三亩鱼塘")
    assert rebuilding.rebuild() == (1, 0)
    with named(Actor.job(Duty.CLOCK)):
        Document.objects.all().delete()
    assert rebuilding.rebuild() == (1, 1)
    held = set(_documents(cast)[0].grams)
    assert set(grams.of(grams.normal("水渠断了"))) <= held
    assert not set(grams.of(grams.normal("三亩鱼塘"))) & held


def test_a_paper_is_indexed_from_its_issue_until_it_is_void(cast: Cast) -> None:
    def papers() -> set[int]:
        return {one.paper_id for one in _documents(cast, Actor.job(Duty.CLOCK)) if one.paper_id}

    told = cast.accepted("2026-03-02", facts=WORDS)
    with named(Actor.job(Duty.CLOCK)):
        drafted = dict(Paper.objects.values_list("kind", "pk"))
    assert "notice_of_acceptance" in drafted
    assert papers() == set(), "what is drafted or signed off is not yet said"
    cast.worked("2026-03-02")
    with named(Actor.job(Duty.CLOCK)):
        issued = set(Paper.objects.filter(state="issued").values_list("pk", flat=True))
    assert papers() == issued > set()
    notice = drafted["notice_of_acceptance"]
    cast.take("void_paper", told, "land-x/head", "2026-03-03", paper=notice, ground="content")
    assert papers() == issued - {notice}


def test_words_that_cannot_be_read_any_more_stop_nothing(
    cast: Cast, as_owner: Callable[[], AbstractContextManager[None]]
) -> None:
    """A damaged row of one act: the other acts of the matter, and the other matters, are read all the same."""
    told, _other = _triaged(cast), _triaged(cast, facts="别处的路灯坏了")
    cast.take("supplement", told, told.petitioner, "2026-03-04", text="还有三亩鱼塘")
    cast.take("triage", told, "office-x/triage", "2026-03-05", klass="appeal")
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(
            "UPDATE matters_content SET body = %s WHERE act_id IN (SELECT id FROM matters_act WHERE step = 'supplement')",
            [b"damaged"],
        )
    with named(Actor.job(Duty.CLOCK)):
        Document.objects.all().delete()
    assert rebuilding.rebuild() == (2, 2)
    held = set(_documents(cast)[0].grams) | set(_documents(cast)[1].grams)
    assert set(grams.of(grams.normal("水渠断了"))) <= held
    assert set(grams.of(grams.normal("路灯坏了"))) <= held
    assert not set(grams.of(grams.normal("三亩鱼塘"))) <= held
