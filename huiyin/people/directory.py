"""Where agencies stand to one another: superiors, lines, territories, and which may be named where.

The tree is read once per process and kept until the number in `Revision`, which a trigger moves with every
change, is another one. Each public function reads that number: one small query, or none within `at`.
"""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cached_property

from huiyin.law.grammar import AgencyFacts
from huiyin.law.words import AgencyKind, Level, System
from huiyin.people.models import Agency, Region, Revision

RANK = {level: rank for rank, level in enumerate(Level)}  # 0 is national


@dataclass(frozen=True, slots=True)
class Place:
    """An agency as the tree knows it. Shared between threads, so never changed."""

    id: int
    code: str
    name: str
    name_en: str
    kind: AgencyKind
    level: Level
    system: System
    region: str
    parent: int | None
    line_parent: int | None
    vertical: bool
    open: bool
    successor: int | None


@dataclass(frozen=True)
class Tree:
    """All agencies and regions at one revision."""

    number: int
    places: dict[int, Place]
    region_parent: dict[str, str | None]
    _lines: dict[int, int] = field(default_factory=dict, compare=False)
    _unders: dict[int, frozenset[int]] = field(default_factory=dict, compare=False)
    _offers: dict[tuple[object, ...], list[Place]] = field(default_factory=dict, compare=False)

    def __getitem__(self, agency_id: int) -> Place:
        return self.places[agency_id]

    @cached_property
    def children(self) -> dict[int, list[int]]:
        """Subordinates of each agency, in its territory and in its line."""
        found: dict[int, list[int]] = defaultdict(list)
        for place in self.places.values():
            for above in {place.parent, place.line_parent} - {None}:
                found[above or 0].append(place.id)
        return found

    def regions_up(self, code: str) -> Iterator[str]:
        """The region and those that contain it, nearest first."""
        seen: set[str] = set()
        step: str | None = code
        while step is not None and step not in seen:
            seen.add(step)
            yield step
            step = self.region_parent.get(step)

    def standing(self, agency_id: int) -> int:
        """The agency itself, or the one that carries on its powers (art. 24(2))."""
        seen: set[int] = set()
        while agency_id not in seen:
            seen.add(agency_id)
            place = self.places[agency_id]
            if place.open or place.successor is None:
                break
            agency_id = place.successor
        return agency_id

    def superiors(self, agency_id: int) -> frozenset[int]:
        """Next higher organs (rulebook D.5): own government or superior department; of a department led
        vertically the line alone; of a government the next higher one; of a provincial department its own."""
        place = self.places[agency_id]
        if place.vertical:
            above = {place.line_parent}
        elif place.kind is AgencyKind.COMMITTEE or (place.level is Level.PROVINCE and place.parent):
            above = {place.parent}
        else:
            above = {place.parent, place.line_parent}
        return frozenset(self.standing(one) for one in above if one is not None) - {agency_id}

    def common_superior(self, agency_ids: Iterable[int]) -> frozenset[int]:
        """Organs that are next higher to every one of these (art. 24(1)); may be empty."""
        sets = [self.superiors(one) for one in set(agency_ids)]
        return frozenset.intersection(*sets) if sets else frozenset()

    def common_conference(self, agency_ids: Iterable[int]) -> frozenset[int]:
        """Joint conferences of the smallest territory that contains all of these (art. 24(1))."""
        ups = [list(self.regions_up(self.places[one].region)) for one in set(agency_ids)]
        if not ups:
            return frozenset()
        shared = [code for code in ups[0] if all(code in up for up in ups[1:])]
        for code in shared:
            found = frozenset(
                place.id
                for place in self.places.values()
                if place.kind is AgencyKind.CONFERENCE and place.region == code and place.open
            )
            if found:
                return found
        return frozenset()

    def line_head(self, agency_id: int) -> int:
        """The highest agency of the line this one belongs to."""
        if agency_id not in self._lines:
            seen, step = {agency_id}, agency_id
            while (above := self.places[step].line_parent) is not None and above not in seen:
                seen.add(above)
                step = above
            self._lines[agency_id] = step
        return self._lines[agency_id]

    def under(self, agency_id: int) -> frozenset[int]:
        """Everything subordinate to the agency, at any depth."""
        if agency_id not in self._unders:
            found: set[int] = set()
            ahead = [agency_id]
            while ahead:
                fresh = set(self.children.get(ahead.pop(), ())) - found - {agency_id}
                found |= fresh
                ahead.extend(fresh)
            self._unders[agency_id] = frozenset(found)
        return self._unders[agency_id]

    def facts(
        self,
        acting: int | None,
        named: int,
        *,
        holder: int | None = None,
        reviewer: int | None = None,
        disputants: Iterable[int] = (),
    ) -> AgencyFacts:
        """What the law asks of `named`, seen from `acting` (None: a petitioner or a job)."""
        there = self.places[named]
        here = self.places[acting] if acting is not None else None
        return AgencyFacts(
            kind=there.kind,
            level=there.level,
            same=acting == named,
            own_level=here is not None and here.region == there.region and here.level is there.level,
            below=here is not None and self._below(here, there),
            own_system=here is not None and self._own_system(here, there),
            above=acting is not None and named in self.superiors(acting),
            above_holder=holder is not None and named in self.superiors(holder),
            above_reviewer=reviewer is not None and named in self.superiors(reviewer),
            common_superior=named in self.common_superior(disputants),
            holder=holder == named,
        )

    def _below(self, here: Place, there: Place) -> bool:
        return RANK[there.level] > RANK[here.level] and here.region in self.regions_up(there.region)

    def _own_system(self, here: Place, there: Place) -> bool:
        if here.id == there.id or there.id in self.under(here.id):
            return True
        in_line = here.line_parent is not None or there.line_parent is not None
        return in_line and self.line_head(here.id) == self.line_head(there.id)


