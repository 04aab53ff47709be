"""How to reach us: every office with its telephone; one office with all that art. 18 has it publish, and what it has not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from huiyin.counter import offices
from huiyin.law.book_2022.publishing import DEMANDS, Demand
from huiyin.people import publishing
from huiyin.people.models import Agency
from huiyin.people.wording import in_english


@require_http_methods(["GET", "HEAD", "POST"])
def listed(request: HttpRequest) -> HttpResponse:
    """Offices by region with their telephones; by POST, so that it stays in no address, those of a place."""
    wanted = request.POST.get("q", "").replace("\0", "").strip()[:40]
    areas = offices.found(wanted) if wanted else offices.petition_offices()
    return render(request, "counter/offices.html", {"areas": areas, "wanted": wanted, "here": "offices"})


@dataclass(frozen=True, slots=True)
class Told:
    """One thing to be published: what is told of it, in the reader's language; `missing` where it is not."""

    demand: Demand
    texts: tuple[str, ...]
    missing: bool


@require_safe
def one(request: HttpRequest, code: str) -> HttpResponse:
    """One office: telephone, post, hall, leaders' days; what has not been published is said, never hidden."""
    agency = publishing.publishers().filter(code=code.replace("\0", "")).first()
    if agency is None:
        raise Http404
    lacks = publishing.missing(agency)
    shown = {
        "office": agency,
        "told": {demand.code: _told(agency, demand, lacks) for demand in DEMANDS},
        "contact": getattr(agency, "contact", None),
        "days": publishing.reception_days([agency], request.today),  # type: ignore[attr-defined]
        "region": offices.region_name(agency),
        "takes": agency.kind in offices.TAKING,
        "lacks": lacks,
        "near": offices.near(agency) if lacks else None,
        "here": "offices",
    }
    return render(request, "counter/office.html", shown)


def _told(agency: Agency, demand: Demand, lacks: tuple[Demand, ...]) -> Told:
    said = publishing.told(agency)
    texts = tuple(text for name in demand.needs if (text := _in_language(said, name)))
    return Told(demand, texts, demand in lacks)


def _in_language(said: dict[str, Any], name: str) -> str:
    return str((in_english() and said.get(f"{name}_en")) or said[name])
