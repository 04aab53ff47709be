"""Slows down guessing at one number from one address. It never touches registration (rulebook F-10)."""

from __future__ import annotations

import hashlib

from django.core.cache import cache
from django.http import HttpRequest

TRIES = 10
WITHIN = 15 * 60  # seconds


def tired(request: HttpRequest, number: str) -> bool:
    """Whether this address has guessed too often at this number."""
    return int(cache.get(_key(request, number), 0)) >= TRIES


def note_miss(request: HttpRequest, number: str) -> None:
    """One more wrong guess."""
    key = _key(request, number)
    cache.add(key, 0, WITHIN)
    cache.incr(key)


def _key(request: HttpRequest, number: str) -> str:
    said = f"{request.META.get('REMOTE_ADDR', '')}|{number}"
    return "follow:" + hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()
