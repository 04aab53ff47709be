"""Hotspots of the office: what many people write about at once, in one place; never who they are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from huiyin.desk import why
from huiyin.desk.shell import sees_hotspots, shell
from huiyin.hints import attaching, finding, hotspots
from huiyin.hints.hotspots import Hot
from huiyin.matters import listing, reading
from huiyin.matters.reading import What
from huiyin.people.doors import OfficeRequest, in_post
from huiyin.triage.hotspots import PEOPLE

WIDE, HIGH = 12, 28  # of a week's bar, in units of the picture


@dataclass(frozen=True, slots=True)
class Bar:
    """A week of the picture: where it stands, how high, what it says."""

    x: int
    y: float
    height: float
    week: date
    matters: int


@require_safe
@in_post
def listed(request: OfficeRequest) -> HttpResponse:
    """The hotspots of the office, the hottest first."""
    if not sees_hotspots(request):
        raise Http404
    with reading.named(request.actor):
        found = hotspots.listed(request.actor)
    seen = {
        **shell(request, "hotspots"),
        **_bounds(),
        "rows": [_row(one, request.today) for one in found],
    }
    return render(request, "desk/hotspots.html", seen)


@require_safe
@in_post
def one(request: OfficeRequest, code: str) -> HttpResponse:
    """A hotspot with the matters of it that the officer sees."""
    try:
        with reading.named(request.actor):
            found = hotspots.one(request.actor, code)
            rows = listing.of(hotspots.matters(found))
    except reading.NotThere as missing:
        raise Http404 from missing
    seen = {
        **shell(request, "hotspots"),
        **_bounds(),
        **_row(found, request.today),
        "matters": rows,
        "words": hotspots.holding(found),
    }
    return render(request, "desk/hotspot.html", seen)


@require_POST
@in_post
@why.said
def belonging(request: OfficeRequest, number: str) -> HttpResponse:
    """Take a matter out of its hotspot, or put it back: on record, without effect on its handling."""
    try:
        with reading.named(request.actor):
            look = why.look(request, number, What.MATTER)
            case = reading.matter(number, on=request.today, look=look).case
            back = "back" in request.POST
            done = (attaching.put_back if back else attaching.detach)(case, request.actor, request.now)
    except reading.NotThere as missing:
        raise Http404 from missing
    if not done:
        messages.info(request, _("这件事项现在不属于热点，或者那个热点已经没有了。"))
    return redirect("desk:matter", number)


def _bounds() -> dict[str, int]:
    return {"least": PEOPLE, "window": finding.WINDOW.days}


def _row(one: Hot, on: date) -> dict[str, Any]:
    """A hotspot with its picture, and the numbers of the picture."""
    weeks = one.weeks(on)
    most = max(many for _, many in weeks)
    lately, before = one.lately(on)
    bars = [
        Bar(at * WIDE, HIGH - HIGH * many / most, HIGH * many / most, week, many)
        for at, (week, many) in enumerate(weeks)
    ]
    return {
        "one": one,
        "bars": bars,
        "wide": WIDE * len(weeks),
        "high": HIGH,
        "lately": lately,
        "before": before,
    }
