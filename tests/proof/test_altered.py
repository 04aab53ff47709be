"""After a checkpoint someone with every right over the database rewrites the record, chain and all: it is found and named."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connection

from huiyin.config import archives, witnesses
from huiyin.matters import checkpoints, ledger
from huiyin.matters.ledger import fields, genesis, link
from huiyin.matters.models import Act
from huiyin.proof import archive
from huiyin.proof.checkpoint import Checkpoint
from tests import ground
from tests.cast import Cast, Told, at, day

SIGNER = witnesses.signer()
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def matter(transactional_cast: Cast) -> Told:
    """A matter of nine acts among others, signed in two checkpoints, with one act after them."""
    told = transactional_cast.accepted("03-02")
    transactional_cast.register("03-02")
    checkpoints.take(SIGNER, at(day("03-03"), 0))
    transactional_cast.investigated(told, "03-03")
    checkpoints.take(SIGNER, at(day("03-04"), 0))
    transactional_cast.take("supplement", told, told.petitioner, "03-04", text="补充一句。")
    found = ledger.verify()
    assert (found.broken, found.back_dated, found.unsigned, found.checkpoints) == ([], [], "", 2)
    return told


@contextmanager
def superuser() -> Iterator[psycopg.Cursor[Any]]:
    """The database's superuser with every trigger and foreign key switched off."""
    with psycopg.connect(f"{ground.stand()} dbname={ground.DATABASE}") as connection:
        cursor = connection.cursor()
        cursor.execute("SET session_replication_role = replica")
        yield cursor


def forged(number: str, change: Callable[[psycopg.Cursor[Any]], None]) -> ledger.Walked:
    """Change the acts of a matter, then work out its whole chain anew, so that the chain itself holds; and verify."""
    with superuser() as cursor:
        change(cursor)
        cursor.execute("SELECT id FROM matters_petitionmatter WHERE number = %s", [number])
        row = cursor.fetchone()
        if row is not None:
            _chain_anew(cursor, number, row[0])
    return ledger.verify()


NAMES = [field.attname for field in Act._meta.concrete_fields]


def _chain_anew(cursor: psycopg.Cursor[Any], number: str, matter: int) -> None:
    columns = ", ".join(f'"{name}"' for name in NAMES)
    cursor.execute(f"SELECT {columns} FROM matters_act WHERE matter_id = %s ORDER BY seq", [matter])
    prev, seq = genesis(number), 0
    for values in cursor.fetchall():
        act, seq = Act(**dict(zip(NAMES, values, strict=True))), seq + 1
        act.seq = seq
        own = link(prev, fields(number, act))
        cursor.execute(
            "UPDATE matters_act SET seq = %s, prev = %s, hash = %s WHERE id = %s", [seq, prev, own, act.pk]
        )
        prev = own
    cursor.execute(
        "UPDATE matters_petitionmatter SET acts = %s, head = %s WHERE id = %s", [seq, prev, matter]
    )


