"""Notes between colleagues about a matter: no act, no secret from the petitioner, gone when the matter ends.

Read by officers of the agency that wrote them while it handles the matter, and by the petitioner; what another
agency should know is said in an act, on the record. Never of a sealed matter. Row-level security decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import BooleanField, Case, Q, Value, When
from django.db.models.functions import Now

from huiyin.law import labels
from huiyin.law.words import Duty
from huiyin.matters import casefile, numbers, secrecy, sql
from huiyin.matters.casefile import CaseFile
from huiyin.matters.hooks import NotThere
from huiyin.matters.models import Note, PetitionMatter
from huiyin.people import directory
from huiyin.people.acting import Actor
from huiyin.people.wording import agency_name

LONGEST = 2000  # signs
BACK = timedelta(minutes=15)  # in which its author takes a note back; the database holds to it, too
ONLY_READ = frozenset({Duty.INSPECTOR, Duty.AUDITOR, Duty.OPERATOR})


class Labelled(Exception):
    """The text labels a person: nothing was saved. `labels` says which words, and why."""

    def __init__(self, found: tuple[labels.Label, ...]) -> None:
        super().__init__("labelled")
        self.labels = found


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A note as it is read."""

    id: int
    on: date
    agency: str
    duty: str
    officer: str
    text: str
    mine: bool  # the reader wrote it just now, and may take it back


def of_matter(case: CaseFile, by: Actor) -> list[NoteLine]:
    """The notes this reader may see, oldest first. Inside `named(by)`."""
    back = When(Q(officer_id=by.officer_id or 0, kept_at__gt=Now() - BACK), then=Value(True))
    rows = Note.objects.filter(matter=case.matter).select_related("officer").order_by("id")
    rows = rows.annotate(back=Case(back, default=Value(False), output_field=BooleanField()))
    tree = directory.tree()
    return [
        NoteLine(
            row.pk,
            row.on,
            agency_name(tree[row.agency_id]),
            row.duty,
            row.officer.name,
            _text(case, row),
            back,
        )
        for row in rows
        for back in (bool(getattr(row, "back", False)),)
    ]


def may_write(case: CaseFile, by: Actor) -> bool:
    """Whether this officer's agency handles the open, unsealed matter, and the duty is more than to read."""
    handling = {
        case.matter.holder_id,
        case.matter.reviewer_id,
        case.matter.re_reviewer_id,
        case.matter.superior_id,
    }
    return case.open and not case.matter.sealed and by.agency_id in handling and by.duty not in ONLY_READ


def write(number: str, text: str, *, by: Actor, on: date, at: datetime) -> None:
    """Save a note. Raises `Labelled` for a text that labels a person, `NotThere` where it cannot be written.

    Inside `named(by)`. ValueError for an empty text or one of more than `LONGEST` signs.
    """
    text = text.strip()
    if not text or len(text) > LONGEST:
        raise ValueError(f"a note has 1 to {LONGEST} signs")
    case = _case(number)
    if not may_write(case, by) or by.agency_id is None or by.officer_id is None:
        raise NotThere
    if said := labels.found(text):
        raise Labelled(said)
    (pk,) = numbers.ids("matters_note")
    body = secrecy.seal_bytes(case.key, _place(case.matter.pk, pk), text.encode("utf-8", "replace"))
    Note(
        id=pk,
        matter=case.matter,
        agency_id=by.agency_id,
        officer_id=by.officer_id,
        duty=by.duty,
        on=on,
        at=at,
        body=body,
    ).save(force_insert=True)


def take_back(number: str, pk: int, by: Actor) -> bool:
    """Delete an own note within `BACK`; False where it is another's or too old. Inside `named(by)`."""
    case = _case(number)
    deleted, _ = Note.objects.filter(matter=case.matter, pk=pk, officer_id=by.officer_id or 0).delete()
    return bool(deleted)


def forget(case: CaseFile) -> None:
    """Delete every note of the matter, whoever wrote it: with the act that ends it or changes its key."""
    if case.notes:
        sql.one("SELECT huiyin_forget_notes(%s)", [case.matter.pk])
        case.notes = 0


def _case(number: str) -> CaseFile:
    try:
        return casefile.load(number, lock=False)
    except PetitionMatter.DoesNotExist as missing:
        raise NotThere from missing


def _text(case: CaseFile, row: Note) -> str:
    try:
        return secrecy.open_bytes(case.key, _place(case.matter.pk, row.pk), row.body).decode()
    except secrecy.Unreadable:
        return ""


def _place(matter_id: int, pk: int) -> str:
    return f"{matter_id}:note:{pk}"
