"""Which discipline organ an accusation goes to, and which office stands above: pure functions over the tree."""

from __future__ import annotations

from collections.abc import Iterable

from huiyin.law.book_2022.cadres import managing_level
from huiyin.law.words import AgencyKind, Level
from huiyin.people.directory import Place, Tree
from huiyin.sealed.conflict import Charged, barred

_ORDER = tuple(Level)  # highest first


def discipline_organ(tree: Tree, accused: Iterable[Charged]) -> Place | None:
    """The lowest discipline organ at or above the managing level of every accused that the conflict graph leaves free.

    So a report against somebody in a discipline organ goes to the next higher one, and one against people of two
    counties to the organ above both. None: beyond this tree.
    """
    known = list(accused)
    if not known:
        return None
    levels = [managing_level(one.rank, tree[one.unit].level) for one in known]
    ups = [list(tree.regions_up(tree[one.unit].region)) for one in known]
    shared = [region for region in ups[0] if all(region in up for up in ups)]
    highest = min(map(_ORDER.index, levels))
    return _nearest(tree, shared, AgencyKind.DISCIPLINE, highest, {*barred(tree, known)})


def office_above(tree: Tree, unit: int, accused: Iterable[Charged] = ()) -> Place | None:
    """The next petition office above a unit's level that the conflict graph leaves free; None beyond this tree."""
    above = _ORDER.index(tree[unit].level) - 1
    regions = list(tree.regions_up(tree[unit].region))
    return _nearest(tree, regions, AgencyKind.PETITION_OFFICE, above, {*barred(tree, accused), unit})


def _nearest(tree: Tree, regions: list[str], kind: AgencyKind, level: int, blocked: set[int]) -> Place | None:
    """The lowest free agency of this kind in these regions, at this level or above."""
    free = [
        place
        for place in tree.places.values()
        if place.kind is kind
        and place.open
        and place.region in regions
        and place.id not in blocked
        and _ORDER.index(place.level) <= level
    ]
    return max(free, key=lambda place: _ORDER.index(place.level), default=None)
