"""Full-text search of an office's matters, issued papers and public notices. Called inside `named(actor)`.

A word is any string of two signs or more, found wherever it stands. The index proposes, the text itself decides; each
matter that is shown is noted as read. What was searched is kept nowhere. There is no search of petitioners: what finds a
person was cut out before a text was indexed, and the same is cut out of what is quoted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from huiyin.hints import grams, texts
from huiyin.hints.snippets import Bit, snippet
from huiyin.hints.texts import Entry, Text
from huiyin.matters import listing, reads, sql
from huiyin.matters.listing import ListRow
from huiyin.matters.reads import Look
from huiyin.papers.reading import Wording
from huiyin.papers.serving import POSTED
from huiyin.people.acting import Actor

SIZE = 50  # lines of one page
CAP = 1000  # totals beyond it are shown as "more than"
MOST_WORDS, LONGEST = 8, 100
ROUNDS = 5  # thousands of texts opened for one page, before it says that it stopped
A_DAY = 300  # searches of one officer on one day [C]


class Sort(StrEnum):
    """What is searched."""

    MATTER = "matter"
    PAPER = "paper"
    NOTICE = "notice"


class TooShort(ValueError):
    """A word of one sign, or none at all: `word` says which."""

    def __init__(self, word: str) -> None:
        super().__init__("too short")
        self.word = word


class TooMany(ValueError):
    """More words, or a longer one, than a search takes."""


class TooOften(Exception):
    """The officer's searches of the day are used up."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is searched, and where; empty means everything. `after` is the place a page before ended at."""

    words: tuple[str, ...]  # normalised
    since: date | None = None
    until: date | None = None
    sort: Sort | None = None
    open: bool | None = None
    klass: str = ""
    channel: str = ""
    holder: int | None = None
    nearest: bool = False  # the most fitting of the newest thousand first; else the newest
    after: tuple[date, int] | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """One text that holds all the words, with the line of its matter."""

    row: ListRow
    day: date
    bits: list[Bit]
    paper_id: int | None
    paper: Wording | None


@dataclass(slots=True)
class Results:
    """A page of hits, the capped total, and the place the next page goes on from (None: there is none)."""

    hits: list[Hit] = field(default_factory=list)
    total: int = 0
    capped: bool = False
    next: tuple[date, int] | None = None


def words(typed: str) -> tuple[str, ...]:
    """The words of what was typed, parted by white space; raises `TooShort` or `TooMany`."""
    made = list(dict.fromkeys(filter(None, map(grams.normal, typed.split()))))
    short = next((word for word in made if len(word) < 2), None)
    if short is not None or not made:
        raise TooShort(short or "")
    if len(made) > MOST_WORDS or max(map(len, made)) > LONGEST:
        raise TooMany
    return tuple(made)


def count(on: date) -> None:
    """Count one search of the officer named; `TooOften` where the day's are used up."""
    if sql.one("SELECT huiyin_count_search(%s)", [on])[0] > A_DAY:
        raise TooOften


def find(wanted: Wanted, by: Actor, *, on: date, look: Look) -> Results:
    """The texts of the reach of `by` that hold all the words, as many as one page shows; each matter shown is noted."""
    kept, results = _nearest(wanted) if wanted.nearest else _newest(wanted)
    rows = listing.outlined(by, {text.entry.matter_id for text in kept}, on=on)
    kept = [text for text in kept if text.entry.matter_id in rows]
    reads.note(sorted({text.entry.matter_id for text in kept}), look)
    results.hits = [_hit(text, rows[text.entry.matter_id], wanted.words) for text in kept]
    return results


def _newest(wanted: Wanted) -> tuple[list[Text], Results]:
    """The newest that hold the words, and how many do. A word of two signs is its own proof: only what is shown is opened."""
    sure = all(len(word) == 2 for word in wanted.words)
    kept: list[Text] = []
    total, beyond = 0, False
    for fitting, more in _rounds(wanted):
        opened = fitting[: SIZE + 1] if sure else fitting
        true = _true(opened, wanted)
        if len(true) < len(opened) < len(fitting):
            opened, true = fitting, _true(fitting, wanted)
        total += len(fitting) - len(opened) + len(true)
        kept += true
        beyond = more
        if len(kept) > SIZE:
            break
    last = kept[SIZE - 1].entry if len(kept) > SIZE else None
    onward = (last.day, last.document) if last else None
    return kept[:SIZE], Results(total=min(total, CAP), capped=beyond or total > CAP, next=onward)


def _nearest(wanted: Wanted) -> tuple[list[Text], Results]:
    """Of the newest thousand that may hold the words, the most fitting."""
    fitting, more = next(_rounds(wanted))
    true = _true(fitting, wanted)
    kept = sorted(true, key=lambda text: _fit(text.plain, wanted.words))[:SIZE]
    return kept, Results(total=len(true), capped=more)


def _true(fitting: Sequence[Entry], wanted: Wanted) -> list[Text]:
    return [text for text in texts.of(fitting) if all(word in text.plain for word in wanted.words)]


def _fit(plain: str, searched: Sequence[str]) -> tuple[int, int, int]:
    """How well a text fits, the best first: how often, how near to one another, how early; what is asked stands in front."""
    firsts = [plain.index(word) for word in searched]
    often = sum(min(plain.count(word), 5) for word in searched)
    return -often, max(firsts) - min(firsts), min(firsts)


def _rounds(wanted: Wanted) -> Iterator[tuple[list[Entry], bool]]:
    """The entries whose pairs fit, newest first, a thousand at a time, and whether there are more."""
    after = wanted.after
    for _ in range(ROUNDS):
        found = entries(wanted, after)
        more = len(found) > CAP
        yield found[:CAP], more
        if not more:
            return
        after = (found[CAP - 1].day, found[CAP - 1].document)


def entries(wanted: Wanted, after: tuple[date, int] | None) -> list[Entry]:
    """The newest entries after that place whose pairs fit, one more than a thousand at most."""
    pairs = sorted({pair for word in wanted.words for pair in grams.of(word)})
    values = [
        pairs,
        CAP + 1,
        wanted.since,
        wanted.until,
        wanted.sort.value if wanted.sort else "",
        list(POSTED),
        wanted.open,
        wanted.klass,
        wanted.channel,
        wanted.holder,
        *(after or (None, None)),
    ]
    return [Entry(*row) for row in sql.rows(_SEARCH, values)]


_SEARCH = "SELECT document, matter, paper, day FROM huiyin_search(%s::int[], %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"


def _hit(text: Text, row: ListRow, searched: Sequence[str]) -> Hit:
    return Hit(row, text.entry.day, snippet(text, searched), text.entry.paper_id, text.paper)
