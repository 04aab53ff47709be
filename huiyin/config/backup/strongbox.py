"""One encrypted file, written and read as a stream.

Two lines stand open: `huiyin backup 1 KIND`, and JSON with the lock and the file's key sealed to it. Then frames: one
byte (1 for the last), four bytes of length, and SM4-GCM (nonce, ciphertext, tag) bound to both lines, its place in the
file and whether it is the last. So nothing can be altered, swapped, left out, put in or cut off unseen. The first frame
is the header, as JSON; the rest is the content.
"""

from __future__ import annotations

import hashlib
import json
import os
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from huiyin.config.backup.locks import Lock, damaged
from huiyin.config.sentences import CannotGoOn
from huiyin.matters.secrecy import KEY_BYTES, ShangMi, Unreadable

MARK = b"huiyin backup "
VERSION = 1
CHUNK = 2**20
_FRAME = struct.Struct(">BI")
_LONGEST_LINE = 4096


class Closing:
    """A file being written. `close` must be called, or it cannot be opened again."""

    def __init__(self, out: BinaryIO, kind: str, lock: Lock, header: dict[str, Any]) -> None:
        self._out, self._key, self._place = out, os.urandom(KEY_BYTES), 0
        told = {**vars(lock), "key": lock.close(self._key).hex()}
        opening = MARK + f"{VERSION} {kind}\n".encode() + json.dumps(told).encode() + b"\n"
        self._bound = hashlib.sha256(opening).digest()
        self._waiting = bytearray()
        out.write(opening)
        self._frame(json.dumps(header, ensure_ascii=False).encode(), last=False)

    def write(self, data: bytes) -> None:
        """More of the content."""
        self._waiting += data
        while len(self._waiting) > CHUNK:
            self._frame(bytes(self._waiting[:CHUNK]), last=False)
            del self._waiting[:CHUNK]

    def close(self) -> None:
        """The last frame; nothing may follow it."""
        self._frame(bytes(self._waiting), last=True)

    def _frame(self, plain: bytes, *, last: bool) -> None:
        sealed = ShangMi().seal(self._key, plain, _bound(self._bound, self._place, last))
        self._out.write(_FRAME.pack(last, len(sealed)) + sealed)
        self._place += 1


class Opened:
    """A file opened with its passphrase: its header, and its content from the beginning each time."""

    def __init__(self, file: Path, kind: str, passphrase: str) -> None:
        self.file, self._kind = file, kind
        with _beginning(file, kind) as (source, told, self._bound):
            try:
                lock = Lock(**{name: told[name] for name in ("salt", "ops", "memory", "public")})
                sealed = bytes.fromhex(told["key"])
            except (KeyError, TypeError, ValueError) as wrong:
                raise damaged() from wrong
            self._key = lock.open(passphrase, sealed)
            self.header: dict[str, Any] = json.loads(next(self._frames(source)))

    def content(self) -> Iterator[bytes]:
        """Piece by piece; a sentence where the file is not whole, which may come only at its end."""
        with _beginning(self.file, self._kind) as (source, _, _):
            frames = self._frames(source)
            next(frames)
            yield from frames

    def _frames(self, source: BinaryIO) -> Iterator[bytes]:
        place, last = 0, False
        while not last:
            head = source.read(_FRAME.size)
            if len(head) < _FRAME.size:
                raise damaged()
            flag, length = _FRAME.unpack(head)
            sealed = source.read(min(length, 2 * CHUNK))
            last = bool(flag)
            try:
                yield ShangMi().open(self._key, sealed, _bound(self._bound, place, last))
            except Unreadable as altered:
                raise damaged() from altered
            place += 1
        if source.read(1):
            raise damaged()


@contextmanager
def _beginning(file: Path, kind: str) -> Iterator[tuple[BinaryIO, dict[str, Any], bytes]]:
    """(the file after its two open lines, what the second says, digest of both)."""
    try:
        source = file.open("rb")
    except OSError as problem:
        raise CannotGoOn(
            f"读不了 {file}（{problem.strerror}）。", f"Cannot read {file}: {problem.strerror}."
        ) from problem
    with source:
        first, second = (source.readline(_LONGEST_LINE) for _ in range(2))
        _check_mark(file, first, kind)
        yield source, _told(second), hashlib.sha256(first + second).digest()


def _told(line: bytes) -> dict[str, Any]:
    try:
        told = json.loads(line)
    except ValueError as wrong:
        raise damaged() from wrong
    return told if isinstance(told, dict) else {}


def is_ours(file: Path) -> bool:
    """Whether a file begins as ours do, of whatever version."""
    try:
        with file.open("rb") as source:
            return source.read(len(MARK)) == MARK
    except OSError:
        return False


def _check_mark(file: Path, line: bytes, kind: str) -> None:
    version, _, found = line.removeprefix(MARK).decode("ascii", "replace").strip().partition(" ")
    if not line.startswith(MARK):
        raise CannotGoOn(f"{file} 不是回音的备份文件。", f"{file} is not a backup of Huiyin.")
    if version != str(VERSION):
        raise CannotGoOn(
            f"{file} 的格式版本是 {version}，本程序只认得 {VERSION}。请用作出备份的那一版程序恢复。",
            f"{file} has format {version}; this program knows {VERSION}. Restore it with the program that made it.",
        )
    if found != kind:
        raise CannotGoOn(
            f"{file} 是“{found}”文件，这里要的是“{kind}”文件。",
            f"{file} is a '{found}' file; a '{kind}' file is needed here.",
        )


def _bound(opening: bytes, place: int, last: bool) -> bytes:
    return opening + b" %d %d" % (place, last)
