"""Making a backup while everything runs: one moment of the database, and the keys in an envelope of their own."""

from __future__ import annotations

import json
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, BinaryIO

import psycopg

from huiyin.config.backup import dump, subjects
from huiyin.config.backup.counted import counted
from huiyin.config.backup.locks import Locks
from huiyin.config.backup.strongbox import Closing, is_ours
from huiyin.config.backup.subjects import Subject
from huiyin.config.database import Address
from huiyin.config.home import Home
from huiyin.config.sentences import CannotGoOn
from huiyin.matters.secrecy import ShangMi

Tell = Callable[[str], None]
EVERY = 2.0  # seconds between two lines of progress


@dataclass(frozen=True)
class Made:
    """A backup that was made."""

    header: dict[str, Any]
    size: int
    seconds: float


def make(
    subject: Subject, home: Home, file: Path, keys_file: Path, locks: Locks, at: datetime, tell: Tell
) -> Made:
    """Write both files, whole or not at all; `at` is when."""
    for each in (file, keys_file):
        _check_place(each)
    begun = time.monotonic()
    with subject.answering(home, None) as owner, _drafts(keys_file, file) as (keys, data):
        secrets = subject.keys(home)
        with _snapshot(owner) as (connection, snapshot):
            programs = dump.tools(connection.info.server_version // 10000)
            header = _header(subject, home, connection, owner, at)
            header |= {"tool": programs.major, "check": check(secrets[subject.main_key])}
            box = Closing(data, subject.kind, locks.data, header)
            _fill(box, subject, home, dump.dumped(owner, programs, snapshot), Progress(tell))
        envelope = Closing(keys, subject.keys_kind, locks.keys, {"made_at": header["made_at"]})
        envelope.write(json.dumps({name: body.hex() for name, body in secrets.items()}).encode())
        envelope.close()
        size = data.tell()
    return Made(header, size, time.monotonic() - begun)


def check(main_key: bytes) -> str:
    """By what a restore sees that keys and data belong together; the key does not follow from it."""
    return ShangMi().keyed_hash(main_key.strip(), b"huiyin backup").hex()


class Progress:
    """Says every two seconds how much was written or read."""

    def __init__(self, tell: Tell, zh: str = "已写", en: str = "written") -> None:
        self._tell, self._zh, self._en = tell, zh, en
        self._size, self._last = 0, time.monotonic()

    def more(self, piece: bytes) -> bytes:
        """Count a piece; the piece."""
        self._size += len(piece)
        if time.monotonic() - self._last > EVERY:
            self._last = time.monotonic()
            self._tell(f"{self._zh} {megabytes(self._size)} … {megabytes(self._size)} {self._en}")
        return piece


def megabytes(size: int) -> str:
    """1.4 MB."""
    return f"{size / 1e6:,.1f} MB"


def age_out(folder: Path, days: int, at: datetime, spare: set[Path]) -> list[Path]:
    """Remove our own files in this folder that are older than so many days; those that were removed."""
    before = (at - timedelta(days=days)).timestamp()
    found = [one for one in sorted(folder.iterdir()) if one not in spare and one.is_file() and is_ours(one)]
    old = [one for one in found if one.stat().st_mtime < before]
    for one in old:
        one.unlink()
    return old


def _check_place(file: Path) -> None:
    if file.exists():
        raise CannotGoOn(
            f"{file} 已经存在，不会覆盖。请换一个文件名。",
            f"{file} is there already and is not overwritten. Choose another name.",
        )
    if not file.parent.is_dir():
        raise CannotGoOn(f"没有 {file.parent} 这个文件夹。", f"There is no folder {file.parent}.")


@contextmanager
def _drafts(*files: Path) -> Iterator[list[BinaryIO]]:
    """Beside the files until the block has ended; then on the disk for certain and under their own names, all or none."""
    names: list[str] = []
    try:
        with ExitStack() as stack:
            outs = [stack.enter_context(_begun(file, names)) for file in files]
            yield outs
            for out in outs:
                out.flush()
                os.fsync(out.fileno())
            for name, file in zip(names, files, strict=True):
                os.replace(name, file)
                _settle(file.parent)
    except OSError as problem:
        raise CannotGoOn(
            f"备份文件写不下去（{problem.strerror}）。没有留下半份文件，系统照常运行。请检查磁盘空间和权限：{files[-1].parent}。",
            f"The backup cannot be written ({problem.strerror}). No half file was left, and the system runs on. "
            f"Check disk space and permissions of {files[-1].parent}.",
        ) from problem
    finally:
        for name in names:
            with suppress(FileNotFoundError):
                os.unlink(name)


def _begun(file: Path, names: list[str]) -> BinaryIO:
    handle, name = tempfile.mkstemp(prefix=f".{file.name}.", suffix=".draft", dir=file.parent)  # 0600
    names.append(name)
    return os.fdopen(handle, "wb")


def _settle(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _snapshot(owner: Address) -> Iterator[tuple[psycopg.Connection[Any], str]]:
    """One moment of the database, held while it is counted and dumped; nobody waits for it."""
    with psycopg.connect(owner.conninfo()) as connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        connection.read_only = True
        [(snapshot,)] = connection.execute("SELECT pg_export_snapshot()").fetchall()
        yield connection, str(snapshot)


def _header(
    subject: Subject, home: Home, connection: psycopg.Connection[Any], owner: Address, at: datetime
) -> dict[str, Any]:
    return {
        "made_at": at.isoformat(timespec="seconds"),
        "server": connection.info.server_version // 10000,
        "owner": owner.user,
        "courier": subjects.courier(home) if subject is subjects.ORDINARY else None,
        "files": {name: file.stat().st_size for name, file in subject.files(home).items()},
        **counted(connection, subject.heads),
    }


def _fill(box: Closing, subject: Subject, home: Home, dumped: Iterator[bytes], progress: Progress) -> None:
    for file in subject.files(home).values():
        box.write(file.read_bytes())
    with closing(dumped) as pieces:  # type: ignore[type-var]
        for piece in pieces:
            box.write(progress.more(piece))
    box.close()
