"""The petitioner's own data: who looked, where it went, what is held; to see, take away, have corrected or explained."""

from __future__ import annotations

import unicodedata

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from huiyin.counter import holding, pages, throttle
from huiyin.counter.holding import Held
from huiyin.counter.pocket import VisitorRequest, with_pocket
from huiyin.counter.wording import OPENED
from huiyin.law.book_2022 import steps
from huiyin.matters import reading
from huiyin.people.acting import Actor


class CodeForm(forms.Form):
    """The query code once more: whoever finds this browser open does not learn what was written down."""

    code = forms.CharField(
        label=_("查询码"),
        help_text=_("再输入一次凭证上的查询码，以防别人用您打开的页面。"),
        max_length=60,
        widget=forms.TextInput(attrs=pages.CONTROL),
        error_messages={"required": _("请填写查询码。")},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@with_pocket
def show(request: VisitorRequest, number: str) -> HttpResponse:
    """The page; by POST with the query code, what was written down as well, or a copy to take away."""
    actor = pages.holder(request)
    if actor is None:
        return redirect("counter:follow")
    form = CodeForm(request.POST if request.method == "POST" else None, label_suffix="")
    sure = request.method == "POST" and _sure(request, number, actor, form)
    found = _held(request, number, actor, whole=sure)
    if sure and request.POST.get("go") == "copy":
        return _file(found, request)
    seen = {
        "held": found,
        "seen": found.seen,
        "form": CodeForm(label_suffix="") if sure else form,  # the code does not stay on the screen
        "sure": sure,
        "step": steps.BY_CODE["request_data"],
        "kinds": OPENED,
        "here": "follow",
    }
    return render(request, "counter/data.html", seen, status=400 if form.errors else 200)


def _sure(request: VisitorRequest, number: str, actor: Actor, form: CodeForm) -> bool:
    """Whether the code typed is the one this receipt is opened with; guessing is slowed like everywhere."""
    if not form.is_valid():
        return False
    item = number.rpartition("-")[0]
    if throttle.tired(request, item):
        form.add_error("code", _("试的次数太多了，请过一刻钟再查。登记不受影响。"))
        return False
    typed = unicodedata.normalize("NFKC", form.cleaned_data["code"])
    if reading.follow(item, typed) == actor.receipt_digest:
        return True
    throttle.note_miss(request, item)
    form.add_error("code", _("查询码不对，请对照凭证再输一次。"))
    return False


def _held(request: VisitorRequest, number: str, actor: Actor, *, whole: bool) -> Held:
    try:
        return holding.held(number, actor, request.today, pages.code_typed(request, number), whole=whole)
    except reading.NotThere as missing:
        raise Http404 from missing


def _file(found: Held, request: VisitorRequest) -> HttpResponse:
    response = HttpResponse(holding.copy(found, request.today), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{found.seen.number}.zip"'
    return response


@require_safe
def notice(request: VisitorRequest) -> HttpResponse:
    """Who handles personal data here, why, how, which kinds, for how long, and what one may ask (arts 17, 18, 35)."""
    return render(request, "counter/privacy.html", {})


@require_safe
def accessibility(request: VisitorRequest) -> HttpResponse:
    """What was tested for whom, how, what was not, and where to complain (WCAG 2.2 AA)."""
    return render(request, "counter/accessibility.html", {})
