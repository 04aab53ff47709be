"""Hotspots: groups of messages about one matter in one place. About matters, never about persons.

Two messages belong together by their words, the more so where they name the same place; where both name a place and
the places differ they never do. A group of fewer than `PEOPLE` persons is not shown, and nothing shown names a person.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np

from huiyin.triage import heat, naming
from huiyin.triage.linkage import Group, grouped
from huiyin.triage.messages import Message
from huiyin.triage.places import Places, gazetteer, places, resolved, without
from huiyin.triage.words import HAN, Space, alike, bag, segmented

CORE = 3  # messages of a group that gathers others of its place
PEOPLE = 5  # distinct persons of a group that is shown
EDGE = 0.12  # cosine below which two messages have nothing to do with each other
SAME_PLACE = 0.15  # added to the cosine of two messages of one place
TOGETHER = 0.14  # average similarity from which groups are one
MATTER = 0.2  # similarity of words other than places below which a group is cooler: one place, many matters


@dataclass(frozen=True, slots=True)
class Hotspot:
    """A group that is shown. `trend` is from -1 (only before) over 0 (steady) to 1 (only in the last third)."""

    id: str
    rank: int
    messages: tuple[str, ...]
    name: str
    place: str
    first: datetime | None
    last: datetime | None
    people: int
    trend: float
    heat: float


class Hotspots:
    """The hotspots of a set of messages, hottest first, and what is needed to attach a new message to one.

    `before` tells messages' hotspots of an earlier run, whose ids are kept.
    """

    def __init__(
        self, messages: Sequence[Message], window: int = heat.WINDOW, before: Mapping[str, str] | None = None
    ):
        messages = sorted(messages, key=naming.earliest)  # so that the order of a file decides nothing
        self.messages, self.window = messages, window
        cut = [(segmented(one.title), segmented(one.text)) for one in messages]
        where = [places(*both, one.place) for one, both in zip(messages, cut, strict=True)]
        self.known = gazetteer(where)
        self.where = [resolved(one, self.known) for one in where]
        self.bags = [bag(*both) for both in cut]
        self.space = Space(self.bags)
        groups = gathered(self, grouped(len(messages), self._edges(), TOGETHER, self._apart))
        hot = self._hottest([group for group in groups if self.people(group) >= PEOPLE])
        self.groups = [group for _, group in hot]
        there = {one.id for one in messages}
        earlier = {message: old for message, old in (before or {}).items() if message in there}
        self.shown = self._shown([degrees for degrees, _ in hot], earlier)

    def people(self, group: Group) -> int:
        """How many distinct persons wrote; each message counts as one where the file names no users."""
        return len({self.messages[at].user or f"\0{at}" for at in group})

    def likeness(self, where: Places, cosines: Any, group: Group) -> float:
        """The average similarity of a message to a group, 0 where a place of it differs. `cosines` are to each of it."""
        others = [where.same(self.where[at]) for at in group]
        if False in others:
            return 0.0
        bonus = SAME_PLACE * np.array([same is True for same in others])
        return float(np.mean(np.where(cosines >= EDGE, cosines + bonus, 0.0)))

    def _edges(self) -> Iterator[tuple[int, int, float]]:
        for a, b, cosine in alike(self.space.rows, EDGE):
            same = self.where[a].same(self.where[b])
            if same is not False:
                yield a, b, cosine + SAME_PLACE * (same is True)

    def _apart(self, some: Group, others: Group) -> bool:
        return any(self.where[a].same(self.where[b]) is False for a in some for b in others)

    def _hottest(self, groups: Sequence[Group]) -> list[tuple[float, Group]]:
        """The groups with their heat, the hottest first."""
        hot = []
        for group, concord in zip(groups, self._concords(groups), strict=True):
            degrees = heat.heat([self.messages[at] for at in group], self.window)
            hot.append((round(min(1.0, concord / MATTER) * degrees, 2), group))
        return sorted(hot, key=lambda one: (-one[0], self.messages[one[1][0]].id))

    def _concords(self, groups: Sequence[Group]) -> list[float]:
        """The average similarity within each group without the names of places: how far it is about one matter."""
        rows = self.space.weighed(
            [without(self.bags[at], self.where[at].named) for group in groups for at in group]
        )
        found, start = [], 0
        for group in groups:
            inside = rows[start : start + len(group)]
            start += len(group)
            total = float((inside @ inside.T).sum()) - float(inside.multiply(inside).sum())
            found.append(total / (len(group) * (len(group) - 1)))
        return found

    def _shown(self, degrees: list[float], before: Mapping[str, str]) -> list[Hotspot]:
        inside = [[self.messages[at] for at in group] for group in self.groups]
        ids = naming.identities(inside, before)
        users = {one.user for one in self.messages if HAN.search(one.user)}
        span = heat.span(self.messages)
        return [
            self._one(rank, ids[rank - 1], degrees[rank - 1], users, span) for rank in range(1, len(ids) + 1)
        ]

    def _one(self, rank: int, name: str, degrees: float, users: set[str], span: heat.Span) -> Hotspot:
        group = self.groups[rank - 1]
        messages = [self.messages[at] for at in group]
        where = [self.where[at] for at in group]
        times = sorted(one.time for one in messages if one.time)
        return Hotspot(
            id=name,
            rank=rank,
            messages=tuple(one.id for one in messages),
            name=naming.name(messages, where, users),
            place=naming.place(where, users),
            first=times[0] if times else None,
            last=times[-1] if times else None,
            people=self.people(group),
            trend=heat.trend(times, span),
            heat=degrees,
        )


def gathered(found: Hotspots, groups: Sequence[Group]) -> list[Group]:
    """The groups, each with messages left out that name its place and are like it: a message's place counts most.

    Only what is in a smaller group that would not be shown moves, so that no group takes from another hotspot.
    """
    at_place: dict[str, list[int]] = defaultdict(list)
    for at, where in enumerate(found.where):
        for name in where.own:
            at_place[name].append(at)
    home = {at: group for group in groups for at in group}
    for group in sorted(groups, key=len, reverse=True):
        if len(group) < CORE:
            continue
        near = at_place[naming.fine_place([found.where[one] for one in group])]
        near = [at for at in near if len(home[at]) < len(group) and found.people(home[at]) < PEOPLE]
        for at in _belonging(found, near, group):
            home[at].remove(at)
            group.append(at)
            home[at] = group
    return [sorted(group) for group in groups if group]


def _belonging(found: Hotspots, some: Group, group: Group) -> Group:
    """Those of some messages that are like a group as it stands."""
    if not some:
        return []
    cosines = (found.space.rows[some] @ found.space.rows[group].T).toarray()
    likeness = [found.likeness(found.where[at], row, group) for at, row in zip(some, cosines, strict=True)]
    return [at for at, alike in zip(some, likeness, strict=True) if alike >= TOGETHER]


def attach(text: str, hotspots: Hotspots, title: str = "", place: str = "") -> Hotspot | None:
    """The hotspot a new message belongs to, or None: the one it is most like on average, if that is enough."""
    both = segmented(title), segmented(text)
    where = resolved(places(*both, place.strip()), hotspots.known)
    cosines = (hotspots.space.rows @ hotspots.space.weighed([bag(*both)]).T).toarray().ravel()
    best, chosen = TOGETHER, None
    for group, hotspot in zip(hotspots.groups, hotspots.shown, strict=True):
        score = hotspots.likeness(where, cosines[group], group)
        if score >= best:
            best, chosen = score, hotspot
    return chosen
