"""What many matters of an agency say, for jobs that compare them; and how many persons wrote, counted, never listed.

Inside `named(actor)`. Of matters that are sealed, destroyed or not yet sorted there is nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from huiyin.law.words import Duty, Klass
from huiyin.matters import access, sources, sql
from huiyin.matters.models import Petitioner, PetitionMatter, Reach
from huiyin.matters.sources import Told

UNKNOWN = 0  # whoever left nothing to be known by; all of them together count as one person [C]


class NotForPages(Exception):
    """Only a job of the system reads many matters at once."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """A matter as it is compared with others: what was told in its acts, who petitioned, a number for the writer."""

    pk: int
    received_on: date
    key: bytes  # wrapped; another one once the text was sealed, rewritten or destroyed
    told: list[Told]
    people: list[dict[str, Any]]
    writer: int


def gathered(agency_id: int, since: date, steps: Collection[str]) -> list[Gathered]:
    """The matters in that agency's reach that came in since, oldest first, with what was told in acts of these steps.

    What cannot be read is left out. Raises `NotForPages` outside a job.
    """
    actor = access.asking()
    if actor is None or actor.duty is not Duty.CLOCK:
        raise NotForPages
    within = Reach.objects.filter(agency_id=agency_id, sealed=False, received_on__gte=since)
    rows = PetitionMatter.objects.filter(
        pk__in=within.values("matter_id"),
        sealed=False,
        klass__in=[Klass.SUGGESTION, Klass.APPEAL],
        key__isnull=False,
    ).order_by("received_on", "pk")
    found = {pk: (on, bytes(key or b"")) for pk, on, key in rows.values_list("pk", "received_on", "key")}
    parties = sources.parties(found)
    told, wrote = sources.told_by(parties, steps), writers(found)
    return [
        Gathered(pk, on, key, told[pk], parties[pk].people, wrote[pk])
        for pk, (on, key) in found.items()
        if pk in parties
    ]


def unchanged(matters: Sequence[Gathered]) -> bool:
    """Lock these matters until the transaction ends: False where the text of one is not any more what was gathered."""
    keys = {one.pk: one.key for one in matters}
    return {int(pk): bytes(key) for pk, key in sql.rows(_LOCKED, [sorted(keys)])} == keys


_LOCKED = """SELECT id, key FROM matters_petitionmatter WHERE id = ANY(%s) AND NOT sealed AND key IS NOT NULL
  ORDER BY id FOR SHARE"""


def writers(matters: Collection[int]) -> dict[int, int]:
    """A number for each matter, the same where one person wrote, by keyed hash. It means nothing outside this call."""
    above = [UNKNOWN]
    first: dict[tuple[str, bytes], int] = {}
    own = dict.fromkeys(matters, UNKNOWN)
    rows = Petitioner.objects.filter(matter_id__in=list(matters), place=1).order_by("matter_id")
    for pk, *hashes in rows.values_list("matter_id", "id_hash", "phone_hash", "name_hash"):
        marks = [(kind, bytes(mark)) for kind, mark in zip("ipn", hashes, strict=True) if mark]
        if marks:
            own[pk] = len(above)
            above.append(own[pk])
        for mark in marks:
            one, other = sorted((_top(above, first.setdefault(mark, own[pk])), _top(above, own[pk])))
            above[other] = one
    return {pk: _top(above, number) for pk, number in own.items()}


def _top(above: list[int], number: int) -> int:
    while above[number] != number:
        number = above[number]
    return number
