"""What stands around the words that were searched: quoted as written, without what finds a person."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from huiyin.hints import grams
from huiyin.hints.texts import Text

BEFORE, AFTER, WINDOWS = 24, 60, 3  # signs around a hit; passages of one text
CUT = "…"
_BLANK = "\0"  # what must not be seen


@dataclass(frozen=True, slots=True)
class Bit:
    """A stretch of a quotation; `hit` where it is what was searched."""

    text: str
    hit: bool = False


def snippet(text: Text, words: Sequence[str]) -> list[Bit]:
    """The passages around the first place of each word, in the order of the text."""
    found: list[Bit] = []
    left = list(words)
    windows = 0
    for piece in text.pieces:
        plain = grams.cut(piece, text.private)
        here = [word for word in left if word in plain]
        if not here or windows == WINDOWS:
            continue
        left = [word for word in left if word not in here]
        passage = _Passage(piece, text.private)
        for start, end in passage.windows(here)[: WINDOWS - windows]:
            found += passage.bits(start, end, words)
            windows += 1
    return found or [Bit(text.plain[: BEFORE + AFTER])]


class _Passage:
    """A piece as written beside its normalised form: `origin[n]` is where sign n of `plain` stands in `shown`;
    what must not be seen is blank there."""

    def __init__(self, piece: str, private: Sequence[str]) -> None:
        shown = list(piece.replace("\n", " "))
        spoken = [(one, at) for at, sign in enumerate(shown) for one in unicodedata.normalize("NFKC", sign)]
        for number in grams.NUMBERS.finditer("".join(sign for sign, _ in spoken)):
            _blank(shown, spoken[number.start()][1], spoken[number.end() - 1][1] + 1)
        kept = [
            (one, at) for sign, at in spoken if shown[at] not in (_BLANK, "") for one in grams.normal(sign)
        ]
        self.origin = [at for _, at in kept]
        self.plain = "".join(sign for sign, _ in kept)
        for told in sorted(filter(None, map(grams.normal, private)), key=len, reverse=True):
            for at in _places(self.plain, told):
                _blank(shown, self.origin[at], self.origin[at + len(told) - 1] + 1)
        self.shown = shown

    def windows(self, words: Sequence[str]) -> list[tuple[int, int]]:
        """Where to quote from, as places in `shown`; what touches is one passage."""
        made: list[tuple[int, int]] = []
        for start, end in sorted(self._hits(words, first=True)):
            start, end = max(0, start - BEFORE), min(len(self.shown), end + AFTER)
            if made and start <= made[-1][1]:
                made[-1] = (made[-1][0], max(end, made[-1][1]))
            else:
                made.append((start, end))
        return made

    def bits(self, start: int, end: int, words: Sequence[str]) -> Iterator[Bit]:
        """That passage, with every hit in it marked."""
        if start > 0:
            yield Bit(CUT)
        at = start
        for begin, stop in _joined(self._hits(words)):
            if begin < at or stop > end:
                continue
            yield Bit(self._said(at, begin))
            yield Bit(self._said(begin, stop), True)
            at = stop
        yield Bit(self._said(at, end))
        if end < len(self.shown):
            yield Bit(CUT)

    def _said(self, start: int, end: int) -> str:
        return "".join(self.shown[start:end]).replace(_BLANK, CUT)

    def _hits(self, words: Sequence[str], *, first: bool = False) -> list[tuple[int, int]]:
        found = []
        for word in words:
            for at in _places(self.plain, word):
                stretch = self.origin[at], self.origin[at + len(word) - 1] + 1
                if not {_BLANK, ""}.isdisjoint(self.shown[slice(*stretch)]):
                    continue
                found.append(stretch)
                if first:
                    break
        return found


def _blank(shown: list[str], start: int, end: int) -> None:
    shown[start:end] = [_BLANK, *[""] * (end - start - 1)]


def _places(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def _joined(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    made: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if made and start <= made[-1][1]:
            made[-1] = (made[-1][0], max(end, made[-1][1]))
        else:
            made.append((start, end))
    return made
