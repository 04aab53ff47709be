"""Brings the sealed room to where it can serve: tables, the tree of agencies, and the demonstration's officers.

A process of its own, `python -m huiyin.config.sealed_founding`, under the sealed room's settings. It alone reads the
ordinary tree of agencies; the serving process cannot.
"""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

import psycopg

from huiyin.config import ready, sealed_database
from huiyin.config.cluster import running
from huiyin.config.database import addresses, outside
from huiyin.config.home import the_home
from huiyin.config.sentences import CannotGoOn

REGION = ("code", "name", "name_en", "parent_id")
AGENCY = (
    *("id", "code", "name", "name_en", "kind", "level", "system", "region_id", "parent_id", "line_parent_id"),
    *("vertical", "word", "address", "phone", "hours", "hours_en", "open", "successor_id"),
)


def main() -> None:
    try:
        load_django()
        ready.migrate()
        found()
    except CannotGoOn as reason:
        print(reason, file=sys.stderr)
        sys.exit(1)


@contextmanager
def room() -> Iterator[None]:
    """Both databases answering, the room's tables up to date, its settings loaded, for the length of a command."""
    home = the_home()
    home.lay()
    home.sealed_public()
    if lacking := sealed_database.missing(home):
        raise lacking
    with nullcontext() if outside() else running(home) as cluster:
        sealed_database.prepare(cluster, home)
        load_django()
        ready.migrate()
        found()
        yield


def load_django() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "huiyin.config.sealed_settings"
    import django

    django.setup()


def found() -> None:
    """Write how the room was founded, once; take over the tree anew; lay the demonstration where there is one."""
    from huiyin.config import sealed_demonstration
    from huiyin.sealed.models import Room

    with psycopg.connect(addresses(the_home())[1].conninfo()) as ordinary:
        take_over_tree(ordinary)
        row = ordinary.execute("SELECT demonstration, day FROM config_founding").fetchone() or (False, None)
    _, made = Room.objects.using("owner").get_or_create(
        id=1, defaults={"demonstration": bool(row[0]), "day": row[1]}
    )
    if row[0]:
        sealed_demonstration.lay(tell_life=made)
    _note_accounts([list(line) for line in sealed_demonstration.accounts()] if row[0] else [])


def take_over_tree(ordinary: "psycopg.Connection[Any]") -> None:
    """Regions and agencies as the ordinary side has them, under the same ids: receipts name organs by id."""
    from django.db import connections, transaction

    with transaction.atomic(using="owner"), connections["owner"].cursor() as own:
        own.execute("SET CONSTRAINTS ALL DEFERRED")
        for table, columns, key in (("people_region", REGION, "code"), ("people_agency", AGENCY, "id")):
            names = ", ".join(columns)
            rows = ordinary.execute(f"SELECT {names} FROM {table} ORDER BY {key}").fetchall()  # noqa: S608  our own names  # nosec B608
            changes = ", ".join(f"{name} = EXCLUDED.{name}" for name in columns if name != key)
            same = " OR ".join(f"{table}.{name} IS DISTINCT FROM EXCLUDED.{name}" for name in columns)
            own.executemany(
                f"INSERT INTO {table} ({names}) VALUES ({', '.join(['%s'] * len(columns))})"  # noqa: S608  our own names  # nosec B608
                f" ON CONFLICT ({key}) DO UPDATE SET {changes} WHERE {same}",
                rows,
            )


def _note_accounts(rows: list[list[str]]) -> None:
    """The demonstration's accounts, for the supervisor to print."""
    note = the_home().run / "sealed-accounts.json"
    note.write_text(json.dumps(rows, ensure_ascii=False), "utf-8")


if __name__ == "__main__":
    main()
