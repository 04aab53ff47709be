"""What the page of one report shows to whom."""

from __future__ import annotations

from typing import Any

from huiyin.law.book_2022.cadres import Lead
from huiyin.law.words import AgencyKind, Duty
from huiyin.people import directory
from huiyin.people.doors import OfficeRequest
from huiyin.people.models import Post
from huiyin.sealed import acts, conflict, doors, identity, keys, reading
from huiyin.sealed.models import Assignment, Envelope, Handover, Report, Standing
from huiyin.sealed.wording import LEADS, RANKS, because, by_authority


def page(request: OfficeRequest, report: Report) -> dict[str, Any]:
    """The cover, the record, and while a reason holds the words and what can be done."""
    report.refresh_from_db()
    mine = request.post_held.agency_id
    handovers = list(Handover.objects.filter(report=report, withdrawn_on=None).select_related("organ"))
    shown: dict[str, Any] = {
        "report": report,
        "opened": False,
        "may_read": Envelope.objects.filter(report=report).exists(),
        "handovers": handovers,
        "to_take": any(
            one.taken_on is None and one.organ_id == mine and request.post_held.duty == Duty.SEALED
            for one in handovers
        ),
        "entries": [
            (entry, said if entry.agency_id == mine else {}) for entry, said in reading.entries(report)
        ],
    }
    namesake = request.user.name in {one.name for one in acts.accused(report)}
    if shown["may_read"] and not namesake and doors.held_open(request, report):
        try:
            shown |= {"sheets": reading.sheets(report), "opened": True, **_to_do(request, report)}
        except keys.NoKey:
            shown["no_key"] = True
    return shown


def _to_do(request: OfficeRequest, report: Report) -> dict[str, Any]:
    tree, known = directory.tree(), acts.accused(report)
    places = [place for place in tree.places.values() if place.open]
    bar = conflict.bar_for(tree, known, request.post_held.agency_id, (request.user.name,))
    mine = report.office_id == request.post_held.agency_id
    return {
        "accused": [(one, tree[one.unit], RANKS[one.rank], LEADS[one.lead]) for one in known],
        "proposed": acts.proposed(report),
        "authority": by_authority(),
        "organs": [
            place for place in places if place.kind not in (AgencyKind.PETITION_OFFICE, AgencyKind.CONFERENCE)
        ],
        "places": places,
        "ranks": [(rank.value, said) for rank, said in RANKS.items()],
        "leads": [(lead.value, LEADS[lead]) for lead in (Lead.NONE, Lead.DEPUTY, Lead.HEAD)],
        "barred_here": because(bar, tree) if bar else "",
        "offered": report.standing == Standing.REFERRED,
        "passes_up": mine and report.standing == Standing.RECEIVED,
        "colleagues": [
            post.officer
            for post in Post.objects.filter(agency=request.post_held.agency_id, duty=Duty.SEALED)
            .select_related("officer")
            .order_by("id")
            if post.held_on(request.today)
        ],
        "assignments": Assignment.objects.filter(report=report).select_related("officer"),
        "identity_granted": identity.granted(request, report),
    }
