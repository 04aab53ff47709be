"""Why a matter is opened: who reads from outside its way says so once for each matter before it is shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from huiyin.desk.shell import shell
from huiyin.desk.wording import purposes_said
from huiyin.law.purposes import ASKED, Purpose
from huiyin.matters import reading
from huiyin.matters.reading import Look, What
from huiyin.people.doors import OfficeRequest, in_post

KEY = "why"  # of the session: for each matter the post, the day and the purpose stated
KEPT = 50


def said(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let through who need not say a purpose, or has said it today for this matter; ask the others first."""

    @wraps(view)
    def door(request: OfficeRequest, number: str, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.actor.duty in ASKED and _stated(request, number) is None:
            return _ask(request, number, 200 if request.method in ("GET", "HEAD") else 400)
        return view(request, number, *args, **kwargs)

    return door


def look(request: OfficeRequest, number: str, what: What, purpose: Purpose | None = None) -> Look:
    """The look of this request: the purpose just given, or stated before, or plain from the duty."""
    return Look(purpose or _stated(request, number), request.now, what)


@require_POST
@in_post
def state(request: OfficeRequest, number: str) -> HttpResponse:
    """Keep the purpose stated for this matter until the day is over, and go on to what was asked for."""
    if request.actor.duty not in ASKED or not _there(request, number):
        raise Http404
    purpose = request.POST.get("purpose", "")
    if purpose not in ASKED[request.actor.duty]:
        messages.error(request, _("请先选择查看的用途。"))
        return _ask(request, number, 400)
    kept = list(request.session.get(KEY, {}).items())[-KEPT + 1 :]
    stated = [request.post_held.pk, request.today.isoformat(), purpose]
    request.session[KEY] = {**dict(kept), number: stated}
    return redirect(_onward(request, number))


def _stated(request: OfficeRequest, number: str) -> Purpose | None:
    """What this officer said in this post today; another post or another day says it anew."""
    post, day, purpose = request.session.get(KEY, {}).get(number) or (None, "", "")
    if request.actor.duty not in ASKED or post != request.post_held.pk or day != request.today.isoformat():
        return None
    return Purpose(purpose)


def _there(request: OfficeRequest, number: str) -> bool:
    with reading.named(request.actor):
        return reading.visible(number)


def _ask(request: OfficeRequest, number: str, status: int = 200) -> HttpResponse:
    if not _there(request, number):
        raise Http404
    seen = {
        **shell(request),
        "number": number,
        "onward": request.path if request.method in ("GET", "HEAD") else _onward(request, number),
        "purposes": purposes_said(ASKED[request.actor.duty]),
    }
    return render(request, "desk/why.html", seen, status=status)


def _onward(request: OfficeRequest, number: str) -> str:
    """The page of this matter that was asked for; else the matter."""
    home, asked = reverse("desk:matter", args=[number]), request.POST.get("onward", "")
    return asked if asked.startswith(f"{home}/") else home
