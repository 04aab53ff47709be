"""The index of matters' own words and of issued papers made anew while everything runs: after a bulk load, or when what is indexed has changed.

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
from huiyin.papers import reading as papers
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
    """Write the rows of these matters and of their issued papers that are missing or differ; how many."""
    issued = papers.issued(days)
    entries = [Entry(0, pk, None, on) for pk, on in days.items()]
    entries += [Entry(0, matter, pk, on) for pk, (matter, on) in issued.items()]
    made = {_place(text.entry): (text.entry.day, grams.of(text.plain)) for text in texts.of(entries)}
    rows = Document.objects.filter(matter_id__in=days).values_list("pk", "matter_id", "paper_id", "grams")
    kept = {(matter, paper): (pk, held) for pk, matter, paper, held in rows}
    changed = {at: new for at, new in made.items() if at not in kept or kept[at][1] != new[1]}
    gone = [pk for at, (pk, _) in kept.items() if at in changed or at not in made]
    Document.objects.filter(pk__in=gone).delete()
    Document.objects.bulk_create(
        Document(matter_id=matter, paper_id=paper, day=day, grams=held)
        for (matter, paper), (day, held) in changed.items()
    )
    return len(changed)


def _place(entry: Entry) -> tuple[int, int | None]:
    return entry.matter_id, entry.paper_id
