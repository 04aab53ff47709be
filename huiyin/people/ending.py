"""A registrar ends the sessions, the second factor or a post of a colleague of the territory, at once.

Every call runs in the registrar's name: the database decides what lies in the territory (`migrations/ending.sql`).
"""

from __future__ import annotations

from datetime import date, datetime

from django.db import connection
from django.db.models import Q

from huiyin.people.directory import Place, Tree
from huiyin.people.models import Ended, Ending, Post

LEAST, MOST = 4, 200  # signs of a reason


def territory(tree: Tree) -> list[Place]:
    """Open agencies of the acting registrar's region and below, by code; none for anybody else."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT people_territory()")
        ids = {row[0] for row in cursor.fetchall()}
    return [place for place in tree.places.values() if place.id in ids and place.open]


def posts_at(agencies: list[int], on: date, officer: int | None = None) -> list[Post]:
    """Posts held in these agencies on that day or later, of one officer or of all, with officer and agency."""
    held = Post.objects.filter(Q(until=None) | Q(until__gte=on), agency_id__in=agencies)
    held = held if officer is None else held.filter(officer_id=officer)
    return list(held.select_related("officer", "agency").order_by("agency__code", "officer__name", "id"))


def end(what: Ended, post: Post, why: str, *, on: date, at: datetime) -> None:
    """End it from this instant and write down why; the database refuses what is out of the territory."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT people_end(%s, %s, %s, %s, %s)", [str(what), post.pk, why, at, on])


def record(most: int = 30) -> list[Ending]:
    """What was ended in the territory, newest first."""
    return list(Ending.objects.select_related("officer", "agency", "ended_by")[:most])
