"""Who comes in: an officer of a sealed channel or a discipline organ, in a post, whose access is not frozen."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from huiyin.people.doors import OfficeRequest, in_post
from huiyin.sealed import access
from huiyin.sealed.models import Report

WITHIN = 30 * 60  # seconds that one written reason opens one report, in one session


def in_room(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let an officer through; the database is told who asks for the length of the request."""

    @in_post
    @wraps(view)
    def door(request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if access.frozen(request.user.pk):
            return render(request, "sealed/frozen.html", status=403)
        with access.named(request.post_held):
            return view(request, *args, **kwargs)

    return door


def there(pk: int) -> Report:
    """The report, or nothing to be seen: missing and forbidden look alike."""
    found = Report.objects.select_related("office").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def hold_open(request: OfficeRequest, report: Report) -> None:
    """Remember in this session that a reason was written."""
    kept = dict(request.session.get("opened", {}))
    kept[str(report.pk)] = [int(request.now.timestamp()), request.post_held.pk]
    request.session["opened"] = kept


def held_open(request: HttpRequest, report: Report) -> bool:
    """Whether a reason was written for this report, in this session and post, within half an hour."""
    since, post = dict(request.session.get("opened", {})).get(str(report.pk), (0, 0))
    stated: Any = request
    return post == stated.post_held.pk and 0 <= stated.now.timestamp() - since <= WITHIN


def let_go(request: OfficeRequest, report: Report) -> None:
    """Forget the reason: the next look needs one again."""
    kept = dict(request.session.get("opened", {}))
    kept.pop(str(report.pk), None)
    request.session["opened"] = kept
