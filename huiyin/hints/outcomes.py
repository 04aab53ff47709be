"""How often hints were right: noted in the transaction of the act that decides, read in counts alone.

It measures the hints and not whoever decided: no officer, no content. Nothing is noted of a matter that is or becomes sealed,
so that no figure tells of one (F-04); what an accusation was taken for can therefore not be measured here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from huiyin.hints import indexing, offering
from huiyin.hints.models import Dismissal, HintOutcome
from huiyin.hints.offering import FIELDS, SEAL, TICKED, Asked, Offered
from huiyin.matters import sources, sql
from huiyin.matters.hooks import Taken
from huiyin.triage import nature

ACCEPTED, CHANGED, DISMISSED = "accepted", "changed", "dismissed"
_DECIDES = {
    "triage": FIELDS,
    "forward": ("agency",),
    "assign": ("agency",),
    "choose_route": ("route",),
}  # which act decides which kinds
_ASKS = {"agency": "organ"}  # the answer that decides, where it has another name
LEAST = 10  # a smaller cell is not shown; the database leaves it out


@dataclass(frozen=True, slots=True)
class Figure:
    """How often one kind of hint was right: of a month or a category, or of all where both are None. None: fewer than `LEAST`."""

    kind: str
    month: date | None
    category: str | None
    offered: int | None
    accepted: int | None
    changed: int | None
    dismissed: int | None

    @property
    def percent(self) -> int | None:
        """Accepted of a hundred offered."""
        return round(100 * (self.accepted or 0) / self.offered) if self.offered else None


def note(taken: Taken) -> None:
    """Hook: what was offered against what the act says; everything goes when the matter is sealed or its text replaced.

    A question left open tells nothing of the hint; a box left empty says no.
    """
    matter, code = taken.case.matter, taken.step.code
    if taken.sealed_now or matter.sealed:
        forget(matter.pk)
    elif code in _DECIDES:
        answers = taken.facts.answers or {}
        kinds = _DECIDES[code]
        shown = [(one, away) for one, away in _shown(taken) if one.kind in kinds and one.value]
        HintOutcome.objects.filter(matter_id=matter.pk, kind__in=kinds).delete()
        rows = [_row(taken, one, away, answers) for one, away in shown]
        HintOutcome.objects.bulk_create(
            row for row in rows if row.chosen or row.offered == TICKED or row.outcome == DISMISSED
        )


def forget(matter_id: int) -> None:
    """Delete what became of the hints of a matter."""
    for rows in (Dismissal, HintOutcome):
        rows.objects.filter(matter_id=matter_id).delete()


def figures(since: date) -> list[Figure]:
    """How often hints were right at the agency of a registrar, supervisor or inspector; empty for any other duty. Inside `named`."""
    return [Figure(*row) for row in sql.rows("SELECT * FROM huiyin_hint_figures(%s)", [since])]


def _shown(taken: Taken) -> Iterator[tuple[Offered, bool]]:
    """What was offered, and whether it was put away; nothing where triage had it folded away behind a smell of accusation."""
    case, act = taken.case, taken.act
    told = [(one.step, one.answers) for one in sources.told(case) if one.seq < act.seq]
    triaged = taken.step.code != "triage"
    asked = Asked(
        "\n".join(indexing.said(told)),
        act.on,
        act.agency_id,
        case.matter.joint,
        case.matter.category if triaged else "",
        "\n".join(sources.file_names(case, act.seq)),
    )
    away = offering.dismissed(case.matter.pk)
    read = nature.read(asked.text)
    if triaged or SEAL in away or offering.smells(asked, read) is None:
        yield from ((one, one.kind in away) for one in offering.offered(asked, read))


def _row(taken: Taken, one: Offered, away: bool, answers: Mapping[str, Any]) -> HintOutcome:
    matter, act = taken.case.matter, taken.act
    chosen = _chosen(answers.get(_ASKS.get(one.kind, one.kind)))
    return HintOutcome(
        matter_id=matter.pk,
        agency_id=act.agency_id or 0,
        kind=one.kind,
        offered=one.value,
        confidence=one.confidence,
        chosen=chosen,
        outcome=_outcome(one, away, chosen),
        month=act.on.replace(day=1),
        category=matter.category.partition(" [")[0].partition("/")[0],
        version=one.version,
    )


def _outcome(one: Offered, away: bool, chosen: str) -> str:
    if away:
        return DISMISSED
    return ACCEPTED if chosen == one.value else CHANGED


def _chosen(answer: Any) -> str:
    """An answer as the form would hold it."""
    return TICKED if answer is True else str(answer or "")
