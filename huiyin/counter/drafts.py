"""Drafts that somebody asked to have kept: seven days, under a resume code that finds and opens them.

The code is shown in the visitor's browser and stored nowhere. From it follow, slowly (scrypt), a locator, stored as a
keyed hash, and the key of the ciphertext. Without the code nobody can open a row: no officer, no operator, no backup.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from huiyin.counter.models import Draft
from huiyin.law.words import Duty
from huiyin.matters import access, numbers, secrecy, sql
from huiyin.matters.acts import Upload
from huiyin.people.acting import Actor

KEPT = timedelta(days=7)
MOST_ROOM = 4 * 2**30  # bytes all drafts may take; beyond that words are kept and files are not
_PADDED = 4096  # the size of a row tells little of how much was written
_LENGTH = 4


@dataclass(frozen=True, slots=True)
class Kept:
    """A draft as it was kept: answers by name, files, the last day."""

    words: dict[str, Any]
    files: tuple[Upload, ...]
    until: date


def new_code() -> str:
    """A resume code of 80 random bits, spelled like a query code."""
    return numbers.new_code()


def keep(code: str, words: dict[str, Any], files: Sequence[Upload], on: date) -> date:
    """Keep it under that code, in place of what lies there; returns the last day it is kept."""
    locator, key = _found_by(code)
    until = on + KEPT
    body = secrecy.seal_bytes(key, _place(locator), _packed(words, files))
    with _at(locator):
        Draft.objects.update_or_create(locator=locator, defaults={"body": body, "until": until})
    return until


def opened(code: str, on: date) -> Kept | None:
    """What lies under that code as typed by hand; None for a wrong one and for one whose days are over."""
    locator, key = _found_by(code)
    with _at(locator):
        row = Draft.objects.filter(locator=locator, until__gte=on).first()
    if row is None:
        return None
    return Kept(*_unpacked(secrecy.open_bytes(key, _place(locator), row.body)), row.until)


def delete(code: str) -> bool:
    """Delete what lies under that code; whether there was anything."""
    locator, _ = _found_by(code)
    with _at(locator):
        return bool(Draft.objects.filter(locator=locator).delete()[0])


def sweep(on: date) -> int:
    """Delete what was kept for seven days; returns how many."""
    with access.named(Actor.job(Duty.CLOCK)):
        return int(Draft.objects.filter(until__lt=on).delete()[0])


def full() -> bool:
    """Whether there is no room left for files."""
    return int(sql.one("SELECT huiyin_drafts_size()")[0]) >= MOST_ROOM


def spelled(code: str) -> str:
    """A code as typed by hand, in its one spelling."""
    return numbers.clean_code(unicodedata.normalize("NFKC", code))


def _found_by(code: str) -> tuple[str, bytes]:
    return secrecy.draft_secrets(spelled(code))


def _place(locator: str) -> str:
    return f"draft:{locator}"


@contextmanager
def _at(locator: str) -> Iterator[None]:
    """Name the draft in the transaction: no other row is there."""
    with transaction.atomic():
        sql.one("SELECT set_config('huiyin.draft', %s, true)", [locator])
        yield


def _packed(words: dict[str, Any], files: Sequence[Upload]) -> bytes:
    listed = [[one.name, one.media_type, one.scan, len(one.data)] for one in files]
    head = json.dumps([words, listed], ensure_ascii=False).encode("utf-8", "replace")
    head += b" " * (-(len(head) + _LENGTH) % _PADDED)
    return b"".join([len(head).to_bytes(_LENGTH, "big"), head, *(one.data for one in files)])


def _unpacked(plain: bytes) -> tuple[dict[str, Any], tuple[Upload, ...]]:
    place = _LENGTH + int.from_bytes(plain[:_LENGTH], "big")
    words, listed = json.loads(plain[_LENGTH:place])
    files = []
    for name, media_type, scan, size in listed:
        files.append(Upload(name, media_type, plain[place : place + size], scan))
        place += size
    return words, tuple(files)
