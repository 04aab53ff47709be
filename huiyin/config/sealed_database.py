"""The sealed room's database: `huiyin_sealed`, with an owner and an application role of its own.

In the embedded cluster it lies beside the ordinary one; SEALED_DATABASE_URL names an outside server. Passwords lie in
`sealed-room/` of the data folder. The ordinary roles cannot connect to it.
"""

import os
from typing import Any

import psycopg
from psycopg import sql

from huiyin.config.cluster import PORT, Cluster
from huiyin.config.database import APP, COURIER, Address, addresses, make_role, read_url, unreachable
from huiyin.config.database import outside as ordinary_outside
from huiyin.config.home import Home
from huiyin.config.sentences import CannotGoOn

OWNER, SERVER, NAME = "huiyin_sealed_owner", "huiyin_sealed_app", "huiyin_sealed"


def outside() -> Address | None:
    """The database that SEALED_DATABASE_URL names, if it is set."""
    return read_url("SEALED_DATABASE_URL")


def missing(home: Home) -> CannotGoOn | None:
    """What the room lacks to be served here, as a sentence; None where nothing does."""
    if home.sealed_private() is None:
        return CannotGoOn(
            "密件室的私钥不在这里，本机不启动密件室。",
            "The sealed room's private key is not here: the room is not started on this machine.",
        )
    if ordinary_outside() and outside() is None:
        return CannotGoOn(
            "使用外部数据库时，密件室要有自己的库：请设 SEALED_DATABASE_URL。密件室没有启动，信封在箱中等候。",
            "With an outside database the sealed room needs one of its own: set SEALED_DATABASE_URL. The room is "
            "not started; envelopes wait in the box.",
        )
    return None


def sealed_addresses(home: Home) -> tuple[Address, Address, Address]:
    """Where the room connects: (application, owner, the ordinary database's box as its courier)."""
    ordinary = addresses(home, secrets=False)[0]
    box = ordinary.as_role(COURIER, home.courier_password())
    name = os.environ.get("SEALED_DATABASE", NAME)
    given = outside() or Address(ordinary.host, str(PORT), name, OWNER, "", ())
    server = given.as_role(SERVER, home.sealed_secret("app_password"))
    return server, given.as_role(OWNER, home.sealed_secret("owner_password")), box


def prepare(cluster: Cluster | None, home: Home) -> None:
    """Roles and database of the room, made or brought up to date."""
    given = outside()
    if given is not None:
        _prepare_outside(given, home)
    elif cluster is not None:
        prepare_embedded(cluster, home)


def _prepare_outside(given: Address, home: Home) -> None:
    try:
        with psycopg.connect(given.conninfo(), autocommit=True, connect_timeout=10) as connection:
            _roles(connection, home)
            _own(connection, given.name)
            _open(connection)
    except psycopg.errors.InsufficientPrivilege as error:
        raise CannotGoOn(
            "SEALED_DATABASE_URL 的用户权限不足：它要能建立角色，并拥有该数据库。",
            "The user of SEALED_DATABASE_URL has too few rights: it must create roles and own the database.",
        ) from error
    except psycopg.OperationalError as error:
        raise unreachable(given) from error


def prepare_embedded(cluster: Cluster, home: Home, name: str = "") -> None:
    name = name or os.environ.get("SEALED_DATABASE", NAME)
    with psycopg.connect(cluster.conninfo(), autocommit=True) as connection:
        _roles(connection, home)
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            make = sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(name))
            connection.execute(make)
        _own(connection, name)
    with psycopg.connect(cluster.conninfo(dbname=name), autocommit=True) as connection:
        _open(connection)


def _roles(connection: psycopg.Connection[Any], home: Home) -> None:
    for role, secret in ((OWNER, "owner_password"), (SERVER, "app_password")):
        make_role(connection, role, home.sealed_secret(secret))
    if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [APP]).fetchone():
        # On a server of its own: the tables of agencies name this role, which here can do nothing.
        connection.execute(sql.SQL("CREATE ROLE {} NOLOGIN").format(sql.Identifier(APP)))
    connection.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(sql.Identifier(OWNER)))


def _own(connection: psycopg.Connection[Any], name: str) -> None:
    """The room's roles may connect, and nobody else."""
    for statement in (
        "ALTER DATABASE {name} OWNER TO {owner}",
        "REVOKE ALL ON DATABASE {name} FROM PUBLIC",
        "GRANT CONNECT ON DATABASE {name} TO {server}",
    ):
        connection.execute(_said(statement, name))


def _open(connection: psycopg.Connection[Any]) -> None:
    for statement in (
        "GRANT USAGE, CREATE ON SCHEMA public TO {owner}",
        "REVOKE ALL ON SCHEMA public FROM PUBLIC",
        "GRANT USAGE ON SCHEMA public TO {server}",
        "SET ROLE {owner}",
        "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {server}",
        "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO {server}",
        "RESET ROLE",
    ):
        connection.execute(_said(statement, ""))


def _said(statement: str, name: str) -> sql.Composed:
    names = {"name": sql.Identifier(name or NAME), "owner": sql.Identifier(OWNER)}
    return sql.SQL(statement).format(**names, server=sql.Identifier(SERVER))
