"""A new query code at the counter: printed once, in the answer to the officer who prints it; no screen shows it and nothing keeps it."""

from __future__ import annotations

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_http_methods

from huiyin.desk import why
from huiyin.desk.shell import shell
from huiyin.law.book_2022 import steps
from huiyin.matters import acts, reading, replacing
from huiyin.matters.reading import What
from huiyin.papers import receipts
from huiyin.papers.rendering import Unprintable
from huiyin.papers.templatetags.proofs import checked_at
from huiyin.people.doors import OfficeRequest, in_post

STEP = "print_code"
REFUSED = 409


@require_http_methods(["GET", "HEAD", "POST"])
@in_post
@why.said
def print_new(request: OfficeRequest, number: str) -> HttpResponse:
    """By GET what printing does; by POST the sheet with the new code, and the former opens nothing from then on."""
    try:
        if request.method == "POST":
            return _printed(request, number)
        with reading.named(request.actor):
            page = reading.matter(number, on=request.today, look=why.look(request, number, What.STEP))
            rulings = {
                step.code: ruling
                for step, ruling in acts.rulings(page.case, by=request.actor, on=request.today)
            }
    except reading.NotThere as missing:
        raise Http404 from missing
    except acts.Refused as refused:
        return _show(request, number, refused.ruling, REFUSED)
    ruling = rulings.get(STEP)
    return _show(
        request, number, ruling if ruling is None or not ruling.allowed else None, mine=ruling is not None
    )


def _show(
    request: OfficeRequest, number: str, refusal: object, status: int = 200, *, mine: bool = True
) -> HttpResponse:
    seen = {**shell(request), "step": steps.BY_CODE[STEP], "number": number, "refusal": refusal, "mine": mine}
    return render(request, "desk/code.html", seen, status=status)


def _printed(request: OfficeRequest, number: str) -> HttpResponse:
    """What cannot be set as a page has not happened: the former code stays."""
    try:
        with transaction.atomic():
            new = replacing.print_new(number, request.actor, request.today, request.now)
            slip = receipts.made(new.item, new.code, request.today)
            body = receipts.again(
                slip,
                checked_at(request, slip.item, slip.digest),
                request.today,
                demonstration=request.demonstration_day is not None,
                to=(new.name, new.address) if new.address else None,
            )
    except Unprintable as reason:
        return render(request, "papers/unprintable.html", {"reason": reason}, status=410)
    answer = HttpResponse(body, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="receipt-{new.item}.pdf"'
    add_never_cache_headers(answer)
    return answer
