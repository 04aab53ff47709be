"""Taking a step: the form made from what the step asks, and the law's answer to what was filled in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from huiyin.desk import hinting, same, why
from huiyin.desk.in_time import evidence
from huiyin.desk.shell import shell
from huiyin.desk.wording import labelled
from huiyin.hints import categories
from huiyin.hints.offering import Panel
from huiyin.law.book_2022 import clocks, papers, steps
from huiyin.law.book_2022.steps.service import OF_WAYS
from huiyin.law.grammar import Kind, Ruling, Step
from huiyin.matters import acts, reading
from huiyin.matters.asking.forms import Offers, StepForm
from huiyin.matters.reading import What
from huiyin.papers import instruments
from huiyin.papers import reading as papers_reading
from huiyin.papers.electronic import ADDRESSED
from huiyin.papers.reading import PaperLine
from huiyin.papers.serving import POSTED, SERVED_BY
from huiyin.people import directory, recusal
from huiyin.people.doors import OfficeRequest, in_post
from huiyin.people.wording import in_english

REFUSED = 409
# Which papers a step about papers offers.
OFFERED: dict[str, Callable[[PaperLine], bool]] = {
    "approve_paper": lambda line: line.state == "waiting",
    "return_paper": lambda line: line.state == "waiting",
    "submit_paper": lambda line: line.state == "returned",
    "void_paper": lambda line: line.state == "issued",
    "serve_paper": lambda line: line.unproved and line.code not in SERVED_BY,
    "attempt_paper": lambda line: line.unproved and line.code not in SERVED_BY,
    "send_paper": lambda line: line.unproved and line.sent_on is None and line.code in ADDRESSED,
    "record_posting": lambda line: line.unproved and line.code in POSTED,
}


@require_http_methods(["GET", "HEAD", "POST"])
@in_post
@why.said
def take(request: OfficeRequest, number: str, code: str) -> HttpResponse:
    """Show the form of a step, or take the step. A refusal comes back with everything that was typed."""
    step = steps.BY_CODE.get(code)
    if step is None or not step.when:
        raise Http404
    try:
        with reading.named(request.actor):
            page = reading.matter(number, on=request.today, look=why.look(request, number, What.STEP))
            rulings = dict(_by_code(acts.rulings(page.case, by=request.actor, on=request.today)))
            ruling = rulings.get(code)
            hints = hinting.of_step(code, page, ruling, request)
            alike = same.beside(page, ruling, request) if code == same.STEP else {}
            form = _form(request, step, page, hints)
            form.fields  # noqa: B018  (offers are read while the tree of agencies stands still)
    except reading.NotThere as missing:
        raise Http404 from missing
    beside = alike | hinting.shown(hints, rulings) | {"hinted": hinting.marked(hints, form.initial)}
    if request.method != "POST" or hinting.pressing(request):
        return _show(request, step, page, form, ruling, beside)
    if not form.is_valid():
        return _show(request, step, page, form, None, beside, status=400)
    return _act(request, step, page, form, beside)


def _by_code(rulings: Sequence[tuple[Step, Ruling]]) -> list[tuple[str, Ruling]]:
    return [(step.code, ruling) for step, ruling in rulings]


def _act(
    request: OfficeRequest, step: Step, page: reading.MatterPage, form: StepForm, beside: dict[str, Any]
) -> HttpResponse:
    number = page.matter.number
    try:
        acts.take(
            step.code, number, by=request.actor, on=request.today, at=request.now, answers=form.answers()
        )
    except acts.Refused as refused:
        return _show(request, step, page, form, refused.ruling, beside, status=REFUSED)
    except acts.NotThere as missing:
        raise Http404 from missing
    name = step.en if in_english() else step.zh
    messages.success(request, _("“%(step)s”已办理，记入办理经过。") % {"step": name})
    if not _still_there(request, number):
        messages.info(request, _("事项 %(number)s 已离开本单位，不再显示。") % {"number": number})
        return redirect("desk:mine")
    return redirect("desk:matter", number)


def _still_there(request: OfficeRequest, number: str) -> bool:
    with reading.named(request.actor):
        return reading.visible(number)


def _form(
    request: OfficeRequest, step: Step, page: reading.MatterPage, hints: Panel | None = None
) -> StepForm:
    sends = request.method == "POST" and not hinting.pressing(request)
    sent: tuple[Any, ...] = (request.POST, request.FILES) if sends else ()
    asks_officer = any(ask.kind is Kind.OFFICER for ask in step.asks)
    officers = recusal.colleagues(request.actor.agency_id, request.today) if asks_officer else ()
    form = StepForm(
        step.asks,
        *sent,
        offers=_offers(request, page.matter),
        requests=page.requests,
        officers=officers,
        papers=_papers(request, step, page.matter.pk),
        lists={"category": categories.listed(request.today)} if step.code == "triage" else None,
        initial={"paper": request.GET.get("paper", ""), "organ": request.GET.get("organ", "")}
        | hinting.initial(hints, request),
        label_suffix="",
    )
    if "effective_on" in form.fields:
        for name, ways in OF_WAYS.items():
            form.fields[name].ways = " ".join(ways)  # type: ignore[attr-defined]
    return form


def _offers(request: OfficeRequest, matter: Any) -> Offers:
    """The agencies a step may name, by which of them it asks for."""

    def offers(among: str) -> Sequence[directory.Place]:
        return directory.offered(
            among,
            request.actor.agency_id,
            holder_id=matter.holder_id,
            reviewer_id=matter.reviewer_id,
            disputants=matter.disputants,
        )

    return offers


def _papers(request: OfficeRequest, step: Step, matter: int) -> list[tuple[int, str]]:
    """The agency's own papers a step may name."""
    if not any(ask.kind is Kind.PAPER for ask in step.asks):
        return []
    fits = OFFERED.get(step.code, lambda line: False)
    return [
        (line.pk, labelled(line))
        for line in papers_reading.of_matter(matter)
        if line.agency_id == request.actor.agency_id and fits(line)
    ]


def _show(
    request: OfficeRequest,
    step: Step,
    page: reading.MatterPage,
    form: StepForm,
    ruling: Ruling | None,
    beside: dict[str, Any],
    status: int = 200,
) -> HttpResponse:
    seen = {
        **shell(request),
        **beside,
        "step": step,
        "page": page,
        "form": form,
        "refusal": ruling if ruling is not None and not ruling.allowed else None,
        "closed": (request.method != "POST" or hinting.pressing(request))
        and ruling is not None
        and not ruling.allowed,
        "then": step.then,
        "starts": [clocks.BY_CODE[start.clock] for start in step.starts if start.only is None],
        "may_start": [clocks.BY_CODE[start.clock] for start in step.starts if start.only is not None],
        "stops": [clocks.BY_CODE[code] for code in step.stops if _runs(page, code)],
        "bases": instruments.offered(request.today) if _cites(step) else [],
        "in_time": evidence(step.code, page),
        "drafts": [papers.BY_CODE[code] for code in step.papers],
    }
    return render(request, "desk/step.html", seen, status=status)


def _cites(step: Step) -> bool:
    """Whether a legal basis is written in this step."""
    return any(ask.kind is Kind.OUTCOMES or ask.name == "basis" for ask in step.asks)


def _runs(page: reading.MatterPage, code: str) -> bool:
    return any(clocked.clock.code == code and clocked.running for clocked in page.clocks)
