"""How often hints were right: for who registers, supervises and inspects. It measures the hints, never an officer."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from huiyin.desk.hinting import KINDS_SAID
from huiyin.desk.shell import MEASURERS, shell
from huiyin.hints import outcomes
from huiyin.hints.outcomes import Figure
from huiyin.matters import reading
from huiyin.people.doors import OfficeRequest, in_post


@require_safe
@in_post
def show(request: OfficeRequest) -> HttpResponse:
    """How often the hints of this agency were right, of the last twelve months: by kind, month and category."""
    if request.actor.duty not in MEASURERS:
        raise Http404
    with reading.named(request.actor):
        found = outcomes.figures(_year_ago(request.today))
    seen = {
        **shell(request, "accuracy"),
        "kinds": [_kind(kind, found) for kind in KINDS_SAID if any(one.kind == kind for one in found)],
        "least": outcomes.LEAST,
    }
    return render(request, "desk/accuracy.html", seen)


def _kind(kind: str, found: list[Figure]) -> dict[str, Any]:
    own = [one for one in found if one.kind == kind]
    return {
        "said": KINDS_SAID[kind],
        "whole": next(one for one in own if one.month is None and one.category is None),
        "months": sorted(
            (one for one in own if one.month is not None), key=lambda one: one.month or date.min, reverse=True
        ),
        "categories": sorted((one for one in own if one.category), key=lambda one: one.category or ""),
    }


def _year_ago(today: date) -> date:
    return date(today.year - 1, today.month, 1)
