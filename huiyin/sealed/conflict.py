"""The conflict graph F-01: where accusation material may not go, each place with its reason. Pure functions.

From each of the accused: the unit that employs them; where they lead, what they lead and everything under it; officers who
bear their name. A superior or deputy who is accused as well brings their own places. Blocked, not warned.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from huiyin.law.book_2022.cadres import Lead, Rank
from huiyin.people.directory import Tree


@dataclass(frozen=True, slots=True)
class Charged:
    """Who is accused, and the post held; `leads` are further units in their charge."""

    name: str
    unit: int
    rank: Rank
    lead: Lead = Lead.NONE
    leads: tuple[int, ...] = ()


class Why(StrEnum):
    """Why a place is barred."""

    EMPLOYS = "employs"
    LED = "led"
    UNDER = "under"
    SELF = "self"
    UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True)
class Bar:
    """A barred place: why, and the unit it follows from."""

    why: Why
    via: int | None = None


def barred(tree: Tree, accused: Iterable[Charged]) -> dict[int, Bar]:
    """Every unit the material may not reach, the nearest reason kept."""
    found: dict[int, Bar] = {}
    for one in accused:
        found.setdefault(one.unit, Bar(Why.EMPLOYS, one.unit))
        led = {*one.leads, *([one.unit] if one.lead is not Lead.NONE else [])}
        for unit in sorted(led):
            found.setdefault(unit, Bar(Why.LED, unit))
            for below in sorted(tree.under(unit)):
                found.setdefault(below, Bar(Why.UNDER, unit))
    return found


def bar_for(tree: Tree, accused: Iterable[Charged], unit: int, names: Iterable[str] = ()) -> Bar | None:
    """Why this unit, or an officer of these names, may not have it; None where nothing bars. Nobody named bars all."""
    known = list(accused)
    if not known:
        return Bar(Why.UNNAMED)
    if {one.name.strip() for one in known if one.name.strip()} & {name.strip() for name in names}:
        return Bar(Why.SELF)
    return barred(tree, known).get(unit)
