"""Where one can turn: regions and the offices in them that take petitions."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db.models import QuerySet

from huiyin.law.words import AgencyKind
from huiyin.people.models import Agency, Region
from huiyin.people.wording import in_english

TAKING = (AgencyKind.PETITION_OFFICE, AgencyKind.ORGAN)


@dataclass(slots=True)
class Area:
    """A region with its depth in the tree and, where asked for, its petition offices."""

    code: str
    name: str
    depth: int
    offices: list[Agency] = field(default_factory=list)


def areas() -> list[Area]:
    """Regions that have an office to turn to, each below the one that contains it."""
    rows = {row.code: row for row in Region.objects.order_by("code")}
    peopled = set(_taking().values_list("region_id", flat=True))
    ordered = sorted(rows.values(), key=lambda row: _path(row, rows))
    return [Area(row.code, _name(row), len(_path(row, rows)) - 1) for row in ordered if row.code in peopled]


def petition_offices() -> list[Area]:
    """The petition offices with address, telephone and hours, region by region."""
    found = {area.code: area for area in areas()}
    for agency in _taking().filter(kind=AgencyKind.PETITION_OFFICE):
        if agency.region_id in found:
            found[agency.region_id].offices.append(agency)
    return [area for area in found.values() if area.offices]


def offices_in(region: str) -> list[Agency]:
    """The offices of a region, the petition office first."""
    found = list(_taking().filter(region_id=region.replace("\0", "")))
    return sorted(found, key=lambda agency: agency.kind != AgencyKind.PETITION_OFFICE)


def office(pk: int) -> Agency | None:
    """The office of that number, if it takes petitions."""
    return _taking().select_related("region").filter(pk=pk).first()


def region_name(agency: Agency) -> str:
    """The region an office stands in."""
    return _name(agency.region)


def _taking() -> QuerySet[Agency]:
    return Agency.objects.filter(open=True, kind__in=TAKING).order_by("code")


def _path(row: Region, rows: dict[str, Region]) -> list[str]:
    path: list[str] = []
    step: Region | None = row
    while step is not None and step.code not in path:
        path.insert(0, step.code)
        step = rows.get(step.parent_id or "")
    return path


def _name(row: Region) -> str:
    return (in_english() and row.name_en) or row.name
