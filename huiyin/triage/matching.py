"""Which of many messages are like this one: an inverted index of character trigrams, and a second look at the best.

Rare grams say most and cost least, so they are looked up first, up to a budget of postings: a query costs about the same over
a hundred thousand messages as over a million. The best are then compared with the query gram by gram.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from huiyin.triage import grams
from huiyin.triage.grams import Hashes, Numbers
from huiyin.triage.places import fine
from huiyin.triage.words import segmented

BUDGET = 150_000  # postings read for one query
LEAST = 32  # grams looked up at least, however common
SECOND_LOOK = 100  # candidates compared gram by gram
BLOCK = 50_000  # messages turned into grams at once
COMMON = 0.05  # a gram in more than this part of the messages tells nothing
FULLER = (
    0.3  # how much a long message must share to be as like as a short one: 0 not more, 0.5 as in a cosine
)
THRESHOLD = 0.45  # from here on a match is shown as the same matter

Weights = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Match:
    """A message that is like the query: its place in the corpus, how alike (0 to 1), which part of the words is the same."""

    place: int
    score: float
    words: float
    same: bool  # exactly, after normalising


_PHONE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")


class Index:
    """Messages by their grams. `texts` are kept normalised; `size` is the index itself, in bytes."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.texts = [grams.normal(text) for text in texts]
        self.hashes, self.starts, self.docs = _posted(self.texts)
        spread = np.diff(self.starts)
        self.idf = np.log(max(len(self.texts), 2) / np.maximum(spread, 1))
        self.rare = spread <= max(COMMON * len(self.texts), 50)
        self.weights = np.bincount(self.docs, np.repeat(self.idf, spread), len(self.texts)) + 1

    @property
    def size(self) -> int:
        """Bytes of the postings, of the table that leads to them, and of the weight of each message."""
        parts = (self.hashes, self.starts, self.docs, self.idf, self.rare, self.weights)
        return sum(int(part.nbytes) for part in parts)

    def like(self, text: str, top: int = 10) -> list[Match]:
        """The messages most like this text, best first; none for a text without three telling characters in common."""
        plain = grams.normal(text)
        found = grams.of(grams.telling(plain))
        known = self._known(found)
        candidates = self._candidates(known)
        if not len(candidates):
            return []
        return self._compared(candidates, plain, found)[:top]

    def why(self, text: str, match: Match) -> tuple[str, str]:
        """Why a match was found, in one phrase in each language."""
        if match.same:
            return "文字完全相同", "the very same words"
        said = [(f"文字相同{match.words:.0%}", f"{match.words:.0%} of the words")]
        theirs = self.texts[match.place]
        if set(_PHONE.findall(grams.normal(text))) & set(_PHONE.findall(theirs)):
            said.append(("同一个电话", "the same telephone"))
        shared = set(fine(segmented(text))) & set(fine(segmented(theirs)))
        if shared:
            where = max(sorted(shared), key=len)
            said.append((f"同一个地点：{where}", f"the same place: {where}"))
        return "；".join(zh for zh, _ in said), "; ".join(en for _, en in said)

    def _known(self, found: Hashes) -> Numbers:
        """Places of these grams in the table, of those that are there, the rarest first."""
        if not len(self.hashes):
            return np.empty(0, np.int64)
        at = np.minimum(np.searchsorted(self.hashes, found), len(self.hashes) - 1)
        known: Numbers = at[self.hashes[at] == found]
        return known[np.argsort(-self.idf[known], kind="stable")]

    def _candidates(self, known: Numbers) -> Numbers:
        """The messages that share most with the query, by the weight of the grams looked up."""
        known = known[self.rare[known]]
        spread = self.starts[known + 1] - self.starts[known]
        taken = known[: max(int(np.searchsorted(np.cumsum(spread), BUDGET, "right")), LEAST)]
        if not len(taken):
            return taken
        docs = np.concatenate([self.docs[self.starts[one] : self.starts[one + 1]] for one in taken])
        shared = np.bincount(docs, np.repeat(self.idf[taken], spread[: len(taken)]), len(self.texts))
        there: Numbers = np.flatnonzero(shared > shared.max() * 0.05)
        likeness = shared[there] / self.weights[there] ** FULLER
        return there[_highest(likeness, SECOND_LOOK)]

    def _compared(self, candidates: Numbers, plain: str, found: Hashes) -> list[Match]:
        """Each candidate compared with the query by all their grams, the best first."""
        hashes, whose = grams.of_many([self.texts[one] for one in candidates])
        at = np.minimum(np.searchsorted(found, hashes), len(found) - 1)
        hit = found[at] == hashes
        pairs = np.unique(whose[hit] * len(found) + at[hit])
        whose, at = pairs // len(found), pairs % len(found)
        weight = self._weight(found)
        shared = np.bincount(whose, weight[at], len(candidates))
        likeness = shared / (weight.sum() + 1) ** (1 - FULLER) / self.weights[candidates] ** FULLER
        words = np.bincount(whose, minlength=len(candidates)) / len(found)
        order = np.lexsort((candidates, -likeness))
        return [
            Match(
                int(candidates[one]),
                min(float(likeness[one]), 1.0),
                float(words[one]),
                self.texts[candidates[one]] == plain,
            )
            for one in order
        ]

    def _weight(self, found: Hashes) -> Weights:
        """What each gram of the query tells; one that no message has tells nothing of any."""
        at = np.minimum(np.searchsorted(self.hashes, found), len(self.hashes) - 1)
        return np.where(self.hashes[at] == found, self.idf[at], 0.0)


def _highest(values: Weights, most: int) -> Numbers:
    """Places of the highest values, at most so many, in no order."""
    if len(values) <= most:
        return np.arange(len(values))
    return np.argpartition(-values, most)[:most]


def _posted(texts: Sequence[str]) -> tuple[Hashes, Numbers, npt.NDArray[np.int32]]:
    """The distinct grams, where the postings of each begin, and the postings: places of texts, ascending."""
    pairs = np.concatenate([*_pairs(texts), np.empty(0, np.uint64)])
    pairs.sort()
    hashes = (pairs >> np.uint64(32)).astype(np.uint32)
    new = (
        np.flatnonzero(np.concatenate([[True], hashes[1:] != hashes[:-1]]))
        if len(hashes)
        else np.empty(0, np.int64)
    )
    starts = np.concatenate([new, [len(hashes)]])
    return hashes[new], starts, pairs.astype(np.uint32).astype(np.int32)


def _pairs(texts: Sequence[str]) -> Iterator[npt.NDArray[np.uint64]]:
    """Gram and place of text in one number, each once, block by block."""
    for begin in range(0, len(texts), BLOCK):
        hashes, whose = grams.of_many(texts[begin : begin + BLOCK])
        pairs = hashes.astype(np.uint64) << np.uint64(32) | (whose + begin).astype(np.uint64)
        pairs.sort()  # far faster than numpy's unique, which hashes
        yield pairs[np.concatenate([[True], pairs[1:] != pairs[:-1]])] if len(pairs) else pairs
