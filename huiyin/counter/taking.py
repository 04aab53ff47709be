"""Taking a paper that was sent to the petitioner's own page: the day it is taken is the day it is served."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from huiyin.counter.pages import holder
from huiyin.counter.pocket import VisitorRequest, with_pocket
from huiyin.matters import reading
from huiyin.matters.hooks import Refused
from huiyin.papers import electronic
from huiyin.people import directory


@require_http_methods(["GET", "HEAD", "POST"])
@with_pocket
def take(request: VisitorRequest, number: str, pk: int) -> HttpResponse:
    """Say what taking it means, then take it. Whoever does not want to, asks for paper."""
    actor = holder(request)
    if actor is None:
        return redirect("counter:follow")
    try:
        found = next((one for one in electronic.waiting(number, actor) if one.pk == pk), None)
        if request.method == "POST":
            if found is not None:
                electronic.take(number, pk, actor, request.now)
                messages.success(
                    request, _("已经查收，今天就是送达日期。文书在“给您的文书”里，可以随时打开。")
                )
            return redirect("counter:matter", number)  # pressed twice: it is taken
    except reading.NotThere as missing:
        raise Http404 from missing
    except Refused:
        messages.info(request, _("这份文书现在不能在这里查收，可能已经用别的方式送达。"))
        return redirect("counter:matter", number)
    if found is None:
        raise Http404
    issuer = directory.tree().places.get(found.agency_id or 0)
    shown = {"number": number, "one": found, "issuer": issuer, "here": "follow"}
    return render(request, "counter/take.html", shown)
