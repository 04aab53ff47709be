"""The envelope box: accusation material is dropped in under a public key, and nothing here can open it.

The private key never lies within the application's reach. Opening belongs to the sealed room.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.conf import settings
from nacl.public import PublicKey, SealedBox

from huiyin.matters import sql


def sealed(words: Mapping[str, Any]) -> bytes:
    """Words as a sealed box (X25519). Padded to 4 KiB steps, so that length tells little."""
    plain = json.dumps(words, ensure_ascii=False).encode()
    padded = plain + b" " * (-len(plain) % 4096)
    return SealedBox(PublicKey(bytes.fromhex(settings.SEALED_PUBLIC_KEY))).encrypt(padded)


def drop(matter_id: int, words: Mapping[str, Any], on: date) -> None:
    """Put words into the box for a matter. Nothing comes back: this side may write here and not read."""
    sql.run(
        "INSERT INTO matters_envelope (matter_id, body, dropped_on) VALUES (%s, %s, %s)",
        [matter_id, sealed(words), on],
    )
