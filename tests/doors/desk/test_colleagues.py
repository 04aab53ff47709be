"""A registrar ends sessions, a second factor or a post of a colleague of the territory: at once, and on record."""

from datetime import date

import pytest
from allauth.mfa.models import Authenticator
from django.db import connection, transaction
from django.db.utils import ProgrammingError
from django.test import Client

from huiyin.people.models import Ending, Officer, Post
from tests.cast import PASSWORD, Cast, cast  # noqa: F401

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 9)
WHY = "手机在路上丢失"


@pytest.fixture
def at_desk(cast: Cast, demonstration):  # noqa: F811
    demonstration(TODAY)

    def signed_in(name: str) -> Client:
        client = Client()
        client.post("/login", {"username": name, "password": PASSWORD})
        return client

    return signed_in


def _pk(name: str) -> int:
    return Officer.objects.get(username=name).pk


def _post(name: str) -> Post:
    return Post.objects.get(officer__username=name)


def _end(registrar: Client, name: str, what: str, why: str = WHY):
    return registrar.post(f"/desk/colleagues/{_pk(name)}", {"do": what, "why": why})


def test_only_a_registrar_has_the_page(at_desk):
    assert "人员与岗位" in at_desk("office-x/registrar").get("/desk/").text
    other = at_desk("office-x/triage")
    assert "人员与岗位" not in other.get("/desk/").text
    for path in ("/desk/colleagues", f"/desk/colleagues/{_pk('land-x/handler')}"):
        assert other.get(path).status_code == 404
    assert _end(other, "land-x/handler", "sessions").status_code == 404


def test_the_people_of_each_agency_of_the_territory_are_there(at_desk, cast):  # noqa: F811
    registrar = at_desk("office-x/registrar")
    assert "triage同志" in registrar.get("/desk/colleagues").text
    page = registrar.get(f"/desk/colleagues?agency={cast['land-x']}").text
    assert f"/desk/colleagues/{_pk('land-x/handler')}" in page
    assert f'value="{cast["land-y"]}"' not in page
    assert f"/desk/colleagues/{_pk('land-y/handler')}" not in (
        registrar.get(f"/desk/colleagues?agency={cast['land-y']}").text
    )


def test_sessions_end_with_the_next_request(at_desk):
    lost = at_desk("land-x/handler")
    assert lost.get("/desk/").status_code == 200
    answer = _end(at_desk("office-x/registrar"), "land-x/handler", "sessions")
    assert answer.url == "/desk/colleagues"
    assert "/login" in lost.get("/desk/").url
    assert at_desk("land-x/handler").get("/desk/").status_code == 200  # may sign in anew


def test_a_post_ends_with_the_next_request_even_one_that_began_today(at_desk, as_owner):
    gone = at_desk("land-x/handler")
    post = _post("land-x/handler")
    for since in (post.since, TODAY):
        with as_owner():
            Post.objects.filter(pk=post.pk).update(since=since, until=None)
        gone = at_desk("land-x/handler")
        assert gone.get("/desk/").status_code == 200
        _end(at_desk("office-x/registrar"), "land-x/handler", f"post:{post.pk}")
        assert "/login" in gone.get("/desk/").url
        again = at_desk("land-x/handler")
        assert again.get("/desk/").status_code == 403
        assert "您目前没有任何岗位" in again.get("/desk/").text


def test_a_second_factor_is_taken_off_with_all_sessions(at_desk):
    Authenticator.objects.create(user_id=_pk("land-x/handler"), type="totp", data={"secret": "x"})
    Authenticator.objects.create(user_id=_pk("land-x/legal"), type="totp", data={"secret": "x"})
    _end(at_desk("office-x/registrar"), "land-x/handler", "factor")
    assert [one.user_id for one in Authenticator.objects.all()] == [_pk("land-x/legal")]


def test_it_is_on_record_for_the_registrars_of_the_territory(at_desk):
    registrar = at_desk("office-x/registrar")
    _end(registrar, "land-x/handler", "sessions")
    page = registrar.get("/desk/colleagues").text
    assert WHY in page
    assert "已结束全部登录" in page
    assert "2026-03-09" in page
    assert WHY in at_desk("office-c/registrar").get("/desk/colleagues").text
    assert WHY not in at_desk("office-y/registrar").get("/desk/colleagues").text


@pytest.mark.parametrize("why", ["", "   ", "丢", "长" * 201])
def test_without_a_reason_nothing_ends(at_desk, why):
    colleague = at_desk("land-x/handler")
    answer = _end(at_desk("office-x/registrar"), "land-x/handler", "sessions", why)
    assert answer.status_code == 400
    assert "请写明事由" in answer.text
    assert colleague.get("/desk/").status_code == 200


def test_nobody_of_another_territory_or_above_and_not_oneself(at_desk):
    registrar = at_desk("office-x/registrar")
    for name in ("land-y/handler", "office-c/triage"):
        assert registrar.get(f"/desk/colleagues/{_pk(name)}").status_code == 404
        assert _end(registrar, name, "sessions").status_code == 404
    own = _end(registrar, "office-x/registrar", f"post:{_post('office-x/registrar').pk}")
    assert own.status_code == 400
    assert registrar.get("/desk/").status_code == 200
    stranger = _end(registrar, "land-x/handler", f"post:{_post('land-y/handler').pk}")
    assert stranger.status_code == 400
    assert at_desk("land-y/handler").get("/desk/").status_code == 200


def _named(duty: str, agency: int, officer: int, post: int) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for name, value in (("officer", officer), ("agency", agency), ("duty", duty)):
            cursor.execute("SELECT set_config(%s, %s, true)", [f"huiyin.{name}", str(value)])
        cursor.execute("SELECT people_end('sessions', %s, 'because so', now(), %s)", [post, TODAY])


def test_the_database_itself_refuses_who_is_no_registrar_there(at_desk):
    wanted, triage, registrar = map(_post, ("land-x/handler", "office-x/triage", "office-y/registrar"))
    for duty, post in (("triage", triage), ("registrar", triage), ("registrar", registrar)):
        with pytest.raises(ProgrammingError, match="not there"):
            _named(duty, post.agency_id, post.officer_id, wanted.pk)
    assert Officer.objects.get(username="land-x/handler").epoch == 0


def test_the_record_is_seen_by_nobody_unnamed_and_changed_by_nobody(at_desk, as_owner):
    _end(at_desk("office-x/registrar"), "land-x/handler", "sessions")
    assert Ending.objects.count() == 1  # the registrar is still named in this test's one transaction
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('huiyin.officer', '', true)")
    assert Ending.objects.count() == 0
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        Ending.objects.all().delete()
    with as_owner(), pytest.raises(ProgrammingError, match="append-only"), transaction.atomic():
        Ending.objects.update(why="else")
