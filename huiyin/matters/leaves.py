"""Acts against the leaves they were signed as: whatever was done to them after a checkpoint is named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from huiyin.matters.models import Act, Leaf

SLACK = timedelta(hours=1)  # between the instant an act names and its being written
Found = tuple[int, str, str]  # place in the chain, what is wrong, the same in English


def changed(acts: Sequence[tuple[Act, bytes]], leaves: Sequence[Leaf]) -> Found | None:
    """The first act of one matter that is not what was signed. Each act comes with its hash, worked out anew."""
    found = sorted([*_gone(acts, leaves), *_other(acts, leaves)], key=lambda one: one[0])
    return found[0] if found else None


def _gone(acts: Sequence[tuple[Act, bytes]], leaves: Sequence[Leaf]) -> Iterator[Found]:
    there = {act.pk for act, _ in acts}
    for leaf in leaves:
        if leaf.pk not in there:
            yield (
                leaf.seq,
                f"这一步（{leaf.on}）已记入第 {leaf.place} 号存证，现在被删去",
                f"it is in checkpoint {leaf.place} ({leaf.on}) and was removed since",
            )


def _other(acts: Sequence[tuple[Act, bytes]], leaves: Sequence[Leaf]) -> Iterator[Found]:
    signed = {leaf.pk: leaf for leaf in leaves}
    last = max((leaf.seq for leaf in leaves), default=0)
    for act, own in acts:
        leaf = signed.get(act.pk)
        if leaf is None:
            if act.seq < last:
                yield act.seq, "这一步是存证以后插进来的", "it was put in after a checkpoint"
        elif act.seq != leaf.seq:
            yield (
                min(act.seq, leaf.seq),
                f"第 {leaf.place} 号存证时它是第 {leaf.seq} 步，现在排在第 {act.seq} 步，顺序被改过",
                f"it was act {leaf.seq} at checkpoint {leaf.place} and stands at {act.seq} now: reordered",
            )
        elif act.on != leaf.on:
            yield (
                act.seq,
                f"第 {leaf.place} 号存证时日期是 {leaf.on}，现在是 {act.on}，日期被改过",
                f"its day was {leaf.on} at checkpoint {leaf.place} and is {act.on} now: dated anew",
            )
        elif own != bytes(leaf.hash):
            yield (
                act.seq,
                f"第 {leaf.place} 号存证以后被改过",
                f"it was altered after checkpoint {leaf.place}",
            )


def back_dated(acts: Sequence[Act], leaves: Sequence[Leaf], taken: Sequence[datetime]) -> Found | None:
    """The first act that names an instant before a checkpoint which does not hold it, or None.

    `taken`: the instants of all checkpoints, oldest first.
    """
    places = {leaf.pk: leaf.place for leaf in leaves}
    for act in acts:
        before = places.get(act.pk, len(taken) + 1) - 1  # the checkpoint that was there when it was written
        if 1 <= before <= len(taken) and act.at < taken[before - 1] - SLACK:
            return (
                act.seq,
                f"自称 {act.at:%Y-%m-%d %H:%M}（UTC）所作，却在第 {before} 号存证以后才写入",
                f"it says {act.at:%Y-%m-%d %H:%M} UTC, yet it was written after checkpoint {before}",
            )
    return None
