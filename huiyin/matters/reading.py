"""The one door out of the case file: lists, a matter on one page, and what a petitioner may follow.

Every function runs inside `named(actor)`. Row-level security decides which rows exist; nothing here adds to
it. Identities are masked unless asked for. What shows a matter to an officer notes it (`reads`): that cannot be left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from huiyin.law.book_2022 import clocks
from huiyin.law.grammar import Clock
from huiyin.law.urgency import Urgency, urgency
from huiyin.law.words import Duty
from huiyin.law.working import Sentence, working
from huiyin.matters import calendars, casefile, opening, reads, secrecy, writing
from huiyin.matters.access import named
from huiyin.matters.casefile import CaseFile
from huiyin.matters.hooks import NotThere
from huiyin.matters.listing import BOXES, ListRow, Page, counts, listed
from huiyin.matters.models import (
    Act,
    Attachment,
    Breach,
    Hop,
    Petitioner,
    PetitionItem,
    PetitionMatter,
    Term,
)
from huiyin.matters.numbers import clean_code
from huiyin.matters.reads import PLAINLY, Look, What
from huiyin.people import directory
from huiyin.people.acting import Actor
from huiyin.people.wording import agency_name

FILE = Look(what=What.FILE)


@dataclass(frozen=True, slots=True)
class Clocked:
    """A clock of the matter with its dates, its urgency and the sentences that show how it was counted."""

    clock: Clock
    start: date
    raw: date
    due: date
    target: date | None
    provisional: bool
    running: bool
    state: str  # running, met, void
    ended_on: date | None
    extended: int
    bound: str  # name of the agency it binds; empty: the petitioner
    urgency: Urgency | None  # None once it has ended
    late: bool
    working: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class ActLine:
    """One act of the route so far, with what was said in it where the reader may see it."""

    id: int
    seq: int
    step: str
    article: str
    officer: str
    agency: str
    agency_en: str
    duty: str
    at: datetime
    on: date
    before: str
    after: str
    data: dict[str, Any]
    words: dict[str, Any]
    hash: str


@dataclass(frozen=True, slots=True)
class Person:
    """A petitioner as shown: masked unless the reader asked with a purpose."""

    place: int
    representative: bool
    name: str
    details: dict[str, str]


@dataclass(frozen=True, slots=True)
class File:
    """An attachment, by title."""

    id: int
    act: int
    title: str
    media_type: str
    size: int
    scan: str

    @property
    def previewed(self) -> bool:
        """Whether it is a picture of which a small one can be painted."""
        return self.media_type in ("image/jpeg", "image/png", "image/gif", "image/tiff", "image/webp")


@dataclass(frozen=True, slots=True)
class HopLine:
    """One move between agencies."""

    kind: str
    source: str
    target: str
    sent_on: date
    received_on: date | None
    ended: str


@dataclass(slots=True)
class MatterPage:
    """Everything one page shows of a matter."""

    case: CaseFile
    origin: str
    holder: str
    sender: str
    reviewer: str
    re_reviewer: str
    open: bool
    clocks: list[Clocked] = field(default_factory=list)
    acts: list[ActLine] = field(default_factory=list)
    hops: list[HopLine] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    files: list[File] = field(default_factory=list)
    breaches: list[Breach] = field(default_factory=list)

    @property
    def matter(self) -> PetitionMatter:
        """The matter's own row."""
        return self.case.matter

    @property
    def item(self) -> PetitionItem:
        """What came in, of which this matter is a part."""
        return self.case.matter.item

    @property
    def requests(self) -> list[str]:
        """The petitioner's claims, as registered."""
        return self.said("requests") or []

    @property
    def facts(self) -> str:
        """The petitioner's account, as registered."""
        return str(self.said("facts") or "")

    def said(self, name: str) -> Any:
        """The newest answer of that name, or None."""
        for act in reversed(self.acts):
            if name in act.words:
                return act.words[name]
            if name in act.data:
                return act.data[name]
        return None


def matter(number: str, *, on: date, look: Look = PLAINLY, beside: bool = True) -> MatterPage:
    """The matter on one page; raises `NotThere` for what does not exist for the reader.

    `look` says why and when; `What.IDENTITY` in it shows identities unmasked. Without `beside` people, files and breaches
    are left out, for a page that shows none of them.
    """
    try:
        case = casefile.load(number, lock=False, whole=True)
    except PetitionMatter.DoesNotExist as missing:
        raise NotThere from missing
    row = case.matter
    reads.note(row.pk, look)
    page = MatterPage(
        case=case,
        origin=_agency(row.origin_id),
        holder=_agency(row.holder_id),
        sender=_agency(row.sender_id),
        reviewer=_agency(row.reviewer_id),
        re_reviewer=_agency(row.re_reviewer_id),
        open=case.open,
    )
    page.clocks = [clocked(term, on) for term in case.terms]
    page.acts = _route(case)
    page.hops = [_hop(hop) for hop in case.hops]
    if beside:
        page.people = _people(case, look.what is What.IDENTITY)
        page.files = _files(case)
        page.breaches = list(Breach.objects.filter(matter=row).order_by("since"))
    return page


def visible(number: str) -> bool:
    """Whether the matter is there for the reader; shows nothing of it."""
    return PetitionMatter.objects.filter(number=number.replace("\0", "")).exists()


def follow(number: str, code: str) -> str:
    """The digest that stands for an item's number and code as typed; the key to `Actor.petitioner`."""
    return secrecy.receipt_digest("".join(number.split()).upper(), clean_code(code))


def matters_of_receipt() -> list[str]:
    """Numbers of the matters of the receipt that is named, oldest first; empty for a wrong code."""
    return list(PetitionMatter.objects.order_by("id").values_list("number", flat=True))


