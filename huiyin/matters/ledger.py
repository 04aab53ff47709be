"""Proof: every act carries the hash of the act before it in its matter.

Anyone can recompute the chain from the rows alone: SHA-256 over the previous hash and the act's own
fields in one fixed spelling (JSON, keys sorted, no spaces, UTF-8, instants in UTC).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC

from huiyin.matters.models import Act, PetitionMatter


@dataclass(frozen=True, slots=True)
class Broken:
    """The first broken link of one matter: which act, and what is wrong with it."""

    matter: str
    seq: int
    because: str
    because_en: str


def genesis(number: str) -> bytes:
    """What the first act of a matter is chained to."""
    return hashlib.sha256(f"huiyin 2022 {number}".encode()).digest()


def spelled(number: str, act: Act) -> bytes:
    """The act in its one fixed spelling."""
    fields = [
        number,
        act.seq,
        act.step,
        act.article,
        act.officer_id,
        act.duty,
        act.agency_id,
        act.at.astimezone(UTC).isoformat(timespec="microseconds"),
        act.on.isoformat(),
        act.before,
        act.after,
        act.data,
        bytes(act.digest).hex(),
    ]
    return json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def chain(number: str, act: Act, prev: bytes) -> None:
    """Give the act its link and its hash."""
    act.prev = prev
    act.hash = hashlib.sha256(prev + spelled(number, act)).digest()


def check(matter: PetitionMatter, acts: Iterator[Act]) -> Broken | None:
    """Walk one matter's chain, oldest first; the first broken link, or None."""
    prev, seq = genesis(matter.number), 0
    for act in acts:
        seq += 1
        if act.seq != seq:
            return Broken(matter.number, seq, f"缺少第 {seq} 步", f"act {seq} is missing")
        if bytes(act.prev) != prev:
            return Broken(matter.number, seq, "与上一步不衔接", "it does not follow the act before it")
        prev = hashlib.sha256(prev + spelled(matter.number, act)).digest()
        if bytes(act.hash) != prev:
            return Broken(matter.number, seq, "内容与哈希不符", "its fields do not match its hash")
    if matter.acts != seq or bytes(matter.head) != prev:
        return Broken(matter.number, seq + 1, "末尾被删去或增添", "the end was cut off or added to")
    return None
