"""The staff door: sign in, be locked out with a sentence, act in a post."""

from datetime import date

import pytest
from django.urls import reverse

from huiyin.law.words import AgencyKind, Duty, Level, System
from huiyin.people.models import Agency, Officer, Post, Region

pytestmark = pytest.mark.django_db
PASSWORD = "river stone lantern 42"


@pytest.fixture
def office(as_owner):
    """A petition office with two officers; `posts("lin", Duty.TRIAGE, …)` gives one her posts."""
    with as_owner():
        Region.objects.create(code="99", name="云岭省", name_en="Yunling Province")
        agency = Agency.objects.create(
            code="YL",
            name="云岭省信访局",
            name_en="Yunling Petition Office",
            kind=AgencyKind.PETITION_OFFICE,
            level=Level.PROVINCE,
            system=System.PARTY,
            region_id="99",
        )
        officers = {name: Officer.objects.create_user(name, PASSWORD, name=name) for name in ("lin", "zhou")}

    def posts(name, *duties):
        with as_owner():
            return [
                Post.objects.create(officer=officers[name], agency=agency, duty=duty, since=date(2020, 1, 1))
                for duty in duties
            ]

    return posts


def sign_in(client, name="lin", password=PASSWORD, **more):
    return client.post(reverse("login"), {"username": name, "password": password}, **more)


def test_a_wrong_password_says_the_same_as_an_unknown_name(client, office):
    wrong, unknown = sign_in(client, password="no"), sign_in(client, "nobody")
    assert "用户名或密码不正确" in wrong.content.decode()
    assert wrong.context["form"].errors == unknown.context["form"].errors


def test_five_wrong_passwords_lock_one_account_at_one_address_only(client, office):
    for _ in range(5):
        answer = sign_in(client, password="no")
    assert answer.status_code == 429
    assert "登录已暂停" in answer.content.decode()
    assert sign_in(client).status_code == 429  # the right password does not open it now
    assert sign_in(client, "zhou").status_code == 302  # a colleague behind the same address is not shut out
    assert sign_in(client, REMOTE_ADDR="192.0.2.7").status_code == 302  # nor she herself elsewhere


def test_signing_out_is_by_post_only(client, office):
    sign_in(client)
    assert client.get(reverse("logout")).status_code == 405
    client.post(reverse("logout"))
    assert reverse("login") in client.get(reverse("posts")).url


def test_the_desk_is_closed_to_whoever_has_not_signed_in(client):
    answer = client.get("/desk/?box=all")
    assert answer.status_code == 302
    assert answer.url == "/login?next=/desk/%3Fbox%3Dall"


def test_an_officer_without_a_post_sees_a_sentence_and_no_matter(client, office):
    sign_in(client)
    answer = client.get("/desk/")
    assert answer.status_code == 403
    assert "您目前没有任何岗位" in answer.content.decode()


def test_an_officer_with_one_post_goes_straight_in(client, office):
    office("lin", Duty.TRIAGE)
    answer = sign_in(client, follow=True)
    assert answer.status_code == 200
    assert answer.wsgi_request.path == "/desk/"
    assert "云岭省信访局 · 甄别转办" in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]


def test_an_officer_with_several_posts_chooses_and_may_change(client, office):
    triage, deputy = office("lin", Duty.TRIAGE, Duty.DEPUTY)
    asked = sign_in(client, follow=True)
    assert asked.wsgi_request.path == reverse("posts")
    chosen = client.post(reverse("posts"), {"post": triage.pk, "next": "/desk/?box=all"}, follow=True)
    assert chosen.wsgi_request.get_full_path() == "/desk/?box=all"
    client.post(reverse("posts"), {"post": deputy.pk})
    assert "分管负责人" in client.get("/desk/").content.decode()


def test_nobody_takes_a_post_that_is_not_theirs(client, office):
    office("lin", Duty.TRIAGE, Duty.DEPUTY)
    (others,) = office("zhou", Duty.HEAD)
    sign_in(client)
    answer = client.post(reverse("posts"), {"post": others.pk})
    assert answer.status_code == 400
    assert "请选择一个您现在担任的岗位" in answer.content.decode()
    assert client.get("/desk/").status_code == 302


def test_a_post_that_ended_no_longer_opens_the_desk(client, office, as_owner):
    office("lin", Duty.TRIAGE)
    sign_in(client)
    assert client.get("/desk/").status_code == 200
    with as_owner():
        Post.objects.update(until=date(2020, 2, 1))
    assert client.get("/desk/").status_code == 403


def test_the_way_onward_leads_nowhere_else(client, office):
    office("lin", Duty.TRIAGE, Duty.DEPUTY)
    sign_in(client)
    post = Post.objects.first()
    answer = client.post(reverse("posts"), {"post": post.pk, "next": "https://elsewhere.example/"})
    assert answer.url == "/desk/"


def test_an_unknown_page_is_a_plain_sentence_in_the_readers_language(client):
    assert "这里没有您要找的内容" in client.get("/nowhere").content.decode()
    client.post(reverse("set_language"), {"language": "en", "next": "/nowhere"})
    assert "What you look for is not here" in client.get("/nowhere").content.decode()


def test_a_form_without_its_token_says_that_nothing_was_saved():
    from django.test import Client

    answer = Client(enforce_csrf_checks=True).post(reverse("login"), {"username": "lin"})
    assert answer.status_code == 403
    assert "页面已过期，没有提交" in answer.content.decode()


def test_a_failure_shows_nothing_of_what_failed(client, monkeypatch):
    from huiyin.people import doors

    def fail(*_args, **_kwargs):
        raise RuntimeError("内部的话")

    monkeypatch.setattr(doors.SignIn, "get", fail)
    client.raise_request_exception = False
    answer = client.get(reverse("login"))
    assert answer.status_code == 500
    assert "系统出错了" in answer.content.decode()
    assert "内部的话" not in answer.content.decode()
