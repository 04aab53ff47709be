"""Papers at the desk: what waits for a signature, wording before the issue, the register of document numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from huiyin.desk.shell import shell
from huiyin.law.book_2022.signing import SERIES, SIGNERS
from huiyin.law.grammar import Ruling
from huiyin.law.words import Duty
from huiyin.matters import acts, reading
from huiyin.papers import registers
from huiyin.papers.registers import Waits
from huiyin.people.doors import OfficeRequest, in_post

MOST = 100  # papers in one go
REFUSED = 409


@dataclass(frozen=True, slots=True)
class Item:
    """One paper of a batch, and what the law says of it or said to it."""

    paper: Waits
    ruling: Ruling | None  # None: it is not there any more


@require_http_methods(["GET", "HEAD", "POST"])
@in_post
def waiting(request: OfficeRequest) -> HttpResponse:
    """The papers that wait for this head; chosen ones are looked at together, then signed one by one."""
    if request.actor.duty not in SIGNERS:
        raise Http404
    with reading.named(request.actor):
        papers = registers.waiting(request.actor, request.today)
    if request.method != "POST":
        return render(request, "desk/papers.html", {**shell(request, "papers"), "papers": papers})
    chosen = _chosen(request, papers)
    if not chosen:
        messages.info(request, _("请先勾选要签批的文书。"))
        return redirect("desk:papers")
    signing = "sign" in request.POST
    items = [_sign(request, one) if signing else _look(request, one) for one in chosen]
    seen = {**shell(request, "papers"), "items": items, "signed": signing}
    return render(request, "desk/papers_batch.html", seen)


def _chosen(request: OfficeRequest, papers: Sequence[Waits]) -> list[Waits]:
    asked = set(request.POST.getlist("paper"))
    return [one for one in papers if str(one.pk) in asked][:MOST]


def _look(request: OfficeRequest, one: Waits) -> Item:
    try:
        said = acts.ruling(
            "approve_paper", one.number, by=request.actor, on=request.today, answers={"paper": one.pk}
        )
    except acts.NotThere:
        said = None
    return Item(one, said)


def _sign(request: OfficeRequest, one: Waits) -> Item:
    """The same act as a single signature, by the same law, in a transaction of its own."""
    said = _look(request, one).ruling
    try:
        acts.take(
            "approve_paper",
            one.number,
            by=request.actor,
            on=request.today,
            at=request.now,
            answers={"paper": one.pk},
        )
    except acts.Refused as refused:
        said = refused.ruling
    except acts.NotThere:
        said = None
    return Item(one, said)


@require_safe
@in_post
def register(request: OfficeRequest) -> HttpResponse:
    """The agency's register of document numbers, one series of one year at a time; made to be printed, too."""
    if request.actor.duty is Duty.OPERATOR:
        raise Http404
    agency = request.actor.agency_id or 0
    with reading.named(request.actor):
        known = registers.years(agency)
        year, series = _which(request, known)
        below = request.GET.get("below", "")
        page = registers.register(agency, series, year, int(below) if _digits(below) else None)
    seen: dict[str, Any] = {
        **shell(request, "numbers"),
        "known": known,
        "page": page,
        "counts": SERIES.get(series, ("", "")),
    }
    return render(request, "desk/numbers.html", seen)


def _which(request: OfficeRequest, known: Sequence[tuple[int, str]]) -> tuple[int, str]:
    """The year and series asked for; else the newest that has numbers."""
    asked = (request.GET.get("year", ""), request.GET.get("series", ""))
    for year, series in known:
        if asked == (str(year), series):
            return year, series
    return known[0] if known else (request.today.year, next(iter(SERIES)))


def _digits(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10
