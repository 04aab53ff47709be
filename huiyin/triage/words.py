"""Messages as weighted words: segmented by rjieba, TF-IDF, unit length; the title counts double."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import rjieba
from scipy import sparse

HEAD = 400  # characters of a text that are read: what it is about stands at its beginning
CHUNK = 250  # messages compared with all others in one go: bounds memory

CODE = re.compile(r"([A-Z]\d{0,2}(?:市|区|县))")  # places masked by whoever published them: A3区
HAN = re.compile(r"[\u4e00-\u9fff]+")
WORD = re.compile(r"^[\u4e00-\u9fff]{2,}$")
COURTESY = frozenset(
    [
        *(
            "您好",
            "你好",
            "尊敬",
            "领导",
            "书记",
            "市长",
            "感谢",
            "谢谢",
            "希望",
            "请问",
            "请求",
            "问题",
            "情况",
            "解决",
        ),
        *(
            "投诉",
            "反映",
            "反应",
            "咨询",
            "建议",
            "我们",
            "你们",
            "他们",
            "这个",
            "那个",
            "什么",
            "怎么",
            "为什么",
            "现在",
        ),
        *(
            "已经",
            "没有",
            "可以",
            "因为",
            "所以",
            "但是",
            "一个",
            "这样",
            "自己",
            "本人",
            "大家",
            "相关",
            "有关",
            "部门",
        ),
        *("政府", "关于", "进行"),
    ]
)


def segmented(text: str) -> list[str]:
    """The words of the beginning of a text, in order, with codes of places and punctuation as words of their own."""
    found: list[str] = []
    for part in CODE.split(text[:HEAD]):
        if CODE.fullmatch(part):
            found.append(part)
        elif part:
            found += rjieba.cut(part)
    return found


def bag(title: Sequence[str], text: Sequence[str]) -> list[str]:
    """The segmented words of a message as they are counted: of two characters or more, without courtesies."""
    return [word for word in (*title, *title, *text) if counts(word)]


@lru_cache(maxsize=200_000)
def counts(word: str) -> bool:
    """Whether a word says something: two characters or more, no courtesy."""
    return WORD.match(word) is not None and word not in COURTESY


class Space:
    """The words of a set of messages with their weights: learned once, then any message becomes a row.

    A word weighs (1 + ln times) · (1 + ln((1 + messages) / (1 + messages that have it))). `rows` is sparse, of shape
    (messages, words); each row has length 1, or 0 where it has no known word.
    """

    def __init__(self, bags: Sequence[list[str]]) -> None:
        self._places: dict[str, int] = {}
        having: Counter[str] = Counter()
        for one in bags:
            having.update(set(one))
        for word in having:
            self._places[word] = len(self._places)
        spread = np.fromiter(having.values(), float, len(having))
        self._rarity = 1.0 + np.log((1.0 + len(bags)) / (1.0 + spread))
        self.rows = self.weighed(bags)

    def shared(self, rows: Sequence[int], least: int, most: int) -> dict[str, tuple[float, float]]:
        """Of some rows the words that at least `least` have, at most `most`, the weightiest first: (average weight, rarity)."""
        some = self.rows[list(rows)]
        mean, having = some.mean(axis=0).A1, some.getnnz(axis=0)
        names = list(self._places)
        places = [at for at in np.argsort(-mean, kind="stable")[:most].tolist() if having[at] >= least]
        return {names[at]: (float(mean[at]), float(self._rarity[at])) for at in places}

    def towards(self, words: Mapping[str, float]) -> Any:
        """The cosine of every message to these weights of words, as an array."""
        weights = np.zeros(self.rows.shape[1])
        weights[[self._places[word] for word in words]] = list(words.values())
        return self.rows @ weights

    @property
    def usual(self) -> float:
        """The rarity of a word as it is met in these messages."""
        return float(self._rarity[self.rows.indices].mean()) if self.rows.nnz else 1.0

    def weighed(self, bags: Sequence[list[str]]) -> Any:
        """Bags by these weights; words that were not there when they were learned do not count; shape (bags, words)."""
        places, times, ends = array("i"), array("d"), array("i", [0])
        for one in bags:
            counted = Counter(one)
            known = [(self._places[word], many) for word, many in counted.items() if word in self._places]
            places.extend(place for place, _ in known)
            times.extend(many for _, many in known)
            ends.append(len(places))
        where, until = np.array(places, dtype=np.int32), np.array(ends, dtype=np.int32)
        weights = (1.0 + np.log(np.array(times))) * self._rarity[where]
        rows = sparse.csr_matrix((weights, where, until), shape=(len(bags), len(self._places)))
        lengths = np.sqrt(rows.multiply(rows).sum(axis=1)).A1
        rows.data /= np.repeat(lengths, np.diff(rows.indptr))
        rows.sort_indices()
        return rows


def alike(rows: Any, least: float) -> Iterator[tuple[int, int, float]]:
    """The pairs of rows (a, b, cosine) with a < b whose cosine is at least `least` > 0."""
    rows = rows.astype(np.float32)
    for start in range(0, rows.shape[0], CHUNK):
        block = (rows[start : start + CHUNK] @ rows[start:].T).tocoo()
        keep = (block.data >= least) & (block.row < block.col)
        found = (block.row[keep] + start, block.col[keep] + start, block.data[keep])
        yield from zip(*(column.tolist() for column in found), strict=True)
