"""Small numbers are not published, nor anything they could be worked out from. Plain arithmetic, no database.

A line is a row of numbers with its total, told side by side: months of a quarter, fields, offices. A number of it below
`LEAST` is left out. One left out alone could be worked out from the total: then the smallest told one goes, too, until at
least two are left out that come to at least `LEAST` together; a total below that is left out with its whole line.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

LEAST = 10


@dataclass(frozen=True, slots=True)
class Line:
    """What may be told: numbers by their place, None where left out."""

    cells: dict[str, int | None]
    total: int | None


def told(cells: Mapping[str, int | None], total: int | None) -> Line:
    """A line of counts that add up to the total; nought is told, None is one that is known to be small."""
    if total is None or 0 < total < LEAST:
        return Line(dict.fromkeys(cells), None)
    shown = {place: n for place, n in cells.items() if n is not None and (n >= LEAST or n == 0)}
    hidden = len(cells) - len(shown)
    while hidden and (hidden < 2 or total - sum(shown.values()) < LEAST):
        told_ones = [place for place, n in shown.items() if n]
        if not told_ones:
            return Line(dict.fromkeys(cells), None)
        del shown[min(told_ones, key=lambda place: shown[place])]
        hidden += 1
    return Line({place: shown.get(place) for place in cells}, total)


def told_in_two(cells: Mapping[str, int | None], total: int | None, whole: Line, rated: int | None) -> Line:
    """A part of another line, such as those satisfied among those who rated: neither it nor the rest may be small.

    `whole` is the line of all as it is told, `rated` its total as counted. Nought is small here: that nobody was
    satisfied tells of each what they said.
    """
    if total is None or rated is None or min(total, rated - total) < LEAST:
        return Line(dict.fromkeys(cells), None)
    shown = {
        place: (n, all_of_it - n)
        for place, n in cells.items()
        if n is not None and (all_of_it := whole.cells[place]) is not None and min(n, all_of_it - n) >= LEAST
    }
    hidden = len(cells) - len(shown)
    while hidden and (hidden < 2 or _least_left(shown, total, rated) < LEAST):
        if not shown:
            return Line(dict.fromkeys(cells), None)
        del shown[min(shown, key=lambda place: sum(shown[place]))]
        hidden += 1
    return Line({place: shown[place][0] if place in shown else None for place in cells}, total)


def _least_left(shown: Mapping[str, tuple[int, int]], total: int, rated: int) -> int:
    """The smaller of the two sums that can be worked out for what is left out."""
    one, other = (sum(pair[side] for pair in shown.values()) for side in (0, 1))
    return min(total - one, rated - total - other)
