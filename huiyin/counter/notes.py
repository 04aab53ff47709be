"""What officers noted to one another about a matter, for its petitioner: by right, at once, without asking anyone."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from huiyin.counter.pages import holder
from huiyin.counter.pocket import VisitorRequest, with_pocket
from huiyin.matters import notes, reading


@require_safe
@with_pocket
def show(request: VisitorRequest, number: str) -> HttpResponse:
    """The notes of one matter, and how many were deleted when it ended; alike for whatever the matter is."""
    actor = holder(request)
    if actor is None:
        return redirect("counter:follow")
    try:
        with reading.named(actor):
            page = reading.matter(number, on=request.today)
            found = notes.of_matter(page.case, actor)
    except reading.NotThere as missing:
        raise Http404 from missing
    ended = sum(act.data.get("notes", 0) for act in page.acts)
    seen = {"number": number, "notes": found, "ended": ended, "here": "follow"}
    return render(request, "counter/notes.html", seen)
