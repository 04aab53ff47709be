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

from huiyin.matters.models import Envelope


def sealed(words: Mapping[str, Any]) -> bytes:
    """Words as a sealed box (X25519). Padded to 4 KiB steps, so that length tells little."""
    plain = json.dumps(words, ensure_ascii=False).encode()
    padded = plain + b" " * (-len(plain) % 4096)
    return SealedBox(PublicKey(bytes.fromhex(settings.SEALED_PUBLIC_KEY))).encrypt(padded)


def drop(matter_id: int, words: Mapping[str, Any], on: date) -> Envelope:
    """Put words into the box for a matter."""
    return Envelope.objects.create(matter_id=matter_id, body=sealed(words), dropped_on=on)
