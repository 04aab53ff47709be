"""Checking a receipt, a paper or a proof file, with no account; and the checkpoints for everyone to read.

Whoever asks by number and code holds the paper already: they learn that it is genuine, never what it says.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from huiyin.counter import issued
from huiyin.counter.following import proven
from huiyin.counter.pages import CONTROL, HELD
from huiyin.counter.pocket import VisitorRequest, with_pocket
from huiyin.matters import checkpoints, reading, witnessing
from huiyin.matters.checkpoints import CLOCK
from huiyin.people.acting import Actor
from huiyin.people.wording import in_english
from huiyin.proof import receipt
from huiyin.proof.checkpoint import Checkpoint, file_of
from huiyin.proof.wrong import Wrong

MOST_BYTES = 5 * 2**20  # of a proof file handed in here
SHOWN = 60  # checkpoints on one page
_CODE = re.compile(r"[0-9a-f]{16,64}")


class CodeForm(forms.Form):
    """Number and check code, as printed on a receipt or a paper."""

    number = forms.CharField(
        label=gettext_lazy("登记编号"),
        max_length=60,
        widget=forms.TextInput(attrs=CONTROL),
        error_messages={"required": gettext_lazy("请填写登记编号。")},
    )
    code = forms.CharField(
        label=gettext_lazy("校验码"),
        help_text=gettext_lazy("凭证上“校验码”后面的十六位。大小写、空格都不要紧。"),
        max_length=120,
        widget=forms.TextInput(attrs=CONTROL),
        error_messages={"required": gettext_lazy("请填写校验码。")},
    )

    def clean_number(self) -> str:
        """As it is printed."""
        return unicodedata.normalize("NFKC", self.cleaned_data["number"]).strip()

    def clean_code(self) -> str:
        """Digits alone."""
        typed = unicodedata.normalize("NFKC", self.cleaned_data["code"]).lower()
        code = re.sub(r"[\s-]", "", typed)
        if not _CODE.fullmatch(code):
            raise forms.ValidationError(_("校验码是十六位，只有数字和字母 A 到 F。它不是查询码。"))
        return code


@dataclass(slots=True)
class Result:
    """What a check found, for the page: how it ended, the acts proven, the checkpoints that prove them."""

    genuine: bool
    number: str = ""
    because: str = ""  # where it is not genuine
    acts: list[tuple[date, Checkpoint | None]] = field(default_factory=list)
    gone: bool = False  # signed once, and not in the record any more
    witnesses: str = ""
    keys: list[str] = field(default_factory=list)


@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """Ask for number and code, or for a proof file; say whether it is genuine."""
    asked = bool(request.GET.get("number") or request.GET.get("code"))
    form = CodeForm(request.GET if asked else None, label_suffix="")
    result = None
    if "paper" in request.POST:
        return _paper(request, form)
    if request.method == "POST":
        result = _file(request)
    elif asked and form.is_valid():
        result = _code(form.cleaned_data["number"], form.cleaned_data["code"])
    wrong = (asked and result is None) or (result is not None and not result.genuine)
    shown = {"form": form, "result": result, "here": "verify"}
    response = render(request, "counter/verify.html", shown, status=400 if wrong else 200)
    add_never_cache_headers(response)
    return response


def _paper(request: HttpRequest, form: CodeForm) -> HttpResponse:
    said = issued.answer(request)
    shown = {"form": form, "paper": said, "typed": request.POST["paper"], "here": "verify"}
    response = render(request, "counter/verify.html", shown, status=said.status)
    add_never_cache_headers(response)
    return response


def _code(number: str, code: str) -> Result:
    """A wrong number and a wrong code get the same answer."""
    with reading.named(CLOCK):
        found = checkpoints.stands(number, code)
        if found is None:
            return Result(
                False,
                because=_("没有查到。请对照凭证核对登记编号和校验码；都没有抄错的，请到登记的信访部门询问。"),
            )
        held = checkpoints.at_places([found.place] if found.place else [])
        return _found(number, [(found.on, held.get(found.place or 0))], not found.kept)


def _file(request: HttpRequest) -> Result:
    sent = request.FILES.get("file")
    if sent is None or not sent.size:
        return Result(False, because=_("请选择证明文件。"))
    if sent.size > MOST_BYTES:
        return Result(False, because=_("文件太大，不是这里给出的证明文件。"))
    try:
        checked = receipt.check(sent.read())
    except Wrong as wrong:
        return Result(False, because=wrong.en if in_english() else wrong.zh)
    return _compared(checked)


def _compared(checked: receipt.Checked) -> Result:
    """A file that holds by itself, against the checkpoints and the record here."""
    if not checked.proven:
        return Result(False, because=_("这个文件里还没有已经存证的行为。请明天重新下载。"))
    with reading.named(CLOCK):
        if checkpoints.differing(list(checked.checkpoints.values())):
            return Result(False, because=_("这个文件里的存证不是本系统签发的，或者与本系统保存的不一样。"))
        hashes = [one.hash for one in checked.proven]
        gone = not checkpoints.still_kept(checked.number, hashes)
        acts = [(one.on, checked.checkpoints.get(one.place or 0)) for one in checked.proven]
        return _found(checked.number, acts, gone)


def _found(number: str, acts: list[tuple[date, Checkpoint | None]], gone: bool) -> Result:
    held = {one.place: one for _on, one in acts if one}
    said = witnessing.sentence(held)
    return Result(
        True,
        number,
        acts=acts,
        gone=gone,
        witnesses=said[1] if in_english() else said[0],
        keys=sorted({one.signed_by for one in held.values()}),
    )


@require_safe
@with_pocket
def proof(request: VisitorRequest, number: str) -> HttpResponse:
    """The proof file of one's own matter."""
    digest = request.pocket.get(HELD)
    if not digest:
        return redirect("counter:follow")
    try:
        text = proven(number, Actor.petitioner(digest), request.today)
    except reading.NotThere as missing:
        raise Http404 from missing
    return _download(text, f"huiyin-proof-{number}.json")


