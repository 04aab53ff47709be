"""A matter on one page: what is known, its route so far, its clocks, and what the law allows next."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import quote

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from huiyin.desk import hinting, same, why
from huiyin.desk.bundling import may
from huiyin.desk.notes import of_page
from huiyin.desk.paper_rows import about_papers, with_steps
from huiyin.desk.shell import shell, unproved_here
from huiyin.desk.telling import told
from huiyin.desk.wording import purposes_said
from huiyin.hints import attaching
from huiyin.law.book_2022 import steps
from huiyin.law.grammar import Ruling, Step
from huiyin.law.purposes import UNMASKING, Purpose
from huiyin.law.retention import BACKUPS, FILING
from huiyin.law.words import State
from huiyin.matters import acts, casefile, keeping, letters, reading, standing_aside
from huiyin.matters.asking import hardening
from huiyin.matters.asking.scanning import Scan
from huiyin.matters.reading import What
from huiyin.papers import reading as papers_reading
from huiyin.papers import showing
from huiyin.people.doors import OfficeRequest, in_post

FAR = frozenset({"duty", "position", "state", "klass", "route"})  # refused before any condition is asked

OTHER_SIDE = steps.BY_CODE["tell_identity"].route  # where a person or an employer is complained of


@require_safe
@in_post
@why.said
def show(request: OfficeRequest, number: str) -> HttpResponse:
    """The matter of that number; a matter out of reach is not found, like one that does not exist."""
    return _page(request, number)


@require_POST
@in_post
@why.said
def identity(request: OfficeRequest, number: str) -> HttpResponse:
    """The same page with the petitioner's identity unmasked, for a stated purpose."""
    purpose = _purpose(request)
    if purpose is None:
        messages.error(request, _("请先选择查看身份信息的用途。"))
        return redirect("desk:matter", number)
    return _page(request, number, purpose)


def _purpose(request: OfficeRequest) -> Purpose | None:
    said = request.POST.get("purpose", "")
    return Purpose(said) if said in UNMASKING else None


@require_http_methods(["GET", "HEAD", "POST"])
@in_post
@why.said
def attachment(request: OfficeRequest, number: str, pk: int) -> HttpResponse:
    """A file of the matter, always as a download: nothing uploaded is ever run or shown in our pages.

    What no scanner called clean lies in quarantine: it opens after a conscious click, for a stated purpose.
    """
    purpose = _purpose(request)
    try:
        with reading.named(request.actor):
            if reading.scanned(number, pk) != Scan.CLEAN and purpose is None:
                return _quarantine(request, number, pk)
            look = why.look(request, number, What.FILE, purpose)
            title, media_type, body = reading.attachment(number, pk, look)
    except reading.NotThere as missing:
        raise Http404 from missing
    response = HttpResponse(body, content_type=media_type)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(title)}"
    return response


def _quarantine(request: OfficeRequest, number: str, pk: int) -> HttpResponse:
    seen = {"number": number, "pk": pk, "purposes": purposes_said(UNMASKING)}
    return render(request, "desk/quarantine.html", seen, status=400 if request.method == "POST" else 200)


@require_safe
@in_post
@why.said
def preview(request: OfficeRequest, number: str, pk: int) -> HttpResponse:
    """A small picture of an attached picture, painted anew: nothing of the file itself."""
    try:
        with reading.named(request.actor):
            look = why.look(request, number, What.PREVIEW)
            _title, media_type, body = reading.attachment(number, pk, look)
    except reading.NotThere as missing:
        raise Http404 from missing
    painted = hardening.preview(media_type, body)
    if painted is None:
        raise Http404
    return HttpResponse(painted, content_type="image/jpeg")


@require_safe
@in_post
@why.said
def paper(request: OfficeRequest, number: str, pk: int) -> HttpResponse:
    """A drafted paper as a page to read or print."""
    return showing.answer(request, request.actor, number, pk, why.look(request, number, What.PAPER))


@require_safe
@in_post
@why.said
def large(request: OfficeRequest, number: str, pk: int) -> HttpResponse:
    """A copy in larger type, to print for whoever reads with difficulty."""
    return showing.large(request, request.actor, number, pk, why.look(request, number, What.PAPER))


