"""Proof: every act carries the hash of the act before it in its matter.

Anyone can recompute the chain from the rows alone: SHA-256 over the previous hash and the act's own fields in the one
fixed spelling (`huiyin/proof/spelling.py`). `checkpoints` shows that a chain was not rewritten as a whole.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import groupby
from typing import Any, Generic, TypeVar

from huiyin.law.words import Duty
from huiyin.matters import checkpoints, leaves, sql
from huiyin.matters.access import named
from huiyin.matters.models import Act, Leaf, PetitionMatter, Term
from huiyin.people.acting import Actor
from huiyin.proof.checkpoint import Checkpoint, check_chain
from huiyin.proof.spelling import genesis, link
from huiyin.proof.wrong import Wrong

DIGEST_BYTES = 32

Row = TypeVar("Row", Act, Leaf, Term)


@dataclass(frozen=True, slots=True)
class Broken:
    """The first broken link of one matter: which act, and what is wrong with it."""

    matter: str
    seq: int
    because: str
    because_en: str


def fields(number: str, act: Act) -> list[Any]:
    """What the act is spelled from (`huiyin.proof.spelling.FIELDS`)."""
    return [
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


def chain(number: str, act: Act, prev: bytes) -> None:
    """Give the act its link and its hash. An act with nothing said in it gets a random digest all the same, so that
    nobody finds out by trying what a hash stands for, nor whether anything was said."""
    act.digest = bytes(act.digest) or os.urandom(DIGEST_BYTES)
    act.prev = prev
    act.hash = link(prev, fields(number, act))


def check(matter: PetitionMatter, acts: Iterable[Act]) -> Broken | None:
    """Walk one matter's chain, oldest first; the first broken link, or None."""
    prev, seq = genesis(matter.number), 0
    for act in acts:
        seq += 1
        if act.seq != seq:
            return Broken(matter.number, seq, f"缺少第 {seq} 步", f"act {seq} is missing")
        if bytes(act.prev) != prev:
            return Broken(matter.number, seq, "与上一步不衔接", "it does not follow the act before it")
        prev = link(prev, fields(matter.number, act))
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
    checkpoints: int = 0
    back_dated: list[Broken] = field(default_factory=list)  # written after a checkpoint, dated before it
    unsigned: str = ""  # what is wrong with the checkpoints themselves, in Chinese
    unsigned_en: str = ""


def verify() -> Walked:
    """Walk every chain; compare clocks and checkpoints with it; names the first broken link of each matter."""
    with sql.standing_still(), named(Actor.job(Duty.CLOCK)):
        signed, wrong = _checkpoints()
        walk = _Walk([one.taken_at for one in signed])
        for matter in PetitionMatter.objects.order_by("id").iterator(chunk_size=2000):
            walk.one(matter)
        walk.end()
    said = (wrong.zh, wrong.en) if wrong else ("", "")
    return Walked(walk.matters, walk.acts, walk.broken, len(signed), walk.back_dated, *said)


def _checkpoints() -> tuple[list[Checkpoint], Wrong | None]:
    """Every checkpoint that can be read, and the first thing wrong with them."""
    signed = list(checkpoints.all_of_them())
    try:
        check_chain(signed)
        checkpoints.check_trees(signed)
        checkpoints.check_arrivals(signed[-1] if signed else None)
    except Wrong as wrong:
        return [one for one in signed if one.readable], wrong
    return signed, None


class _Walk:
    """Matter by matter, with its acts, its clocks and its leaves."""

    def __init__(self, taken: list[datetime]) -> None:
        self._chains = _Ahead(Act.objects.order_by("matter_id", "seq").iterator(chunk_size=5000))
        self._clocks = _Ahead(Term.objects.order_by("matter_id", "id").iterator(chunk_size=5000))
        self._leaves = _Ahead(Leaf.objects.order_by("matter_id", "seq").iterator(chunk_size=5000))
        self._taken = taken
        self.matters = self.acts = 0
        self.broken: list[Broken] = []
        self.back_dated: list[Broken] = []

    def one(self, matter: PetitionMatter) -> None:
        """The first broken link of this matter, if it has one."""
        acts, signed = self._chains.of(matter.pk), self._leaves.of(matter.pk)
        terms = self._clocks.of(matter.pk)
        self.matters, self.acts = self.matters + 1, self.acts + len(acts)
        hashes = [(act, link(bytes(act.prev), fields(matter.number, act))) for act in acts]
        differs = leaves.changed(hashes, signed) if signed else None
        found = check(matter, acts) or check_terms(matter, acts, terms)
        if differs:
            self.broken.append(Broken(matter.number, *differs))
        elif found:
            self.broken.append(found)
        if late := leaves.back_dated(acts, signed, self._taken):
            self.back_dated.append(Broken(matter.number, *late))

    def end(self) -> None:
        """Matters that were signed and are not there any more."""
        for leaf in self._leaves.passed_over():
            zh = f"整件事项已记入第 {leaf.place} 号存证，现在不见了"
            en = f"the whole matter is in checkpoint {leaf.place} and is not there any more"
            self.broken.append(Broken(leaf.number, leaf.seq, zh, en))


class _Ahead(Generic[Row]):
    """Rows in the order of their matters, handed out matter by matter."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._groups: Iterator[tuple[int, Iterator[Row]]] = groupby(rows, key=lambda row: row.matter_id)
        self._next: tuple[int, Iterator[Row]] | None = next(self._groups, None)
        self._passed: list[Row] = []

    def of(self, matter_id: int) -> list[Row]:
        """The rows of this matter; call it with rising ids."""
        while self._next is not None and self._next[0] < matter_id:
            self._pass_over()
        if self._next is None or self._next[0] != matter_id:
            return []
        found = list(self._next[1])
        self._next = next(self._groups, None)
        return found

    def passed_over(self) -> list[Row]:
        """The first row of each matter nobody asked for; call it at the end."""
        while self._next is not None:
            self._pass_over()
        return self._passed

    def _pass_over(self) -> None:
        if self._next is not None:
            self._passed.append(next(self._next[1]))
            self._next = next(self._groups, None)


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
