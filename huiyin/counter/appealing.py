"""Asking for review or re-review with the opinion beside it: what it says, which requests one disagrees with, who decides, until when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from huiyin.law.grammar import Step
from huiyin.matters import reading
from huiyin.matters.asking.forms import StepForm
from huiyin.matters.reading import Clocked
from huiyin.papers import reading as papers_reading
from huiyin.papers.models import Standing
from huiyin.papers.reading import PaperLine
from huiyin.people.acting import Actor
from huiyin.people.models import Agency

# Each step that appeals, the paper it is about, its period, and the answer that names who decides.
_ABOUT = {
    "request_review": ("opinion", "request_review", "reviewer"),
    "request_re_review": ("review_opinion", "request_re_review", "re_reviewer"),
}


@dataclass(slots=True)
class Beside:
    """What stands beside the form."""

    paper: PaperLine | None = None
    sections: Sequence[papers_reading.Section] = ()
    organs: list[Agency] = field(default_factory=list)  # who may decide, with address
    clock: Clocked | None = None  # until when
    over: bool = False  # the last day has passed


class AgainstField(forms.MultipleChoiceField):
    """Ticked requests → their numbers in one line, as the step asks for them: 1、3."""

    widget = forms.CheckboxSelectMultiple

    def clean(self, value: Any) -> str:
        return "、".join(super().clean(value))


def beside(number: str, found: Step, form: StepForm, actor: Actor, on: date) -> Beside | None:
    """What stands beside the form of an appeal, whose requests it makes boxes to tick; None for any other step."""
    if found.code not in _ABOUT:
        return None
    paper, clock, organ = _ABOUT[found.code]
    shown = Beside()
    with reading.named(actor):
        page = reading.matter(number, on=on, beside=False)
        papers = papers_reading.of_matter(page.matter.pk)
        issued = [one for one in papers if one.code == paper and one.state == Standing.ISSUED]
        if issued:
            shown.paper = issued[-1]
            shown.sections = papers_reading.sections(issued[-1].pk, number)
        terms = [one for one in page.clocks if one.clock.code == clock]
    shown.clock = terms[-1] if terms else None
    shown.over = bool(shown.clock) and shown.clock is not None and shown.clock.due < on
    _tick(form, page.requests)
    named = _offered(form.fields[organ])
    shown.organs = list(Agency.objects.filter(pk__in=named).order_by("code"))
    return shown


def _offered(organ: forms.Field) -> list[int]:
    """The agencies a list offers, those of other places in a group of their own included."""
    flat: list[Any] = []
    for value, said in getattr(organ, "choices", ()):
        flat += [one for one, _name in said] if isinstance(said, (list, tuple)) else [value]
    return [value for value in flat if isinstance(value, int)]


def _tick(form: StepForm, requests: Sequence[str]) -> None:
    """The requests as they were registered, each a box to tick; with one or none there is nothing to choose."""
    if len(requests) < 2:
        del form.fields["against"]
        return
    choices = [(str(place), f"{place}. {text}") for place, text in enumerate(requests, 1)]
    form.fields["against"] = AgainstField(
        choices=choices,
        required=False,
        label=_("对哪几项不服"),
        help_text=_("一项也不勾的，就是全部不服。"),
        error_messages={"invalid_choice": _("请从您的请求中勾选。")},
    )
    form.order_fields(["against"])
