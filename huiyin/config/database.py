"""Which database, and its roles.

`huiyin_owner` owns the tables and runs the migrations. `huiyin_app` serves requests and jobs: it owns
nothing, is no superuser and cannot step over row-level security. `huiyin_courier` is the sealed room's: it takes
envelopes out of the box; its password lies with the room's key, not with the application's.

`DATABASE_URL` points at an outside PostgreSQL (15 or newer). Its user must be able to create roles; or
it is itself the owner, and `DATABASE_APP_URL` is for a ready-made `huiyin_app`.
"""

import os
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import psycopg
from psycopg import sql

from huiyin.config.binaries import OLDEST
from huiyin.config.cluster import PORT, Cluster
from huiyin.config.home import Home
from huiyin.config.sentences import CannotGoOn

OWNER, APP, NAME = "huiyin_owner", "huiyin_app", "huiyin"
COURIER = "huiyin_courier"  # of the sealed room: fetches envelopes, brings replies, sees nothing else
SCHEMES = ("postgres", "postgresql")


@dataclass(frozen=True)
class Address:
    """Where one role connects to."""

    host: str
    port: str
    name: str
    user: str
    password: str
    options: tuple[tuple[str, str], ...] = ()

    def django(self, **more: Any) -> dict[str, Any]:
        """As an entry of Django's DATABASES."""
        return {
            "ENGINE": "django.db.backends.postgresql",
            "HOST": self.host,
            "PORT": self.port,
            "NAME": self.name,
            "USER": self.user,
            "PASSWORD": self.password,
            "OPTIONS": dict(self.options),
            **more,
        }

    def conninfo(self) -> str:
        return psycopg.conninfo.make_conninfo(
            host=self.host,
            port=self.port,
            dbname=self.name,
            user=self.user,
            password=self.password,
            **dict(self.options),
        )

    def as_role(self, user: str, password: str) -> "Address":
        return Address(self.host, self.port, self.name, user, password, self.options)


def outside() -> Address | None:
    """The database that DATABASE_URL names, if it is set."""
    return read_url("DATABASE_URL")


def addresses(home: Home, *, secrets: bool = True) -> tuple[Address, Address]:
    """Where the application and the owner connect: (application, owner); without secrets, only where."""
    given = outside()
    if given is None:
        socket = home.run / "socket-folder"
        host = socket.read_text("utf-8") if socket.exists() else str(home.run / "pg")
        given = Address(host, str(PORT), os.environ.get("HUIYIN_DATABASE", NAME), OWNER, "")
    elif application := read_url("DATABASE_APP_URL"):
        if application.user != APP:
            raise CannotGoOn(
                f"DATABASE_APP_URL 的用户必须是 {APP}，因为迁移中的授权写给这个角色。",
                f"The user of DATABASE_APP_URL must be {APP}: the migrations grant rights to that role.",
            )
        return application, given
    if not secrets:
        return given, given
    app = given.as_role(APP, home.secret("app_password"))
    return app, given.as_role(OWNER, home.secret("owner_password"))


def prepare_embedded(cluster: Cluster, name: str = NAME) -> None:
    """Roles and database of the embedded cluster, made or brought up to date."""
    with psycopg.connect(cluster.conninfo(), autocommit=True) as connection:
        make_roles(connection, cluster.home)
        make_database(connection, name)
    with psycopg.connect(cluster.conninfo(dbname=name), autocommit=True) as connection:
        open_schema(connection)


def prepare_outside(home: Home, given: Address) -> None:
    """The same on an outside server; says what is missing where it cannot."""
    ready_made = read_url("DATABASE_APP_URL")
    try:
        with psycopg.connect(given.conninfo(), autocommit=True, connect_timeout=10) as connection:
            _check_version(connection)
            if ready_made:
                open_schema(connection, given.user)
                return
            make_roles(connection, home)
            connection.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(sql.Identifier(OWNER)))
            grant = "GRANT CREATE, CONNECT, TEMPORARY ON DATABASE {} TO {}"
            connection.execute(sql.SQL(grant).format(sql.Identifier(given.name), sql.Identifier(OWNER)))
            open_schema(connection)
    except psycopg.errors.InsufficientPrivilege as error:
        raise CannotGoOn(
            "DATABASE_URL 的用户权限不足，不能建立角色或授权。请由数据库管理员建立两个角色：所有者（DATABASE_URL）"
            "与不拥有任何对象的应用角色 huiyin_app（DATABASE_APP_URL），并让所有者拥有该数据库。",
            "The user of DATABASE_URL may not create roles or grant rights. Have the administrator create two: the "
            "owner (DATABASE_URL), owning the database, and huiyin_app, which owns nothing (DATABASE_APP_URL).",
        ) from error
    except psycopg.OperationalError as error:
        raise unreachable(given) from error


