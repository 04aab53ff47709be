"""Ratings from outside: a petition office that is not rated enters posted cards and calls; the post room prints cards."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from huiyin.desk.shell import enters_ratings, shell
from huiyin.law.words import AgencyKind
from huiyin.matters import acts, cards, reading
from huiyin.matters.asking.rating import CONTROL, RatingForm
from huiyin.people import directory, knocks
from huiyin.people.directory import Place
from huiyin.people.doors import OfficeRequest, in_post
from huiyin.people.wording import in_english

MOST, WITHIN = 20, 15 * 60  # wrong codes and numbers of one post; seconds


class EntryForm(RatingForm):
    """How it came, by what it is found, and what was said."""

    via = forms.ChoiceField(
        label=_("怎样收到的"),
        choices=(("posted", _("寄回的评价卡")), ("call", _("电话"))),
        widget=forms.RadioSelect,
        error_messages={"required": _("请选择怎样收到的。"), "invalid_choice": _("请选择怎样收到的。")},
    )
    code = forms.CharField(
        label=_("评价码"),
        help_text=_("评价卡上的；电话里没有评价码的，填下面的编号。"),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs=CONTROL),
    )
    number = forms.CharField(
        label=_("事项编号（只用于电话）"),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs=CONTROL),
    )
    read_back = forms.BooleanField(
        label=_("电话：已经把评价念给信访人听，本人确认无误"),
        required=False,
        widget=forms.CheckboxInput(attrs={"class": "form-check-input"}),
    )
    field_order = ("via", "code", "number", "office", "office_words", "organ", "organ_words", "read_back")

    def clean(self) -> dict[str, object]:
        """A card has a code; a call a code or a number, and was read back."""
        found = super().clean()
        call = found.get("via") == "call"
        if not found.get("code") and not (call and found.get("number")):
            self.add_error("code", _("请填写评价码；电话评价的，也可以填事项编号。"))
        if call and not found.get("read_back"):
            self.add_error("read_back", _("请先把评价念给信访人听，确认后勾选。"))
        return found


WRONG = _(
    "没有这个评价码或者编号，或者现在不能评价，或者本单位参与过这件事项。请核对；本单位参与过的，请信访人找上一级信访部门。"
)
SPENT = _("这个评价码已经用过了，每个单位只能评一次。")


@require_http_methods(["GET", "HEAD", "POST"])
@in_post
def enter(request: OfficeRequest) -> HttpResponse:
    """Enter a posted card or a call. Of the matter nothing is shown; what was entered cannot be looked at again."""
    if not enters_ratings(request):
        raise Http404
    form = EntryForm(request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return _show(request, form)
    door = knocks.door("enter-rating", str(request.actor.post_id))
    if knocks.count(door) >= MOST:
        form.add_error(None, _("输错的次数太多了，请过一刻钟再录入。"))
        return _show(request, form, 429)
    if not form.is_valid():
        return _show(request, form, 400)
    if not _entered(request, form):
        knocks.note(door, WITHIN)
        return _show(request, form, 409)
    messages.success(request, _("评价已经录入，信访人在评价期内可以改。"))
    return redirect("desk:ratings")


def _entered(request: OfficeRequest, form: EntryForm) -> bool:
    typed, by = form.cleaned_data, request.actor
    try:
        if typed["code"]:
            said = {**form.answers(), "via": typed["via"]}
            cards.rate(typed["code"], said, on=request.today, at=request.now, by=by)
        else:
            number = typed["number"].strip()
            cards.told(number, form.answers(), on=request.today, at=request.now, by=by)
    except reading.NotThere:
        form.add_error(None, WRONG)
    except cards.Spent:
        form.add_error("code", SPENT)
    except acts.Refused as refused:
        form.add_error(None, refused.ruling.because_en if in_english() else refused.ruling.because)
    return not form.errors


def _show(request: OfficeRequest, form: EntryForm, status: int = 200) -> HttpResponse:
    return render(request, "desk/ratings.html", {**shell(request, "ratings"), "form": form}, status=status)


def cards_of(request: OfficeRequest, numbers: list[str]) -> HttpResponse:
    """Cards to go with papers, each with a new code that is shown this once; printed from the browser."""
    with reading.named(request.actor):
        made = [(number, cards.printed(number, request.today)) for number in dict.fromkeys(numbers)]
    place = directory.tree()[request.actor.agency_id or 0]
    seen = {
        **shell(request, "post"),
        "cards": made,
        "above": _above(place),
        "address": request.build_absolute_uri("/rate"),
    }
    answer = render(request, "desk/rating_cards.html", seen)
    add_never_cache_headers(answer)
    return answer


def _above(place: Place) -> Place | None:
    """The petition office the card is posted to: of the nearest region above, so that it is not rated."""
    tree = directory.tree()
    offices = [one for one in tree.places.values() if one.kind is AgencyKind.PETITION_OFFICE and one.open]
    for region in tree.regions_up(place.region):
        if region != place.region:
            for office in offices:
                if office.region == region:
                    return office
    return None
