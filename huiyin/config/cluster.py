"""The embedded PostgreSQL: a private cluster that this program makes, starts, stops and recovers.

It listens on no network address, only on a socket in a short private folder (a socket path holds at
most 107 bytes), and every role needs its password. The server is a child of whoever starts it and dies
with its parent, so nothing is left running.
"""

import fcntl
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from huiyin.config.binaries import Binaries, choose, within_reach
from huiyin.config.home import Home
from huiyin.config.sentences import CannotGoOn
from huiyin.config.steward import Steward, the_steward

SUPERUSER = "huiyin_cluster"
SHELTERS = Path("/var/lib/huiyin")
PORT = 5432  # only part of the socket's name; nothing listens on it
LONGEST_SOCKET = 107
QUIET = {
    # A failing statement carries people's words: the server's log keeps the error, never the content.
    "log_min_error_statement": "panic",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
    "log_error_verbosity": "terse",
}


@dataclass
class Cluster:
    """A cluster of one data folder. `root` is where its files lie: the home, or a shelter."""

    home: Home
    steward: Steward
    root: Path
    binaries: Binaries
    settings: dict[str, str] = field(default_factory=dict)
    server: subprocess.Popen[bytes] | None = None

    @property
    def data(self) -> Path:
        return self.root / "cluster"

    @property
    def socket_folder(self) -> Path:
        return Path((self.home.run / "socket-folder").read_text("utf-8"))

    def conninfo(self, user: str = SUPERUSER, dbname: str = "postgres") -> str:
        """How to connect as one of the roles of this cluster."""
        names = {
            SUPERUSER: "cluster_password",
            "huiyin_owner": "owner_password",
            "huiyin_app": "app_password",
        }
        return psycopg.conninfo.make_conninfo(
            host=str(self.socket_folder),
            port=PORT,
            user=user,
            password=self.home.secret(names[user]),
            dbname=dbname,
        )

    # Making

    def make(self) -> None:
        """initdb, unless the cluster is there. A half-made one, left by a crash, is made again."""
        if (self.data / "PG_VERSION").exists():
            return
        draft = self.root / "cluster.draft"
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(mode=0o700)
        self.steward.own(draft)
        password = self.root / "cluster.password"
        password.touch(mode=0o600)
        try:
            password.write_text(self.home.secret("cluster_password") + "\n", "ascii")
            self.steward.own(password)
            self._initdb(draft, password)
        finally:
            password.unlink()
        draft.rename(self.data)

    def _initdb(self, folder: Path, password: Path) -> None:
        args = [self.binaries.program("initdb"), "-D", str(folder), "-U", SUPERUSER, "-E", "UTF8"]
        args += ["--locale=C.UTF-8", "--auth=scram-sha-256", f"--pwfile={password}", "--no-instructions"]
        if self.settings.get("fsync") == "off":
            args.append("--no-sync")
        made = subprocess.run(
            self.steward.command(args),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            cwd="/",
        )
        if made.returncode != 0:
            why = (made.stderr.strip().splitlines() or ["?"])[-1]
            raise CannotGoOn(
                f"无法建立数据库（{why}）。请检查 {self.root} 的磁盘空间和权限。",
                f"The database cannot be made ({why}). Check disk space and permissions of {self.root}.",
            )

    def _lay_socket_folder(self) -> Path:
        """A private folder, short enough, that steward and we can reach; remembered for the others."""
        inside = self.root / "run" if self.root != self.home.path else self.home.run / "pg"
        longest = len(os.fsencode(inside / f".s.PGSQL.{PORT}.lock"))
        if longest <= LONGEST_SOCKET:
            folder = inside
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        else:
            folder = Path(tempfile.mkdtemp(prefix="huiyin-"))
            old = self.home.run / "socket-folder"
            if old.exists() and Path(old.read_text("utf-8")).name.startswith("huiyin-"):
                shutil.rmtree(old.read_text("utf-8"), ignore_errors=True)
        self.steward.own(folder)
        (self.home.run / "socket-folder").write_text(str(folder), "utf-8")
        return folder

    # Running

    def start(self) -> subprocess.Popen[bytes]:
        """Start the server as our child and wait until it answers; recovers after a crash by itself."""
        self.make()
        self.clear_stale()
        folder = self._lay_socket_folder()
        deadline = time.monotonic() + 60
        while True:
            self.server = self._launch(folder)
            if self._answers(self.server, deadline):
                return self.server
            # Right after a kill the old server's processes may still be going: try again for a while.
            if time.monotonic() > deadline:
                raise CannotGoOn(
                    f"数据库没有启动。原因见 {self.log}。",
                    f"The database did not start. {self.log} says why.",
                )
            time.sleep(0.3)

    @property
    def log(self) -> Path:
        return self.home.log / "postgresql.log"

    def _launch(self, socket_folder: Path) -> subprocess.Popen[bytes]:
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": str(socket_folder),
            "unix_socket_permissions": "0700",
            "port": str(PORT),
            "max_connections": "100",
            **_memory(),
            **QUIET,
            **self.settings,
        }
        args = [self.binaries.program("postgres"), "-D", str(self.data)]
        for name, value in settings.items():
            args += ["-c", f"{name}={value}"]
        with self.log.open("ab") as log:
            return subprocess.Popen(
                self.steward.command(args, dies_with_parent=True),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd="/",
                start_new_session=True,
            )

    def _answers(self, server: subprocess.Popen[bytes], deadline: float) -> bool:
        while time.monotonic() < deadline and server.poll() is None:
            if self.reachable():
                return True
            time.sleep(0.05)
        return False

    def reachable(self) -> bool:
        """Whether a server answers on our socket."""
        try:
            psycopg.connect(self.conninfo(), connect_timeout=5).close()
        except (psycopg.OperationalError, FileNotFoundError):
            return False
        return True

    def stop(self) -> None:
        """Stop the server that we started: fast, then at once."""
        if self.server is None:
            return
        for sign, patience in ((signal.SIGINT, 30), (signal.SIGQUIT, 10), (signal.SIGKILL, 10)):
            if self.server.poll() is None:
                _tell(self.server.pid, sign)
            try:
                self.server.wait(patience)
                break
            except subprocess.TimeoutExpired:
                continue
        self.server = None
        if self.socket_folder.name.startswith("huiyin-"):
            shutil.rmtree(self.socket_folder, ignore_errors=True)

    def clear_stale(self) -> None:
        """Stop a server of this very folder that an earlier run left behind."""
        pid = self.stale_pid()
        if pid is None:
            return
        for sign, patience in ((signal.SIGINT, 15.0), (signal.SIGQUIT, 10.0), (signal.SIGKILL, 5.0)):
            _tell(pid, sign)
            if _gone(pid, patience):
                return

    def stale_pid(self) -> int | None:
        """The process that `postmaster.pid` names, if it truly is a server of this folder."""
        try:
            pid = int((self.data / "postmaster.pid").read_text("utf-8", "replace").split("\n", 1)[0])
            words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
        except (OSError, ValueError):
            return None
        return pid if os.fsencode(self.data) in words else None


