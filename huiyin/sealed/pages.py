"""Pages of the sealed room: what has come, one report's cover, and its words for whoever wrote why."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db.utils import OperationalError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from huiyin.law.book_2022.cadres import Lead, Rank
from huiyin.law.words import Duty
from huiyin.people.doors import OfficeRequest, in_post
from huiyin.sealed import acts, alarms, courier, doors, identity, keys, reading, record, showing
from huiyin.sealed.acts import Refused
from huiyin.sealed.conflict import Charged
from huiyin.sealed.models import Did, IdentityRequest, Report

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
    return render(request, "sealed/reports.html", {"rows": rows, "waiting": len(identity.waiting())})


@require_GET
@doors.in_room
def report(request: OfficeRequest, pk: int) -> HttpResponse:
    """One report: its cover and its record; its words while a reason holds."""
    return render(request, "sealed/report.html", showing.page(request, doors.there(pk)))


@require_POST
@doors.in_room
def open_it(request: OfficeRequest, pk: int) -> HttpResponse:
    """Open it: the reason is written first."""
    found = doors.there(pk)
    reason = request.POST.get("reason", "").strip()
    try:
        acts.must_read(found)
        if len(reason) < LEAST:
            raise Refused(_("请写明为什么要阅看。"))
        acts.not_oneself(request, found)
    except Refused as why:
        messages.error(request, str(why))
        return redirect("sealed:report", pk=pk)
    record.note(found, Did.OPENED, request.post_held, request.now, why=reason)
    doors.hold_open(request, found)
    return redirect("sealed:report", pk=pk)


@require_POST
@doors.in_room
def close_it(request: OfficeRequest, pk: int) -> HttpResponse:
    """Put it back: the next look needs a reason again."""
    doors.let_go(request, doors.there(pk))
    return redirect("sealed:report", pk=pk)


@require_POST
@doors.in_room
def act(request: OfficeRequest, pk: int, name: str) -> HttpResponse:
    """Take one step with a report; whoever decides about its words has them open."""
    found = doors.there(pk)
    if name not in ACTS:
        raise Http404
    if name != "take_over" and not doors.held_open(request, found):
        messages.error(request, _("请先写明理由启封，再办理。"))
        return redirect("sealed:report", pk=pk)
    try:
        if name != "name":  # whoever turns out to be meant stops there
            acts.not_oneself(request, found)
        ACTS[name](request, found)
    except Refused as why:
        return render(
            request, "sealed/report.html", {**showing.page(request, found), "refused": str(why)}, status=409
        )
    except ValueError:
        messages.error(request, _("请从名单中选择。"))
    return redirect("sealed:report" if Report.objects.filter(pk=pk).exists() else "sealed:reports", **_to(pk))


def _to(pk: int) -> dict[str, Any]:
    return {"pk": pk} if Report.objects.filter(pk=pk).exists() else {}


def _said(request: OfficeRequest, name: str) -> str:
    return request.POST.get(name, "").strip()


def _chosen(request: OfficeRequest, name: str) -> int:
    return int(_said(request, name))


def _name_accused(request: OfficeRequest, found: Report) -> None:
    charged = Charged(
        name=_said(request, "name")[:60],
        unit=_chosen(request, "unit"),
        rank=Rank(_said(request, "rank")),
        lead=Lead(_said(request, "lead")),
        leads=tuple(int(one) for one in request.POST.getlist("leads") if one),
    )
    acts.name_accused(request, found, charged)


def _alarm(request: OfficeRequest, found: Report) -> None:
    kind, text = _said(request, "kind"), _said(request, "text")
    alarms.raise_alarm(request, kind, _chosen(request, "against"), text, found)
    messages.success(request, _("已密封报送上级。"))


ACTS: dict[str, Callable[[OfficeRequest, Report], None]] = {
    "name": _name_accused,
    "refer": lambda request, found: acts.refer(
        request, found, _chosen(request, "organ"), _said(request, "why")
    ),
    "withdraw": acts.withdraw,
    "pass_up": lambda request, found: acts.pass_up(request, found, _said(request, "why")),
    "take_over": lambda request, found: acts.take_over(
        request, found, _said(request, "receipt_no")[:120], request.POST.get("password", "")
    ),
    "assign": lambda request, found: acts.assign(request, found, _chosen(request, "officer")),
    "reply": lambda request, found: acts.reply(request, found, _said(request, "text")),
    "ask_identity": lambda request, found: identity.ask(request, found, _said(request, "motive")),
    "alarm": _alarm,
}


@require_POST
@doors.in_room
def copied(request: OfficeRequest, pk: int) -> HttpResponse:
    """The words as a plain text with a watermark; the file's name is the number alone."""
    return _let_out(request, pk, Did.COPIED)


