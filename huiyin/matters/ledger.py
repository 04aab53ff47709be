"""Proof: every act carries the hash of the act before it in its matter.

Anyone can recompute the chain from the rows alone: SHA-256 over the previous hash and the act's own
fields in one fixed spelling (JSON, keys sorted, no spaces, UTF-8, instants in UTC).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC
from itertools import groupby
from typing import Generic, TypeVar

from huiyin.law.words import Duty
from huiyin.matters.access import named
from huiyin.matters.models import Act, PetitionMatter, Term
from huiyin.people.acting import Actor

Row = TypeVar("Row", Act, Term)


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


def check(matter: PetitionMatter, acts: Iterable[Act]) -> Broken | None:
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


@dataclass(frozen=True, slots=True)
class Walked:
    """What a walk over all chains found."""

    matters: int
    acts: int
    broken: list[Broken]


def verify() -> Walked:
    """Walk every chain, and compare each clock with what the chain says of it; names each broken link."""
    matters = acts = 0
    broken: list[Broken] = []
    with named(Actor.job(Duty.CLOCK)):
        chains = _Ahead(Act.objects.order_by("matter_id", "seq").iterator(chunk_size=5000))
        clocks = _Ahead(Term.objects.order_by("matter_id", "id").iterator(chunk_size=5000))
        for matter in PetitionMatter.objects.order_by("id").iterator(chunk_size=2000):
            own, terms = chains.of(matter.pk), clocks.of(matter.pk)
            matters, acts = matters + 1, acts + len(own)
            found = check(matter, own) or check_terms(matter, own, terms)
            if found:
                broken.append(found)
    return Walked(matters, acts, broken)


class _Ahead(Generic[Row]):
    """Rows in the order of their matters, handed out matter by matter."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._groups: Iterator[tuple[int, Iterator[Row]]] = groupby(rows, key=lambda row: row.matter_id)
        self._next: tuple[int, Iterator[Row]] | None = next(self._groups, None)

    def of(self, matter_id: int) -> list[Row]:
        """The rows of this matter; call it with rising ids."""
        while self._next is not None and self._next[0] < matter_id:
            self._next = next(self._groups, None)
        if self._next is None or self._next[0] != matter_id:
            return []
        found = list(self._next[1])
        self._next = next(self._groups, None)
        return found


def check_terms(matter: PetitionMatter, acts: list[Act], terms: list[Term]) -> Broken | None:
    """The clocks as they stand against what the acts recorded: a date altered by hand is named."""
    said: dict[tuple[str, str], list[object]] = {}
    for act in acts:
        for term in act.data.get("terms", ()):
            said[(term[0], term[2])] = term
    for term in terms:
        recorded = said.get((term.clock, term.start.isoformat()))
        if recorded is None or recorded[3:5] != [term.raw.isoformat(), term.due.isoformat()]:
            return Broken(
                matter.number,
                matter.acts,
                f"期限 {term.clock} 与记录不符",
                f"clock {term.clock} differs from the record",
            )
    return None
