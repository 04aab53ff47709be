"""Hints at the desk: beside a matter whose nature is to be told, and into the form of that step; a person decides.

Only who may take the step of triage in this matter sees them. A hint is taken over, put away, or simply chosen against.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from huiyin.desk import why
from huiyin.hints import indexing, offering
from huiyin.hints.offering import KINDS, Asked, Offered, Panel
from huiyin.law.book_2022 import routes
from huiyin.law.book_2022.steps.intake import KLASSES, TRIAGE
from huiyin.law.grammar import Ruling
from huiyin.law.words import Route, State
from huiyin.matters import acts, reading
from huiyin.people import directory
from huiyin.people.doors import OfficeRequest, in_post
from huiyin.people.wording import agency_name, in_english

STEP = TRIAGE.code
LATER = {"choose_route": "route"}  # forms that show one kind of hint, once the nature is told
KINDS_SAID: dict[str, str | Promise] = {
    "seal": _("检举控告"),
    "danger": _("先救助"),
    "klass": _("性质"),
    "route": _("法定途径"),
    "litigation": _("涉法涉诉"),
    "important": _("重要"),
    "simple": _("简易办理"),
    "category": _("内容分类"),
    "agency": _("有权处理的单位"),
}
TICKED: dict[str, str | Promise] = {
    "litigation": _("可能涉法涉诉"),
    "important": _("可能涉及多人，属于重要情况"),
    "simple": _("可能适用简易办理"),
}
MOST_RULES = 2  # sentences of one hint
SURE = ((0.85, _("很有把握")), (0.6, _("较有把握")), (0.0, _("供参考")))


@dataclass(frozen=True, slots=True)
class Line:
    """One hint as it is shown."""

    offered: Offered
    kind: str | Promise
    said: str | Promise
    sure: str | Promise
    rules: list[str]
    others: list[Line]


def of_page(
    page: reading.MatterPage, rulings: Mapping[str, Ruling], request: OfficeRequest
) -> dict[str, Any]:
    """What the page of a matter shows; once its nature is told, where to send it, and that people may need help.

    Inside `reading.named`.
    """
    found = _panel(page, rulings.get(STEP), request)
    if page.matter.state == State.TRIAGED:
        found = _only(found, "agency")
    return shown(found, rulings)


def of_step(
    code: str, page: reading.MatterPage, ruling: Ruling | None, request: OfficeRequest
) -> Panel | None:
    """What the form of a step shows, after the button that was pressed; nothing for most. Inside `reading.named`."""
    if code != STEP and code not in LATER:
        return None
    found = _panel(page, ruling, request)
    if found is not None and _press(request, page):
        found = _panel(page, ruling, request)
    return found if code == STEP else _only(found, LATER[code])


def shown(found: Panel | None, rulings: Mapping[str, Ruling]) -> dict[str, Any]:
    """The panel as its template reads it; nothing for who is offered none, an empty one where no words were found."""
    if found is None:
        return {}
    lawful = {code for code, ruling in rulings.items() if ruling.allowed}
    return {
        "hints": found,
        "hint_seal": _line(found.seal),
        "hint_danger": _line(found.danger),
        "hint_lines": [_line(one) for one in found.hints],
        "hints_away": [KINDS_SAID[kind] for kind in found.dismissed],
        "hint_steps": {code: code in lawful for code in ("split", "mark_urgent", "refer_aid", "forward")},
    }


def initial(found: Panel | None, request: OfficeRequest) -> dict[str, str]:
    """What the form of triage starts with: what was typed and taken over; first of all the sure and harmless."""
    if not pressing(request):
        return found.filled if found is not None and request.method != "POST" else {}
    typed = {
        name: str(value)
        for name, value in request.POST.items()
        if name not in ("hint", "csrfmiddlewaretoken")
    }
    what, kind = _pressed(request)
    hints = found.hints if found is not None and what == "take" else ()
    taken = [one for each in hints for one in (each, *each.others) if f"{one.kind} {one.value}" == kind]
    return typed | {one.kind: one.value for one in taken}


def marked(found: Panel | None, started: Mapping[str, str]) -> set[str]:
    """The fields that hold what a hint offers: told beside them until the form is sent."""
    hints = (one for each in (found.hints if found else ()) for one in (each, *each.others))
    return {one.kind for one in hints if started.get(one.kind) == one.value}


def pressing(request: OfficeRequest) -> bool:
    """Whether a button of the hints was pressed, and not the one that takes the step."""
    return "hint" in request.POST


@require_POST
@in_post
@why.said
def press(request: OfficeRequest, number: str) -> HttpResponse:
    """Put a hint of this matter away, or bring back those put away."""
    try:
        with reading.named(request.actor):
            page = reading.matter(number, on=request.today, look=why.look(request, number, reading.What.STEP))
            rulings = {
                step.code: ruling
                for step, ruling in acts.rulings(page.case, by=request.actor, on=request.today)
            }
            if _panel(page, rulings.get(STEP), request) is None or not _press(request, page):
                raise Http404
    except reading.NotThere as missing:
        raise Http404 from missing
    return redirect("desk:matter", number)


def _panel(page: reading.MatterPage, ruling: Ruling | None, request: OfficeRequest) -> Panel | None:
    if page.matter.sealed or ruling is None or not ruling.allowed:
        return None
    text = "\n".join(indexing.said((act.step, {**act.data, **act.words}) for act in page.acts))
    names = "\n".join(file.title for file in page.files)
    matter = page.matter
    told = matter.category if matter.state == State.TRIAGED else ""
    asked = Asked(text, request.today, request.actor.agency_id, matter.joint, told, names)
    return offering.panel(matter.pk, asked)


def _only(found: Panel | None, kind: str) -> Panel | None:
    """One kind of hint, and that people may need help: the nature is told, so nothing is to be sealed first. None: neither."""
    if found is None:
        return None
    hints = [one for one in found.hints if one.kind == kind]
    dismissed = [one for one in found.dismissed if one == kind]
    there = found.danger or hints or dismissed
    return Panel(danger=found.danger, hints=hints, dismissed=dismissed) if there else None


def _pressed(request: OfficeRequest) -> tuple[str, str]:
    what, _space, kind = request.POST.get("hint", "").partition(" ")
    return what, kind


def _press(request: OfficeRequest, page: reading.MatterPage) -> bool:
    """Do what a button says that changes what is put away; whether there was one."""
    what, kind = _pressed(request)
    if what == "dismiss" and kind in KINDS:
        offering.dismiss(page.matter.pk, kind)
    elif what == "restore":
        offering.restore(page.matter.pk)
    else:
        return False
    return True


def _line(one: Offered | None) -> Line | None:
    if one is None:
        return None
    sure = next(said for least, said in SURE if one.confidence >= least)
    rules = [en if in_english() else zh for zh, en in one.rules[:MOST_RULES]]
    others = [line for each in one.others if (line := _line(each)) is not None]
    return Line(one, KINDS_SAID[one.kind], _said(one), sure, rules, others)


def _said(one: Offered) -> str | Promise:
    if one.kind == "klass":
        return next(
            (en if in_english() else zh for value, zh, en in KLASSES if value == one.value), one.value
        )
    if one.kind == "route":
        way = routes.NAMES[Route(one.value)]
        return f"{one.value} {way.en if in_english() else way.zh}"
    if one.kind == "agency":
        return agency_name(directory.tree().places.get(int(one.value))) if one.value else ""
    return TICKED.get(one.kind) or one.value.partition(" [")[0]
