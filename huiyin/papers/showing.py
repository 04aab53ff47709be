"""A paper as an answer to a request: for the doors above, which decide who asks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from huiyin.matters.reading import Look, named
from huiyin.papers import blanks, copies, issuing, reading, word
from huiyin.papers.reading import PAPER
from huiyin.people.acting import Actor


def answer(request: HttpRequest, actor: Actor, number: str, pk: int, look: Look = PAPER) -> HttpResponse:
    """The paper as a page to read or print; not found where the actor does not see it; else a sentence."""

    def read() -> tuple[str, bytes]:
        with named(actor):
            return reading.pdf(pk, number, look)

    return _told(request, actor, number, pk, read)


def large(request: HttpRequest, actor: Actor, number: str, pk: int, look: Look = PAPER) -> HttpResponse:
    """A copy of it in larger type, for reading."""
    return _told(request, actor, number, pk, lambda: copies.large(actor, pk, number, look))


def docx(request: HttpRequest, actor: Actor, number: str, pk: int, look: Look = PAPER) -> HttpResponse:
    """A draft as a Word document."""
    return _told(request, actor, number, pk, lambda: copies.docx(actor, pk, number, look), word.MEDIA_TYPE)


def _told(
    request: HttpRequest,
    actor: Actor,
    number: str,
    pk: int,
    read: Callable[[], tuple[str, bytes]],
    media_type: str = "application/pdf",
) -> HttpResponse:
    try:
        _issue_now(request, actor, number, pk)
        name, body = read()
    except reading.NotThere as missing:
        raise Http404 from missing
    except reading.Unprintable as reason:
        return render(request, "papers/unprintable.html", {"reason": reason}, status=410)
    shown = "inline" if media_type == "application/pdf" else "attachment"
    response = HttpResponse(body, content_type=media_type)
    response["Content-Disposition"] = f"{shown}; filename*=UTF-8''{quote(name)}"
    add_never_cache_headers(response)
    return response


def blank(code: str, on: date, *, theirs: bool = False) -> HttpResponse:
    """A blank form as a page to print; with `theirs` only those petitioners take themselves. Not found otherwise."""
    found = blanks.BY_CODE.get(code)
    if found is None or (theirs and not found.theirs):
        raise Http404
    response = HttpResponse(blanks.pdf(found, on), content_type="application/pdf")
    response["Content-Disposition"] = f"inline; filename*=UTF-8''{quote(f'{found.zh}.pdf')}"
    return response


def _issue_now(request: HttpRequest, actor: Actor, number: str, pk: int) -> None:
    """A paper that is signed off is issued before it is shown: nobody waits at a counter for a job."""
    with named(actor):
        waiting = reading.ready(pk, number)
    if waiting:
        here: Any = request
        issuing.issue(pk, here.now, demonstration=here.demonstration_day is not None)
