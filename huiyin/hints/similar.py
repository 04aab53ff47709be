"""Which matters of an office's reach are the same, or like, one that is being registered or triaged, and why.

Matters are found by what they say: the rarest pairs of signs lead to a few, those are compared by all their pairs. That the same
person wrote, or that the same place or agency is spoken of, is a reason beside the words and never finds a matter by itself: no
list of a person's matters can be drawn from it (F.4.9). A hint: a person decides, and first or repeat is a statistic. Nothing of
what was asked is stored; each matter shown is noted as read.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from huiyin.hints import grams, texts
from huiyin.hints.texts import Entry, Text
from huiyin.law.words import Duty
from huiyin.matters import anonymity, listing, reads, sameness, sql
from huiyin.matters.access import named
from huiyin.matters.listing import ListRow
from huiyin.matters.reads import Look
from huiyin.people import directory
from huiyin.people.acting import Actor
from huiyin.triage.grams import telling
from huiyin.triage.places import fine
from huiyin.triage.words import segmented

MOST = 10  # lines shown
BUDGET = 8000  # places of rare pairs looked at
SECOND_LOOK = 150  # matters compared by all their pairs
LOOKED_INTO = 20  # of which the words themselves are compared
FLOOR = 0.12  # below it the words have nothing to do with one another, whoever wrote them
SHARED, OR_PART = (
    8,
    0.6,
)  # pairs that must be the same, or what part of a short text: a few words in common are chance
THRESHOLD = 0.25  # from here on a matter is shown
PERSON, PLACE, AGENCY = 0.5, 0.15, 0.05  # what each reason takes of the doubt that is left [C]
SAMPLE, FEWEST = 20_000, 5  # texts counted for the spread of pairs; what stands in fewer of them is not noted

ALIKE = "SELECT matter, likeness, words FROM huiyin_alike(%s, %s, %s, %s)"
_REGION = re.compile(r"^\w{2,8}?[省市县区旗州]")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is compared: the petitioner's own words as told, who they are, and the matter itself where it is one already."""

    said: Sequence[str]
    people: Sequence[Mapping[str, Any]] = ()
    matter: int | None = None


@dataclass(frozen=True, slots=True)
class Alike:
    """A matter that may be the same: its line, how alike (0 to 1), and why."""

    row: ListRow
    score: float
    words: float  # the part of the words that is the same
    exact: bool
    person: frozenset[str]  # by what the writer is the same: id, phone, name
    place: str
    agency: str

    @property
    def percent(self) -> int:
        """The part of the words that is the same, of a hundred."""
        return round(100 * self.words)


@dataclass(slots=True)
class _Found:
    """A matter on its way into the list."""

    matter_id: int
    likeness: float
    words: float
    person: frozenset[str] = frozenset()
    exact: bool = False
    place: str = ""
    agency: str = ""

    @property
    def score(self) -> float:
        if self.exact:
            return 1.0
        doubt = 1 - self.likeness
        for there, takes in ((self.person, PERSON), (self.place, PLACE), (self.agency, AGENCY)):
            doubt *= 1 - takes if there else 1
        return 1 - doubt


def similar(asked: Asked, by: Actor, *, on: date, look: Look) -> list[Alike]:
    """The matters of the reach of `by` most like this one, best first, at most `MOST`; empty: none was found.

    Inside `named(by)`.
    """
    private = anonymity.identifying([dict(one) for one in asked.people])
    own = Text(Entry(0, asked.matter or 0, None, on), tuple(asked.said), tuple(private))
    found = _by_words(own, asked.matter)
    persons = sameness.same(asked.people, [one.matter_id for one in found[: sameness.MOST]])
    for one in found:
        one.person = persons.get(one.matter_id, frozenset())
    found.sort(key=lambda one: -one.score)
    _look_into(found[:LOOKED_INTO], own)
    found = [one for one in found[:LOOKED_INTO] if one.score >= THRESHOLD]
    found.sort(key=lambda one: (-one.score, -one.matter_id))
    rows = listing.outlined(by, [one.matter_id for one in found[:MOST]], on=on)
    kept = [one for one in found[:MOST] if one.matter_id in rows]
    reads.note([one.matter_id for one in kept], look)
    return [_alike(one, rows[one.matter_id]) for one in kept]


def count_spread() -> int:
    """Count anew how widely pairs of signs are spread, from a sample; how many pairs were noted."""
    with named(Actor.job(Duty.CLOCK)):
        return int(sql.one("SELECT huiyin_count_spread(%s, %s)", [SAMPLE, FEWEST])[0])


def _by_words(own: Text, leave_out: int | None) -> list[_Found]:
    held = grams.of(telling(own.plain))
    if not held:
        return []
    rows = sql.rows(ALIKE, [held, leave_out, BUDGET, SECOND_LOOK])
    found = [_Found(*row) for row in rows if row[1] >= FLOOR]
    return [one for one in found if one.words >= OR_PART or one.words * len(held) >= SHARED]


def _look_into(found: Sequence[_Found], own: Text) -> None:
    """Compare the words themselves: whether they are the very same, and which place or agency both name."""
    by_matter = {one.matter_id: one for one in found}
    whole, places, agencies = _bare(own), _places(own), _agencies(own)
    for text in texts.of(Entry(0, pk, None, own.entry.day) for pk in by_matter):
        one = by_matter[text.entry.matter_id]
        one.exact = _bare(text) == whole
        one.place = _longest(places & _places(text))
        one.agency = _longest(agencies & _agencies(text))


def _bare(text: Text) -> str:
    return text.plain.replace(grams.GAP, "")


def _places(text: Text) -> set[str]:
    return set(fine(segmented("。".join(text.pieces))))


def _agencies(text: Text) -> set[str]:
    """The agencies it names, by the name without its region: who it is about, as far as the words tell."""
    plain = text.plain
    return {name for name in _names(directory.tree().number) if name in plain}


@lru_cache(maxsize=2)
def _names(_revision: int) -> frozenset[str]:
    names = {_REGION.sub("", place.name) for place in directory.tree().places.values()}
    return frozenset(made for made in map(grams.normal, names) if len(made) > 2)


def _longest(names: Collection[str]) -> str:
    return max(sorted(names), key=len, default="")


def _alike(one: _Found, row: ListRow) -> Alike:
    return Alike(row, one.score, one.words, one.exact, one.person, one.place, one.agency)
