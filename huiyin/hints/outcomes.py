"""How often hints were right: noted in the transaction of the act that decides, read in counts alone.

It measures the hints and not whoever decided: no officer, no content. Nothing is noted of a matter that is or becomes sealed,
so that no figure tells of one (F-04); what an accusation was taken for can therefore not be measured here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from huiyin.hints import offering
from huiyin.hints.models import Dismissal, HintOutcome
from huiyin.hints.offering import FIELDS, SEAL, TICKED, Asked, Offered
from huiyin.matters import sources, sql
from huiyin.matters.hooks import Taken
from huiyin.triage import nature

ACCEPTED, CHANGED, DISMISSED = "accepted", "changed", "dismissed"
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
    """Hook: what was offered against what triage says; everything goes when the matter is sealed or its text replaced."""
    matter = taken.case.matter
    if taken.sealed_now or matter.sealed:
        forget(matter.pk)
    elif taken.step.code == "triage":
        told = sources.told(taken.case)
        asked = Asked(
            offering.spoken((one.step, one.answers) for one in told if one.seq < taken.act.seq),
            taken.act.on,
            taken.act.agency_id,
            matter.joint,
        )
        _write(taken, _shown(asked, offering.dismissed(matter.pk)), taken.facts.answers or {})


def forget(matter_id: int) -> None:
    """Delete what became of the hints of a matter."""
    for rows in (Dismissal, HintOutcome):
        rows.objects.filter(matter_id=matter_id).delete()


def figures(since: date) -> list[Figure]:
    """How often hints were right at the agency of a registrar, supervisor or inspector; empty for any other duty. Inside `named`."""
    return [Figure(*row) for row in sql.rows("SELECT * FROM huiyin_hint_figures(%s)", [since])]


def _shown(asked: Asked, away: set[str]) -> Iterator[tuple[Offered, bool]]:
    """What was offered, and whether it was put away; nothing where it was folded away behind a smell of accusation."""
    read = nature.read(asked.text)
    if read.seal is None or SEAL in away:
        yield from ((one, one.kind in away) for one in offering.offered(asked, read) if one.kind in FIELDS)


def _write(taken: Taken, shown: Iterable[tuple[Offered, bool]], answers: Mapping[str, Any]) -> None:
    matter, act = taken.case.matter, taken.act
    HintOutcome.objects.filter(matter_id=matter.pk, kind__in=FIELDS).delete()
    HintOutcome.objects.bulk_create(
        HintOutcome(
            matter_id=matter.pk,
            agency_id=act.agency_id or 0,
            kind=one.kind,
            offered=one.value,
            confidence=one.confidence,
            chosen=_chosen(answers.get(one.kind)),
            outcome=_outcome(one, away, _chosen(answers.get(one.kind))),
            month=act.on.replace(day=1),
            category=str(answers.get("category") or "").partition("/")[0].partition(" [")[0],
            version=one.version,
        )
        for one, away in shown
    )


def _outcome(one: Offered, away: bool, chosen: str) -> str:
    if away:
        return DISMISSED
    return ACCEPTED if chosen == one.value else CHANGED


def _chosen(answer: Any) -> str:
    """An answer as the form would hold it."""
    return TICKED if answer is True else str(answer or "")
