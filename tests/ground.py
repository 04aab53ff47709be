"""The ground the tests stand on: one private PostgreSQL for the whole run, made when first needed.

Loaded by `-p tests.ground` before Django's settings are read. The first process to need the database
starts a keeper (`tests/keeper.py`), which holds the cluster and takes everything away when the run ends,
also after Ctrl-C or a kill.
"""

import fcntl
import os
import shutil
import signal
import sys
import tempfile
import time
from pathlib import Path

import psycopg
from psycopg import sql

PREFIX = "huiyin-test-"
TEMPLATE = "huiyin_template"
PATIENCE = 180
MEMORY = Path("/dev/shm")
ROOM = 4 * 2**30  # bytes a whole run may fill: its cluster, its log, the houses that start in it


def _running(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()


def _base() -> Path:
    """In memory where there is room: each test whose acts end lays a thousand files anew, and a disk is slow at it."""
    disk = Path(tempfile.gettempdir())
    if "TMPDIR" in os.environ or not os.access(MEMORY, os.W_OK):
        return disk
    memory = os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return MEMORY if min(shutil.disk_usage(MEMORY).free, memory // 2) >= ROOM else disk


def _lay() -> Path:
    base = _base()
    for old in base.glob(f"{PREFIX}*-*"):  # left by runs that were killed before they had a keeper
        pid = old.name.removeprefix(PREFIX).split("-")[0]
        if pid.isdigit() and not _running(int(pid)):
            shutil.rmtree(old, ignore_errors=True)
    made = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-", dir=base))
    made.chmod(0o755)  # ours, just made: under root another user runs PostgreSQL in it
    return made


if "HUIYIN_TEST_GROUND" not in os.environ:
    os.environ["HUIYIN_TEST_GROUND"] = str(_lay())
    os.environ["HUIYIN_TEST_RUN"] = str(os.getpid())
GROUND = Path(os.environ["HUIYIN_TEST_GROUND"])
HOME = GROUND / "h"
DATABASE = "test_" + os.environ.get("PYTEST_XDIST_WORKER", "alone")
# A hundred programs start in a run: where nothing may be written beside the code, what is compiled lies in build/.
if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):
    os.environ["PYTHONPYCACHEPREFIX"] = str(Path(__file__).resolve().parents[1] / "build" / "bytecode")
for variable in ("DATABASE_URL", "DATABASE_APP_URL", "HUIYIN_TODAY", "HUIYIN_PROCESS", "PORT"):
    os.environ.pop(variable, None)
os.environ.update(HUIYIN_HOME=str(HOME), HUIYIN_DATABASE=DATABASE)


def stand() -> str:
    """Wait until the cluster stands and its template database is migrated; its superuser's conninfo."""
    GROUND.mkdir(exist_ok=True)
    with (GROUND / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (GROUND / "keeper").exists():
            _start_keeper()
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if (GROUND / "ready").exists():
            return (GROUND / "ready").read_text("utf-8")
        if (GROUND / "failed").exists():
            raise RuntimeError("the test database does not stand: " + (GROUND / "failed").read_text("utf-8"))
        time.sleep(0.05)
    raise RuntimeError("the test database did not come up in time")


def _start_keeper() -> None:
    root = Path(__file__).resolve().parents[1]
    log = str(GROUND / "keeper.log")
    keeper = os.posix_spawn(  # not a Popen: it outlives the worker that happens to start it
        sys.executable,
        [sys.executable, "-m", "tests.keeper", os.environ["HUIYIN_TEST_RUN"]],
        {**os.environ, "PYTHONPATH": str(root)},
        file_actions=[
            (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
            (os.POSIX_SPAWN_OPEN, 1, log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600),
            (os.POSIX_SPAWN_DUP2, 1, 2),
        ],
        setsid=True,
    )
    (GROUND / "keeper").write_text(str(keeper))


def lay_database(superuser: str) -> None:
    """This process's own database, as the migrations left it: nothing of an earlier test is in it."""
    name, template = sql.Identifier(DATABASE), sql.Identifier(TEMPLATE)
    with psycopg.connect(superuser, autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(name))
        make = sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER huiyin_owner")
        connection.execute(make.format(name, template))


def pytest_unconfigure() -> None:
    """The process that laid the ground takes it away."""
    if os.environ["HUIYIN_TEST_RUN"] != str(os.getpid()):
        return
    keeper = GROUND / "keeper"
    if keeper.exists():
        pid = int(keeper.read_text())
        try:
            os.kill(pid, signal.SIGTERM)
            os.waitpid(pid, 0)  # ours, or that of a worker which has ended
        except (ProcessLookupError, ChildProcessError):
            deadline = time.monotonic() + 20
            while _running(pid) and time.monotonic() < deadline:
                time.sleep(0.05)
    shutil.rmtree(GROUND, ignore_errors=True)
