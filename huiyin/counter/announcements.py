"""最新公告: what offices publish, to read, to look through, to take away and to subscribe to."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from urllib.parse import quote

from django.contrib.syndication.views import Feed
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse, reverse_lazy
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from huiyin.people.doors import DatedRequest
from huiyin.people.wording import agency_name
from huiyin.publishing import reading
from huiyin.publishing.models import Edition, Kind
from huiyin.publishing.rules import CATEGORIES
from huiyin.publishing.templatetags.published import beginning, category, told

PAGE = 20  # rows
NEWEST = 3  # on the home page
FED = 30  # in the feed
GONE = 410


def newest(request: DatedRequest) -> list[Edition]:
    """The newest few, for the home page: one query."""
    return list(reading.published(Kind.ANNOUNCEMENT, request.now)[:NEWEST])


@require_http_methods(["GET", "HEAD", "POST"])
def listed(request: DatedRequest) -> HttpResponse:
    """The list, by page and category; what somebody looks for comes by POST, so that it stands in no address."""
    rows = reading.published(Kind.ANNOUNCEMENT, request.now)
    chosen = request.GET.get("category", "")
    if chosen in CATEGORIES:
        rows = rows.filter(category=chosen)
    words = " ".join(request.POST.get("q", "").split())[: reading.LONGEST]
    short = bool(words) and len(words) < reading.SHORTEST
    if words and not short:
        rows = reading.found(rows, words)
    page = Paginator(rows, reading.MOST_FOUND if words else PAGE).get_page(request.GET.get("page"))
    seen = {
        "page": page,
        "rows": list(page.object_list),
        "categories": CATEGORIES,
        "chosen": chosen if chosen in CATEGORIES else "",
        "words": words,
        "short": short,
        "here": "announcements",
    }
    return render(request, "counter/announcements.html", seen, status=400 if short else 200)


@require_safe
def one(request: DatedRequest, pk: int) -> HttpResponse:
    """One announcement."""
    edition = reading.one(Kind.ANNOUNCEMENT, pk, request.now)
    if edition is None:
        return gone(request, Kind.ANNOUNCEMENT, pk, reverse("counter:announcements"), _("最新公告"))
    return render(request, "counter/announcement.html", {**told_of(edition), "here": "announcements"})


def told_of(edition: Edition) -> dict[str, Any]:
    """What the page of a publication shows."""
    return {
        "edition": edition,
        "enclosures": reading.enclosures(edition),
        "earlier": reading.earlier(edition) if edition.place > 1 else [],
    }


def gone(request: HttpRequest, kind: Kind, pk: int, back: str, column: str) -> HttpResponse:
    """What was withdrawn answers that it was, and why; what never was is not found."""
    withdrawal = reading.withdrawn(kind, pk)
    if withdrawal is None:
        raise Http404
    seen = {"withdrawal": withdrawal, "back": back, "column": column, "here": "announcements"}
    return render(request, "counter/withdrawn.html", seen, status=GONE)


@require_safe
def enclosure(request: DatedRequest, pk: int, place: int) -> HttpResponse:
    """A file of an announcement or a call, to take away."""
    for kind in Kind:
        edition = reading.one(kind, pk, request.now)
        file = reading.enclosure(edition, place) if edition else None
        if file is not None:
            response = HttpResponse(bytes(file.data), content_type=file.media_type)
            response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(file.name)}"
            return response
    raise Http404


class Newest(Feed):  # type: ignore[type-arg]
    """The newest announcements for a feed reader: title, office, day and the first words. `now` is its object."""

    feed_type = Rss201rev2Feed
    link = reverse_lazy("counter:announcements")
    title = gettext_lazy("最新公告")
    description = gettext_lazy("信访部门和有关机关、单位的公告")

    def get_object(self, request: DatedRequest, *_args: Any, **_known: Any) -> datetime:  # type: ignore[override]
        """The instant of the request."""
        return request.now

    def items(self, now: datetime) -> list[Edition]:  # type: ignore[override]
        """Newest first."""
        return list(reading.published(Kind.ANNOUNCEMENT, now)[:FED])

    def item_title(self, item: Edition) -> str:  # type: ignore[override]
        """The title."""
        return told(item, "title")

    def item_description(self, item: Edition) -> str:  # type: ignore[override]
        """The first words."""
        return beginning(told(item, "body"), 200)

    def item_link(self, item: Edition) -> str:
        """Where it is read."""
        return reverse("counter:announcement", args=[item.publication_id])

    def item_author_name(self, item: Edition) -> str:
        """The office it comes from."""
        return agency_name(item.agency)

    def item_pubdate(self, item: Edition) -> datetime | None:
        """Since when it is out."""
        return item.publish_at

    def item_categories(self, item: Edition) -> list[str]:
        """What it is about."""
        return [category(item.category)]
