"""Plain statements for the way of an act, where the ORM's planning would cost more than the database's work."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.db import connection, transaction
from django.db.models import Field, JSONField, Model
from psycopg.types.json import Jsonb

Values = Sequence[Any] | Mapping[str, Any]


def one(statement: str, values: Values = ()) -> tuple[Any, ...]:
    """The first row; LookupError where there is none."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        row = cursor.fetchone()
    if row is None:
        raise LookupError(statement)
    found: tuple[Any, ...] = tuple(row)
    return found


def rows(statement: str, values: Values = ()) -> list[tuple[Any, ...]]:
    """Every row."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())


def run(statement: str, values: Values = ()) -> None:
    """A statement that gives nothing back."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


@contextmanager
def standing_still() -> Iterator[None]:
    """A transaction that sees the database as it was at its beginning; within another one, whatever that sees."""
    outermost = not connection.in_atomic_block
    with transaction.atomic():
        if outermost:
            run("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def insert(row: Model) -> None:
    """Insert a row as it stands; one without a primary key gets the one the database gives."""
    statement, fields = _insertion(type(row), row.pk is None)
    values = [_plain(getattr(row, each.attname), each) for each in fields]
    if row.pk is None:
        row.pk = one(f"{statement} RETURNING id", values)[0]
    else:
        run(statement, values)
    row._state.adding, row._state.db = False, connection.alias


@dataclass(slots=True)
class Together:
    """Statements that are sent without waiting for one another."""

    _changes: list[Any] = field(default_factory=list)

    def insert(self, row: Model) -> None:
        """Insert a row; one without a primary key does not learn it, so nothing may refer to it."""
        statement, fields = _insertion(type(row), row.pk is None)
        cursor = connection.cursor()
        cursor.execute(statement, [_plain(getattr(row, each.attname), each) for each in fields])
        self._changes.append(cursor)
        row._state.adding, row._state.db = False, connection.alias

    def update(self, row: Model, names: Sequence[str]) -> None:
        """Update the named columns of a row that must be there to be changed."""
        statement, fields = _change(type(row), tuple(names))
        values = [*(_plain(getattr(row, each.attname), each) for each in fields), row.pk]
        cursor = connection.cursor()
        cursor.execute(statement, values)
        self._changes.append(cursor)


@contextmanager
def together() -> Iterator[Together]:
    """Send what the block writes in one go; LookupError where a row was not there to be written.

    A row that row-level security hides is never silently skipped.
    """
    sent = Together()
    with connection.wrap_database_errors, connection.connection.pipeline():
        yield sent
    for cursor in sent._changes:
        if cursor.rowcount != 1:
            raise LookupError("a row was not there to be written")
        cursor.close()


@cache
def _insertion(model: type[Model], numbered: bool) -> tuple[str, list[Field[Any, Any]]]:
    fields = [each for each in model._meta.concrete_fields if not (numbered and each.primary_key)]
    names = ", ".join(f'"{each.column}"' for each in fields)
    marks = ", ".join(["%s"] * len(fields))
    statement = f'INSERT INTO "{model._meta.db_table}" ({names}) VALUES ({marks})'  # noqa: S608  (our own names)  # nosec B608
    return statement, fields


@cache
def _change(model: type[Model], names: tuple[str, ...]) -> tuple[str, list[Field[Any, Any]]]:
    fields = [each for each in model._meta.concrete_fields if each.attname in names]
    sets = ", ".join(f'"{each.column}" = %s' for each in fields)
    return f'UPDATE "{model._meta.db_table}" SET {sets} WHERE id = %s', fields  # noqa: S608  (our own names)  # nosec B608


def _plain(value: Any, field: Field[Any, Any]) -> Any:
    return Jsonb(value) if isinstance(field, JSONField) else value
