"""The working days of the years whose notices are known, and what is presumed of the others (CR-4, CR-13)."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import pairwise

from huiyin.law.calendar import year_2022, year_2023, year_2024, year_2025, year_2026
from huiyin.law.calendar.notice import FIXED_HOLIDAYS, Day, Notice, name_en
from huiyin.law.declined import Declined

_OFFICIAL = (year_2022, year_2023, year_2024, year_2025, year_2026)
_YEARS_AHEAD = 3  # how far past the last notice the prepared tables reach


@dataclass(frozen=True, slots=True)
class _Tables:
    """Prepared answers for the ordinals from `base` on, one entry a day."""

    base: int
    following: tuple[int, ...]  # the first working day that is not earlier
    preceding: tuple[int, ...]  # the last working day that is not later
    working: tuple[int, ...]  # every working day, in order


@dataclass(frozen=True)
class Calendar:
    """The notices in force, as one value. Days of other years are presumed only, and said to be."""

    notices: tuple[Notice, ...]
    known_years: frozenset[int] = field(init=False, repr=False, compare=False)
    _named: dict[int, Day] = field(init=False, repr=False, compare=False)
    _tables: _Tables = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        in_order = tuple(sorted(self.notices, key=lambda notice: notice.year))
        named = {day.on.toordinal(): day for notice in in_order for day in notice.days}
        years = frozenset(notice.year for notice in in_order)
        if len(years) < len(in_order):
            raise Declined("同一年份有两份放假安排。", "There are two notices for the same year.")
        object.__setattr__(self, "notices", in_order)
        object.__setattr__(self, "known_years", years)
        object.__setattr__(self, "_named", named)
        object.__setattr__(self, "_tables", self._prepared())

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

    def following(self, ordinal: int) -> int:
        """The first working day on or after that day, as ordinals (CR-3)."""
        at = ordinal - self._tables.base
        if 0 <= at < len(self._tables.following):
            return self._tables.following[at]
        while not self._works(ordinal):
            ordinal += 1
        return ordinal

    def preceding(self, ordinal: int) -> int:
        """The last working day on or before that day, as ordinals (CR-14)."""
        at = ordinal - self._tables.base
        if 0 <= at < len(self._tables.preceding):
            return self._tables.preceding[at]
        while not self._works(ordinal):
            ordinal -= 1
        return ordinal

    def nth_after(self, ordinal: int, number: int) -> int:
        """The `number`-th working day after that day, as ordinals; day 0 is the day itself."""
        working = self._tables.working
        at = bisect_right(working, ordinal) + number - 1
        if number > 0 and ordinal >= self._tables.base and at < len(working):
            return working[at]
        for _ in range(number):
            ordinal = self.following(ordinal + 1)
        return ordinal

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

    def _works(self, ordinal: int) -> bool:
        """What the notices name; else fixed holidays and weekends are rest, other days are worked."""
        named = self._named.get(ordinal)
        if named is not None:
            return not named.rest
        if (ordinal + 6) % 7 > 4:  # ordinal 1 was a Monday
            return False
        on = date.fromordinal(ordinal)
        return (on.month, on.day) not in FIXED_HOLIDAYS

    def _prepared(self) -> _Tables:
        if not self.known_years:
            return _Tables(1, (), (), ())
        base = date(min(self.known_years) - 1, 1, 1).toordinal()
        end = date(max(self.known_years) + _YEARS_AHEAD, 12, 31).toordinal() + 1
        working = tuple(ordinal for ordinal in range(base, end) if self._works(ordinal))
        gaps = [(before, after, after - before) for before, after in pairwise(working)]
        following = [working[0], *(after for _, after, gap in gaps for _ in range(gap))]
        preceding = [*(before for before, _, gap in gaps for _ in range(gap)), working[-1]]
        return _Tables(working[0], tuple(following), tuple(preceding), working)


@cache
def _official() -> Calendar:
    return Calendar(tuple(module.NOTICE for module in _OFFICIAL))
