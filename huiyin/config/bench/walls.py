"""What the walls cost: the same acts and pages without row-level security, without the chain, without encryption.

Each is taken away in this process alone, for the length of one measurement, in the bench's own database; there
is no setting that does it.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from functools import partial
from typing import Any, ClassVar
from unittest.mock import patch

from django.db import connections
from django.test import Client

from huiyin.config.bench import acts, pages
from huiyin.config.bench.table import Row
from huiyin.matters import ledger, secrecy

ROUNDS = 5


class _Bare(secrecy.ShangMi):
    """A provider that hides nothing it is given; what was sealed before it came is opened as ever."""

    mark = b"bare"

    def seal(self, key: bytes, plain: bytes, place: bytes) -> bytes:
        return self.mark + plain

    def open(self, key: bytes, sealed: bytes, place: bytes) -> bytes:
        if sealed.startswith(self.mark):
            return sealed.removeprefix(self.mark)
        return super().open(key, sealed, place)

    def keyed_hash(self, key: bytes, message: bytes) -> bytes:
        return hashlib.sha256(message).digest()


class _Remembering(secrecy.ShangMi):
    """A provider that opens nothing twice: pages read what earlier rounds have opened."""

    opened: ClassVar[dict[bytes, bytes]] = {}

    def open(self, key: bytes, sealed: bytes, place: bytes) -> bytes:
        if sealed not in self.opened:
            self.opened[sealed] = super().open(key, sealed, place)
        return self.opened[sealed]


@contextmanager
def _without_row_security() -> Iterator[None]:
    """As the owner of the tables, whom no policy binds."""
    application = connections["default"]
    owner = connections["owner"].copy(alias="default")  # rows know the database they came from by its alias
    connections["default"] = owner
    try:
        yield
    finally:
        connections["default"] = application
        owner.close()


def _unchained(number: str, act: Any, prev: bytes) -> None:
    act.prev, act.hash = prev, os.urandom(32)


Without = Callable[[], AbstractContextManager[object]]
ACTS: dict[str, Without] = {
    "row-level security": _without_row_security,
    "the chain": lambda: patch.object(ledger, "chain", _unchained),
    "encryption": lambda: patch.object(secrecy, "provider", _Bare),
}
PAGES: dict[str, Without] = {
    "row-level security": _without_row_security,
    "decryption": lambda: patch.object(secrecy, "provider", _Remembering),
}


def rows(on: date, client: Client, paths: dict[str, str]) -> list[Row]:
    """What each wall adds to an act and to each page: ratios to the same without it, in this run."""
    made = []
    for wall, without in ACTS.items():
        made.append(_compared(f"an act, {wall}", "wall clock", partial(_act, on), without))
    for wall, without in PAGES.items():
        for name, path in paths.items():
            page = partial(_page, client, path)
            made.append(_compared(f"{name}, {wall}", "process CPU", page, without))
    return made


def _compared(name: str, what: str, measured: Callable[[], float], without: Without) -> Row:
    """With and without by turns; the pair of median ratio."""
    pairs = []
    for _ in range(ROUNDS):
        kept = measured()
        with without():
            pairs.append((kept, measured()))
    kept, bare = sorted(pairs, key=lambda pair: pair[0] / pair[1])[ROUNDS // 2]
    return Row(name, kept, "ms", bare, kept / bare, f"{what}; ratio to the same without")


def _page(client: Client, path: str) -> float:
    return pages.cost(client, path)[1]


def _act(on: date) -> float:
    return acts.seconds(on) * 1000
