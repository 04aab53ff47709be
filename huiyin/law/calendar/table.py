"""The working days of the years whose notices are known, and what is presumed of the others (CR-4, CR-13)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache

from huiyin.law.calendar import year_2022, year_2023, year_2024, year_2025, year_2026
from huiyin.law.calendar.notice import FIXED_HOLIDAYS, Day, Notice, name_en
from huiyin.law.declined import Declined

_OFFICIAL = (year_2022, year_2023, year_2024, year_2025, year_2026)
_REMEMBERED = 1 << 16  # answers kept of each kind


@dataclass(frozen=True)
class Calendar:
    """The notices in force, as one value. Days of other years are presumed only, and said to be."""

    notices: tuple[Notice, ...]
    known_years: frozenset[int] = field(init=False, repr=False, compare=False)
    # The first working day on or after a day, and the last on or before it (CR-3, CR-14); and the n-th
    # working day after a day, which is day 0. Days are ordinals here; answers are remembered.
    following: Callable[[int], int] = field(init=False, repr=False, compare=False)
    preceding: Callable[[int], int] = field(init=False, repr=False, compare=False)
    nth_after: Callable[[int, int], int] = field(init=False, repr=False, compare=False)
    _named: dict[int, Day] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        in_order = tuple(sorted(self.notices, key=lambda notice: notice.year))
        named = {day.on.toordinal(): day for notice in in_order for day in notice.days}
        years = frozenset(notice.year for notice in in_order)
        if len(years) < len(in_order):
            raise Declined("同一年份有两份放假安排。", "There are two notices for the same year.")
        object.__setattr__(self, "notices", in_order)
        object.__setattr__(self, "known_years", years)
        object.__setattr__(self, "_named", named)
        for name, look in (
            ("following", self._look_forward),
            ("preceding", self._look_back),
            ("nth_after", self._count),
        ):
            object.__setattr__(self, name, lru_cache(_REMEMBERED)(look))

    @classmethod
    def official(cls) -> Calendar:
        """The years that came with this program."""
        return _official()

    def with_year(self, notice: Notice) -> Calendar:
        """The same calendar with one year added, or replaced where it was known."""
        return Calendar((*(kept for kept in self.notices if kept.year != notice.year), notice))

    def notice_of(self, year: int) -> Notice:
        """The notice of that year; declined where none is known."""
        for notice in self.notices:
            if notice.year == year:
                return notice
        raise Declined(
            f"{year}年的放假安排尚未收录，不能当作已知。", f"The holiday notice of {year} is not known here."
        )

    def is_working(self, on: date) -> bool:
        """Whether that day is worked. Declined where the notice of its year is not known: never a guess."""
        if on.year not in self.known_years:
            self.notice_of(on.year)
        return self._works(on.toordinal())

    def is_presumed_working(self, on: date) -> bool:
        """Whether the day is worked as far as can be told; certain only where `knows` it (CR-13)."""
        return self._works(on.toordinal())

    def knows(self, first: date, last: date) -> bool:
        """Whether the notice of every year from `first` to `last` is known."""
        if first.year == last.year:
            return first.year in self.known_years
        return all(year in self.known_years for year in range(first.year, last.year + 1))

    def why(self, on: date) -> tuple[str, str]:
        """What kind of day it is, in Chinese and English."""
        named = self._named.get(on.toordinal())
        if named is not None and named.rest:
            return f"{named.name}放假", name_en(named.name)
        if named is not None:
            return "调休上班", "a make-up working day"
        if not self._works(on.toordinal()) and on.weekday() < 5:
            fixed = FIXED_HOLIDAYS[on.month, on.day]
            return f"{fixed}放假", name_en(fixed)
        return ("工作日", "a working day") if on.weekday() < 5 else ("周末", "a weekend")

    def _look_forward(self, ordinal: int) -> int:
        while not self._works(ordinal):
            ordinal += 1
        return ordinal

    def _look_back(self, ordinal: int) -> int:
        while not self._works(ordinal):
            ordinal -= 1
        return ordinal

    def _count(self, ordinal: int, number: int) -> int:
        for _ in range(number):
            ordinal = self.following(ordinal + 1)
        return ordinal

    def _works(self, ordinal: int) -> bool:
        """What the notices name; else fixed holidays and weekends are rest, other days are worked."""
        named = self._named.get(ordinal)
        if named is not None:
            return not named.rest
        on = date.fromordinal(ordinal)
        return on.weekday() < 5 and (on.month, on.day) not in FIXED_HOLIDAYS


@cache
def _official() -> Calendar:
    return Calendar(tuple(module.NOTICE for module in _OFFICIAL))
