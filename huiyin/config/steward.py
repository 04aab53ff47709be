"""Who runs PostgreSQL. PostgreSQL refuses root, so under root an existing unprivileged user runs it."""

import os
import pwd
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from huiyin.config.sentences import CannotGoOn

CANDIDATES = ("postgres", "nobody", "daemon", "www-data")


@dataclass(frozen=True)
class Steward:
    """A user under whom commands run; `prefix` is empty when that is who we are already."""

    name: str
    uid: int
    gid: int
    prefix: tuple[str, ...] = ()

    def command(self, args: Sequence[str], *, dies_with_parent: bool = False) -> list[str]:
        """The command line that runs `args` as this user."""
        start = list(self.prefix)
        if dies_with_parent and (setpriv := shutil.which("setpriv")):
            start = [*(start or [setpriv]), "--pdeathsig", "INT"]
        return [*start, *args]

    def can_enter(self, folder: Path) -> bool:
        """Whether this user can reach what lies in `folder`."""
        if not self.prefix:
            return os.access(folder, os.X_OK)
        asked = subprocess.run(
            self.command(["test", "-x", str(folder)]),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
        return asked.returncode == 0

    def can_run(self, program: Path) -> bool:
        """Whether this user can start `program` (reach it, and find its libraries).

        Asked through a shell, which has already shed the rights that setpriv still holds as it starts it.
        """
        tried = subprocess.run(
            self.command(["sh", "-c", 'exec "$0" --version', str(program)]),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            cwd="/",
        )
        return tried.returncode == 0

    def own(self, path: Path) -> None:
        """Give a folder that we made to this user."""
        if self.prefix:
            os.chown(path, self.uid, self.gid)


@lru_cache(maxsize=1)
def the_steward() -> Steward:
    """The present user, or under root the first of the unprivileged users that we can become."""
    if os.geteuid() != 0:
        return Steward(f"uid {os.geteuid()}", os.geteuid(), os.getegid())
    setpriv = shutil.which("setpriv")
    for name in CANDIDATES if setpriv else ():
        steward = _become(str(setpriv), name)
        if steward:
            return steward
    raise CannotGoOn(
        "当前是 root，而 PostgreSQL 不允许 root 运行；没有找到可用的普通用户（postgres、nobody 等）或 setpriv。"
        "请改用普通用户运行，或安装 util-linux。",
        "PostgreSQL refuses to run as root, and no ordinary user (postgres, nobody, ...) or no setpriv was "
        "found to run it. Start as an ordinary user, or install util-linux.",
    )


def _become(setpriv: str, name: str) -> Steward | None:
    try:
        entry = pwd.getpwnam(name)
    except KeyError:
        return None
    prefix = (setpriv, f"--reuid={entry.pw_uid}", f"--regid={entry.pw_gid}", "--clear-groups")
    tried = subprocess.run([*prefix, "true"], stdin=subprocess.DEVNULL, capture_output=True, check=False)
    return Steward(name, entry.pw_uid, entry.pw_gid, prefix) if tried.returncode == 0 else None
