"""Electronic service on the petitioner's own page: what may be sent, what waits there, and the day it is taken (rulebook E.3).

A paper is served on the day the petitioner takes it, as this house's log proves; what was sent and not taken is not served.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from huiyin.law.book_2022 import clocks
from huiyin.law.book_2022 import papers as book
from huiyin.law.grammar import Clock
from huiyin.law.grammar import Paper as Kind
from huiyin.matters import acts, reading, sources
from huiyin.matters.access import named
from huiyin.matters.hooks import NotThere, Refused
from huiyin.papers import serving
from huiyin.papers.batches import SENT
from huiyin.papers.issuing import CLOCK
from huiyin.papers.models import Paper, Standing
from huiyin.papers.serving import OWN_STEP, SERVED_BY, TO_SERVE, Unproved
from huiyin.people.acting import Actor

MOST = 500  # papers sent in one go
SYSTEM = "回音公众服务：信访人的查询页面 Huiyin, the petitioner's own page"
# Papers that are served on the petitioner; an agreement is signed by both parties together.
ADDRESSED = tuple(paper.code for paper in book.PAPERS if paper.code in TO_SERVE and paper.to == "petitioner")


def may_be_sent(agency_id: int, pks: Sequence[int] | None = None) -> tuple[list[Unproved], list[Unproved]]:
    """The agency's papers that await service on a petitioner and were not sent: of those who agreed, and of the others.

    At most `MOST` of both, oldest first; `pks` narrows them. Inside `named(actor)`.
    """
    rows = serving.unproved_rows(agency_id).filter(kind__in=ADDRESSED, sent_on=None)
    if pks is not None:
        rows = rows.filter(pk__in=list(pks))
    lines = serving.lines(rows.order_by("issued_on", "id")[:MOST])
    agreed = sources.agreed_to_electronic({line.matter_id for line in lines})
    return (
        [line for line in lines if line.matter_id in agreed],
        [line for line in lines if line.matter_id not in agreed],
    )


def send(actor: Actor, pk: int, at: datetime) -> str:
    """Send one paper in the officer's name: `SENT`, or by which condition of the law it was refused; `NotThere` out of reach."""
    with named(actor):
        matter = Paper.objects.filter(pk=pk, agency_id=actor.agency_id).values_list("matter_id", flat=True)
        numbers = sources.numbers(matter)
    for number in numbers.values():
        try:
            acts.take("send_paper", number, by=actor, on=at.date(), at=at, answers={"paper": pk})
        except Refused as refused:
            return refused.ruling.code
        return SENT
    raise NotThere


@dataclass(frozen=True, slots=True)
class Waiting:
    """A paper that waits on the petitioner's page to be taken."""

    pk: int
    kind: Kind
    agency_id: int | None
    sent_on: date
    step: str  # by which the house records its service

    @property
    def starts(self) -> Clock | None:
        """The period to ask for review or re-review that runs from its service, if one does."""
        return clocks.BY_CODE[self.kind.starts] if self.kind.code in OWN_STEP and self.kind.starts else None


def waiting(number: str, actor: Actor) -> list[Waiting]:
    """What waits for the holder of this receipt in this matter, oldest first; nothing once the consent was taken back."""
    with named(actor):
        if number not in reading.matters_of_receipt():
            raise NotThere
    with named(CLOCK):
        return [_waiting(row) for row in _sent(number).order_by("sent_on", "id").defer("body", "frozen")]


def take(number: str, pk: int, actor: Actor, at: datetime) -> None:
    """The petitioner takes a paper: it is served today. Taking it twice is once; `NotThere` where it does not wait for them."""
    found = [one for one in waiting(number, actor) if one.pk == pk]
    if not found:
        raise NotThere
    proof = {
        "way": "electronic",
        "consented": True,
        "system": SYSTEM,
        "effective_on": at.date(),
        "evidence": f"{found[0].sent_on.isoformat()}发到信访人的查询页面；{at:%Y-%m-%d %H:%M}凭登记编号和查询码点击“查收”。",
    }
    about = {"paper": pk} if found[0].step == "serve_paper" else {}
    acts.take(found[0].step, number, by=CLOCK, on=at.date(), at=at, answers=about | proof)


def _sent(number: str) -> QuerySet[Paper]:
    rows = Paper.objects.filter(state=Standing.ISSUED, served_on=None, sent_on__isnull=False)
    return rows.filter(matter_id__in=sources.agreeing(number))


def _waiting(row: Paper) -> Waiting:
    step = SERVED_BY.get(row.kind, "serve_paper")
    return Waiting(row.pk, book.BY_CODE[row.kind], row.agency_id, row.sent_on or row.drafted_on, step)
