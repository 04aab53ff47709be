"""Checkpoints: taken by a job, read by whoever is named, compared with the acts by `ledger.verify`.

A checkpoint holds every act that is visible and in none before it. Its tree is in the order of the leaf hashes, so
that a place in it says neither when an act was written nor which matter it belongs to.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from huiyin.law.words import Duty
from huiyin.matters import models, sql
from huiyin.matters.access import named
from huiyin.people.acting import Actor
from huiyin.proof import checkpoint, tree
from huiyin.proof.checkpoint import Checkpoint
from huiyin.proof.receipt import Proof
from huiyin.proof.signing import Signer
from huiyin.proof.spelling import leaf
from huiyin.proof.wrong import Wrong

CLOCK = Actor.job(Duty.CLOCK)
HERE = ZoneInfo("Asia/Shanghai")
_ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtext('huiyin checkpoint'))"


def take(signer: Signer, at: datetime, next_key: bytes | None = None) -> Checkpoint:
    """Sign everything written since the last one, in one transaction; `at` is the instant it says.

    `next_key` announces the key that signs from the next one on.
    """
    with named(CLOCK):
        sql.one(_ONE_AT_A_TIME)
        before = newest()
        place = before.place + 1 if before else 1
        acts = int(sql.one("SELECT huiyin_gather_leaves(%s)", [place])[0])
        made = checkpoint.make(
            signer,
            before,
            taken_at=at,
            root=tree.root(tree_of(place)),
            acts=acts,
            agencies=arrivals(),
            next_key=next_key,
        )
        models.Checkpoint.objects.create(place=place, body=made.body, signature=made.signature)
    return made


def due(now: datetime) -> bool:
    """Whether none was taken yet on this day of the real calendar; `now` is the real instant."""
    with named(CLOCK):
        newest_at = models.Checkpoint.objects.order_by("-place").values_list("made_at", flat=True).first()
    return newest_at is None or newest_at.astimezone(HERE).date() < now.astimezone(HERE).date()


def arrivals() -> dict[str, list[int]]:
    """Arrival numbers so far, by agency code: issued, registered, outstanding. For a job."""
    found = sql.rows("SELECT * FROM huiyin_arrival_numbers()")
    return {code: [issued, registered, issued - registered] for code, issued, registered in found}


def newest() -> Checkpoint | None:
    """The last one, or None. Inside `named`."""
    row = models.Checkpoint.objects.order_by("-place").first()
    return _signed(row) if row else None


def all_of_them() -> Iterator[Checkpoint]:
    """Every one, oldest first. Inside `named`."""
    return (_signed(row) for row in models.Checkpoint.objects.order_by("place").iterator(chunk_size=500))


def latest(count: int) -> list[Checkpoint]:
    """The last ones, newest first. Inside `named`."""
    return [_signed(row) for row in models.Checkpoint.objects.order_by("-place")[:count]]


def at_places(places: Iterable[int]) -> dict[int, Checkpoint]:
    """Those of these numbers that there are. Inside `named`."""
    rows = models.Checkpoint.objects.filter(place__in=list(places)).order_by("place")
    return {row.place: _signed(row) for row in rows}


def run_from(first: int) -> list[Checkpoint]:
    """Those from one number on. Inside `named`."""
    rows = models.Checkpoint.objects.filter(place__gte=first).order_by("place")
    return [_signed(row) for row in rows]


def _signed(row: models.Checkpoint) -> Checkpoint:
    return Checkpoint(row.body, bytes(row.signature))


def tree_of(place: int) -> list[bytes]:
    """The leaf hashes of one checkpoint in the order of its tree. Inside `named`."""
    joined = bytes(sql.one("SELECT huiyin_leaves(%s)", [place])[0])
    return [joined[at : at + 32] for at in range(0, len(joined), 32)]


def proofs(acts: Sequence[tuple[int, date, bytes]]) -> list[Proof]:
    """A proof of each act, given as key, day and hash; of one in no checkpoint yet, that it is pending.

    Inside `named`: an act out of reach is as good as pending.
    """
    leaves = {row.pk: row for row in models.Leaf.objects.filter(act_id__in=[pk for pk, _, _ in acts])}
    trees = {place: tree_of(place) for place in sorted({row.place for row in leaves.values()})}
    return [_proof(on, own, leaves.get(pk), trees) for pk, on, own in acts]


def _proof(on: date, own: bytes, row: models.Leaf | None, trees: dict[int, list[bytes]]) -> Proof:
    if row is None:
        return Proof(on, own)
    leaves, wanted = trees[row.place], bytes(row.leaf)
    index = bisect_left(leaves, wanted)
    return Proof(on, own, row.place, index, tuple(tree.path(leaves, index)))


@dataclass(frozen=True, slots=True)
class Standing:
    """An act found by number and code: its day, the checkpoint that holds it, whether it is still in the record."""

    on: date
    place: int | None
    kept: bool


def stands(number: str, code: str) -> Standing | None:
    """Whether an act whose hash begins with `code` (16 to 64 hexadecimal digits) is at that number.

    Inside `named`; tells anyone who holds the paper, and nobody else: the code cannot be guessed.
    """
    if "\0" in number or "\0" in code:
        return None
    found = sql.rows("SELECT * FROM huiyin_stands(%s, %s)", [number, code])
    return Standing(*found[0]) if found else None


def still_kept(number: str, hashes: Sequence[bytes]) -> bool:
    """Whether acts with these hashes all stand in the record at that number today. Inside `named`."""
    asked = [one.hex() for one in hashes]
    statement = """SELECT count(*) FROM unnest(%s::text[]) AS h
      WHERE NOT EXISTS (SELECT 1 FROM huiyin_stands(%s, h) s WHERE s.kept)"""
    return "\0" not in number and not sql.one(statement, [asked, number])[0]


def check_trees(found: Sequence[Checkpoint]) -> None:
    """The leaves as they lie here against what was signed; `Wrong` names the first checkpoint that differs."""
    for one in found:
        rows = models.Leaf.objects.filter(place=one.place).values_list("number", "on", "hash").iterator()
        leaves = sorted(tree.leaf_hash(leaf(number, on, bytes(own))) for number, on, own in rows)
        if len(leaves) != one.acts or tree.root(leaves) != one.root:
            raise Wrong(
                f"第 {one.place} 号存证的树被改过。", f"The tree of checkpoint {one.place} was changed."
            )
    last = found[-1].place if found else 0
    if models.Leaf.objects.filter(place__gt=last).exists():
        raise Wrong(f"缺少第 {last + 1} 号存证。", f"Checkpoint {last + 1} is missing.")


def check_arrivals(signed: Checkpoint | None) -> None:
    """Arrival numbers only grow; `Wrong` names the agency where some were taken away."""
    now = arrivals()
    for code, (issued, registered, _) in (signed.says["agencies"] if signed else {}).items():
        has = now.get(code, [0, 0, 0])
        if has[0] < issued or has[1] < registered:
            raise Wrong(
                f"机关 {code} 的收件号比第 {signed.place if signed else 0} 号存证时少了。",
                f"Agency {code} has fewer arrival numbers than at checkpoint {signed.place if signed else 0}.",
            )


def differing(outside: Sequence[Checkpoint]) -> Checkpoint | None:
    """The first checkpoint kept outside that is not the same here, or None. Inside `named`."""
    here = at_places(one.place for one in outside)
    return next((one for one in outside if here.get(one.place) != one), None)
