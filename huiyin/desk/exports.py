"""Exports at the desk: choose an approved form, have it approved by another, fetch it once."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from huiyin.desk.shell import EXPORTING, shell
from huiyin.desk.step import REFUSED
from huiyin.law.exports import APPROVERS, BY_CODE, FORMS, PURPOSES, ExportForm
from huiyin.law.grammar import Ruling
from huiyin.matters import exports, reading
from huiyin.matters.hooks import NotThere, Refused
from huiyin.people.doors import OfficeRequest, in_post
from huiyin.people.wording import in_english


class AskForm(forms.Form):
    """Purpose and period; every choice is from a closed list."""

    purpose = forms.ChoiceField(
        label=gettext_lazy("用途"), widget=forms.Select(attrs={"class": "form-select"})
    )
    first = forms.DateField(
        label=gettext_lazy("从"),
        widget=forms.DateInput(attrs={"type": "date", "class": "form-control"}, format="%Y-%m-%d"),
    )
    last = forms.DateField(
        label=gettext_lazy("到"),
        widget=forms.DateInput(attrs={"type": "date", "class": "form-control"}, format="%Y-%m-%d"),
    )

    def __init__(self, form: ExportForm, *args: Any, **known: Any) -> None:
        super().__init__(*args, label_suffix="", **known)
        said = [(code, PURPOSES[code].en if in_english() else PURPOSES[code].zh) for code in form.purposes]
        self.fields["purpose"].choices = said  # type: ignore[attr-defined]
        if not form.period:
            del self.fields["first"], self.fields["last"]


def _may(request: OfficeRequest) -> None:
    if request.actor.duty not in EXPORTING:
        raise Http404


@require_safe
@in_post
def listed(request: OfficeRequest) -> HttpResponse:
    """The forms there are, and what this agency exported."""
    _may(request)
    with reading.named(request.actor):
        lines = exports.listed()
    forms_ = [(form, exports.may_ask(form, request.actor)) for form in FORMS]
    seen = {**shell(request, "exports"), "forms": forms_, "lines": lines, "purposes": PURPOSES}
    return render(request, "desk/exports.html", seen)


@require_http_methods(["GET", "HEAD", "POST"])
@in_post
def ask(request: OfficeRequest, code: str) -> HttpResponse:
    """Ask for one form: purpose, period."""
    form = BY_CODE.get(code)
    if form is None or not exports.may_ask(form, request.actor):
        raise Http404
    typed = AskForm(form, request.POST if request.method == "POST" else None, initial={"last": request.today})
    refusal: Ruling | None = None
    if request.method == "POST" and typed.is_valid():
        said = typed.cleaned_data
        try:
            with reading.named(request.actor):
                number = exports.ask(
                    form, said["purpose"], said.get("first"), said.get("last"), request.actor, request.now
                )
            messages.success(request, _("已经申请，等本单位负责人批准。"))
            return redirect("desk:export", number)
        except Refused as refused:
            refusal = refused.ruling
    seen = {**shell(request, "exports"), "export_form": form, "form": typed, "refusal": refusal}
    return render(
        request, "desk/ask_export.html", seen, status=REFUSED if refusal else 400 if typed.errors else 200
    )


@require_safe
@in_post
def show(request: OfficeRequest, number: str) -> HttpResponse:
    """One export: who, what, what for, and what became of it."""
    _may(request)
    return _show(request, number)


@require_POST
@in_post
def decide(request: OfficeRequest, number: str) -> HttpResponse:
    """Approve or decline, by somebody else who heads the agency."""
    _may(request)
    try:
        with reading.named(request.actor):
            exports.decide(number, request.POST.get("decision") == "approve", request.actor, request.now)
    except NotThere as missing:
        raise Http404 from missing
    except Refused as refused:
        return _show(request, number, refused.ruling)
    return redirect("desk:export", number)


@require_POST
@in_post
def fetch(request: OfficeRequest, number: str) -> HttpResponse:
    """The table, once: as a CSV file, or as a page to print."""
    _may(request)
    try:
        with reading.named(request.actor):
            table = exports.fetch(number, request.actor, request.now)
    except NotThere as missing:
        raise Http404 from missing
    except Refused as refused:
        return _show(request, number, refused.ruling)
    if request.POST.get("as") == "page":
        return render(request, "desk/printed_export.html", {**shell(request, "exports"), "table": table})
    response = HttpResponse(table.file, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(table.name)}.csv"
    return response


def _show(request: OfficeRequest, number: str, refusal: Ruling | None = None) -> HttpResponse:
    try:
        with reading.named(request.actor):
            line = exports.one(number)
    except NotThere as missing:
        raise Http404 from missing
    asked_by_me = line.row.officer_id == request.actor.officer_id
    seen = {
        **shell(request, "exports"),
        "line": line,
        "purpose": PURPOSES[line.row.purpose],
        "refusal": refusal,
        "may_decide": line.state == "asked" and not asked_by_me and request.actor.duty in APPROVERS,
        "may_fetch": line.state == "approved" and asked_by_me and line.row.duty == request.actor.duty,
    }
    return render(request, "desk/export.html", seen, status=REFUSED if refusal else 200)
