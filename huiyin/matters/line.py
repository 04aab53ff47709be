"""The route of a matter as a drawn line: what was done, where it is, what lies ahead. Shown by `templates/parts/route.html`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from huiyin.law.book_2022.stations import Station
from huiyin.law.grammar import Article
from huiyin.matters.reading import Clocked

SHOWN_FIRST, SHOWN_LAST = 1, 4  # of a long way what lies between is folded away


@dataclass(frozen=True, slots=True)
class Told:
    """One thing done: when, in one sentence, by which article."""

    on: date
    sentence: str
    article: Article


@dataclass(frozen=True, slots=True)
class Line:
    """What is drawn. Every clock carries its working; what lies ahead carries no day, for none is known."""

    done: Sequence[Told]
    open: bool
    here: str  # where it stands, in words
    next: str
    turn: str = ""  # whose turn; empty: the petitioner's, or nobody's
    yours: bool = False  # the petitioner's
    clocks: Sequence[Clocked] = field(default_factory=tuple)
    ahead: Sequence[Station] = field(default_factory=tuple)

    @property
    def folds(self) -> bool:
        """Whether it is too long to be drawn at once."""
        return len(self.done) > SHOWN_FIRST + SHOWN_LAST + 1

    @property
    def first(self) -> Sequence[Told]:
        """Where it began, or all of a short one."""
        return self.done[:SHOWN_FIRST] if self.folds else self.done

    @property
    def between(self) -> Sequence[Told]:
        """What is folded away."""
        return self.done[SHOWN_FIRST:-SHOWN_LAST] if self.folds else ()

    @property
    def latest(self) -> Sequence[Told]:
        """What was done last."""
        return self.done[-SHOWN_LAST:] if self.folds else ()
