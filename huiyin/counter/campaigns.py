"""人民建议征集: what offices ask the public for, until when, how many answered, and what came of it (art. 29)."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from huiyin.counter.announcements import gone, told_of
from huiyin.people.doors import DatedRequest
from huiyin.publishing import campaigns, reading
from huiyin.publishing.models import Edition, Kind


def stands(edition: Edition, request: DatedRequest) -> str:
    """ahead, open, over or answered: over with a result."""
    on = request.today
    if edition.closes_on and edition.closes_on < on:
        return "answered" if edition.result else "over"
    return "open" if campaigns.is_open(edition, on) else "ahead"


@require_safe
def listed(request: DatedRequest) -> HttpResponse:
    """The calls that can be answered, then those that are over."""
    ahead, over = campaigns.listed(request.now)
    many = campaigns.answers([*ahead, *over])
    seen = {
        "groups": [
            [(row, stands(row, request), many.get(row.publication_id)) for row in rows]
            for rows in (ahead, over)
        ],
        "here": "campaigns",
    }
    return render(request, "counter/campaigns.html", seen)


@require_safe
def one(request: DatedRequest, pk: int) -> HttpResponse:
    """One call, and the way to answer it."""
    edition = reading.one(Kind.CAMPAIGN, pk, request.now)
    if edition is None:
        return gone(request, Kind.CAMPAIGN, pk, reverse("counter:campaigns"), _("人民建议征集"))
    many = campaigns.answers([edition]).get(edition.publication_id)
    seen = {**told_of(edition), "stands": stands(edition, request), "many": many, "here": "campaigns"}
    return render(request, "counter/campaign.html", seen)
