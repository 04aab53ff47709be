"""Rating the office and the organ: on the petitioner's own page, or by the code of a card, which opens nothing else."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from huiyin.counter import throttle
from huiyin.counter.following import Followed, followed
from huiyin.counter.pages import REFUSED, code_typed, holder
from huiyin.counter.pocket import VisitorRequest, with_pocket
from huiyin.law.book_2022.steps.rating import RATE
from huiyin.matters import acts, cards, reading
from huiyin.matters.asking.rating import CONTROL, RatingForm
from huiyin.people.wording import in_english


@require_http_methods(["GET", "HEAD", "POST"])
@with_pocket
def own(request: VisitorRequest, number: str) -> HttpResponse:
    """Rate, or change what was rated, by number and query code."""
    actor = holder(request)
    if actor is None:
        return redirect("counter:follow")
    try:
        seen = followed(number, actor, request.today, code_typed(request, number))
    except reading.NotThere as missing:
        raise Http404 from missing
    form = RatingForm(request.POST if request.method == "POST" else None, initial=_before(seen))
    if request.method != "POST" or seen.rateable is None:
        return _show(request, seen, form, 200 if request.method != "POST" else REFUSED)
    if not form.is_valid():
        return _show(request, seen, form, 400)
    try:
        acts.take(RATE.code, number, by=actor, on=request.today, at=request.now, answers=form.answers())
    except acts.Refused as refused:
        form.add_error(None, refused.ruling.because_en if in_english() else refused.ruling.because)
        return _show(request, seen, form, REFUSED)
    messages.success(request, _("评价已经记下。期满以前可以改，以最后一次为准。"))
    return redirect("counter:matter", number)


def _before(seen: Followed) -> dict[str, str]:
    """What was said last, to be changed."""
    found = seen.rating
    return {ask.name: getattr(found, ask.name) for ask in RATE.asks} if found else {}


def _show(request: VisitorRequest, seen: Followed, form: RatingForm, status: int) -> HttpResponse:
    shown = {"seen": seen, "form": form, "step": RATE, "here": "follow"}
    return render(request, "counter/rate_own.html", shown, status=status)


class CardForm(RatingForm):
    """The code of the card first."""

    code = forms.CharField(
        label=_("评价码"),
        help_text=_("评价卡上的十二位字母和数字。大小写、空格、短横都不要紧。"),
        max_length=40,
        widget=forms.TextInput(attrs=CONTROL),
        error_messages={"required": _("请填写评价码。")},
    )
    field_order = ("code", "office", "office_words", "organ", "organ_words")


NOT_FOUND = _("没有这个评价码，请对照评价卡再输一次。找不到评价卡的，可以凭登记编号和查询码评价。")
SPENT = _("这个评价码已经用过了，每个单位只能评一次。要改评价的，请凭登记编号和查询码查询，在评价期内改。")


@require_http_methods(["GET", "HEAD", "POST"])
def by_card(request: VisitorRequest) -> HttpResponse:
    """Rate by the code of a card, without number and query code; nothing of the matter is shown."""
    form = CardForm(request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return _card(request, form)
    if throttle.tired(request, "rate"):
        form.add_error(None, _("试的次数太多了，请过一刻钟再评。"))
        return _card(request, form, 429)
    if not form.is_valid():
        return _card(request, form, 400)
    try:
        cards.rate(form.cleaned_data["code"], form.answers(), on=request.today, at=request.now)
    except (reading.NotThere, cards.Spent) as wrong:
        throttle.note_miss(request, "rate")
        form.add_error("code", SPENT if isinstance(wrong, cards.Spent) else NOT_FOUND)
        return _card(request, form, 400)
    except acts.Refused as refused:
        form.add_error(None, refused.ruling.because_en if in_english() else refused.ruling.because)
        return _card(request, form, REFUSED)
    messages.success(request, _("评价已经记下，谢谢您。被评价的单位看不到是谁评的。"))
    return redirect("counter:rate_by_card")


def _card(request: VisitorRequest, form: CardForm, status: int = 200) -> HttpResponse:
    return render(request, "counter/rate_by_card.html", {"form": form, "step": RATE}, status=status)
