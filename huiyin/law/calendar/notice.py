"""One year's notice of holidays: which days are rest, which weekend days are worked instead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, pairwise

from huiyin.law.declined import Declined

FIRST_YEAR, LAST_YEAR = 2000, 2199
WEEKDAYS_ZH = "一二三四五六日"
WEEKDAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NAMES_EN = {
    "元旦": "New Year's Day",
    "春节": "Spring Festival",
    "清明节": "Qingming Festival",
    "劳动节": "Labour Day",
    "端午节": "Dragon Boat Festival",
    "中秋节": "Mid-Autumn Festival",
    "国庆节": "National Day",
}
# Days that are holidays in every year by 《全国年节及纪念日放假办法》, before any notice is published.
FIXED_HOLIDAYS = {(1, 1): "元旦", (5, 1): "劳动节", (10, 1): "国庆节", (10, 2): "国庆节", (10, 3): "国庆节"}


def name_en(name: str) -> str:
    """国庆节、中秋节 → National Day and Mid-Autumn Festival; a name we do not know stays as it is."""
    return " and ".join(NAMES_EN.get(part, part) for part in name.split("、"))


@dataclass(frozen=True, slots=True, order=True)
class Day:
    """A day the notice names: a rest day, or a weekend day that is worked instead."""

    on: date
    rest: bool
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """The State Council's arrangement for one year. It may name days at the edge of the years beside it."""

    year: int
    days: tuple[Day, ...]
    source: tuple[str, ...] = ()  # where the notice is published
    title: str = ""

    def missing(self) -> tuple[date, ...]:
        """The fixed holidays of the year that the notice does not name as rest."""
        rest = {day.on for day in self.days if day.rest}
        fixed = (date(self.year, month, day) for month, day in FIXED_HOLIDAYS)
        return tuple(day for day in fixed if day not in rest)

    def spans(self) -> tuple[tuple[str, bool, date, date], ...]:
        """The days as runs: name, rest, first day, last day."""
        runs: list[tuple[str, bool, date, date]] = []
        for (name, rest), group in groupby(sorted(self.days), key=lambda day: (day.name, day.rest)):
            for day in group:
                if runs and runs[-1][:2] == (name, rest) and runs[-1][3] == day.on - timedelta(days=1):
                    runs[-1] = (name, rest, runs[-1][2], day.on)
                else:
                    runs.append((name, rest, day.on, day.on))
        return tuple(runs)


def _check_day(year: int, day: Day) -> None:
    if not date(year - 1, 12, 1) <= day.on <= date(year + 1, 1, 31):
        raise Declined(
            f"{day.on} 不在{year}年的放假安排之内。", f"{day.on} does not belong to the notice of {year}."
        )
    if not day.name.strip():
        raise Declined(f"{day.on} 没有写明节日名称。", f"{day.on} has no holiday name.")
    if not day.rest and day.on.weekday() < 5:
        raise Declined(
            f"{day.on}（星期{WEEKDAYS_ZH[day.on.weekday()]}）本来就是工作日，不能列为调休上班日。",
            f"{day.on} is a {WEEKDAYS_EN[day.on.weekday()]}: a working day cannot be a make-up working day.",
        )


def notice(year: int, days: Iterable[Day], source: Iterable[str] = (), title: str = "") -> Notice:
    """A notice whose days have been checked: in their year, named, said once, and not empty."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Declined(
            f"年份 {year} 不在 {FIRST_YEAR}–{LAST_YEAR} 之间。",
            f"The year {year} is not between {FIRST_YEAR} and {LAST_YEAR}.",
        )
    kept = tuple(sorted(days))
    if not any(day.rest and day.on.year == year for day in kept):
        raise Declined(f"没有写明{year}年的任何休息日。", f"No rest day of {year} is named.")
    for day in kept:
        _check_day(year, day)
    for before, after in pairwise(kept):
        if before.on == after.on:
            raise Declined(f"{after.on} 写了两次。", f"{after.on} is named twice.")
    return Notice(year=year, days=kept, source=tuple(source), title=title)


def rest(name: str, first: date, last: date | None = None) -> tuple[Day, ...]:
    """Rest days of one holiday, both ends included."""
    return _days(name, True, first, last or first)


def work(name: str, first: date, last: date | None = None) -> tuple[Day, ...]:
    """Weekend days worked instead, both ends included."""
    return _days(name, False, first, last or first)


def _days(name: str, resting: bool, first: date, last: date) -> tuple[Day, ...]:
    if last < first:
        raise Declined(
            f"{first}..{last} 的止日早于起日。", f"In {first}..{last} the last day is before the first."
        )
    if (last - first).days > 60:
        raise Declined(f"{first}..{last} 超过六十天。", f"{first}..{last} is longer than sixty days.")
    return tuple(Day(first + timedelta(days=n), resting, name) for n in range((last - first).days + 1))
