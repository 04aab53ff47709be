"""Served but not proved: the agency's issued papers that wait for the proof of their service (rulebook E.3)."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from huiyin.desk.shell import serves, shell
from huiyin.law.book_2022 import papers, steps
from huiyin.law.grammar import Paper, Step
from huiyin.matters import reading
from huiyin.papers import serving
from huiyin.papers.serving import Tried, Unproved
from huiyin.people.doors import OfficeRequest, in_post


@dataclass(frozen=True, slots=True)
class Row:
    """One paper of the list: how long it is out, what was tried, and the step that records its service."""

    paper: Unproved
    kind: Paper
    days: int
    level: str
    tried: Tried | None
    step: Step | None  # None: another duty records it


@require_safe
@in_post
def unproved(request: OfficeRequest) -> HttpResponse:
    """Issued papers without proof of service, longest first; `?kind=` narrows, `?after=` continues."""
    if not serves(request.actor.duty):
        raise Http404
    agency, kind = request.actor.agency_id or 0, request.GET.get("kind", "")
    if kind and kind not in serving.TO_SERVE:
        raise Http404
    with reading.named(request.actor):
        kinds = serving.kinds_unproved(agency)
        page = serving.page(agency, kind=kind, after=request.GET.get("after", ""))
        tried = serving.tried(page.rows)
    seen = {
        **shell(request, "service", unproved=min(sum(kinds.values()), serving.CAP + 1)),
        "kind": kind,
        "kinds": [(papers.BY_CODE[code], how_many) for code, how_many in kinds.items()],
        "total": sum(kinds.values()),
        "rows": [_row(one, tried.get(one.pk), request) for one in page.rows],
        "next": page.next,
        "slow": serving.SLOW.days,
        "late": serving.LATE.days,
    }
    return render(request, "desk/service.html", seen)


def _row(one: Unproved, tried: Tried | None, request: OfficeRequest) -> Row:
    step = steps.BY_CODE[one.step]
    return Row(
        one,
        papers.BY_CODE[one.kind],
        one.waited(request.today),
        one.level(request.today),
        tried,
        step if request.actor.duty in step.by else None,
    )
