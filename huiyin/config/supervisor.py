"""`huiyin start`: one process that brings up the database, the web and the worker, keeps them up, and
takes all of them down again.
"""

import ctypes
import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from types import FrameType

import psycopg

from huiyin.config import port, sealed_database
from huiyin.config.cluster import Cluster, the_cluster, the_only_one
from huiyin.config.database import addresses, outside, prepare_embedded, prepare_outside
from huiyin.config.home import Home, the_home
from huiyin.config.processes import MARK, Kept, end_marked, mark_this_run, stop_all, tell_group, with_parent
from huiyin.config.sentences import CannotGoOn

GRACE = 3.0  # seconds to wait for a former start of this folder that is just ending


class Asked(BaseException):
    """A signal asked us to stop."""


def run(*, empty: bool = False) -> int:
    """Serve until asked to stop; returns the exit status."""
    home = the_home()
    home.lay()
    with the_only_one(home, GRACE) as alone:
        if not alone:
            raise _already_running(home)
        supervisor = Supervisor(home, empty)
        _listen_to_signals()
        try:
            supervisor.bring_up()
            supervisor.keep()
        except Asked:
            print("\n正在停止 … stopping …", flush=True)
            return 0
        finally:
            _deaf()
            supervisor.take_down()
            print("已停止。 Stopped.", flush=True)
    return 0


