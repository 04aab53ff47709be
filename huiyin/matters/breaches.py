"""Breach events (arts 43–46), raised from clocks: found by an index range, recorded once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Exists, OuterRef

from huiyin.law.book_2022 import clocks
from huiyin.law.words import Duty
from huiyin.matters.access import named
from huiyin.matters.models import Breach, Term
from huiyin.people.acting import Actor


def find(on: date) -> int:
    """Record a breach for every running clock whose due date has passed by that day; how many were new."""
    breaching = [clock.code for clock in clocks.CLOCKS if clock.breach]
    with named(Actor.job(Duty.CLOCK)):
        late = Term.objects.filter(state=Term.RUNNING, due__lt=on, clock__in=breaching)
        new = late.exclude(Exists(Breach.objects.filter(term=OuterRef("pk"))))
        return _record(new.iterator(chunk_size=2000), on)


def note_late(ended: Iterable[Term], on: date) -> None:
    """A clock met after its due date is a breach too, whether or not the nightly job saw it running."""
    _record((term for term in ended if is_late(term)), on)


def is_late(term: Term) -> bool:
    """Met, and after its due date."""
    return term.state == Term.MET and term.ended_on is not None and term.ended_on > term.due


def _record(terms: Iterable[Term], on: date) -> int:
    made = [
        Breach(
            matter_id=term.matter_id,
            term=term,
            agency_id=term.bound_id,
            code=clocks.BY_CODE[term.clock].breach,
            since=term.due + timedelta(days=1),
            found_on=on,
        )
        for term in terms
        if clocks.BY_CODE[term.clock].breach
    ]
    if made:
        Breach.objects.bulk_create(made, ignore_conflicts=True)
    return len(made)
