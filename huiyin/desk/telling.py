"""An act of the route so far, told with the words of its step: who answered what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from huiyin.desk.wording import labelled
from huiyin.law.book_2022 import steps
from huiyin.law.grammar import Ask, Kind, Step
from huiyin.matters.reading import ActLine, MatterPage
from huiyin.papers.reading import PaperLine
from huiyin.people import directory, recusal
from huiyin.people.wording import agency_name, in_english


@dataclass(frozen=True, slots=True)
class Told:
    """One answer of an act: its label, and its text, or its lines, or its outcomes."""

    label: str
    text: str = ""
    lines: list[str] = field(default_factory=list)
    outcomes: list[Mapping[str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ToldAct:
    """An act with its step (None: a step of another book) and its answers in words."""

    act: ActLine
    step: Step | None
    agency: str
    answers: list[Told]


def told(page: MatterPage, papers: Sequence[PaperLine] = ()) -> list[ToldAct]:
    """The route so far, newest act first. Inside `reading.named`. Papers are called by name where they are given."""
    tree = directory.tree()
    called = {paper.pk: labelled(paper) for paper in papers}
    return [
        ToldAct(
            act,
            steps.BY_CODE.get(act.step),
            (in_english() and act.agency_en) or act.agency,
            list(_answers(act, page, tree, called)),
        )
        for act in reversed(page.acts)
    ]


def _answers(
    act: ActLine, page: MatterPage, tree: directory.Tree, called: Mapping[int, str]
) -> Iterator[Told]:
    step = steps.BY_CODE.get(act.step)
    given = {**act.data, **act.words}
    for ask in step.asks if step else ():
        value = given.get(ask.name)
        if value in (None, "", [], {}):
            continue
        label = capfirst(ask.en if in_english() else ask.zh)
        if ask.kind is Kind.OUTCOMES:
            yield Told(label, outcomes=_outcomes(value, page.requests))
        elif isinstance(value, list):
            yield Told(label, lines=[str(one) for one in value if not isinstance(one, dict)])
        elif ask.kind is Kind.PAPER:
            yield Told(label, text=called.get(int(value), ""))
        else:
            yield Told(label, text=_text(ask, value, tree))


def _text(ask: Ask, value: Any, tree: directory.Tree) -> str:
    if ask.kind is Kind.AGENCY:
        return agency_name(tree.places.get(int(value)))
    if ask.kind is Kind.OFFICER:
        return recusal.name_of(int(value))
    if ask.kind is Kind.YES:
        return _("是") if value else _("否")
    if ask.kind is Kind.CHOICE:
        words = {code: en if in_english() else zh for code, zh, en in ask.choices}
        return words.get(str(value), str(value))
    return str(value)


def _outcomes(value: Any, requests: list[str]) -> list[Mapping[str, str]]:
    return [
        {**outcome, "request": requests[n] if n < len(requests) else ""}
        for n, outcome in enumerate(value)
        if isinstance(outcome, dict)
    ]
