"""The index of matters' own words made anew while everything runs: after a bulk load, or when what is indexed has changed.

Safe to break off and to run again: what is as it should be is left alone. Matters are locked a few at a time, so that none is
sealed between reading and writing.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from huiyin.hints import grams, similar, texts
from huiyin.hints.models import Document
from huiyin.hints.texts import Entry
from huiyin.law.words import Duty
from huiyin.matters import sources
from huiyin.matters.access import named
from huiyin.people.acting import Actor

BATCH = 100  # matters locked at once, for some tenths of a second


def rebuild(tell: Callable[[int, int], None] = lambda read, written: None) -> tuple[int, int]:
    """Index every triaged matter that is not sealed; (matters read, rows written). `tell` hears both as they grow."""
    after = read = written = 0
    while True:
        with named(Actor.job(Duty.CLOCK)):
            days = sources.settled(after, BATCH)
            written += _write(days)
        if not days:
            break
        after, read = max(days), read + len(days)
        tell(read, written)
    similar.count_spread()
    return read, written


def _write(days: dict[int, date]) -> int:
    """Write the rows of these matters that are missing or differ; how many."""
    kept = dict(Document.objects.filter(matter_id__in=days, paper_id=None).values_list("matter_id", "grams"))
    read = texts.of(Entry(0, pk, None, on) for pk, on in days.items())
    made = {text.entry.matter_id: grams.of(text.plain) for text in read}
    changed = {pk: held for pk, held in made.items() if kept.get(pk) != held}
    Document.objects.filter(matter_id__in=[pk for pk in kept if pk in changed], paper_id=None).delete()
    Document.objects.bulk_create(
        Document(matter_id=pk, day=days[pk], grams=held) for pk, held in changed.items()
    )
    return len(changed)
