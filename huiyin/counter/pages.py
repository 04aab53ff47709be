"""Home, and following a matter by number and code."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from huiyin.counter import announcements, appealing, files, later, offices, throttle
from huiyin.counter.following import Followed, followed
from huiyin.counter.pocket import DRAFT, VisitorRequest, with_pocket
from huiyin.counter.wording import OWN
from huiyin.law.book_2022 import steps
from huiyin.law.book_2022.steps.personal_data import CONTACT, FILERS_CONTACT
from huiyin.law.book_2022.steps.rating import RATES
from huiyin.law.grammar import Step
from huiyin.law.words import Duty
from huiyin.matters import acts, reading, replacing
from huiyin.matters.asking.forms import StepForm
from huiyin.papers import showing
from huiyin.papers.receipts import way
from huiyin.people import directory
from huiyin.people.acting import Actor
from huiyin.people.doors import DatedRequest

HELD = "held"  # the digest of the receipt this visitor has shown
CARRIED = "carried"  # what was written for a new petition and is added to this matter instead
OPENS = "opens"  # item and code, as typed: what opens replies; encrypted like everything in the pocket
REFUSED = 409
THEIRS = frozenset({"received_on", "sent_on"})  # said by an office that records a request made on paper
CONTROL = {"class": "form-control", "autocomplete": "off"}
_PART = re.compile(r"(.+-\d{4}-\d{6,})-\d{1,6}")


@require_safe
def home(request: DatedRequest) -> HttpResponse:
    """What one can do here, what is new, and where one can go in person."""
    seen = {"areas": offices.petition_offices(), "ways": way(), "news": announcements.newest(request)}
    return render(request, "counter/home.html", seen)


class FollowForm(forms.Form):
    """Number and code, as they come off a piece of paper."""

    number = forms.CharField(
        label=_("登记编号"),
        help_text=_("凭证上最大的那一行，例如 980101-2026-000123。"),
        max_length=60,
        widget=forms.TextInput(attrs=CONTROL),
        error_messages={"required": _("请填写登记编号。")},
    )
    code = forms.CharField(
        label=_("查询码"),
        help_text=_("十六位字母和数字。大小写、空格、短横都不要紧。"),
        max_length=60,
        widget=forms.TextInput(attrs=CONTROL),
        error_messages={"required": _("请填写查询码。")},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@with_pocket
def follow(request: VisitorRequest) -> HttpResponse:
    """Ask for number and code. A wrong number and a wrong code get the same answer."""
    if request.method != "POST":
        return _ask(request, FollowForm(label_suffix=""))
    form = FollowForm(request.POST, label_suffix="")
    if not form.is_valid():
        return _ask(request, form, 400)
    number = unicodedata.normalize("NFKC", form.cleaned_data["number"]).strip().upper()
    if throttle.tired(request, number):
        form.add_error(None, _("试的次数太多了，请过一刻钟再查。登记不受影响。"))
        return _ask(request, form, 429)
    digest, numbers = held(number, form.cleaned_data["code"])
    if not numbers:
        throttle.note_miss(request, number)
        form.add_error(None, _not_found(number, form.cleaned_data["code"]))
        return _ask(request, form, 400)
    request.pocket[HELD] = digest
    request.pocket[OPENS] = {"item": numbers[0].rpartition("-")[0], "code": form.cleaned_data["code"]}
    return redirect("counter:matter", numbers[0])


def _not_found(number: str, code: str) -> str:
    """Nothing is there; or this very code opened it, until it was replaced."""
    part = _PART.fullmatch(number)
    replaced = replacing.replaced_on(part[1] if part else number, unicodedata.normalize("NFKC", code))
    if replaced is None:
        return str(
            _("没有查到。请对照凭证核对登记编号和查询码；还是查不到的，请带上证件到登记的信访部门询问。")
        )
    return gettext(
        "这个查询码%(day)s已经换成新的，不能再用。不是您本人去换的，请马上带证件到登记的信访部门，"
        "或者向它的上一级信访部门反映。"
    ) % {"day": date_format(replaced, "Y-m-d")}


def held(number: str, code: str) -> tuple[str, list[str]]:
    """The digest of number and code as typed, and the matters it opens: none for a wrong one.

    The number may also be that of one matter of the item, as papers print it.
    """
    code = unicodedata.normalize("NFKC", code)
    part = _PART.fullmatch(number)
    for asked in (number, part[1]) if part else (number,):
        digest = reading.follow(asked, code)
        with reading.named(Actor.petitioner(digest)):
            numbers = reading.matters_of_receipt()
        if numbers:
            return digest, numbers
    return "", []


def _ask(request: VisitorRequest, form: FollowForm, status: int = 200) -> HttpResponse:
    return render(request, "counter/follow.html", {"form": form, "here": "follow"}, status=status)


@require_safe
@with_pocket
def matter(request: VisitorRequest, number: str) -> HttpResponse:
    """The route of one matter."""
    actor = holder(request)
    if actor is None:
        return redirect("counter:follow")
    return render(
        request, "counter/matter.html", {"seen": _followed(number, actor, request), "here": "follow"}
    )


@require_safe
@with_pocket
def paper(request: VisitorRequest, number: str, pk: int) -> HttpResponse:
    """A paper that has left the house for this petitioner."""
    actor = holder(request)
    if actor is None:
        return redirect("counter:follow")
    return showing.answer(request, actor, number, pk)


@require_safe
@with_pocket
def paper_large(request: VisitorRequest, number: str, pk: int) -> HttpResponse:
    """The same in larger type."""
    actor = holder(request)
    if actor is None:
        return redirect("counter:follow")
    return showing.large(request, actor, number, pk)


@require_http_methods(["GET", "HEAD", "POST"])
@with_pocket
def step(request: VisitorRequest, number: str, code: str) -> HttpResponse:
    """One of the petitioner's own steps, with the form the law asks for."""
    actor, found = holder(request), steps.BY_CODE.get(code)
    if actor is None:
        return redirect("counter:follow")
    if found is None or Duty.PETITIONER not in found.by or not found.when or code in RATES:
        raise Http404
    seen = _followed(number, actor, request)
    form = _form(request, found, number, actor)
    lawful = found in seen.own  # what may not be asked for shows nothing beside it
    more = {"beside": appealing.beside(number, found, form, actor, request.today) if lawful else None}
    if request.method != "POST":
        return _show(request, seen, found, form, **more)
    if not lawful:
        return _not_offered(request, seen, found, form)
    if not form.is_valid():
        return _show(request, seen, found, form, 400, **more)
    return _take(request, seen, found, form, actor, more)


