"""What a hotspot is called: its place, words of its matter, an identity that stays. Never a person's name."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from itertools import islice
from typing import Protocol

import rjieba

from huiyin.triage.place_words import COMMON
from huiyin.triage.places import Places
from huiyin.triage.words import counts as says_something

WORDS = 3  # in a name
KINDS = ("n", "v", "a", "l", "i", "j")  # nouns, verbs, qualities, set phrases
EMPTY = frozenset(
    [
        "时候",
        "存在",
        "出来",
        "才能",
        "能否",
        "不能",
        "能够",
        "处理",
        "办理",
        "是否",
        "合理",
        "增加",
        "看到",
        "发现",
        "成为",
        "导致",
        "出现",
        "应该",
        "需要",
        "知道",
    ]
)
PERSONS = "nr"
ID = 8  # hexadecimal digits: one collision in some 10,000 groups has a chance of 1 in 100


class Titled(Protocol):
    """What naming asks of a message."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def time(self) -> datetime | None: ...


def place(where: Sequence[Places], users: Collection[str] = ()) -> str:
    """The place most messages of a group name; the district where they share no finer one; empty where neither."""
    found = fine_place(where) or _most([one.coarse for one in where])
    return "" if any(user in found for user in users) else found


def fine_place(where: Sequence[Places]) -> str:
    """The estate, road, school … that at least half of a group name; empty if there is none."""
    return _most([one.own for one in where]) or _most([one.named for one in where])


def _most(names: Sequence[frozenset[str]]) -> str:
    counts = Counter(name for some in names for name in some)
    name, many = max(counts.items(), key=lambda one: (one[1], len(one[0]), one[0]), default=("", 0))
    return name if many * 2 >= len(names) else ""


def name(messages: Sequence[Titled], where: Sequence[Places], users: Collection[str]) -> str:
    """The place and the words most of the titles share. Dictionary words only, no personal name, no user's name."""
    counts = Counter(word for one in messages for word in set(matter(one.title or one.text)))
    found = place(where, users)
    named = Counter(name for one in where for name in one.named)
    whole = "，".join([found, *(name for name, many in named.items() if many * 3 >= len(where))])
    ordered = sorted((word for word in counts if word not in whole), key=lambda word: (-counts[word], word))
    free = (word for word in ordered if not any(user in word for user in users))
    return " ".join([found, *islice(free, WORDS)]).strip()


def matter(text: str) -> Iterable[str]:
    """The words of a text that can say what it is about."""
    for word, kind in rjieba.tag(text):
        plain = says_something(word) and word not in COMMON and word not in EMPTY and rjieba.has_word(word)
        if plain and kind.startswith(KINDS) and not kind.startswith(PERSONS):
            yield word


def identities(groups: Sequence[Sequence[Titled]], before: Mapping[str, str]) -> list[str]:
    """One identity a group. `before` tells messages' earlier identities: what holds most of a group takes it over.

    A new one follows from the group's earliest message, so that later messages do not change it.
    """
    kept = _kept(groups, before)
    taken = set(kept.values())
    ids = []
    for at, group in enumerate(groups):
        ids.append(kept[at] if at in kept else next(one for one in _own(group) if one not in taken))
        taken.add(ids[-1])
    return ids


def _kept(groups: Sequence[Sequence[Titled]], before: Mapping[str, str]) -> dict[int, str]:
    size = Counter(before.values())
    shared: dict[str, Counter[int]] = defaultdict(Counter)
    for at, group in enumerate(groups):
        for one in group:
            if one.id in before:
                shared[before[one.id]][at] += 1
    kept: dict[int, str] = {}
    for old, counts in sorted(shared.items(), key=lambda one: (-max(one[1].values()), one[0])):
        at, many = max(counts.items(), key=lambda one: (one[1], -one[0]))
        if many * 2 > size[old] and at not in kept:
            kept[at] = old
    return kept


def _own(group: Sequence[Titled]) -> Iterable[str]:
    for one in sorted(group, key=earliest):
        yield "H" + hashlib.sha256(one.id.encode()).hexdigest()[:ID]


def earliest(one: Titled) -> tuple[bool, str, str]:
    """Sorts by time, what has none last; what is of one time by id."""
    return one.time is None, one.time.isoformat() if one.time else "", one.id
