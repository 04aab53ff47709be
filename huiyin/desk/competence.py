"""The table of competences at the desk: who is responsible for what, where; and what registrars are asked to change in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from huiyin.desk.shell import COMPETENCE, shell
from huiyin.hints import competence, detours
from huiyin.hints.competence import Rule
from huiyin.hints.divisions import divisions
from huiyin.hints.models import Competence
from huiyin.law.words import Duty, Level
from huiyin.matters import access
from huiyin.people import directory
from huiyin.people.doors import OfficeRequest, in_post
from huiyin.people.wording import agency_name
from huiyin.triage.regions import Division

MOST = 300  # rows shown
LEAST, LONGEST = 4, 200  # signs of a reason
LEVELS = {
    Level.NATIONAL: gettext_lazy("国家"),
    Level.PROVINCE: gettext_lazy("省级"),
    Level.PREFECTURE: gettext_lazy("市级"),
    Level.COUNTY: gettext_lazy("县级"),
    Level.TOWNSHIP: gettext_lazy("乡级"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table as it is read; `row` is what a registrar decided, None for what was imported or came along."""

    rule: Rule
    where: str
    who: str
    level: str
    row: Competence | None
    may_undo: bool
    ahead: bool  # its first day has not come


@require_http_methods(["GET", "HEAD", "POST"])
@in_post
def table(request: OfficeRequest) -> HttpResponse:
    """The table in force today; a registrar accepts, declines or takes back a change, with the reason."""
    if request.actor.duty not in COMPETENCE:
        raise Http404
    decides = request.actor.duty is Duty.REGISTRAR
    if request.method == "POST" and not decides:
        raise Http404
    with access.named(request.actor):
        changes = detours.changes() if decides else []
        wrong = _decide(request, changes) if request.method == "POST" else None
        if request.method == "POST" and wrong is None:
            return redirect("desk:competence")
        asked = request.GET.get("q", "").replace("\0", "").strip()[:40]
        known = divisions(request.today).by_code
        lines = _lines(request, known, asked, decides)
        shown = {
            "lines": lines[:MOST],
            "more": len(lines) > MOST,
            "most": MOST,
            "asked": asked,
            "decides": decides,
            "changes": [(one, known[one.region].name) for one in changes],
        }
    shown |= {"wrong": wrong, "told": request.POST}
    status = 400 if wrong else 200
    return render(request, "desk/competence.html", {**shell(request, "competence"), **shown}, status=status)


def _decide(request: OfficeRequest, changes: list[detours.Change]) -> str | None:
    """Do what was asked; a sentence where it cannot be done."""
    what, _colon, which = request.POST.get("do", "").partition(":")
    why = request.POST.get("why", "").replace("\0", "").strip()
    if not LEAST <= len(why) <= LONGEST:
        return _("请写明理由，四到二百个字；不要写信访内容。")
    if what == "undo":
        return _undo(request, which, why)
    change = next((one for one in changes if one.key == which), None)
    if what not in ("accept", "decline") or change is None:
        return _("这条建议已经处理过了，或者已经不成立。")
    if what == "decline":
        detours.decline(change, request.actor, why=why, on=request.today)
        messages.success(request, _("已记录：权限表不改。"))
        return None
    since = _day(request.POST.get("since", ""))
    if since is None or since < request.today:
        return _("请写明从哪一天起，不早于今天。")
    row = detours.accept(change, request.actor, since=since, why=why, on=request.today)
    messages.success(request, _("权限表增加了第%(row)s行，已记录。") % {"row": row.pk})
    return None


def _undo(request: OfficeRequest, which: str, why: str) -> str | None:
    found = Competence.objects.filter(decided_by__isnull=False, pk=which) if which.isdecimal() else None
    row = found.first() if found is not None and len(which) < 19 else None
    standing = row and any(
        rule.row == row.pk and rule.own for rule in competence.in_force(None, max(request.today, row.since))
    )
    if row is None or not standing or not detours.decides(row.region):
        return _("这一行已经不在权限表里，或者不归您登记。")
    made = detours.undo(row, request.actor, why=why, on=request.today)
    messages.success(request, _("已撤回，权限表增加了第%(row)s行，已记录。") % {"row": made.pk})
    return None


def _lines(request: OfficeRequest, known: Mapping[str, Division], asked: str, decides: bool) -> list[Line]:
    ahead = [rule for rule in competence.coming(request.today) if rule.agency or rule.body]
    rules = [*competence.in_force(None, request.today), *ahead]
    decided = Competence.objects.filter(decided_by__isnull=False).select_related("decided_by")
    rows = decided.in_bulk([rule.row for rule in rules if rule.own])
    names = {place.code: agency_name(place) for place in directory.tree().places.values()}
    may = {region: decides and detours.decides(region) for region in {row.region for row in rows.values()}}
    lines = [
        Line(
            rule,
            known[rule.region].name if rule.region in known else rule.region,
            names.get(rule.agency, rule.agency)
            if rule.agency
            else _("名称带“%(words)s”的单位") % {"words": rule.body},
            str(LEVELS[rule.level]),
            row := rows.get(rule.row) if rule.own else None,
            row is not None and may[row.region],
            rule.since > request.today,
        )
        for rule in rules
    ]
    order = {name: place for place, name in enumerate(competence.categories(request.today))}
    last = len(order)
    lines.sort(key=lambda line: (order.get(line.rule.category, last), line.rule.region, line.rule.row))
    return [line for line in lines if asked in f"{line.where} {line.rule.category} {line.who}"]


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