def _take(
    request: VisitorRequest,
    seen: Followed,
    found: Step,
    form: StepForm,
    actor: Actor,
    more: dict[str, Any],
) -> HttpResponse:
    try:
        acts.take(found.code, seen.number, by=actor, on=request.today, at=request.now, answers=form.answers())
    except acts.Refused as refused:
        if found not in _followed(seen.number, actor, request).own and found.code == seen.last:
            return redirect("counter:matter", seen.number)  # pressed twice: it is done
        return _show(request, seen, found, form, REFUSED, ruling=refused.ruling, refused=True, **more)
    if found.code == "supplement" and request.pocket.get(CARRIED, {}).get("number") == seen.number:
        del request.pocket[CARRIED]
        later.delete(request)
        request.pocket.pop(DRAFT, None)  # it has been said here
    messages.success(request, _done(found))
    return redirect("counter:matter", seen.number)


def _not_offered(request: VisitorRequest, seen: Followed, found: Step, form: StepForm) -> HttpResponse:
    """One sentence whatever the matter is: the law's own would name a state that the page does not show (F-04)."""
    if found.code == seen.last:
        return redirect("counter:matter", seen.number)  # pressed twice: it is done
    return _show(request, seen, found, form, REFUSED)


def _done(found: Step) -> str:
    if found.code == "ask_withdrawal":
        return _("撤回已经记下，还没有生效。生效以前照常办理，您随时可以取消。")
    return _("“%(step)s”已经记下，现在起生效。") % {"step": OWN[found.code]}


def holder(request: VisitorRequest) -> Actor | None:
    """The petitioner whose receipt this visitor has shown; None for nobody's."""
    digest = request.pocket.get(HELD)
    return Actor.petitioner(digest) if digest else None


def code_typed(request: VisitorRequest, number: str) -> str:
    """The query code that goes with a matter, where this visitor typed it; else nothing."""
    kept = request.pocket.get(OPENS) or {}
    return (
        unicodedata.normalize("NFKC", kept["code"]) if kept.get("item") == number.rpartition("-")[0] else ""
    )


def _followed(number: str, actor: Actor, request: VisitorRequest) -> Followed:
    try:
        return followed(number, actor, request.today, code_typed(request, number))
    except reading.NotThere as missing:
        raise Http404 from missing


def _left_out(found: Step, page: reading.MatterPage) -> frozenset[str]:
    """What the form does not ask: who filed for another changes that telephone alone, and only there it is asked."""
    if found.code != "change_contact":
        return THEIRS
    if page.matter.own_hand:
        return frozenset(CONTACT)
    noted = any(act.step == "note_authority" for act in page.acts)
    return frozenset() if noted else frozenset(FILERS_CONTACT)


def _form(request: VisitorRequest, found: Step, number: str, actor: Actor) -> StepForm:
    with reading.named(actor):
        page = reading.matter(number, on=request.today)
        row, left_out = page.matter, _left_out(found, page)

        def offers(among: str) -> list[directory.Place]:
            return directory.offered(among, None, holder_id=row.holder_id, reviewer_id=row.reviewer_id)

        sent: tuple[Any, ...] = (request.POST, request.FILES) if request.method == "POST" else ()
        asks = [ask for ask in found.asks if ask.name not in left_out]
        begun = {"text": _carried(request, found, number)}
        form = StepForm(asks, *sent, offers=offers, label_suffix="", initial=begun)
    if "question" in form.fields:
        form.fields[
            "question"
        ].widget = forms.HiddenInput()  # which one is said by the page it is answered on
    files.hold(form)
    return form


def _carried(request: VisitorRequest, found: Step, number: str) -> str:
    kept = request.pocket.get(CARRIED) or {}
    return str(kept["text"]) if found.code == "supplement" and kept.get("number") == number else ""


def _show(
    request: VisitorRequest, seen: Followed, found: Step, form: StepForm, status: int = 200, **more: Any
) -> HttpResponse:
    shown = {
        "seen": seen,
        "step": found,
        "form": form,
        "closed": found not in seen.own,
        "here": "follow",
        **more,
    }
    return render(request, "counter/step.html", shown, status=status)
