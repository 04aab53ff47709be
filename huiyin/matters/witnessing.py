"""Which checkpoint went to which outside witness, and the sentence every proof says of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import PurePath
from urllib.parse import urlsplit

from huiyin.matters import checkpoints
from huiyin.matters.access import named
from huiyin.matters.checkpoints import CLOCK
from huiyin.matters.models import Checkpoint as Row
from huiyin.matters.models import Witness
from huiyin.proof.checkpoint import Checkpoint

NONE = (
    "没有外部见证：存证只由本系统自己保存和签名，请自己留一份，或者抄下公告栏上的根。",
    "There is no outside witness: checkpoints are kept and signed by this system alone. Keep a copy, or write down "
    "the root on the notice board.",
)


def owe(witnesses: Sequence[str], places: Iterable[int]) -> None:
    """Note that these checkpoints are to go to these witnesses; to a new witness, every one there is."""
    with named(CLOCK):
        known = set(Witness.objects.values_list("witness", flat=True).distinct())
        everything = list(Row.objects.values_list("place", flat=True)) if set(witnesses) - known else []
        Witness.objects.bulk_create(
            [
                Witness(place=place, witness=one)
                for one in witnesses
                for place in (places if one in known else everything)
            ],
            ignore_conflicts=True,
        )


def owed(witnesses: Sequence[str]) -> list[tuple[int, str, Checkpoint]]:
    """What has not yet reached one of these witnesses: number, witness, checkpoint; oldest first."""
    with named(CLOCK):
        rows = Witness.objects.filter(told_at=None, witness__in=witnesses).order_by("place", "id")
        waiting = list(rows.values_list("place", "witness"))
        found = checkpoints.at_places({place for place, _ in waiting})
    return [(place, one, found[place]) for place, one in waiting if place in found]


def note(place: int, witness: str, *, told: datetime | None) -> None:
    """One try more; when it was told, if it was."""
    with named(CLOCK):
        row = Witness.objects.select_for_update().get(place=place, witness=witness)
        row.attempts, row.told_at = row.attempts + 1, told
        row.save(update_fields=["attempts", "told_at"])


def sentence(places: Iterable[int]) -> tuple[str, str]:
    """What a proof by these checkpoints says of witnesses, in Chinese and in English. Inside `named`."""
    rows = list(Witness.objects.filter(place__in=list(places)).order_by("id"))
    told = list(dict.fromkeys(label(row.witness) for row in rows if row.told_at))
    waiting = len({row.witness for row in rows if not row.told_at})
    if not told:
        late = (f"（{waiting} 处尚未送到。）", f" ({waiting} not reached yet.)") if waiting else ("", "")
        return NONE[0] + late[0], NONE[1] + late[1]
    zh = f"外部见证：{'、'.join(told)}，也保存着存证，可以与之比对。"
    en = f"Outside witnesses keep the checkpoints, too, to compare with: {', '.join(told)}."
    if waiting:
        zh, en = f"{zh}另有 {waiting} 处尚未送到。", f"{en} Not reached yet: {waiting}."
    return zh, en


def label(witness: str) -> str:
    """A witness as the public may read it: the host of an address, the last name of a folder."""
    return (urlsplit(witness).hostname or "") if "://" in witness else PurePath(witness).name
