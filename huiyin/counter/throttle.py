"""Slows down guessing at one number from one address, and floods of registrations.

Guessing is stopped for a while; registration never: whoever hands in very many only waits a moment (rulebook
F-10). Both web processes count together.
"""

from __future__ import annotations

from django.http import HttpRequest

from huiyin.people import knocks

TRIES = 10
WITHIN = 15 * 60  # seconds
DRAFTS_A_DAY = 200
HANDING_IN = knocks.Pace(free=60, within=60, wait=0.2)  # a reception window registers less than one a second


def tired(request: HttpRequest, number: str) -> bool:
    """Whether this address has guessed too often at this number."""
    return knocks.count(_door(request, number)) >= TRIES


def note_miss(request: HttpRequest, number: str) -> None:
    """One more wrong guess."""
    knocks.note(_door(request, number), WITHIN)


def slow(request: HttpRequest) -> None:
    """One more registration from this address: taken at once, or after a moment, and always taken."""
    here = knocks.door("hand-in", knocks.address(request))
    knocks.pause(knocks.note(here, HANDING_IN.within), HANDING_IN)


def may_keep(request: HttpRequest) -> bool:
    """One more draft kept from this address: so many a day, lest somebody fill the disk."""
    return knocks.note(knocks.door("draft", knocks.address(request)), 24 * 3600) <= DRAFTS_A_DAY


def _door(request: HttpRequest, number: str) -> str:
    return knocks.door("follow", knocks.address(request), number)
