"""What offers content categories here: versions of what was learned, how each did, and going back to another one."""

from __future__ import annotations

from django.contrib import messages
from django.db import DatabaseError, transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from huiyin.desk.shell import shell
from huiyin.hints import editions, learning, versions
from huiyin.law.words import Duty
from huiyin.matters import access
from huiyin.people.doors import OfficeRequest, in_post

LEAST, MOST = 4, 200  # signs of a reason


@require_http_methods(["GET", "HEAD", "POST"])
@in_post
def learned(request: OfficeRequest) -> HttpResponse:
    """The versions with their figures side by side; by POST another one serves from now on."""
    if request.actor.duty is not Duty.REGISTRAR:
        raise Http404
    wrong = _turn(request) if request.method == "POST" else None
    if request.method == "POST" and wrong is None:
        return redirect("desk:categories")
    with access.named(request.actor):
        rows = versions.listed()
        seen = {
            "rows": rows,
            "turns": versions.turns(),
            "steers": versions.steers(),
            "edition": editions.in_force(request.today),
            "serving": next((row.number for row in rows if row.state == row.SERVING), 0),
        }
    seen |= {"wrong": wrong, "typed": request.POST, "fewest": learning.FEWEST}
    return render(
        request,
        "desk/categories.html",
        {**shell(request, "categories"), **seen},
        status=400 if wrong else 200,
    )


def _turn(request: OfficeRequest) -> str | None:
    """Let the chosen version serve; a sentence where it cannot be."""
    number, why = request.POST.get("version", ""), request.POST.get("why", "").replace("\0", "").strip()
    if not (number.isascii() and number.isdigit() and len(number) < 9):
        return _("请选择改用哪一版。")
    if not LEAST <= len(why) <= MOST:
        return _("请写明事由，四到二百个字；不要写信访内容。")
    try:
        with access.named(request.actor), transaction.atomic():
            versions.serve(int(number), why, request.now)
    except DatabaseError:
        return _("不能改用这一版：它已经撤下，或者您的登记范围没有覆盖全部单位。")
    messages.success(request, _("已经改用，立即生效，已记录。"))
    return None
