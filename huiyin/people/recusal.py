"""Recusal (art. 28(3)): an officer with a direct interest does not act."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from django.db import connection
from django.db.models import Q

from huiyin.law.words import Duty
from huiyin.people.models import Ground, Interest, Post

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


def declare(officer_id: int, matter_id: int, on: date) -> None:
    """An officer declares an interest in a matter of their own accord: barred from it from now on."""
    Interest.objects.create(officer_id=officer_id, matter_id=matter_id, ground=Ground.OWN, declared_on=on)


def heads_recused(agency_id: int | None, matter_id: int, on: date) -> bool:
    """Whether a head of the agency stands recused from this matter, so that the deputy decides. One query."""
    if agency_id is None:
        return False
    heads = Post.objects.filter(Q(until=None) | Q(until__gte=on), agency_id=agency_id, duty=Duty.HEAD)
    running = Q(ended_on=None) | Q(ended_on__gt=on)
    return Interest.objects.filter(
        running, matter_id=matter_id, officer_id__in=heads.values("officer_id")
    ).exists()
