"""The hotspots of a petition office as its officers see them: numbers, words and matters; nothing about persons.

Inside `named(by)`. The database has no row for another office, for a duty that has nothing to do with it, or for fewer
than five persons.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from huiyin.hints.finding import place_of
from huiyin.hints.models import HotspotMatter
from huiyin.law.words import Duty
from huiyin.matters import secrecy, sql
from huiyin.matters.hooks import NotThere
from huiyin.people.acting import Actor
from huiyin.triage.profiles import Profile

MOST = 100  # hotspots in a list, the hottest
DUTIES = frozenset({Duty.TRIAGE, Duty.SUPERVISOR, Duty.HEAD, Duty.DEPUTY})  # the database holds to it, too
TOLD = 12  # shared words that are shown
FORTNIGHT = 14  # days


@dataclass(frozen=True, slots=True)
class Hot:
    """A hotspot. `days` are how many matters came in on which day; `words` is None until it is found anew."""

    pk: int
    code: str
    heat: float
    people: int
    days: dict[date, int]
    words: Profile | None

    @property
    def matters(self) -> int:
        """How many matters."""
        return sum(self.days.values())

    @property
    def first(self) -> date:
        """The day the first came in."""
        return min(self.days)

    @property
    def last(self) -> date:
        """The day the last came in."""
        return max(self.days)

    def weeks(self, on: date) -> list[tuple[date, int]]:
        """(Monday, matters) of each week from the first to that of `on`, without a gap."""
        counts = Counter[date]()
        for day, many in self.days.items():
            counts[_monday(day)] += many
        first = _monday(self.first)
        return [
            (week, counts[week])
            for at in range((max(_monday(on), _monday(self.last)) - first).days // 7 + 1)
            for week in (first + timedelta(weeks=at),)
        ]

    def lately(self, on: date) -> tuple[int, int]:
        """Matters of the last fortnight, and of the one before it: whether there are more of late."""
        ages = Counter[int]()
        for day, many in self.days.items():
            ages[(on - day).days // FORTNIGHT] += many
        return ages[0], ages[1]


def listed(by: Actor) -> list[Hot]:
    """The hotspots of the officer's office, the hottest first; at most `MOST`."""
    return _read(by, "", [])


def one(by: Actor, code: str) -> Hot:
    """The hotspot of that identity; `NotThere` where there is none for this officer."""
    found = _read(by, "AND h.code = %s", [code])
    if not found:
        raise NotThere
    return found[0]


def matters(hotspot: Hot) -> list[int]:
    """The matters of a hotspot that the officer sees, by key."""
    rows = HotspotMatter.objects.filter(hotspot_id=hotspot.pk)
    return list(rows.values_list("matter_id", flat=True))


def holding(hotspot: Hot) -> list[str]:
    """The words that hold it together and can be said aloud, the weightiest first."""
    return list(hotspot.words.said(TOLD)) if hotspot.words else []


_READ = """SELECT h.id, h.code, h.heat, h.key, h.body, (told -> h.id::text)::json
  FROM hints_hotspot h, huiyin_hotspots() told WHERE h.agency_id = %s {more} ORDER BY h.heat DESC, h.code LIMIT %s"""


def _read(by: Actor, more: str, values: list[str]) -> list[Hot]:
    if by.duty not in DUTIES:
        return []
    rows = sql.rows(_READ.format(more=more), [by.agency_id, *values, MOST])
    return [_hot(*row) for row in rows]


def _hot(pk: int, code: str, heat: float, key: bytes | None, body: bytes | None, told: dict[str, Any]) -> Hot:
    days = {date.fromisoformat(day): int(many) for day, many in told["days"].items()}
    return Hot(pk, code, heat, told["people"], days, _words(pk, key, body))


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _words(pk: int, key: bytes | None, body: bytes | None) -> Profile | None:
    if body is None:
        return None
    try:
        opened = secrecy.open_bytes(secrecy.unwrap_at(place_of(pk), key), place_of(pk), body)
    except secrecy.Unreadable:
        return None
    return Profile.from_json(json.loads(opened))
