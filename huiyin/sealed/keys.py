"""The room's keys: the private key that opens envelopes, and the key under which its own words lie."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django.conf import settings

from huiyin.matters import boxes
from huiyin.matters.secrecy import KEY_BYTES, provider


class NoKey(Exception):
    """The private key is not here: it lies where it was carried to."""


def open_envelope(body: bytes | memoryview) -> dict[str, Any]:
    """What an envelope holds; `boxes.Closed` if it was altered, `NoKey` without the private key."""
    private = settings.SEALED_HOME.sealed_private()
    if private is None:
        raise NoKey
    return boxes.open(private, body)


def close(place: str, words: Mapping[str, Any]) -> bytes:
    """Words under the room's key, bound to their place."""
    plain = json.dumps(words, ensure_ascii=False, sort_keys=True).encode()
    return provider().seal(_key(), plain, place.encode())


def disclose(place: str, body: bytes | memoryview) -> dict[str, Any]:
    """What `close` closed; `secrecy.Unreadable` if altered or moved."""
    words: dict[str, Any] = json.loads(provider().open(_key(), bytes(body), place.encode()))
    return words


def _key() -> bytes:
    return bytes.fromhex(settings.SEALED_HOME.sealed_secret("room_key"))[:KEY_BYTES]
