"""Unusual reading, for the inspector: plain rules about officers on one day, never about petitioners (F-07).

Thresholds are our convention [C]. A line is a question to be asked, not a finding: there may be a good reason.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from statistics import median

from django.utils import timezone

from huiyin.law.purposes import ASKED
from huiyin.law.words import Duty
from huiyin.matters import calendars, sql

IDLE = 10  # matters in one day in which the own agency has no next step
REPEATED = 15  # times one matter was opened in one day
ABOVE, AT_LEAST = 3, 20  # times the median of that day's colleagues; and no fewer matters than this


class Reason(StrEnum):
    """Why a line is in the list."""

    IDLE = "idle"  # many matters in which the agency has no next step
    OUTSIDE = "outside"  # identities or files at night or on a day of rest
    REPEATED = "repeated"  # one matter again and again
    ABOVE = "above"  # far more matters than colleagues of the same duty


@dataclass(frozen=True, slots=True)
class ReadingDay:
    """What one officer read on one day, in numbers; `number` only where the inspector sees that matter."""

    on: date
    agency_id: int
    officer_id: int
    officer: str
    duty: Duty
    matters: int
    idle: int
    looks: int
    unmasked: int
    outside: int
    most: int
    number: str | None


@dataclass(frozen=True, slots=True)
class Unusual:
    """A day of reading with the reasons to ask about it, each with the number that gave it."""

    day: ReadingDay
    reasons: list[tuple[Reason, int]]


def unusual(first: date, last: date) -> list[Unusual]:
    """Unusual reading from `first` to `last` in the territory of the inspector named in `named(actor)`, newest first.

    Empty for any other duty. One query, and one for the calendar.
    """
    values = [first, last, timezone.get_current_timezone_name()]
    days = [_day(row) for row in sql.rows("SELECT * FROM huiyin_reading_days(%s, %s, %s)", values)]
    counts: dict[tuple[date, Duty], list[int]] = defaultdict(list)
    for day in days:
        counts[day.on, day.duty].append(day.matters)
    calendar = calendars.edition(calendars.newest()) if days else None
    found = []
    for day in sorted(days, key=lambda one: (one.on, one.matters), reverse=True):
        rest = calendar is not None and not calendar.is_presumed_working(day.on)
        reasons = list(_reasons(day, rest, median(counts[day.on, day.duty])))
        if reasons:
            found.append(Unusual(day, reasons))
    return found


def _reasons(day: ReadingDay, rest: bool, middle: float) -> Iterator[tuple[Reason, int]]:
    if day.idle >= IDLE and day.duty not in ASKED:  # who reads from outside never has the next step
        yield Reason.IDLE, day.idle
    outside = day.unmasked if rest else day.outside
    if outside:
        yield Reason.OUTSIDE, outside
    if day.most >= REPEATED:
        yield Reason.REPEATED, day.most
    if day.matters >= AT_LEAST and day.matters >= ABOVE * middle:
        yield Reason.ABOVE, day.matters


def _day(row: tuple[object, ...]) -> ReadingDay:
    on, agency, officer, name, duty, *numbers = row
    return ReadingDay(on, agency, officer, name, Duty(str(duty)), *numbers)  # type: ignore[arg-type]
