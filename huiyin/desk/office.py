"""What one's own office publishes, and what art. 18 still demands of it; for a registrar the offices of the territory, too."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from huiyin.desk.shell import ANSWERING, shell
from huiyin.law.book_2022.publishing import DEMANDS
from huiyin.law.words import Duty
from huiyin.matters import access
from huiyin.people import directory, ending, publishing
from huiyin.people.doors import OfficeRequest, in_post
from huiyin.people.models import Agency


@require_safe
@in_post
def published(request: OfficeRequest) -> HttpResponse:
    """Each demand with what is published, what is missing and what to do about it."""
    if request.actor.duty not in ANSWERING:
        raise Http404
    with access.named(request.actor):
        agency = publishing.publishers().filter(pk=request.actor.agency_id).first()
        around = _around(request)
        days = publishing.reception_days([agency] if agency else [], request.today)
    lacks = publishing.missing(agency) if agency else ()
    shown = {
        "office": agency,
        "lines": [(demand, demand in lacks, _texts(agency, demand.needs)) for demand in DEMANDS],
        "lacks": lacks,
        "days": days,
        "around": around,
        "registrar": request.actor.duty is Duty.REGISTRAR,
    }
    return render(request, "desk/office.html", {**shell(request, "office"), **shown})


def _texts(agency: Agency | None, needs: tuple[str, ...]) -> list[str]:
    said = publishing.told(agency) if agency else {}
    return [said[name] for name in needs if said.get(name)]


def _around(request: OfficeRequest) -> list[tuple[Agency, tuple[publishing.Demand, ...]]]:
    """Offices of the registrar's territory that lack something; none for a head."""
    if request.actor.duty is not Duty.REGISTRAR:
        return []
    ids = {place.id for place in ending.territory(directory.tree())}
    return [
        (agency, lacks)
        for agency in publishing.publishers().filter(pk__in=ids)
        if (lacks := publishing.missing(agency))
    ]
