"""People and their posts, for the registrar of a territory: end sessions, a second factor, a post, at once."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from huiyin.desk.shell import shell
from huiyin.law.words import Duty
from huiyin.matters import access
from huiyin.people import directory, ending
from huiyin.people.doors import OfficeRequest, in_post
from huiyin.people.models import Ended, Post

SAID = {
    Ended.SESSIONS: gettext_lazy("已结束全部登录"),
    Ended.FACTOR: gettext_lazy("已清除两步验证"),
    Ended.POST: gettext_lazy("已结束岗位"),
}


@require_safe
@in_post
def listed(request: OfficeRequest) -> HttpResponse:
    """The people of one agency of the territory, and what was ended lately."""
    _registrar(request)
    with access.named(request.actor):
        places = ending.territory(directory.tree())
        asked = request.GET.get("agency", "")
        chosen = next((one for one in places if str(one.id) == asked), None) or next(
            (one for one in places if one.id == request.actor.agency_id), None
        )
        posts = ending.posts_at([chosen.id], request.today) if chosen else []
        told = [(row, SAID[Ended(row.what)]) for row in ending.record()]
    shown = {"places": places, "chosen": chosen, "people": _by_person(posts), "told": told}
    return render(request, "desk/colleagues.html", {**shell(request, "colleagues"), **shown})


@require_http_methods(["GET", "HEAD", "POST"])
@in_post
def one(request: OfficeRequest, pk: int) -> HttpResponse:
    """One colleague; by POST something of theirs ends, with the reason."""
    _registrar(request)
    with access.named(request.actor):
        places = [place.id for place in ending.territory(directory.tree())]
        posts = ending.posts_at(places, request.today, pk)
        if not posts:
            raise Http404
        if request.method == "POST" and (wrong := _end(request, posts)) is None:
            return redirect("desk:colleagues")
        shown = {"person": posts[0].officer, "posts": posts, "oneself": pk == request.user.pk}
    shown |= {"wrong": wrong, "why": _why(request)} if request.method == "POST" else {}
    status = 400 if shown.get("wrong") else 200
    return render(request, "desk/colleague.html", {**shell(request, "colleagues"), **shown}, status=status)


def _end(request: OfficeRequest, posts: list[Post]) -> str | None:
    """Do what was asked; a sentence where it cannot be done."""
    what, _colon, which = request.POST.get("do", "").partition(":")
    post = next((one for one in posts if not which or str(one.pk) == which), None)
    if what not in Ended.values or post is None:
        return _("请选择要结束的一项。")
    if posts[0].officer_id == request.user.pk:
        return _("不能结束自己的岗位：请由同级或者上级的登记人员办理。")
    if not ending.LEAST <= len(_why(request)) <= ending.MOST:
        return _("请写明事由，四到二百个字；不要写信访内容。")
    ending.end(Ended(what), post, _why(request), on=request.today, at=request.now)
    messages.success(request, _("%(done)s，立即生效，已记录。") % {"done": SAID[Ended(what)]})
    return None


def _why(request: OfficeRequest) -> str:
    return request.POST.get("why", "").replace("\0", "").strip()


def _by_person(posts: list[Post]) -> list[dict[str, Any]]:
    found: dict[int, dict[str, Any]] = {}
    for post in posts:
        found.setdefault(post.officer_id, {"officer": post.officer, "posts": []})["posts"].append(post)
    return list(found.values())


def _registrar(request: OfficeRequest) -> None:
    if request.actor.duty is not Duty.REGISTRAR:
        raise Http404
