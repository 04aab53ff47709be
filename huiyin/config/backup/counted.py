"""What a database holds, told shortly: rows of every table, and one digest over the newest links of all chains."""

from __future__ import annotations

import hashlib
from typing import Any

import psycopg
from psycopg import sql

from huiyin.config.backup.dump import SESSIONS

_TABLES = """SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
             AND relpersistence = 'p' AND relname <> %s ORDER BY relname"""
_OURS = "SELECT app || '.' || name FROM django_migrations WHERE app = ANY(%s) ORDER BY id"
OUR_APPS = ["config", "people", "matters", "papers", "publishing", "hints", "sealed"]


def counted(connection: psycopg.Connection[Any], heads: str) -> dict[str, Any]:
    """`tables`: rows of each; `heads`: SHA-256 over what `heads` selects; `migrations`: ours that were applied."""
    names = [str(name) for (name,) in connection.execute(_TABLES, [SESSIONS])]
    count = "SELECT count(*) FROM {}"
    tables = {
        name: connection.execute(sql.SQL(count).format(sql.Identifier(name))).fetchone() for name in names
    }
    return {
        "tables": {name: int(row[0]) for name, row in tables.items() if row},
        "heads": _digest(connection, heads),
        "migrations": [str(name) for (name,) in connection.execute(_OURS, [OUR_APPS])],
    }


def is_empty(connection: psycopg.Connection[Any]) -> bool:
    """Whether there is no table yet."""
    return connection.execute(_TABLES, [""]).fetchone() is None


def differing(told: dict[str, Any], found: dict[str, Any]) -> list[str]:
    """Tables whose rows are not as many as were told, and `heads` where the chains end otherwise."""
    tables = sorted({*told["tables"], *found["tables"]})
    unlike = [name for name in tables if told["tables"].get(name) != found["tables"].get(name)]
    return unlike + (["heads"] if told["heads"] != found["heads"] else [])


def _digest(connection: psycopg.Connection[Any], heads: str) -> str:
    total = hashlib.sha256()
    with connection.cursor(name="heads") as cursor:
        cursor.itersize = 10_000
        for row in cursor.execute(sql.SQL(heads)):
            cells = [cell.hex() if isinstance(cell, bytes) else str(cell) for cell in row]
            total.update(("|".join(cells) + "\n").encode())
    return total.hexdigest()
