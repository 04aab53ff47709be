"""A lock is a public key that follows from a passphrase: whoever has the machine can close, only the passphrase opens.

So a nightly backup needs no secret, and yesterday's backups stay shut to whoever takes the machine tomorrow.
"""

from __future__ import annotations

import json
import os
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from nacl import pwhash
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

from huiyin.config.sentences import CannotGoOn

SHORTEST = 16  # characters of a passphrase
OPS, MEMORY = pwhash.argon2id.OPSLIMIT_MODERATE, pwhash.argon2id.MEMLIMIT_MODERATE  # 3 passes, 256 MiB
_MOST_OPS, _MOST_MEMORY = 20, 2**31  # a file that asks for more is not one of ours


@dataclass(frozen=True)
class Lock:
    """Salt and cost of argon2id, and the X25519 public key that follows from them and the passphrase."""

    salt: str
    ops: int
    memory: int
    public: str

    @classmethod
    def made(cls, passphrase: str, ops: int = OPS, memory: int = MEMORY) -> Lock:
        """A lock that this passphrase opens."""
        salt = os.urandom(pwhash.argon2id.SALTBYTES)
        private = _private(passphrase, salt, ops, memory)
        return cls(salt.hex(), ops, memory, bytes(private.public_key).hex())

    def close(self, key: bytes) -> bytes:
        """The key of a file, sealed."""
        return bytes(SealedBox(PublicKey(bytes.fromhex(self.public))).encrypt(key))

    def open(self, passphrase: str, sealed: bytes) -> bytes:
        """The key of a file; a sentence where the passphrase does not fit."""
        if self.ops > _MOST_OPS or self.memory > _MOST_MEMORY:
            raise damaged()
        try:
            private = _private(passphrase, bytes.fromhex(self.salt), self.ops, self.memory)
            if bytes(private.public_key).hex() != self.public:
                raise CannotGoOn("口令不对，没有打开。", "The passphrase does not fit; nothing was opened.")
            return bytes(SealedBox(private).decrypt(sealed))
        except (CryptoError, ValueError) as wrong:
            raise damaged() from wrong


@dataclass(frozen=True)
class Locks:
    """The two locks of one installation; both can lie open, for they only close."""

    data: Lock
    keys: Lock

    @classmethod
    def made(cls, data: str, keys: str) -> Locks:
        """Two locks; a sentence where the passphrases are short or the same."""
        if min(len(spelled(data)), len(spelled(keys))) < SHORTEST:
            raise CannotGoOn(
                f"口令太短：至少 {SHORTEST} 个字符，建议用五六个互不相干的词。",
                f"A passphrase is too short: at least {SHORTEST} characters; five or six unrelated words do well.",
            )
        if spelled(data) == spelled(keys):
            raise CannotGoOn(
                "数据和密钥的口令不能相同：两份文件要由不同的人打开。",
                "Data and keys must not have the same passphrase: two people open the two files.",
            )
        return cls(Lock.made(data), Lock.made(keys))

    @classmethod
    def kept(cls, file: Path) -> Locks | None:
        """As they were written down; None where none were."""
        try:
            told = json.loads(file.read_text("utf-8"))
        except FileNotFoundError:
            return None
        return cls(Lock(**told["data"]), Lock(**told["keys"]))

    def keep(self, file: Path) -> None:
        """Write them down beside the keys, so that the next backup asks for nothing."""
        draft = file.with_name(file.name + ".draft")
        draft.touch(mode=0o600)
        draft.write_text(json.dumps({"data": vars(self.data), "keys": vars(self.keys)}), "utf-8")
        draft.replace(file)


def spelled(passphrase: str) -> str:
    """As typed, whatever the keyboard: one spelling of each character, no blanks around."""
    return unicodedata.normalize("NFKC", passphrase).strip()


def damaged() -> CannotGoOn:
    """The sentence for a file that is not whole."""
    return CannotGoOn(
        "文件不完整或被改动过，没有恢复任何内容。请换一份备份。",
        "The file is damaged, cut short or altered; nothing was restored. Take another backup.",
    )


def _private(passphrase: str, salt: bytes, ops: int, memory: int) -> PrivateKey:
    said = spelled(passphrase).encode()
    return PrivateKey(pwhash.argon2id.kdf(PrivateKey.SIZE, said, salt, opslimit=ops, memlimit=memory))
