"""After disposal (个人信息保护法 47): the owner of the tables, master key in hand, recovers nothing; nor do the files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings
from psycopg import sql

from huiyin.config.database import addresses
from huiyin.config.scrubbing import scrub
from huiyin.law.words import Duty
from huiyin.matters import acts, keeping, ledger, reading, secrecy
from huiyin.matters.models import Petitioner, PetitionMatter
from huiyin.people.acting import Actor
from tests import ground
from tests.cast import Cast, at, day, transactional_cast  # noqa: F401

PHRASE, NAME, PHONE = "芦花荡第七道闸门夜里放水", "阮听澜", "00000000088"
CLOCK = Actor.job(Duty.CLOCK)
OVER, CARRIED_OUT = "2037-01-05", "2037-02-05"


def told(cast: Cast) -> Any:
    scan = acts.Upload(
        PHRASE + ".txt", "text/plain", (PHRASE * 400).encode()
    )  # large enough to lie apart (TOAST)
    named = {"name": NAME, "phone": PHONE, "address": "芦渡县闸口村"}
    matter = cast.register("03-02", facts=PHRASE, requests=(PHRASE,), identity=named, files=(scan,))
    cast.sent(matter, "land-x", "03-03", klass="suggestion")
    cast.take("write_back", matter, "land-x/handler", "03-04", text=PHRASE)
    cast.withdrawn(matter, "03-05")
    cast.take("propose_disposal", matter, "land-x/handler", OVER)
    cast.take("approve_disposal", matter, "land-x/head", OVER)
    return matter


def owner() -> psycopg.Connection[Any]:
    return psycopg.connect(addresses(settings.HOME)[1].conninfo(), autocommit=True)


def cells(connection: psycopg.Connection[Any]) -> Iterator[tuple[str, Any]]:
    """Every value of every table, with the table's name."""
    names = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
    for (table,) in names:
        for row in connection.execute(sql.SQL("SELECT * FROM {}").format(sql.Identifier(table))):
            for value in row:
                yield table, value


def recovered(connection: psycopg.Connection[Any], matter: int, places: list[str]) -> list[str]:
    """What the owner can read with the master key: plain, or under any key that any cell still holds."""
    values = list(cells(connection))
    blobs = [value for _, value in values if isinstance(value, bytes)]
    keys = []
    for blob in blobs:
        try:
            keys.append(secrecy.unwrap(matter, blob))
        except secrecy.Unreadable:
            continue
    texts = [
        json.dumps(value, default=str, ensure_ascii=False)
        for _, value in values
        if not isinstance(value, bytes)
    ]
    for blob in blobs:
        texts += [opened for key in keys for place in places if (opened := _opened(key, place, blob))]
    return [word for word in (PHRASE, NAME, PHONE) if any(word in text for text in texts)]


def _opened(key: bytes, place: str, blob: bytes) -> str:
    try:
        return secrecy.open_bytes(key, place, blob).decode(errors="ignore")
    except secrecy.Unreadable:
        return ""


def places_of(matter: int, acts_taken: int) -> list[str]:
    by_act = [f"{matter}:{seq}" for seq in range(1, acts_taken + 1)]
    return [*by_act, *(f"{one}:{what}" for one in by_act for what in ("title", "file")), f"{matter}:person:1"]


def in_files(needles: dict[str, bytes]) -> set[str]:
    """Which of these bytes lie in a file of this database, after everything was written out."""
    with psycopg.connect(ground.stand(), autocommit=True) as connection:
        connection.execute("CHECKPOINT")
        folder, oid = connection.execute(
            "SELECT current_setting('data_directory'), oid FROM pg_database WHERE datname = %s",
            [ground.DATABASE],
        ).fetchone() or ("", 0)
    files = [one for one in Path(folder, "base", str(oid)).iterdir() if one.is_file()]
    assert files
    return {name for one in files for name, needle in needles.items() if needle in one.read_bytes()}


@pytest.mark.django_db(transaction=True)
def test_after_disposal_nothing_can_be_recovered(transactional_cast: Cast, tmp_path: Path) -> None:  # noqa: F811
    cast = transactional_cast
    told(cast)
    with reading.named(CLOCK):
        row = PetitionMatter.objects.get()
        person = Petitioner.objects.get()
        needles = {"key": bytes(row.key or b""), "phone": bytes(person.phone_hash or b"")}
        needles["name"] = bytes(person.name_hash or b"")
    places = places_of(row.pk, row.acts + 3)
    with owner() as connection:
        assert recovered(connection, row.pk, places) == [PHRASE, NAME, PHONE], "else this test proves nothing"
    assert in_files(needles) == set(needles)

    done = keeping.night(day(CARRIED_OUT), at(day(CARRIED_OUT)), tmp_path / "disposals")
    assert done.disposed == [row.number]
    with owner() as connection:
        assert recovered(connection, row.pk, places) == []
        blobs = [value for _, value in cells(connection) if isinstance(value, bytes)]
        assert not set(needles.values()) & set(blobs)
    scrub(settings.HOME)
    assert in_files(needles) == set(), "a wrapped key or a keyed hash still lies in a table's file"
    assert ledger.verify().broken == []
