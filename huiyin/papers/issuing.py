"""A signed-off paper is issued: numbered, sealed, frozen, and its act taken, in one transaction of the house's own.

Called by a job right after the act that signed it off, or by whoever opens the paper before the job came. It is
safe to call again and from two places at once: the matter is locked first, and a paper is issued once.
"""

from __future__ import annotations

import hashlib
from datetime import datetime

from django.db.models import QuerySet

from huiyin.law.book_2022.signing import APART, SIGNING
from huiyin.law.words import Duty
from huiyin.matters import acts, numbers, secrecy, sources
from huiyin.matters.access import named
from huiyin.papers import editing, framing, rendering, seals
from huiyin.papers.models import DocumentNumber, Paper, Standing
from huiyin.papers.serving import KEPT_UNTIL
from huiyin.papers.source import contact
from huiyin.people import directory
from huiyin.people.acting import Actor
from huiyin.people.directory import Place

CLOCK = Actor.job(Duty.CLOCK)


def issue(pk: int, at: datetime, *, demonstration: bool) -> bool:
    """Issue this paper if it is signed off and not issued yet; whether it was done now.

    Raises `Unprintable` or `Unreadable` where it cannot be set; then nothing of it is written, no number taken.
    """
    with named(CLOCK):
        matter = Paper.objects.filter(pk=pk, state=Standing.READY).values_list("matter_id", flat=True).first()
        if matter is None:
            return False
        number, key = sources.locked(matter)
        row = Paper.objects.filter(pk=pk, state=Standing.READY).first()
        if row is None:
            return False
        taken, page = _made(row, key, at, demonstration)
        said = {"paper": row.pk, "document": taken.written, "digest": taken.digest.hex()}
        acts.take("issue_paper", number, by=CLOCK, on=at.date(), at=at, answers=said)
        taken.save(force_insert=True)
        _freeze(row, key, taken, page)
    return True


def issue_ready(matter_id: int, at: datetime, *, demonstration: bool) -> int:
    """Issue what is signed off in a matter, oldest first; how many were issued now."""
    with named(CLOCK):
        waiting = list(_ready(matter_id=matter_id))
    return sum(issue(pk, at, demonstration=demonstration) for pk in waiting)


def left_over(at: datetime, *, demonstration: bool, most: int = 500) -> int:
    """Issue what is signed off anywhere and no job took up, oldest first; how many were issued."""
    with named(CLOCK):
        waiting = list(_ready()[:most])
    return sum(issue(pk, at, demonstration=demonstration) for pk in waiting)


def _ready(**where: int) -> QuerySet[Paper, int]:
    rows = Paper.objects.filter(state=Standing.READY, **where)
    return rows.order_by("signed_on", "id").values_list("pk", flat=True)


def _made(row: Paper, key: bytes, at: datetime, demonstration: bool) -> tuple[DocumentNumber, bytes]:
    """The number and the finished page. Whatever fails gives the number back with the transaction."""
    words, code = editing.current(row, key), numbers.new_code()
    agency, day = directory.tree()[row.agency_id or 0], row.signed_on or row.drafted_on
    taken = _number(row, agency, day.year)
    framed = framing.framed(
        words,
        number=taken.written,
        signed_on=day,
        code=code,
        agency=agency,
        demonstration=demonstration,
    )
    page = seals.applied(rendering.pdf(framed, day), agency)
    taken.issued_on, taken.digest = at.date(), hashlib.sha256(page).digest()
    taken.check_digest = secrecy.paper_digest(code)
    return taken, page


def _number(row: Paper, agency: Place, year: int) -> DocumentNumber:
    """The next number of the agency's series in the year the paper bears; not yet saved."""
    series = SIGNING[row.kind].series
    value = numbers.take(f"document:{agency.id}:{series}:{year}")
    word = contact(agency.id).word or agency.name
    return DocumentNumber(
        agency_id=agency.id,
        series=series,
        year=year,
        value=value,
        written=framing.written(word, series, year, value),
        kind=row.kind,
        matter_id=row.matter_id,
        apart=series == APART,
    )


def _freeze(row: Paper, key: bytes, taken: DocumentNumber, page: bytes) -> None:
    row.state, row.number, row.issued_on = Standing.ISSUED, taken, taken.issued_on
    row.frozen = secrecy.seal_bytes(key, frozen_place(row), page)
    changed = ["state", "number", "issued_on", "frozen"]
    if row.released_on is None and row.kind not in KEPT_UNTIL.values():
        row.released_on = taken.issued_on
        changed.append("released_on")
    row.save(update_fields=changed)


def frozen_place(row: Paper) -> str:
    """What binds the frozen page to its row."""
    return f"{editing.place(row)}:frozen"
