"""Fixtures every room may use.

`db`, `transactional_db`, `client` … are pytest-django's; the tests connect as the application's role, so
row-level security is real. `as_owner` becomes the owner of the tables for a block, in the same
transaction, for set-up that the application itself may not do.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from typing import Any

import pytest
from django.db import connection, connections
from django.test import TransactionTestCase
from psycopg import sql
from xdist.scheduler import LoadScopeScheduling

from huiyin.config import today
from huiyin.config.database import OWNER
from huiyin.people import directory
from tests import ground


class _OneHouse(LoadScopeScheduling):
    """Tests go one by one to whichever process is free; those of the sealed house to the same: it is founded once."""

    def _split_scope(self, nodeid: str) -> str:
        housed = ("tests/walls/test_sealed_room", "tests/walls/test_backup_sealed")
        return "house" if nodeid.startswith(housed) else nodeid


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadScopeScheduling:
    return _OneHouse(config, log)


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: Any) -> Iterator[None]:
    """One cluster for the run, one database for this process, made from the migrated template."""
    superuser = ground.stand()
    for each in connections.all():
        each.settings_dict["HOST"] = _host(superuser)
    with django_db_blocker.unblock():
        ground.lay_database(superuser)

    def lay_anew(self: TransactionTestCase) -> None:
        connections.close_all()
        ground.lay_database(superuser)
        directory._kept = None  # its revisions begin anew

    with pytest.MonkeyPatch.context() as patch:
        # The application may not TRUNCATE, and acts refuse it to everybody: a new copy instead of a flush.
        patch.setattr(TransactionTestCase, "_fixture_teardown", lay_anew)
        yield
    with django_db_blocker.unblock():
        connections.close_all()


def _host(superuser: str) -> str:
    from psycopg.conninfo import conninfo_to_dict

    return str(conninfo_to_dict(superuser)["host"])


@pytest.fixture
def as_owner(db: None) -> Callable[[], AbstractContextManager[None]]:
    """`with as_owner(): …` runs a block as the owner of the tables, in the test's own transaction."""

    @contextmanager
    def become() -> Iterator[None]:
        with connection.cursor() as cursor:
            cursor.execute(sql.SQL("SET ROLE {}").format(sql.Identifier(OWNER)))
        try:
            yield
        finally:
            if not connection.needs_rollback:
                with connection.cursor() as cursor:
                    cursor.execute("RESET ROLE")

    return become


@pytest.fixture(autouse=True)
def _founding_read_anew() -> None:
    today.forget()


@pytest.fixture
def demonstration(as_owner: Callable[[], AbstractContextManager[None]]) -> Callable[[date], None]:
    """`demonstration(day)` makes this test's database a demonstration that stands at `day`."""

    def stand_at(day: date) -> None:
        from huiyin.config.models import Founding

        with as_owner():
            Founding.objects.update(demonstration=True, day=day)
        today.forget()

    return stand_at