def any_registered() -> bool:
    """Whether anything has been registered here at all."""
    with named(Actor.job(Duty.CLOCK)):
        return PetitionItem.objects.exists()


def attachment(number: str, pk: int, look: Look = FILE) -> tuple[str, str, bytes]:
    """A file decrypted: (title, media type, bytes); `NotThere` out of reach, or once its key is destroyed."""
    try:
        file = Attachment.objects.select_related("act", "matter").get(
            pk=pk, matter__number=number.replace("\0", "")
        )
    except Attachment.DoesNotExist as missing:
        raise NotThere from missing
    reads.note(file.matter_id, look, which=file.pk)
    place = f"{file.matter_id}:{file.act.seq}"
    try:
        key = secrecy.unwrap(file.matter_id, file.matter.key)
        title = secrecy.open_bytes(key, f"{place}:title", file.title).decode()
        return title, file.media_type, secrecy.open_bytes(key, f"{place}:file", file.body)
    except secrecy.Unreadable as gone:
        raise NotThere from gone


def scanned(number: str, pk: int) -> str:
    """What the scanner said of a file; `NotThere` out of reach."""
    state = (
        Attachment.objects.filter(pk=pk, matter__number=number.replace("\0", ""))
        .values_list("scan", flat=True)
        .first()
    )
    if state is None:
        raise NotThere
    return state


def clocked(term: Term, on: date) -> Clocked:
    """A term with its urgency on that day and its working."""
    clock = clocks.BY_CODE[term.clock]
    calendar = calendars.edition(term.edition)
    running = term.state == Term.RUNNING
    passed = term.clock in clocks.CHANCES and term.due < on
    return Clocked(
        clock=clock,
        start=term.start,
        raw=term.raw,
        due=term.due,
        target=term.target,
        provisional=term.provisional,
        running=running,
        state=term.state,
        ended_on=term.ended_on,
        extended=term.extended,
        bound=_agency(term.bound_id),
        urgency=urgency(term.start, term.due, term.target, on, calendar) if running and not passed else None,
        late=term.due < (term.ended_on or on) and term.state != Term.VOID and not passed,
        working=working(
            clock,
            term.start,
            calendar,
            extended=term.extended,
            excluded=writing.spans(term),
            length=term.length,
        ).sentences,
    )


def _agency(pk: int | None) -> str:
    return agency_name(directory.tree()[pk]) if pk else ""


def _route(case: CaseFile) -> list[ActLine]:
    tree = directory.tree()
    return [
        ActLine(
            id=act.pk,
            seq=act.seq,
            step=act.step,
            article=act.article,
            officer=act.officer.name if act.officer else "",
            agency=tree[act.agency_id].name if act.agency_id else "",
            agency_en=tree[act.agency_id].name_en if act.agency_id else "",
            duty=act.duty,
            at=act.at,
            on=act.on,
            before=act.before,
            after=act.after,
            data={key: value for key, value in act.data.items() if key != "terms"},
            words=_opened(case, act, getattr(act, "body", None)),
            hash=bytes(act.hash).hex(),
        )
        for act in case.record
    ]


def _opened(case: CaseFile, act: Act, body: bytes | memoryview | None) -> dict[str, Any]:
    if body is None:
        return {}
    try:
        return secrecy.open_words(case.key, f"{case.matter.pk}:{act.seq}", body, bytes(act.digest))
    except secrecy.Unreadable:
        return {}


def _hop(hop: Hop) -> HopLine:
    return HopLine(
        hop.kind, _agency(hop.source_id), _agency(hop.target_id), hop.sent_on, hop.received_on, hop.ended
    )


def _people(case: CaseFile, reveal: bool) -> list[Person]:
    rows = Petitioner.objects.filter(matter=case.matter).order_by("place")
    return [_person(row, _identity(case, row), reveal) for row in rows]


def _identity(case: CaseFile, row: Petitioner) -> dict[str, Any]:
    """Who it is; nothing once the key is destroyed."""
    try:
        return opening.identity(case, row)
    except secrecy.Unreadable:
        return {}


def _person(row: Petitioner, identity: dict[str, Any], reveal: bool) -> Person:
    shown = {key: str(value) for key, value in identity.items() if value}
    name = shown.pop("name", "")
    if not reveal:
        shown = {key: value if key in opening.AS_WHAT else masked(value) for key, value in shown.items()}
    return Person(row.place, row.representative, name if reveal else name[:1] + "＊" * bool(name), shown)


def masked(value: str) -> str:
    """The first and last sign of a value, the rest hidden: 138…45 says it is there, not what it is."""
    return value[:2] + "＊＊＊" + value[-2:] if len(value) > 6 else "＊＊＊"


def _files(case: CaseFile) -> list[File]:
    rows: Iterable[Attachment] = (
        Attachment.objects.filter(matter=case.matter).select_related("act").defer("body")
    )
    return [File(row.pk, row.act.seq, _title(case, row), row.media_type, row.size, row.scan) for row in rows]


def _title(case: CaseFile, row: Attachment) -> str:
    try:
        return secrecy.open_bytes(case.key, f"{case.matter.pk}:{row.act.seq}:title", row.title).decode()
    except secrecy.Unreadable:
        return ""


__all__ = [
    "BOXES",
    "ActLine",
    "Clocked",
    "File",
    "HopLine",
    "ListRow",
    "Look",
    "MatterPage",
    "NotThere",
    "Page",
    "Person",
    "What",
    "any_registered",
    "attachment",
    "clocked",
    "counts",
    "follow",
    "listed",
    "masked",
    "matter",
    "matters_of_receipt",
    "named",
    "visible",
]
