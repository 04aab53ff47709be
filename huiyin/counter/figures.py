"""Open figures: what the night's job published, as it was published; no count over matters happens here."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from huiyin.counter.days import Chart, charts
from huiyin.matters import figures
from huiyin.matters.figures import COUNTED, Figure
from huiyin.matters.tables import csv_file
from huiyin.people import directory
from huiyin.people.directory import Tree
from huiyin.people.wording import agency_name

MEASURES = {
    "registered": gettext_lazy("登记（件）"),
    "accepted": gettext_lazy("受理（件）"),
    "concluded": gettext_lazy("办结（件）"),
    "days_to_accept": gettext_lazy("登记到受理的天数（中位数）"),
    "days_to_conclude": gettext_lazy("受理到办结的天数（中位数）"),
    "days_sorting": gettext_lazy("收到到转送、交办的天数（中位数）"),
    "days_informing": gettext_lazy("收到到书面告知的天数（中位数）"),
    "days_handling": gettext_lazy("受理到处理意见送达的天数（中位数）"),
    "informed_in_time": gettext_lazy("按期告知受理与否（%）"),
    "handled_in_time": gettext_lazy("按期出具处理意见（%）"),
    "closed": gettext_lazy("可以评价（件）"),
    "rated": gettext_lazy("作了评价（件）"),
    "satisfied": gettext_lazy("满意和很满意（件）"),
    "half": gettext_lazy("参评一半以上（1：是，0：否）"),
}
DAYS = ("days_to_accept", "days_to_conclude", "informed_in_time", "handled_in_time")
TABLES = (
    ("month", COUNTED, gettext_lazy("按月份")),
    ("field", COUNTED, gettext_lazy("按内容分类")),
    ("office", COUNTED, gettext_lazy("按登记的信访部门")),
)


@dataclass(slots=True)
class Row:
    """One line of a table: its name, its numbers as they are told, and the bar of the first."""

    name: str
    cells: list[int | None]
    bar: int = 0  # twentieths of the longest bar

    half: int | None = None  # of an organ: 1 where at least half of those who could rated

    @property
    def shares(self) -> list[str]:
        """Of ratings: what part of those who could rated, and what part of these was satisfied; empty: not told."""
        *closed, rated, satisfied = self.cells
        part = _percent(rated, closed[0]) if closed else ""
        if not closed and self.half is not None:
            part = _("一半以上") if self.half else _("不到一半")
        return [part, _percent(satisfied, rated)]


@dataclass(slots=True)
class Table:
    """A table of a quarter."""

    title: str
    heads: list[str]
    rows: list[Row] = field(default_factory=list)


@dataclass(slots=True)
class Quarter:
    """Everything of one quarter."""

    first: date
    number: int
    tables: list[Table]
    days: Table
    charts: list[Chart]
    rated: list[Table]


@require_safe
def show(request: HttpRequest, year: int | None = None) -> HttpResponse:
    """The quarters of a year, the newest first; without a year the newest that is published."""
    years = figures.years()
    if year is not None and year not in years:
        raise Http404
    year = year or (years[0] if years else None)
    rows = figures.of_year(year) if year else []
    firsts = sorted({row.quarter for row in rows}, reverse=True)
    tree = directory.tree()
    quarters = [_quarter(first, [row for row in rows if row.quarter == first], tree) for first in firsts]
    seen = {"quarters": quarters, "year": year, "years": years, "here": "figures"}
    return render(request, "counter/figures.html", seen)


@require_safe
def table(request: HttpRequest) -> HttpResponse:
    """All that is published, for a spreadsheet; what is left out is left out here, too."""
    tree = directory.tree()
    lines: list[list[object]] = [[_("季度"), _("表"), _("行"), _("指标"), _("数字")]]
    for row in figures.everything():
        number = _("不公布") if row.number is None else row.number
        lines.append([_period(row.quarter), KINDS[row.kind], _name(row, tree), _measure(row.measure), number])
    answer = HttpResponse(csv_file(lines), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="figures.csv"'
    return answer


KINDS = {
    "all": gettext_lazy("合计"),
    "month": gettext_lazy("按月份"),
    "field": gettext_lazy("按内容分类"),
    "office": gettext_lazy("按登记的信访部门"),
    "organ": gettext_lazy("按办理单位"),
}


def _measure(measure: str) -> str:
    """What is counted; of a rating also which of the two is rated."""
    if measure in MEASURES:
        return str(MEASURES[measure])
    side, _sep, part = measure.partition("_")
    return f"{SIDES[side]}{MEASURES[part]}"


SIDES = {"office": gettext_lazy("信访部门："), "organ": gettext_lazy("办理单位：")}


def _period(first: date) -> str:
    return f"{first.year}-Q{(first.month + 2) // 3}"


def _name(row: Figure, tree: Tree) -> str:
    if row.kind in ("office", "organ"):
        return agency_name(tree.places.get(int(row.line)))
    if row.kind == "all":
        return _("合计")
    return _("未分类") if row.line == "-" else row.line


def _quarter(first: date, rows: list[Figure], tree: Tree) -> Quarter:
    whole = [_table(str(title), kind, rows, measures, tree) for kind, measures, title in TABLES]
    days = _table(_("办得快不快"), "office", rows, DAYS, tree)
    rated = [
        _table(title, side, rows, [f"{side}_{one}" for one in told], tree)
        for side, title, told in (
            ("office", _("对信访部门登记、转送的评价"), ("closed", "rated", "satisfied")),
            ("organ", _("对办理单位办理的评价"), ("rated", "satisfied")),
        )
    ]
    drawn = charts(rows, lambda row: _name(row, tree))
    return Quarter(first, (first.month + 2) // 3, whole, days, drawn, rated)


def _table(
    title: str, kind: str, rows: list[Figure], measures: tuple[str, ...] | list[str], tree: Tree
) -> Table:
    """Lines in the order of their first number, the total last; lines of which nothing is told but noughts are left out."""
    heads = [str(MEASURES.get(one) or MEASURES[one.rpartition("_")[2]]) for one in measures]
    found = {
        (row.line, row.measure): row for row in rows if row.kind in (kind, "all") and row.measure in measures
    }
    lines = {row.line: _name(row, tree) for row in found.values() if row.kind == kind}
    halves = {row.line: row.number for row in rows if row.measure == "organ_half"}
    made = [
        Row(name, [_number(found.get((line, one))) for one in measures], 0, halves.get(line))
        for line, name in lines.items()
    ]
    told = [row for row in made if any(cell != 0 for cell in row.cells)]
    order = (lambda row: row.name) if kind == "month" else (lambda row: (-(row.cells[0] or 0), row.name))
    told.sort(key=order)
    longest = max([row.cells[0] or 0 for row in told], default=0)
    for row in told:
        row.bar = round(20 * (row.cells[0] or 0) / longest) if longest else 0
    total = Row(_("合计"), [_number(found.get(("", one))) for one in measures])
    return Table(title, heads, [*told, total])


def _percent(part: int | None, whole: int | None) -> str:
    return f"{round(100 * part / whole)}%" if part is not None and whole else ""


def _number(row: Figure | None) -> int | None:
    return row.number if row is not None else None
