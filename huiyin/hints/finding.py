"""The night's job: the hotspots of each petition office among the matters of its reach, found anew, their identities kept.

Each office is a transaction of its own; run again it comes to the same. What is not found any more is gone: a hotspot
lives as long as its matters lie within the window.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date, datetime, time, timedelta

from huiyin.hints import indexing
from huiyin.hints.models import Detached, Hotspot, HotspotMatter
from huiyin.law.words import AgencyKind, Duty
from huiyin.matters import anonymity, gathering, numbers, secrecy
from huiyin.matters.access import named
from huiyin.matters.gathering import Gathered
from huiyin.people import directory
from huiyin.people.acting import Actor
from huiyin.triage.hotspots import PEOPLE, Hotspots
from huiyin.triage.messages import Message
from huiyin.triage.profiles import Profile, profile

WINDOW = timedelta(days=90)  # how far back matters are looked at [C]
TRIES = 3  # where a text is sealed or rewritten while it is being compared
CLOCK = Actor.job(Duty.CLOCK)


class Changed(Exception):
    """A text was sealed, rewritten or destroyed while it was being compared, again and again."""


def find(on: date) -> int:
    """Find the hotspots of every petition office as of that day; how many there are in all."""
    places = directory.tree().places.values()
    offices = [one.id for one in places if one.kind is AgencyKind.PETITION_OFFICE and one.open]
    return sum(find_of(office, on) for office in offices)


def find_lost(on: date) -> int:
    """Find anew the hotspots of the offices where one has lost its words; how many there are in these."""
    with named(CLOCK):
        offices = list(Hotspot.objects.filter(key=None).values_list("agency_id", flat=True).distinct())
    return sum(find_of(office, on) for office in offices)


def find_of(agency_id: int, on: date) -> int:
    """Find the hotspots of one office; how many. Raises `Changed`."""
    for _ in range(TRIES):
        with named(CLOCK):
            matters = {one.pk: one for one in gathering.gathered(agency_id, on - WINDOW, indexing.STEPS)}
            found = Hotspots([message(one) for one in matters.values()], before=_before(agency_id))
            inside = [matters[int(pk)] for one in found.shown for pk in one.messages]
            if gathering.unchanged(inside):
                return _keep(agency_id, found, matters, on)
    raise Changed


def message(one: Gathered) -> Message:
    """A matter as the engine takes it: without what the record knows its petitioners by, the writer as a number."""
    said = [_without(text, anonymity.identifying(one.people)) for text in indexing.spoken(one.told)]
    return Message(
        id=str(one.pk),
        title=said[0] if said else "",
        text="。".join(said[1:]),
        time=datetime.combine(one.received_on, time()),
        user=str(one.writer),
    )


def _without(text: str, private: Collection[str]) -> str:
    for told in sorted(private, key=len, reverse=True):
        text = text.replace(told, " ")
    return text


def _before(agency_id: int) -> dict[str, str]:
    rows = HotspotMatter.objects.filter(hotspot__agency_id=agency_id)
    return {str(pk): code for pk, code in rows.values_list("matter_id", "hotspot__code")}


def _keep(agency_id: int, found: Hotspots, matters: dict[int, Gathered], on: date) -> int:
    """Write what was found in place of what was there."""
    apart = _detached(agency_id)
    kept: set[str] = set()
    for at, shown in enumerate(found.shown):
        inside = [matters[int(pk)] for pk in shown.messages if int(pk) not in apart[shown.id]]
        if len({one.writer for one in inside}) < PEOPLE:
            continue
        kept.add(shown.id)
        _write(agency_id, shown.id, shown.heat, profile(found, at), inside, on)
    Hotspot.objects.filter(agency_id=agency_id).exclude(code__in=kept).delete()
    return len(kept)


def _detached(agency_id: int) -> dict[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for code, pk in Detached.objects.filter(agency_id=agency_id).values_list("code", "matter_id"):
        found[code].add(pk)
    return found


def _write(
    agency_id: int, code: str, heat: float, words: Profile, inside: Sequence[Gathered], on: date
) -> None:
    pk = Hotspot.objects.filter(agency_id=agency_id, code=code).values_list("pk", flat=True).first()
    there = pk is not None
    pk = pk or numbers.ids("hints_hotspot")[0]
    key, wrapped = secrecy.new_key_at(place_of(pk))
    body = secrecy.seal_bytes(key, place_of(pk), json.dumps(words.as_json(), ensure_ascii=False).encode())
    if there:
        Hotspot.objects.filter(pk=pk).update(heat=heat, found_on=on, key=wrapped, body=body)
        HotspotMatter.objects.filter(hotspot_id=pk).delete()
    else:
        row = Hotspot(id=pk, agency_id=agency_id, code=code, heat=heat, found_on=on, key=wrapped, body=body)
        row.save(force_insert=True)
    HotspotMatter.objects.bulk_create(
        HotspotMatter(hotspot_id=pk, matter_id=one.pk, day=one.received_on, writer=writer)
        for one, writer in zip(inside, numbered([one.writer for one in inside]), strict=True)
    )


def numbered(writers: Sequence[int]) -> list[int]:
    """The writers as numbers within one hotspot alone: nothing tells whether somebody is in another one, too."""
    own = {who: number for number, who in enumerate(dict.fromkeys(one for one in writers if one), 1)}
    return [own.get(one, gathering.UNKNOWN) for one in writers]


def place_of(pk: int) -> str:
    """What binds a hotspot's words and key to its row."""
    return f"hotspot {pk}"
