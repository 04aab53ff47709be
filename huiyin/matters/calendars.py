"""The calendar in force: the official years of the law room and the notices adopted since installation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from huiyin.law.calendar import Calendar, Notice
from huiyin.law.calendar.formats import from_data, to_data
from huiyin.law.words import Duty
from huiyin.matters.access import named
from huiyin.matters.models import CalendarNotice, Term
from huiyin.people.acting import Actor


@dataclass(frozen=True, slots=True)
class Adoption:
    """What adopting a notice did: its edition, how many open terms were counted again, how many moved."""

    edition: int
    counted: int
    moved: int


@lru_cache(maxsize=8)
def edition(number: int) -> Calendar:
    """The calendar as it stood after that edition; 0 is the one the program came with."""
    calendar = Calendar.official()
    for kept in CalendarNotice.objects.filter(edition__lte=number).order_by("edition"):
        calendar = calendar.with_year(from_data(kept.notice))
    return calendar


def newest() -> int:
    """The newest edition of the calendar of rest days."""
    return CalendarNotice.objects.order_by("-edition").values_list("edition", flat=True).first() or 0


def adopt(notice: Notice, *, on: date, at: datetime) -> Adoption:
    """Put a year's notice in force and count every open term again, all in one transaction.

    Each matter whose dates change gets an act that keeps old value, new value and the cause (CR-13).
    """
    from huiyin.matters import recounting  # which writes with the edition made here

    with named(Actor.job(Duty.CLOCK)):
        number = newest() + 1
        CalendarNotice.objects.create(edition=number, year=notice.year, notice=to_data(notice), adopted_on=on)
        edition.cache_clear()
        counted, moved = recounting.recount(number, cause=f"calendar {notice.year}", on=on, at=at)
    return Adoption(number, counted, moved)


def provisional_terms() -> int:
    """How many open terms rest on a year whose notice has not been issued."""
    with named(Actor.job(Duty.CLOCK)):
        return Term.objects.filter(state=Term.RUNNING, provisional=True).count()