_lock = threading.Lock()
_kept: Tree | None = None
_told: ContextVar[int | None] = ContextVar("revision", default=None)

NUMBER = "(SELECT number FROM people_revision)"  # to be read along with another query, for `at`


@contextmanager
def at(number: int) -> Iterator[None]:
    """Within the block the tree is taken as of this revision, read by the caller: no query is needed."""
    token = _told.set(number)
    try:
        yield
    finally:
        _told.reset(token)


def tree() -> Tree:
    """The tree as it is now; read again only when something changed."""
    global _kept
    told = _told.get()
    number = Revision.objects.values_list("number", flat=True).get(pk=1) if told is None else told
    kept = _kept
    if kept is not None and kept.number == number:
        return kept
    fresh = _read(number)
    with _lock:
        _kept = fresh
    return fresh


def _read(number: int) -> Tree:
    places = {
        row.pk: Place(
            id=row.pk,
            code=row.code,
            name=row.name,
            name_en=row.name_en,
            kind=AgencyKind(row.kind),
            level=Level(row.level),
            system=System(row.system),
            region=row.region_id,
            parent=row.parent_id,
            line_parent=row.line_parent_id,
            vertical=row.vertical,
            open=row.open,
            successor=row.successor_id,
        )
        for row in Agency.objects.order_by("code")
    }
    return Tree(number, places, dict(Region.objects.values_list("code", "parent_id")))


def superiors(agency_id: int) -> set[int]:
    """Ids of the next higher organs of an agency (rulebook D.5)."""
    return set(tree().superiors(agency_id))


def common_superior(agency_ids: Iterable[int]) -> set[int]:
    """Ids of the organs next higher to every one of these; where there is none, of their joint conference."""
    ids, found = list(agency_ids), tree()
    return set(found.common_superior(ids) or found.common_conference(ids))


def agency_facts(
    acting_id: int | None,
    named_id: int,
    *,
    holder_id: int | None = None,
    reviewer_id: int | None = None,
    disputants: Iterable[int] = (),
) -> AgencyFacts:
    """What the law asks of a named agency, seen from the acting one; KeyError for an unknown id."""
    return tree().facts(acting_id, named_id, holder=holder_id, reviewer=reviewer_id, disputants=disputants)


# What `Ask.among` may say, and which agencies it offers. The steps' own conditions judge; this only shortens
# the list an officer chooses from.
AMONG: dict[str, Callable[[AgencyFacts], bool]] = {
    "": lambda facts: True,
    "others": lambda facts: not facts.same,
    "competent": lambda facts: facts.kind in {AgencyKind.ORGAN, AgencyKind.POLITICAL_LEGAL},
    "own_level": lambda facts: facts.own_level and not facts.same,
    "below": lambda facts: facts.below,
    "own_system": lambda facts: facts.own_system and not facts.same,
    "above": lambda facts: facts.above,
    "above_holder": lambda facts: facts.above_holder,
    "above_reviewer": lambda facts: facts.above_reviewer,
    "common_superior": lambda facts: (
        facts.common_superior or facts.above or facts.kind is AgencyKind.CONFERENCE
    ),
    "petition_office": lambda facts: facts.kind is AgencyKind.PETITION_OFFICE,
    "organ": lambda facts: facts.kind is AgencyKind.ORGAN,
    "committee": lambda facts: facts.kind is AgencyKind.COMMITTEE,
    "conference": lambda facts: facts.kind is AgencyKind.CONFERENCE,
    "political_legal": lambda facts: facts.kind is AgencyKind.POLITICAL_LEGAL,
    "discipline": lambda facts: facts.kind is AgencyKind.DISCIPLINE,
    "disputants": lambda facts: True,  # narrowed to the parties in `offered`
}


def offered(
    among: str,
    acting: int | None,
    *,
    holder_id: int | None = None,
    reviewer_id: int | None = None,
    disputants: Iterable[int] = (),
    within: Tree | None = None,
) -> list[Place]:
    """Agencies a form offers under `among`, own territory first; KeyError for an unknown word."""
    fits, found, parties = AMONG[among], within or tree(), tuple(disputants)
    asked = (among, acting, holder_id, reviewer_id, parties)
    if asked not in found._offers:
        if len(found._offers) >= 4096:
            found._offers.clear()
        chosen = [
            place
            for place in found.places.values()
            if place.open
            and (among != "disputants" or place.id in parties)
            and fits(
                found.facts(acting, place.id, holder=holder_id, reviewer=reviewer_id, disputants=parties)
            )
        ]
        here = found[acting].region if acting is not None else None
        found._offers[asked] = sorted(chosen, key=lambda place: (place.region != here, place.code))
    return list(found._offers[asked])
