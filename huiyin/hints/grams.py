"""Texts as they are indexed and searched: normalised, and as pairs of neighbouring signs, each a keyed 32-bit hash.

A text is normalised like a query: full-width signs become plain, case goes, letters, digits and Chinese characters stay.
Whatever holds a string of two signs or more, once normalised, holds all pairs of that string; the reverse is not so, and
who searches looks at the text itself.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Collection, Iterable
from functools import lru_cache

from huiyin.matters import secrecy

GAP = "\n"  # where something was cut out; no pair spans it
_ELSE = re.compile(r"[^\w\n]+|_+")


def normal(text: str) -> str:
    """The text as it is compared. A line break stands for nothing here: only `GAP` put in by `cut` stays."""
    return _normal(text.replace(GAP, " "))


def cut(text: str, private: Iterable[str]) -> str:
    """The same with a gap in place of each of these strings, and of each number that finds a person (`NUMBERS`)."""
    plain = _normal(NUMBERS.sub(GAP, unicodedata.normalize("NFKC", text).replace(GAP, " ")))
    for told in sorted(filter(None, map(normal, private)), key=len, reverse=True):
        plain = plain.replace(told, GAP)
    return plain


def joined(pieces: Iterable[str], private: Collection[str]) -> str:
    """Several pieces of one text as they are indexed and searched: each cut, a gap between them."""
    return GAP.join(cut(piece, private) for piece in pieces)


# A telephone or identity number, in one piece or in the usual parts; seven digits and more in a row are none of ours to tell apart.
NUMBERS = re.compile(
    r"\d{7,}[Xx]?|(?<!\d)1[3-9]\d[-—–. ]?\d{4}[-—–. ]?\d{4}(?!\d)|(?<!\d)\(?0\d{2,3}\)?[-—–. ]?\d{3,4}[-—–. ]?\d{4}(?!\d)"
    r"|(?<!\d)\d{6}[-—–. ]\d{4}[-—–. ]?\d{4}[-—–. ]?\d{3}[\dXx]"
)


def of(plain: str) -> list[int]:
    """The pairs of a normalised text, each once, sorted, as the index keeps them: signed 32-bit keyed hashes."""
    pairs = {plain[at : at + 2] for at in range(len(plain) - 1)}
    return sorted(_hashed(pair) for pair in pairs if GAP not in pair)


def _normal(text: str) -> str:
    return _ELSE.sub("", unicodedata.normalize("NFKC", text).lower())


@lru_cache(maxsize=1 << 17)
def _hashed(pair: str) -> int:
    made = hashlib.blake2b(pair.encode(), digest_size=4, key=secrecy.index_key()).digest()
    return int.from_bytes(made, "big", signed=True)
