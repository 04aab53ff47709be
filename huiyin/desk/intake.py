"""What comes in at the desk: a number before anyone reads, then the registration, then the receipt."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from huiyin.desk import same
from huiyin.desk.shell import shell
from huiyin.desk.step import REFUSED
from huiyin.desk.wording import CHANNELS
from huiyin.law.book_2022 import steps
from huiyin.law.words import Channel, Duty
from huiyin.matters import acts, reading
from huiyin.matters.asking.forms import StepForm
from huiyin.papers import receipts
from huiyin.papers.rendering import Unprintable
from huiyin.papers.templatetags.proofs import checked_at
from huiyin.people import directory
from huiyin.people.doors import OfficeRequest, in_post
from huiyin.triage.guiding import beside

KEY = "arrivals"
KEPT = 20  # arrivals of this session that may still be registered from it
KNOWN = ("channel", "received_on")  # said at arrival, not asked again
SPOKEN = (Channel.VISIT, Channel.CALL)
LOOK = (Duty.INTAKE, Duty.TRIAGE)  # look for the same matter; whoever handles matters looks nobody up (F-07)
ONLY = {  # what is asked for some channels alone
    "attendees": (Channel.VISIT,),
    "representatives": (Channel.VISIT,),
    "others": (Channel.LETTER, Channel.FAX, Channel.OTHER, Channel.VISIT),
    "oral_record": SPOKEN,
    "read_back": SPOKEN,
}


class ArrivalForm(forms.Form):
    """What is seen of an envelope, a visitor or a call before the content is known."""

    channel = forms.ChoiceField(
        label=_("来件方式"),
        choices=[(code, name) for code, name in CHANNELS.items() if code != Channel.ONLINE],
        initial=Channel.LETTER,
        widget=forms.RadioSelect,
    )
    received_on = forms.DateField(
        label=_("收到日期"),
        help_text=_("来信以收发室收件日为准；来访、来电以当天为准。各项期限从这一天起算。"),
        widget=forms.DateInput(attrs={"type": "date", "class": "form-control"}, format="%Y-%m-%d"),
    )
    postmark_on = forms.DateField(
        label=_("邮戳日期"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date", "class": "form-control"}, format="%Y-%m-%d"),
    )
    pages = forms.IntegerField(
        label=_("页数"),
        required=False,
        min_value=0,
        max_value=9999,
        widget=forms.NumberInput(attrs={"class": "form-control"}),
    )
    enclosures = forms.IntegerField(
        label=_("附件份数"),
        required=False,
        min_value=0,
        max_value=9999,
        widget=forms.NumberInput(attrs={"class": "form-control"}),
    )


def _may(request: OfficeRequest) -> None:
    if request.actor.duty not in steps.BY_CODE["register"].by:
        raise Http404


@require_http_methods(["GET", "HEAD", "POST"])
@in_post
def arrive(request: OfficeRequest) -> HttpResponse:
    """Number what has just come in, before its content is read (rulebook D.8)."""
    _may(request)
    form = ArrivalForm(
        request.POST if request.method == "POST" else None,
        initial={"received_on": request.today},
        label_suffix="",
    )
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["received_on"] <= request.today:
            return _noted(request, form.cleaned_data)
        form.add_error("received_on", _("收到日期不能晚于今天。"))
    seen = {**shell(request, "register"), "form": form}
    return render(request, "desk/arrive.html", seen, status=400 if form.errors else 200)


def _noted(request: OfficeRequest, said: dict[str, Any]) -> HttpResponse:
    envelope = {name: said[name] for name in ("postmark_on", "pages", "enclosures") if said[name] is not None}
    channel, received_on = Channel(said["channel"]), said["received_on"]
    number = acts.note_arrival(request.actor, channel, received_on, request.now, **envelope)
    kept = list(request.session.get(KEY, {}).items())[-KEPT + 1 :]
    request.session[KEY] = {**dict(kept), number: [channel.value, received_on.isoformat()]}
    return redirect("desk:register", number)


@require_http_methods(["GET", "HEAD", "POST"])
@in_post
def register(request: OfficeRequest, arrival: str) -> HttpResponse:
    """Register what arrived under that number; the receipt is shown once, in answer to the form."""
    _may(request)
    known = request.session.get(KEY, {}).get(arrival)
    if known is None:
        raise Http404
    if len(known) > 2:
        return _again(request, known)
    form = _form(request, Channel(known[0]))
    said = dict(zip(KNOWN, (known[0], forms.DateField().clean(known[1])), strict=True))
    if request.method != "POST":
        return _show(request, arrival, said, form)
    if not form.is_valid():
        return _show(request, arrival, said, form, status=400)
    return _registered(request, arrival, said, form)


@require_POST
@in_post
def look(request: OfficeRequest, arrival: str) -> HttpResponse:
    """The matters that may be the same as what is being typed; in a window of its own, and nothing is stored."""
    _may(request)
    known = request.session.get(KEY, {}).get(arrival)
    if request.actor.duty not in LOOK or known is None or len(known) > len(KNOWN):
        raise Http404
    form = _form(request, Channel(known[0]))
    form.is_valid()  # what can be read is compared; whether all is there is asked at the registration itself
    told = form.answers()
    sealed = bool(told.get("accusation"))  # compared with nothing (F-03)
    seen = {"same_of": arrival, "sealed": sealed, "same": [] if sealed else same.of_typed(told, request)}
    return render(request, "desk/same.html", {**shell(request, "register"), **seen})


def _registered(request: OfficeRequest, arrival: str, said: dict[str, Any], form: StepForm) -> HttpResponse:
    assert request.actor.agency_id is not None  # noqa: S101  for the type checker  # nosec B101
    try:
        receipt = acts.register(
            acts.Sender(request.actor.agency_id, request.actor),
            on=request.today,
            at=request.now,
            answers={**said, **form.answers()},
            arrival=arrival,
            token=request.POST.get("token", ""),
        )
    except acts.Refused as refused:
        return _show(request, arrival, said, form, refusal=refused.ruling, status=REFUSED)
    told = form.answers()
    guides = beside(
        told.get("requests") or (), str(told.get("facts") or ""), report=bool(told.get("accusation"))
    )
    known = [said["channel"], said["received_on"].isoformat(), receipt.item, receipt.matter]
    request.session[KEY] = {**request.session[KEY], arrival: known}
    return _receipt(request, receipt, said["received_on"], guides)


def _again(request: OfficeRequest, known: list[str]) -> HttpResponse:
    """This arrival is registered: its number once more, never its code."""
    receipt = acts.Receipt(known[2], known[3], "", None, again=True)
    return _receipt(request, receipt, forms.DateField().clean(known[1]))


def _receipt(
    request: OfficeRequest, receipt: acts.Receipt, received_on: date, guides: Sequence[str] = ()
) -> HttpResponse:
    slip = receipts.made(receipt.item, receipt.code, request.today, guides) if receipt.code else None
    digest = bytes(receipt.act.hash).hex() if receipt.act else ""
    seen = {**shell(request, "register"), "receipt": receipt, "received_on": received_on, "digest": digest}
    seen |= {"slip": slip, "parts": receipts.parts(slip) if slip else []}
    return render(request, "desk/receipt.html", seen)


@require_POST
@in_post
def sheet(request: OfficeRequest) -> HttpResponse:
    """The receipt as the same sheet the public's side gives: for whoever came, wrote or called. Made from what the page holds."""
    _may(request)
    said = request.POST
    try:
        slip = receipts.made(
            said.get("number", ""), said.get("code", ""), request.today, said.getlist("guide")
        )
        body = receipts.pdf(
            slip,
            checked_at(request, slip.item, slip.digest),
            request.today,
            demonstration=request.demonstration_day is not None,
        )
    except reading.NotThere as missing:
        raise Http404 from missing
    except Unprintable as reason:
        return render(request, "papers/unprintable.html", {"reason": reason}, status=410)
    answer = HttpResponse(body, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="receipt-{slip.item}.pdf"'
    add_never_cache_headers(answer)
    return answer


def _form(request: OfficeRequest, channel: Channel) -> StepForm:
    asks = [
        ask
        for ask in steps.BY_CODE["register"].asks
        if ask.name not in KNOWN and channel in ONLY.get(ask.name, Channel)
    ]
    sent: tuple[Any, ...] = (request.POST, request.FILES) if request.method == "POST" else ()

    def offers(among: str) -> list[directory.Place]:
        return directory.offered(among, request.actor.agency_id)

    return StepForm(asks, *sent, offers=offers, label_suffix="")


def _show(
    request: OfficeRequest,
    arrival: str,
    said: dict[str, Any],
    form: StepForm,
    status: int = 200,
    refusal: Any = None,
) -> HttpResponse:
    seen = {
        **shell(request, "register"),
        "arrival": arrival,
        "said": said,
        "form": form,
        "refusal": refusal,
        "token": request.POST.get("token") or secrets.token_urlsafe(24),
        "may_look": request.actor.duty in LOOK,
    }
    return render(request, "desk/register.html", seen, status=status)
