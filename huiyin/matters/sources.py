"""What a paper may be drafted from: what was told in the acts so far, who petitioned, how it arrived.

For rooms above, inside `named(actor)`; row-level security decides what is there.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import OuterRef, Subquery

from huiyin.matters import sealing, secrecy
from huiyin.matters.casefile import CaseFile
from huiyin.matters.hooks import NotThere
from huiyin.matters.models import Act, Content, PetitionItem, PetitionMatter


@dataclass(frozen=True, slots=True)
class Told:
    """One act with its answers, public ones and those that lie under the matter's key, as JSON values."""

    step: str
    seq: int
    on: date
    officer: str  # name; empty: the petitioner or a job
    agency_id: int | None
    answers: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Came:
    """How the item arrived (rulebook D.8)."""

    number: str
    received_on: date
    postmark_on: date | None
    pages: int | None
    enclosures: int | None
    attendees: int


def told(case: CaseFile) -> list[Told]:
    """The acts of the matter with what was told in each, oldest first; of a sealed matter public data only."""
    words = Content.objects.filter(act=OuterRef("pk")).values("body")[:1]
    acts = (
        Act.objects.filter(matter=case.matter)
        .select_related("officer")
        .annotate(words=Subquery(words))
        .order_by("seq")
        .only("step", "seq", "on", "agency_id", "data", "digest", "officer__name")
    )
    return [
        Told(
            act.step,
            act.seq,
            act.on,
            act.officer.name if act.officer else "",
            act.agency_id,
            _answers(case, act),
        )
        for act in acts
    ]


def _answers(case: CaseFile, act: Act) -> dict[str, Any]:
    public = {name: value for name, value in act.data.items() if name != "terms"}
    body: bytes | None = getattr(act, "words", None)
    if body is None or case.matter.sealed:
        return public
    return public | secrecy.open_words(case.key, f"{case.matter.pk}:{act.seq}", body, bytes(act.digest))


def people(case: CaseFile) -> list[dict[str, Any]]:
    """The identities of the petitioners, the first in front; of a sealed matter none."""
    return [] if case.matter.sealed else sealing.people_of(case)


def came(case: CaseFile) -> Came | None:
    """How the item came in, or None where its arrival is out of reach."""
    item = PetitionItem.objects.select_related("arrival").filter(pk=case.matter.item_id).first()
    if item is None:
        return None
    came = item.arrival
    return Came(came.number, came.received_on, came.postmark_on, came.pages, came.enclosures, item.attendees)


def paper_key(matter_id: int) -> bytes:
    """The key a matter's papers lie under; `NotThere` out of reach, `Unreadable` once destroyed."""
    try:
        wrapped = PetitionMatter.objects.values_list("key", flat=True).get(pk=matter_id)
    except PetitionMatter.DoesNotExist as missing:
        raise NotThere from missing
    return secrecy.unwrap(matter_id, wrapped)