class Supervisor:
    def __init__(self, home: Home, empty: bool) -> None:
        self.home = home
        self.empty = empty
        self.cluster: Cluster | None = None
        self.kept: list[Kept] = []
        self.falls: list[float] = []
        self.room: port.Held | None = None  # the sealed room's port

    # Up

    def bring_up(self) -> None:
        begun = time.monotonic()
        host = os.environ.get("HUIYIN_LISTEN", "").strip() or port.LISTEN
        self.held = port.hold(host)
        self.cluster = None if outside() else the_cluster(self.home)
        mark_this_run(self.home, self.cluster)
        self._database()
        self._found("huiyin.config.founding", *(["--empty"] if self.empty else []))
        self.kept = [self._web(host, self.held.number), self._worker()]
        for each in self.kept:
            each.start()
        self._open_room(host)
        for number in [held.number for held in (self.held, self.room) if held]:
            self._await(host, number)
        self._say_where(host, time.monotonic() - begun)

    def _database(self) -> None:
        if self.cluster is None:
            if given := outside():
                prepare_outside(self.home, given)
            return
        print("启动数据库 … starting the database …", flush=True)
        self.cluster.start()
        prepare_embedded(self.cluster)

    def _open_room(self, host: str) -> None:
        """The sealed room, unless its folder has been carried away, or it has nowhere to keep its rows."""
        if missing := sealed_database.missing(self.home):
            print(missing, flush=True)
            return
        self.room = port.hold(host, port.asked_by("SEALED_PORT", self.held.number + 1))
        sealed_database.prepare(self.cluster, self.home)
        self._found("huiyin.config.sealed_founding")
        self.kept.append(self._sealed(self.room.number))
        self.kept[-1].start()

    def _found(self, module: str, *options: str) -> None:
        """Tables and demonstration, in a process of their own."""
        print("检查数据库表 … checking the tables …", flush=True)
        command = [sys.executable, "-m", module, *options]
        founding = subprocess.Popen(with_parent(command), stdin=subprocess.DEVNULL, start_new_session=True)
        try:
            status = founding.wait()
        except Asked:
            tell_group(founding.pid, signal.SIGKILL)
            founding.wait()
            raise
        if status != 0:
            raise CannotGoOn(
                "数据库没有准备好，原因见上。处理后重新启动即可，已有数据不受影响。",
                "The database is not ready; the reason stands above. Deal with it and start again; what was "
                "stored is unharmed.",
            )

    def _web(self, host: str, number: int) -> Kept:
        command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--workers", "2"]
        command += [
            "--blocking-threads",
            "4",
            "--host",
            host,
            "--port",
            str(number),
            "--respawn-failed-workers",
        ]
        command += ["--workers-kill-timeout", "5", "--no-ws", "huiyin.config.wsgi:application"]
        return Kept("web", command, self.home.log / "web.log", {"HUIYIN_PROCESS": "web"})

    def _sealed(self, number: int) -> Kept:
        command = [sys.executable, "-m", "huiyin.config.commands", "sealed", "--ready", "--port", str(number)]
        environment = {
            "DJANGO_SETTINGS_MODULE": "huiyin.config.sealed_settings",
            "HUIYIN_PROCESS": "sealed",
        }
        return Kept("sealed", command, self.home.log / "sealed.log", environment)

    def _worker(self) -> Kept:
        command = [sys.executable, "-m", "django", "procrastinate", "worker", "--concurrency", "2"]
        command += ["--shutdown-graceful-timeout", "5", "--delete-jobs", "successful"]
        environment = {"DJANGO_SETTINGS_MODULE": "huiyin.config.settings", "HUIYIN_PROCESS": "worker"}
        return Kept("worker", command, self.home.log / "worker.log", environment)

    def _await(self, host: str, number: int) -> None:
        url = f"http://{port.in_url(host)}:{number}/alive"
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            self._mind()
            try:
                with urllib.request.urlopen(url, timeout=5):
                    return
            except (urllib.error.URLError, OSError):
                time.sleep(0.1)
        raise CannotGoOn(
            f"网页服务没有应答。原因见 {self.home.log}。",
            f"The web server does not answer. {self.home.log} says why.",
        )

    def _say_where(self, host: str, seconds: float) -> None:
        address = f"http://{port.in_url(host)}:{self.held.number}/"
        state = {"pid": os.getpid(), "address": address}
        (self.home.run / "state.json").write_text(json.dumps(state), "utf-8")
        if self.held.number != self.held.asked:
            print(f"端口 {self.held.asked} 已被占用，改用 {self.held.number}。 ", end="")
            print(f"Port {self.held.asked} is taken; using {self.held.number}.")
        print(f"\n回音 Huiyin  {address}    （{seconds:.1f} s）")
        self._say_accounts("accounts.json", "示范账号 · demonstration accounts")
        if self.room:
            print(f"\n密件室 sealed room  http://{port.in_url(host)}:{self.room.number}/ ")
            self._say_accounts("sealed-accounts.json", "密件室示范账号 · its own demonstration accounts")
        print("\n按 Ctrl-C 停止。 Ctrl-C stops it.", flush=True)

    def _say_accounts(self, name: str, title: str) -> None:
        note = self.home.run / name
        rows = json.loads(note.read_text("utf-8")) if note.exists() else []
        if rows:
            print(f"\n{title}:")
        for row in rows:
            print("  " + "  ".join(row))

    # Kept up

    def keep(self) -> None:
        while True:
            time.sleep(0.3)
            self._mind()

    def _mind(self) -> None:
        """Start again whatever fell."""
        if self.cluster and self.cluster.server and self.cluster.server.poll() is not None:
            self._database_fell(self.cluster)
        for each in self.kept:
            if each.fallen() and (
                each.name == "web" or self._database_answers()
            ):  # the others fall again without it
                self._fell(each)

    def _database_answers(self) -> bool:
        if self.cluster:
            return self.cluster.reachable()
        try:
            psycopg.connect(addresses(self.home)[0].conninfo(), connect_timeout=5).close()
        except psycopg.OperationalError:
            return False
        return True

    def _database_fell(self, cluster: Cluster) -> None:
        print(
            "数据库进程意外结束，正在恢复 … the database process ended unexpectedly; recovering …", flush=True
        )
        self.falls = [at for at in self.falls if at > time.monotonic() - 60] + [time.monotonic()]
        if len(self.falls) > 5:
            raise CannotGoOn(
                f"数据库反复意外结束，已停止。原因见 {cluster.log}。",
                f"The database keeps ending unexpectedly; stopped. {cluster.log} says why.",
            )
        cluster.start()

    def _fell(self, each: Kept) -> None:
        each.tell(signal.SIGKILL)  # what is left of its group
        if each.too_often():
            raise CannotGoOn(
                f"{each.name} 进程反复意外结束，已停止。原因见 {each.log}。",
                f"The {each.name} process keeps ending unexpectedly; stopped. {each.log} says why.",
            )
        print(
            f"{each.name} 进程意外结束，重新启动。 The {each.name} process ended; starting it again.",
            flush=True,
        )
        each.start()

    # Down

    def take_down(self) -> None:
        (self.home.run / "state.json").unlink(missing_ok=True)
        stop_all(self.kept)
        end_marked(os.environ.get(MARK, ""), self.cluster)
        if self.cluster:
            self.cluster.stop()
            self.cluster.clear_stale()


def _already_running(home: Home) -> CannotGoOn:
    note = home.run / "state.json"
    address = json.loads(note.read_text("utf-8"))["address"] if note.exists() else ""
    return CannotGoOn(
        f"已经在运行：{address or '（正在启动或停止）'}。请先停止它（Ctrl-C），或用 HUIYIN_HOME 另选数据目录。",
        f"Already running: {address or '(starting or stopping)'}. Stop it first (Ctrl-C), or choose another "
        "data folder with HUIYIN_HOME.",
    )


def _listen_to_signals() -> None:
    def stop(number: int, frame: FrameType | None) -> None:
        _deaf()
        raise Asked

    for sign in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(sign, stop)
    if os.environ.get("MAKELEVEL") and sys.platform == "linux":
        # Under `make` we stop when it is killed: nobody would be left whose Ctrl-C we hear.
        ctypes.CDLL(None).prctl(1, int(signal.SIGTERM))


def _deaf() -> None:
    """While stopping, a second Ctrl-C changes nothing."""
    for sign in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(sign, signal.SIG_IGN)
