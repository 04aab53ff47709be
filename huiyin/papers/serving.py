"""Service of papers: what goes out and must be proved, what is proved, and what still waits for its proof (rulebook E.3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

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
SERVED_BY = {kind: step for step, kind in KEPT_UNTIL.items()}


@dataclass(frozen=True, slots=True)
class Unproved:
    """One issued paper whose service nobody has proved yet."""

    pk: int
    matter: str
    kind: str
    number: str
    issued_on: date
    step: str  # the step that records its service


def note(taken: Taken) -> None:
    """Hook: the act that records a service marks the paper it was of. The newest opinion is the one that was issued."""
    code, says = taken.step.code, taken.facts.says
    if code == "serve_paper":
        rows = Paper.objects.filter(pk=says("paper"), matter_id=taken.case.matter.pk)
    elif code in KEPT_UNTIL:
        of_kind = Paper.objects.filter(matter_id=taken.case.matter.pk, kind=KEPT_UNTIL[code])
        rows = Paper.objects.filter(pk__in=of_kind.order_by("-id").values("pk")[:1])
    else:
        return
    rows.update(served_on=says("effective_on"))


def unproved(agency_id: int, *, most: int = 200) -> list[Unproved]:
    """What this agency issued and cannot prove to have been served, oldest first. Inside `named(actor)`."""
    rows = (
        _unproved(agency_id)
        .select_related("number")
        .order_by("issued_on", "id")
        .defer("body", "frozen")[:most]
    )
    numbers = sources.numbers_of([row.matter_id for row in rows])
    return [
        Unproved(
            row.pk,
            numbers[row.matter_id],
            row.kind,
            row.number.written if row.number else "",
            row.issued_on,
            SERVED_BY.get(row.kind, "serve_paper"),
        )
        for row in rows
        if row.issued_on is not None and row.matter_id in numbers
    ]


def how_many_unproved(agency_id: int) -> int:
    """How many there are in that list."""
    return _unproved(agency_id).count()


def _unproved(agency_id: int):  # type: ignore[no-untyped-def]  (a query)
    return Paper.objects.filter(agency_id=agency_id, state=Standing.ISSUED, served_on=None, kind__in=TO_SERVE)
