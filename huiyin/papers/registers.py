"""Lists of papers: those that wait for the head, and the register of document numbers (文号簿). Inside `named(actor)`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import OuterRef, Subquery

from huiyin.law.book_2022 import papers as book
from huiyin.law.book_2022.signing import SIGNERS
from huiyin.law.grammar import Paper as Kind
from huiyin.law.words import Duty
from huiyin.matters import sources, standing_aside
from huiyin.papers.models import DocumentNumber, Edit, Paper, Standing
from huiyin.people import recusal
from huiyin.people.acting import Actor

PAGE = 100


@dataclass(frozen=True, slots=True)
class Waits:
    """A paper that waits for a signature."""

    pk: int
    kind: Kind
    number: str  # of its matter
    drafted_on: date
    lacks: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One number of the register. The matter is named only where the reader sees it."""

    written: str
    kind: Kind
    matter: str
    issued_on: date
    voided_on: date | None
    ground: str


@dataclass(frozen=True, slots=True)
class Register:
    """One series of one year, newest number first."""

    series: str
    year: int
    lines: list[Line]
    issued: int
    voided: int
    last: int  # the highest number taken
    next: int | None  # numbers below this one follow on the next page

    @property
    def whole(self) -> bool:
        """No number is missing: each from 1 to the last is listed."""
        return self.issued + self.voided == self.last


def waiting(actor: Actor, on: date) -> list[Waits]:
    """The papers that wait for this head, oldest first; for a deputy those where the head stands aside."""
    rows = list(_waiting(actor, on))
    numbers = sources.numbers({row.matter_id for row in rows})
    return [
        Waits(row.pk, book.BY_CODE[row.kind], numbers[row.matter_id], row.drafted_on, _lacks(row))
        for row in rows
        if row.matter_id in numbers
    ]


def _lacks(row: Any) -> bool:
    return bool(row.missing if row.changed is None else row.changed)


def how_many_wait(actor: Actor, on: date) -> int:
    """How many `waiting` lists."""
    return len(_waiting(actor, on))


def _waiting(actor: Actor, on: date) -> list[Paper]:
    if actor.duty not in SIGNERS:
        return []
    found = Paper.objects.filter(agency_id=actor.agency_id, state=Standing.WAITING)
    changed = Edit.objects.filter(paper=OuterRef("pk")).order_by("-place").values("missing")[:1]
    found = found.annotate(changed=Subquery(changed)).defer("body", "frozen")
    rows = list(found.order_by("drafted_on", "id"))
    if actor.duty is Duty.HEAD or not rows:
        return rows
    if not recusal.any_interest(recusal.heads(actor.agency_id, on), on):
        return []
    stands = {
        matter: standing_aside.head_barred(sources.case(matter), actor, on)
        for matter in {row.matter_id for row in rows}
    }
    return [row for row in rows if stands[row.matter_id]]


def years(agency_id: int) -> list[tuple[int, str]]:
    """Each year and series in which the agency took numbers, newest first."""
    found = DocumentNumber.objects.filter(agency_id=agency_id).values_list("year", "series").distinct()
    return sorted(found, key=lambda one: (-one[0], one[1]))


def register(agency_id: int, series: str, year: int, below: int | None = None) -> Register:
    """A page of the register; `below` continues it."""
    rows = DocumentNumber.objects.filter(agency_id=agency_id, series=series, year=year)
    voided = rows.exclude(voided_on=None).count()
    whole = rows.count()
    newest = rows.order_by("-value")
    last = newest.values_list("value", flat=True).first() or 0
    some = list((newest.filter(value__lt=below) if below else newest)[: PAGE + 1])
    numbers = sources.numbers({row.matter_id for row in some})
    lines = [
        Line(
            row.written,
            book.BY_CODE[row.kind],
            numbers.get(row.matter_id, ""),
            row.issued_on,
            row.voided_on,
            row.ground,
        )
        for row in some[:PAGE]
    ]
    more = some[PAGE - 1].value if len(some) > PAGE else None
    return Register(series, year, lines, whole - voided, voided, last, more)
