"""Recusal (art. 28(3)): an officer with a direct interest does not act."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from django.db import connection
from django.db.models import Q

from huiyin.law.words import Duty
from huiyin.people.models import Ground, Interest, Officer, Post

# Every step asks this: a plain statement, for the ORM's planning would cost more than the look-up.
_RUNNING = """SELECT agency_id, matter_id, person_key FROM people_interest
  WHERE officer_id = %s AND (ended_on IS NULL OR ended_on > %s)"""


def recused(
    officer_id: int | None,
    *,
    matter_id: int | None = None,
    agency_ids: Iterable[int] = (),
    person_keys: Iterable[bytes] | Callable[[], Iterable[bytes]] = (),
    on: date | None = None,
) -> bool:
    """Whether an interest not ended (by `on`, if given) bars the officer from this matter. One query.

    `person_keys` may be a function: it is called only where the officer declared an interest in a person.
    """
    if officer_id is None:
        return False
    with connection.cursor() as cursor:
        cursor.execute(_RUNNING, [officer_id, on or date.max])
        declared = cursor.fetchall()
    if matter_id is not None and any(named == matter_id for _, named, _ in declared):
        return True
    if {agency for agency, _, _ in declared} & set(agency_ids):
        return True
    persons = {bytes(key) for _, _, key in declared if key}
    if not persons:
        return False
    return not persons.isdisjoint(person_keys() if callable(person_keys) else person_keys)


def declare(
    officer_id: int,
    matter_id: int | None,
    on: date,
    ground: Ground,
    *,
    agency_id: int | None = None,
    person_key: bytes | None = None,
) -> None:
    """An interest in a matter, a unit or a person, declared or found: it bars from now on."""
    Interest.objects.create(
        officer_id=officer_id,
        matter_id=matter_id,
        agency_id=agency_id,
        person_key=person_key,
        ground=ground,
        declared_on=on,
    )


def heads(agency_id: int | None, on: date) -> list[int]:
    """Officers who head the agency on that day."""
    posts = Post.objects.filter(Q(until=None) | Q(until__gte=on), agency_id=agency_id or 0, duty=Duty.HEAD)
    return list(posts.values_list("officer_id", flat=True))


def any_interest(officers: Iterable[int], on: date) -> bool:
    """Whether any of these officers has an interest at all, declared or found."""
    running = Q(ended_on=None) | Q(ended_on__gt=on)
    return Interest.objects.filter(running, officer_id__in=list(officers)).exists()


def aside_from(matter_id: int, on: date) -> set[int]:
    """Officers who stand aside from this matter by an interest in the matter itself."""
    running = Q(ended_on=None) | Q(ended_on__gt=on)
    return set(Interest.objects.filter(running, matter_id=matter_id).values_list("officer_id", flat=True))


def colleagues(agency_id: int | None, on: date) -> list[tuple[int, str]]:
    """Officers of an agency whose recusal it decides: (id, name), by name."""
    posts = Post.objects.filter(Q(until=None) | Q(until__gte=on), agency_id=agency_id or 0, since__lte=on)
    return sorted(set(posts.values_list("officer_id", "officer__name")), key=lambda one: (one[1], one[0]))


def declared_by(officer_id: int, on: date) -> list[Interest]:
    """What an officer declared or was found to have, newest first; for their own eyes."""
    running = Q(ended_on=None) | Q(ended_on__gt=on)
    return list(
        Interest.objects.filter(running, officer_id=officer_id).select_related("agency").order_by("-id")
    )


def name_of(officer_id: int) -> str:
    """The name of an officer an act speaks of."""
    return Officer.objects.filter(pk=officer_id).values_list("name", flat=True).first() or ""
