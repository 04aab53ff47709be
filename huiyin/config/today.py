"""The day it is here. Time comes in at this door only; the law and the acts are told `on=`.

A demonstration database has its own day: HUIYIN_TODAY, or the one it was loaded with, shown in a banner.
A real database never has one.
"""

import os
from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from huiyin.config.sentences import CannotGoOn

HERE = ZoneInfo("Asia/Shanghai")
_known: list[tuple[bool, date | None]] = []  # how the database was founded; never changes once complete


def forget() -> None:
    """Read the founding again; for tests, which change what a real database never changes."""
    _known.clear()


def founding() -> tuple[bool, date | None]:
    """Whether this database is a demonstration, and the day it was loaded with."""
    if _known:
        return _known[0]
    from huiyin.config.models import Founding

    row = Founding.objects.values_list("demonstration", "day", "complete_at").first()
    if row is None:
        return False, None
    if row[2] is not None:
        _known.append((row[0], row[1]))
    return row[0], row[1]


def demonstration_day() -> date | None:
    """The day the demonstration stands at, or None where the real calendar rules."""
    demonstration, day = founding()
    if not demonstration:
        return None
    asked = os.environ.get("HUIYIN_TODAY", "").strip()
    return read_day(asked) if asked else day


def read_day(text: str) -> date:
    """A date as HUIYIN_TODAY gives it."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise CannotGoOn(
            f"HUIYIN_TODAY 应写作 2026-03-02 这样的日期，现在是“{text}”。",
            f"HUIYIN_TODAY must be a date such as 2026-03-02; it is '{text}'.",
        ) from error


def now() -> datetime:
    """The present instant, aware, in local time; on the demonstration's own day if it has one."""
    return _at(demonstration_day())


def today() -> date:
    """The local date (Asia/Shanghai)."""
    return now().date()


def _at(day: date | None) -> datetime:
    instant = timezone.now().astimezone(HERE)
    return instant.replace(year=day.year, month=day.month, day=day.day) if day else instant


class DayMiddleware:
    """Gives every request its day: `request.today`, `request.now`, and `request.demonstration_day`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        stated: Any = request
        stated.demonstration_day = demonstration_day()
        stated.now = _at(stated.demonstration_day)
        stated.today = stated.now.date()
        return self.get_response(request)


def day(request: HttpRequest) -> dict[str, Any]:
    """For templates: `today`, and `demonstration_day` where the banner must be shown."""
    return {name: getattr(request, name, None) for name in ("today", "demonstration_day")}
