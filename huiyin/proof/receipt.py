"""The proof file a petitioner takes home: these acts, at this number and day, were in the record.

Each act is told by day and hash alone; its place in a tree leads to the root of a signed checkpoint.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from huiyin.proof import tree
from huiyin.proof.checkpoint import Checkpoint, check_chain, from_plain
from huiyin.proof.reading import bytes_of, count_of, entry, hexadecimal, read, rows
from huiyin.proof.spelling import leaf
from huiyin.proof.wrong import Wrong

FORMAT = "huiyin proof 1"


@dataclass(frozen=True, slots=True)
class Proof:
    """One act: its day and hash; where it stands in which checkpoint's tree, unless it is not yet in one."""

    on: date
    hash: bytes
    place: int | None = None
    index: int = 0
    path: tuple[bytes, ...] = ()

    def plain(self) -> dict[str, Any]:
        """As a JSON value."""
        said: dict[str, Any] = {"on": self.on.isoformat(), "hash": self.hash.hex(), "place": self.place}
        if self.place is not None:
            said |= {"index": self.index, "path": [step.hex() for step in self.path]}
        return said


@dataclass(frozen=True, slots=True)
class Checked:
    """What a proof file proves."""

    number: str
    proven: list[Proof]
    pending: list[Proof]
    checkpoints: dict[int, Checkpoint]
    witnesses: str  # what the file itself says of them
    witnesses_en: str


def file_of(
    number: str, proofs: Iterable[Proof], found: Iterable[Checkpoint], witnesses: tuple[str, str]
) -> bytes:
    """A proof file. `witnesses` is the sentence on outside witnesses, in Chinese and in English."""
    made = {
        "format": FORMAT,
        "number": number,
        "acts": [proof.plain() for proof in proofs],
        "checkpoints": [one.plain() for one in found],
        "witnesses": dict(zip(("zh", "en"), witnesses, strict=True)),
    }
    return json.dumps(made, ensure_ascii=False, indent=1).encode() + b"\n"


def check(text: bytes, *, key: str = "") -> Checked:
    """Check a proof file by itself; `Wrong` names the first thing that does not hold."""
    said = read(text, FORMAT)
    number = str(entry(said, "number"))
    found = [from_plain(one) for one in rows(said, "checkpoints")]
    for one in found:
        check_chain([one], from_first=False, key=key)
    by_place = {one.place: one for one in found}
    proofs = [_proof(one) for one in rows(said, "acts")]
    for proof in proofs:
        check_proof(number, proof, by_place)
    told = said.get("witnesses")
    told = told if isinstance(told, dict) else {}
    return Checked(
        number,
        [one for one in proofs if one.place is not None],
        [one for one in proofs if one.place is None],
        by_place,
        str(told.get("zh", "")),
        str(told.get("en", "")),
    )


def check_proof(number: str, proof: Proof, checkpoints: dict[int, Checkpoint]) -> None:
    """`Wrong` unless the act's place leads to the root of its checkpoint; an act not yet in one passes."""
    if proof.place is None:
        return
    one = checkpoints.get(proof.place)
    if one is None:
        raise Wrong(
            f"文件里缺少第 {proof.place} 号存证。", f"Checkpoint {proof.place} is missing from the file."
        )
    start = tree.leaf_hash(leaf(number, proof.on, proof.hash))
    if tree.root_from(start, proof.index, one.acts, proof.path) != one.root:
        raise Wrong(
            f"{number}：{proof.on} 的行为 {proof.hash.hex()[:16]} 不在第 {proof.place} 号存证里。",
            f"{number}: the act {proof.hash.hex()[:16]} of {proof.on} is not in checkpoint {proof.place}.",
        )


def _proof(said: Any) -> Proof:
    try:
        on = date.fromisoformat(str(entry(said, "on")))
    except ValueError:
        raise Wrong("行为的日期写得不对。", "The day of an act cannot be read.") from None
    act_hash = bytes_of(said, "hash", 32)
    if entry(said, "place") is None:
        return Proof(on, act_hash)
    steps: Sequence[Any] = rows(said, "path")
    return Proof(
        on,
        act_hash,
        count_of(said, "place"),
        count_of(said, "index"),
        tuple(hexadecimal(step, "path", 32) for step in steps),
    )
