"""A checkpoint: the root over all acts written since the one before, the arrival numbers, signed and chained.

What is signed is `body`, a text in the fixed spelling; `before` in it is the SHA-256 of the body before.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from huiyin.proof.reading import bytes_of, count_of, entry
from huiyin.proof.signing import Signer, fingerprint, holds
from huiyin.proof.spelling import spelled
from huiyin.proof.wrong import Wrong

FORMAT, FILE, ONE = "huiyin checkpoint 1", "huiyin checkpoints 1", "huiyin signed checkpoint 1"
FIRST = "0" * 64  # what the first one comes after


@dataclass(frozen=True)
class Checkpoint:
    """A signed checkpoint as it is kept and sent: the very text, and the signature over it."""

    body: str
    signature: bytes

    @cached_property
    def says(self) -> dict[str, Any]:
        """The body as data; `Wrong` where it is none."""
        try:
            said = json.loads(self.body)
        except ValueError:
            said = None
        if not isinstance(said, dict) or said.get("format") != FORMAT:
            raise Wrong("这不是存证，或者已经损坏。", "This is no checkpoint, or it is damaged.")
        return said

    @property
    def readable(self) -> bool:
        """Whether the body can be read at all."""
        try:
            return bool(self.place and self.taken_at)
        except Wrong:
            return False

    @property
    def place(self) -> int:
        """Which one it is, counted from 1."""
        return count_of(self.says, "place")

    @property
    def acts(self) -> int:
        """How many acts its tree holds."""
        return count_of(self.says, "acts")

    @property
    def root(self) -> bytes:
        """The root of its tree."""
        return bytes_of(self.says, "root", 32)

    @property
    def key(self) -> bytes:
        """The public key it is signed with."""
        return bytes_of(self.says, "key")

    @property
    def taken_at(self) -> datetime:
        """When it was taken."""
        try:
            return datetime.fromisoformat(str(entry(self.says, "taken_at")))
        except ValueError:
            raise Wrong("存证的时间写得不对。", "The instant of the checkpoint cannot be read.") from None

    @property
    def arrivals(self) -> Sequence[int]:
        """Arrival numbers so far: issued, registered, outstanding."""
        found = entry(self.says, "arrivals")
        return [count_of(found, name) for name in ("issued", "registered", "outstanding")]

    @property
    def digest(self) -> str:
        """What the next one is chained to."""
        return hashlib.sha256(self.body.encode()).hexdigest()

    @property
    def signed_by(self) -> str:
        """The fingerprint of its key."""
        return fingerprint(self.key)

    def plain(self) -> dict[str, str]:
        """As a JSON value."""
        return {"body": self.body, "signature": self.signature.hex()}


def make(
    signer: Signer,
    before: Checkpoint | None,
    *,
    taken_at: datetime,
    root: bytes,
    acts: int,
    agencies: Mapping[str, Sequence[int]],
    next_key: bytes | None = None,
) -> Checkpoint:
    """Sign the next checkpoint. `agencies`: for each code issued, registered, outstanding arrivals so far.

    `next_key` announces the public key that signs from the next one on.
    """
    totals = [sum(numbers[at] for numbers in agencies.values()) for at in range(3)]
    body = {
        "format": FORMAT,
        **_after(before),
        "taken_at": taken_at.isoformat(timespec="microseconds"),
        "acts": acts,
        "root": root.hex(),
        "arrivals": dict(zip(("issued", "registered", "outstanding"), totals, strict=True)),
        "agencies": {code: list(numbers) for code, numbers in agencies.items()},
        "algorithm": signer.algorithm,
        "key": signer.public.hex(),
    }
    if next_key is not None:
        body["next"] = next_key.hex()
    text = spelled(body)
    return Checkpoint(text.decode(), signer.sign(text))


def _after(before: Checkpoint | None) -> dict[str, Any]:
    """What chains a checkpoint to the one before it."""
    if before is None:
        return {"place": 1, "since": None, "before": FIRST}
    return {"place": before.place + 1, "since": before.says["taken_at"], "before": before.digest}


def check_signature(one: Checkpoint) -> None:
    """`Wrong` unless the signature is that of the key it names."""
    said = one.says
    if not holds(str(said.get("algorithm")), one.key, one.body.encode(), one.signature):
        raise Wrong(
            f"第 {one.place} 号存证的签名不对。", f"The signature of checkpoint {one.place} does not hold."
        )


def check_chain(found: Iterable[Checkpoint], *, from_first: bool = True, key: str = "") -> list[Checkpoint]:
    """Signatures, numbers without a gap, each chained to the one before; `Wrong` names the first that is not.

    `key` is the fingerprint the last must be signed with, as printed on a notice board: it vouches for those before.
    """
    walked: list[Checkpoint] = []
    for one in found:
        check_signature(one)
        before = walked[-1] if walked else None
        if before is not None or from_first:
            _follows(one, before)
        walked.append(one)
    if key and walked and bare(key) != bare(walked[-1].signed_by):
        raise Wrong(
            f"第 {walked[-1].place} 号存证不是用指纹为 {key} 的密钥签的。",
            f"Checkpoint {walked[-1].place} is not signed with the key of fingerprint {key}.",
        )
    return walked


def bare(typed: str) -> str:
    """A fingerprint without its spaces."""
    return "".join(sign for sign in typed.lower() if sign.isalnum())


def _follows(one: Checkpoint, before: Checkpoint | None) -> None:
    due = before.place + 1 if before else 1
    if one.place != due:
        raise Wrong(f"缺少第 {due} 号存证。", f"Checkpoint {due} is missing.")
    if one.says.get("before") != (before.digest if before else FIRST):
        raise Wrong(
            f"第 {one.place} 号存证与上一号不衔接。",
            f"Checkpoint {one.place} does not follow the one before it.",
        )
    if before is not None and one.key.hex() not in (before.key.hex(), before.says.get("next")):
        raise Wrong(
            f"第 {one.place} 号存证换了签名密钥（{one.signed_by}），前一号没有预告。",
            f"Checkpoint {one.place} is signed with another key ({one.signed_by}), which the one before did not announce.",
        )


def file_of(found: Iterable[Checkpoint]) -> bytes:
    """Checkpoints as a file to hand out."""
    made = {"format": FILE, "checkpoints": [one.plain() for one in found]}
    return json.dumps(made, ensure_ascii=False, indent=1).encode() + b"\n"


def one_file(one: Checkpoint) -> bytes:
    """One checkpoint as a witness gets it."""
    return json.dumps({"format": ONE, **one.plain()}, ensure_ascii=False, indent=1).encode() + b"\n"


def from_plain(value: Any) -> Checkpoint:
    """A checkpoint from its JSON value; `Wrong` where it is none."""
    one = Checkpoint(str(entry(value, "body")), bytes_of(value, "signature"))
    _ = one.says
    return one
