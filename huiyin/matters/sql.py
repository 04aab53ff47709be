"""Plain statements for the way of an act, where the ORM's planning would cost more than the database's work."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from django.db import connection
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


def insert(row: Model) -> None:
    """Insert a row as it stands; one without a primary key gets the one the database gives."""
    statement, fields = _insertion(type(row), row.pk is None)
    values = [_plain(getattr(row, each.attname), each) for each in fields]
    if row.pk is None:
        row.pk = one(statement, values)[0]
    else:
        run(statement, values)
    row._state.adding, row._state.db = False, connection.alias


def update(row: Model, names: Sequence[str]) -> None:
    """Update the named columns of a row; LookupError where the row is not there to be changed."""
    statement, fields = _change(type(row), tuple(names))
    one(statement, [*(_plain(getattr(row, each.attname), each) for each in fields), row.pk])


@cache
def _insertion(model: type[Model], numbered: bool) -> tuple[str, list[Field[Any, Any]]]:
    fields = [each for each in model._meta.concrete_fields if not (numbered and each.primary_key)]
    names = ", ".join(f'"{each.column}"' for each in fields)
    marks = ", ".join(["%s"] * len(fields))
    statement = f'INSERT INTO "{model._meta.db_table}" ({names}) VALUES ({marks})'  # noqa: S608  (our own names)
    return statement + (" RETURNING id" if numbered else ""), fields


@cache
def _change(model: type[Model], names: tuple[str, ...]) -> tuple[str, list[Field[Any, Any]]]:
    fields = [each for each in model._meta.concrete_fields if each.attname in names]
    sets = ", ".join(f'"{each.column}" = %s' for each in fields)
    return f'UPDATE "{model._meta.db_table}" SET {sets} WHERE id = %s RETURNING id', fields  # noqa: S608


def _plain(value: Any, field: Field[Any, Any]) -> Any:
    return Jsonb(value) if isinstance(field, JSONField) else value
