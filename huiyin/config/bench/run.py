"""One run of all measurements: law, then acts and pages at two sizes of the same database."""

import time
from collections.abc import Callable
from datetime import date

from huiyin.config.bench import (
    acts,
    categories,
    hotspots,
    law,
    noise,
    pages,
    papers,
    places,
    searching,
    walls,
)
from huiyin.config.bench.table import Row
from huiyin.config.founding import found
from huiyin.config.today import now
from huiyin.demo import many


def measure(small: int, large: int, tell: Callable[[str], None]) -> list[Row]:
    """All rows of the table, at `small` and at `large` matters."""
    at = now()
    low, middle, high = noise.spread()
    rows = [
        Row(
            "noise: one fixed piece of work",
            middle,
            "ms",
            low,
            high / low,
            "median; baseline min; ratio max/min",
        ),
        Row("due dates on one core", law.deadlines_per_second(), "per s", 100_000, None, "aim ≥ 100,000"),
    ]
    found(demonstration=True)
    rows += papers.rows(at.date())
    rows += categories.rows()
    rows += hotspots.rows()
    rows += places.rows()
    small_rate, large_rate = 0.0, 0.0
    made = 0
    for size in dict.fromkeys((small, large)):
        rows.append(_grow(size - made, at.date(), tell))
        made = size
        rate, plain, cost = acts.rates(at.date())
        rows.append(
            Row(f"acts at {size:,} matters", rate, "per s", plain, cost, "cost against plain; aim ≤ 4")
        )
        rows += _pages(size, at.date())
        if made == small:
            rows += _walls(at.date())
        small_rate, large_rate = small_rate or rate, rate
    rows += searching.rows()
    rows.append(
        Row(
            "act rate, large against small",
            large_rate,
            "per s",
            small_rate,
            large_rate / small_rate,
            "aim ≥ 0.67",
        )
    )
    return rows


def _walls(day: date) -> list[Row]:
    post, number = pages.busiest(day)
    return walls.rows(day, pages.client_of(post), _paths(number))


def _grow(number: int, day: date, tell: Callable[[str], None]) -> Row:
    begun = time.monotonic()
    written = many.load(number, day)
    spent = time.monotonic() - begun
    tell(f"{number:,} matters, {written:,} acts in {spent:.0f} s")
    _settle()
    return Row(
        f"loading {number:,} matters by COPY", spent, "s", None, None, f"{written:,} acts, two processes"
    )


def _settle() -> None:
    """Statistics and visibility as a database has them that was not filled a minute ago."""
    from django.db import connections

    with connections["owner"].cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def _paths(number: str) -> dict[str, str]:
    return {"list of 100": "/desk/?box=open", "matter page": f"/desk/matters/{number}"}


def _pages(size: int, day: date) -> list[Row]:
    post, number = pages.busiest(day)
    client = pages.client_of(post)
    rows = []
    for (name, path), most_queries in zip(_paths(number).items(), (10, 15), strict=True):
        queries, spent = pages.cost(client, path)
        rows.append(
            Row(
                f"{name} at {size:,}: queries",
                queries,
                "queries",
                most_queries,
                queries / most_queries,
                "aim ≤ 1",
            )
        )
        rows.append(
            Row(f"{name} at {size:,}: CPU", spent, "ms", 60, spent / 60, "process CPU, median; aim ≤ 1")
        )
    return rows
