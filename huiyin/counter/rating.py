"""Rating the office and the organ: on the petitioner's own page, changeable until the window closes."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from huiyin.counter.following import Followed, followed
from huiyin.counter.pages import CONTROL, REFUSED, code_typed, holder
from huiyin.counter.pocket import VisitorRequest, with_pocket
from huiyin.law.book_2022.steps.rating import RATE, SIDES, VALUES
from huiyin.matters import acts, reading
from huiyin.people.wording import in_english

MOST = 2_000  # signs of one's own words
_STEPS = forms.RadioSelect(attrs={"class": "form-check-input"})


class RatingForm(forms.Form):
    """Two units, each with its five steps in words and a place for one's own; neither must be rated."""

    office = forms.ChoiceField(label=_("信访部门：登记、转送"), required=False, widget=_STEPS)
    office_words = forms.CharField(label=_("想说的话（可以不写）"), required=False, max_length=MOST)
    organ = forms.ChoiceField(label=_("办理单位：办理、答复"), required=False, widget=_STEPS)
    organ_words = forms.CharField(label=_("想说的话（可以不写）"), required=False, max_length=MOST)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        said = [(value, en.capitalize() if in_english() else zh) for value, zh, en in VALUES]
        for side in SIDES:
            field = cast(forms.ChoiceField, self.fields[side])
            field.choices = [*said, ("", _("不评价"))]
            field.error_messages["invalid_choice"] = _("请从所列的几项里选一项。")
            words = self.fields[f"{side}_words"]
            words.widget = forms.Textarea(attrs={**CONTROL, "rows": 3})
            words.error_messages["max_length"] = _("请写得短一些，最多2000字。")

    def clean(self) -> dict[str, Any]:
        """At least one of the two."""
        found = super().clean() or {}
        if not self.errors and not any(found.get(side) for side in SIDES):
            raise forms.ValidationError(_("请至少评价一个：信访部门，或者办理单位。"))
        return found

    def answers(self) -> dict[str, str]:
        """What the step is told; words of a unit that is not rated go with it."""
        said = self.cleaned_data
        return {name: value for name, value in said.items() if value and said[name.partition("_")[0]]}


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
