"""The two roles: what the application can do to the database, and what it cannot."""

import pytest
from django.db import DatabaseError, connection


def _ask(statement: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchone()[0]


@pytest.mark.django_db
def test_the_application_is_no_superuser_and_cannot_step_over_row_level_security():
    assert _ask("SELECT current_user") == "huiyin_app"
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = current_user"
        )
        assert cursor.fetchone() == (False, False, False, False)


@pytest.mark.django_db
def test_the_application_owns_nothing():
    assert _ask("SELECT count(*) FROM pg_class WHERE relowner = 'huiyin_app'::regrole") == 0
    assert _ask("SELECT count(*) FROM pg_class WHERE relowner = 'huiyin_owner'::regrole") > 0


@pytest.mark.django_db
def test_the_application_may_not_make_tables():
    with pytest.raises(DatabaseError, match="permission denied"):
        _ask("CREATE TABLE mine (id int)")


@pytest.mark.django_db
def test_the_database_speaks_utf8():
    assert _ask("SHOW server_encoding") == "UTF8"
    assert _ask("SELECT length('信访')") == 2


@pytest.mark.django_db
def test_no_extension_is_needed():
    assert _ask("SELECT array_agg(extname::text) FROM pg_extension") == ["plpgsql"]


@pytest.mark.django_db
def test_set_up_may_be_done_as_owner_in_the_same_transaction(as_owner):
    with as_owner():
        assert _ask("SELECT current_user") == "huiyin_owner"
    assert _ask("SELECT current_user") == "huiyin_app"


def _leave_a_committed_row(as_owner):
    from huiyin.config.models import Founding

    assert Founding.objects.get().day is None
    with as_owner():
        Founding.objects.update(day="2026-01-05")


@pytest.mark.django_db(transaction=True)
def test_what_one_test_commits_is_gone_for_the_next(as_owner):
    _leave_a_committed_row(as_owner)


@pytest.mark.django_db(transaction=True)
def test_what_another_test_commits_is_gone_for_this_one(as_owner):
    _leave_a_committed_row(as_owner)
