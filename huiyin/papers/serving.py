"""Service of papers: what goes out and must be proved, what is proved, and what still waits for its proof (rulebook E.3)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet

from huiyin.law.book_2022 import papers as book
from huiyin.matters import sources
from huiyin.matters.hooks import Taken
from huiyin.papers.models import Paper, Standing

# An opinion that is issued is still on its way: the petitioner sees it from its service on.
KEPT_UNTIL: dict[str, str] = {
    "serve_opinion": "opinion",
    "serve_review": "review_opinion",
    "serve_re_review": "re_review_opinion",
}
TO_SERVE = tuple(paper.code for paper in book.PAPERS if paper.served)
OWN_STEP = frozenset(KEPT_UNTIL.values())  # a period runs from their service: each has a step of its own
POSTED = tuple(
    paper.code for paper in book.PAPERS if paper.to == "public"
)  # on a board: no envelope, no addressee
SERVED_BY = {kind: step for step, kind in KEPT_UNTIL.items()} | {"public_notice": "record_posting"}


PAGE = 50
CAP = 1000  # counts beyond it are shown as "more than"
SLOW, LATE = (
    timedelta(7),
    timedelta(15),
)  # without proof for so long: ask the post, then serve another way [C]


@dataclass(frozen=True, slots=True)
class Unproved:
    """One issued paper whose service nobody has proved yet."""

    pk: int
    matter: str
    matter_id: int
    kind: str
    number: str
    issued_on: date
    step: str  # the step that records its service
    sent_on: date | None = None  # to the petitioner's own page

    def waited(self, on: date) -> int:
        """Days since its issue."""
        return (on - self.issued_on).days

    def level(self, on: date) -> str:
        """How urgent its proof is (convention): `calm`, `slow`, `late`."""
        gone = on - self.issued_on
        return "late" if gone >= LATE else "slow" if gone >= SLOW else "calm"


@dataclass(frozen=True, slots=True)
class Page:
    """A page of that list, and the cursor of the next one (empty: none)."""

    rows: list[Unproved]
    next: str


def note(taken: Taken) -> None:
    """Hook: the act that records a service marks the paper it was of. The newest opinion is the one that was issued."""
    code, says = taken.step.code, taken.facts.says
    if code in ("serve_paper", "record_posting"):
        rows = Paper.objects.filter(pk=says("paper"), matter_id=taken.case.matter.pk)
    elif code == "send_paper":
        Paper.objects.filter(pk=says("paper"), matter_id=taken.case.matter.pk).update(sent_on=taken.facts.on)
        return
    elif code in KEPT_UNTIL:
        of_kind = Paper.objects.filter(matter_id=taken.case.matter.pk, kind=KEPT_UNTIL[code])
        rows = Paper.objects.filter(pk__in=of_kind.order_by("-id").values("pk")[:1])
    else:
        return
    rows.update(served_on=says("effective_on"))


def unproved(agency_id: int, *, most: int = 200, kind: str = "", after: str = "") -> list[Unproved]:
    """What this agency issued and cannot prove to have been served, oldest first. Inside `named(actor)`."""
    rows = _after(unproved_rows(agency_id, kind), after)
    return lines(rows.order_by("issued_on", "id")[:most])


def page(agency_id: int, *, kind: str = "", after: str = "") -> Page:
    """A page of it; `after` is the cursor of the page before. Inside `named(actor)`."""
    rows = unproved(agency_id, most=PAGE + 1, kind=kind, after=after)
    shown = rows[:PAGE]
    more = f"{shown[-1].issued_on}_{shown[-1].pk}" if len(rows) > PAGE else ""
    return Page(shown, more)


def chosen(agency_id: int, pks: Iterable[int]) -> list[Unproved]:
    """Those of these papers that are in that list, oldest first. Inside `named(actor)`."""
    return lines(unproved_rows(agency_id).filter(pk__in=list(pks)).order_by("issued_on", "id"))


def lines(rows: QuerySet[Paper]) -> list[Unproved]:
    """Rows as lines, each with the number of its matter."""
    found = list(rows.select_related("number").defer("body", "frozen"))
    numbers = sources.numbers({row.matter_id for row in found})
    return [
        Unproved(
            row.pk,
            numbers[row.matter_id],
            row.matter_id,
            row.kind,
            row.number.written if row.number else "",
            row.issued_on,
            SERVED_BY.get(row.kind, "serve_paper"),
            row.sent_on,
        )
        for row in found
        if row.issued_on is not None and row.matter_id in numbers
    ]


def how_many_unproved(agency_id: int) -> int:
    """How many there are in that list, counted up to one over the cap."""
    return unproved_rows(agency_id)[: CAP + 1].count()


def kinds_unproved(agency_id: int) -> dict[str, int]:
    """How many of each kind, by code."""
    found = unproved_rows(agency_id).order_by().values_list("kind").annotate(how_many=Count("pk"))
    return dict(sorted(found))


@dataclass(frozen=True, slots=True)
class Tried:
    """Failed attempts at serving one paper: how many, and the last."""

    times: int
    on: date
    way: str


def tried(rows: Iterable[Unproved]) -> dict[int, Tried]:
    """The failed attempts of these papers, by the paper's key; those of an opinion are counted from its issue."""
    rows = list(rows)
    found: dict[int, Tried] = {}
    told = sources.attempts([row.matter_id for row in rows]) if rows else []
    for row in rows:
        for one in told:
            own = one.paper is None if row.kind in OWN_STEP else one.paper == row.pk
            if one.matter_id == row.matter_id and own and one.on >= row.issued_on:
                before = found.get(row.pk)
                found[row.pk] = Tried(before.times + 1 if before else 1, one.on, one.way)
    return found


def unproved_rows(agency_id: int, kind: str = "") -> QuerySet[Paper]:
    """Of matters that are not sealed: what concerns an accusation is served by the sealed channel alone."""
    kinds = (kind,) if kind else TO_SERVE
    found = Paper.objects.filter(agency_id=agency_id, state=Standing.ISSUED, served_on=None, kind__in=kinds)
    return found.filter(matter_id__in=sources.not_sealed())


def _after(rows: QuerySet[Paper], cursor: str) -> QuerySet[Paper]:
    day, _, pk = cursor.partition("_")
    if not (pk.isascii() and pk.isdigit() and len(pk) < 19):
        return rows
    try:
        since = date.fromisoformat(day)
    except ValueError:
        return rows
    return rows.filter(Q(issued_on__gt=since) | Q(issued_on=since, pk__gt=int(pk)))
