"""The rows of each approved form, by what the acting officer may see; nothing of sealed matters, no text, no search."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet

from huiyin.law.book_2022 import clocks, routes, states
from huiyin.law.exports import ExportForm, counted
from huiyin.law.glossary import CHANNELS
from huiyin.law.words import Channel, Klass, Route, State
from huiyin.matters import opening, secrecy
from huiyin.matters.casefile import CaseFile
from huiyin.matters.models import Petitioner, Reach, Term
from huiyin.people import directory
from huiyin.people.acting import Actor
from huiyin.people.wording import agency_name, in_english, word

Rows = list[tuple[Any, ...]]
TO_SERVE = (State.ISSUED, State.REVIEW_ISSUED, State.RE_REVIEW_ISSUED)


def rows(form: ExportForm, by: Actor, first: date | None, last: date | None, on: date) -> Rows:
    """Each with the id of its matter first, 0 for a count. One more than the form's most: too many. Inside `named(by)`."""
    return _ROWS[form.code](form, by, first or on, last or on, on)


def _reach(by: Actor) -> QuerySet[Reach]:
    return Reach.objects.filter(agency_id=by.agency_id or 0, sealed=False, matter__sealed=False).exclude(
        matter__klass=Klass.ACCUSATION
    )


def _register(form: ExportForm, by: Actor, first: date, last: date, on: date) -> Rows:
    found = _reach(by).filter(received_on__range=(first, last)).select_related("matter")
    reached = list(found.order_by("received_on", "matter_id")[: form.most + 1])
    late = _late([row.matter_id for row in reached], by, on)
    return [_entry(row, late.get(row.matter_id)) for row in reached]


def _entry(row: Reach, late: bool | None) -> tuple[Any, ...]:
    matter = row.matter
    return (
        matter.pk,
        matter.number,
        matter.received_on.isoformat(),
        matter.channel if in_english() else CHANNELS[Channel(matter.channel)].zh,
        word(Klass(matter.klass)) if matter.klass else "",
        _said(routes.NAMES[Route(matter.route)]) if matter.route else "",
        _said(states.NAMES[State(matter.state)]),
        row.due.isoformat() if row.due else "",
        {None: "", False: "yes" if in_english() else "是", True: "no" if in_english() else "否"}[late],
    )


def _late(ids: Sequence[int], by: Actor, on: date) -> dict[int, bool]:
    """Of each matter whether a period of this agency's that fell due was missed; absent: none fell due."""
    told: dict[int, bool] = {}
    for term in _counted().filter(matter_id__in=ids, bound_id=by.agency_id or 0, due__lte=on):
        missed = term.due < (term.ended_on or on)
        if missed or term.state == Term.MET:
            told[term.matter_id] = told.get(term.matter_id, False) or missed
    return told


def _clocks(form: ExportForm, by: Actor, first: date, last: date, on: date) -> Rows:
    """Counts by agency and clock of the periods that fell due in the time, among the matters seen here."""
    seen: dict[tuple[int, str], list[bool]] = defaultdict(list)
    terms = _counted().filter(due__range=(first, last), matter__in=_reach(by).values("matter_id"))
    for bound, clock, due, ended in terms.values_list("bound_id", "clock", "due", "ended_on"):
        if ended is not None or due < on:
            seen[bound, clock].append(due < (ended or on))
    tree = directory.tree()
    return [
        (
            0,
            agency_name(tree[bound]),
            _said(clocks.BY_CODE[clock]),
            _said(clocks.BY_CODE[clock].article),
            *counted(len(missed), missed.count(False), missed.count(True)),
        )
        for (bound, clock), missed in sorted(seen.items())
    ]


def _counted() -> QuerySet[Term]:
    """Clocks that bind an agency and still count; a mere chance is none."""
    return Term.objects.exclude(state=Term.VOID).exclude(bound_id=None).exclude(clock__in=clocks.CHANCES)


def _service(form: ExportForm, by: Actor, first: date, last: date, on: date) -> Rows:
    found = _reach(by).filter(acting=True, matter__state__in=TO_SERVE).select_related("matter")
    reached = list(found.order_by("matter_id")[: form.most + 1])
    matters = {row.matter_id: row for row in reached}
    people = Petitioner.objects.filter(matter_id__in=list(matters)).order_by("matter_id", "place")
    return [
        (
            row.matter_id,
            row.matter.number,
            said.get("name") or "",
            said.get("address") or "",
            row.due.isoformat() if row.due else "",
        )
        for person in people
        for row in (matters[person.matter_id],)
        for said in (_identity(row, person),)
    ]


def _identity(row: Reach, person: Petitioner) -> dict[str, Any]:
    try:
        return opening.identity(CaseFile(row.matter), person)
    except secrecy.Unreadable:
        return {}


def _said(name: Any) -> str:
    return str(name.en if in_english() else name.zh)


_ROWS: Mapping[str, Callable[[ExportForm, Actor, date, date, date], Rows]] = {
    "register": _register,
    "clocks": _clocks,
    "service": _service,
}
