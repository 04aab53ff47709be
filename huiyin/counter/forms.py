"""Paper forms petitioners may take: filled in by hand, posted or brought."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from huiyin.papers import blanks, showing


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """The forms, each to be printed."""
    return render(request, "counter/forms.html", {"blanks": [one for one in blanks.BLANKS if one.theirs]})


@require_safe
def one(request: HttpRequest, code: str) -> HttpResponse:
    """One form as a page to print."""
    here: Any = request
    return showing.blank(code, here.today, theirs=True)
