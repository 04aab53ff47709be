"""What is kept of a hotspot so that a new message finds it at once: its shared words and its places, not its messages.

The average weight of a word over the messages is all that the average of their cosines needs: a message is measured
against some dozens of words, whatever the number of messages.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from huiyin.triage import naming
from huiyin.triage.hotspots import SAME_PLACE, TOGETHER, Hotspots
from huiyin.triage.linkage import Group
from huiyin.triage.places import Places, places, resolved
from huiyin.triage.words import bag, segmented

SHARED = 2  # messages that have a word in common
MOST = 150  # words of a profile
TOLD = 4  # words named as the reason


@dataclass(frozen=True, slots=True)
class Profile:
    """A hotspot's shared words as (average weight, rarity), where its messages are, and the rarity of any other word.

    `least` is how like it a message must be: as like as whatever was left outside when the hotspots were found.
    """

    name: str
    place: str
    words: Mapping[str, tuple[float, float]]
    where: Sequence[Places]
    usual: float
    least: float = TOGETHER
    known: frozenset[str] = field(default_factory=frozenset)  # names of places a longer name may stand for

    def as_json(self) -> dict[str, Any]:
        """The profile as plain values."""
        return {
            "name": self.name,
            "place": self.place,
            "words": {word: [round(one, 4) for one in told] for word, told in self.words.items()},
            "where": [
                [sorted(one.own), sorted(one.named), sorted(one.coarse), one.noted] for one in self.where
            ],
            "usual": round(self.usual, 4),
            "least": round(self.least, 4),
            "known": sorted(self.known),
        }

    def said(self, most: int) -> tuple[str, ...]:
        """The words that hold the hotspot together, as far as they can be said aloud, the weightiest first."""
        return _aloud(sorted(self.words, key=lambda word: -self.words[word][0]))[:most]

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> Profile:
        """What `as_json` made."""
        return cls(
            name=told["name"],
            place=told["place"],
            words={word: (weight, rarity) for word, (weight, rarity) in told["words"].items()},
            where=[
                Places(frozenset(own), frozenset(named), frozenset(coarse), noted)
                for own, named, coarse, noted in told["where"]
            ],
            usual=told["usual"],
            least=told["least"],
            known=frozenset(told["known"]),
        )


@dataclass(frozen=True, slots=True)
class Spoken:
    """A message cut into words, with its places: made once, measured against every hotspot."""

    times: Mapping[str, int]
    where: Places

    @classmethod
    def of(cls, title: str, text: str, place: str = "") -> Spoken:
        """Cut a message; `place` is what an office has noted."""
        both = segmented(title), segmented(text)
        return cls(Counter(bag(*both)), places(*both, place))


@dataclass(frozen=True, slots=True)
class Belongs:
    """How like a hotspot a message is, and why: the same place or none, and the weightiest shared words."""

    likeness: float
    place: str
    words: tuple[str, ...]


def profile(found: Hotspots, at: int) -> Profile:
    """The profile of the hotspot of that place in `found.shown`."""
    group, shown = found.groups[at], found.shown[at]
    where = list(dict.fromkeys(found.where[one] for one in group))
    named = frozenset().union(*(one.named for one in where))
    words = found.space.shared(group, SHARED, MOST)
    return Profile(
        name=shown.name,
        place=shown.place,
        words=words,
        where=where,
        least=_least(found, group, words, where),
        usual=found.space.usual,
        known=named & found.known,
    )


def _least(
    found: Hotspots, group: Group, words: Mapping[str, tuple[float, float]], where: Sequence[Places]
) -> float:
    """What tells the group from the rest: the likeness of the message outside that is most like it, half of the group at most."""
    cosines = found.space.towards({word: average for word, (average, _) in words.items()})
    inside = set(group)
    members = [_likeness(float(cosines[at]), found.where[at], where) for at in group]
    others = (at for at in np.flatnonzero(cosines).tolist() if at not in inside)
    outside = max((_likeness(float(cosines[at]), found.where[at], where) for at in others), default=0.0)
    return max(TOGETHER, min(outside, float(np.median(members))))


def _likeness(cosine: float, one: Places, where: Sequence[Places]) -> float:
    same = [one.same(other) for other in where]
    return 0.0 if False in same else cosine + SAME_PLACE * same.count(True) / max(len(same), 1)


def belongs(message: Spoken, to: Profile) -> Belongs | None:
    """Why the message belongs to the hotspot, or None: a place differs, or too little is shared."""
    where = resolved(message.where, to.known)
    weights = {
        word: _weight(many, *to.words.get(word, (0.0, to.usual))) for word, many in message.times.items()
    }
    length = math.sqrt(sum(own * own for own, _ in weights.values())) or 1.0
    cosine = sum(shared for _, shared in weights.values()) / length
    likeness = _likeness(cosine, where, to.where)
    if likeness < to.least:
        return None
    here = any(where.same(one) for one in to.where)
    return Belongs(round(likeness, 3), to.place if here else "", _told(weights))


def _weight(times: int, average: float, rarity: float) -> tuple[float, float]:
    own = (1.0 + math.log(times)) * rarity
    return own, own * average


def _told(weights: Mapping[str, tuple[float, float]]) -> tuple[str, ...]:
    """The shared words that weigh most."""
    shared = [word for word, (_, both) in weights.items() if both]
    return _aloud(sorted(shared, key=lambda word: -weights[word][1]))[:TOLD]


def _aloud(words: Iterable[str]) -> tuple[str, ...]:
    """Of some words those that may be shown: of the dictionary, never a personal name."""
    return tuple(word for word in words if any(naming.matter(word)))
