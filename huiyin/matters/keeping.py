"""Keeping over the years: what the night does, the list of what ends soon, and the list of what was destroyed.

The journal, `disposals` in the data folder, is a list of what was destroyed: number, day, primary key and the hash of
the act, tab-separated, one line each, nothing of content. It outlives every backup: whoever restores one
destroys again what had been destroyed, by `dispose_again`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, Q

from huiyin.law.book_2022.states import ENDED
from huiyin.law.retention import PHONES, RATINGS, WAITING, WARNING, Period
from huiyin.law.words import Duty, State
from huiyin.matters import acts, casefile, destroying
from huiyin.matters.access import named
from huiyin.matters.casefile import CaseFile
from huiyin.matters.hooks import NotThere, Refused
from huiyin.matters.models import Act, Attachment, Keeping, Petitioner, PetitionMatter
from huiyin.people.acting import Actor

CLOCK = Actor.job(Duty.CLOCK)
BATCH = 5000


@dataclass(slots=True)
class Night:
    """What one night did, by numbers of matters."""

    recounted: int = 0
    warned: list[str] = field(default_factory=list)
    erased: list[str] = field(default_factory=list)
    disposed: list[str] = field(default_factory=list)


def night(on: date, at: datetime, journal: Path) -> Night:
    """Bring the rows up to date, destroy what was approved, warn, erase working copies that are due; safe to repeat."""
    done = Night(recounted=recount(on))
    approved = Keeping.objects.filter(held=False, approved_on__lt=on - timedelta(WAITING.amount))
    done.disposed = _each("dispose", approved, on, at)
    done.warned = _each("warn_of_end", _ending(on).filter(warned=False), on, at)
    done.erased = _each("erase_phones", _with_phones(on), on, at)
    done.erased += _each("erase_rating", _with_rating(on), on, at)
    note_disposals(journal)
    return done


def recount(on: date) -> int:
    """Write the rows that are missing, or follow another schedule than the one in force; how many."""
    current = destroying.edition(settings.RETENTION)
    with named(CLOCK):
        fresh = Keeping.objects.filter(matter=OuterRef("pk"), schedule=current)
        ended = PetitionMatter.objects.filter(state__in=ENDED - {State.DISPOSED}, sealed=False)
        stale = ended.filter(~Exists(fresh)).order_by("id")
        numbers = list(stale.values_list("number", flat=True)[:BATCH])
        for number in numbers:
            destroying.note(casefile.load(number, lock=False), on)
    return len(numbers)


def _ending(on: date) -> Any:
    return Keeping.objects.filter(until__lte=on + timedelta(WARNING.amount))


def _with_phones(on: date) -> Any:
    """Where a telephone number or a recording is left a year after the matter came to rest."""
    phones = Petitioner.objects.filter(matter=OuterRef("matter"), phone_hash__isnull=False)
    voices = Attachment.objects.filter(matter=OuterRef("matter"), media_type__startswith="audio/")
    due = Keeping.objects.filter(phones_erased=False, held=False, rested__lt=_years(on, PHONES.amount))
    return due.filter(Q(Exists(phones)) | Q(Exists(voices)))


def _with_rating(on: date) -> Any:
    return Keeping.objects.filter(rating_erased=False, held=False, rested__lt=_years(on, RATINGS.amount))


def _years(on: date, back: int) -> date:
    try:
        return on.replace(year=on.year - back)
    except ValueError:
        return date(on.year - back, 2, 28)


def _each(step: str, rows: Any, on: date, at: datetime) -> list[str]:
    """One step by the clock in each matter; the law decides, whatever the row said."""
    with named(CLOCK):
        numbers = list(rows.order_by("matter_id").values_list("matter__number", flat=True)[:BATCH])
    return [number for number in numbers if _taken(step, number, on, at)]


def _taken(step: str, number: str, on: date, at: datetime, **answers: Any) -> bool:
    try:
        acts.take(step, number, by=CLOCK, on=on, at=at, answers=answers)
    except (Refused, NotThere):
        return False
    return True


@dataclass(frozen=True, slots=True)
class Ending:
    """A matter whose keeping ends soon, as a list shows it."""

    number: str
    state: str
    category: str
    until: date
    held: bool
    proposed_on: date | None
    approved_on: date | None
    waits_until: date | None  # the last day on which an approved disposal may be withdrawn


def ending(by: Actor, on: date, most: int = 200) -> list[Ending]:
    """What this agency keeps and need not keep much longer, the soonest first. Called inside `named(by)`."""
    rows = _ending(on).filter(agency_id=by.agency_id).select_related("matter").order_by("until", "matter_id")
    return [
        Ending(
            row.matter.number,
            row.matter.state,
            row.category,
            row.until,
            row.held,
            row.proposed_on,
            row.approved_on,
            row.approved_on + timedelta(WAITING.amount) if row.approved_on else None,
        )
        for row in rows[:most]
    ]


def period_of(case: CaseFile, on: date) -> Period | None:
    """How long a case just read is kept; None while it is under way, once it is destroyed, or where it is sealed."""
    if case.open or case.matter.sealed or case.matter.state == State.DISPOSED:
        return None
    return destroying.kept(case, on)[0]


def note_disposals(journal: Path) -> int:
    """Add to the journal what was destroyed and is not in it yet; how many lines."""
    known = {number for number, *_ in _lines(journal)}
    with named(CLOCK):
        found = Act.objects.filter(step__in=("dispose", "dispose_again")).order_by("id")
        lines = [
            f"{act.matter.number}\t{act.data.get('first_on', act.on)}\t{act.matter_id}\t{bytes(act.hash).hex()}\n"
            for act in found.select_related("matter")
            if act.matter.number not in known
        ]
    if lines:
        handle = os.open(journal, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            out.writelines(lines)
            out.flush()
            os.fsync(out.fileno())
    return len(lines)


@dataclass(slots=True)
class Again:
    """What a restore destroyed again: numbers destroyed now, gone already, not here, and refused by the law."""

    destroyed: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def dispose_again(journal: Path, *, on: date, at: datetime) -> Again:
    """After a restore: destroy again every matter that `journal` says was destroyed and that came back with the backup.

    `journal` is the newest `disposals` file at hand, not the one of the backup; a missing file means nothing was
    destroyed. Each is an act of its own in the chain (`dispose_again`, with the day of the first disposal). A line whose
    number and primary key do not fit together is `unknown`; one whose keeping was not over by the day it names, or whose
    matter is under way, is `refused` and left as it is: look at it. Safe to run twice. Afterwards `scrub` (config) makes
    the restored keys vanish from the table's file too. Raises ValueError for a journal that cannot be read.
    """
    again = Again()
    for number, first_on, pk, _ in _lines(journal):
        with named(CLOCK):
            state = (
                PetitionMatter.objects.filter(number=number, pk=pk).values_list("state", flat=True).first()
            )
        if state is None:
            again.unknown.append(number)
        elif state == State.DISPOSED:
            again.gone.append(number)
        elif _taken("dispose_again", number, on, at, first_on=first_on):
            again.destroyed.append(number)
        else:
            again.refused.append(number)
    return again


def _lines(journal: Path) -> Iterator[tuple[str, date, int, str]]:
    if not journal.exists():
        return
    for line in journal.read_text("utf-8").splitlines():
        number, day, pk, digest = line.split("\t")
        yield number, date.fromisoformat(day), int(pk), digest
