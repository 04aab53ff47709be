"""The taxonomy in force: the office's own, edition by edition, each from its day; before the first the one that came along."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

from huiyin.hints.models import Edition
from huiyin.triage.tables import Unusable
from huiyin.triage.taxonomy import Taxonomy, read

DEFAULT = Path(__file__).with_name("taxonomy_default.csv")
FILLS_ABOVE = 0.9  # confidence, where the office says nothing else (C)


@dataclass(frozen=True, slots=True)
class InForce:
    """An edition with what it holds; number 0 is the one that came with the program."""

    number: int
    since: date
    table: str
    fills_above: float

    @property
    def taxonomy(self) -> Taxonomy:
        """Its categories."""
        return _read(self.table)


def in_force(on: date) -> InForce:
    """The edition in force on that day. Inside `named`."""
    found = Edition.objects.filter(since__lte=on).order_by("-number").first()
    if found is None:
        return InForce(0, date.min, DEFAULT.read_text("utf-8"), FILLS_ABOVE)
    return InForce(found.number, found.since, found.table, found.fills_above)


def take_in(table: str, since: date, *, fills_above: float, on: date, at: datetime) -> InForce:
    """Take in an edition. Raises `Unusable` with a sentence for everything that is wrong; nothing is taken in by halves. As the job of the clocks."""
    read(table)
    if since < on:
        raise Unusable(
            "生效日不得早于今天：已经选定的分类不受影响。",
            "The first day lies in the past: what was chosen so far stays as it was.",
        )
    newest = Edition.objects.order_by("-number").first()
    if newest is not None and since < newest.since:
        raise Unusable(
            f"生效日早于第 {newest.number} 版的生效日 {newest.since}。",
            f"The first day lies before that of edition {newest.number}, {newest.since}.",
        )
    made = InForce(newest.number + 1 if newest else 1, since, table, fills_above)
    Edition.objects.create(number=made.number, since=since, table=table, fills_above=fills_above, taken_in=at)
    return made


@lru_cache(maxsize=4)
def _read(table: str) -> Taxonomy:
    return read(table)
