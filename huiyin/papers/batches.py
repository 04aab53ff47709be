"""Papers printed or sent in one go: which there are to choose from, what was asked for, what became of it. Inside `named(actor)`.

Only the own agency's papers, and never one of the sealed channel: those are printed one by one, by its duty.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from huiyin.law.book_2022 import papers as book
from huiyin.law.grammar import Paper as Kind
from huiyin.law.words import Duty
from huiyin.matters import reads, secrecy, sources
from huiyin.matters.hooks import NotThere
from huiyin.matters.reads import Look, What
from huiyin.papers.models import Batch, BatchItem, Paper, Standing
from huiyin.people.acting import Actor

MOST = 500  # papers in one go
KEPT = timedelta(days=1)
LATEST = 10  # batches in the list of the own ones
PRINTED, SENT, VOID, DRAFT, UNREADABLE, GONE = "printed", "sent", "void", "draft", "unreadable", "gone"
SEND = "send"  # to the petitioners' own pages: leaves no print
FORMS = ("pdf", "zip")
PRINTERS = frozenset(
    {Duty.INTAKE, Duty.TRIAGE, Duty.HANDLER, Duty.LEGAL, Duty.HEAD, Duty.DEPUTY, Duty.REVIEWER}
)  # those who send papers out; whoever only looks on states a purpose each time


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list shows: issued on these days, and of this kind where one is named."""

    since: date
    until: date
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """An issued paper that may be printed."""

    pk: int
    kind: Kind
    written: str
    matter: str
    issued_on: date | None
    printed: bool  # in an earlier batch


@dataclass(frozen=True, slots=True)
class Item:
    """One paper of a batch; `paper` is None where the reader does not see it any more."""

    place: int
    result: str
    paper: Choice | None
    void: bool


@dataclass(frozen=True, slots=True)
class Progress:
    """A batch as its officer sees it."""

    pk: int
    form: str
    asked_at: datetime
    finished_at: datetime | None
    there: bool  # the print can be fetched
    items: list[Item]

    @property
    def done(self) -> int:
        """How many papers have been dealt with."""
        return len(self.items) if self.finished_at else sum(1 for one in self.items if one.result)

    @property
    def sends(self) -> bool:
        """Whether it sends papers instead of printing them."""
        return self.form == SEND

    @property
    def sent(self) -> int:
        """How many papers were sent."""
        return sum(1 for one in self.items if one.result == SENT)

    @property
    def printed(self) -> int:
        """How many papers are in the print."""
        return sum(1 for one in self.items if one.result == PRINTED)


def choices(actor: Actor, wanted: Wanted) -> list[Choice]:
    """The agency's issued papers of those days, what no batch printed yet first; at most `MOST`."""
    rows = _own(actor).filter(state=Standing.ISSUED, issued_on__range=(wanted.since, wanted.until))
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    ordered = rows.order_by("printed", "issued_on", "number__series", "number__value")[:MOST]
    return [one for one in _named(ordered).values() if one.matter]


def chosen(actor: Actor, pks: Sequence[int]) -> list[Choice]:
    """Those of these papers the agency may print, in the order they were asked for; at most `MOST`."""
    found = _named(_own(actor).filter(pk__in=list(pks)[:MOST]))
    return [found[pk] for pk in dict.fromkeys(pks) if pk in found and found[pk].matter]


def kinds(actor: Actor) -> list[Kind]:
    """The kinds the agency has issued, in the order of the book."""
    there = set(_own(actor).filter(state=Standing.ISSUED).values_list("kind", flat=True).distinct())
    return [kind for kind in book.PAPERS if kind.code in there]


def ask(actor: Actor, papers: Sequence[int], form: str) -> int:
    """Write down which papers are to be printed or sent; the job is enqueued by whoever calls. Returns the key of the batch."""
    batch = Batch(
        officer_id=actor.officer_id,
        agency_id=actor.agency_id,
        post_id=actor.post_id,
        form=form if form in (*FORMS, SEND) else FORMS[0],
    )
    batch.save(force_insert=True)
    BatchItem.objects.bulk_create(
        BatchItem(batch=batch, agency_id=actor.agency_id, place=place, paper_id=pk)
        for place, pk in enumerate(papers, 1)
    )
    return batch.pk


def latest(actor: Actor, *forms: str) -> list[Batch]:
    """The officer's own newest batches of these forms, without what they hold."""
    rows = Batch.objects.filter(officer_id=actor.officer_id, agency_id=actor.agency_id, form__in=forms)
    return list(rows.order_by("-id").defer("key", "body")[:LATEST])


def progress(actor: Actor, pk: int) -> Progress:
    """How far a batch is, paper by paper; `NotThere` where it is not the officer's own."""
    rows = Batch.objects.filter(pk=pk, officer_id=actor.officer_id, agency_id=actor.agency_id)
    said = rows.annotate(there=Q(body__isnull=False))
    found = said.values_list("form", "asked_at", "finished_at", "there")
    for form, asked_at, finished_at, there in found:
        return Progress(pk, form, asked_at, finished_at, there, _items(actor, pk))
    raise NotThere


def fetch(actor: Actor, pk: int, at: datetime) -> tuple[str, bytes]:
    """The print: (form, file). Each matter in it is noted as read.

    `NotThere` where it is not the officer's own, its day is over, or a paper of it is out of reach by now.
    """
    row = Batch.objects.filter(pk=pk, officer_id=actor.officer_id, agency_id=actor.agency_id).first()
    if row is None or row.body is None:
        raise NotThere
    inside = BatchItem.objects.filter(batch=row, result=PRINTED).values_list("paper_id", flat=True)
    seen = list(Paper.objects.filter(pk__in=list(inside)).values_list("matter_id", flat=True))
    if len(seen) != len(inside):
        raise NotThere
    try:
        body = secrecy.open_bytes(secrecy.unwrap_at(place_of(pk), row.key), place_of(pk), row.body)
    except secrecy.Unreadable as gone:
        raise NotThere from gone
    reads.note(sorted(set(seen)), Look(at=at, what=What.EXPORT))
    return row.form, body


def place_of(pk: int) -> str:
    """What binds a print and its key to its row."""
    return f"batch {pk}"


def _own(actor: Actor) -> QuerySet[Any, Any]:
    before = BatchItem.objects.filter(paper_id=OuterRef("pk"), result=PRINTED)
    rows = Paper.objects.filter(agency_id=actor.agency_id).exclude(number__apart=True)
    return rows.defer("body", "frozen").select_related("number").annotate(printed=Exists(before))


def _named(rows: QuerySet[Any, Any]) -> dict[int, Choice]:
    found = list(rows)
    numbers = sources.numbers({row.matter_id for row in found})
    return {row.pk: _choice(row, numbers.get(row.matter_id, "")) for row in found}


def _choice(row: Any, matter: str) -> Choice:
    written = row.number.written if row.number else ""
    return Choice(row.pk, book.BY_CODE[row.kind], written, matter, row.issued_on, row.printed)


def _items(actor: Actor, pk: int) -> list[Item]:
    rows = list(BatchItem.objects.filter(batch_id=pk).order_by("place"))
    papers = _own(actor).filter(pk__in=[row.paper_id for row in rows])
    found = _named(papers)
    void = set(papers.filter(state=Standing.VOIDED).values_list("pk", flat=True))
    return [Item(row.place, row.result, found.get(row.paper_id), row.paper_id in void) for row in rows]
