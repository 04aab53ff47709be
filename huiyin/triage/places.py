"""Names of places in a message: estates, roads, schools, villages (fine) and districts, towns (coarse).

A name is what stands before an ending such as 小区 or 路, as far left as the words look like a name. Nothing is looked up:
an office's own places are in no list. What has no such ending is not found, and then nothing is decided by place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import rjieba

from huiyin.triage.place_words import COARSE, COMMON, ESTATE_WORDS, FINE, LINKS, NEVER, NOT_NAMES

HEAD = 400  # characters of a text in which places are looked for
LONGEST = 12  # characters of a name
SHORTEST = 3  # of a name that may stand for a longer one holding it: 滨河苑 for 伊景园滨河苑

CODE = re.compile(r"[A-Z]\d{0,2}(?:市|区|县)")  # places masked by whoever published them: A3区
CUT = re.compile(r"[^\u4e00-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Places:
    """What a message says about where: `own` are the fine places that decide, `named` all fine ones, `coarse` the rest."""

    own: frozenset[str]
    named: frozenset[str]
    coarse: frozenset[str]

    def apart(self, other: Places) -> bool:
        """Whether both places are known and differ. Fine places decide; coarse ones where one of both has no fine place."""
        if self.own and other.own:
            return not agree(self, other)
        return bool(self.coarse and other.coarse and not self.coarse & other.coarse)


def agree(one: Places, other: Places) -> bool:
    """Whether a place that decides for one message is named in the other, in full or shortened."""
    return met(one.own, other.named) or met(other.own, one.named)


def met(some: Iterable[str], others: frozenset[str]) -> bool:
    """Whether a name is among the others, or is a part of one, or holds one."""
    for name in some:
        if name in others:
            return True
        for other in others:
            short, long = sorted((name, other), key=len)
            if len(short) >= SHORTEST and short in long:
                return True
    return False


def places(title: str, text: str, given: str = "") -> Places:
    """The places of one message. `given` is what an office has noted as its place; it then decides alone."""
    coarse = frozenset(CODE.findall(title) or CODE.findall(text[:HEAD]))
    coarse = frozenset(code for code in coarse if not code.endswith("市"))
    if given.strip():
        own = frozenset([bare(given.strip())])
        return Places(own, own, frozenset())
    in_title = frozenset(fine(title))
    in_text = frozenset(fine(text[:HEAD]))
    return Places(in_title or in_text, in_title | in_text, coarse)


def fine(text: str) -> list[str]:
    """The names of estates, roads, schools, villages … in a text, in order, each without its generic ending."""
    found: list[str] = []
    for part in CUT.split(CODE.sub(" ", text)):
        if part:
            found += _in_part(rjieba.tag(part))
    return found


def bare(name: str) -> str:
    """The name without a generic ending, where enough is left to be a name: 丽水新城小区 is 丽水新城."""
    for word in ESTATE_WORDS:
        if name.endswith(word) and len(name) - len(word) >= SHORTEST:
            return name[: -len(word)]
    return name


def _in_part(words: Sequence[tuple[str, str]]) -> list[str]:
    found = []
    for at, (word, _) in enumerate(words):
        end = ending(word)
        if not end or (word in COMMON and word not in FINE):
            continue
        if at + 1 < len(words) and words[at + 1][0] in FINE:
            continue  # 丽水 新城 小区: the last ending closes the name
        name = _leftwards(words, at)
        if _is_name(name, end):
            found.append(bare(name))
    return found


def ending(word: str) -> str:
    """The ending of a fine place this word closes with, the longest; empty if none."""
    return next((word[-long:] for long in (3, 2, 1) if word[-long:] in FINE), "")


def _is_name(name: str, end: str) -> bool:
    """Whether something is left that tells one estate or road from another."""
    if not SHORTEST <= len(name) <= LONGEST or name.endswith(NEVER):
        return False
    rest = name[: -len(end)]
    for word in FINE:
        if len(word) > 1:
            rest = rest.replace(word, "")
    return bool(rest)


def _leftwards(words: Sequence[tuple[str, str]], at: int) -> str:
    """The name that ends with word `at`: words are taken in while they look like part of a name."""
    name = words[at][0]
    while at:
        word, kind = words[at - 1]
        if len(word) + len(name) > LONGEST or not _may_be_in_name(word, kind):
            break
        name = word + name
        at -= 1
    return name


def _may_be_in_name(word: str, kind: str) -> bool:
    if word in FINE:
        return True
    if word in LINKS or word in COMMON or word.endswith(COARSE):
        return False
    return not rjieba.has_word(word) or kind not in NOT_NAMES
