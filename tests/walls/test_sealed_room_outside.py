"""The sealed room on a PostgreSQL of somebody else's, and on a machine where its key is not."""

import re
import shutil
import signal

import psycopg

from huiyin.config.cluster import SUPERUSER
from huiyin.config.home import Home
from tests import launcher
from tests.doors.test_outside_database import _owners, _url, server  # noqa: F401
from tests.ground import GROUND
from tests.launcher import Launched


def _room(begun: Launched) -> str:
    begun.address()
    found = re.search(r"sealed room  (http://\S+?)/\s", "".join(begun.words))
    return found[1] if found else ""


def test_an_administrator_s_address_is_enough_and_the_room_keeps_its_rows_where_it_is_told(server):  # noqa: F811
    password = server.home.secret("cluster_password")
    with psycopg.connect(server.conninfo(), autocommit=True) as connection:
        connection.execute("CREATE DATABASE kept_apart TEMPLATE template0")
    ordinary = _url(server, SUPERUSER, password)
    begun = Launched(
        GROUND / "home s",
        PORT="18600",
        DATABASE_URL=ordinary,
        SEALED_DATABASE_URL=ordinary.replace("/petitions?", "/kept_apart?"),
    )
    try:
        assert launcher.fetch(f"{_room(begun)}/login") == 200
        assert launcher.fetch("http://127.0.0.1:18600/alive") == 200
        assert not (GROUND / "home s" / "cluster").exists()
        assert _owners(server) == {"huiyin_owner"}
        with psycopg.connect(server.conninfo(dbname="kept_apart")) as connection:
            rows = connection.execute(
                "SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'public'"
            ).fetchall()
            assert rows == [("huiyin_sealed_owner",)]
            assert connection.execute(
                "SELECT has_database_privilege('huiyin_app', 'kept_apart', 'CONNECT')"
            ).fetchone() == (False,)
    finally:
        begun.end(signal.SIGTERM)
    assert launcher.gone(GROUND / "home s") == {}


def test_where_its_folder_was_carried_away_the_rest_goes_on_and_says_so():
    home = GROUND / "carried away"
    launcher.settle(home)
    shutil.move(home / "sealed-room", GROUND / "elsewhere")
    begun = Launched(home, PORT="18620")
    try:
        assert _room(begun) == ""
        assert "密件室的私钥不在这里" in "".join(begun.words)
        assert launcher.fetch(f"{'http://127.0.0.1:18620'}/alive") == 200
        assert not (home / "sealed-room").exists()
    finally:
        begun.end()
    assert Home(home).sealed_private() is None
    assert launcher.gone(home) == {}
