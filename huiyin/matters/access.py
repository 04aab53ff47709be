"""Who is asking. Every transaction names someone; with no one named the database shows no row."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from huiyin.law.words import Duty
from huiyin.people.acting import Actor

_NAME = """SELECT set_config('huiyin.officer', %s, true), set_config('huiyin.agency', %s, true),
                  set_config('huiyin.duty', %s, true), set_config('huiyin.receipt', %s, true)"""


@contextmanager
def named(actor: Actor) -> Iterator[None]:
    """Open a transaction in the name of an officer's duty, a receipt, or a job.

    The names are local to the transaction: afterwards the settings are empty and nothing is visible.
    Nested calls must name the same actor.
    """
    with transaction.atomic():
        name(actor)
        yield


def name(actor: Actor) -> None:
    """Name the actor in the transaction that is open."""
    with connection.cursor() as cursor:
        cursor.execute(
            _NAME,
            [
                str(actor.officer_id or ""),
                str(actor.agency_id or ""),
                str(actor.duty),
                actor.receipt_digest if actor.duty is Duty.PETITIONER else "",
            ],
        )
