"""Texts as sparse rows: words and runs of characters, hashed, so that no readable piece of a message is kept in a model.

Three blocks, each of unit length times its weight: characters of the whole, words of the whole, and the head (the title,
or the first characters where there is none). Within a block: 1 + ln(count) times the inverse document frequency.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import rjieba
from scipy import sparse

HEAD = 24  # characters that stand for a title where there is none
MOST = 4000  # characters of a text that are read: what comes later repeats
LONGEST = 4  # characters in a run
LEAST = 2  # messages a feature is in
WEIGHTS = (1.0, 1.0, 0.6)  # of the blocks
BLANK = re.compile(r"\s+")
FIGURES = re.compile(r"\d+")
ODD = np.uint64(0x9E3779B97F4A7C15)
MIXER = np.uint64(0xBF58476D1CE4E5B9)

Keys = np.ndarray[Any, np.dtype[np.uint64]]
Floats = np.ndarray[Any, np.dtype[np.float32]]


@dataclass(frozen=True, slots=True)
class Message:
    """What is classified; `title` may be empty."""

    text: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """The features of one block that are known: sorted hashes, and the inverse document frequency of each."""

    keys: Keys
    idf: Floats


def clean(text: str) -> str:
    """One form for each character (NFKC, lower case), no white space, every figure the same."""
    sound = text[:MOST].encode("utf-8", "replace").decode()  # no half of a surrogate pair
    plain = unicodedata.normalize("NFKC", sound).lower()
    return FIGURES.sub("0", BLANK.sub("", plain))


def keys_of(message: Message) -> tuple[Keys, Keys, Keys]:
    """The hashes of a message, with repetitions, block by block."""
    title, body = clean(message.title), clean(message.text)
    whole = f"{title}。{body}" if title else body
    head = title or body[:HEAD]
    return (
        _runs(whole),
        _words(whole),
        np.concatenate([_runs(head, 3), _words(head)]),
    )


def known(messages: Iterable[tuple[Keys, Keys, Keys]], least: int = LEAST) -> list[Block]:
    """The features that at least so many of the messages have. `messages` is what `keys_of` gave for each."""
    columns = list(zip(*messages, strict=True))
    return [_block(column, len(column), least) for column in columns]


def matrix(
    messages: Sequence[tuple[Keys, Keys, Keys]], blocks: Sequence[Block], weights: Sequence[float] = WEIGHTS
) -> Any:
    """Messages as rows of one sparse matrix (float32), the blocks side by side."""
    parts = []
    for at, (block, weight) in enumerate(zip(blocks, weights, strict=True)):
        rows = [weighed(message[at], block) for message in messages]
        ends = np.cumsum([0, *(len(columns) for columns, _ in rows)])
        columns = np.concatenate([columns for columns, _ in rows])
        values = np.concatenate([values for _, values in rows]) * np.float32(weight)
        parts.append(sparse.csr_matrix((values, columns, ends), shape=(len(rows), len(block.keys))))
    return sparse.hstack(parts, format="csr")


def word_keys(words: Sequence[str]) -> Keys:
    """The hash of each single word."""
    return _mix(_hashed(words))


def weighed(keys: Keys, block: Block) -> tuple[np.ndarray[Any, np.dtype[np.int32]], Floats]:
    """The columns of one message in a block and their values, of unit length together."""
    there, counts = np.unique(keys, return_counts=True)
    if not len(there) or not len(block.keys):
        return np.empty(0, np.int32), np.empty(0, np.float32)
    places = np.minimum(np.searchsorted(block.keys, there), len(block.keys) - 1)
    found = block.keys[places] == there
    columns = places[found].astype(np.int32)
    values = (1 + np.log(counts[found])).astype(np.float32) * block.idf[columns]
    length = float(np.sqrt(np.dot(values, values)))
    return columns, values / np.float32(length or 1)


def _block(column: Sequence[Keys], total: int, least: int) -> Block:
    each = np.concatenate([np.unique(keys) for keys in column])
    keys, counts = np.unique(each, return_counts=True)
    kept = counts >= least
    idf = np.log((1 + total) / (1 + counts[kept])) + 1
    return Block(keys[kept], idf.astype(np.float32))


def _runs(text: str, longest: int = LONGEST) -> Keys:
    codes = np.frombuffer(text.encode("utf-32-le"), "<u4").astype(np.uint64)
    mixed = _mix(codes + np.uint64(1))
    found, run = [], mixed
    for length in range(1, longest + 1):
        if length > 1:
            run = run[:-1] * ODD + mixed[length - 1 :]
        found.append(run ^ np.uint64(length))
    return _mix(np.concatenate(found))


def _words(text: str) -> Keys:
    mixed = _hashed(rjieba.cut(text))
    return _mix(np.concatenate([mixed, mixed[:-1] * ODD + mixed[1:]]))


def _hashed(words: Sequence[str]) -> Keys:
    return _mix(np.array([zlib.crc32(word.encode()) for word in words], np.uint64) + ODD)


def _mix(codes: Keys) -> Keys:
    codes = (codes ^ (codes >> np.uint64(30))) * MIXER
    return codes ^ (codes >> np.uint64(27))
