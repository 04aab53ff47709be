"""Everything breaks while people work: no act is lost, doubled or half done, and the record verifies.

Killed at random moments: web, worker, database, one of its processes, everything at once. The database is gone for a
minute, the disk is full, the day jumps, and two workers share the jobs all the while.
"""

from __future__ import annotations

import hashlib
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest

from huiyin.config.cluster import the_cluster
from huiyin.config.database import NAME
from huiyin.config.home import Home
from tests import launcher
from tests.ground import GROUND
from tests.launcher import COMMAND, Launched
from tests.soak.browsing import Answer, Browser
from tests.soak.faults import KEY, TRIAGE, Channel, Notes, Officer

ACTS, DISK, PORT, SEED = 1_000, 420, "18900", 20220501  # acts to take; megabytes
AWAY_FOR, FULL_FOR, PATIENCE = 60, 12, 420  # seconds
WORKER = [sys.executable, "-m", "django", "procrastinate", "worker", "--delete-jobs", "successful"]
WITNESS = """
CREATE TABLE faults_delivered (message bigint);
CREATE FUNCTION faults_note() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS
  'BEGIN INSERT INTO faults_delivered VALUES (NEW.id); RETURN NULL; END';
CREATE TRIGGER faults_witness AFTER UPDATE OF delivered_at ON matters_message FOR EACH ROW
  WHEN (NEW.delivered_at IS DISTINCT FROM OLD.delivered_at) EXECUTE FUNCTION faults_note();
"""


