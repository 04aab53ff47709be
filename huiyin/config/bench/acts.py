"""Acts per second, against the same rows written by plain psycopg: one transaction an act, one statement a row.

The acts are real: whole ordinary lives from registration to acceptance, told one act after the other through
`acts`, with their papers and messages, each act durable. What they wrote is recorded and written again,
statement by statement, by plain psycopg into bare copies of the same tables (same columns, keys and indexes;
no row-level security, no triggers).
"""

import json
import re
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any

import psycopg
from django.conf import settings
from django.db import connection, connections

from huiyin.demo import many
from huiyin.matters import acts
from huiyin.matters.bulk import Life

Written = list[list[tuple[str, Any]]]  # for each act, its writing statements
LIVES, WARMING = 60, 10  # lives that are measured, and lives before them that are not
_FIRST = 1_000_000_000  # numbers of lives no load has told
_WRITES = re.compile(r"^\s*(INSERT|UPDATE|SELECT huiyin_set_reach|SELECT .*procrastinate_defer)", re.I)
_COPIES = (
    "matters_counter",
    "matters_arrival",
    "matters_petitionitem",
    "matters_petitionmatter",
    "matters_petitioner",
    "matters_act",
    "matters_term",
    "matters_hop",
    "matters_content",
    "matters_reach",
    "matters_message",
    "matters_breach",
    "papers_paper",
    "hints_document",
    "hints_hintoutcome",
    "hints_lesson",
    "hints_detour",
)
_UNNUMBERED = ("matters_counter", "matters_reach")


def rates(on: date, rounds: int = 5) -> tuple[float, float, float]:
    """(acts per second through `acts`, by plain psycopg, cost against plain): the round of median cost."""
    around = many.desks()
    found = sorted((_round(on, around, place) for place in range(rounds)), key=lambda one: one[2])
    return found[len(found) // 2]


def _round(on: date, around: Sequence[many.Desk], place: int) -> tuple[float, float, float]:
    first = _FIRST + place * (WARMING + LIVES)
    lives = [many.life(number, on, around) for number in range(first, first + WARMING + LIVES)]
    _lay_copies()
    warm, written = Written(), Written()
    _tell(lives[:WARMING], warm)
    begun = time.perf_counter()
    _tell(lives[WARMING:], written)
    ours = len(written) / (time.perf_counter() - begun)
    plain = _plain(warm, written)
    return ours, plain, plain / ours


def seconds(on: date) -> float:
    """Seconds an act takes, over fresh lives."""
    around = many.desks()
    lives = [many.life(number, on, around) for number in range(_FIRST, _FIRST + WARMING + LIVES)]
    warm, written = Written(), Written()
    _tell(lives[:WARMING], warm)
    begun = time.perf_counter()
    _tell(lives[WARMING:], written)
    return (time.perf_counter() - begun) / len(written)


def _tell(lives: list[Life], written: Written) -> None:
    """Tell each life act by act."""
    for life in lives:
        first, *rest = life.deeds
        sender = acts.Sender(first.by.agency_id or 0, first.by)
        with _recording(written):
            receipt = acts.register(sender, on=first.on, at=first.at, answers=first.answers)
        for deed in rest:
            with _recording(written):
                acts.take(deed.step, receipt.matter, by=deed.by, on=deed.on, at=deed.at, answers=deed.answers)


@contextmanager
def _recording(written: Written) -> Iterator[None]:
    """Keep the writing statements of what happens inside."""
    kept: list[tuple[str, Any]] = []

    def keep(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if _WRITES.match(sql):
            kept.extend((sql, row) for row in (params if many else [params]))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(keep):
        yield
    written.append(kept)


def _lay_copies() -> None:
    """Bare copies of the tables in a schema of their own, empty, numbering on from where the real ones stand."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("DROP SCHEMA IF EXISTS bench CASCADE; CREATE SCHEMA bench")
        for table in _COPIES:
            cursor.execute(f"CREATE TABLE bench.{table} (LIKE {table} INCLUDING ALL)")
            if table not in _UNNUMBERED:
                cursor.execute("SELECT pg_get_serial_sequence(%s, 'id')", [table])
                cursor.execute(f"SELECT last_value + 1 FROM {cursor.fetchone()[0]}")  # noqa: S608  (our own sequence)  # nosec B608
                number = cursor.fetchone()[0]
                cursor.execute(f"ALTER TABLE bench.{table} ALTER COLUMN id RESTART WITH {number}")


_REACH = """INSERT INTO matters_reach (agency_id, matter_id, position, open, acting, sealed, urgent, due, target,
  received_on) VALUES (%(agency_id)s, %(matter_id)s, %(position)s, %(open)s, %(acting)s, %(sealed)s, %(urgent)s,
  %(due)s, %(target)s, %(received_on)s) ON CONFLICT (agency_id, matter_id) DO UPDATE SET due = excluded.due,
  target = excluded.target, acting = excluded.acting, open = excluded.open, position = excluded.position"""


def _plain(warm: Written, written: Written) -> float:
    """Write the same rows again with nothing between: BEGIN, one statement a row, COMMIT."""
    single = [[each for statement in act for each in _rows(statement)] for act in (*warm, *written)]
    with psycopg.connect(_conninfo(), autocommit=True) as plain:
        plain.execute("SET search_path = bench, public")
        _write(plain, single[: len(warm)])
        begun = time.perf_counter()
        _write(plain, single[len(warm) :])
        return len(written) / (time.perf_counter() - begun)


def _write(plain: psycopg.Connection[Any], acts_rows: Written) -> None:
    for act in acts_rows:
        with plain.transaction():
            for sql, params in act:
                plain.execute(sql, params)


def _rows(statement: tuple[str, Any]) -> Iterator[tuple[str, Any]]:
    """One statement a row: the one call that replaces a matter's reach becomes an upsert for each agency."""
    sql, params = statement
    if "huiyin_set_reach" not in sql:
        yield sql, params
        return
    for row in json.loads(params[1]):
        yield _REACH, {**row, "matter_id": params[0]}


def _conninfo() -> str:
    owner = settings.DATABASES["owner"]
    return psycopg.conninfo.make_conninfo(
        host=owner["HOST"],
        port=owner["PORT"],
        dbname=owner["NAME"],
        user=owner["USER"],
        password=owner["PASSWORD"],
    )
