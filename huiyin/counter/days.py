"""Open figures: the days periods really took, drawn against the days the law gives. A bar shows what its row says, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huiyin.law.book_2022.clocks import HANDLE, INFORM_FORWARDED, SORT
from huiyin.law.grammar import Clock
from huiyin.matters.figures import Figure

WIDE = 1000  # of the drawing: whole numbers only
TAKEN: tuple[tuple[str, Clock, str | Promise], ...] = (
    ("days_sorting", SORT, gettext_lazy("收到以后，多少天登记并转送、交办")),
    ("days_informing", INFORM_FORWARDED, gettext_lazy("收到以后，多少天书面告知受理不受理")),
    ("days_handling", HANDLE, gettext_lazy("受理以后，多少天出具处理意见并送达")),
)
GROUPS = (
    ("office", gettext_lazy("按登记的信访部门")),
    ("field", gettext_lazy("按内容分类")),
    ("all", ""),  # its one row says what it is
)


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: its name, its days, how they stand to the law in words, and the length of its bar."""

    name: str
    days: int
    said: str
    over: bool
    wide: int


@dataclass(frozen=True, slots=True)
class Chart:
    """One period: the days the law gives, by how many it may be extended, and the rows by group."""

    code: str
    title: str
    clock: Clock
    limit: int
    more: int
    mark: int  # where the law's last day stands in the drawing
    groups: list[tuple[str, list[Bar]]]

    @property
    def line(self) -> int:
        """Where the upright line is drawn: it ends where the law's last day stands."""
        return self.mark - 8


def charts(rows: Iterable[Figure], name: Callable[[Figure], str]) -> list[Chart]:
    """Of a quarter's figures those of which something is told; a row that is not told is not drawn."""
    told = [row for row in rows if row.number is not None]
    made = [
        _chart(code, clock, str(title), [row for row in told if row.measure == code], name)
        for code, clock, title in TAKEN
    ]
    return [one for one in made if one.groups]


def _chart(code: str, clock: Clock, title: str, rows: list[Figure], name: Callable[[Figure], str]) -> Chart:
    limit, more = clock.length.amount, clock.extension.up_to.amount if clock.extension else 0
    whole = max([limit + more, *(row.number or 0 for row in rows)])
    groups = [
        (
            str(said),
            sorted(
                (_bar(row, name(row), limit, more, whole) for row in rows if row.kind == kind),
                key=_longest_first,
            ),
        )
        for kind, said in GROUPS
    ]
    mark = round(WIDE * limit / whole)
    return Chart(code, title, clock, limit, more, mark, [(said, bars) for said, bars in groups if bars])


def _longest_first(bar: Bar) -> tuple[int, str]:
    return -bar.days, bar.name


def _bar(row: Figure, name: str, limit: int, more: int, whole: int) -> Bar:
    days = row.number or 0
    said = _("在期限内")
    if days > limit:
        said = _("超过期限")
        if days <= limit + more:
            said = _("超过%(days)d天，在依法可以延长的期限内") % {"days": limit}
    return Bar(name, days, said, days > limit, max(round(WIDE * days / whole), 4))
