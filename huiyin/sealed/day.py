"""The day it is in the sealed room; a demonstration has its own."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from huiyin.sealed.models import Room

HERE = ZoneInfo("Asia/Shanghai")


def demonstration_day() -> date | None:
    """The day the demonstration stands at, or None where the real calendar rules."""
    room = Room.objects.first()
    if room is None or not room.demonstration:
        return None
    asked = os.environ.get("HUIYIN_TODAY", "").strip()
    return date.fromisoformat(asked) if asked else room.day


def instant(day: date | None) -> datetime:
    """The present instant in local time, on the demonstration's own day if it has one."""
    now = timezone.now().astimezone(HERE)
    return now.replace(year=day.year, month=day.month, day=day.day) if day else now


class DayMiddleware:
    """Gives every request its day: `request.today`, `request.now`, `request.demonstration_day`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        stated: Any = request
        if request.path != "/alive":
            stated.demonstration_day = demonstration_day()
            stated.now = instant(stated.demonstration_day)
            stated.today = stated.now.date()
        return self.get_response(request)


def day(request: HttpRequest) -> dict[str, Any]:
    """For templates: `today`, and `demonstration_day` where the banner must be shown."""
    return {name: getattr(request, name, None) for name in ("today", "demonstration_day")}
