"""Secrecy at rest: every free text and identity lies under a key of its own matter.

SM4-GCM and HMAC-SM3 through a provider, so that a certified module can take their place. Deleting a
matter's key deletes what was said in it; acts keep only salted digests, so the chain still verifies.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from functools import cache
from typing import Any, Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, hmac
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from django.conf import settings
from django.utils.module_loading import import_string

KEY_BYTES = 16
_NONCE, _TAG = 12, 16


class Unreadable(Exception):
    """The key is gone, or the ciphertext was altered or moved."""


class Provider(Protocol):
    """What a cryptographic module must do. `place` binds a ciphertext to its row."""

    def seal(self, key: bytes, plain: bytes, place: bytes) -> bytes:
        """Encrypt and authenticate."""

    def open(self, key: bytes, sealed: bytes, place: bytes) -> bytes:
        """Decrypt; raise `Unreadable` if altered, moved or under another key."""

    def keyed_hash(self, key: bytes, message: bytes) -> bytes:
        """32 bytes that only the holder of the key can make."""


class ShangMi:
    """SM4-GCM and HMAC-SM3 (国密) by `cryptography`. Not a certified module."""

    def seal(self, key: bytes, plain: bytes, place: bytes) -> bytes:
        """Nonce, ciphertext, tag."""
        nonce = os.urandom(_NONCE)
        encryptor = Cipher(algorithms.SM4(key), modes.GCM(nonce)).encryptor()
        encryptor.authenticate_additional_data(place)
        return nonce + encryptor.update(plain) + encryptor.finalize() + encryptor.tag

    def open(self, key: bytes, sealed: bytes, place: bytes) -> bytes:
        """The plaintext, or `Unreadable`."""
        if len(sealed) < _NONCE + _TAG:
            raise Unreadable
        nonce, body, tag = sealed[:_NONCE], sealed[_NONCE:-_TAG], sealed[-_TAG:]
        decryptor = Cipher(algorithms.SM4(key), modes.GCM(nonce, tag)).decryptor()
        decryptor.authenticate_additional_data(place)
        try:
            return decryptor.update(body) + decryptor.finalize()
        except InvalidTag as altered:
            raise Unreadable from altered

    def keyed_hash(self, key: bytes, message: bytes) -> bytes:
        """HMAC-SM3."""
        mac = hmac.HMAC(key, hashes.SM3())
        mac.update(message)
        return mac.finalize()


@cache
def _derived(use: str) -> bytes:
    """A key of its own for each use, from the master key outside the database."""
    return provider().keyed_hash(bytes.fromhex(settings.MASTER_KEY), use.encode())


@cache
def provider() -> Provider:
    """The module the settings name."""
    made: Provider = import_string(getattr(settings, "HUIYIN_CRYPTO", "huiyin.matters.secrecy.ShangMi"))()
    return made


def new_key(matter_id: int) -> tuple[bytes, bytes]:
    """A fresh key for a matter: (the key, the key wrapped under the master key)."""
    return new_key_at(f"matter {matter_id}")


def new_key_at(place: str) -> tuple[bytes, bytes]:
    """The same for something else that has a key of its own; `place` binds it there."""
    key = os.urandom(KEY_BYTES)
    return key, provider().seal(_derived("wrap")[:KEY_BYTES], key, place.encode())


def unwrap(matter_id: int, wrapped: bytes | memoryview | None) -> bytes:
    """The matter's key; `Unreadable` once it has been destroyed."""
    return unwrap_at(f"matter {matter_id}", wrapped)


def unwrap_at(place: str, wrapped: bytes | memoryview | None) -> bytes:
    """The key that lies at that place; `Unreadable` once it has been destroyed."""
    if not wrapped:
        raise Unreadable
    return provider().open(_derived("wrap")[:KEY_BYTES], bytes(wrapped), place.encode())


def seal_words(key: bytes, place: str, words: Mapping[str, Any]) -> tuple[bytes, bytes]:
    """Encrypt what was said in an act: (ciphertext, salted digest of the plaintext for the act)."""
    plain = json.dumps([os.urandom(16).hex(), words], ensure_ascii=False, sort_keys=True).encode()
    return provider().seal(key, plain, place.encode()), hashlib.sha256(plain).digest()


def open_words(
    key: bytes, place: str, body: bytes | memoryview, digest: bytes | None = None
) -> dict[str, Any]:
    """What was said; `Unreadable` if it is not what the act's digest stands for."""
    words: dict[str, Any] = json.loads(open_text(key, place, body, digest))[1]
    return words


def open_text(key: bytes, place: str, body: bytes | memoryview, digest: bytes | None = None) -> bytes:
    """The very text a digest was made from: salt and words; `Unreadable` as for `open_words`."""
    plain = provider().open(key, bytes(body), place.encode())
    if digest is not None and hashlib.sha256(plain).digest() != digest:
        raise Unreadable
    return plain


def seal_bytes(key: bytes, place: str, plain: bytes) -> bytes:
    """Encrypt a file, a title or an identity under the matter's key."""
    return provider().seal(key, plain, place.encode())


def open_bytes(key: bytes, place: str, body: bytes | memoryview) -> bytes:
    """The plaintext of `seal_bytes`."""
    return provider().open(key, bytes(body), place.encode())


def keyed_hash(kind: str, value: str) -> bytes | None:
    """A person's number, telephone or name as found again only here; None for an empty value."""
    kept = "".join(value.split()).upper()
    if not kept:
        return None
    return provider().keyed_hash(_derived("find"), f"{kind}:{kept}".encode())


def receipt_digest(number: str, code: str) -> str:
    """What stands for a receipt in the database: neither number nor code can be got back from it."""
    return provider().keyed_hash(_derived("receipt"), f"receipt:{number}:{code}".upper().encode()).hex()


def paper_digest(code: str) -> str:
    """What stands for the code printed on an issued paper: without our key nobody can make or guess it."""
    return provider().keyed_hash(_derived("paper"), f"paper:{code}".upper().encode()).hex()


def draft_secrets(code: str) -> tuple[str, bytes]:
    """What finds a draft and the key that opens it, both from its resume code; slow on purpose (32 MB, RFC 7914).

    The database alone is not enough to try codes: our key goes in as the salt.
    """
    said = code.upper().encode("utf-8", "replace")
    stretched = Scrypt(salt=_derived("draft"), length=64, n=2**15, r=8, p=1).derive(said)
    locator = provider().keyed_hash(_derived("draft found"), stretched[:32])
    return locator.hex(), provider().keyed_hash(stretched[32:], b"draft key")[:KEY_BYTES]


def card_digest(code: str) -> str:
    """What stands for the code of a rating card: without our key nobody can make or guess it."""
    return provider().keyed_hash(_derived("card"), f"card:{code}".upper().encode()).hex()


def index_key() -> bytes:
    """The key of the index of texts: what it holds can be neither read nor made without it."""
    return _derived("index")
