"""A petitioner reports a leak or retaliation (arts 46(5)(6), F-06): sealed in the request, to the office above.

The same page for every petition; no act and no row of the matter tells that it was sent.
"""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from huiyin.counter import throttle
from huiyin.counter.pages import holder
from huiyin.counter.pocket import VisitorRequest, with_pocket
from huiyin.law.words import AgencyKind
from huiyin.matters import envelopes, reading
from huiyin.people import directory
from huiyin.people.wording import agency_name

KINDS = (("leak", _("泄露了我反映的内容或者身份")), ("retaliation", _("受到打击报复")))


class AlarmForm(forms.Form):
    """What happened, who is meant, in one's own words."""

    kind = forms.ChoiceField(
        label=_("发生了什么"),
        choices=KINDS,
        widget=forms.RadioSelect,
        error_messages={"required": _("请选择发生了什么。"), "invalid_choice": _("请选择发生了什么。")},
    )
    against = forms.ChoiceField(
        label=_("您反映的是哪个单位"),
        help_text=_("报告会送给比它高一级的信访部门，它自己看不到。"),
        widget=forms.Select(attrs={"class": "form-select"}),
        error_messages={"required": _("请从名单中选择单位。"), "invalid_choice": _("请从名单中选择单位。")},
    )
    text = forms.CharField(
        label=_("经过"),
        help_text=_("什么时候、谁、做了什么；可以不写自己的名字。"),
        max_length=5000,
        widget=forms.Textarea(attrs={"class": "form-control", "rows": 6}),
        error_messages={"required": _("请写明经过。")},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@with_pocket
def raise_it(request: VisitorRequest, number: str) -> HttpResponse:
    """The form; by POST the report is sealed and sent, and nothing of it stays on this side."""
    actor = holder(request)
    if actor is None:
        return redirect("counter:follow")
    with reading.named(actor):
        if number not in reading.matters_of_receipt():
            raise Http404
    form = AlarmForm(request.POST or None)
    known = _answerable()
    form.fields["against"].choices = [("", ""), *known]  # type: ignore[attr-defined]
    if request.method == "POST" and form.is_valid():
        throttle.slow(request)
        said = form.cleaned_data
        words = {
            "kind": said["kind"],
            "against": int(said["against"]),
            "text": said["text"],
            "number": number,
        }
        with reading.named(actor):
            envelopes.alarm(words, request.today)
        messages.success(request, _("已密封报送上一级信访部门。也可以再次报告。"))
        return redirect("counter:matter", number)
    status = 400 if request.method == "POST" else 200
    return render(
        request, "counter/alarm.html", {"number": number, "form": form, "here": "follow"}, status=status
    )


def _answerable() -> list[tuple[str, str]]:
    """Units that have a petition office above them."""
    tree = directory.tree()
    offices = [one for one in tree.places.values() if one.kind is AgencyKind.PETITION_OFFICE and one.open]

    def answers(place: directory.Place) -> bool:
        ups = set(tree.regions_up(place.region))
        rank = directory.RANK[place.level]
        return any(one.region in ups and directory.RANK[one.level] < rank for one in offices)

    return [(str(one.id), agency_name(one)) for one in tree.places.values() if one.open and answers(one)]
