"""What this office publishes: write, look at it as the public will, hand in, approve, withdraw."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from huiyin.desk.publishing_forms import FORMS, DraftForm
from huiyin.desk.shell import PUBLISHING, shell
from huiyin.desk.step import REFUSED
from huiyin.law.grammar import Ruling
from huiyin.matters import listing
from huiyin.matters import reading as matters
from huiyin.matters.hooks import NotThere, Refused
from huiyin.people.doors import OfficeRequest, in_post
from huiyin.publishing import campaigns, reading, writing
from huiyin.publishing.models import Edition, Kind
from huiyin.publishing.rules import APPROVERS, EDITORS
from huiyin.publishing.writing import Work


def _may(request: OfficeRequest) -> None:
    if request.actor.duty not in PUBLISHING:
        raise Http404


def _work(request: OfficeRequest, pk: int) -> Work:
    _may(request)
    try:
        with matters.named(request.actor):
            return writing.one(pk, request.actor)
    except NotThere as missing:
        raise Http404 from missing


@require_safe
@in_post
def listed(request: OfficeRequest) -> HttpResponse:
    """What this office has written and published."""
    _may(request)
    with matters.named(request.actor):
        works = writing.own(request.actor)
    seen = {
        **shell(request, "publishing"),
        "works": [(work, work.state(request.now)) for work in works],
        "edits": request.actor.duty in EDITORS,
        "kinds": Kind,
    }
    return render(request, "desk/publishing.html", seen)


@require_http_methods(["GET", "HEAD", "POST"])
@in_post
def begin(request: OfficeRequest, code: str) -> HttpResponse:
    """A new announcement or call."""
    if request.actor.duty not in EDITORS or code not in FORMS:
        raise Http404
    return _write(request, Kind(code), None)


@require_http_methods(["GET", "HEAD", "POST"])
@in_post
def edit(request: OfficeRequest, pk: int) -> HttpResponse:
    """Write the draft anew, or the next edition of what is published."""
    work = _work(request, pk)
    if request.actor.duty not in EDITORS or work.withdrawal:
        raise Http404
    return _write(request, Kind(work.publication.kind), work)


def _write(request: OfficeRequest, kind: Kind, work: Work | None) -> HttpResponse:
    files = _files(request, work.newest) if work else []
    sent: tuple[Any, ...] = (request.POST, request.FILES) if request.method == "POST" else ()
    form = FORMS[kind](*sent, edition=work.newest if work else None, kept=files)
    refusal: Ruling | None = None
    if request.method == "POST" and form.is_valid():
        try:
            return redirect("desk:publication", _saved(request, kind, work, form).publication.pk)
        except Refused as refused:
            refusal = refused.ruling
    seen = {**shell(request, "publishing"), "form": form, "work": work, "kind": kind, "refusal": refusal}
    status = REFUSED if refusal else 400 if form.errors else 200
    return render(request, "desk/publishing_form.html", seen, status=status)


def _saved(request: OfficeRequest, kind: Kind, work: Work | None, form: DraftForm) -> Work:
    said, files = form.said(), form.cleaned_data["files"]
    with matters.named(request.actor):
        if work is None:
            done = writing.begin(kind, said, files, request.actor, request.now)
        else:
            drop = form.dropped()
            done = writing.save(work.publication.pk, said, files, request.actor, request.now, drop)
    messages.success(request, _("草稿已经存好。请先预览，再送审。"))
    return done


@require_safe
@in_post
def show(request: OfficeRequest, pk: int) -> HttpResponse:
    """One: where it stands, what can be done, and its editions."""
    return _show(request, _work(request, pk))


def _show(request: OfficeRequest, work: Work, refusal: Ruling | None = None) -> HttpResponse:
    duty, state = request.actor.duty, work.state(request.now)
    newest = work.newest
    mine = request.actor.officer_id in (newest.written_by_id, newest.handed_in_by_id)
    with matters.named(request.actor):
        standing = writing.standing(newest)
        files = reading.enclosures(newest)
        answers = listing.of(campaigns.matters(work.publication.pk)) if _calls(work) else []
        many = campaigns.answers([newest]) if _calls(work) else {}
    seen = {
        **shell(request, "publishing"),
        "work": work,
        "edition": newest,
        "state": state,
        "editions": [(edition, writing.state(edition, request.now)) for edition in work.editions],
        "enclosures": files,
        "standing": standing,
        "calls": _calls(work),
        "answers": answers,
        "many": many.get(work.publication.pk),
        "edits": duty in EDITORS and state != "withdrawn",
        "hands_in": duty in EDITORS and state == "draft",
        "decides": duty in APPROVERS and state == "handed_in" and not mine,
        "withdraws": state != "withdrawn" and any(edition.approved_at for edition in work.editions),
        "refusal": refusal,
    }
    return render(request, "desk/publication.html", seen, status=REFUSED if refusal else 200)


def _hand_in(request: OfficeRequest, pk: int) -> None:
    writing.hand_in(pk, request.actor, request.now)


def _approve(request: OfficeRequest, pk: int) -> None:
    writing.approve(pk, request.POST.get("seen", ""), request.actor, request.now)


def _send_back(request: OfficeRequest, pk: int) -> None:
    writing.send_back(pk, request.POST.get("why", ""), request.actor)


def _withdraw(request: OfficeRequest, pk: int) -> None:
    empty = request.POST.get("empty") == "yes"
    writing.withdraw(pk, request.POST.get("why", ""), request.actor, request.now, empty=empty)


_MOVES: dict[str, tuple[Callable[[OfficeRequest, int], None], Any]] = {
    "hand_in": (_hand_in, gettext_lazy("已经送审，等本单位负责人批准。")),
    "approve": (_approve, gettext_lazy("已经批准。到了发布的时间，公众就能看到。")),
    "send_back": (_send_back, gettext_lazy("已经退回编辑。")),
    "withdraw": (_withdraw, gettext_lazy("已经撤回，公众看不到了。")),
}


def _calls(work: Work) -> bool:
    return work.publication.kind == Kind.CAMPAIGN


@require_POST
@in_post
def move(request: OfficeRequest, pk: int) -> HttpResponse:
    """Hand in, approve, send back or withdraw."""
    _work(request, pk)
    done, sentence = _MOVES.get(request.POST.get("go", ""), (None, ""))
    if done is None:
        return redirect("desk:publication", pk)
    try:
        with matters.named(request.actor):
            done(request, pk)
    except Refused as refused:
        return _show(request, _work(request, pk), refused.ruling)
    messages.success(request, sentence)
    return redirect("desk:publication", pk)


@require_safe
@in_post
def preview(request: OfficeRequest, pk: int, place: int) -> HttpResponse:
    """An edition as the public sees it."""
    edition = _edition(_work(request, pk), place)
    stands = "answered" if edition.result else "open"
    seen = {"edition": edition, "enclosures": _files(request, edition), "preview": True, "stands": stands}
    if edition.publication.kind == Kind.CAMPAIGN:
        return render(request, "desk/publishing_preview_campaign.html", seen)
    return render(request, "desk/publishing_preview_announcement.html", seen)


@require_safe
@in_post
def enclosure(request: OfficeRequest, pk: int) -> HttpResponse:
    """A file of this office's own, published or not."""
    _may(request)
    with matters.named(request.actor):
        file = writing.enclosure(pk, request.actor)
    if file is None:
        raise Http404
    response = HttpResponse(bytes(file.data), content_type=file.media_type)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(file.name)}"
    return response


def _edition(work: Work, place: int) -> Edition:
    found = next((edition for edition in work.editions if edition.place == place), None)
    if found is None:
        raise Http404
    found.publication = work.publication
    return found


def _files(request: OfficeRequest, edition: Edition) -> list[Any]:
    with matters.named(request.actor):
        return reading.enclosures(edition)
