"""What every desk page needs around its content."""

from __future__ import annotations

from typing import Any

from huiyin.hints.hotspots import DUTIES
from huiyin.law.book_2022 import steps
from huiyin.law.book_2022.signing import SIGNERS
from huiyin.law.exports import APPROVERS, FORMS
from huiyin.law.words import AgencyKind, Duty
from huiyin.matters.reading import named
from huiyin.papers import registers, serving
from huiyin.papers.batches import PRINTERS
from huiyin.people.doors import OfficeRequest
from huiyin.publishing import rules as publishing

_KEEPING = frozenset().union(
    *(steps.BY_CODE[code].by for code in ("place_hold", "propose_disposal", "approve_disposal"))
)


def keeps(duty: Duty) -> bool:
    """Whether this duty has to do with keeping and disposal."""
    return duty in _KEEPING


# Who reads the table of competences: those who send, those who answer for it, and who keeps it.
COMPETENCE = frozenset({Duty.TRIAGE, Duty.HEAD, Duty.DEPUTY, Duty.SUPERVISOR, Duty.REGISTRAR})
MEASURERS = frozenset(
    {Duty.REGISTRAR, Duty.SUPERVISOR, Duty.INSPECTOR}
)  # who reads how often hints were right
ANSWERING = frozenset({Duty.HEAD, Duty.DEPUTY, Duty.REGISTRAR})  # who answers for what an office publishes
PUBLISHING = publishing.EDITORS | publishing.APPROVERS
EXPORTING = APPROVERS.union(*(form.asks for form in FORMS))


def serves(duty: Duty) -> bool:
    """Whether this duty records the service of papers."""
    return duty in steps.BY_CODE["serve_paper"].by


def enters_ratings(request: OfficeRequest) -> bool:
    """Whether this post enters ratings that were posted or told: who takes in at a petition office."""
    return request.post_held.agency.kind == AgencyKind.PETITION_OFFICE and request.actor.duty is Duty.INTAKE


def sees_hotspots(request: OfficeRequest) -> bool:
    """Whether this post has to do with the hotspots of its petition office."""
    return request.post_held.agency.kind == AgencyKind.PETITION_OFFICE and request.actor.duty in DUTIES


def shell(request: OfficeRequest, here: str = "", *, unproved: int | None = None) -> dict[str, Any]:
    """Context of the page's frame: which column is current, and what this post does besides matters.

    `unproved` is what `unproved_here` said, where the page asked it in its own transaction.
    """
    duty = request.actor.duty
    if unproved is None and serves(duty):
        with named(request.actor):
            unproved = unproved_here(request)
    return {
        "here": here,
        "may_register": duty in steps.BY_CODE["register"].by,
        "enters_ratings": enters_ratings(request),
        "keeps": keeps(duty),
        "exports": duty in EXPORTING,
        "operates": duty is Duty.OPERATOR,
        "registers_people": duty is Duty.REGISTRAR,
        "reads_competence": duty in COMPETENCE,
        "answers": duty in ANSWERING,
        "sees_hotspots": sees_hotspots(request),
        "inspects": duty is Duty.INSPECTOR,
        "measures": duty in MEASURERS,
        "publishes": duty in PUBLISHING,
        "prints": duty in PRINTERS,
        "searches": duty is not Duty.OPERATOR,
        "numbers_kept": duty is not Duty.OPERATOR,
        "signs": _to_sign(request) if duty in SIGNERS else None,
        "serves": unproved,
    }


def _to_sign(request: OfficeRequest) -> int:
    """How many papers wait for this head: as many as the list shows."""
    with named(request.actor):
        return registers.how_many_wait(request.actor, request.today)


def unproved_here(request: OfficeRequest) -> int | None:
    """How many issued papers of the agency have no proof of service, for duties that record it. Inside `named`."""
    return serving.how_many_unproved(request.actor.agency_id or 0) if serves(request.actor.duty) else None
