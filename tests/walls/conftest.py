"""What the sealed room's tests stand on: one running program for all of them."""

import shutil
import socket
from collections.abc import Iterator

import pytest

from tests import launcher
from tests.doors.conftest import _chinese_first  # noqa: F401
from tests.ground import DATABASE, GROUND
from tests.walls.sealed_house import House


@pytest.fixture(scope="session")
def house() -> Iterator[House]:
    GROUND.mkdir(exist_ok=True)
    home = GROUND / f"sealed {DATABASE}"
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port = int(trial.getsockname()[1])
    standing = House(home, port)
    yield standing
    standing.launched.end()
    assert launcher.gone(home) == {}
    shutil.rmtree(home, ignore_errors=True)
