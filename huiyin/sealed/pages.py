"""Pages of the sealed room: what has come, one report's cover, and its words for whoever wrote why."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.utils import OperationalError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from huiyin.people.doors import OfficeRequest, in_post
from huiyin.sealed import courier, doors, keys, reading, record
from huiyin.sealed.models import Did, Report

LEAST = 4  # signs of a reason


@require_GET
@in_post
def reports(request: OfficeRequest) -> HttpResponse:
    """What has come, and what this post may see of it: numbers and dates alone."""
    try:
        courier.fetch()
    except OperationalError:
        messages.warning(request, _("暂时取不到新来的信封，下面是已经收到的。"))
    return _reports(request)


@doors.in_room
def _reports(request: OfficeRequest) -> HttpResponse:
    rows = Report.objects.select_related("office").all()[:500]
    return render(request, "sealed/reports.html", {"rows": rows})


@require_GET
@doors.in_room
def report(request: OfficeRequest, pk: int) -> HttpResponse:
    """One report: its cover and its record; its words while a reason holds."""
    return _page(request, doors.there(pk))


@require_POST
@doors.in_room
def open_it(request: OfficeRequest, pk: int) -> HttpResponse:
    """Open it: the reason is written first."""
    found = doors.there(pk)
    reason = request.POST.get("reason", "").strip()
    if len(reason) < LEAST:
        messages.error(request, _("请写明为什么要阅看。"))
        return redirect("sealed:report", pk=pk)
    record.note(found, Did.OPENED, request.post_held, request.now, why=reason)
    doors.hold_open(request, found)
    return redirect("sealed:report", pk=pk)


def _page(request: OfficeRequest, found: Report, status: int = 200, **more: Any) -> HttpResponse:
    shown: dict[str, Any] = {"report": found, "entries": reading.entries(found), "opened": False}
    if doors.held_open(request, found):
        try:
            shown |= {"sheets": reading.sheets(found), "opened": True}
        except keys.NoKey:
            shown["no_key"] = True
    return render(request, "sealed/report.html", {**shown, **more}, status=status)
