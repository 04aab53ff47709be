"""Counting open terms again when the calendar changes: an act for each matter whose dates move (CR-13)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from itertools import groupby
from typing import Any

from huiyin.law.words import Duty
from huiyin.matters import casefile, reach, saving, writing
from huiyin.matters.casefile import CaseFile
from huiyin.matters.models import Act, Term

RECOUNT = "recount"  # the one act that is no step: nobody takes it, the calendar does


def recount(edition: int, *, cause: str, on: date, at: datetime) -> tuple[int, int]:
    """Count every running term on that edition; (how many were counted, how many moved)."""
    counted = moved = 0
    running = Term.objects.filter(state=Term.RUNNING).order_by("matter_id").select_related("matter")
    for number, terms in groupby(running.iterator(chunk_size=2000), key=lambda term: term.matter.number):
        some = list(terms)
        counted += len(some)
        changed = {term.pk for term in some if _differs(term, edition)}
        if changed:
            moved += len(changed)
            _write(casefile.load(number, lock=True), changed, edition, cause, on, at)
    return counted, moved


def _dates(term: Term) -> list[Any]:
    return [day and day.isoformat() for day in (term.raw, term.due, term.target)] + [term.provisional]


def _differs(term: Term, edition: int) -> bool:
    before = _dates(term)
    term.edition = edition
    writing.reckon(term)
    return _dates(term) != before


def _write(case: CaseFile, changed: set[int], edition: int, cause: str, on: date, at: datetime) -> None:
    moves = list(_moves(case, changed, edition))
    matter = case.matter
    act = Act(
        matter_id=matter.pk,
        seq=matter.acts + 1,
        step=RECOUNT,
        article="CR-13",
        duty=str(Duty.CLOCK),
        at=at,
        on=on,
        before=matter.state,
        after=matter.state,
        data={"cause": cause, "moves": moves},
    )
    written = writing.Written(act, {}, changed_terms=[term for term in case.terms if term.pk in changed])
    writing.seal_act(case, written)
    saving.save(case, written, {}, at)
    reach.save(case)


def _moves(case: CaseFile, changed: set[int], edition: int) -> Iterator[dict[str, Any]]:
    for term in case.terms:
        if term.pk in changed:
            old = _dates(term)
            term.edition = edition
            writing.reckon(term)
            yield {"clock": term.clock, "old": old, "new": _dates(term)}