OWN = "matter_id = (SELECT id FROM matters_petitionmatter WHERE number = %(n)s)"
COPIED = ", ".join(f'"{name}"' for name in NAMES if name not in ("id", "seq"))
# what was done: the statement, the act that is named, the words that name it
DEEDS = {
    "altered": (f"UPDATE matters_act SET article = '99' WHERE {OWN} AND seq = 3", 3, "被改过"),
    "words altered": (f"UPDATE matters_act SET digest = sha256(digest) WHERE {OWN} AND seq = 1", 1, "被改过"),
    "removed": (f"DELETE FROM matters_act WHERE {OWN} AND seq = 4", 4, "被删去"),
    "removed at the end": (f"DELETE FROM matters_act WHERE {OWN} AND seq >= 9", 9, "被删去"),
    "inserted": (
        f"UPDATE matters_act SET seq = seq + 100 WHERE {OWN} AND seq > 2;"
        f" INSERT INTO matters_act (id, seq, {COPIED}) SELECT 999999, 50, {COPIED} FROM matters_act WHERE {OWN} AND seq = 2",
        3,
        "插进来",
    ),
    "reordered": (
        f"UPDATE matters_act SET seq = 100 WHERE {OWN} AND seq = 2; UPDATE matters_act SET seq = 2 WHERE {OWN} AND seq = 3;"
        f" UPDATE matters_act SET seq = 3 WHERE {OWN} AND seq = 100",
        2,
        "顺序被改过",
    ),
    "back-dated": (
        f"""UPDATE matters_act SET "on" = '2026-02-20' WHERE {OWN} AND seq = 5""",
        5,
        "日期被改过",
    ),
    "instant changed": (
        f"UPDATE matters_act SET at = at - interval '3 hours' WHERE {OWN} AND seq = 5",
        5,
        "被改过",
    ),
    "whole matter gone": (
        f"DELETE FROM matters_act WHERE {OWN}; DELETE FROM matters_petitionmatter WHERE number = %(n)s",
        1,
        "整件事项",
    ),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_whatever_is_done_to_a_signed_act_is_named(matter: Told, deed: str) -> None:
    """The chain of the matter is worked out anew each time and holds; the checkpoint does not."""
    statement, seq, words = DEEDS[deed]

    def change(cursor: psycopg.Cursor[Any]) -> None:
        for one in statement.split("; "):
            cursor.execute(one, {"n": matter.number})

    found = forged(matter.number, change)
    assert [(one.matter, one.seq) for one in found.broken] == [(matter.number, seq)]
    assert words in found.broken[0].because
    assert found.broken[0].because_en


def test_without_a_checkpoint_the_same_would_not_be_seen(transactional_cast: Cast) -> None:
    """What checkpoints add: before one, a chain rewritten as a whole holds."""
    told = transactional_cast.accepted("03-02")
    found = forged(
        told.number,
        lambda cursor: cursor.execute("UPDATE matters_act SET article = '99' WHERE seq = 3") and None,
    )
    assert found.broken == []


def test_an_act_written_later_and_dated_back_is_named(matter: Told) -> None:
    """Put at the end of the chain, where nothing follows: it is in no checkpoint that was there on its day."""

    def add(cursor: psycopg.Cursor[Any]) -> None:
        cursor.execute(
            f"INSERT INTO matters_act (id, seq, {COPIED}) SELECT 999999, 100, {COPIED} FROM matters_act"
            f" WHERE {OWN} AND seq = 9",
            {"n": matter.number},
        )

    found = forged(matter.number, add)
    assert [(one.matter, one.seq) for one in found.back_dated] == [(matter.number, 11)]
    checkpoints.take(SIGNER, at(day("03-05"), 0))
    again = ledger.verify()
    assert [(one.matter, one.seq) for one in again.back_dated] == [(matter.number, 11)], (
        "signed later, named still"
    )


def test_leaves_changed_together_with_the_acts_are_named(matter: Told) -> None:
    """The copy of what was signed is rewritten as well: then the signed root differs."""

    def both(cursor: psycopg.Cursor[Any]) -> None:
        cursor.execute(f"UPDATE matters_act SET article = '99' WHERE {OWN} AND seq = 3", {"n": matter.number})

    forged(matter.number, both)
    with superuser() as cursor:
        cursor.execute("UPDATE matters_leaf l SET hash = a.hash FROM matters_act a WHERE a.id = l.act_id")
    found = ledger.verify()
    assert "第 1 号存证" in found.unsigned
    assert found.unsigned_en == "The tree of checkpoint 1 was changed."


SWAPPED = (
    "UPDATE matters_checkpoint SET signature = (SELECT signature FROM matters_checkpoint WHERE place = 2)"
    " WHERE place = 1"
)


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        (
            "UPDATE matters_checkpoint SET body = replace(body, '\"acts\":', '\"acts\":1') WHERE place = 2",
            "2",
        ),
        ("UPDATE matters_checkpoint SET body = 'nothing' WHERE place = 2", "不是存证"),
        (SWAPPED, "第 1 号存证的签名不对"),
        ("DELETE FROM matters_checkpoint WHERE place = 1", "缺少第 1 号存证"),
        ("DELETE FROM matters_checkpoint WHERE place = 2", "缺少第 2 号存证"),
        ("DELETE FROM matters_leaf WHERE seq = 2", "第 1 号存证的树"),
        ("DELETE FROM matters_arrival WHERE id = (SELECT min(id) FROM matters_arrival)", "收件号"),
    ],
)
def test_checkpoints_themselves_are_held(matter: Told, statement: str, said: str) -> None:
    with superuser() as cursor:
        cursor.execute(statement)
    assert said in ledger.verify().unsigned


