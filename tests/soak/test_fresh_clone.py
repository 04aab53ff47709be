"""A fresh clone, in a path with spaces and Chinese characters: `make start`, a kill, `make start` again.

As the user who runs the tests, and, where that is root, as an ordinary user too.
"""

import os
import pwd
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests import launcher
from tests.ground import GROUND
from tests.launcher import Launched

CLONE = Path(__file__).resolve().parents[2]
USERS = ["root", "nobody"] if os.geteuid() == 0 else [pwd.getpwuid(os.geteuid()).pw_name]


@pytest.fixture
def clone(user: str) -> Iterator[Path]:
    """The files under version control, and nothing else, owned by the user."""
    place = GROUND / f"新 克隆 {user}"
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=CLONE, capture_output=True, check=True).stdout
    for name in filter(None, listed.decode().split("\0")):
        if (CLONE / name).is_file():
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(CLONE / name, place / name)
    entry = pwd.getpwnam(user)
    for each in (place, *place.rglob("*")):
        if os.geteuid() == 0:
            os.chown(each, entry.pw_uid, entry.pw_gid)
    yield place
    assert launcher.gone(place) == {}
    shutil.rmtree(place)


def _as(user: str, command: list[str]) -> list[str]:
    if os.geteuid() != 0 or user == "root":
        return command
    entry = pwd.getpwnam(user)
    return ["setpriv", f"--reuid={entry.pw_uid}", f"--regid={entry.pw_gid}", "--clear-groups", *command]


@pytest.fixture
def make_start(clone: Path, user: str) -> Iterator[Callable[[], Launched]]:
    begun: list[Launched] = []

    def begin() -> Launched:
        command = _as(user, ["make", "-C", str(clone), "start"])
        begun.append(Launched(clone / "var", command=command, named=False, HOME=str(clone), PORT="18600"))
        return begun[-1]

    yield begin
    for each in begun:
        if each.process.poll() is None:
            each.end(signal.SIGTERM)


@pytest.mark.parametrize("user", USERS)
def test_two_words_are_enough_and_a_kill_loses_nothing(clone, make_start):
    modes = {each: each.stat().st_mode for each in clone.parents}
    first = make_start()
    address = first.address()
    assert launcher.fetch(f"{address}/") == 200
    assert "示范账号" in "".join(first.words)
    launcher.write(clone / "var", "kept")
    first.process.kill()  # make itself: nobody is left to hear a Ctrl-C, so everything ends
    first.rest()
    assert launcher.gone(clone / "var") == {}

    second = make_start()
    second.address()
    assert "kept" in launcher.written(clone / "var")
    second.end(signal.SIGINT)
    assert {each: each.stat().st_mode for each in modes} == modes
