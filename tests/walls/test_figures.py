"""Open figures: no small number is told, and none can be worked out; what is published stays; the page counts nothing."""

# ruff: noqa: F811  (fixtures are taken by name)

from __future__ import annotations

import csv
import io
import random
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from django.core.cache import cache
from django.db import DatabaseError, connection, transaction
from django.test import Client

from huiyin.counter.days import WIDE, charts
from huiyin.law.words import Duty
from huiyin.matters import figures, reading
from huiyin.matters.figures import Figure
from huiyin.matters.suppressing import LEAST, Line, told, told_in_two
from huiyin.people.acting import Actor
from tests.cast import Cast, cast  # noqa: F401

TODAY = date(2026, 6, 8)


def determined(equations: Iterable[set[str]]) -> set[str]:
    """Unknowns that sums of unknowns fix exactly: Gauss, by fractions."""
    rows = [dict.fromkeys(one, Fraction(1)) for one in equations if one]
    done: list[tuple[str, dict[str, Fraction]]] = []
    for row in rows:
        for name, other in done:
            row = _less(row, other, row.get(name, Fraction(0)))
        if row:
            name = min(row)
            row = {one: value / row[name] for one, value in row.items()}
            done = [(one, _less(other, row, other.get(name, Fraction(0)))) for one, other in done]
            done.append((name, row))
    return {name for name, row in done if len(row) == 1}


def _less(row: dict[str, Fraction], other: dict[str, Fraction], times: Fraction) -> dict[str, Fraction]:
    left = {name: row.get(name, Fraction(0)) - times * other.get(name, Fraction(0)) for name in row | other}
    return {name: value for name, value in left.items() if value}


def unknown(line: Line) -> set[str]:
    return {place for place, n in line.cells.items() if n is None}


def test_the_sums_of_the_test_find_what_can_be_worked_out() -> None:
    assert determined([{"a", "b"}, {"b"}]) == {"a", "b"}
    assert determined([{"a", "b"}, {"b", "c"}]) == set()


def test_one_small_number_takes_another_with_it() -> None:
    line = told({"a": 3, "b": 40, "c": 12}, 55)
    assert line == Line({"a": None, "b": 40, "c": None}, 55)
    assert told({"a": 4, "b": 0}, 4) == Line({"a": None, "b": None}, None)
    assert told({"a": 30, "b": 0}, 30) == Line({"a": 30, "b": 0}, 30)
    assert told({"a": 5, "b": 4, "c": 60}, 69).cells["c"] is None  # what is left would come to nine


def test_nothing_left_out_can_be_worked_out_from_months_fields_and_offices_together() -> None:
    """Ten thousand quarters: the three lines share their total; each number left out keeps a second one beside it."""
    dice = random.Random(46)
    for _ in range(3_000):
        total, lines = dice.randrange(0, 90), []
        for kind, width in (("m", 3), ("f", 6), ("o", 4)):
            cuts = sorted(dice.randrange(0, total + 1) for _ in range(width - 1))
            parts = [b - a for a, b in zip([0, *cuts], [*cuts, total], strict=True)]
            cells = {f"{kind}{place}": n for place, n in enumerate(parts)}
            line = told(cells, total)
            lines.append(line)
            for place, n in cells.items():
                assert not 0 < (line.cells[place] or 0) < LEAST
                assert line.cells[place] in (None, n)
            left = [cells[place] for place in unknown(line)]
            assert not left or line.total is None or (len(left) > 1 and sum(left) >= LEAST)
        assert len({line.total for line in lines}) == 1
        sums = [unknown(line) | (set() if line.total is not None else {"total"}) for line in lines]
        assert determined(sums) == set()


def test_neither_who_was_satisfied_nor_who_was_not_can_be_worked_out() -> None:
    dice = random.Random(21)
    for _ in range(2_000):
        rated = {str(place): dice.choice((0, 4, 12, 15, 25, 60)) for place in range(dice.randrange(1, 6))}
        satisfied = {place: dice.randrange(0, n + 1) for place, n in rated.items()}
        whole = told(rated, sum(rated.values()))
        part = told_in_two(satisfied, sum(satisfied.values()), whole, sum(rated.values()))
        for place, n in part.cells.items():
            if n is not None:
                assert min(n, rated[place] - n) >= LEAST
                assert whole.cells[place] is not None
        hidden = unknown(part)
        assert (
            part.total is None
            or not hidden
            or (
                len(hidden) > 1
                and sum(satisfied[one] for one in hidden) >= LEAST
                and sum(rated[one] - satisfied[one] for one in hidden) >= LEAST
            )
        )


@pytest.fixture
def province(cast: Cast, demonstration: Any) -> Cast:
    """A quarter with twenty-four matters of one county and three of another; one is an accusation."""
    demonstration(TODAY)
    cache.clear()
    for place in range(24):
        cast.register(f"2026-0{1 + place % 2}-1{place % 8}")
    for _ in range(3):
        cast.register("2026-03-03", "office-y/intake")
    cast.register("2026-03-03", accusation=True)
    return cast


