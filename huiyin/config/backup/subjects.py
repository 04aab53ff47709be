"""What is backed up: the ordinary side, or the sealed room. Each a database, and a folder in which its keys lie."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

import psycopg

from huiyin.config import sealed_database
from huiyin.config.cluster import running
from huiyin.config.database import (
    APP,
    COURIER,
    Address,
    addresses,
    make_role,
    outside,
    prepare_embedded,
    prepare_outside,
)
from huiyin.config.home import Home

PASSWORDS = {"cluster_password", "owner_password", "app_password"}  # made anew where it is restored


@dataclass(frozen=True)
class Subject:
    """One side of the house, as backups see it."""

    kind: str  # of its data file
    keys_kind: str  # of its keys file
    folder: Callable[[Home], Path]  # where its keys lie
    main_key: str  # the one under which all others are wrapped
    answering: Callable[[Home, str | None], AbstractContextManager[Address]]  # its database, as the owner
    server: str  # the role that serves
    heads: str  # the newest link of every chain, in an order of its own
    shown: dict[str, tuple[str, str]]  # table: what its rows are called
    settled: tuple[str, ...] = ()  # said to the database once it is restored
    places: tuple[str, ...] = ()  # of the data folder, beside the database: folders and files

    def keys(self, home: Home) -> dict[str, bytes]:
        """What lies in its folder of keys, by name; without passwords, which are made anew."""
        folder = self.folder(home)
        found = sorted(one for one in folder.rglob("*") if one.is_file() and not one.name.startswith("."))
        named = {str(one.relative_to(folder)): one for one in found}
        return {name: file.read_bytes() for name, file in named.items() if name not in PASSWORDS}

    def files(self, home: Home) -> dict[str, Path]:
        """Other files of the data folder that belong to it, by their place in it."""
        found = [one for name in self.places for one in _files(home.path / name)]
        return {str(one.relative_to(home.path)): one for one in found}

    def locks(self, home: Home) -> Path:
        """Where its two locks are written down: beside the keys, and saved with them."""
        return self.folder(home) / "backup_locks"


def _files(place: Path) -> list[Path]:
    return [one for one in (place, *sorted(place.rglob("*"))) if one.is_file()]


def courier(home: Home) -> str | None:
    """What the server keeps in place of the courier's password; None where we may not read it."""
    with nullcontext() if outside() else running(home) as cluster:
        given = outside()
        conninfo = given.conninfo() if given else cluster.conninfo() if cluster else ""
        try:
            with psycopg.connect(conninfo) as connection:
                asked = "SELECT rolpassword FROM pg_authid WHERE rolname = %s"
                row = connection.execute(asked, [COURIER]).fetchone()
        except psycopg.errors.InsufficientPrivilege:
            return None
    return str(row[0]) if row and row[0] else None


@contextmanager
def _ordinary(home: Home, verifier: str | None) -> Iterator[Address]:
    home.lay()
    given = outside()
    if given:
        if verifier:
            _make_courier(given.conninfo(), verifier)
        prepare_outside(home, given)
        yield addresses(home)[1]
        return
    with running(home) as cluster:
        if verifier:
            _make_courier(cluster.conninfo(), verifier)
        owner = addresses(home)[1]
        prepare_embedded(cluster, owner.name)
        yield owner


def _make_courier(conninfo: str, verifier: str) -> None:
    """The courier with the password it had, so that a sealed room on a machine of its own still finds in."""
    with psycopg.connect(conninfo, autocommit=True) as connection:
        if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [COURIER]).fetchone():
            make_role(connection, COURIER, verifier)


@contextmanager
def _sealed(home: Home, _: str | None) -> Iterator[Address]:
    home.lay()
    with nullcontext() if sealed_database.outside() else running(home) as cluster:
        sealed_database.prepare(cluster, home)
        yield sealed_database.sealed_addresses(home)[1]


ORDINARY = Subject(
    kind="data",
    keys_kind="keys",
    folder=lambda home: home.keys,
    main_key="master_key",
    answering=_ordinary,
    server=APP,
    heads="SELECT number, head FROM matters_petitionmatter ORDER BY id",
    shown={
        "matters_petitionmatter": ("信访事项", "matters"),
        "matters_act": ("步骤", "acts"),
        "matters_attachment": ("附件", "attachments"),
    },
    # An act's transaction meant something on the old server only: a new one would count up to it once more.
    settled=("ALTER TABLE matters_act ALTER COLUMN xact TYPE bigint USING 0",),
    places=("fonts", "retention.json", "instruments.json"),
)
SEALED = Subject(
    kind="sealed-data",
    keys_kind="sealed-keys",
    folder=lambda home: home.sealed_room,
    main_key="room_key",
    answering=_sealed,
    server=sealed_database.SERVER,
    heads="SELECT report_id, digest FROM sealed_entry ORDER BY report_id, seq",
    shown={"sealed_report": ("密件", "reports"), "sealed_entry": ("记录", "lines of the record")},
)


def program_knows(migration: str) -> bool:
    """Whether this program has a migration: `matters.0008_recusal`."""
    app, _, name = migration.partition(".")
    return (Path(__file__).resolve().parents[2] / app / "migrations" / f"{name}.py").exists()
