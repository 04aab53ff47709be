"""The one fixed spelling: of an act in the chain of its matter, of a leaf, of anything that is signed.

JSON, keys sorted, no spaces, UTF-8; instants in UTC with microseconds. It never changes for acts that exist.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import date
from typing import Any

# What an act is spelled from, in this order.
FIELDS = (
    "number", "seq", "step", "article", "officer", "duty", "agency", "at", "on", "before", "after", "data", "digest",
)  # fmt: skip
FILES = "files_sha256"  # under this name the words of an act hold the SHA-256 of each file that came with it


def spelled(value: Any) -> bytes:
    """A JSON value in the fixed spelling."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def genesis(number: str) -> bytes:
    """What the first act of a matter is chained to."""
    return hashlib.sha256(f"huiyin 2022 {number}".encode()).digest()


def link(prev: bytes, fields: Sequence[Any]) -> bytes:
    """The hash of an act: over the hash of the act before it and its own `FIELDS`."""
    return hashlib.sha256(prev + spelled(list(fields))).digest()


def leaf(number: str, on: date | str, act_hash: bytes) -> bytes:
    """What stands for an act in the tree: number, day and hash; nothing of what was done.

    Every act carries 32 bytes nobody can guess (its digest), so its hash says nothing of its other fields.
    """
    day = on if isinstance(on, str) else on.isoformat()
    return b"\x00".join([b"huiyin act 1", number.encode(), day.encode(), act_hash])
