"""Signatures, by algorithm: Ed25519 is here; a module for another (SM2) is added to `VERIFIERS` and signs by `Signer`."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Protocol

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey


class Signer(Protocol):
    """What a signing module must do: name its algorithm, show its public key, sign."""

    algorithm: str
    public: bytes

    def sign(self, message: bytes) -> bytes:
        """The signature over the message."""


class Ed25519:
    """Ed25519 by `cryptography`, from a seed of 32 bytes."""

    algorithm = "Ed25519"

    def __init__(self, seed: bytes) -> None:
        self._key = Ed25519PrivateKey.from_private_bytes(seed)
        self.public = self._key.public_key().public_bytes_raw()

    def sign(self, message: bytes) -> bytes:
        """64 bytes; the same message always gives the same ones."""
        return self._key.sign(message)


def _ed25519(public: bytes, message: bytes, signature: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


VERIFIERS: dict[str, Callable[[bytes, bytes, bytes], bool]] = {"Ed25519": _ed25519}


def holds(algorithm: str, public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether the signature is that key's over that message; False for an algorithm not known here."""
    check = VERIFIERS.get(algorithm)
    return check is not None and check(public, message, signature)


def fingerprint(public: bytes) -> str:
    """A public key as people compare it: the first 128 bits of its SHA-256, in groups of four."""
    text = hashlib.sha256(public).hexdigest()[:32]
    return " ".join(text[at : at + 4] for at in range(0, 32, 4))
