"""The day it is here. Time comes in at this door only; the law and the acts are told `on=`.

A demonstration database has its own day, HUIYIN_TODAY, shown in a banner. A real one never has.
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


def is_demonstration() -> bool:
    """Whether this database was made as a demonstration; decided once, when it was founded."""
    from huiyin.config.models import Founding

    return Founding.objects.filter(demonstration=True).exists()


def demonstration_day() -> date | None:
    """The day the demonstration stands at, or None where the real calendar rules."""
    asked = os.environ.get("HUIYIN_TODAY", "").strip()
    if not asked or not is_demonstration():
        return None
    try:
        return date.fromisoformat(asked)
    except ValueError as error:
        raise CannotGoOn(
            f"HUIYIN_TODAY 应写作 2026-03-02 这样的日期，现在是“{asked}”。",
            f"HUIYIN_TODAY must be a date such as 2026-03-02; it is '{asked}'.",
        ) from error


def now() -> datetime:
    """The present instant, aware, in local time; on the demonstration's own day if it has one."""
    instant = timezone.now().astimezone(HERE)
    day = demonstration_day()
    return instant.replace(year=day.year, month=day.month, day=day.day) if day else instant


def today() -> date:
    """The local date (Asia/Shanghai)."""
    return now().date()


class DayMiddleware:
    """Gives every request its day: `request.today` (date) and `request.now` (aware, local)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.now = now()  # type: ignore[attr-defined]
        request.today = request.now.date()  # type: ignore[attr-defined]
        return self.get_response(request)


def day(request: HttpRequest) -> dict[str, Any]:
    """For templates: `today`, and `demonstration_day` where the banner must be shown."""
    return {"today": getattr(request, "today", None), "demonstration_day": os.environ.get("HUIYIN_TODAY") and demonstration_day()}