@require_safe
@in_post
@why.said
def word(request: OfficeRequest, number: str, pk: int) -> HttpResponse:
    """A draft of the own agency as a Word document."""
    return showing.docx(request, request.actor, number, pk, why.look(request, number, What.PAPER))


def _page(request: OfficeRequest, number: str, unmasking: Purpose | None = None) -> HttpResponse:
    """The matter; with the identity unmasked where a purpose for that was given."""
    look = why.look(request, number, What.IDENTITY if unmasking else What.MATTER, unmasking)
    try:
        with reading.named(request.actor):
            page = reading.matter(number, on=request.today, look=look)
            rulings = acts.rulings(page.case, by=request.actor, on=request.today)
            papers = papers_reading.of_matter(page.matter.pk)
            route = told(page, papers)
            unchecked = standing_aside.to_check_again(page.case, request.today)
            around = _around(page, rulings, request)
            handed = letters.handed_over(page.matter.pk) if page.matter.sealed else []
    except reading.NotThere as missing:
        raise Http404 from missing
    seen = {
        **around,
        "page": page,
        "route": route,
        "papers": papers,
        "paper_rows": with_steps(papers, rulings, request.actor, page.acts),
        "handed": handed,
        "unchecked": [told for told in route if told.act.seq in unchecked],
        "reveal": unmasking is not None,
        "purposes": purposes_said(UNMASKING),
        **_other_side(page),
        **_steps([pair for pair in rulings if not about_papers(pair[0])], request),
        **_days(page, request),
    }
    return render(request, "desk/matter.html", seen)


def _around(
    page: reading.MatterPage, rulings: list[tuple[Step, Ruling]], request: OfficeRequest
) -> dict[str, Any]:
    """The frame of the page, and what stands beside the matter: notes, hints, its hotspot. Inside `named`."""
    return {
        **shell(request, unproved=unproved_here(request)),
        **of_page(page, request),
        **hinting.of_page(page, {step.code: ruling for step, ruling in rulings}, request),
        "belonging": attaching.of_matter(page.case, request.actor),
    }


def _other_side(page: reading.MatterPage) -> dict[str, bool]:
    """Whether a person or an employer is complained of, and whether they were told who petitions."""
    return {
        "other_side": page.matter.route in OTHER_SIDE,
        "told_other_side": any(act.step == "tell_identity" for act in page.acts),
    }


def _kept(page: reading.MatterPage, request: OfficeRequest) -> dict[str, Any]:
    """How long it is kept, or when it was destroyed and the last backup of it is gone."""
    destroyed = next((act for act in page.acts if act.after == State.DISPOSED), None)
    return {
        "kept": keeping.period_of(page.case, request.today),
        "held": bool(casefile.held_by(page.case.history)),
        "filing": FILING,
        "may_bundle": may(request.actor, page.matter),
        "destroyed": destroyed,
        "backups_until": destroyed.on + timedelta(BACKUPS.amount) if destroyed else None,
    }


def _steps(rulings: list[tuple[Step, Ruling]], request: OfficeRequest) -> dict[str, Any]:
    """What may be done now, and what may not, with the reason."""
    lawful = [step for step, ruling in rulings if ruling.allowed]
    refused = _worth_saying(rulings, request)
    return {
        "may_look": any(step.code == same.STEP for step in lawful),
        "onward": [step for step in lawful if step.then],
        "beside": [step for step in lawful if not step.then],
        "unlawful": refused,
        "near": [pair for pair in refused if _near(*pair)],
        "far": [pair for pair in refused if not _near(*pair)],
    }


def _days(page: reading.MatterPage, request: OfficeRequest) -> dict[str, Any]:
    """Clocks that run, those that have ended, and how long the file is kept."""
    return {
        **_kept(page, request),
        "running": [clock for clock in page.clocks if clock.running],
        "ended": [clock for clock in page.clocks if not clock.running],
    }


def _worth_saying(rulings: list[tuple[Step, Ruling]], request: OfficeRequest) -> list[tuple[Step, Ruling]]:
    """The refused steps of this duty: those of other duties would only be noise."""
    return [
        (step, ruling) for step, ruling in rulings if not ruling.allowed and request.actor.duty in step.by
    ]


def _near(step: Step, ruling: Ruling) -> bool:
    """A step that would move the matter on, were only a condition met: shown greyed, not folded away."""
    return bool(step.then) and ruling.code not in FAR
