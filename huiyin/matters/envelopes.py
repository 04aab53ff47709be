"""The envelope box: accusation material is dropped in under a public key, and nothing here can open it.

The private key never lies within the application's reach. Opening belongs to the sealed room.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.conf import settings

from huiyin.matters import boxes, sql


def sealed(words: Mapping[str, Any]) -> bytes:
    """Words as a sealed box under the key of the sealed room."""
    return boxes.seal(bytes.fromhex(settings.SEALED_PUBLIC_KEY), words)


def alarm(words: Mapping[str, Any], on: date) -> None:
    """Put a petitioner's report of a leak or of retaliation into the box, beside no matter (F-06)."""
    sql.run("INSERT INTO matters_alarm (body, put_on) VALUES (%s, %s)", [sealed(words), on])


def drop(matter_id: int, words: Mapping[str, Any], on: date) -> None:
    """Put words into the box for a matter. Nothing comes back: this side may write here and not read.

    The matter's id lies inside too, so that an envelope put beside another matter is noticed when opened.
    """
    sql.run(
        "INSERT INTO matters_envelope (matter_id, body, dropped_on) VALUES (%s, %s, %s)",
        [matter_id, sealed({"matter": matter_id, **words}), on],
    )