@pytest.mark.django_db
def test_a_settled_quarter_is_counted_once_and_small_numbers_are_not_told(province: Cast) -> None:
    assert figures.publish(date(2026, 4, 15)) == 0  # the quarter that just ended has not settled
    assert figures.publish(TODAY) == 1
    rows = {(row.kind, row.line, row.measure): row.number for row in figures.of_year(2026)}
    assert rows["all", "", "registered"] == 27  # the accusation is in no number
    assert (
        rows["office", str(province["office-x"]), "registered"] is None
    )  # or the other three could be worked out
    assert rows["office", str(province["office-y"]), "registered"] is None
    assert rows["month", "2026-01", "registered"] is None or rows["month", "2026-02", "registered"] is None
    province.register("2026-02-03")
    assert figures.publish(TODAY) == 0
    assert rows == {(row.kind, row.line, row.measure): row.number for row in figures.of_year(2026)}


@pytest.mark.django_db
def test_the_page_tells_what_was_published_and_asks_little(
    province: Cast, django_assert_max_num_queries: Any
) -> None:
    figures.publish(TODAY)
    Client().get("/figures")
    with django_assert_max_num_queries(6):
        text = Client().get("/figures").text
    for said in ("2026年第1季度", "27", "不公布", "检举控告类事项不在这些数字里"):
        assert said in text
    assert "Open figures" in Client(headers={"accept-language": "en"}).get("/figures/2026").text
    assert Client().get("/figures/2019").status_code == 404
    table = Client().get("/figures.csv")
    lines = list(csv.reader(io.StringIO(table.content.decode("utf-8-sig"))))
    assert ["2026-Q1", "合计", "合计", "登记（件）", "27"] in lines
    assert any(line[-1] == "不公布" for line in lines)


def test_a_chart_draws_what_is_told_and_nothing_else() -> None:
    first = date(2026, 1, 1)
    told_ones = {("office", "7"): 12, ("field", "劳动和社会保障"): 21, ("all", ""): 14, ("office", "8"): None}
    rows = [
        Figure(quarter=first, kind=k, line=ln, measure="days_sorting", number=n)
        for (k, ln), n in told_ones.items()
    ]
    rows.append(Figure(quarter=first, kind="all", line="", measure="days_handling", number=75))
    sorting, handling = charts(rows, lambda row: row.line or "合计")
    drawn = [(said, bar.name, bar.days, bar.over) for said, bars in sorting.groups for bar in bars]
    assert drawn == [
        ("按登记的信访部门", "7", 12, False),
        ("按内容分类", "劳动和社会保障", 21, True),
        ("", "合计", 14, False),
    ]
    assert (sorting.limit, sorting.more, handling.limit, handling.more) == (15, 0, 60, 30)
    widest = sorting.groups[1][1][0]
    assert (widest.wide, widest.said) == (WIDE, "超过期限")
    assert sorting.mark == round(WIDE * 15 / 21)
    assert handling.groups[0][1][0].said == "超过60天，在依法可以延长的期限内"


@pytest.mark.django_db
def test_days_taken_are_told_of_ten_and_more_alone(cast: Cast, demonstration: Any) -> None:
    demonstration(TODAY)
    for place in range(11):
        county = "x" if place < 10 else "y"
        matter = cast.register(f"2026-01-{10 + place % 3}", f"office-{county}/intake")
        cast.sent(matter, f"labour-{county}", "2026-01-16", f"office-{county}")
    figures.publish(TODAY)
    rows = {
        (row.kind, row.line): row.number for row in figures.of_year(2026) if row.measure == "days_sorting"
    }
    assert rows == {("all", ""): 5, ("office", str(cast["office-x"])): 5, ("field", "-"): 5}
    text = Client().get("/figures").text
    assert "法律给15天" in text
    assert "云笙县信访局" not in text.split("收到以后，多少天登记并转送、交办")[1].split("</section>")[0]


@pytest.mark.django_db
def test_nobody_but_the_job_writes_a_figure_and_none_is_changed(province: Cast) -> None:
    figures.publish(TODAY)
    for who in (province.by("office-x/supervisor"), Actor.job(Duty.CLOCK)):
        for change in ("UPDATE matters_figure SET number = 1", "DELETE FROM matters_figure"):
            with (
                reading.named(who),
                connection.cursor() as cursor,
                pytest.raises(DatabaseError),
                transaction.atomic(),
            ):
                cursor.execute(change)
    with (
        reading.named(province.by("office-x/supervisor")),
        pytest.raises(DatabaseError),
        transaction.atomic(),
    ):
        Figure.objects.create(quarter=date(2020, 1, 1), kind="all", line="", measure="registered", number=11)


@pytest.mark.django_db
def test_how_units_were_rated_is_given_to_the_job_alone_and_never_of_a_few(province: Cast) -> None:
    asked = "SELECT * FROM huiyin_rating_counts('2026-01-01', '2026-12-31')"
    told_one = province.concluded("02-02", "02-27")
    province.take("rate", told_one, told_one.petitioner, "03-02", office="1", organ="1")
    from huiyin.matters import outbox
    from tests.cast import at

    outbox.after_the_due_date(TODAY, at(TODAY))
    with reading.named(province.by("land-x/head")), connection.cursor() as cursor:
        cursor.execute(asked)
        assert cursor.fetchall() == []
    with reading.named(Actor.job(Duty.CLOCK)), connection.cursor() as cursor:
        cursor.execute(asked)
        assert {row[2:] for row in cursor.fetchall()} == {(1, None, None)}
