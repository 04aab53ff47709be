"""The office's table of divisions and places as it stands on a day: the regions of its agencies, and what it took in besides."""

from __future__ import annotations

import csv
import io
from datetime import date

from huiyin.hints.models import PlaceTable
from huiyin.people import directory
from huiyin.people.models import Region
from huiyin.triage import region_rows
from huiyin.triage.regions import Divisions
from huiyin.triage.tables import Row

_kept: tuple[directory.Tree, tuple[object, ...], Divisions] | None = None


def divisions(on: date) -> Divisions:
    """What texts are held against that day; built once for each edition and day. Inside `named`."""
    global _kept
    tree, edition = directory.tree(), _edition(on)
    key = (edition and (edition.pk, edition.source, edition.since), on)
    kept = _kept
    if kept is None or kept[0] is not tree or kept[1] != key:
        _kept = kept = (tree, key, Divisions(rows(edition), on))
    return kept[2]


def rows(edition: PlaceTable | None) -> list[Row]:
    """The regions of the agencies, each as the edition has it where it does, and what else is in the edition."""
    found = {
        code: {"code": code, "name": name, "parent": parent or ""}
        for code, name, parent in Region.objects.values_list("code", "name", "parent_id")
    }
    if edition is not None:
        own = PlaceTable.objects.values_list("rows", flat=True).get(pk=edition.pk)
        found |= {row["code"]: row for row in own}
    return list(found.values())


def take_in(text: str, *, since: date, source: str, on: date) -> int:
    """A CSV table becomes the edition in force from that day; how many rows. Raises `Unusable`. As the job of the clocks."""
    known = Region.objects.values_list("code", flat=True)
    taken = region_rows.read(text, list(known))
    PlaceTable.objects.create(since=since, rows=taken, source=source, taken_on=on)
    return len(taken)


def written(on: date) -> str:
    """The table in force on that day, as `take_in` reads it. Inside `named`."""
    out = io.StringIO()
    file = csv.DictWriter(out, region_rows.COLUMNS, restval="", lineterminator="\n")
    file.writeheader()
    file.writerows(sorted(rows(_edition(on)), key=lambda row: row["code"]))
    return out.getvalue()


def _edition(on: date) -> PlaceTable | None:
    return PlaceTable.objects.filter(since__lte=on).defer("rows").order_by("-id").first()
