"""`huiyin start`, as the operator meets it. The long ones (kills in every order) are in tests/soak."""

import os
import signal
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests import launcher
from tests.ground import GROUND
from tests.launcher import Launched


@pytest.fixture
def start() -> Iterator[Callable[..., Launched]]:
    begun: list[Launched] = []

    def begin(home: Path, **environment: str) -> Launched:
        begun.append(Launched(home, **environment))
        return begun[-1]

    yield begin
    for each in begun:
        if each.process.poll() is None:
            each.end(signal.SIGTERM)
    for each in begun:
        assert launcher.gone(each.home) == {}


@pytest.fixture
def home(request: pytest.FixtureRequest) -> Path:
    """A data folder whose path has a space and Chinese characters in it."""
    GROUND.mkdir(exist_ok=True)
    return GROUND / f"数据 目录 {request.node.name[:24]}"


def _free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def test_it_serves_stops_without_leaving_a_process_or_a_row_behind_and_finds_a_free_port(start, home):
    first = start(home, PORT=str(_free_port()), HUIYIN_TODAY="2026-03-02")
    assert launcher.fetch(f"{first.address()}/alive") == 200
    assert "HUIYIN_TODAY 不起作用" in "".join(first.words)
    launcher.write(home, "kept")
    assert "已停止" in first.end(signal.SIGINT)
    assert first.process.returncode == 0
    assert launcher.gone(home) == {}

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        wanted = int(taken.getsockname()[1])
        second = start(home, PORT=str(wanted))
        address = second.address()
    assert "kept" in launcher.written(home)
    assert not address.endswith(f":{wanted}")
    assert f"{wanted} 已被占用" in "".join(second.words)
    assert launcher.fetch(f"{address}/alive") == 200

    again = start(home)
    said = again.rest()
    assert again.process.returncode == 1
    assert "已经在运行" in said
    assert address in said
    assert "Traceback" not in said
    assert launcher.fetch(f"{address}/alive") == 200


def test_what_falls_is_started_again_and_loses_nothing(start, home):
    launcher.settle(home)
    begun = start(home, PORT=str(_free_port()))
    address = begun.address()
    launcher.write(home, "before")
    for kind in ("web", "worker", "database"):
        fallen = begun.one(kind)
        os.kill(fallen, signal.SIGKILL)
        begun.until("starting it again|recovering")
    begun.one("database")
    assert begun.process.poll() is None
    launcher.wait_for(lambda: "before" in launcher.written(home))
    launcher.wait_for(lambda: launcher.fetch(f"{address}/alive") == 200)


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        ({"PORT": "many"}, "PORT 应为"),
        ({"PORT": "70000"}, "PORT 应为"),
        ({"DATABASE_URL": "postgresql://someone:x@127.0.0.1:1/nowhere"}, "连不上数据库"),
        ({"DATABASE_URL": "mysql://someone@127.0.0.1/nowhere"}, "DATABASE_URL 的写法"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(start, home, environment, sentence):
    begun = start(home, **environment)
    said = begun.rest()
    assert begun.process.returncode == 1
    assert sentence in said
    assert "Traceback" not in said
    assert launcher.gone(home) == {}


def test_a_data_folder_that_cannot_be_is_said_in_a_sentence(start, home):
    home.write_text("a file stands where the folder should be", "utf-8")
    begun = start(home)
    said = begun.rest()
    assert begun.process.returncode == 1
    assert "HUIYIN_HOME" in said
    assert "Traceback" not in said
