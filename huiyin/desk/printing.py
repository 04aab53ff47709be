"""Printing many issued papers in one go: choose, look through, follow the job, fetch the print."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from procrastinate.contrib.django import app

from huiyin.desk.shell import shell
from huiyin.matters import reading
from huiyin.papers import batches
from huiyin.papers.batches import Wanted
from huiyin.people.doors import OfficeRequest, in_post

BACK = timedelta(days=30)  # what is shown unless another day is asked for
AGAIN = "3"  # seconds until the page looks again by itself
TYPES = {"pdf": "application/pdf", "zip": "application/zip"}


@require_http_methods(["GET", "HEAD", "POST"])
@in_post
def choose(request: OfficeRequest) -> HttpResponse:
    """The agency's issued papers to choose from; chosen ones are listed again, then printed by a job."""
    _may(request)
    if request.method == "POST":
        return _chosen(request)
    wanted = _wanted(request)
    with reading.named(request.actor):
        papers = batches.choices(request.actor, wanted)
        kinds = batches.kinds(request.actor)
        latest = batches.latest(request.actor, *batches.FORMS)
    seen = {
        **shell(request, "printing"),
        "papers": papers,
        "kinds": kinds,
        "latest": latest,
        "wanted": wanted,
        "most": batches.MOST,
        "full": len(papers) >= batches.MOST,
    }
    return render(request, "desk/printing.html", seen)


def _chosen(request: OfficeRequest) -> HttpResponse:
    pks = [int(one) for one in request.POST.getlist("paper") if _digits(one)][: batches.MOST]
    form = request.POST.get("form", "")
    with reading.named(request.actor):
        papers = batches.chosen(request.actor, pks)
        if papers and form in batches.FORMS:
            made = batches.ask(request.actor, [one.pk for one in papers], form)
            app.configure_task("print_batch").defer(batch=made)
            return redirect("desk:batch", made)
    if not papers:
        messages.info(request, _("请先勾选要打印的文书。"))
        return redirect("desk:printing")
    return render(request, "desk/printing_check.html", {**shell(request, "printing"), "papers": papers})


@require_safe
@in_post
def follow(request: OfficeRequest, pk: int) -> HttpResponse:
    """How far a batch is, paper by paper; the page looks again by itself until it is done."""
    _may(request)
    try:
        with reading.named(request.actor):
            batch = batches.progress(request.actor, pk)
    except reading.NotThere as missing:
        raise Http404 from missing
    response = render(
        request,
        "desk/batch.html",
        {**shell(request, "service" if batch.sends else "printing"), "batch": batch},
    )
    if batch.finished_at is None:
        response["Refresh"] = AGAIN
    return response


@require_safe
@in_post
def fetch(request: OfficeRequest, pk: int) -> HttpResponse:
    """The print as a download, while its day lasts."""
    _may(request)
    try:
        with reading.named(request.actor):
            form, body = batches.fetch(request.actor, pk, request.now)
    except reading.NotThere as missing:
        raise Http404 from missing
    response = HttpResponse(body, content_type=TYPES[form])
    response["Content-Disposition"] = f'attachment; filename="papers-{pk}.{form}"'
    add_never_cache_headers(response)
    return response


def _may(request: OfficeRequest) -> None:
    if request.actor.duty not in batches.PRINTERS:
        raise Http404


def _wanted(request: OfficeRequest) -> Wanted:
    """The filter asked for; what cannot be read is as if it had not been asked."""
    said: Any = request.GET
    until = _day(said.get("until", "")) or request.today
    since = _day(said.get("since", "")) or until - BACK
    return Wanted(since, until, said.get("kind", "")[:40])


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _digits(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 19
