"""Notes to colleagues about a matter: written on its page, readable by the petitioner, gone when it ends."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from huiyin.desk import why
from huiyin.desk.shell import shell
from huiyin.desk.step import REFUSED
from huiyin.law import labels
from huiyin.matters import notes, reading
from huiyin.matters.reading import What
from huiyin.people.doors import OfficeRequest, in_post


@require_http_methods(["GET", "HEAD", "POST"])
@in_post
@why.said
def write(request: OfficeRequest, number: str) -> HttpResponse:
    """The notes of a matter and the box to write one; what labels a person comes back unsaved, with the words."""
    text = request.POST.get("text", "")
    try:
        with reading.named(request.actor):
            if request.method == "POST" and 0 < len(text.strip()) <= notes.LONGEST:
                notes.write(number, text, by=request.actor, on=request.today, at=request.now)
                messages.success(request, _("备注已保存。十五分钟内可以收回。"))
                return redirect("desk:matter", number)
    except notes.Labelled as labelled:
        return _show(request, number, REFUSED, text=text, labelled=labelled.labels, article=labels.ARTICLE)
    except notes.NotThere as missing:
        raise Http404 from missing
    wrong = request.method == "POST"
    return _show(request, number, 400 if wrong else 200, text=text, wrong=wrong)


@require_POST
@in_post
def take_back(request: OfficeRequest, number: str, pk: int) -> HttpResponse:
    """Delete an own note just written; an older one stays until the matter ends."""
    try:
        with reading.named(request.actor):
            gone = notes.take_back(number, pk, request.actor)
    except notes.NotThere as missing:
        raise Http404 from missing
    if not gone:
        raise Http404
    messages.success(request, _("备注已收回，内容已删除。"))
    return redirect("desk:matter", number)


def _show(request: OfficeRequest, number: str, status: int, **more: Any) -> HttpResponse:
    try:
        with reading.named(request.actor):
            page = reading.matter(number, on=request.today, look=why.look(request, number, What.NOTES))
            seen = of_page(page, request)
            if not seen["may_note"]:
                raise reading.NotThere
    except reading.NotThere as missing:
        raise Http404 from missing
    seen = {**shell(request), "page": page, **seen, **more}
    return render(request, "desk/notes.html", seen, status=status)


def of_page(page: reading.MatterPage, request: OfficeRequest) -> dict[str, Any]:
    """What the page of a matter shows of its notes. Inside `reading.named`."""
    return {
        "notes": notes.of_matter(page.case, request.actor),
        "may_note": notes.may_write(page.case, request.actor),
        "longest": notes.LONGEST,
    }
