"""Where matters went elsewhere than the table of competences says; enough like ones propose to change it. A person decides.

Noted are region, category and the two agencies, tied to the matter, so that they go with it. What a registrar is shown are
numbers of three and more [C], never a matter; nothing changes by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from huiyin.hints.competence import Rule, in_force, path, propose
from huiyin.hints.indexing import spoken
from huiyin.hints.models import Answer, Competence, Detour
from huiyin.law.words import AgencyKind, Klass
from huiyin.matters import sources, sql
from huiyin.matters.hooks import Taken
from huiyin.people import directory
from huiyin.people.acting import Actor
from huiyin.people.directory import Place

FEWEST = 3  # like matters that propose a change [C]
SENDING = ("forward", "assign")
_DECIDE = (AgencyKind.ORGAN, AgencyKind.POLITICAL_LEGAL)


@dataclass(frozen=True, slots=True)
class Change:
    """A proposed change of the table: in a region and a category another agency than the table says."""

    region: str
    category: str
    proposed: Place  # by the table
    chosen: Place  # where the matters went
    cases: int
    newest: date

    @property
    def key(self) -> str:
        """What a form sends back."""
        return f"{self.region}|{self.category}|{self.proposed.id}|{self.chosen.id}"


def note(taken: Taken) -> None:
    """Hook: a matter sent elsewhere than the table says, or an objection that was agreed to, is noted with its matter."""
    matter = taken.case.matter
    if taken.sealed_now or matter.sealed or matter.klass == Klass.ACCUSATION:
        forget(matter.pk)
    elif taken.step.code in SENDING and matter.category:
        _note(taken, taken.facts.says("organ"), None)
    elif taken.step.code == "agree_objection" and matter.category:
        objection = next((one for one in reversed(sources.told(taken.case)) if one.step == "object"), None)
        if objection is not None:
            _note(taken, objection.answers.get("competent"), objection.agency_id)


def forget(matter_id: int) -> None:
    """Delete what was noted of a matter."""
    Detour.objects.filter(matter_id=matter_id).delete()


def changes() -> list[Change]:
    """The changes of the table that wait for an answer, the most frequent first. Inside `named`, by a registrar."""
    tree = directory.tree()
    answered: dict[tuple[str, str, int, int], int] = {}
    for one in Answer.objects.all():
        answered.setdefault((one.region, one.category, one.proposed_id, one.chosen_id), one.cases)
    found = [
        Change(region, category, tree[proposed], tree[tree.standing(chosen)], cases, newest)
        for region, category, proposed, chosen, cases, newest in sql.rows(
            "SELECT * FROM hints_detours(%s)", [FEWEST]
        )
        if cases - answered.get((region, category, proposed, chosen), 0) >= FEWEST
    ]
    return sorted(found, key=lambda one: (-one.cases, one.key))


def decides(region: str) -> bool:
    """Whether the acting registrar may change the table for that region. Inside `named`."""
    return bool(sql.one("SELECT hints_in_territory(%s)", [region])[0])


def accept(change: Change, by: Actor, *, since: date, why: str, on: date) -> Competence:
    """The table gets a row of that day: from then on the chosen agency. On record with who, when and why."""
    row = _row(
        by,
        region=change.region,
        category=change.category,
        level=change.chosen.level,
        agency=change.chosen.code,
        since=since,
        source=_("%(many)s 件同类事项转往该单位") % {"many": change.cases},
        why=why,
        taken_on=on,
    )
    _answer(change, by, why, on, row)
    return row


def decline(change: Change, by: Actor, *, why: str, on: date) -> None:
    """The table stays; the same is proposed again only after as many more like matters."""
    _answer(change, by, why, on, None)


def undo(row: Competence, by: Actor, *, why: str, on: date) -> Competence:
    """A new row from today gives back what stood before that row; nothing is deleted."""
    before = _stood_before(row)
    return _row(
        by,
        region=row.region,
        category=row.category,
        level=row.level,
        agency=before.agency if before else "",
        body=before.body if before else "",
        since=max(on, row.since),
        source=_("撤回第%(row)s行") % {"row": row.pk},
        why=why,
        taken_on=on,
    )


def _stood_before(row: Competence) -> Rule | None:
    same = Competence.objects.filter(region=row.region, category=row.category, level=row.level)
    former = same.filter(pk__lt=row.pk, since__lte=row.since).order_by("-since", "-id").first()
    if former is None:
        return None
    return next((one for one in in_force(path(row.category), former.since) if one.row == former.pk), None)


def _row(by: Actor, **told: Any) -> Competence:
    return Competence.objects.create(mark="C", decided_by_id=by.officer_id, **told)


def _answer(change: Change, by: Actor, why: str, on: date, row: Competence | None) -> None:
    Answer.objects.create(
        region=change.region,
        category=change.category,
        proposed_id=change.proposed.id,
        chosen_id=change.chosen.id,
        cases=change.cases,
        accepted=row,
        why=why,
        decided_by_id=by.officer_id or 0,
        decided_on=on,
    )


def _note(taken: Taken, chosen: Any, refused: int | None) -> None:
    """Where the table is certain and says another agency: note it. `refused` is the one that objected."""
    case, on, tree = taken.case, taken.facts.on, directory.tree()
    if not isinstance(chosen, int) or chosen not in tree.places or tree[chosen].kind not in _DECIDE:
        return
    text = "\n".join(spoken(sources.told(case)))
    offered = propose(text, case.matter.category, on, taken.actor.agency_id)
    if len(offered) != 1 or offered[0].agency_id is None:
        return
    proposed = offered[0].agency_id
    if proposed == chosen or refused not in (None, proposed):
        return
    Detour.objects.get_or_create(
        matter_id=case.matter.pk,
        proposed_id=proposed,
        chosen_id=chosen,
        defaults={
            "sender_id": taken.actor.agency_id or 0,
            "region": tree[proposed].region,
            "category": "/".join(path(case.matter.category)),
            "day": on,
        },
    )
