"""Numbers and codes: allocated atomically, never reused, saying nothing about the content."""

from __future__ import annotations

import secrets

from huiyin.matters import sql

# Crockford's alphabet: no I, L, O or U, so that a code survives being read aloud and written by hand.
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CODE_LENGTH = 16

_NEXT = """INSERT INTO matters_counter (series, value) VALUES (%s, %s)
           ON CONFLICT (series) DO UPDATE SET value = matters_counter.value + excluded.value
           RETURNING value"""


def take(series: str, count: int = 1) -> int:
    """The next number of a series; with `count`, the last of so many taken together."""
    return int(sql.one(_NEXT, [series, count])[0])


def arrival_number(agency_code: str, year: int, count: int) -> str:
    """`3301-2026-A000123`: the agency that received it, the year, the count."""
    return f"{agency_code}-{year}-A{count:06d}"


def item_number(agency_code: str, year: int, count: int) -> str:
    """`3301-2026-000123`: registered where, when, which."""
    return f"{agency_code}-{year}-{count:06d}"


def matter_number(item_number: str, part: int) -> str:
    """`3301-2026-000123-1`: the item and the part."""
    return f"{item_number}-{part}"


def new_code() -> str:
    """A query code of 80 random bits, in groups of four."""
    code = "".join(secrets.choice(_ALPHABET) for _ in range(_CODE_LENGTH))
    return "-".join(code[i : i + 4] for i in range(0, _CODE_LENGTH, 4))


def clean_code(typed: str) -> str:
    """A code as typed by hand: spaces, dashes and case forgiven, I and L read as 1, O as 0."""
    kept = "".join(typed.upper().split()).replace("-", "").replace("－", "")
    kept = kept.translate(str.maketrans("ILO", "110"))
    return "-".join(kept[i : i + 4] for i in range(0, len(kept), 4))


def ids(table: str, count: int = 1) -> list[int]:
    """The next primary keys of a table, taken ahead of the rows."""
    statement = "SELECT array_agg(nextval(pg_get_serial_sequence(%s, 'id'))) FROM generate_series(1, %s)"
    return list(sql.one(statement, [table, count])[0])


def ahead(*tables: str) -> list[int]:
    """The next primary key of each of these tables, taken ahead of the rows."""
    statement = ", ".join("nextval(pg_get_serial_sequence(%s, 'id'))" for _ in tables)
    return list(sql.one(f"SELECT {statement}", tables))
