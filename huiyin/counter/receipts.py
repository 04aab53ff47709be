"""The receipt: shown to the browser that handed the petition in, printed, and taken away as a page or a picture.

Number and code lie in the visitor's pocket alone; a file is made in the request that asks for it and kept nowhere.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe
from procrastinate.contrib.django import app

from huiyin.channels.gateways import ways
from huiyin.channels.sending import address
from huiyin.counter import guiding, offices, throttle
from huiyin.counter.pages import HELD, OPENS
from huiyin.counter.pocket import VisitorRequest, with_pocket
from huiyin.counter.raising import RECEIPT
from huiyin.matters import reminding
from huiyin.papers import receipts
from huiyin.papers.receipts import Slip
from huiyin.papers.rendering import Unprintable
from huiyin.papers.templatetags.proofs import checked_at
from huiyin.people.acting import Actor

Maker = Callable[..., bytes]
WAYS = {"sms": _("短信"), "mail": _("电子邮件")}


class SendForm(forms.Form):
    """Where the number is to be sent. What was typed stays when it is wrong."""

    way = forms.ChoiceField(
        label=_("用什么发"),
        choices=[],
        widget=forms.RadioSelect,
        error_messages={"required": _("请选一种。"), "invalid_choice": _("请选一种。")},
    )
    to = forms.CharField(
        label=_("手机号码或者电子邮箱"),
        max_length=254,
        widget=forms.TextInput(attrs={"class": "form-control", "autocomplete": "off"}),
        error_messages={"required": _("请写手机号码或者电子邮箱。")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(way, WAYS[way]) for way in ways()]
        self.fields["way"].choices = offered  # type: ignore[attr-defined]
        if len(offered) == 1:
            self.fields["way"].initial = offered[0][0]

    def clean(self) -> dict[str, Any]:
        """The address as it is used."""
        said: dict[str, Any] = super().clean() or {}
        way, typed = said.get("way"), said.get("to")
        if way and typed:
            said["to"] = address(way, typed)
            if not said["to"]:
                wrong = (
                    _("手机号码只写数字，例如 13800000000。")
                    if way == "sms"
                    else _("电子邮箱应当像 name@example.com 这样。")
                )
                self.add_error("to", wrong)
        return said


@require_safe
@with_pocket
def receipt(request: VisitorRequest) -> HttpResponse:
    """Number, code and the dates the office must meet; shown to this browser until it is put away."""
    return _shown(request, SendForm(label_suffix=""))


@require_POST
@with_pocket
def send(request: VisitorRequest) -> HttpResponse:
    """Send the number, and nothing else, by text message or e-mail: once, and the address is wiped when it is gone."""
    form = SendForm(request.POST, label_suffix="")
    if RECEIPT not in request.pocket or not ways():
        return redirect("counter:receipt")
    if not form.is_valid():
        return _shown(request, form, 400)
    slip = _slip(request)
    if slip is None:
        return redirect("counter:receipt")
    throttle.slow(request)
    try:
        with transaction.atomic():
            asked = reminding.ask(
                Actor.petitioner(receipts.digest(slip)),
                form.cleaned_data["way"],
                form.cleaned_data["to"],
                request.now,
            )
            app.configure_task("send_reminder").defer(reminder=asked)
    except reminding.TooMany:
        form.add_error("to", _("这件事项已经发过三次，不能再发。请抄下编号和查询码。"))
        return _shown(request, form, 409)
    messages.success(
        request, _("登记编号正在发出。里面没有查询码，也不写哪个单位、什么事；发出以后，您写的号码就删掉。")
    )
    return redirect("counter:receipt")


def _shown(request: VisitorRequest, form: SendForm, status: int = 200) -> HttpResponse:
    kept = request.pocket.get(RECEIPT)
    if kept is None:
        return redirect("counter:home")
    slip = _slip(request)
    if slip is not None:
        request.pocket[HELD] = receipts.digest(slip)
        request.pocket[OPENS] = {"item": slip.item, "code": slip.code}
    shown = {
        "receipt": kept,
        "on": _day(kept, request.today),
        "office": offices.office(kept["office"]),
        "slip": slip,
        "guides": guiding.named(kept.get("guides", ())),
        "ways": receipts.way(),
        "form": form if ways() else None,
    }
    return render(request, "counter/receipt.html", shown, status=status)


@require_safe
@with_pocket
def as_pdf(request: VisitorRequest) -> HttpResponse:
    """The receipt as one sheet to print or to keep."""
    return _file(request, receipts.pdf, "application/pdf", "pdf")


@require_safe
@with_pocket
def as_png(request: VisitorRequest) -> HttpResponse:
    """The receipt as a picture for a telephone."""
    return _file(request, receipts.png, "image/png", "png")


def _slip(request: VisitorRequest) -> Slip | None:
    kept = request.pocket[RECEIPT]
    if not kept["code"]:
        return None
    return receipts.made(kept["item"], kept["code"], request.today, kept.get("guides", ()))


def _day(kept: dict[str, str], today: date) -> date:
    return date.fromisoformat(kept["on"]) if "on" in kept else today


def _file(request: VisitorRequest, make: Maker, media_type: str, ending: str) -> HttpResponse:
    slip = _slip(request) if RECEIPT in request.pocket else None
    if slip is None:
        return redirect("counter:receipt")
    address = checked_at(request, slip.item, slip.digest)
    try:
        body = make(slip, address, request.today, demonstration=request.demonstration_day is not None)
    except Unprintable as reason:
        return render(request, "papers/unprintable.html", {"reason": reason}, status=410)
    answer = HttpResponse(body, content_type=media_type)
    answer["Content-Disposition"] = f'attachment; filename="receipt-{slip.item}.{ending}"'
    return answer
