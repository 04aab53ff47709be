"""One's own earlier matter, offered before another is registered: add to it, or go on.

Only a matter this browser holds by number and code is offered, whatever it says. Texts are never compared and nobody is
looked up by name, telephone or identity number: the first would tell a sealed matter, whose words lie elsewhere, from an
ordinary one; the second would tell whoever types a number that its bearer has petitioned.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect

from huiyin.counter.pages import CARRIED, holder
from huiyin.counter.pocket import DRAFT, VisitorRequest
from huiyin.counter.signs import written
from huiyin.matters import reading


def held(request: VisitorRequest) -> list[str]:
    """Numbers of the matters whose receipt this browser has shown, oldest first."""
    if (actor := holder(request)) is None:
        return []
    with reading.named(actor):
        return reading.matters_of_receipt()


def offered(request: VisitorRequest) -> list[str]:
    """Those beside a petition that is written: none for an accusation, which always goes its own way, nor beside a call."""
    draft = request.pocket[DRAFT]
    return [] if draft.get("report") == "yes" or draft.get("campaign") else held(request)


def add_to(request: VisitorRequest, number: str) -> HttpResponse:
    """Take what was written over to that matter, to be looked at and added there; the draft stays until it is."""
    if number not in offered(request):
        return redirect("counter:question", "check")
    request.pocket[CARRIED] = {"number": number, "text": _words(request.pocket[DRAFT])}
    return redirect("counter:step", number, "supplement")


def _words(draft: dict[str, Any]) -> str:
    asked = [written(row["text"]) for row in draft.get("requests") or () if row.get("text")]
    return "\n".join([*asked, written(str(draft.get("facts") or ""))]).strip()
