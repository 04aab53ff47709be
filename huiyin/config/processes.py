"""The processes that one start begins: each in its own group, each dying with its parent, all marked with
the start's token, so that the next start finds what a kill left behind.
"""

import os
import secrets
import shutil
import signal
import subprocess
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from huiyin.config.cluster import Cluster
from huiyin.config.home import Home

MARK = "HUIYIN_RUN"
RESTARTS, WITHIN = 5, 60.0  # so many restarts within so many seconds, then we stop and say so


@dataclass
class Kept:
    """A program that is kept running."""

    name: str
    command: Sequence[str]
    log: Path
    environment: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None
    begun: list[float] = field(default_factory=list)

    def start(self) -> None:
        self.begun.append(time.monotonic())
        turn_over(self.log)
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                with_parent([*self.command]),
                env={**os.environ, **self.environment},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def fallen(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    def too_often(self) -> bool:
        """Whether it fell so often of late that starting it again is no use."""
        return len([at for at in self.begun if at > time.monotonic() - WITHIN]) > RESTARTS

    def tell(self, sign: signal.Signals) -> None:
        """Signal the whole group, children of the program included."""
        if self.process is not None:
            tell_group(self.process.pid, sign)

    def ended(self, patience: float) -> bool:
        try:
            if self.process is not None:
                self.process.wait(patience)
        except subprocess.TimeoutExpired:
            return False
        return True


def stop_all(kept: Sequence[Kept], patience: float = 8.0) -> None:
    """Ask every program to end, then end what is left of their groups."""
    for each in kept:
        each.tell(signal.SIGTERM)
    deadline = time.monotonic() + patience
    for each in kept:
        each.ended(max(0.1, deadline - time.monotonic()))
        each.tell(signal.SIGKILL)
        each.ended(5.0)


def with_parent(command: list[str], sign: str = "TERM") -> list[str]:
    """The command line that ends when its parent ends, however that happens."""
    setpriv = shutil.which("setpriv")
    return [setpriv, "--pdeathsig", sign, *command] if setpriv else command


def tell_group(group: int, sign: signal.Signals) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(group, sign)


def turn_over(log: Path, limit: int = 10 * 2**20) -> None:
    """Keep one older log file of each name."""
    if log.exists() and log.stat().st_size > limit:
        log.replace(log.with_name(log.name + ".1"))


def mark_this_run(home: Home, cluster: Cluster | None) -> None:
    """End what an earlier run left behind, then mark this one; children inherit the mark."""
    note = home.run / "token"
    if note.exists():
        end_marked(note.read_text("ascii").strip(), cluster)
    token = secrets.token_hex(16)
    note.write_text(token, "ascii")
    os.environ[MARK] = token


def end_marked(token: str, cluster: Cluster | None) -> None:
    """End every process that carries this mark; the database's own go by their own, gentler way."""
    for sign, patience in ((signal.SIGTERM, 5.0), (signal.SIGKILL, 5.0)):
        deadline = time.monotonic() + patience
        for pid in marked(token, cluster):
            try:
                os.kill(pid, sign)
            except ProcessLookupError:
                continue
        while marked(token, cluster):
            if time.monotonic() > deadline:
                break
            time.sleep(0.1)
        else:
            return


def marked(token: str, cluster: Cluster | None) -> list[int]:
    """The living processes whose environment carries the mark, without us and the database's."""
    sought = f"{MARK}={token}".encode()
    server = os.fsencode(cluster.binaries.program("postgres")) if cluster else b"\0"
    found = []
    for folder in Path("/proc").iterdir() if token else ():
        if not folder.name.isdigit() or int(folder.name) == os.getpid():
            continue
        try:
            carries = sought in (folder / "environ").read_bytes().split(b"\0")
            words = (folder / "cmdline").read_bytes()
        except OSError:
            continue
        if carries and not words.startswith((server, b"postgres:")):
            found.append(int(folder.name))
    return found
