"""What a paper may be drafted from: what was told in the acts so far, who petitioned, how it arrived.

For rooms above, inside `named(actor)`; row-level security decides what is there.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from huiyin.matters import opening, sealing, secrecy, sql
from huiyin.matters.casefile import CaseFile
from huiyin.matters.hooks import NotThere
from huiyin.matters.models import Attachment, Petitioner, PetitionMatter


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
    return [
        Told(step, seq, on, officer or "", agency_id, _answers(case, seq, data, digest, body))
        for step, seq, on, officer, agency_id, data, digest, body in sql.rows(_TOLD, [case.matter.pk])
    ]


_TOLD = """SELECT a.step, a.seq, a."on", o.name, a.agency_id, a.data::json, a.digest, c.body
  FROM matters_act a LEFT JOIN people_officer o ON o.id = a.officer_id
  LEFT JOIN matters_content c ON c.act_id = a.id WHERE a.matter_id = %s ORDER BY a.seq"""


def _answers(
    case: CaseFile, seq: int, data: dict[str, Any], digest: bytes, body: bytes | None
) -> dict[str, Any]:
    public = {name: value for name, value in data.items() if name != "terms"}
    if body is None or case.matter.sealed:
        return public
    return public | secrecy.open_words(case.key, f"{case.matter.pk}:{seq}", body, bytes(digest))


def people(case: CaseFile) -> list[dict[str, Any]]:
    """The identities of the petitioners, the first in front; of a sealed matter none."""
    return [] if case.matter.sealed else sealing.people_of(case)


def file_names(case: CaseFile, before: int) -> list[str]:
    """The names of the files that came with the acts before that one, by number; of a sealed matter none. One query."""
    if case.matter.sealed:
        return []
    names = []
    rows = Attachment.objects.filter(matter=case.matter, act__seq__lt=before).order_by("pk")
    for seq, title in rows.values_list("act__seq", "title"):
        try:
            names.append(secrecy.open_bytes(case.key, f"{case.matter.pk}:{seq}:title", title).decode())
        except secrecy.Unreadable:
            continue
    return names


def came(case: CaseFile) -> Came | None:
    """How the item came in, or None where its arrival is out of reach."""
    found = sql.rows(_CAME, [case.matter.item_id])
    return Came(*found[0]) if found else None


_CAME = """SELECT a.number, a.received_on, a.postmark_on, a.pages, a.enclosures, i.attendees
  FROM matters_petitionitem i JOIN matters_arrival a ON a.id = i.arrival_id WHERE i.id = %s"""


def paper_key(matter_id: int, number: str | None = None) -> bytes:
    """The key a matter's papers lie under; `NotThere` out of reach, or where the matter has another number
    than the one asked for; `Unreadable` once destroyed."""
    try:
        own, wrapped = PetitionMatter.objects.values_list("number", "key").get(pk=matter_id)
    except PetitionMatter.DoesNotExist as missing:
        raise NotThere from missing
    if number not in (None, own):
        raise NotThere
    return secrecy.unwrap(matter_id, wrapped)


@dataclass(frozen=True, slots=True)
class Party:
    """What a paper of this matter is addressed by: its number, its key, who petitioned."""

    number: str
    key: bytes
    people: list[dict[str, Any]]


def parties(matters: Collection[int]) -> dict[int, Party]:
    """Of these matters those the reader sees, are not sealed and whose key is there. Two queries; note the reading."""
    found: dict[int, Party] = {}
    cases = {row.pk: CaseFile(row) for row in PetitionMatter.objects.filter(pk__in=matters, sealed=False)}
    rows: dict[int, list[Petitioner]] = {pk: [] for pk in cases}
    for row in Petitioner.objects.filter(matter_id__in=list(cases)).order_by("matter_id", "place"):
        rows[row.matter_id].append(row)
    for pk, case in cases.items():
        try:
            own = [opening.identity(case, row) for row in rows[pk]]
            found[pk] = Party(case.matter.number, case.key, own)
        except secrecy.Unreadable:
            continue
    return found


def told_by(parties: Mapping[int, Party], steps: Collection[str]) -> dict[int, list[Told]]:
    """What was told in acts of these steps in each of these matters (`parties`), oldest first. One query; note the reading.

    An act that cannot be read is left out.
    """
    found: dict[int, list[Told]] = {pk: [] for pk in parties}
    for pk, step, seq, on, officer, agency_id, data, digest, body in sql.rows(
        _TOLD_BY, [list(parties), list(steps)]
    ):
        answers = {name: value for name, value in data.items() if name != "terms"}
        if body is not None:
            try:
                answers |= secrecy.open_words(parties[pk].key, f"{pk}:{seq}", body, bytes(digest))
            except secrecy.Unreadable:
                continue
        found[pk].append(Told(step, seq, on, officer or "", agency_id, answers))
    return found


_TOLD_BY = """SELECT a.matter_id, a.step, a.seq, a."on", o.name, a.agency_id, a.data::json, a.digest, c.body
  FROM matters_act a LEFT JOIN people_officer o ON o.id = a.officer_id
  LEFT JOIN matters_content c ON c.act_id = a.id
  WHERE a.matter_id = ANY(%s) AND a.step = ANY(%s) ORDER BY a.matter_id, a.seq"""


def numbers(matters: Collection[int]) -> dict[int, str]:
    """The numbers of these matters, of those the reader sees."""
    return dict(PetitionMatter.objects.filter(pk__in=matters).values_list("pk", "number"))


def not_sealed() -> QuerySet[PetitionMatter, Any]:
    """The keys of matters that are not sealed, as a subquery."""
    return PetitionMatter.objects.filter(sealed=False).values("pk")


def settled(after: int, most: int) -> dict[int, date]:
    """The next matters after that key a person has said of that they accuse nobody, with the day each was received.

    Locked until the transaction ends, so that none is sealed meanwhile; those destroyed are left out.
    """
    return dict(sql.rows(_SETTLED, [after, most]))


_SETTLED = """SELECT id, received_on FROM matters_petitionmatter
  WHERE id > %s AND NOT sealed AND klass NOT IN ('', 'accusation') AND key IS NOT NULL ORDER BY id LIMIT %s FOR SHARE"""


def agreed_to_electronic(matters: Collection[int]) -> set[int]:
    """Of these matters those whose petitioner agreed to electronic service."""
    return set(PetitionMatter.objects.filter(pk__in=matters, electronic=True).values_list("pk", flat=True))


def agreeing(number: str) -> QuerySet[PetitionMatter, Any]:
    """The key of that matter as a subquery, where its petitioner agreed to electronic service and it is not sealed."""
    return PetitionMatter.objects.filter(number=number, electronic=True, sealed=False).values("pk")


@dataclass(frozen=True, slots=True)
class Attempt:
    """A failed attempt at service; `paper` is None where its step is about the opinion that was issued."""

    matter_id: int
    paper: int | None
    on: date
    way: str


def attempts(matters: Collection[int]) -> list[Attempt]:
    """The failed attempts at service in these matters, oldest first."""
    return [Attempt(*row) for row in sql.rows(_ATTEMPTS, [list(matters)])]


_ATTEMPTS = """SELECT matter_id, (data::json->>'paper')::bigint, "on", data::json->>'way' FROM matters_act
  WHERE matter_id = ANY(%s) AND step IN ('attempt_paper', 'attempt_service') ORDER BY matter_id, seq"""


def case(matter_id: int) -> CaseFile:
    """A matter by its key, as far as interests in it are asked for; `NotThere` out of reach."""
    found = PetitionMatter.objects.filter(pk=matter_id).first()
    if found is None:
        raise NotThere
    return CaseFile(found)


def locked(matter_id: int) -> tuple[str, bytes]:
    """Lock the matter for whatever is about to be done with it: its number, and its key."""
    number, wrapped = sql.one(
        "SELECT number, key FROM matters_petitionmatter WHERE id = %s FOR UPDATE", [matter_id]
    )
    return number, secrecy.unwrap(matter_id, wrapped)


def author(act_id: int) -> tuple[int | None, str]:
    """Who took the act, and as what; None: the petitioner or a job."""
    return next(((officer, duty) for officer, duty in sql.rows(_AUTHOR, [act_id])), (None, ""))


_AUTHOR = "SELECT officer_id, duty FROM matters_act WHERE id = %s"


@dataclass(frozen=True, slots=True)
class Sorted:
    """A matter an officer gave a content category; `acts` is how many acts its record has."""

    matter_id: int
    item_id: int
    category: str
    acts: int


def sorted_matters(most: int) -> list[Sorted]:
    """The newest matters with a content category, of those that accuse nobody, are not sealed and not destroyed."""
    return [Sorted(*row) for row in sql.rows(_SORTED, [most])]


_SORTED = """SELECT id, item_id, category, acts FROM matters_petitionmatter
  WHERE category <> '' AND klass NOT IN ('', 'accusation') AND NOT sealed AND NOT extract AND key IS NOT NULL
  ORDER BY id DESC LIMIT %s"""


def acts_of(matters: Collection[int]) -> dict[int, int]:
    """How many acts these matters have, of those that are not sealed and not destroyed."""
    return dict(sql.rows(_ACTS, [list(matters)]))


_ACTS = """SELECT id, acts FROM matters_petitionmatter
  WHERE id = ANY(%s) AND NOT sealed AND key IS NOT NULL"""
