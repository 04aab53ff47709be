"""A form made from what a step asks. The law declares the questions; desk and counter show and read them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from huiyin.law.grammar import Ask, Kind
from huiyin.matters.asking import fields
from huiyin.people.directory import Place
from huiyin.people.wording import agency_name, in_english

Offers = Callable[[str], Sequence[Place]]
MOST_TEXT, MOST_LINE = 20_000, 200


class StepForm(forms.Form):
    """The questions of a step, in its order. `answers()` gives them as the law expects them.

    `lists` turns a line of text into a choice from an office's own list: (value, label), or (group, its choices).
    """

    required_css_class = "required"

    def __init__(
        self,
        asks: Sequence[Ask],
        *args: Any,
        offers: Offers,
        requests: Sequence[str] = (),
        officers: Sequence[tuple[int, str]] = (),
        papers: Sequence[tuple[int, str]] = (),
        lists: Mapping[str, Sequence[tuple[str, Any]]] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.asks = {ask.name: ask for ask in asks}
        for ask in asks:
            listed: Sequence[tuple[Any, Any]] = papers if ask.kind is Kind.PAPER else officers
            if lists and ask.name in lists:
                ask, listed = replace(ask, kind=Kind.CHOICE), lists[ask.name]
            self.fields[ask.name] = _field(ask, offers, requests, listed)

    def answers(self) -> dict[str, Any]:
        """Answers by name; those left empty and not demanded are left out."""
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if self.asks[name].kind is Kind.YES or value not in (None, "", (), {})
        }

    @property
    def holds_files(self) -> bool:
        """Whether files must be chosen again when the form comes back."""
        return any(ask.kind is Kind.FILES for ask in self.asks.values())


def _field(
    ask: Ask, offers: Offers, requests: Sequence[str], listed: Sequence[tuple[Any, Any]]
) -> forms.Field:
    known: dict[str, Any] = {
        "label": capfirst(ask.en if in_english() else ask.zh),
        "help_text": ask.help_en if in_english() else ask.help_zh,
        "required": ask.required,
    }
    if ask.kind is Kind.AGENCY:
        field: forms.Field = _agency(offers(ask.among), known)
    elif ask.kind in (Kind.OFFICER, Kind.PAPER):
        field = forms.TypedChoiceField(choices=[("", "—"), *listed], coerce=int, empty_value=None, **known)
    elif ask.kind is Kind.CHOICE:
        field = forms.ChoiceField(choices=_choices(ask) if ask.choices else [("", "—"), *listed], **known)
    elif ask.kind is Kind.OUTCOMES:
        field = fields.OutcomesField(requests, **known)
    else:
        field = _MAKES[ask.kind](known)
    field.error_messages["required"] = _("这一项必须填写。")
    _dress(field)
    return field


def _choices(ask: Ask) -> list[tuple[str, str]]:
    given = [(value, en if in_english() else zh) for value, zh, en in ask.choices]
    return given if ask.required and len(given) == 1 else [("", "—"), *given]


def _agency(places: Sequence[Place], known: Mapping[str, Any]) -> forms.TypedChoiceField:
    here = places[0].region if places else ""
    near = [(place.id, agency_name(place)) for place in places if place.region == here]
    far = [(place.id, agency_name(place)) for place in places if place.region != here]
    choices: list[Any] = [("", "—"), *near]
    if far:
        choices = [("", "—"), (_("本地区"), near), (_("其他地区"), far)]
    return forms.TypedChoiceField(choices=choices, coerce=int, empty_value=None, **known)


def _date(known: Mapping[str, Any]) -> forms.Field:
    return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **known)


def _yes(known: Mapping[str, Any]) -> forms.Field:
    return forms.BooleanField(**{**known, "required": False})


_MAKES: dict[Kind, Callable[[Mapping[str, Any]], forms.Field]] = {
    Kind.TEXT: lambda known: forms.CharField(max_length=MOST_LINE, **known),
    Kind.LONG: lambda known: forms.CharField(
        max_length=MOST_TEXT, widget=forms.Textarea(attrs={"rows": 4}), **known
    ),
    Kind.DATE: _date,
    Kind.NUMBER: lambda known: forms.IntegerField(min_value=0, max_value=100_000, **known),
    Kind.YES: _yes,
    Kind.MATTER: lambda known: forms.CharField(max_length=44, **known),
    Kind.CODE: lambda known: forms.CharField(max_length=MOST_LINE, **known),
    Kind.REQUESTS: lambda known: fields.RequestsField(**known),
    Kind.NAMES: lambda known: fields.NamesField(widget=forms.Textarea(attrs={"rows": 3}), **known),
    Kind.IDENTITY: lambda known: fields.IdentityField(**known),
    Kind.PEOPLE: lambda known: fields.PeopleField(**known),
    Kind.PARTS: lambda known: fields.PartsField(**known),
    Kind.FILES: lambda known: fields.FilesField(**known),
}


def _dress(field: forms.Field) -> None:
    """Bootstrap's class for the kind of input."""
    widget = field.widget
    if isinstance(widget, forms.CheckboxInput):
        widget.attrs["class"] = "form-check-input"
    elif isinstance(widget, forms.Select):
        widget.attrs["class"] = "form-select"
    elif not isinstance(widget, fields.Rows):
        widget.attrs["class"] = "form-control"
