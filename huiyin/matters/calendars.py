"""The calendar in force: the official years of the law room and the notices adopted since installation."""

from __future__ import annotations

from functools import lru_cache

from huiyin.law.calendar import Calendar
from huiyin.matters.models import CalendarNotice


@lru_cache(maxsize=8)
def edition(number: int) -> Calendar:
    """The calendar as it stood after that edition; 0 is the one the program came with."""
    calendar = Calendar.official()
    for notice in CalendarNotice.objects.filter(edition__lte=number).order_by("edition"):
        calendar = calendar.with_notice(notice.notice)
    return calendar