@require_safe
def published(request: HttpRequest) -> HttpResponse:
    """The newest checkpoints, for everyone."""
    with reading.named(CLOCK):
        found = checkpoints.latest(SHOWN)
        said = witnessing.sentence([found[0].place] if found else [])
    shown = {"found": found, "witnesses": said[1] if in_english() else said[0], "here": "verify"}
    return render(request, "counter/checkpoints.html", shown)


@require_safe
def everything(request: HttpRequest) -> HttpResponse:
    """Every checkpoint as a file that can be checked anywhere."""
    with reading.named(CLOCK):
        return _download(file_of(checkpoints.all_of_them()), "huiyin-checkpoints.json")


@require_safe
def notice(request: HttpRequest, place: int) -> HttpResponse:
    """One checkpoint as a page for a notice board."""
    with reading.named(CLOCK):
        held = checkpoints.at_places([place, place - 1]) if place < 2**31 else {}
        said = witnessing.sentence([place]) if place in held else ("", "")
    if place not in held:
        raise Http404
    one, before = held[place], held.get(place - 1)
    earlier = before.arrivals if before else (0, 0, 0)
    shown: dict[str, Any] = {
        "one": one,
        "issued": one.arrivals[0] - earlier[0],
        "registered": one.arrivals[1] - earlier[1],
        "outstanding": one.arrivals[2],
        "since": before.taken_at if before else None,
        "text": f"HUIYIN {one.place} {one.taken_at:%Y-%m-%d %H:%M} root {one.root.hex()} body {one.digest}",
        "witnesses": said[1] if in_english() else said[0],
        "here": "verify",
    }
    return render(request, "counter/notice.html", shown)


def _download(text: bytes, name: str) -> HttpResponse:
    response = HttpResponse(text, content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    add_never_cache_headers(response)
    return response
