"""Search: words in, the passages of matters and papers out. What was typed stands in no address and is kept nowhere."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from huiyin.desk.shell import shell, unproved_here
from huiyin.desk.templatetags.desk_words import klass
from huiyin.desk.wording import CHANNELS, SORTS, purposes_said
from huiyin.hints import near_names, search
from huiyin.hints.search import Results, Sort, TooMany, TooOften, TooShort, Wanted
from huiyin.law.book_2022 import papers
from huiyin.law.purposes import ASKED, Purpose
from huiyin.law.words import Channel, Duty, Klass
from huiyin.matters import reading
from huiyin.matters.reading import Look, What
from huiyin.people import directory
from huiyin.people.doors import OfficeRequest, in_post
from huiyin.people.wording import agency_name

HOLDERS = 300  # agencies offered as a filter: the own one and those below it
LONGEST = 200
_NONE = ("", gettext_lazy("全部"))


class SearchForm(forms.Form):
    """What is searched and where; whoever reads from outside the way of a matter says why."""

    words = forms.CharField(required=False, max_length=LONGEST)
    sort = forms.ChoiceField(required=False)
    since = forms.DateField(required=False)
    until = forms.DateField(required=False)
    klass = forms.ChoiceField(required=False)
    open = forms.ChoiceField(required=False)
    channel = forms.ChoiceField(required=False)
    holder = forms.ChoiceField(required=False)
    nearest = forms.ChoiceField(required=False)
    after = forms.RegexField(r"^\d{4}-\d\d-\d\d_\d{1,18}$", required=False)
    purpose = forms.ChoiceField(required=False)

    def __init__(self, request: OfficeRequest, holders: list[tuple[str, str]]) -> None:
        super().__init__(request.POST if request.method == "POST" else MultiValueDict())
        offered: dict[str, list[tuple[str, Any]]] = {
            "sort": [_NONE, *((one.value, SORTS[one]) for one in Sort)],
            "klass": [_NONE, *((one.value, klass(one)) for one in (Klass.APPEAL, Klass.SUGGESTION))],
            "open": [_NONE, ("yes", _("未结")), ("no", _("已结"))],
            "channel": [_NONE, *((one.value, CHANNELS[one]) for one in Channel)],
            "holder": [_NONE, *holders],
            "nearest": [("", _("最新的在前")), ("yes", _("最相关的在前"))],
            "purpose": purposes_said(ASKED.get(request.actor.duty, ())),
        }
        self.offered = offered
        for name, choices in offered.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]
        if offered["purpose"]:
            self.fields["purpose"].required = True

    def clean_after(self) -> tuple[date, int] | None:
        """The place the page before ended at: a day and the key of a text."""
        day, _line, document = self.cleaned_data["after"].partition("_")
        try:
            return (date.fromisoformat(day), int(document)) if day else None
        except ValueError as never:
            raise forms.ValidationError("after") from never

    def wanted(self) -> Wanted:
        """What the search is told; `TooShort`, `TooMany` for what no word is."""
        said = self.cleaned_data
        return Wanted(
            search.words(said["words"]),
            since=said["since"],
            until=said["until"],
            sort=Sort(said["sort"]) if said["sort"] else None,
            open={"yes": True, "no": False}.get(said["open"]),
            klass=said["klass"],
            channel=said["channel"],
            holder=int(said["holder"]) if said["holder"] else None,
            nearest=said["nearest"] == "yes",
            after=said["after"],
        )

    def narrowed(self) -> bool:
        """Whether any filter is set."""
        return any(
            self.data.get(name) for name in ("sort", "since", "until", "klass", "open", "channel", "holder")
        )


@require_http_methods(["GET", "HEAD", "POST"])
@in_post
def page(request: OfficeRequest) -> HttpResponse:
    """The form; sent, the form again with what was found."""
    if request.actor.duty is Duty.OPERATOR:
        raise Http404
    wrong, results, near = "", None, []
    with reading.named(request.actor):
        form = SearchForm(request, _holders(request))
        around = shell(request, "search", unproved=unproved_here(request))
        if request.method == "POST":
            try:
                results, near = _search(request, form)
            except (TooShort, TooMany, TooOften, forms.ValidationError) as refused:
                wrong = _sentence(refused)
    seen = {
        **around,
        "form": form,
        "said": form.data,
        "offered": {name: _marked(form, name) for name in form.offered},
        "narrowed": form.narrowed(),
        "wrong": wrong,
        "results": results,
        "hits": _hits(results) if results else [],
        "near": near,
        "onward": results and results.next and f"{results.next[0]:%Y-%m-%d}_{results.next[1]}",
        "cap": search.CAP,
        "a_day": search.A_DAY,
    }
    return render(request, "desk/search.html", seen, status=400 if wrong else 200)


def _search(request: OfficeRequest, form: SearchForm) -> tuple[Results, list[near_names.Near]]:
    if not form.is_valid():
        raise forms.ValidationError(next(iter(form.errors)))
    wanted = form.wanted()
    search.count(request.today)
    purpose = form.cleaned_data["purpose"]
    look = Look(Purpose(purpose) if purpose else None, request.now, What.FOUND)
    results = search.find(wanted, request.actor, on=request.today, look=look)
    return results, near_names.proposed(form.cleaned_data["words"], request.today, found=bool(results.hits))


def _sentence(refused: Exception) -> str:
    if isinstance(refused, TooShort):
        return _("请至少输入两个字：一个字在几乎每件事项里都有。")
    if isinstance(refused, TooMany):
        return _("词太多或者太长：一次最多八个词，每个词不超过一百个字。")
    if isinstance(refused, TooOften):
        return _("您今天的搜索次数已经用完（每天 %(n)d 次）。明天可以继续；急需的，请按编号查找。") % {
            "n": search.A_DAY
        }
    if isinstance(refused, forms.ValidationError) and refused.message == "purpose":
        return _("请先选择查看的用途。")
    return _("有一个筛选条件不对，请改正后再搜索。")


def _holders(request: OfficeRequest) -> list[tuple[str, str]]:
    """The own agency and those of its territory and below."""
    own = request.actor.agency_id
    here = [place for place in directory.offered("", own) if place.id == own]
    under = directory.offered("below", own) if own else []
    near = directory.offered("own_level", own) if own else []
    return [(str(place.id), agency_name(place)) for place in [*here, *near, *under][:HOLDERS]]


def _marked(form: SearchForm, name: str) -> list[tuple[str, Any, bool]]:
    chosen = form.data.get(name, "")
    return [(value, said, value == chosen) for value, said in form.offered[name]]


def _hits(results: Results) -> list[dict[str, Any]]:
    return [
        {
            "hit": hit,
            "row": hit.row,
            "paper": papers.BY_CODE[hit.paper.code] if hit.paper else None,
            "notice": hit.paper is not None and papers.BY_CODE[hit.paper.code].to == "public",
        }
        for hit in results.hits
    ]