def the_cluster(home: Home, settings: dict[str, str] | None = None, shelter: Path | None = None) -> Cluster:
    """The cluster of a data folder, with its files where the steward can reach them."""
    home.lay()
    steward = the_steward()
    refuge = shelter or SHELTERS / home.clone_id()
    root = home.path if not steward.prefix or steward.can_enter(home.path) else _lay_shelter(refuge)
    version = root / "cluster" / "PG_VERSION"
    major = int(version.read_text().strip()) if version.exists() else None
    found = choose(major)
    if not steward.can_run(found.bin / "initdb"):
        found = within_reach(found, steward, _lay_shelter(refuge))
    return Cluster(home, steward, root, found, settings or {})


@contextmanager
def running(home: Home) -> Iterator[Cluster]:
    """The cluster, answering: the one that is already up, or one started for this block only."""
    cluster = the_cluster(home)
    if cluster.reachable():
        yield cluster
        return
    with the_only_one(home) as alone:
        if not alone:
            _wait_for_other(cluster)
            yield cluster
            return
        cluster.start()
        try:
            yield cluster
        finally:
            cluster.stop()


@contextmanager
def the_only_one(home: Home, patience: float = 0) -> Iterator[bool]:
    """Whether this process is the only one that runs this data folder; the kernel forgets it with us."""
    deadline = time.monotonic() + patience
    with (home.run / "lock").open("a") as lock:
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() >= deadline:
                    yield False
                    return
                time.sleep(0.1)
            else:
                yield True
                return


def _wait_for_other(cluster: Cluster) -> None:
    deadline = time.monotonic() + 60
    while not cluster.reachable():
        if time.monotonic() > deadline:
            raise CannotGoOn(
                "另一个进程正在使用该数据目录，但数据库一直没有应答。请稍后再试，或先停止它。",
                "Another process uses this data folder, but its database does not answer. Try again later, or "
                "stop that process first.",
            )
        time.sleep(0.2)


def _lay_shelter(folder: Path) -> Path:
    """Where files go that the steward must reach. Only folders made here get permissions from us."""
    for each in (folder.parent, folder):
        if not each.is_dir():
            each.mkdir(parents=True)
            each.chmod(0o755)
    return folder


def _memory() -> dict[str, str]:
    """Buffers by the size of the machine: an eighth of its memory, at most 1 GB."""
    total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**20
    buffers = max(64, min(1024, total // 8))
    return {"shared_buffers": f"{buffers}MB", "effective_cache_size": f"{max(256, total // 2)}MB"}


def _tell(pid: int, sign: signal.Signals) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, sign)


def _gone(pid: int, patience: float) -> bool:
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        state = _state(pid)
        if state in ("", "Z"):
            return True
        time.sleep(0.1)
    return False


def _state(pid: int) -> str:
    """R, S, Z, ... as the kernel says; empty when there is no such process."""
    try:
        return Path(f"/proc/{pid}/stat").read_text("utf-8", "replace").rsplit(")", 1)[1].split()[0]
    except (OSError, IndexError):
        return ""
