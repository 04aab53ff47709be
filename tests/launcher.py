"""Starts the program as a person does, in a data folder of its own, and looks at what runs."""

import fcntl
import os
import queue
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import psycopg

from huiyin.config.database import NAME, addresses
from huiyin.config.home import Home
from huiyin.config.processes import with_parent
from tests.ground import GROUND

LAID, LAYING = GROUND / "laid", GROUND / "laying"
COMMAND = [sys.executable, "-m", "huiyin.config.commands", "start", "--empty"]
PATIENCE = 240


class Launched:
    """One `huiyin start`, its words and its processes."""

    def __init__(
        self, home: Path, *, command: list[str] = COMMAND, named: bool = True, **environment: str
    ) -> None:
        self.home = home
        self.process = subprocess.Popen(
            with_parent(command),
            env={**surroundings(), **({"HUIYIN_HOME": str(home)} if named else {}), **environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self.words: list[str] = []
        self._lines: queue.Queue[str | None] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self._lines.put(line)
        self._lines.put(None)

    def until(self, pattern: str) -> "re.Match[str]":
        """Wait until the program says something; fails with all it said if it never does."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            with suppress(queue.Empty):
                line = self._lines.get(timeout=1)
                if line is None:
                    break
                self.words.append(line)
                if match := re.search(pattern, line):
                    return match
        raise AssertionError(f"never said {pattern!r}, but:\n{''.join(self.words)}")

    def address(self) -> str:
        """Wait until it serves; the address it prints, without a closing slash."""
        found = self.until(r"(http://\S+?)/\s")[1]
        self.until("Ctrl-C")
        return found

    def end(self, sign: signal.Signals = signal.SIGINT) -> str:
        """Stop it as a person does; everything it said."""
        os.killpg(self.process.pid, sign)  # as a terminal does: `make` alone would not pass it on
        return self.rest()

    def rest(self) -> str:
        """Wait for its end; everything it said."""
        self.process.wait(PATIENCE)
        while (line := self._lines.get(timeout=10)) is not None:
            self.words.append(line)
        assert self.process.stdout
        self.process.stdout.close()
        return "".join(self.words)

    def one(self, kind: str) -> int:
        """The process id of the database, the web server or the worker; waits until there is one."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if found := [pid for pid, words in running(self.home).items() if _KINDS[kind] in words]:
                return min(found)
            time.sleep(0.1)
        raise AssertionError(f"there is no {kind} process")


def settle(home: Path) -> None:
    """A data folder that was started before and stands empty, as on any day but the first: a copy of one such."""
    GROUND.mkdir(exist_ok=True)
    with LAYING.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not LAID.exists():
            first = Launched(LAID.with_name("laid first"), PORT="18700")
            try:
                first.address()
            finally:
                first.end()
            first.home.rename(LAID)
    subprocess.run(["cp", "-a", str(LAID), str(home)], check=True)
    shutil.rmtree(home / "run")


def surroundings() -> dict[str, str]:
    """The environment without what belongs to the tests."""
    ours = ("HUIYIN_", "DJANGO_", "PYTEST", "MAKE")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)}


_KINDS = {
    "database": "postgres -D ",
    "web": "-m granian",
    "worker": "procrastinate worker",
    "sealed": "commands sealed",
}


def running(home: Path) -> dict[int, str]:
    """Every living process of a data folder: process id to command line."""
    found = {}
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit():
            continue
        try:
            words = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
            marks = (folder / "environ").read_bytes().split(b"\0")
        except OSError:
            continue
        if words and (f"{home}/" in words or f"HUIYIN_HOME={home}".encode() in marks):
            found[int(folder.name)] = words
    return found


def gone(home: Path) -> dict[int, str]:
    """What still runs after a few seconds' grace: nothing, we hope."""
    deadline = time.monotonic() + 20
    while (left := running(home)) and time.monotonic() < deadline:
        time.sleep(0.1)
    return left


def connect(home: Path) -> "psycopg.Connection[tuple[object, ...]]":
    """A connection as the application's role."""
    return psycopg.connect(addresses(Home(home))[0].conninfo(), dbname=NAME, autocommit=True)


def write(home: Path, key: str) -> None:
    """A committed row."""
    with connect(home) as connection:
        connection.execute(
            "INSERT INTO django_session (session_key, session_data, expire_date) VALUES (%s, '', now())",
            [key],
        )


def written(home: Path) -> set[str]:
    """The rows that are there."""
    with connect(home) as connection:
        return {str(row[0]) for row in connection.execute("SELECT session_key FROM django_session")}


def fetch(address: str) -> int:
    """The status of a page."""
    import urllib.error
    import urllib.request

    try:
        with urllib.request.urlopen(address, timeout=30) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        with error:
            return error.code


def wait_for(holds: Callable[[], bool]) -> None:
    """Wait until something holds; a refused connection means not yet."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            if holds():
                return
        except (OSError, psycopg.OperationalError) as error:
            if time.monotonic() > deadline:
                raise AssertionError("it never came back") from error
        assert time.monotonic() < deadline, "it never became so"
        time.sleep(0.2)
