"""Who asks, told to the database for the length of a transaction. Nobody named, no rows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from huiyin.people.models import Post

_NAMES = ("officer", "agency", "duty", "job")


def _name(values: tuple[str, str, str, str]) -> None:
    with connection.cursor() as cursor:
        for name, value in zip(_NAMES, values, strict=True):
            cursor.execute("SELECT set_config(%s, %s, true)", [f"sealed.{name}", value])


@contextmanager
def named(post: Post) -> Iterator[None]:
    """One transaction in which the database knows the officer and the post."""
    with transaction.atomic():
        _name((str(post.officer_id), str(post.agency_id), post.duty, ""))
        yield


@contextmanager
def fetching() -> Iterator[None]:
    """One transaction of the fetch."""
    with transaction.atomic():
        _name(("", "", "", "fetch"))
        yield


def frozen(officer_id: int) -> bool:
    """Whether the officer's access is frozen (F-06)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT sealed_frozen(%s)", [officer_id])
        return bool(cursor.fetchone()[0])
