"""The receipt: shown to the browser that handed the petition in, printed, and taken away as a page or a picture.

Number and code lie in the visitor's pocket alone; a file is made in the request that asks for it and kept nowhere.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from huiyin.counter import guiding, offices
from huiyin.counter.pages import HELD, OPENS
from huiyin.counter.pocket import VisitorRequest, with_pocket
from huiyin.counter.raising import RECEIPT
from huiyin.papers import receipts
from huiyin.papers.receipts import Slip
from huiyin.papers.rendering import Unprintable
from huiyin.papers.templatetags.proofs import checked_at

Maker = Callable[..., bytes]


@require_safe
@with_pocket
def receipt(request: VisitorRequest) -> HttpResponse:
    """Number, code and the dates the office must meet; shown to this browser until it is put away."""
    kept = request.pocket.get(RECEIPT)
    if kept is None:
        return redirect("counter:home")
    slip = _slip(request)
    if slip is not None:
        request.pocket[HELD] = receipts.digest(slip)
        request.pocket[OPENS] = {"item": slip.item, "code": slip.code}
    shown = {
        "receipt": kept,
        "on": _day(kept, request.today),
        "office": offices.office(kept["office"]),
        "slip": slip,
        "guides": guiding.named(kept.get("guides", ())),
        "ways": receipts.way(),
    }
    return render(request, "counter/receipt.html", shown)


@require_safe
@with_pocket
def as_pdf(request: VisitorRequest) -> HttpResponse:
    """The receipt as one sheet to print or to keep."""
    return _file(request, receipts.pdf, "application/pdf", "pdf")


@require_safe
@with_pocket
def as_png(request: VisitorRequest) -> HttpResponse:
    """The receipt as a picture for a telephone."""
    return _file(request, receipts.png, "image/png", "png")


def _slip(request: VisitorRequest) -> Slip | None:
    kept = request.pocket[RECEIPT]
    if not kept["code"]:
        return None
    return receipts.made(kept["item"], kept["code"], request.today, kept.get("guides", ()))


def _day(kept: dict[str, str], today: date) -> date:
    return date.fromisoformat(kept["on"]) if "on" in kept else today


def _file(request: VisitorRequest, make: Maker, media_type: str, ending: str) -> HttpResponse:
    slip = _slip(request) if RECEIPT in request.pocket else None
    if slip is None:
        return redirect("counter:receipt")
    address = checked_at(request, slip.item, slip.digest)
    try:
        body = make(slip, address, request.today, demonstration=request.demonstration_day is not None)
    except Unprintable as reason:
        return render(request, "papers/unprintable.html", {"reason": reason}, status=410)
    answer = HttpResponse(body, content_type=media_type)
    answer["Content-Disposition"] = f'attachment; filename="receipt-{slip.item}.{ending}"'
    return answer
