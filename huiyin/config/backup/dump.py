"""PostgreSQL's own `pg_dump` and `pg_restore`, as streams. Passwords go through the environment, never in a command line."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import IO

import psycopg

from huiyin.config.binaries import Binaries, available, fitting
from huiyin.config.database import Address
from huiyin.config.sentences import CannotGoOn

SESSIONS = "django_session"  # who was signed in is not restored
PIECE = 2**18
# Made where it is restored, before anything else.
_MADE_ANEW = (" ACL - SCHEMA public ", " SCHEMA - public ", " COMMENT - SCHEMA public ")


def tools(server: int) -> Binaries:
    """The programs for a server of this major version; a sentence where it is newer than all of them."""
    return fitting(server, available("pg_dump", "pg_restore"))


def dumped(address: Address, programs: Binaries, snapshot: str) -> Iterator[bytes]:
    """The database as of this snapshot, in PostgreSQL's custom format."""
    args = [programs.program("pg_dump"), "--format=custom", "--compress=6", f"--snapshot={snapshot}"]
    args += [f"--exclude-table-data={SESSIONS}", "--no-unlogged-table-data", "--lock-wait-timeout=60s"]
    with tempfile.TemporaryFile() as said, _begun(args, address, said, stdout=subprocess.PIPE) as process:
        try:
            while piece := process.stdout.read(PIECE) if process.stdout else b"":
                yield piece
        except GeneratorExit:
            process.kill()
            raise
        _heed(process.wait(), said, "备份没有完成", "The backup was not finished")


def contents(programs: Binaries, pieces: Iterable[bytes]) -> str:
    """The list of what a dump holds, for `restored`; every piece is read, so that a file that is not whole is told."""
    args = [programs.program("pg_restore"), "--format=custom", "--list"]
    with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as listed:
        with _begun(args, None, said, stdin=subprocess.PIPE, stdout=listed) as process:
            _feed(process, pieces)
            _heed(process.wait(), said, "备份读不出来", "The backup cannot be read")
        listed.seek(0)
        lines = listed.read().decode().splitlines()
    return "\n".join(line for line in lines if not any(each in line for each in _MADE_ANEW)) + "\n"


def restored(address: Address, programs: Binaries, listing: str, pieces: Iterable[bytes]) -> None:
    """Everything on the list, in one transaction: all of it or nothing."""
    with tempfile.NamedTemporaryFile("w", suffix=".list") as wanted, tempfile.TemporaryFile() as said:
        wanted.write(listing)
        wanted.flush()
        args = [programs.program("pg_restore"), "--format=custom", "--single-transaction", "--exit-on-error"]
        args += ["--no-owner", f"--use-list={wanted.name}", f"--dbname={_without_password(address)}"]
        with _begun(args, address, said, stdin=subprocess.PIPE) as process:
            _feed(process, pieces)
            _heed(process.wait(), said, "恢复没有完成，什么也没有写入", "Nothing was restored")


def _begun(
    args: list[str], address: Address | None, said: IO[bytes], **streams: int | IO[bytes]
) -> subprocess.Popen[bytes]:
    environment = dict(os.environ)
    if address:
        environment["PGPASSWORD"] = address.password
        if "pg_dump" in args[0]:
            args = [*args, f"--dbname={_without_password(address)}"]
    begun: subprocess.Popen[bytes] = subprocess.Popen(args, env=environment, stderr=said, **streams)  # type: ignore[call-overload]
    return begun


def _feed(process: subprocess.Popen[bytes], pieces: Iterable[bytes]) -> None:
    """All of it; a program that has heard enough closes its ear, and we read on to the end."""
    ear = process.stdin
    try:
        for piece in pieces:
            try:
                if ear:
                    ear.write(piece)
            except BrokenPipeError:
                ear = None
    except BaseException:
        process.kill()
        raise
    finally:
        with suppress(BrokenPipeError):
            if process.stdin:
                process.stdin.close()


def _heed(status: int, said: IO[bytes], zh: str, en: str) -> None:
    if status == 0:
        return
    said.seek(0)
    why = (said.read().decode("utf-8", "replace").strip().splitlines() or ["?"])[0]
    raise CannotGoOn(f"{zh}：{why}", f"{en}: {why}")


def _without_password(address: Address) -> str:
    return psycopg.conninfo.make_conninfo(
        host=address.host,
        port=address.port,
        dbname=address.name,
        user=address.user,
        **dict(address.options),
    )
