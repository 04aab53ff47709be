"""Acts per second, against the same rows written by plain psycopg: one transaction an act, one statement a row.

The acts are real: `receive` on matters that have been forwarded, one after the other, each durable. What they
wrote is recorded and written again, statement by statement, by plain psycopg into bare copies of the same
tables (same columns, keys and indexes; no row-level security, no triggers).
"""

import json
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

import psycopg
from django.conf import settings
from django.db import connection, connections

from huiyin.law.words import Duty, State
from huiyin.matters import acts
from huiyin.people.acting import Actor
from huiyin.people.models import Post

Written = list[list[tuple[str, Any]]]  # for each act, its writing statements
_WRITES = re.compile(r"^\s*(INSERT|UPDATE|SELECT huiyin_set_reach|SELECT .*procrastinate_defer)", re.I)
_COPIES = ("act", "term", "hop", "content", "petitionmatter", "reach", "message", "breach")


def rates(on: date, at: datetime, count: int = 300) -> tuple[float, float]:
    """(acts per second through `acts.take`, the same rows per second by plain psycopg), each counted in acts."""
    waiting = _waiting(count)
    _lay_copies([pk for pk, _, _ in waiting])
    written: Written = []
    begun = time.perf_counter()
    for _, number, actor in waiting:
        with _recording(written):
            acts.take("receive", number, by=actor, on=on, at=at, answers={"received_on": on})
    ours = len(waiting) / (time.perf_counter() - begun)
    return ours, _plain(written)


def _waiting(count: int) -> list[tuple[int, str, Actor]]:
    """Forwarded matters with an officer who may receive each."""
    handlers = {
        post.agency_id: Actor.holding(post) for post in Post.objects.filter(duty=Duty.HANDLER, until=None)
    }
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "SELECT id, number, holder_id FROM matters_petitionmatter WHERE state = %s ORDER BY id DESC LIMIT %s",
            [State.FORWARDED, 3 * count],
        )
        rows = cursor.fetchall()
    return [(pk, number, handlers[holder]) for pk, number, holder in rows if holder in handlers][:count]


@contextmanager
def _recording(written: Written) -> Iterator[None]:
    """Keep the writing statements of what happens inside."""
    kept: list[tuple[str, Any]] = []

    def keep(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if _WRITES.match(sql):
            kept.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(keep):
        yield
    written.append(kept)


def _lay_copies(matters: list[int]) -> None:
    """Bare copies of the tables in a schema of their own, holding the matters about to be written to."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("DROP SCHEMA IF EXISTS bench CASCADE; CREATE SCHEMA bench")
        for name in _COPIES:
            cursor.execute(f"CREATE TABLE bench.matters_{name} (LIKE matters_{name} INCLUDING ALL)")
            key = "id" if name == "petitionmatter" else "matter_id"
            copied = f"INSERT INTO bench.matters_{name} SELECT * FROM matters_{name}"  # noqa: S608  (own names)
            cursor.execute(f"{copied} WHERE {key} = ANY(%s)", [matters])
            if name != "reach":  # new rows number on from where the real table stands
                cursor.execute(f"ALTER TABLE bench.matters_{name} ALTER COLUMN id RESTART WITH 1000000000")


_REACH = """INSERT INTO matters_reach (agency_id, matter_id, position, open, acting, sealed, urgent, due, target,
  received_on) VALUES (%(agency_id)s, %(matter_id)s, %(position)s, %(open)s, %(acting)s, %(sealed)s, %(urgent)s,
  %(due)s, %(target)s, %(received_on)s) ON CONFLICT (agency_id, matter_id) DO UPDATE SET due = excluded.due,
  target = excluded.target, acting = excluded.acting, open = excluded.open, position = excluded.position"""


def _plain(written: Written) -> float:
    """Write the same rows again with nothing between: BEGIN, one statement a row, COMMIT."""
    single = [[each for statement in act for each in _rows(statement)] for act in written]
    with psycopg.connect(_conninfo(), autocommit=True) as plain:
        plain.execute("SET search_path = bench, public")
        begun = time.perf_counter()
        for act in single:
            with plain.transaction():
                for sql, params in act:
                    plain.execute(sql, params)
        return len(single) / (time.perf_counter() - begun)


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
