"""Where one can turn: regions and the offices in them that take petitions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet

from huiyin.law.words import AgencyKind
from huiyin.people import publishing
from huiyin.people.models import Agency, Region
from huiyin.people.wording import in_english

TAKING = (AgencyKind.PETITION_OFFICE, AgencyKind.ORGAN)
MOST = 60  # offices found at once


@dataclass(slots=True)
class Area:
    """A region with its depth in the tree and, where asked for, its petition offices."""

    code: str
    name: str
    depth: int
    offices: list[Agency] = field(default_factory=list)


def areas() -> list[Area]:
    """Regions that have an office to turn to, each below the one that contains it."""
    rows = _regions()
    peopled = set(_taking().values_list("region_id", flat=True))
    ordered = sorted(rows.values(), key=lambda row: _path(row, rows))
    return [Area(row.code, _name(row), len(_path(row, rows)) - 1) for row in ordered if row.code in peopled]


def petition_offices() -> list[Area]:
    """The petition offices with address, telephone and hours, region by region."""
    return _by_region(publishing.publishers().filter(kind=AgencyKind.PETITION_OFFICE), _regions())


def found(words: str) -> list[Area]:
    """The offices of every place or agency whose name holds these words, and the petition office next above them.

    At most `MOST` offices, the petition office of each region first.
    """
    rows = _regions()
    said = words.casefold()
    places = {code for code, row in rows.items() if said in f"{row.name} {row.name_en}".casefold()}
    agencies = publishing.publishers()
    named = agencies.filter(Q(name__icontains=words) | Q(name_en__icontains=words) | Q(region__in=places))
    chosen = {agency.pk: agency for agency in named[:MOST]}
    around = {code for place in places for code in _path(rows[place], rows)}
    near = agencies.filter(kind=AgencyKind.PETITION_OFFICE, region__in=around)
    offices = {agency.region_id: agency for agency in near}
    for place in places:
        above = next((offices[code] for code in reversed(_path(rows[place], rows)) if code in offices), None)
        if above is not None:
            chosen.setdefault(above.pk, above)
    return _by_region(chosen.values(), rows)


def near(agency: Agency) -> Agency | None:
    """The petition office of the agency's region or of the nearest one above it; another than the agency itself."""
    around = _path(agency.region, _regions())
    offices = publishing.publishers().filter(kind=AgencyKind.PETITION_OFFICE, region__in=around)
    others = {office.region_id: office for office in offices if office.pk != agency.pk}
    return next((others[code] for code in reversed(around) if code in others), None)


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


def _regions() -> dict[str, Region]:
    return {row.code: row for row in Region.objects.order_by("code")}


def _by_region(agencies: Iterable[Agency], rows: dict[str, Region]) -> list[Area]:
    """The regions these agencies stand in, each below the one that contains it, the petition office first."""
    peopled: dict[str, list[Agency]] = defaultdict(list)
    for agency in agencies:
        peopled[agency.region_id].append(agency)
    areas = []
    for code in sorted(peopled, key=lambda code: _path(rows[code], rows)):
        offices = sorted(peopled[code], key=lambda one: (one.kind != AgencyKind.PETITION_OFFICE, one.code))
        areas.append(Area(code, _name(rows[code]), len(_path(rows[code], rows)) - 1, offices))
    return areas


def _path(row: Region, rows: dict[str, Region]) -> list[str]:
    path: list[str] = []
    step: Region | None = row
    while step is not None and step.code not in path:
        path.insert(0, step.code)
        step = rows.get(step.parent_id or "")
    return path


def _name(row: Region) -> str:
    return (in_english() and row.name_en) or row.name
