"""For the inspector: reading by officers of the territory that asks for an explanation."""

from __future__ import annotations

from datetime import timedelta

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from huiyin.desk.shell import shell
from huiyin.desk.wording import REASONS
from huiyin.law.words import Duty
from huiyin.matters import reading, unusual
from huiyin.people import directory
from huiyin.people.doors import OfficeRequest, in_post
from huiyin.people.wording import agency_name

BACK = timedelta(days=30)


@require_safe
@in_post
def reads(request: OfficeRequest) -> HttpResponse:
    """Unusual reading of the last thirty days; about officers, never about petitioners."""
    if request.actor.duty is not Duty.INSPECTOR:
        raise Http404
    with reading.named(request.actor):
        found = unusual.unusual(request.today - BACK, request.today)
        tree = directory.tree()
    lines = [
        {
            "day": one.day,
            "agency": agency_name(tree.places.get(one.day.agency_id)),
            "reasons": [str(REASONS[reason]) % {"n": n} for reason, n in one.reasons],
        }
        for one in found
    ]
    rules = {
        "idle": unusual.IDLE,
        "repeated": unusual.REPEATED,
        "above": unusual.ABOVE,
        "least": unusual.AT_LEAST,
    }
    return render(request, "desk/reads.html", {**shell(request, "reads"), "lines": lines, "rules": rules})
