"""The post room: issued papers that await service, looked at together, then printed as envelopes, labels, list or slips."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from huiyin.desk import ratings
from huiyin.desk.shell import serves, shell
from huiyin.law.book_2022 import papers
from huiyin.matters import reading
from huiyin.matters.reading import What
from huiyin.papers import posting
from huiyin.papers.posting import MOST, PRINTS, Letter
from huiyin.papers.rendering import Unprintable
from huiyin.people import directory
from huiyin.people.doors import OfficeRequest, in_post


@require_http_methods(["GET", "HEAD", "POST"])
@in_post
def room(request: OfficeRequest) -> HttpResponse:
    """Choose papers, look at whom they go to, print. Names and addresses are shown for service only, and noted."""
    if not serves(request.actor.duty):
        raise Http404
    if request.method != "POST":
        return _choose(request)
    what = request.POST.get("print", "")
    if what and what not in (*posting.CODES, "cards"):
        raise Http404
    with reading.named(request.actor):
        noted = What.EXPORT if what else What.IDENTITY
        chosen = posting.letters(request.actor.agency_id or 0, asked(request), at=request.now, what=noted)
    if not chosen:
        messages.info(request, _("请先勾选要寄送的文书。"))
        return redirect("desk:post")
    if what == "cards":
        return ratings.cards_of(request, [one.paper.matter for one in chosen])
    return _print(request, what, chosen) if what else _look(request, chosen)


def asked(request: OfficeRequest) -> list[int]:
    """The papers that were ticked, by their keys."""
    return [
        int(one) for one in request.POST.getlist("paper") if one.isascii() and one.isdigit() and len(one) < 19
    ]


def _choose(request: OfficeRequest) -> HttpResponse:
    with reading.named(request.actor):
        rows = posting.waiting(request.actor.agency_id or 0)
    seen = {
        **shell(request, "post"),
        "rows": [(row, papers.BY_CODE[row.kind]) for row in rows],
        "most": MOST,
    }
    return render(request, "desk/post.html", seen)


def _look(request: OfficeRequest, chosen: Sequence[Letter]) -> HttpResponse:
    seen: dict[str, Any] = {
        **shell(request, "post"),
        "letters": chosen,
        "lacking": sum(not one.address for one in chosen),
        "prints": PRINTS,
    }
    return render(request, "desk/post_batch.html", seen)


def _print(request: OfficeRequest, what: str, chosen: Sequence[Letter]) -> HttpResponse:
    agency = directory.tree()[request.actor.agency_id or 0]
    try:
        body = posting.printed(what, chosen, agency, request.today)
    except Unprintable as reason:
        return render(request, "papers/unprintable.html", {"reason": reason}, status=410)
    name = next(zh for code, zh, _en in PRINTS if code == what).partition("（")[0]
    response = HttpResponse(body, content_type="application/pdf")
    response["Content-Disposition"] = f"inline; filename*=UTF-8''{quote(f'{name}-{request.today}.pdf')}"
    add_never_cache_headers(response)
    return response
