"""Open figures (G.1–G.2): counted once for each ended quarter by the night's job, then only read.

A quarter is counted twenty days after its end, when what came in has been sorted, and never again: the difference of two
nights would tell of one matter. Quarters do not overlap and nothing is summed over them for a field or an office.
Accusations and what is sealed are in no number. Every number goes through `suppressing`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from huiyin.law.words import Duty
from huiyin.matters import sql
from huiyin.matters.access import named
from huiyin.matters.models import Figure
from huiyin.matters.suppressing import LEAST, Line, told, told_in_two
from huiyin.people.acting import Actor

SETTLED = timedelta(days=20)
BACK = 8  # quarters
COUNTED = ("registered", "accepted", "concluded")
RATED = ("closed", "rated", "satisfied")

# One row for each measure, month, office and field of the first level.
_COUNTS = """WITH m AS (
    SELECT id, origin_id AS office, coalesce(nullif(split_part(category, '/', 1), ''), '-') AS field, received_on, concluded_on
    FROM matters_petitionmatter WHERE NOT sealed AND klass <> 'accusation' AND state <> 'split'),
  taken AS (
    SELECT matter_id, min("on") AS "on" FROM matters_act WHERE step IN ('accept', 'accept_simple', 'study')
    GROUP BY matter_id),
  each AS (
    SELECT 'registered' AS measure, received_on AS "on", office, field FROM m
    UNION ALL SELECT 'accepted', t."on", office, field FROM m JOIN taken t ON t.matter_id = m.id
    UNION ALL SELECT 'concluded', concluded_on, office, field FROM m)
  SELECT measure, to_char("on", 'YYYY-MM'), office::text, field, count(*) FROM each
  WHERE "on" BETWEEN %(first)s AND %(last)s GROUP BY 1, 2, 3, 4"""
_ANY = f"{_COUNTS} LIMIT 1"

# Days from registration to acceptance and from acceptance to the end: the median, by office and in all.
_DAYS = """WITH m AS (
    SELECT id, origin_id AS office, received_on, concluded_on FROM matters_petitionmatter
    WHERE NOT sealed AND klass <> 'accusation' AND state <> 'split'),
  taken AS (
    SELECT matter_id, min("on") AS "on" FROM matters_act WHERE step IN ('accept', 'accept_simple', 'study')
    GROUP BY matter_id),
  each AS (
    SELECT 'days_to_accept' AS measure, office, t."on" - received_on AS days
      FROM m JOIN taken t ON t.matter_id = m.id WHERE t."on" BETWEEN %(first)s AND %(last)s
    UNION ALL SELECT 'days_to_conclude', office, concluded_on - t."on"
      FROM m JOIN taken t ON t.matter_id = m.id WHERE concluded_on BETWEEN %(first)s AND %(last)s)
  SELECT measure, coalesce(office::text, ''), round(percentile_cont(0.5) WITHIN GROUP (ORDER BY days))::int
  FROM each GROUP BY measure, GROUPING SETS ((office), ()) HAVING count(*) >= %(least)s"""

# Of the periods that ended by their due date in the quarter, how many of a hundred were kept.
_IN_TIME = """SELECT CASE WHEN t.clock = 'handle' THEN 'handled_in_time' ELSE 'informed_in_time' END AS measure,
    coalesce(m.origin_id::text, ''),
    (100 * count(*) FILTER (WHERE t.state = 'met' AND t.ended_on <= t.due) / count(*))::int
  FROM matters_term t JOIN matters_petitionmatter m ON m.id = t.matter_id
  WHERE t.clock IN ('inform_direct', 'inform_forwarded', 'handle') AND t.state <> 'void'
    AND t.due BETWEEN %(first)s AND %(last)s AND NOT m.sealed AND m.klass <> 'accusation'
  GROUP BY measure, GROUPING SETS ((m.origin_id), ()) HAVING count(*) >= %(least)s"""

# Days really taken in the periods that were met in the quarter: the median, by office, by field and in all.
_TAKEN = """WITH kept AS (
    SELECT CASE t.clock WHEN 'sort' THEN 'days_sorting' WHEN 'handle' THEN 'days_handling' ELSE 'days_informing' END AS measure,
      m.origin_id::text AS office, coalesce(nullif(split_part(m.category, '/', 1), ''), '-') AS field, t.ended_on - t.start AS days
    FROM matters_term t JOIN matters_petitionmatter m ON m.id = t.matter_id
    WHERE t.clock IN ('sort', 'inform_direct', 'inform_forwarded', 'handle') AND t.state = 'met'
      AND t.ended_on BETWEEN %(first)s AND %(last)s AND NOT m.sealed AND m.klass <> 'accusation')
  SELECT measure, office, field, round(percentile_cont(0.5) WITHIN GROUP (ORDER BY days))::int
  FROM kept GROUP BY measure, GROUPING SETS ((office), (field), ()) HAVING count(*) >= %(least)s"""


def quarters(on: date) -> list[tuple[date, date]]:
    """First and last day of the quarters that are settled on that day, the newest first."""
    found, last = [], date(on.year, 3 * ((on.month - 1) // 3) + 1, 1) - timedelta(days=1)
    for _ in range(BACK):
        first = date(last.year, last.month - 2, 1)
        if last + SETTLED < on:
            found.append((first, last))
        last = first - timedelta(days=1)
    return found


def publish(on: date) -> int:
    """Count what has settled and was not counted before; how many quarters."""
    with named(Actor.job(Duty.CLOCK)):
        there = set(Figure.objects.values_list("quarter", flat=True).distinct())
        counted = [_quarter(first, last) for first, last in quarters(on) if first not in there]
        for rows in counted:
            Figure.objects.bulk_create(rows)
    return sum(1 for rows in counted if rows)


def _quarter(first: date, last: date) -> list[Figure]:
    days = {"first": first, "last": last, "least": LEAST}
    if not sql.rows(_ANY, days):
        return []
    found = [*_counted(days), *_rated(first, last)]
    for measure, office, number in (*sql.rows(_DAYS, days), *sql.rows(_IN_TIME, days)):
        found.append(("office" if office else "all", office, measure, max(number, 0)))
    for measure, office, field, number in sql.rows(_TAKEN, days):
        kind = "office" if office else "field" if field else "all"
        found.append((kind, office or field or "", measure, max(number, 0)))
    return [Figure(quarter=first, kind=k, line=ln, measure=m, number=n) for k, ln, m, n in found]


Told = tuple[str, str, str, int | None]


def _counted(days: dict[str, object]) -> Iterable[Told]:
    rows = sql.rows(_COUNTS, days)
    for measure in COUNTED:
        own = [row for row in rows if row[0] == measure]
        total = sum(row[4] for row in own)
        yield "all", "", measure, told({}, total).total
        for kind, place in (("month", 1), ("office", 2), ("field", 3)):
            cells: Counter[str] = Counter()
            for row in own:
                cells[row[place]] += row[4]
            yield from _line(kind, measure, told(cells, total))


def _line(kind: str, measure: str, line: Line) -> Iterable[Told]:
    return ((kind, place, measure, number) for place, number in line.cells.items())


def _rated(first: date, last: date) -> Iterable[Told]:
    """By office and by organ: windows that closed, how many rated, how many of those were satisfied."""
    rows = sql.rows("SELECT * FROM huiyin_rating_counts(%s, %s)", [first, last])
    for side in ("office", "organ"):
        own = {agency: numbers for one, agency, *numbers in rows if one == side}
        closed, rated, satisfied = own.pop(None, (0, None, None))
        cells = {str(agency): numbers for agency, numbers in own.items()}
        whole = told({place: one[1] for place, one in cells.items()}, rated)
        lines = (
            told({place: one[0] for place, one in cells.items()}, closed),
            whole,
            told_in_two({place: one[2] for place, one in cells.items()}, satisfied, whole, rated),
        )
        for measure, line in zip(RATED, lines, strict=True):
            yield "all", "", f"{side}_{measure}", line.total
            if (side, measure) != ("organ", "closed"):
                yield from _line(side, f"{side}_{measure}", line)
        if (
            side == "organ"
        ):  # how many were open to rating would, set beside an office's, give the others of its county
            yield from (
                (side, place, "organ_half", None if n is None else int(2 * n >= cells[place][0]))
                for place, n in whole.cells.items()
            )


def of_year(year: int) -> list[Figure]:
    """What is published of a year, oldest first; for anybody, one query."""
    return list(Figure.objects.filter(quarter__year=year).order_by("quarter", "kind", "line", "measure"))


def years() -> list[int]:
    """The years of which something is published, newest first."""
    found = Figure.objects.values_list("quarter__year", flat=True).order_by("-quarter__year").distinct()
    return list(found)


def everything() -> list[Figure]:
    """All that is published, oldest first."""
    return list(Figure.objects.order_by("quarter", "kind", "line", "measure"))
