"""A matter that has just been sorted joins its hotspot at once, as a hint; an officer takes it out again, on record.

Neither changes anything about how the matter is handled.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from huiyin.hints import hotspots
from huiyin.hints.indexing import spoken
from huiyin.hints.models import Detached, HotspotMatter
from huiyin.matters import gathering, sources
from huiyin.matters.casefile import CaseFile
from huiyin.matters.hooks import NotThere, Taken
from huiyin.people.acting import Actor
from huiyin.triage.profiles import Belongs, Spoken, belongs


@dataclass(frozen=True, slots=True)
class Belonging:
    """The hotspot a matter is in, with the reason; or the one an officer took it out of."""

    hotspot: hotspots.Hot
    why: Belongs | None  # None: by its likeness to single matters, not to all of them
    detached: bool = False


def attach(taken: Taken) -> None:
    """Hook: triage puts the matter into the hotspot of the acting office it is most like, if that is enough."""
    case = taken.case
    if taken.step.code != "triage" or case.matter.sealed or taken.actor.agency_id is None:
        return
    found = hotspots.listed(taken.actor)
    if not found or _inside(case).exists():
        return
    apart = set(_detached(case).values_list("code", flat=True))
    said = _spoken(case)
    near = [
        (why.likeness, at)
        for at, one in enumerate(found)
        if one.code not in apart and (why := _why(said, one))
    ]
    if near:
        hotspot = found[max(near, key=lambda pair: (pair[0], -pair[1]))[1]]
        _put(case, hotspot.pk)


def of_matter(case: CaseFile, by: Actor) -> Belonging | None:
    """Where the matter belongs, as this officer may see it; None for none. Inside `named(by)`."""
    if by.duty not in hotspots.DUTIES or case.matter.sealed:
        return None
    inside = _inside(case).values_list("hotspot__code", flat=True).first()
    code = inside or _detached(case).order_by("-pk").values_list("code", flat=True).first()
    if code is None:
        return None
    try:
        there = hotspots.one(by, code)
    except NotThere:
        return None
    return Belonging(there, _why(_spoken(case), there) if inside else None, detached=not inside)


def detach(case: CaseFile, by: Actor, at: datetime) -> bool:
    """Take the matter out of its hotspot; False where it is in none. Inside `named(by)`."""
    row = _inside(case).select_related("hotspot").defer("hotspot__key", "hotspot__body").first()
    if row is None or by.officer_id is None or by.agency_id is None:
        return False
    said = {"agency_id": by.agency_id, "matter_id": case.matter.pk, "code": row.hotspot.code}
    Detached(**said, officer_id=by.officer_id, at=at).save(force_insert=True)
    row.delete()
    return True


def put_back(case: CaseFile, by: Actor, at: datetime) -> bool:
    """Undo the last detaching; False where there is none, or its hotspot is no more. Inside `named(by)`."""
    there = of_matter(case, by)
    if there is None or not there.detached:
        return False
    _detached(case).filter(code=there.hotspot.code).delete()
    _put(case, there.hotspot.pk)
    return True


def _put(case: CaseFile, hotspot: int) -> None:
    HotspotMatter(
        hotspot_id=hotspot,
        matter_id=case.matter.pk,
        day=case.matter.received_on,
        writer=_writer(case.matter.pk, hotspot),
    ).save(force_insert=True)


def _writer(matter: int, hotspot: int) -> int:
    """The number of who wrote, within this hotspot: that of an earlier matter of the same person, or the next one."""
    numbers = dict(HotspotMatter.objects.filter(hotspot_id=hotspot).values_list("matter_id", "writer"))
    who = gathering.writers([*numbers, matter])
    same = (own for other, own in numbers.items() if who[other] == who[matter])
    return next(same, max(numbers.values(), default=0) + 1) if who[matter] else gathering.UNKNOWN


def _spoken(case: CaseFile) -> Spoken:
    title, *rest = [*spoken(sources.told(case)), ""]
    return Spoken.of(title, "。".join(rest))


def _why(said: Spoken, one: hotspots.Hot) -> Belongs | None:
    return belongs(said, one.words) if one.words else None


def _inside(case: CaseFile) -> QuerySet[HotspotMatter]:
    return HotspotMatter.objects.filter(matter_id=case.matter.pk)


def _detached(case: CaseFile) -> QuerySet[Detached]:
    return Detached.objects.filter(matter_id=case.matter.pk)
