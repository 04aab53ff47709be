"""What many matters of an agency say, for jobs that compare them; and how many persons wrote, counted, never listed.

Inside `named(actor)`. Of matters that are sealed, destroyed or not yet sorted there is nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from huiyin.law.words import Duty, Klass
from huiyin.matters import access, opening, secrecy, sql
from huiyin.matters.casefile import CaseFile
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


def gathered(agency_id: int, since: date) -> list[Gathered]:
    """The matters in that agency's reach that came in since, oldest first. Raises `NotForPages` outside a job."""
    actor = access.asking()
    if actor is None or actor.duty is not Duty.CLOCK:
        raise NotForPages
    within = Reach.objects.filter(agency_id=agency_id, sealed=False, received_on__gte=since)
    rows = PetitionMatter.objects.filter(
        pk__in=within.values("matter_id"),
        sealed=False,
        klass__in=[Klass.SUGGESTION, Klass.APPEAL],
        key__isnull=False,
    )
    cases = {row.pk: CaseFile(row) for row in rows.order_by("received_on", "pk")}
    told, people, wrote = _told(cases), _people(cases), writers(list(cases))
    return [
        Gathered(pk, case.matter.received_on, bytes(case.matter.key or b""), told[pk], people[pk], wrote[pk])
        for pk, case in cases.items()
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


def _told(cases: dict[int, CaseFile]) -> dict[int, list[Told]]:
    """What was told in the acts of each, oldest first; of what cannot be read, nothing."""
    found: dict[int, list[Told]] = defaultdict(list)
    for pk, step, seq, on, data, digest, body in sql.rows(_TOLD, [list(cases)]):
        answers = {name: value for name, value in data.items() if name != "terms"}
        if body is not None:
            try:
                answers |= secrecy.open_words(cases[pk].key, f"{pk}:{seq}", body, bytes(digest))
            except secrecy.Unreadable:
                continue
        found[pk].append(Told(step, seq, on, "", None, answers))
    return found


_TOLD = """SELECT a.matter_id, a.step, a.seq, a."on", a.data::json, a.digest, c.body
  FROM matters_act a LEFT JOIN matters_content c ON c.act_id = a.id
  WHERE a.matter_id = ANY(%s) AND a.step IN ('register', 'supplement', 'rewrite_extract', 'triage')
  ORDER BY a.matter_id, a.seq"""


def _people(cases: dict[int, CaseFile]) -> dict[int, list[dict[str, Any]]]:
    """The identities of the petitioners of each: what is to be left out of its words."""
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in Petitioner.objects.filter(matter_id__in=list(cases)).order_by("matter_id", "place"):
        found[row.matter_id].append(opening.identity(cases[row.matter_id], row))
    return found
