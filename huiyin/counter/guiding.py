"""What one can read before raising a matter: the Regulations explained, and who is competent for which kind of claim."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from huiyin.law import articles
from huiyin.law.book_2022 import guides


@require_safe
def regulations(request: HttpRequest) -> HttpResponse:
    """The Regulations article by article."""
    return render(request, "counter/regulations.html", {"chapters": articles.chapters(), "here": "law"})


@require_http_methods(["GET", "HEAD", "POST"])
def listed(request: HttpRequest) -> HttpResponse:
    """The route guides; by POST, so that it stays in no address, those that fit what somebody says in their own words."""
    wanted = request.POST.get("q", "").strip()[:60]
    seen = {"guides": guides.found(wanted), "wanted": wanted, "here": "guides"}
    return render(request, "counter/guides.html", seen)


@require_safe
def one(request: HttpRequest, code: str) -> HttpResponse:
    """One guide, to read or to print."""
    guide = guides.BY_CODE.get(code)
    if guide is None:
        raise Http404
    return render(request, "counter/guide.html", {"guide": guide, "here": "guides"})


def named(codes: Iterable[str]) -> list[guides.Guide]:
    """The guides of these codes."""
    return [guides.BY_CODE[code] for code in codes if code in guides.BY_CODE]
