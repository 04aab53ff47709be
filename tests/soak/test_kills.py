"""kill -9 in every order, rows being written all the while: the next start has every committed row."""

import itertools
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psycopg
import pytest

from tests import launcher
from tests.ground import GROUND
from tests.launcher import COMMAND, Launched

VICTIMS = ("supervisor", "database", "web", "worker")
ORDERS = list(itertools.permutations(VICTIMS))


@pytest.fixture(scope="module")
def home() -> Iterator[Path]:
    GROUND.mkdir(exist_ok=True)
    place = GROUND / "断电 kills"
    yield place
    assert launcher.gone(place) == {}


class Writer(threading.Thread):
    """Writes rows one by one until the database goes away; remembers what was acknowledged."""

    def __init__(self, home: Path, name: str) -> None:
        super().__init__(daemon=True)
        self.place, self.mark, self.acknowledged = home, name, set()

    def run(self) -> None:
        with suppress(psycopg.OperationalError, OSError), launcher.connect(self.place) as connection:
            for number in range(100_000):
                key = f"{self.mark}-{number}"
                connection.execute(
                    "INSERT INTO django_session (session_key, session_data, expire_date) VALUES (%s, '', now())",
                    [key],
                )
                self.acknowledged.add(key)


def test_whatever_is_killed_in_whatever_order_nothing_committed_is_lost(home):
    acknowledged: set[str] = set()
    for turn, order in enumerate(ORDERS):
        begun = Launched(home, PORT="18400")
        begun.address()
        assert acknowledged <= launcher.written(home), f"rows lost before {order}"
        pids = {kind: begun.one(kind) for kind in VICTIMS[1:]} | {"supervisor": begun.process.pid}
        writer = Writer(home, f"turn-{turn}")
        writer.start()
        launcher.wait_for(lambda writer=writer: len(writer.acknowledged) > 20)
        for victim in order:
            with suppress(ProcessLookupError):
                os.kill(pids[victim], signal.SIGKILL)
        begun.rest()
        writer.join(60)
        acknowledged |= writer.acknowledged
    last = Launched(home)
    last.address()
    assert acknowledged <= launcher.written(home)
    assert len(acknowledged) > 20 * len(ORDERS)
    last.end()


def test_a_load_cut_short_starts_over(home):
    """Killed while the tables are being made: the next start makes them whole."""
    fresh = home.with_name("cut short")
    for line in ("starting the database", "checking the tables"):
        begun = Launched(fresh)
        begun.until(line)
        begun.process.kill()
        begun.rest()
    last = Launched(fresh)
    address = last.address()
    assert launcher.fetch(f"{address}/alive") == 200
    last.end()
    assert launcher.gone(fresh) == {}


def test_a_demonstration_cut_short_is_loaded_again_from_the_beginning(home):
    fresh = home.with_name("示范 cut short")
    begun = Launched(fresh, command=COMMAND[:-1])
    begun.until("示范省")
    begun.until("虚构")
    begun.process.kill()
    begun.rest()
    last = Launched(fresh, command=COMMAND[:-1])
    last.address()
    assert "demonstration accounts" in "".join(last.words)
    last.end()
    assert launcher.gone(fresh) == {}


def test_two_data_folders_started_at_once_share_no_port(home):
    places = [home.with_name(f"twin {number}") for number in (1, 2)]
    twins = [Launched(place, PORT="18450") for place in places]
    addresses = [each.address() for each in twins]
    assert len(set(addresses)) == 2
    assert [launcher.fetch(f"{address}/alive") for address in addresses] == [200, 200]
    for each in twins:
        each.end()
    assert [launcher.gone(place) for place in places] == [{}, {}]
