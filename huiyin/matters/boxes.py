"""Sealed boxes and the key of a query code: pure cryptography, no database, no settings.

X25519 sealed boxes (libsodium). A reporter's key pair follows from item number and query code alone: whoever
holds the code opens replies, and nothing that lies at rest can.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

STEP = 4096  # bytes; lengths are rounded up to it, so that length tells little
_USE = b"huiyin reply key 1"


class Closed(Exception):
    """The key does not fit, or the box was altered."""


def seal(public_key: bytes, words: Mapping[str, Any]) -> bytes:
    """Words as JSON in a sealed box, padded to 4 KiB steps. Nobody but the private key's holder opens it."""
    plain = json.dumps(words, ensure_ascii=False).encode()
    return bytes(SealedBox(PublicKey(public_key)).encrypt(plain + b" " * (-len(plain) % STEP)))


def open(private_key: bytes, body: bytes | memoryview) -> dict[str, Any]:
    """What `seal` closed; `Closed` where the key does not fit."""
    try:
        plain = SealedBox(PrivateKey(private_key)).decrypt(bytes(body))
        words: dict[str, Any] = json.loads(plain)
    except (CryptoError, ValueError) as wrong:
        raise Closed from wrong
    return words


def reply_pair(number: str, code: str) -> tuple[bytes, bytes]:
    """(private, public) X25519 keys, 32 bytes each, for an item number and a query code in its printed form.

    HKDF-SHA256 without stretching: a query code holds 80 random bits (docs/decisions/0018-reply-key.md).
    """
    derived = HKDF(hashes.SHA256(), 32, salt=number.encode(), info=_USE).derive(code.encode())
    private = PrivateKey(derived)
    return bytes(private), bytes(private.public_key)
