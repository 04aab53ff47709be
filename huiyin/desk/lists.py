"""My matters: what waits for this agency, the clock that ends first on top."""

from __future__ import annotations

import re

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from huiyin.desk.lines import lines
from huiyin.desk.shell import shell, unproved_here
from huiyin.desk.wording import BOXES
from huiyin.matters import reading
from huiyin.people.doors import OfficeRequest, in_post

SIZE = 100
_ITEM = re.compile(r"-\d{6,}$")  # an item's number; its first matter has -1 behind it


@require_safe
@in_post
def mine(request: OfficeRequest) -> HttpResponse:
    """One box of the agency's matters; `?box=` names it, `?after=` continues it."""
    box, after = request.GET.get("box", "mine"), request.GET.get("after", "")
    if box not in BOXES:
        raise Http404
    with reading.named(request.actor):
        counts = reading.counts(request.actor, on=request.today)
        page = reading.listed(
            request.actor, on=request.today, box=box, after=after, size=SIZE, total=counts[box]
        )
        unproved = unproved_here(request)
    seen = {
        **shell(request, "mine", unproved=unproved),
        "box": box,
        "page": page,
        "lines": lines(page.rows, request.today),
        "after": after,
        "boxes": [(name, counts[name]) for name in BOXES],
        "cap": 1000,
    }
    part = request.headers.get("HX-Request") and after
    return render(request, "desk/rows.html" if part else "desk/mine.html", seen)


@require_safe
@in_post
def find(request: OfficeRequest) -> HttpResponse:
    """Go to a matter by its number, or by the number of the item it came in."""
    number = "".join(request.GET.get("number", "").split())
    if not number or "/" in number:
        messages.info(request, _("请输入事项编号或登记编号。"))
        return redirect("desk:mine")
    return redirect("desk:matter", f"{number}-1" if _ITEM.search(number) else number)
