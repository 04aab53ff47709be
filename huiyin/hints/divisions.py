"""The office's table of divisions and places as it stands on a day: the regions of its agencies, and what it took in besides."""

from __future__ import annotations

from datetime import date

from huiyin.hints.models import PlaceTable
from huiyin.people import directory
from huiyin.people.models import Region
from huiyin.triage.regions import Divisions

_kept: tuple[tuple[object, ...], Divisions] | None = None


def divisions(on: date) -> Divisions:
    """What texts are held against that day; built once for each edition and day."""
    global _kept
    tree = directory.tree()
    edition = PlaceTable.objects.filter(since__lte=on).order_by("-id").values_list("pk", "source").first()
    key = (tree, edition, on)
    kept = _kept
    if kept is not None and kept[0][0] is tree and kept[0][1:] == key[1:]:
        return kept[1]
    rows = {
        code: {"code": code, "name": name, "parent": parent or ""}
        for code, name, parent in Region.objects.values_list("code", "name", "parent_id")
    }
    if edition:
        rows |= {row["code"]: row for row in PlaceTable.objects.get(pk=edition[0]).rows}
    made = Divisions(rows.values(), on)
    _kept = (key, made)
    return made
