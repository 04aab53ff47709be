"""What papers cost: issuing one (number, page, seal, act), its bytes, and a thousand notices from signature to print.

The papers are those real lives leave in one county: told act by act, issued as the worker does, then printed in
batches by the officers who would print them. One process throughout; two workers on two cores share such work.
"""

import io
import time
from datetime import date

from django.utils import timezone
from pypdf import PdfReader

from huiyin.config.bench.table import Row
from huiyin.config.today import now
from huiyin.demo import many
from huiyin.law.words import Duty
from huiyin.matters import acts, secrecy, sources
from huiyin.matters.access import named
from huiyin.matters.bulk import Life
from huiyin.papers import batches, collecting, editing, issuing, rendering
from huiyin.papers.batches import Wanted
from huiyin.papers.models import Paper, Standing
from huiyin.people.acting import Actor

LIVES = 150
WANTED = 1000 / 180  # notices a second: a thousand within three minutes
_FIRST = 2_000_000_000  # numbers of lives no load has told
_SAMPLE = 40  # papers that are set again and measured


def rows(on: date) -> list[Row]:
    """Time, size and rate of papers."""
    issuing_one, issued, printing_one, printed = _seconds(on)
    setting, pages, stored = _papers()
    rate = 1 / (issuing_one + printing_one)
    cost = "number, page, seal, act; against setting the page alone"
    how = f"{issued} issued, {printed} printed, one process; aim ≥ 1"
    return [
        Row("a paper issued", issuing_one * 1000, "ms", setting * 1000, issuing_one / setting, cost),
        Row("a page set", setting / pages * 1000, "ms", None, None, f"{pages:.1f} pages a paper"),
        Row("a page stored", stored / pages, "bytes", None, None, f"{stored:,.0f} bytes a paper"),
        Row("notices issued and printed", rate, "per s", WANTED, rate / WANTED, how),
    ]


def _seconds(on: date) -> tuple[float, int, float, int]:
    """(seconds to issue one, how many, seconds to print one, how many)."""
    desk = many.desks()[0]
    for number in range(_FIRST, _FIRST + LIVES):
        _tell(many.life(number, on, [desk]))
    begun = time.perf_counter()
    issued = issuing.left_over(now(), demonstration=True, most=10_000)
    between = time.perf_counter()
    printed = sum(_print(actor) for actor in (desk.office[Duty.TRIAGE], desk.organ[Duty.HANDLER]))
    return (between - begun) / issued, issued, (time.perf_counter() - between) / printed, printed


def _tell(life: Life) -> None:
    first, *rest = life.deeds
    sender = acts.Sender(first.by.agency_id or 0, first.by)
    receipt = acts.register(sender, on=first.on, at=first.at, answers=first.answers)
    for deed in rest:
        acts.take(deed.step, receipt.matter, by=deed.by, on=deed.on, at=deed.at, answers=deed.answers)


def _print(actor: Actor) -> int:
    """Print what the agency issued and nobody printed yet, batch by batch; how many papers."""
    done = 0
    while True:
        with named(actor):
            found = batches.choices(actor, Wanted(date.min, date.max))
            waiting = [one.pk for one in found if not one.printed]
            batch = batches.ask(actor, waiting, "pdf") if waiting else None
        if batch is None:
            return done
        done += collecting.collect(batch, now(), timezone.now())


def _papers() -> tuple[float, float, float]:
    """Of the newest issued papers: (seconds to set one, pages, bytes), on average."""
    spent, pages, stored = 0.0, 0, 0
    with named(issuing.CLOCK):
        rows = list(Paper.objects.filter(state=Standing.ISSUED).order_by("-id")[:_SAMPLE])
        for row in rows:
            key = sources.paper_key(row.matter_id)
            page = secrecy.open_bytes(key, issuing.frozen_place(row), row.frozen or b"")
            pages, stored = pages + len(PdfReader(io.BytesIO(page)).pages), stored + len(page)
            words = editing.current(row, key)
            begun = time.perf_counter()
            rendering.pdf(words, row.drafted_on)
            spent += time.perf_counter() - begun
    return spent / len(rows), pages / len(rows), stored / len(rows)
