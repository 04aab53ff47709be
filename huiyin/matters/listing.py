"""Lists: they start from the narrow table of reach, by an index range, and never scan matters."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet

from huiyin.law.book_2022 import clocks
from huiyin.law.grammar import Clock
from huiyin.law.urgency import Urgency, urgency
from huiyin.matters import calendars, opening, secrecy, sql
from huiyin.matters.casefile import CaseFile
from huiyin.matters.models import Petitioner, PetitionMatter, Reach, Term
from huiyin.people import directory
from huiyin.people.acting import Actor
from huiyin.people.wording import agency_name

CAP = 1000  # totals beyond it are shown as "more than"

# Box → which rows of reach; each is a range of one index.
BOXES: dict[str, Q] = {
    "mine": Q(acting=True),  # the next step is ours
    "waiting": Q(open=True, acting=False),  # open, and others have the word
    "open": Q(open=True),
    "overdue": Q(open=True, due__isnull=False),  # narrowed by the day in `_rows`
    "concluded": Q(open=False),
    "all": Q(),
}


@dataclass(frozen=True, slots=True)
class ListRow:
    """One line of a list: a surname at most, never an identity."""

    number: str
    state: str
    klass: str
    route: str
    channel: str
    surname: str
    holder: str
    position: str
    received_on: date
    urgent: bool
    supervised: bool
    clock: Clock | None  # the agency's clock that ends first
    due: date | None
    target: date | None
    provisional: bool
    urgency: Urgency | None


@dataclass(frozen=True, slots=True)
class MatterRow:
    """A matter among others it is like: nothing of who petitioned."""

    number: str
    state: str
    holder: str
    received_on: date


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a list: rows, the capped total, and the cursor of the next page (empty: none)."""

    rows: list[ListRow]
    total: int
    capped: bool
    next: str


def listed(
    by: Actor, *, on: date, box: str = "mine", after: str = "", size: int = 100, total: int | None = None
) -> Page:
    """The agency's matters in a box, the clock that ends first on top.

    `after` is the cursor of the page before; `total` is what `counts` said, where it was asked already.
    KeyError for an unknown box.
    """
    rows = _rows(by, box, on)
    if total is None:
        total = rows.order_by()[: CAP + 1].count()
    found = _after(rows, after).select_related("matter")
    wanted = list(found.order_by(F("due").asc(nulls_last=True), "matter_id")[: size + 1])
    shown = wanted[:size]
    following = _cursor(shown[-1]) if len(wanted) > size else ""
    return Page(_lines(shown, by, on), min(total, CAP), total > CAP, following)


def outlined(by: Actor, matters: Collection[int], *, on: date) -> dict[int, ListRow]:
    """The line of a list for each of these matters (keys) of the agency's reach."""
    rows = list(_rows(by, "all", on).filter(matter_id__in=matters).select_related("matter"))
    return {row.matter_id: line for row, line in zip(rows, _lines(rows, by, on), strict=True)}


def of(matters: Collection[int]) -> list[MatterRow]:
    """Of these matters those the officer sees, the newest first."""
    tree = directory.tree()
    rows = PetitionMatter.objects.filter(pk__in=matters).order_by("-received_on", "-pk")
    return [
        MatterRow(number, state, agency_name(tree[holder]), received)
        for number, state, holder, received in rows.values_list("number", "state", "holder_id", "received_on")
    ]


def counts(by: Actor, *, on: date) -> dict[str, int]:
    """How many matters each box holds, each counted up to one over the cap, all in one query."""
    parts: list[str] = []
    values: list[Any] = []
    for box in BOXES:
        query, some = _rows(by, box, on).order_by().values("matter_id")[: CAP + 1].query.sql_with_params()
        parts.append(f"(SELECT count(*) FROM ({query}) AS box)")  # noqa: S608  (our own query, its values apart)  # nosec B608
        values.extend(some)
    return dict(zip(BOXES, sql.one("SELECT " + ", ".join(parts), values), strict=True))


def _rows(by: Actor, box: str, on: date) -> QuerySet[Reach]:
    rows = Reach.objects.filter(BOXES[box], agency_id=by.agency_id or 0)
    return rows.filter(due__lt=on) if box == "overdue" else rows


def _cursor(row: Reach) -> str:
    return f"{row.due or ''}_{row.matter_id}"


def _after(rows: QuerySet[Reach], cursor: str) -> QuerySet[Reach]:
    due, _, matter = cursor.partition("_")
    if not matter.isdigit():
        return rows
    if not due:
        return rows.filter(due__isnull=True, matter_id__gt=int(matter))
    try:
        day = date.fromisoformat(due)
    except ValueError:
        return rows
    return rows.filter(Q(due__gt=day) | Q(due=day, matter_id__gt=int(matter)) | Q(due__isnull=True))


def _lines(rows: Sequence[Reach], by: Actor, on: date) -> list[ListRow]:
    ids = [row.matter_id for row in rows]
    matters = {row.matter_id: row.matter for row in rows}
    surnames = _surnames(matters)
    terms = _first_terms(ids, by)
    tree = directory.tree()
    return [
        _line(
            row, matters[row.matter_id], surnames.get(row.matter_id, ""), terms.get(row.matter_id), tree, on
        )
        for row in rows
        if row.matter_id in matters
    ]


def _line(
    row: Reach, matter: PetitionMatter, surname: str, term: Term | None, tree: directory.Tree, on: date
) -> ListRow:
    level: Urgency | None = None
    if term is not None:
        level = urgency(term.start, term.due, term.target, on, calendars.edition(term.edition))
    return ListRow(
        number=matter.number,
        state=matter.state,
        klass=matter.klass,
        route=matter.route,
        channel=matter.channel,
        surname=surname,
        holder=agency_name(tree[matter.holder_id]),
        position=row.position,
        received_on=matter.received_on,
        urgent=matter.urgent,
        supervised=matter.supervised,
        clock=clocks.BY_CODE[term.clock] if term else None,
        due=term.due if term else None,
        target=term.target if term else None,
        provisional=term.provisional if term else False,
        urgency=level,
    )


def _surnames(matters: dict[int, PetitionMatter]) -> dict[int, str]:
    """The first sign of the first petitioner's name; nothing for a matter without a name."""
    found: dict[int, str] = {}
    for person in Petitioner.objects.filter(matter_id__in=list(matters), place=1):
        case = CaseFile(matters[person.matter_id])
        try:
            identity: dict[str, Any] = opening.identity(case, person)
        except secrecy.Unreadable:
            continue
        found[person.matter_id] = str(identity.get("name") or "")[:1]
    return found


def _first_terms(ids: list[int], by: Actor) -> dict[int, Term]:
    """Of each matter the running clock of this agency that ends first; a mere chance is no deadline."""
    found: dict[int, Term] = {}
    terms = Term.objects.filter(matter_id__in=ids, state=Term.RUNNING, bound_id=by.agency_id)
    for term in terms.exclude(clock__in=clocks.CHANCES).order_by("due"):
        found.setdefault(term.matter_id, term)
    return found
