"""DATABASE_URL: the program on a PostgreSQL that it does not run itself.

That an administrator's address is enough: tests/walls/test_sealed_room_outside.py, with the room's beside it.
"""

import signal
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest

from huiyin.config.cluster import Cluster, the_cluster
from huiyin.config.home import Home
from tests import launcher
from tests.ground import GROUND
from tests.keeper import UNSAFE_BUT_FAST
from tests.launcher import Launched


@pytest.fixture
def server(request: pytest.FixtureRequest) -> Iterator[Cluster]:
    """A PostgreSQL of somebody else's, with an empty database."""
    place = GROUND / f"outside {request.node.name[-12:]}"
    place.mkdir(parents=True)
    cluster = the_cluster(Home(place), UNSAFE_BUT_FAST, place / "shelter")
    cluster.start()
    try:
        with psycopg.connect(cluster.conninfo(), autocommit=True) as connection:
            connection.execute("CREATE DATABASE petitions TEMPLATE template0")
        yield cluster
    finally:
        cluster.stop()


def _url(server: Cluster, user: str, password: str) -> str:
    host = quote(str(server.socket_folder), safe="")
    return f"postgresql://{user}:{password}@/petitions?host={host}"


def _serve_once(home: Path, **environment: str) -> None:
    begun = Launched(home, PORT="18500", **environment)
    try:
        assert launcher.fetch(f"{begun.address()}/alive") == 200
        assert not (home / "cluster").exists()
    finally:
        begun.end(signal.SIGTERM)
    assert launcher.gone(home) == {}


def _owners(server: Cluster) -> set[str]:
    with psycopg.connect(server.conninfo(dbname="petitions")) as connection:
        rows = connection.execute("SELECT tableowner FROM pg_tables WHERE schemaname = 'public'").fetchall()
    return {str(owner) for (owner,) in rows}


def test_roles_made_by_an_administrator_do_as_well(server):
    with psycopg.connect(server.conninfo(dbname="petitions"), autocommit=True) as connection:
        connection.execute("CREATE ROLE keeper LOGIN PASSWORD 'k'")
        connection.execute("CREATE ROLE huiyin_app LOGIN PASSWORD 'c'")
        connection.execute("ALTER DATABASE petitions OWNER TO keeper")
    keeper, app = _url(server, "keeper", "k"), _url(server, "huiyin_app", "c")
    _serve_once(GROUND / "home b", DATABASE_URL=keeper, DATABASE_APP_URL=app)
    assert _owners(server) == {"keeper"}


def test_too_few_rights_are_named(server):
    with psycopg.connect(server.conninfo(dbname="petitions"), autocommit=True) as connection:
        connection.execute("CREATE ROLE nobody_much LOGIN PASSWORD 'n'")
    begun = Launched(GROUND / "home c", DATABASE_URL=_url(server, "nobody_much", "n"))
    said = begun.rest()
    assert begun.process.returncode == 1
    assert "权限不足" in said
    assert "DATABASE_APP_URL" in said
    assert "Traceback" not in said
