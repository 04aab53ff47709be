"""Who is asking. Every transaction names someone; with no one named the database shows no row."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import transaction

from huiyin.law.words import Duty
from huiyin.matters import sql
from huiyin.people import directory
from huiyin.people.acting import Actor

_NAME = f"""SELECT set_config('huiyin.officer', %s, true), set_config('huiyin.agency', %s, true),
                   set_config('huiyin.duty', %s, true), set_config('huiyin.receipt', %s, true), {directory.NUMBER}"""

_asking: ContextVar[Actor | None] = ContextVar("asking", default=None)


@contextmanager
def named(actor: Actor) -> Iterator[None]:
    """Open a transaction in the name of an officer's duty, a receipt, or a job.

    The names are local to the transaction: afterwards the settings are empty and nothing is visible. Within it
    the tree of agencies stands still. Nested calls must name the same actor.
    """
    with transaction.atomic(), directory.at(name(actor)):
        token = _asking.set(actor)
        try:
            yield
        finally:
            _asking.reset(token)


def asking() -> Actor | None:
    """Who is named in the block this is called from."""
    return _asking.get()


def name(actor: Actor) -> int:
    """Name the actor in the transaction that is open; returns the revision of the tree of agencies."""
    receipt = actor.receipt_digest if actor.duty is Duty.PETITIONER else ""
    names = [str(actor.officer_id or ""), str(actor.agency_id or ""), str(actor.duty), receipt]
    return int(sql.one(_NAME, names)[4])
