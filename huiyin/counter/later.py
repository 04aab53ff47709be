"""以后再写: a draft put away on request, taken up again with its resume code on any device, or deleted."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from huiyin.counter import drafts, throttle
from huiyin.counter.files import sorted_out
from huiyin.counter.pocket import DRAFT, VisitorRequest, with_pocket
from huiyin.matters.acts import Upload

LATER = "later"  # resume code and last day of what is put away: in this browser's pocket and nowhere else
CONTROL = {
    "class": "form-control",
    "autocomplete": "off",
    "autocapitalize": "characters",
    "spellcheck": "false",
}
ANYBODY = "resume"  # guesses are counted by address, whatever code was typed


def put_away(request: VisitorRequest, name: str) -> HttpResponse:
    """Keep what was typed, and the files chosen on this page, under the resume code of this draft."""
    if not throttle.may_keep(request):
        messages.warning(request, _("从这里保存的次数太多了，今天先不能再保存。您写的都还在这个浏览器里。"))
        return redirect("counter:question", name)
    before = files(request)
    chosen, refused = sorted_out(request.FILES.getlist("files"), before)
    if chosen and drafts.full():
        chosen, refused = (
            (),
            [*refused, str(_("现在存不下文件了，只保存了您写的文字。文件请到提交的时候再选。"))],
        )
    for sentence in refused:
        messages.warning(request, sentence)
    request.pocket[DRAFT]["at"] = name
    _write(request, (*before, *chosen))
    return redirect("counter:saved")


def _write(request: VisitorRequest, kept: tuple[Upload, ...]) -> None:
    draft, known = request.pocket[DRAFT], request.pocket.get(LATER)
    draft["kept"] = [{"name": one.name, "size": len(one.data)} for one in kept]
    code = known["code"] if known else drafts.new_code()
    until = drafts.keep(code, draft, kept, request.today)
    request.pocket[LATER] = {"code": code, "until": until.isoformat()}


def files(request: VisitorRequest) -> tuple[Upload, ...]:
    """The files put away with this draft; none once they are gone."""
    if not request.pocket[DRAFT].get("kept") or LATER not in request.pocket:
        return ()
    found = drafts.opened(request.pocket[LATER]["code"], request.today)
    return found.files if found else ()


def drop(request: VisitorRequest, place: str) -> None:
    """Take one file out of what is put away."""
    kept = files(request)
    _write(request, tuple(one for at, one in enumerate(kept) if str(at) != place))


def delete(request: VisitorRequest) -> None:
    """Delete what is put away of this draft, if anything is; what this browser holds stays."""
    if known := request.pocket.pop(LATER, None):
        drafts.delete(known["code"])
    request.pocket.get(DRAFT, {}).pop("kept", None)


@require_http_methods(["GET", "HEAD", "POST"])
@with_pocket
def saved(request: VisitorRequest) -> HttpResponse:
    """The resume code, the last day, and the way on; or delete it."""
    if request.method == "POST":
        delete(request)
        messages.success(request, _("保存的草稿已经删掉。"))
        return redirect("counter:begin")
    known = request.pocket.get(LATER)
    if known is None or DRAFT not in request.pocket:
        return redirect("counter:begin")
    shown = {
        "code": known["code"],
        "until": date.fromisoformat(known["until"]),
        "at": request.pocket[DRAFT].get("at", "check"),
        "kept": request.pocket[DRAFT].get("kept"),
        "here": "raise",
    }
    return render(request, "counter/saved.html", shown)


class ResumeForm(forms.Form):
    """The resume code, as it comes off a piece of paper."""

    code = forms.CharField(
        label=_("续写码"),
        help_text=_("十六位字母和数字。大小写、空格、短横都不要紧。"),
        max_length=60,
        widget=forms.TextInput(attrs=CONTROL),
        error_messages={"required": _("请填写续写码。")},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@with_pocket
def resume(request: VisitorRequest) -> HttpResponse:
    """Take a draft up again, or delete it. Wrong, over and tried too often get the same answer."""
    form = ResumeForm(request.POST if request.method == "POST" else None, label_suffix="")
    if not form.is_valid():
        return _ask(request, form, 400 if form.is_bound else 200)
    code = form.cleaned_data["code"]
    found = None if throttle.tired(request, ANYBODY) else drafts.opened(code, request.today)
    if found is None:
        throttle.note_miss(request, ANYBODY)
        form.add_error(
            None,
            _(
                "没有找到。请核对续写码。过了七天、已经提交或者已经删掉的草稿就没有了；试的次数太多的，请过一刻钟再试。"
            ),
        )
        return _ask(request, form, 400)
    if request.POST.get("go") == "delete":
        drafts.delete(code)
        if request.pocket.get(LATER, {}).get("code") == drafts.spelled(code):
            delete(request)
        messages.success(request, _("保存的草稿已经删掉。"))
        return redirect("counter:begin")
    return _take_up(request, code, found)


def _take_up(request: VisitorRequest, code: str, found: drafts.Kept) -> HttpResponse:
    request.pocket.clear()
    request.pocket[DRAFT] = found.words
    request.pocket[LATER] = {"code": drafts.spelled(code), "until": found.until.isoformat()}
    return redirect("counter:question", found.words.get("at", "check"))


def _ask(request: VisitorRequest, form: ResumeForm, status: int = 200, **more: Any) -> HttpResponse:
    shown = {"form": form, "unsaved": DRAFT in request.pocket, "here": "raise", **more}
    return render(request, "counter/resume.html", shown, status=status)
