"""Hotspots: groups of messages about one matter in one place. About matters, never about persons.

Two messages belong together by their words, the more so where they name the same place; where both name a place and
the places differ they never do. A group of fewer than `PEOPLE` persons is not shown, and nothing shown names a person.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np

from huiyin.triage import heat, naming
from huiyin.triage.linkage import Group, grouped
from huiyin.triage.messages import Message
from huiyin.triage.places import Places, agree, places
from huiyin.triage.words import Space, alike, bag

PEOPLE = 5  # distinct persons of a group that is shown
EDGE = 0.08  # cosine below which two messages have nothing to do with each other
SAME_PLACE = 0.15  # added to the cosine of two messages of one place
TOGETHER = 0.2  # average similarity from which groups are one


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
    """The hotspots of a set of messages, hottest first, and what is needed to attach a new message to one."""

    def __init__(
        self, messages: Sequence[Message], window: int = heat.WINDOW, before: Mapping[str, str] | None = None
    ):
        self.messages = messages
        self.where = [places(one.title, one.text, one.place) for one in messages]
        self.space = Space([bag(one.title, one.text) for one in messages])
        self.groups = [group for group in self._groups() if self.people(group) >= PEOPLE]
        self.groups.sort(key=lambda group: self._order(group, window))
        self.shown = self._shown(window, before or {})

    def people(self, group: Group) -> int:
        """How many distinct persons wrote; each message counts as one where the file names no users."""
        return len({self.messages[at].user or f"\0{at}" for at in group})

    def _groups(self) -> list[Group]:
        edges = list(self._edges())
        return grouped(len(self.messages), edges, TOGETHER, self._apart)

    def _edges(self) -> Iterator[tuple[int, int, float]]:
        for a, b, cosine in alike(self.space.rows, EDGE):
            if not self.where[a].apart(self.where[b]):
                yield a, b, cosine + SAME_PLACE * agree(self.where[a], self.where[b])

    def _apart(self, some: Group, others: Group) -> bool:
        return any(self.where[a].apart(self.where[b]) for a in some for b in others)

    def _order(self, group: Group, window: int) -> tuple[float, str]:
        return -self._heat(group, window), self.messages[group[0]].id

    def _heat(self, group: Group, window: int) -> float:
        return heat.heat([self.messages[at] for at in group], window)

    def _shown(self, window: int, before: Mapping[str, str]) -> list[Hotspot]:
        span = heat.span(self.messages)
        ids = naming.identities([[self.messages[at] for at in group] for group in self.groups], before)
        return [
            self._one(group, rank, ids[rank - 1], window, span) for rank, group in enumerate(self.groups, 1)
        ]

    def _one(self, group: Group, rank: int, name: str, window: int, span: heat.Span) -> Hotspot:
        messages = [self.messages[at] for at in group]
        where = naming.place([self.where[at] for at in group])
        times = sorted(one.time for one in messages if one.time)
        return Hotspot(
            id=name,
            rank=rank,
            messages=tuple(one.id for one in messages),
            name=naming.name(messages, where, {one.user for one in self.messages}),
            place=where,
            first=times[0] if times else None,
            last=times[-1] if times else None,
            people=self.people(group),
            trend=heat.trend(times, span),
            heat=round(heat.heat(messages, window), 2),
        )


def attach(text: str, hotspots: Hotspots, title: str = "", place: str = "") -> Hotspot | None:
    """The hotspot a new message belongs to, or None: the one it is most like on average, if that is enough."""
    where = places(title, text, place)
    cosines = (hotspots.space.rows @ hotspots.space.row(bag(title, text)).T).toarray().ravel()
    found: list[tuple[float, Hotspot]] = []
    for group, hotspot in zip(hotspots.groups, hotspots.shown, strict=True):
        score = _alike(where, [hotspots.where[at] for at in group], cosines[group])
        if score >= TOGETHER:
            found.append((score, hotspot))
    return max(found, key=lambda one: one[0])[1] if found else None


def _alike(where: Places, others: Sequence[Places], cosines: Any) -> float:
    """The average similarity to a group, 0 where a place of it differs."""
    if any(where.apart(other) for other in others):
        return 0.0
    same = np.array([agree(where, other) for other in others])
    return float(np.mean(np.where(cosines >= EDGE, cosines + SAME_PLACE * same, 0.0)))
