"""What the database itself refuses: changing the record, moving a date, and looking without a name."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.db import DatabaseError, connection, transaction

from huiyin.law.words import Duty
from huiyin.matters import acts, reading
from huiyin.matters.models import (
    Act,
    Arrival,
    Breach,
    Content,
    Hop,
    Message,
    Petitioner,
    PetitionItem,
    PetitionMatter,
    Reach,
    Term,
)
from huiyin.people.acting import Actor
from tests.cast import Cast, Told, at, day

AsOwner = Callable[[], AbstractContextManager[None]]
KEPT = ("matters_act", "matters_petitionitem")
CHANGES = ("UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {} CASCADE")


def run(statement: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize("table", KEPT)
@pytest.mark.parametrize("change", CHANGES)
def test_the_record_is_append_only_for_the_application(cast: Cast, table: str, change: str) -> None:
    """Not even the officer who wrote it."""
    cast.register("03-02")
    with reading.named(cast.by("office-x/intake")), pytest.raises(DatabaseError):
        run(change.format(table))


@pytest.mark.parametrize("table", KEPT)
@pytest.mark.parametrize("change", CHANGES)
def test_the_record_is_append_only_for_the_owner(
    transactional_cast: Cast, as_owner: AsOwner, table: str, change: str
) -> None:
    """The owner of the tables is told so as well."""
    transactional_cast.register("03-02")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), as_owner():
        run(change.format(table))


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE matters_term SET due = due + 30",
        "UPDATE matters_term SET raw = raw + 1, extended = 1",
        "UPDATE matters_term SET state = 'void'",
        "INSERT INTO matters_term (matter_id, clock, start, extended, excluded, raw, due, provisional, edition,"
        " state, changed_by_id) SELECT matter_id, 'handle', start, 0, '[]', raw, due, false, 0, 'running',"
        " changed_by_id FROM matters_term LIMIT 1",
        "UPDATE matters_petitionmatter SET state = 'closed'",
        "UPDATE matters_petitionmatter SET holder_id = origin_id, supervised = true",
        "DELETE FROM matters_term",
        "DELETE FROM matters_petitionmatter",
        "UPDATE matters_reach SET due = due + 30",
        "INSERT INTO matters_reach SELECT * FROM matters_reach",
    ],
)
def test_no_due_date_and_no_state_is_edited_by_hand(transactional_cast: Cast, change: str) -> None:
    """Without an act in the same transaction nothing of a matter changes."""
    matter = transactional_cast.register("03-02")
    before = transactional_cast.clock(matter, "sort").due
    with pytest.raises(DatabaseError), reading.named(transactional_cast.by("office-x/triage")):
        run(change)
    assert transactional_cast.clock(matter, "sort").due == before


ALL = (Act, Arrival, Breach, Content, Hop, Message, Petitioner, PetitionItem, PetitionMatter, Reach, Term)


def a_life(cast: Cast) -> Told:
    return cast.accepted("03-02")


@pytest.mark.parametrize("names", ["", "officer", "agency", "duty", "receipt"])
def test_nobody_named_no_rows(transactional_cast: Cast, names: str) -> None:
    """No name, an empty one, or half of one: nothing exists, however it is asked."""
    a_life(transactional_cast)
    with transaction.atomic(), connection.cursor() as cursor:
        if names:
            cursor.execute("SELECT set_config(%s, %s, true)", [f"huiyin.{names}", HALF[names]])
        for model in ALL:
            assert not model.objects.exists()
            assert model.objects.count() == 0
            cursor.execute(f"SELECT * FROM {model._meta.db_table}")
            assert cursor.fetchall() == []


HALF = {"officer": "1", "agency": "1", "duty": "triage", "receipt": "0" * 64}


def test_a_duty_one_does_not_hold_shows_nothing(transactional_cast: Cast) -> None:
    """Naming another's duty, or another agency, is naming nobody."""
    a_life(transactional_cast)
    triage = transactional_cast.by("office-x/triage")
    for borrowed in (
        Actor(triage.officer_id, triage.agency_id, Duty.SEALED),
        Actor(triage.officer_id, transactional_cast["land-x"], Duty.HANDLER),
    ):
        with reading.named(borrowed):
            assert all(not model.objects.exists() for model in ALL)


def test_the_name_does_not_outlive_its_transaction(transactional_cast: Cast) -> None:
    """After an officer's page the next request on the same connection starts with nobody."""
    a_life(transactional_cast)
    with reading.named(transactional_cast.by("land-x/handler")):
        assert PetitionMatter.objects.count() == 1
    assert PetitionMatter.objects.count() == 0


def test_forbidden_and_missing_look_alike(cast: Cast) -> None:
    """An agency without the matter learns no more than from a number that never was."""
    matter = cast.accepted("03-02")
    stranger = cast.by("housing-x/handler")
    never = "970101-2026-999999-1"
    for number in (matter.number, never):
        with pytest.raises(acts.NotThere) as taking:
            acts.take("hear", number, by=stranger, on=day("03-03"), at=at(day("03-03")), answers={})
        assert taking.value.args == ()
        with pytest.raises(acts.NotThere):
            acts.choices(number, by=stranger, on=day("03-03"))
        with reading.named(stranger), pytest.raises(acts.NotThere):
            reading.matter(number, on=day("03-03"))
    with reading.named(stranger):
        assert not any(model.objects.exists() for model in (PetitionMatter, Act, Term, Petitioner, Reach))


def test_a_petitioner_sees_their_own_matter_alone(cast: Cast) -> None:
    """By the receipt: this item, no other; a wrong code is a receipt that never was."""
    mine, other = cast.accepted("03-02"), cast.accepted("03-03")
    with reading.named(mine.petitioner):
        assert [row.number for row in PetitionMatter.objects.all()] == [mine.number]
    guessed = Actor.petitioner(reading.follow(mine.receipt.item, other.receipt.code))
    with reading.named(guessed):
        assert not PetitionMatter.objects.exists()
    with pytest.raises(acts.NotThere):
        cast.take("ask_withdrawal", other, mine.petitioner, "03-04", pressed="no", own_will=True)


def _at():
    from tests.cast import at

    return at(day("03-03"))
