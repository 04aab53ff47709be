"""What this agency keeps and need not keep much longer: the list from which disposal is proposed and approved."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from huiyin.desk.shell import keeps, shell
from huiyin.law.retention import WAITING, WARNING
from huiyin.matters import keeping, reading
from huiyin.people.doors import OfficeRequest, in_post

MOST = 200


@require_safe
@in_post
def ending(request: OfficeRequest) -> HttpResponse:
    """Matters whose keeping ends within a year or is over, the soonest first; at most 200."""
    if not keeps(request.actor.duty):
        raise Http404
    with reading.named(request.actor):
        rows = keeping.ending(request.actor, request.today, most=MOST)
    seen = {
        **shell(request, "keeping"),
        "rows": rows,
        "days": WARNING.amount,
        "waiting": WAITING.amount,
        "most": MOST,
    }
    return render(request, "desk/keeping.html", seen)
