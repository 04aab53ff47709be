"""Restoring a backup into an empty data folder and database: checked to its last byte before anything is touched."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from huiyin.config.backup import dump
from huiyin.config.backup.counted import counted, differing, is_empty
from huiyin.config.backup.making import Progress, Tell, check
from huiyin.config.backup.strongbox import Opened
from huiyin.config.backup.subjects import Subject, program_knows
from huiyin.config.database import Address
from huiyin.config.home import Home
from huiyin.config.sentences import CannotGoOn


@dataclass(frozen=True)
class Checked:
    """A backup that was opened and read to its end: whole, of our own making, its keys fitting."""

    subject: Subject
    data: Opened
    secrets: dict[str, bytes]
    listing: str  # what of the dump is restored
    tool: int  # major version of the program that made the dump

    @property
    def header(self) -> dict[str, Any]:
        """What the backup says of itself."""
        return self.data.header


def read(subject: Subject, file: Path, keys_file: Path, passphrases: tuple[str, str], tell: Tell) -> Checked:
    """Open both files and read them to the end; touches nothing."""
    data = Opened(file, subject.kind, passphrases[0])
    envelope = Opened(keys_file, subject.keys_kind, passphrases[1])
    told = json.loads(b"".join(envelope.content()))
    secrets = {str(name): bytes.fromhex(body) for name, body in told.items()}
    if check(secrets[subject.main_key]) != data.header["check"]:
        raise CannotGoOn(
            "这份密钥文件不是这份数据的，没有恢复任何内容。",
            "These keys belong to other data; nothing was restored.",
        )
    unknown = [name for name in data.header["migrations"] if not program_knows(name)]
    if unknown:
        raise CannotGoOn(
            f"备份由更新的一版程序作出（{unknown[-1]}）。请用那一版程序恢复。",
            f"A newer version of the program made this backup ({unknown[-1]}). Restore it with that version.",
        )
    tool = int(data.header["tool"])
    progress = Progress(tell, "已核对", "checked")
    pieces = _after(sum(data.header["files"].values()), map(progress.more, data.content()))
    return Checked(subject, data, secrets, dump.contents(dump.tools(tool), pieces), tool)


@contextmanager
def restored(checked: Checked, home: Home, tell: Tell) -> Iterator[list[str]]:
    """Everything is back, and the database answers; yields what differs from what the backup said: nothing, we hope."""
    subject, written = checked.subject, _free_places(checked, home)
    try:
        _write(written)
        with subject.answering(home, checked.header.get("courier")) as owner:
            unlike = _fill(checked, owner, tell)
            written.clear()  # from here on it is a restored system, whatever is found in it
            yield unlike
    finally:
        for file in written:
            file.unlink(missing_ok=True)


def _free_places(checked: Checked, home: Home) -> dict[Path, bytes]:
    """What must be written where; a sentence where something else lies there already."""
    wanted = {checked.subject.folder(home) / name: body for name, body in checked.secrets.items()}
    wanted |= {home.path / name: body for name, body in _files(checked)}
    taken = [place for place, body in wanted.items() if place.exists() and place.read_bytes() != body]
    if taken:
        raise CannotGoOn(
            f"{taken[0]} 已经存在：这个数据目录里已有一个系统，不会覆盖。请用 HUIYIN_HOME 另选一个空目录。",
            f"{taken[0]} is there already: this data folder holds a system, which is not overwritten. Choose an "
            "empty folder with HUIYIN_HOME.",
        )
    return {place: body for place, body in wanted.items() if not place.exists()}


def _files(checked: Checked) -> Iterator[tuple[str, bytes]]:
    sizes = checked.header["files"]
    first = b""
    pieces = checked.data.content()
    while len(first) < sum(sizes.values()):
        first += next(pieces)
    for name, size in sizes.items():
        yield name, first[:size]
        first = first[size:]


def _write(wanted: dict[Path, bytes]) -> None:
    for place, body in wanted.items():
        try:
            place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "wb") as out:
                out.write(body)
                out.flush()
                os.fsync(out.fileno())
        except OSError as problem:
            raise CannotGoOn(
                f"写不了 {place}（{problem.strerror}）。没有恢复任何内容。请检查磁盘空间和权限。",
                f"{place} cannot be written ({problem.strerror}). Nothing was restored. Check disk space and permissions.",
            ) from problem


def _fill(checked: Checked, owner: Address, tell: Tell) -> list[str]:
    subject, header = checked.subject, checked.header
    with psycopg.connect(owner.conninfo()) as connection:
        server = connection.info.server_version // 10000
        _check_server(header, server, owner, is_empty(connection))
        _grant_nothing_by_default(connection, subject.server)
    progress = Progress(tell, "已恢复", "restored")
    pieces = _after(sum(header["files"].values()), map(progress.more, checked.data.content()))
    dump.restored(owner, dump.tools(max(server, checked.tool)), checked.listing, pieces)
    with psycopg.connect(owner.conninfo()) as connection:
        for statement in subject.settled:
            connection.execute(statement.encode())
        return differing(header, counted(connection, subject.heads))


def _grant_nothing_by_default(connection: psycopg.Connection[Any], role: str) -> None:
    """A dump says what is granted beyond nothing: rights given by default would come on top of what was taken away.

    The dump brings the defaults back at its end; so does every start.
    """
    for kind in ("TABLES", "SEQUENCES"):
        revoke = f"ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL ON {kind} FROM {{}}"
        connection.execute(sql.SQL(revoke).format(sql.Identifier(role)))


def _check_server(header: dict[str, Any], server: int, owner: Address, empty: bool) -> None:
    if not empty:
        raise CannotGoOn(
            f"数据库 {owner.name} 里已有内容，不会覆盖。请准备一个空的数据库。",
            f"The database {owner.name} is not empty and is not overwritten. Make an empty one ready.",
        )
    if server < int(header["server"]):
        raise CannotGoOn(
            f"备份来自 PostgreSQL {header['server']}，这里的服务器是 {server}，较旧，不能恢复。",
            f"The backup comes from PostgreSQL {header['server']}; the server here is {server}, which is older.",
        )
    if owner.user != header["owner"]:
        raise CannotGoOn(
            f"备份中的表属于角色 {header['owner']}，这里的所有者是 {owner.user}。请用同名的所有者。",
            f"The tables belonged to the role {header['owner']}; the owner here is {owner.user}. Use the same name.",
        )


def _after(size: int, pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The content without its first `size` bytes."""
    for piece in pieces:
        rest = piece[size:]
        size = max(0, size - len(piece))
        if rest:
            yield rest
