"""My matters: what waits for this agency, the clock that ends first on top."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from huiyin.desk.lines import lines
from huiyin.desk.shell import shell
from huiyin.desk.wording import BOXES
from huiyin.matters import reading
from huiyin.people.doors import OfficeRequest, in_post

SIZE = 100


@require_safe
@in_post
def mine(request: OfficeRequest) -> HttpResponse:
    """One box of the agency's matters; `?box=` names it, `?after=` continues it."""
    box, after = request.GET.get("box", "mine"), request.GET.get("after", "")
    if box not in BOXES:
        raise Http404
    with reading.named(request.actor):
        counts = reading.counts(request.actor, on=request.today)
        page = reading.listed(
            request.actor, on=request.today, box=box, after=after, size=SIZE, total=counts[box]
        )
    seen = {
        **shell(request, "mine"),
        "box": box,
        "page": page,
        "lines": lines(page.rows, request.today),
        "after": after,
        "boxes": [(name, counts[name]) for name in BOXES],
        "cap": 1000,
    }
    part = request.headers.get("HX-Request") and after
    return render(request, "desk/rows.html" if part else "desk/mine.html", seen)