def make_roles(connection: psycopg.Connection[Any], home: Home) -> None:
    """The roles with their passwords, set anew each time, so that keys/ always fits.

    The courier's password stays as it is once the sealed room's folder has been carried away.
    """
    for role, secret in ((OWNER, "owner_password"), (APP, "app_password")):
        make_role(connection, role, home.secret(secret))
    if home.courier_password_here() or not _known(connection, COURIER):
        make_role(connection, COURIER, home.courier_password())


def _known(connection: psycopg.Connection[Any], role: str) -> bool:
    return bool(connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone())


def make_role(connection: psycopg.Connection[Any], role: str, password: str) -> None:
    verb = sql.SQL("ALTER ROLE" if _known(connection, role) else "CREATE ROLE")
    rights = sql.SQL("LOGIN NOCREATEDB NOCREATEROLE PASSWORD")
    connection.execute(
        sql.SQL("{} {} {} {}").format(verb, sql.Identifier(role), rights, sql.Literal(password))
    )


def make_database(connection: psycopg.Connection[Any], name: str, template: str = "template0") -> None:
    """A database that the owner role owns, unless it is there."""
    if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
        return
    make = "CREATE DATABASE {} OWNER {} TEMPLATE {}"
    connection.execute(
        sql.SQL(make).format(sql.Identifier(name), sql.Identifier(OWNER), sql.Identifier(template))
    )


def open_schema(connection: psycopg.Connection[Any], owner_name: str = OWNER) -> None:
    """What the owner makes later, the application may use row by row; a migration may take that back."""
    owner, app = sql.Identifier(owner_name), sql.Identifier(APP)
    for statement in (
        "GRANT USAGE, CREATE ON SCHEMA public TO {owner}",
        "GRANT USAGE ON SCHEMA public TO {app}",
        "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
    ):
        connection.execute(sql.SQL(statement).format(owner=owner, app=app))
    connection.execute(sql.SQL("SET ROLE {}").format(owner))
    for statement in (
        "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {app}",
        "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO {app}",
    ):
        connection.execute(sql.SQL(statement).format(app=app))
    connection.execute("RESET ROLE")


def unreachable(given: Address) -> CannotGoOn:
    where = f"{given.host}:{given.port}/{given.name}"
    return CannotGoOn(
        f"连不上数据库 {where}。请检查 DATABASE_URL、网络和数据库服务；若用内置数据库，请先运行 make start。",
        f"The database {where} cannot be reached. Check DATABASE_URL, the network and the server; with the "
        "embedded database, run make start first.",
    )


def _check_version(connection: psycopg.Connection[Any]) -> None:
    version = connection.info.server_version // 10000
    if version < OLDEST:
        raise CannotGoOn(
            f"外部数据库是 PostgreSQL {version}，需要 {OLDEST} 或更新。",
            f"The outside database is PostgreSQL {version}; {OLDEST} or newer is needed.",
        )


def read_url(variable: str) -> Address | None:
    url = os.environ.get(variable, "").strip()
    if not url:
        return None
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query))
    name = unquote(parts.path.lstrip("/"))
    host = query.pop("host", parts.hostname or "")
    if parts.scheme not in SCHEMES or not name or not parts.username:
        raise CannotGoOn(
            f"{variable} 的写法应为 postgresql://用户:口令@主机:端口/库名。",
            f"{variable} must read postgresql://user:password@host:port/database.",
        )
    port = query.pop("port", str(parts.port or PORT))
    user, password = unquote(parts.username), unquote(parts.password or "")
    return Address(host, port, name, user, password, tuple(query.items()))