def test_all_checkpoints_made_anew_with_the_key_differ_from_those_outside(matter: Told) -> None:
    """Who has the signing key as well rewrites everything: what a witness keeps shows it."""
    with checkpoints.named(checkpoints.CLOCK):
        outside: list[Checkpoint] = list(checkpoints.all_of_them())

    def anew(cursor: psycopg.Cursor[Any]) -> None:
        cursor.execute(f"UPDATE matters_act SET article = '99' WHERE {OWN} AND seq = 3", {"n": matter.number})
        cursor.execute("DELETE FROM matters_checkpoint")
        cursor.execute("DELETE FROM matters_leaf")

    forged(matter.number, anew)
    checkpoints.take(SIGNER, at(day("03-03"), 0))
    found = ledger.verify()
    assert (found.broken, found.unsigned) == ([], "")
    with checkpoints.named(checkpoints.CLOCK):
        differs = checkpoints.differing(outside)
    assert differs == outside[0]


def test_after_the_key_of_the_matter_is_destroyed_record_and_archive_still_hold(
    matter: Told, tmp_path: Path
) -> None:
    """What was said is gone; that it was said, when, and in which checkpoint, stays proven."""
    with superuser() as cursor:
        cursor.execute("UPDATE matters_petitionmatter SET key = NULL WHERE number = %s", [matter.number])
        cursor.execute("DELETE FROM matters_content")
    found = ledger.verify()
    assert (found.broken, found.back_dated, found.unsigned) == ([], [], "")
    archives.write(matter.number, tmp_path / "case.zip")
    kept = archive.check(tmp_path / "case.zip")
    assert (kept.acts, kept.proven, kept.readable) == (10, 9, 0)


def test_an_act_in_flight_lands_in_the_next_one(transactional_cast: Cast) -> None:
    """Its number is lower than that of acts that are signed already; it was not visible, and it is not lost."""
    told = transactional_cast.accepted("03-02")
    with psycopg.connect(f"{ground.stand()} dbname={ground.DATABASE}") as slow:
        slow.execute("SELECT nextval(pg_get_serial_sequence('matters_act', 'id'))")
        slow.execute(
            'INSERT INTO matters_act (id, matter_id, seq, step, article, duty, at, "on", before, after, data, digest,'
            " prev, hash, xact) SELECT currval(pg_get_serial_sequence('matters_act', 'id')), id, 99, 'note', '', 'clock',"
            " now(), '2026-03-02', '', '', '{}', '', '', sha256('in flight'), 0 FROM matters_petitionmatter"
        )
        transactional_cast.register("03-02")
        first = checkpoints.take(SIGNER, at(day("03-03"), 0))
        slow.commit()
    second = checkpoints.take(SIGNER, at(day("03-04"), 0))
    third = checkpoints.take(SIGNER, at(day("03-05"), 0))
    assert (first.acts, second.acts, third.acts) == (8, 1, 0)
    assert told


def test_a_checkpoint_waits_for_the_one_being_taken(transactional_cast: Cast) -> None:
    """Two at once would sign the same acts twice: the second waits until the first is there."""
    transactional_cast.accepted("03-02")

    def one() -> tuple[int, int]:
        try:
            made = checkpoints.take(SIGNER, at(day("03-03")))
            return made.place, made.acts
        finally:
            connection.close()

    waiting = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
    with (
        psycopg.connect(f"{ground.stand()} dbname={ground.DATABASE}") as other,
        ThreadPoolExecutor(1) as pool,
    ):
        other.execute(checkpoints._ONE_AT_A_TIME)
        taking = pool.submit(one)
        while not taking.done() and other.execute(waiting).fetchone() != (1,):
            time.sleep(0.01)
        assert not taking.done(), "it did not wait"
        other.commit()
        assert taking.result() == (1, 7)
    assert ledger.verify().unsigned == ""
