"""Blank paper forms for a day without power."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from huiyin.desk.shell import shell
from huiyin.papers import blanks, showing
from huiyin.people.doors import OfficeRequest, in_post


@require_safe
@in_post
def listed(request: OfficeRequest) -> HttpResponse:
    """All blank forms, each to be printed."""
    return render(request, "desk/forms.html", {**shell(request, "forms"), "blanks": blanks.BLANKS})


@require_safe
@in_post
def one(request: OfficeRequest, code: str) -> HttpResponse:
    """One blank form as a page to print."""
    return showing.blank(code, request.today)
