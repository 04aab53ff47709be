"""The job that prints or sends a batch: each paper in the officer's name; a print is bound and kept for a day.

Each paper is read, noted in the read log and ticked off in a transaction of its own, so that the page shows how far
it is. Run again a print begins anew; what was sent stays sent.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime

from pypdf import PdfReader, PdfWriter

from huiyin.matters import secrecy
from huiyin.matters.access import named
from huiyin.matters.hooks import NotThere
from huiyin.matters.reads import Look, What
from huiyin.papers import electronic, reading
from huiyin.papers.batches import DRAFT, GONE, KEPT, PRINTED, SEND, SENT, UNREADABLE, VOID, place_of
from huiyin.papers.issuing import CLOCK
from huiyin.papers.models import Batch, BatchItem, Paper, Standing
from huiyin.people.acting import Actor, posts_held

Page = tuple[str, bytes]  # file name, PDF


class Changed(Exception):
    """A paper was destroyed or left the agency's reach while it was being printed."""


def collect(pk: int, at: datetime, finished_at: datetime) -> int:
    """Print or send a batch; how many papers it came to. `at` is the day of the house, `finished_at` the instant by the clock."""
    with named(CLOCK):
        batch = Batch.objects.filter(pk=pk, finished_at=None).first()
        if batch is None:
            return 0
        items = list(BatchItem.objects.filter(batch=batch).order_by("place"))
        actor = _holder(batch, at)
    if batch.form == SEND:
        sent = [_sent(item, actor, at) for item in items]
        give_up(pk, finished_at)
        return sent.count(SENT)
    pages = [page for item in items if (page := _one(item, actor, at)) is not None]
    body = bound(batch.form, pages) if pages else None
    _keep(batch, body, len(pages), finished_at)
    return len(pages)


def give_up(pk: int, finished_at: datetime) -> None:
    """Close a batch that leaves no print."""
    with named(CLOCK):
        Batch.objects.filter(pk=pk, finished_at=None).update(finished_at=finished_at)


def sweep(at: datetime) -> int:
    """Delete prints whose day is over; how many. That a paper was printed stays known."""
    with named(CLOCK):
        over = Batch.objects.filter(finished_at__lt=at - KEPT).exclude(body=None)
        return over.update(key=None, body=None)


def bound(form: str, pages: Sequence[Page]) -> bytes:
    """All papers as one PDF, each beginning on the front of a sheet; or as a ZIP with a file each."""
    return _zipped(pages) if form == "zip" else _in_one(pages)


def _holder(batch: Batch, at: datetime) -> Actor | None:
    """The officer in the post they asked in, if they still hold it."""
    held = [post for post in posts_held(batch.officer_id, at.date()) if post.pk == batch.post_id]
    return Actor.holding(held[0]) if held else None


def _one(item: BatchItem, actor: Actor | None, at: datetime) -> Page | None:
    """Read one paper as the officer would, and write down what became of it."""
    result, page = (GONE, None) if actor is None else _read(item.paper_id, actor, at)
    with named(CLOCK):
        BatchItem.objects.filter(pk=item.pk).update(result=result)
    return page


def _sent(item: BatchItem, actor: Actor | None, at: datetime) -> str:
    """Send one paper as the officer would, and write down what became of it; one sent before stays as it is."""
    if item.result:
        return item.result
    try:
        result = electronic.send(actor, item.paper_id, at) if actor else GONE
    except NotThere:
        result = GONE
    with named(CLOCK):
        BatchItem.objects.filter(pk=item.pk).update(result=result)
    return result


def _read(pk: int, actor: Actor, at: datetime) -> tuple[str, Page | None]:
    try:
        with named(actor):
            state = Paper.objects.filter(pk=pk, agency_id=actor.agency_id).values_list("state", flat=True)
            refused = _SKIPPED.get(next(iter(state), ""), GONE)
            if refused:
                return refused, None
            return PRINTED, reading.pdf(pk, look=Look(at=at, what=What.PAPER))
    except reading.NotThere:
        return GONE, None
    except reading.Unprintable:
        return UNREADABLE, None


_SKIPPED = {
    str(Standing.ISSUED): "",
    str(Standing.VOIDED): VOID,
    **dict.fromkeys(map(str, (Standing.KEPT, Standing.WAITING, Standing.RETURNED, Standing.READY)), DRAFT),
}


def _keep(batch: Batch, body: bytes | None, number: int, finished_at: datetime) -> None:
    """Keep the print, unless a paper of it was destroyed meanwhile: the row is locked before it is asked."""
    place = place_of(batch.pk)
    with named(CLOCK):
        Batch.objects.select_for_update().only("pk").get(pk=batch.pk)
        if BatchItem.objects.filter(batch=batch, result=PRINTED).count() != number:
            raise Changed
        kept = Batch.objects.filter(pk=batch.pk)
        if body is None:
            kept.update(finished_at=finished_at)
            return
        key, wrapped = secrecy.new_key_at(place)
        kept.update(finished_at=finished_at, key=wrapped, body=secrecy.seal_bytes(key, place, body))


def _in_one(pages: Sequence[Page]) -> bytes:
    made = PdfWriter()
    for name, page in pages:
        if len(made.pages) % 2:
            made.add_blank_page(width=made.pages[-1].mediabox.width, height=made.pages[-1].mediabox.height)
        made.append(PdfReader(io.BytesIO(page)), outline_item=name.removesuffix(".pdf"), import_outline=False)
    out = io.BytesIO()
    made.write(out)
    return out.getvalue()


def _zipped(pages: Sequence[Page]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as made:
        for place, (name, page) in enumerate(pages, 1):
            made.writestr(f"{place:03d}-{name}", page)
    return out.getvalue()
