"""Counts how often somebody knocks at a door, in the database, so that every web process knows.

Whoever knocks too often waits a moment; nobody is sent away by this module. Doors are named by a keyed digest.
"""

from __future__ import annotations

import hashlib
import hmac
import time
from dataclasses import dataclass

from django.conf import settings
from django.db import connection
from django.http import HttpRequest

_ONE_MORE = """
INSERT INTO people_knock AS known (door, times, until) VALUES (%s, 1, now() + %s * interval '1 second')
ON CONFLICT (door) DO UPDATE SET
    times = CASE WHEN known.until < now() THEN 1 ELSE known.times + 1 END,
    until = CASE WHEN known.until < now() THEN excluded.until ELSE known.until END
RETURNING times
"""
_KNOWN = "SELECT times FROM people_knock WHERE door = %s AND until >= now()"
_SWEEP = "DELETE FROM people_knock WHERE until < now() - interval '1 hour'"


@dataclass(frozen=True, slots=True)
class Pace:
    """From how many knocks within how many seconds on each further one waits, and how long."""

    free: int
    within: int
    wait: float  # seconds, for each knock beyond


def door(kind: str, *names: str) -> str:
    """The name of a door, from which nobody learns an address or a number."""
    said = "|".join(names).encode("utf-8", "replace")
    return f"{kind}:" + hmac.new(settings.SECRET_KEY.encode(), said, hashlib.sha256).hexdigest()


def address(request: HttpRequest) -> str:
    """Where the request comes from."""
    return str(request.META.get("REMOTE_ADDR", ""))


def note(name: str, within: int) -> int:
    """One more knock; how many there were within the time."""
    with connection.cursor() as cursor:
        cursor.execute(_ONE_MORE, [name, within])
        times = int(cursor.fetchone()[0])
        if times == 1:
            cursor.execute(_SWEEP)
    return times


def count(name: str) -> int:
    """How many knocks there were within the time."""
    with connection.cursor() as cursor:
        cursor.execute(_KNOWN, [name])
        row = cursor.fetchone()
    return int(row[0]) if row else 0


def pause(times: int, pace: Pace) -> None:
    """Wait a moment where somebody knocks faster than the pace."""
    if times > pace.free:
        time.sleep(pace.wait)
