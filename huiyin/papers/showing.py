"""A paper as an answer to a request: for the doors above, which decide who asks."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from huiyin.matters.reading import Look, named
from huiyin.papers import issuing, reading
from huiyin.papers.reading import PAPER
from huiyin.people.acting import Actor


def answer(request: HttpRequest, actor: Actor, number: str, pk: int, look: Look = PAPER) -> HttpResponse:
    """The paper as a page to read or print; not found where the actor does not see it; else a sentence."""
    try:
        _issue_now(request, actor, number, pk)
        with named(actor):
            name, body = reading.pdf(pk, number, look)
    except reading.NotThere as missing:
        raise Http404 from missing
    except reading.Unprintable as reason:
        return render(request, "papers/unprintable.html", {"reason": reason}, status=410)
    response = HttpResponse(body, content_type="application/pdf")
    response["Content-Disposition"] = f"inline; filename*=UTF-8''{quote(name)}"
    add_never_cache_headers(response)
    return response


def _issue_now(request: HttpRequest, actor: Actor, number: str, pk: int) -> None:
    """A paper that is signed off is issued before it is shown: nobody waits at a counter for a job."""
    with named(actor):
        waiting = reading.ready(pk, number)
    if waiting:
        here: Any = request
        issuing.issue(pk, here.now, demonstration=here.demonstration_day is not None)
