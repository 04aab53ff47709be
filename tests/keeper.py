"""Holds the tests' cluster: starts it, migrates the template database, and ends with the test run."""

import os
import select
import shutil
import signal
import subprocess
import sys
import traceback
from pathlib import Path

import psycopg

from huiyin.config.cluster import Cluster, the_cluster
from huiyin.config.database import APP, OWNER, prepare_embedded
from huiyin.config.home import Home
from tests.ground import GROUND, HOME, TEMPLATE

UNSAFE_BUT_FAST = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "shared_buffers": "128MB",
}


def main() -> None:
    run = int(sys.argv[1])
    asked_to_end, told = os.pipe()
    signal.signal(signal.SIGTERM, lambda *_: os.write(told, b"."))
    shelter = Path("/var/lib/huiyin") / f"test-{run}"
    cluster = the_cluster(Home(HOME), UNSAFE_BUT_FAST, shelter)
    try:
        _stand_up(cluster)
        _wait(run, asked_to_end)
    finally:
        if cluster.server and cluster.server.poll() is None:
            cluster.server.send_signal(signal.SIGQUIT)
        cluster.stop()
        shutil.rmtree(shelter, ignore_errors=True)
        shutil.rmtree(GROUND, ignore_errors=True)


def _stand_up(cluster: Cluster) -> None:
    try:
        cluster.start()
        prepare_embedded(cluster, TEMPLATE)
        _let_tests_set_up(cluster)
        _migrate()
        _found(cluster)
        _say("ready", cluster.conninfo())
    except subprocess.CalledProcessError as error:
        _say("failed", error.stdout)
    except Exception:
        _say("failed", traceback.format_exc())


def _let_tests_set_up(cluster: Cluster) -> None:
    """Only here may the application's role become the owner, and only by saying so (SET ROLE)."""
    with psycopg.connect(cluster.conninfo(), autocommit=True) as connection:
        if connection.info.server_version >= 160000:
            connection.execute(f"GRANT {OWNER} TO {APP} WITH INHERIT FALSE, SET TRUE")
        else:
            connection.execute(f"ALTER ROLE {APP} NOINHERIT")
            connection.execute(f"GRANT {OWNER} TO {APP}")


def _migrate() -> None:
    subprocess.run(
        [sys.executable, "-m", "django", "migrate", "--database", "owner", "--no-input", "--skip-checks"],
        env={**os.environ, "HUIYIN_DATABASE": TEMPLATE, "DJANGO_SETTINGS_MODULE": "tests.settings"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=True,
    )


def _found(cluster: Cluster) -> None:
    """A real database, not a demonstration: tests that need one say so (`demonstration`)."""
    with psycopg.connect(cluster.conninfo(dbname=TEMPLATE), autocommit=True) as connection:
        connection.execute(
            "INSERT INTO config_founding (id, demonstration, founded_at, complete_at) VALUES (1, false, now(), now())"
        )


def _say(word: str, text: str) -> None:
    draft = GROUND / f"{word}.draft"
    draft.write_text(text, "utf-8")
    draft.rename(GROUND / word)


def _wait(run: int, asked_to_end: int) -> None:
    """Until the test run is over: it says so, or its process is gone."""
    try:
        process = os.pidfd_open(run)
    except ProcessLookupError:
        return
    select.select([process, asked_to_end], [], [])


if __name__ == "__main__":
    main()
