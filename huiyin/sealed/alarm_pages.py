"""Pages for leaks and retaliation: anyone here may report one; the office above alone sees it."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.db import OperationalError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from huiyin.people import directory
from huiyin.people.doors import OfficeRequest, in_post
from huiyin.people.wording import agency_name
from huiyin.sealed import alarms as told
from huiyin.sealed import doors, keys
from huiyin.sealed.acts import Refused
from huiyin.sealed.models import Alarm, Freeze


@require_http_methods(["GET", "POST"])
@in_post
def alarms(request: OfficeRequest) -> HttpResponse:
    """What came to this office, from here and from petitioners' own pages, and a form to report."""
    try:
        told.fetch()
    except (OperationalError, keys.NoKey):
        messages.warning(request, _("暂时取不到新来的信封，下面是已经收到的。"))
    return _alarms(request)


@doors.in_room
def _alarms(request: OfficeRequest) -> HttpResponse:
    if request.method == "POST":
        try:
            against = int(request.POST.get("against") or 0)
            text = request.POST.get("text", "").strip()
            above = told.raise_alarm(request, request.POST.get("kind", ""), against, text)
        except (Refused, ValueError) as why:
            messages.error(request, str(why) if isinstance(why, Refused) else _("请从名单中选择单位。"))
            return redirect("sealed:alarms")
        messages.success(request, _("已密封报送%(office)s。") % {"office": agency_name(above)})
        return redirect("sealed:alarms")
    shown = {
        "rows": Alarm.objects.all()[:200],
        "places": _places(),
    }
    return render(request, "sealed/alarms.html", shown)


@require_http_methods(["GET"])
@doors.in_room
def alarm(request: OfficeRequest, pk: uuid.UUID) -> HttpResponse:
    """One alarm, for the office it went to; each look is noted."""
    found = _there(pk)
    told.note(request, found, _("阅看"))
    shown = {
        "told": told.told(found),
        "trail": told.trail(found),
        "officers": told.may_freeze(found, request),
        "freezes": Freeze.objects.filter(alarm=found, lifted=None).select_related("officer"),
    }
    return render(request, "sealed/alarm.html", shown)


@require_POST
@doors.in_room
def act(request: OfficeRequest, pk: uuid.UUID, name: str) -> HttpResponse:
    """Freeze, lift, or write down what was done."""
    found = _there(pk)
    try:
        if name == "freeze":
            told.freeze(request, found, request.POST.get("officer"))
        elif name == "lift":
            told.lift(request, found, request.POST.get("freeze"))
        elif name == "note" and (text := request.POST.get("text", "").strip()):
            told.note(request, found, text)
        else:
            messages.error(request, _("请填写处理情况。"))
    except Refused as why:
        messages.error(request, str(why))
    return redirect("sealed:alarm", pk=pk)


def _there(pk: uuid.UUID) -> Alarm:
    found = Alarm.objects.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _places() -> list[directory.Place]:
    return [place for place in directory.tree().places.values() if place.open]
