"""Names of places in a message: estates, roads, schools, villages (fine) and districts, towns (coarse).

A name is what stands before an ending such as 小区 or 路, as far left as the words look like a name. Nothing is looked up:
an office's own places are in no list. What has no such ending is not found, and then nothing is decided by place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import rjieba

from huiyin.triage.place_words import (
    BEFORE,
    COARSE,
    COMMON,
    ESTATE_WORDS,
    FINE,
    LINKS,
    NEVER,
    NOT_NAMES,
    OF,
    SIBLINGS,
)
from huiyin.triage.words import CODE, HAN

LONGEST = 12  # characters of a name
SHORTEST = 3  # of a name that may stand for a longer one holding it: 丽水新城 for 河西路丽水新城
COMMON_NAME = 3  # messages that make a name known


@dataclass(frozen=True, slots=True)
class Places:
    """What a message says about where: `own` are the fine places that decide, `named` all fine ones, `coarse` the rest."""

    own: frozenset[str]
    named: frozenset[str]
    coarse: frozenset[str]
    noted: bool = False  # by an office: then it is taken as it stands

    def same(self, other: Places) -> bool | None:
        """Whether both are about one place; None where that is not known. What is known to differ is False.

        Fine places decide: one that decides for one message is named in the other, in full or in part. Coarse ones only
        tell apart, where a fine one is missing.
        """
        if self.noted and other.noted:
            return self.own == other.own
        if self.own and other.own:
            return met(self.own, other.named) or met(other.own, self.named)
        return False if self.coarse and other.coarse and not self.coarse & other.coarse else None


def met(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether a name is among the others, or is a part of one, or holds one."""
    if not some.isdisjoint(others):
        return True
    return any(part(*sorted((one, other), key=len)) for one in some for other in others)


def part(short: str, long: str) -> bool:
    """Whether a name is part of a longer one for the same place: 和平小区 is no part of 新和平小区."""
    return short in long and not (long[0] in SIBLINGS and long[1:].startswith(short))


def places(title: Sequence[str], text: Sequence[str], given: str = "") -> Places:
    """The places of one message, of its segmented words. `given` is what an office has noted; it then decides alone."""
    if given:
        own = frozenset([bare(given)])
        return Places(own, own, frozenset(), noted=True)
    in_title, in_text = frozenset(fine(title)), frozenset(fine(text))
    return Places(in_title or in_text, in_title | in_text, coarse(title) or coarse(text))


def coarse(words: Iterable[str]) -> frozenset[str]:
    """The districts and counties among the words."""
    return frozenset(word for word in words if word.endswith(("区", "县")) and _is_district(word))


def fine(words: Sequence[str]) -> list[str]:
    """The names of estates, roads, schools, villages … in order, each without its generic ending."""
    found = []
    for at, word in enumerate(words):
        end = ending(word)
        if not end or (word in COMMON and word not in FINE):
            continue
        if at + 1 < len(words) and words[at + 1] in FINE:
            continue  # 丽水 新城 小区: the last ending closes the name
        name = _leftwards(words, at)
        if _is_name(name, end):
            found.append(bare(name))
    return found


def without(words: Sequence[str], names: frozenset[str]) -> list[str]:
    """The words less those that make up the names; the kind of a place is kept: of 城北公园, 公园."""
    whole = "，".join(names)
    return [word for word in words if word not in whole or word in FINE]


def gazetteer(where: Iterable[Places]) -> frozenset[str]:
    """The names that at least `COMMON_NAME` messages of a set have: what a longer name of another may stand for."""
    counts = Counter(name for one in where for name in one.named)
    return frozenset(name for name, many in counts.items() if many >= COMMON_NAME)


def resolved(one: Places, known: frozenset[str]) -> Places:
    """With what a name begins or ends with, too, where that is a known name: 河西路丽水新城 is also 丽水新城."""
    if one.noted:
        return one
    return Places(_with_parts(one.own, known), _with_parts(one.named, known), one.coarse)


def bare(name: str) -> str:
    """The name without a generic ending or a preposition, where enough is left: 在丽水新城小区 is 丽水新城."""
    while len(name) > SHORTEST and name[0] in BEFORE:
        name = name[1:]
    for word in ESTATE_WORDS:
        if name.endswith(word) and len(name) - len(word) >= SHORTEST:
            return name[: -len(word)]
    return name


def _with_parts(names: frozenset[str], known: frozenset[str]) -> frozenset[str]:
    parts = {part for name in names for at in range(SHORTEST, len(name)) for part in (name[:at], name[-at:])}
    return names | {one for one in parts & known if any(part(one, name) for name in names)}


@lru_cache(maxsize=100_000)
def ending(word: str) -> str:
    """The ending of a fine place this word closes with, the longest; empty if none."""
    return next((word[-long:] for long in (3, 2, 1) if word[-long:] in FINE), "")


@lru_cache(maxsize=100_000)
def _is_name(name: str, end: str) -> bool:
    """Whether something is left that tells one estate or road from another."""
    if not SHORTEST <= len(name) <= LONGEST or name.endswith(NEVER):
        return False
    rest = name[: -len(end)]
    for word in FINE:
        if len(word) > 1:
            rest = rest.replace(word, "")
    return bool(rest)


def _leftwards(words: Sequence[str], at: int) -> str:
    """The name that ends with word `at`: words are taken in while they look like part of a name."""
    start = at
    while start:
        back = 2 if words[start - 1] == OF and start > 1 else 1  # 阳光之城
        if sum(map(len, words[start - back : at + 1])) > LONGEST or not _may_be_in_name(words[start - back]):
            break
        start -= back
    return "".join(words[start : at + 1])


@lru_cache(maxsize=100_000)
def _may_be_in_name(word: str) -> bool:
    if word in FINE:
        return True
    if not HAN.fullmatch(word) or word in LINKS or word in COMMON or word.endswith(COARSE):
        return False
    return not rjieba.has_word(word) or rjieba.tag(word)[0][1] not in NOT_NAMES


@lru_cache(maxsize=10_000)
def _is_district(word: str) -> bool:
    if CODE.fullmatch(word):
        return True
    return (
        len(word) >= SHORTEST
        and word not in COMMON
        and rjieba.has_word(word)
        and rjieba.tag(word)[0][1] == "ns"
    )
