"""The content categories of an office in up to three levels, and which of them a text speaks of by their own words.

Nothing here is learned: a category is suggested because words stand in the text that the office itself put beside it.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import rjieba

from huiyin.triage.features import Message, clean
from huiyin.triage.tables import Wrong, lines, located, settle

HEADS = ("code", "parent", "name", "words")
LEVELS = 3
MOST = 5_000  # categories
LONGEST_WORD = 8  # characters
READ = 2_000  # characters of a text
TITLE = 2  # how often a word of the title counts
DOUBT = 8.0  # added to all weight, so that few words never look surer than they are (C)
_CODE = re.compile(r"[0-9A-Za-z.\-]{1,16}")
_NAME = re.compile(r"[^/／\[\]\x00-\x1f]{1,30}")


@dataclass(frozen=True, slots=True)
class Node:
    """One category; `parent` is empty at the first level, `words` are what a citizen would write of it."""

    code: str
    parent: str
    name: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A category, its share of the weight of all words found (0 to 1), the words that led to it, the weightiest first."""

    code: str
    share: float
    words: tuple[str, ...]


class Taxonomy:
    """The categories of one version, in the order of its file."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        self.nodes = {node.code: node for node in nodes}

    def line(self, code: str) -> tuple[str, ...]:
        """The codes from the first level down to this one."""
        node = self.nodes[code]
        return (*self.line(node.parent), code) if node.parent else (code,)

    def path(self, code: str) -> str:
        """The names from the first level down: 城乡建设/工程质量."""
        return "/".join(self.nodes[each].name for each in self.line(code))

    @cached_property
    def codes(self) -> dict[str, str]:
        """The code of each path."""
        return {self.path(code): code for code in self.nodes}

    def find(self, message: Message, most: int = 3) -> list[Found]:
        """The categories whose words stand in the message, the fullest first; none where there is none."""
        weights = {word: (1 + math.log(times)) * self._rarity[word] for word, times in self._counted(message)}
        own = {code: sum(weights.get(word, 0.0) for word in words) for code, words in self._words.items()}
        branch: dict[str, float] = defaultdict(float)
        for code, score in own.items():
            branch[self.line(code)[0]] += score
        there = [code for code, score in own.items() if score > 0]
        there.sort(key=lambda code: -own[code] - branch[self.line(code)[0]])
        total = sum(own.values()) + DOUBT
        return [Found(code, own[code] / total, self._why(code, weights)) for code in there[:most]]

    def _counted(self, message: Message) -> Iterable[tuple[str, int]]:
        """The known words that stand in the message and how often; those of the title count more."""
        counted: Counter[str] = Counter()
        for text, times in ((clean(message.title), TITLE), (clean(message.text)[:READ], 1)):
            for length in self._lengths:
                runs = (text[start : start + length] for start in range(len(text) - length + 1))
                for word in filter(self._rarity.__contains__, runs):
                    counted[word] += times
        return counted.items()

    def _why(self, code: str, weights: dict[str, float], most: int = 5) -> tuple[str, ...]:
        words = [word for each in reversed(self.line(code)) for word in self._words[each] if word in weights]
        return tuple(sorted(dict.fromkeys(words), key=lambda word: -weights[word])[:most])

    @cached_property
    def _words(self) -> dict[str, tuple[str, ...]]:
        """What each category is known by: its words, its name, and the parts of its name."""
        return {code: tuple(dict.fromkeys(_known_by(node))) for code, node in self.nodes.items()}

    @cached_property
    def _rarity(self) -> dict[str, float]:
        """How much a word tells: the fewer categories have it, the more."""
        having = Counter(word for words in self._words.values() for word in words)
        return {word: math.log((1 + len(self.nodes)) / many) for word, many in having.items()}

    @cached_property
    def _lengths(self) -> tuple[int, ...]:
        return tuple(sorted({len(word) for word in self._rarity}))


def read(text: str) -> Taxonomy:
    """The categories of a CSV table with the columns code, parent, name, words (words with blanks between them).

    Raises `Unusable` with a sentence for every line that is wrong; nothing is read by halves.
    """
    nodes: dict[str, Node] = {}
    wrong: list[Wrong] = []
    for line, row in lines(text, dict(zip(HEADS, HEADS, strict=True)), HEADS):
        node = Node(row["code"], row["parent"], row["name"], tuple(row["words"].split()))
        wrong += located(line, list(_faults(node, nodes)))
        nodes.setdefault(node.code, node)
    if not nodes:
        wrong.append(("里面没有任何类别。", "There is no category in it."))
    if len(nodes) > MOST:
        wrong.append((f"超过 {MOST} 个类别。", f"There are more than {MOST} categories."))
    settle(wrong)
    return Taxonomy(nodes.values())


def _faults(node: Node, nodes: dict[str, Node]) -> Iterator[Wrong]:
    if not _CODE.fullmatch(node.code):
        yield (
            f"代码“{node.code}”应为一到十六个字母或数字。",
            f"the code “{node.code}” is not 1 to 16 letters or digits.",
        )
    elif node.code in nodes:
        yield f"代码 {node.code} 前面已经有了。", f"the code {node.code} stands above already."
    if not _NAME.fullmatch(node.name):
        yield ("名称应为一到三十个字，不含 / 和 [ ]。", "a name has 1 to 30 characters and no / or [ ].")
    if any(same.parent == node.parent and same.name == node.name for same in nodes.values()):
        yield f"同一级里已经有“{node.name}”。", f"“{node.name}” stands twice below the same category."
    if node.parent and node.parent not in nodes:
        yield f"上级 {node.parent} 没有列在前面。", f"its parent {node.parent} does not stand above."
    elif node.parent and len(Taxonomy(nodes.values()).line(node.parent)) >= LEVELS:
        yield f"类别最多 {LEVELS} 级。", f"there are at most {LEVELS} levels."
    long = [word for word in node.words if len(clean(word)) > LONGEST_WORD]
    if long:
        yield (
            f"词语“{long[0]}”超过 {LONGEST_WORD} 个字。",
            f"the word “{long[0]}” is longer than {LONGEST_WORD} characters.",
        )


def _known_by(node: Node) -> Iterator[str]:
    yield from (clean(word) for word in node.words)
    yield clean(node.name)
    yield from (part for part in rjieba.cut(clean(node.name)) if len(part) > 1)
