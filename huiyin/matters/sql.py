"""One row from a statement that always gives one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import connection


def one(statement: str, values: Sequence[Any] = ()) -> tuple[Any, ...]:
    """The first row; LookupError where there is none."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        row = cursor.fetchone()
    if row is None:
        raise LookupError(statement)
    found: tuple[Any, ...] = tuple(row)
    return found


def run(statement: str, values: Sequence[Any] = ()) -> None:
    """A statement that gives nothing back."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
