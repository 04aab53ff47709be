"""Whether what was newly learned suggests better than what serves: both on the same messages, which neither may have learned.

Categories are paths, 城乡建设/工程质量: one with too few messages is learned as the one above it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

import numpy as np

from huiyin.triage import calibration
from huiyin.triage.features import Message
from huiyin.triage.judging import macro_f1
from huiyin.triage.matching import THRESHOLD, Index

Suggest = Callable[[Message], list[tuple[str, float]]]  # (category, confidence), the likeliest first


@dataclass(frozen=True, slots=True)
class Trial:
    """Figures over the same messages: shares between 0 and 1."""

    macro_f1: float
    top3: float
    ece: float  # expected calibration error of the first suggestion


def tried(
    suggest: Suggest, messages: Sequence[Message], labels: Sequence[str], known: Collection[str]
) -> Trial:
    """How well it suggests. What is said more finely than `known` counts as the known category above it."""
    firsts, sure, right, among = [], [], [], 0
    for message, label in zip(messages, labels, strict=True):
        said = suggest(message)[:3]
        names = [lifted(name, known) for name, _ in said]
        firsts.append(names[0] if names else "")
        sure.append(said[0][1] if said else 0.0)
        right.append(firsts[-1] == label)
        among += label in names
    likely = np.array([sure, np.zeros(len(sure))]).T
    ece = calibration.error(likely, np.where(right, 0, 1))
    return Trial(macro_f1(labels, firsts), among / len(labels), ece)


def learnable(labels: Sequence[str], groups: Sequence[str], fewest: int) -> frozenset[str]:
    """The categories with so many groups of messages, those that were lifted to them included; finer ones first."""
    having: dict[str, set[str]] = {}
    for label, group in zip(labels, groups, strict=True):
        having.setdefault(label, set()).add(group)
    depth = max((name.count("/") for name in having), default=0)
    for level in range(depth, 0, -1):
        for name in [one for one in having if one.count("/") == level and len(having[one]) < fewest]:
            having.setdefault(name.rpartition("/")[0], set()).update(having.pop(name))
    return frozenset(name for name, its in having.items() if len(its) >= fewest)


def lifted(label: str, known: Collection[str]) -> str:
    """The category itself or the nearest above it that is known; empty where none is."""
    while label and label not in known:
        label = label.rpartition("/")[0]
    return label


def grouped(texts: Sequence[str], items: Sequence[str]) -> list[str]:
    """A group for each text: those of one item, and those that are alike, are one."""
    first: dict[str, int] = {}
    above = list(range(len(texts)))

    def top(place: int) -> int:
        while above[place] != place:
            above[place] = above[above[place]]
            place = above[place]
        return place

    index = Index(texts)
    for place, (text, item) in enumerate(zip(texts, items, strict=True)):
        above[top(place)] = top(first.setdefault(item, place))
        for match in index.like(text, 5):
            if match.score >= THRESHOLD:
                above[top(place)] = top(match.place)
    return [str(top(place)) for place in range(len(texts))]
