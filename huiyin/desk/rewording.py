"""The free wording of a paper that is not signed off yet, changed with the file beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from huiyin.desk import why
from huiyin.desk.shell import shell
from huiyin.desk.telling import told
from huiyin.law.book_2022.steps.papers import DRAFTERS
from huiyin.matters import reading
from huiyin.matters.reading import What
from huiyin.papers import drafts, instruments
from huiyin.papers.drafts import Draft, Field
from huiyin.people.doors import OfficeRequest, in_post

CONFLICT = 409
CITING = frozenset({"section-basis", "section-legal_basis"})  # where a legal basis is written
LOST = gettext_lazy("这些内容由案卷推算而来，不能改动或者删去：%(words)s。请保留原文。")


@dataclass(frozen=True, slots=True)
class Shown:
    """A field of the form: what is typed, and beside it what another officer made of it meanwhile."""

    field: Field
    text: str
    theirs: str = ""


@require_http_methods(["GET", "HEAD", "POST"])
@in_post
@why.said
def reword(request: OfficeRequest, number: str, pk: int) -> HttpResponse:
    """Show the wording, or keep a change of it. A change made meanwhile by another is shown beside, nothing is lost."""
    if request.actor.duty not in DRAFTERS:
        raise Http404
    try:
        with reading.named(request.actor):
            page = reading.matter(number, on=request.today, look=why.look(request, number, What.MATTER))
            draft = drafts.open_to(request.actor, page.case, pk, on=request.today)
            beside = {"page": page, "route": told(page)}
            if request.method == "POST":
                return _keep(request, draft, beside)
    except reading.NotThere as missing:
        raise Http404 from missing
    return _show(request, draft, beside, [Shown(one, one.text) for one in draft.fields])


def _keep(request: OfficeRequest, draft: Draft, beside: Mapping[str, Any]) -> HttpResponse:
    said = {one.name: request.POST.get(one.name, one.text) for one in draft.fields}
    base = request.POST.get("base", "")
    try:
        changed = draft.change(
            said,
            officer=request.actor.officer_id or 0,
            at=request.now,
            base=int(base) if base.isdigit() and len(base) < 9 else -1,
        )
    except drafts.Lost as lost:
        messages.error(request, LOST % {"words": "、".join(f"“{word}”" for word in lost.words)})
        return _show(request, draft, beside, [Shown(one, said[one.name]) for one in draft.fields], 400)
    except drafts.Conflict:
        messages.error(
            request, _("您修改期间，另一名工作人员已经改过这份文书。两种文字并列在下面，请核对后再保存。")
        )
        return _show(request, draft, beside, [_both(one, said) for one in draft.anew()], CONFLICT)
    messages.success(request, _("修改已保存，并记下了修改人和时间。") if changed else _("没有改动。"))
    return redirect("desk:reword", draft.number, draft.pk)


def _both(field: Field, said: Mapping[str, str]) -> Shown:
    mine = said.get(field.name, field.text)
    return Shown(field, mine, field.text if drafts.clean(mine) != drafts.clean(field.text) else "")


def _show(
    request: OfficeRequest, draft: Draft, beside: Mapping[str, Any], shown: list[Shown], status: int = 200
) -> HttpResponse:
    fields = {one.field.name: one for one in shown}
    bases = instruments.offered(request.today) if CITING & fields.keys() else []
    seen = {**shell(request), **beside, "draft": draft, "shown": fields, "bases": bases, "citing": CITING}
    return render(request, "desk/reword.html", {**seen, "parts": _parts(draft, fields)}, status=status)


def _parts(draft: Draft, shown: Mapping[str, Shown]) -> list[dict[str, Any]]:
    """The paper from top to bottom: what may be changed as a field, what is derived as it stands."""
    return [
        {**part, "fields": [shown[name] for name in part["names"] if name in shown]} for part in draft.parts
    ]