class Town:
    """One served demonstration that is killed and started again, with a second worker beside it."""

    def __init__(self, home: Path) -> None:
        self.home, self.dice = home, random.Random(SEED)
        self.second: subprocess.Popen[bytes] | None = None
        self.begin()
        with self.database() as connection:
            # what the demonstration itself sent has arrived
            launcher.wait_for(lambda: _jobs(connection) == 0)
            connection.execute(WITNESS)
            self.before = _found(
                connection, Notes(self.address), {}
            )  # the demonstration has lives of every kind
            connection.execute("ALTER SYSTEM SET max_wal_size = '96MB'")  # a small disk
            connection.execute("SELECT pg_reload_conf()")
            connection.execute(
                "INSERT INTO people_channelkey (agency_id, channel, name, digest, active)"
                " SELECT id, 'call', '12345', %s, true FROM people_agency WHERE name = '青禾县信访局'",
                [hashlib.sha256(KEY.encode()).hexdigest()],
            )

    def begin(self, **environment: str) -> None:
        self.launched = Launched(self.home, command=COMMAND[:-1], PORT=PORT, **environment)
        self.address = self.launched.address()
        assert self.address.endswith(PORT), "clients know one address"
        self.share()

    def share(self) -> None:
        """A second worker on the same jobs, begun again if it fell."""
        if self.second is None or self.second.poll() is not None:
            more = {"HUIYIN_HOME": str(self.home), "DJANGO_SETTINGS_MODULE": "huiyin.config.settings",
                    "HUIYIN_PROCESS": "worker"}  # fmt: skip
            self.second = subprocess.Popen(
                WORKER, env={**launcher.surroundings(), **more}, stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip

    def end(self) -> None:
        if self.second and self.second.poll() is None:
            self.second.terminate()
            with suppress(subprocess.TimeoutExpired):
                self.second.wait(20)
            self.second.kill()
            self.second.wait()
        self.launched.end()

    @contextmanager
    def database(self) -> Iterator[psycopg.Connection[Any]]:
        """As the cluster's superuser, whom no wall binds."""
        conninfo = the_cluster(Home(self.home)).conninfo(dbname=NAME)
        with psycopg.connect(conninfo, autocommit=True, connect_timeout=10) as connection:
            yield connection

    def backends(self) -> list[int]:
        """The database's processes that serve the application."""
        return [pid for pid, words in _all_processes() if words.startswith("postgres: huiyin_app")
                and _parent(pid) == self.launched.one("database")]  # fmt: skip

    def serves(self) -> bool:
        return launcher.fetch(f"{self.address}/follow") == 200

    # What happens to it

    def kill(self, kind: str) -> None:
        fallen = self.launched.one(kind)
        orphans = {pid for pid, _ in _all_processes() if _parent(pid) == fallen}
        os.kill(fallen, signal.SIGKILL)
        launcher.wait_for(lambda: self.launched.one(kind) != fallen)
        if kind == "web":  # its orphans go on answering for a moment, which proves nothing of the new one
            launcher.wait_for(lambda: not orphans & {pid for pid, words in _all_processes() if words})
        launcher.wait_for(self.serves)

    def kill_one_backend(self) -> None:
        os.kill(self.dice.choice(self.backends()), signal.SIGKILL)
        launcher.wait_for(self.serves)

    def stop_and_start(self) -> None:
        self.end()
        self.begin()

    def power_cut(self) -> None:
        """Everything at once, as when the plug is pulled."""
        for pid in [*launcher.running(self.home), self.launched.process.pid]:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.launched.rest()
        self.begin()

    def database_away(self) -> tuple[set[int], float]:
        """Gone for a minute; the statuses people saw meanwhile, and the longest wait in seconds."""
        officer = Browser(self.address).sign_in(TRIAGE)
        server = self.launched.one("database")
        os.kill(server, signal.SIGSTOP)
        try:
            for pid in self.backends():
                os.kill(pid, signal.SIGTERM)
            seen, longest = self._visited(officer)
        finally:
            os.kill(server, signal.SIGCONT)
        begun = time.monotonic()
        launcher.wait_for(self.serves)
        assert time.monotonic() - begun < 60
        return seen, round(longest, 1)

    def _visited(self, officer: Browser) -> tuple[set[int], float]:
        """What an officer and a stranger get for a minute: a sentence, and soon."""
        seen, longest = set(), 0.0
        until = time.monotonic() + AWAY_FOR
        while time.monotonic() < until:
            for path in ("/desk/", "/api/due?clock=handle&start=2026-03-02", "/raise"):
                asked = time.monotonic()
                answer = officer.get(path)
                longest = max(longest, time.monotonic() - asked)
                seen.add(answer.status)
                assert answer.status != 503 or "暂时办不了" in answer.text or "连不上数据库" in answer.text
                assert "Traceback" not in answer.text
            time.sleep(1)
        assert 503 in seen
        assert seen <= {200, 503}
        assert longest < 30
        return seen, longest

    def disk_full(self) -> int:
        """Nothing more fits on the disk for a while; how much filled it, in bytes."""
        filler, written = self.home.parent / "filler", 0
        with filler.open("wb", buffering=0) as full:
            until = time.monotonic() + FULL_FOR
            while time.monotonic() < until:
                try:
                    written += full.write(b"\0" * 65_536)
                except OSError:
                    time.sleep(0.05)
        filler.unlink()
        if self.launched.process.poll() is not None:  # it gave up with a sentence: a person starts it again
            assert "Traceback" not in self.launched.rest()
            self.begin()
        launcher.wait_for(self.serves)
        return written


def _all_processes() -> Iterator[tuple[int, str]]:
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            with suppress(OSError):
                yield (
                    int(folder.name),
                    (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace"),
                )


def _parent(pid: int) -> int:
    with suppress(OSError, IndexError):
        return int(Path(f"/proc/{pid}/stat").read_text("utf-8", "replace").rsplit(")", 1)[1].split()[1])
    return 0


@pytest.fixture(scope="module")
def town() -> Iterator[Town]:
    """On a disk of its own, small enough to be filled, where we may mount one."""
    GROUND.mkdir(exist_ok=True)
    place = GROUND / "faults"
    place.mkdir(mode=0o755)
    mount = ["mount", "-t", "tmpfs", "-o", f"size={DISK}m,mode=755", "none", str(place)]
    small = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    standing = Town(place / "断续 home")
    standing.small = small  # type: ignore[attr-defined]
    try:
        yield standing
        standing.end()
        assert launcher.gone(standing.home) == {}
    finally:
        if small:
            subprocess.run(["umount", "--lazy", str(place)], check=False)
        shutil.rmtree(place, ignore_errors=True)


def _rounds(town: Town) -> list[tuple[str, Callable[[], Any]]]:
    kills: list[tuple[str, Callable[[], Any]]] = [
        *(
            (f"kill -9 {kind}", lambda kind=kind: town.kill(kind))
            for kind in ("web", "worker", "database") * 2
        ),
        ("kill -9 of one database process", town.kill_one_backend),
        ("stop and start", town.stop_and_start),
        ("power cut", town.power_cut),
    ]
    town.dice.shuffle(kills)
    full = [("disk full", town.disk_full)] if town.small else []  # type: ignore[attr-defined]
    return [*kills[:5], ("database away", town.database_away), *kills[5:], *full]


def _work(town: Town) -> Notes:
    """A thousand acts and every fault; then everybody finishes."""
    notes = Notes(town.address)
    people = [*(Channel(notes, f"channel-{n}") for n in range(2)), *(Officer(notes) for _ in range(4))]
    for each in people:
        each.start()
    for name, fault in _rounds(town):
        time.sleep(town.dice.uniform(3, 8))
        before = notes.acknowledged
        said = fault()
        town.share()
        print(f"  {name}: {before} acts before{f'; {said}' if said else ''}", flush=True)
    until = time.monotonic() + PATIENCE
    while notes.acknowledged < ACTS and time.monotonic() < until:
        time.sleep(0.5)
    notes.over.set()
    for each in people:
        each.join(90)
    return notes


def test_whatever_breaks_no_act_is_lost_doubled_or_half_done(town: Town) -> None:
    notes = _work(town)
    with town.database() as connection:
        launcher.wait_for(lambda: _jobs(connection) == 0)
        found = _found(connection, notes, town.before)
    print(
        f"\n{notes.acknowledged} acts acknowledged ({len(notes.registered)} registrations), {dict(notes.went)}; {found}"
    )
    assert notes.acknowledged >= ACTS
    assert notes.odd == []
    assert {name for name, count in found.items() if count} == {"messages delivered"}
    _verifies(town)


def _jobs(connection: psycopg.Connection[Any]) -> int:
    return int(
        connection.execute("SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'deliver'").fetchone()[
            0
        ]
    )


# Each counts what must not be; all over the whole database, which nobody else writes to.
WRONG = {
    "numbers given twice": "SELECT count(*) - count(DISTINCT number) FROM matters_petitionitem",
    "arrivals numbered twice": "SELECT count(*) - count(DISTINCT number) FROM matters_arrival",
    "items without a matter": "SELECT count(*) FROM matters_petitionitem i"
    " WHERE NOT EXISTS (SELECT FROM matters_petitionmatter m WHERE m.item_id = i.id)",
    "matters without an act": "SELECT count(*) FROM matters_petitionmatter m"
    " WHERE NOT EXISTS (SELECT FROM matters_act a WHERE a.matter_id = m.id)",
    "gaps in a record": "SELECT count(*) FROM (SELECT FROM matters_act GROUP BY matter_id HAVING max(seq) <> count(*)) g",
    "states that no act made": "SELECT count(*) FROM matters_petitionmatter m JOIN matters_act a ON a.matter_id = m.id"
    " WHERE a.seq = (SELECT max(seq) FROM matters_act b WHERE b.matter_id = m.id) AND a.after <> m.state",
    "forwarded without message": "SELECT count(*) FROM matters_act a WHERE a.step = 'forward'"
    " AND (SELECT count(*) FROM matters_message s WHERE s.act_id = a.id) <> 1",
    "forwarded without paper": "SELECT count(*) FROM matters_act a WHERE a.step = 'forward'"
    " AND (SELECT count(*) FROM papers_paper p WHERE p.act_id = a.id AND p.kind = 'forwarding_letter') <> 1",
    "forwarded without hop": "SELECT count(*) FROM matters_petitionmatter m WHERE m.state = 'forwarded'"
    " AND (SELECT count(*) FROM matters_hop h WHERE h.matter_id = m.id) < 1",
    "registered without paper": "SELECT count(*) FROM matters_act a WHERE a.step = 'register' AND NOT EXISTS"
    " (SELECT FROM papers_paper p WHERE p.act_id = a.id)",
    "messages not delivered": "SELECT count(*) FROM matters_message WHERE delivered_at IS NULL",
    "messages delivered twice": "SELECT count(*) - count(DISTINCT message) FROM faults_delivered",
    "jobs set aside": "SELECT count(*) FROM procrastinate_jobs WHERE status = 'failed'",
    "messages delivered": "SELECT count(*) FROM faults_delivered",
}


def _found(connection: psycopg.Connection[Any], notes: Notes, before: dict[str, int]) -> dict[str, int]:
    """Counts of what is wrong; all are nothing but the last, which says that the witness was there."""
    items = {str(row[0]) for row in connection.execute("SELECT number FROM matters_petitionitem")}
    taken: dict[tuple[str, str], int] = {}
    for number, step, count in connection.execute(
        "SELECT m.number, a.step, count(*) FROM matters_act a JOIN matters_petitionmatter m ON m.id = a.matter_id"
        " GROUP BY m.number, a.step"
    ):
        taken[number, step] = count
    given = list(notes.registered.values())
    ours = set(given)
    found = {
        "lost": len(ours - items) + sum(taken.get(act, 0) < 1 for act in notes.done),
        "doubled": len(given)
        - len(ours)
        + sum(taken.get(act, 0) > _lawful(*act, notes) for act in notes.done),
    }
    for name, query in WRONG.items():
        found[name] = int(connection.execute(query).fetchone()[0]) - before.get(name, 0)
    return found


def _lawful(number: str, step: str, notes: Notes) -> int:
    """How often a step may stand there: to tell the kind of a matter again is lawful, so each sending may count."""
    return notes.done[number, step] if step == "triage" else 1


def _verifies(town: Town) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "huiyin.config.commands", "verify"],
        env={**launcher.surroundings(), "HUIYIN_HOME": str(town.home)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def _one_matter(town: Town) -> tuple[str, list[Answer]]:
    """Handed in, triaged and forwarded: its number and what was answered."""
    item = Channel(Notes(town.address), f"jump-{time.monotonic_ns()}")._hand_in(
        f"jump-{time.monotonic_ns()}", 1
    )
    assert item
    officer = Browser(town.address).sign_in(TRIAGE)
    triaged = officer.send(f"/desk/matters/{item}-1/triage", klass="appeal", searched="on")
    page = officer.get(f"/desk/matters/{item}-1/forward")
    organ = re.search(r'<select name="organ".*?<option value="(\d+)"', page.text, re.S)
    assert organ
    return f"{item}-1", [triaged, officer.send(f"/desk/matters/{item}-1/forward", organ=organ[1])]


def test_the_day_jumps_forth_and_back_and_the_record_holds(town: Town) -> None:
    """Each act bears the day it was told; what was begun tomorrow is answered, not broken, when it is yesterday again."""
    with town.database() as connection:
        day: date = connection.execute("SELECT day FROM config_founding").fetchone()[0]
    bears, left = {}, ""
    for jump in (1, -1, 0):
        town.end()
        town.begin(HUIYIN_TODAY=str(day + timedelta(days=jump)))
        number, answers = _one_matter(town)
        assert [answer.status for answer in answers] == [200, 200]
        bears[number] = day + timedelta(days=jump)
        if left:  # a matter of another day, taken further
            answer = Browser(town.address).sign_in(TRIAGE).get(f"/desk/matters/{left}")
            assert answer.status == 200
        left = number
    with town.database() as connection:
        for number, on in bears.items():
            rows = connection.execute(
                'SELECT DISTINCT a."on" FROM matters_act a JOIN matters_petitionmatter m ON m.id = a.matter_id'
                " WHERE m.number = %s", [number],
            ).fetchall()  # fmt: skip
            assert rows == [(on,)], number
        launcher.wait_for(lambda: _jobs(connection) == 0)
        assert _found(connection, Notes(town.address), {})["messages delivered twice"] == 0
    _verifies(town)