@require_POST
@doors.in_room
def printed(request: OfficeRequest, pk: int) -> HttpResponse:
    """A page to be printed, with a watermark."""
    return _let_out(request, pk, Did.PRINTED)


@require_POST
@doors.in_room
def notified(request: OfficeRequest, pk: int) -> HttpResponse:
    """A notice to the organisation (personnel) department: who and which post, never who reported (art. 30(2))."""
    return _let_out(request, pk, Did.NOTIFIED)


@require_POST
@doors.in_room
def file(request: OfficeRequest, pk: int, sheet: int, place: int) -> HttpResponse:
    """A file out of its envelope; it is called by the report's number alone."""
    found = doors.there(pk)
    if barred := _barred(request, found, Did.FILE_TAKEN):
        return barred
    try:
        wanted = reading.sheets(found)[sheet - 1].files[place - 1]
    except IndexError as missing:
        raise Http404 from missing
    answer = HttpResponse(wanted.data, content_type="application/octet-stream")
    ending = mimetypes.guess_extension(wanted.media_type) or ""
    name = f"{found.number}-{sheet}-{place}{ending}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _barred(request: OfficeRequest, found: Report, did: Did) -> HttpResponse | None:
    """What is answered where something may not leave the page; None where it may, and then it is on record."""
    if not doors.held_open(request, found):
        messages.error(request, _("请先写明理由启封，再办理。"))
        return redirect("sealed:report", pk=found.pk)
    try:
        acts.let_out(request, found, did)
    except Refused as why:
        shown = {**showing.page(request, found), "refused": str(why)}
        return render(request, "sealed/report.html", shown, status=409)
    return None


def _let_out(request: OfficeRequest, pk: int, did: Did) -> HttpResponse:
    found = doors.there(pk)
    if barred := _barred(request, found, did):
        return barred
    shown = showing.page(request, found)
    if did is not Did.COPIED:
        page = "sealed/printed.html" if did is Did.PRINTED else "sealed/notice.html"
        return render(request, page, shown)
    answer = render(request, "sealed/copied.txt", shown, content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{found.number}.txt"'
    return answer


@require_POST
@doors.in_room
def identified(request: OfficeRequest, pk: int) -> HttpResponse:
    """Who reported, for the officer it was granted to; shown once, and noted."""
    found = doors.there(pk)
    try:
        people = identity.see(request, found)
    except (Refused, keys.NoKey) as why:
        messages.error(request, str(why))
        return redirect("sealed:report", pk=pk)
    return render(request, "sealed/identity.html", {"report": found, "people": people})


@require_GET
@doors.in_room
def identities(request: OfficeRequest) -> HttpResponse:
    """Requests to learn who reported, for the head who answers them."""
    head = request.post_held.duty == Duty.HEAD
    rows = [(row, identity.motive(row)) for row in identity.waiting()] if head else []
    return render(request, "sealed/identities.html", {"rows": rows, "head": head})


@require_POST
@doors.in_room
def answer_identity(request: OfficeRequest, pk: int) -> HttpResponse:
    """Grant a request, or not."""
    asked = IdentityRequest.objects.select_related("report").filter(pk=pk).first()
    if asked is None:
        raise Http404
    try:
        identity.answer(request, asked, request.POST.get("answer") == "grant")
    except Refused as why:
        messages.error(request, str(why))
    return redirect("sealed:identities")
