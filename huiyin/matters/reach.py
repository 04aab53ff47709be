"""Who may see a matter, and what their lists need of it: one narrow row for each agency."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from huiyin.law.book_2022.clocks import CHANCES
from huiyin.law.book_2022.states import TURN
from huiyin.law.grammar import Bound
from huiyin.law.words import State
from huiyin.matters import sql
from huiyin.matters.casefile import CaseFile


def rows(case: CaseFile, sealed: bool) -> list[dict[str, Any]]:
    """The rows of this matter, newly derived: nothing about reach is remembered from before."""
    matter = case.matter
    turn = _turn(case)
    clocks = _clocks(case)
    made = []
    for agency_id, position in _agencies(case).items():
        due, target = clocks.get(agency_id, (None, None))
        made.append(
            {
                "agency_id": agency_id,
                "position": position,
                "open": case.open,
                "acting": case.open and agency_id == turn,
                "sealed": sealed,
                "urgent": matter.urgent,
                "due": due,
                "target": target,
                "received_on": matter.received_on,
            }
        )
    return made


def save(case: CaseFile, *, sealed: bool | None = None) -> None:
    """Replace the matter's rows by one statement of the database's own."""
    made = rows(case, case.matter.sealed if sealed is None else sealed)
    values = [case.matter.pk, json.dumps(made, default=date.isoformat)]
    sql.one("SELECT huiyin_set_reach(%s, %s::jsonb)", values)


def parties(case: CaseFile) -> frozenset[int]:
    """Every agency that had a part in the matter, those it was moved away from too."""
    own = {agency_id for agency_id, _ in _ordered(case) if agency_id is not None}
    moved = {hop.target_id for hop in case.hops}
    return frozenset(own | moved | set(case.matter.disputants))


def _agencies(case: CaseFile) -> dict[int, str]:
    """Each agency and its foremost position. A returned or moved hop gives nothing to its target."""
    matter = case.matter
    found: dict[int, str] = {}
    for agency_id, position in _ordered(case):
        if agency_id is not None:
            found.setdefault(agency_id, position)
    for agency_id in matter.disputants:
        found.setdefault(agency_id, "disputant")
    return found


def _ordered(case: CaseFile) -> Iterator[tuple[int | None, str]]:
    matter = case.matter
    yield matter.holder_id, "holder"
    yield matter.re_reviewer_id, "re_reviewer"
    yield matter.reviewer_id, "reviewer"
    yield matter.superior_id, "superior"
    yield matter.sender_id, "sender"
    yield matter.origin_id, "origin"
    for hop in case.hops:
        yield hop.source_id, "upstream"
        if hop.ended not in ("returned", "moved"):
            yield hop.target_id, "upstream"


def _turn(case: CaseFile) -> int | None:
    """The agency whose step is next; None while the petitioner has the word."""
    matter = case.matter
    whose = TURN.get(State(matter.state))
    return {
        Bound.HOLDER: matter.holder_id,
        Bound.SENDER: matter.sender_id or matter.origin_id,
        Bound.ORIGIN: matter.origin_id,
        Bound.REVIEWER: matter.reviewer_id,
        Bound.RE_REVIEWER: matter.re_reviewer_id,
        Bound.SUPERIOR: matter.superior_id,
        Bound.ACTOR: None,
        Bound.PETITIONER: None,
        None: None,
    }[whose]


def _clocks(case: CaseFile) -> dict[int, tuple[date, date | None]]:
    """For each agency the first due date among the clocks that bind it, and the first target."""
    found: dict[int, tuple[date, date | None]] = {}
    for term in case.running():
        if term.bound_id is None or term.clock in CHANCES:
            continue
        due, target = found.get(term.bound_id, (term.due, term.target))
        targets = [day for day in (target, term.target) if day is not None]
        found[term.bound_id] = (min(due, term.due), min(targets, default=None))
    return found
