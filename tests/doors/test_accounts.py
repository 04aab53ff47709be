"""Second factors, sessions that end at once, and a door nobody enters by signing up."""

import time
from datetime import date

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client
from django.urls import reverse

from huiyin.law.words import AgencyKind, Duty, Level, System
from huiyin.people import second
from huiyin.people.models import Agency, Officer, Post, Region

pytestmark = pytest.mark.django_db
PASSWORD = "river stone lantern 42"


@pytest.fixture
def lin(as_owner):
    """An officer of a petition office; the duty is handed to the returned function."""

    def hold(duty=Duty.TRIAGE):
        with as_owner():
            Region.objects.create(code="99", name="云岭省", name_en="Yunling Province")
            agency = Agency.objects.create(
                code="YL", name="云岭省信访局", name_en="Yunling Petition Office",
                kind=AgencyKind.PETITION_OFFICE, level=Level.PROVINCE, system=System.PARTY, region_id="99",
            )  # fmt: skip
            officer = Officer.objects.create_user("lin", PASSWORD, name="林")
            Post.objects.create(officer=officer, agency=agency, duty=duty, since=date(2020, 1, 1))
        return officer

    return hold


def sign_in(client, **more):
    return client.post(reverse("login"), {"username": "lin", "password": PASSWORD}, **more)


def code_of(secret):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def confirm(client):
    """The password once more, as every change of a sign-in asks for."""
    assert client.post(reverse("account_reauthenticate"), {"password": PASSWORD}).status_code == 302


def set_up_totp(client):
    confirm(client)
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    answer = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    assert answer.status_code == 302, answer.context["form"].errors
    return secret


def forget_used_codes():
    from django.core.cache import cache

    cache.clear()


def test_with_an_authenticator_app_the_password_alone_opens_nothing(client, lin):
    lin()
    sign_in(client)
    secret = set_up_totp(client)
    forget_used_codes()
    elsewhere = Client()
    assert sign_in(elsewhere).url == reverse("mfa_authenticate")
    assert reverse("login") in elsewhere.get("/desk/").url
    wrong = elsewhere.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert wrong.status_code == 200
    assert reverse("login") in elsewhere.get("/desk/").url
    right = elsewhere.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert right.url == "/desk/"
    assert elsewhere.get("/desk/").status_code == 200


def test_a_code_works_once_in_every_process(client, lin):
    lin()
    sign_in(client)
    secret = set_up_totp(client)
    forget_used_codes()
    code = code_of(secret)
    for expected in (302, 200):
        elsewhere = Client()
        sign_in(elsewhere)
        assert elsewhere.post(reverse("mfa_authenticate"), {"code": code}).status_code == expected


def test_guessing_codes_is_stopped_after_a_few(client, lin):
    lin()
    sign_in(client)
    secret = set_up_totp(client)
    forget_used_codes()
    guesser = Client()
    sign_in(guesser)
    for _ in range(6):
        guesser.post(reverse("mfa_authenticate"), {"code": "000000"})
    guesser.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert reverse("login") in guesser.get("/desk/").url


def test_a_recovery_code_opens_once(client, lin):
    lin()
    sign_in(client)
    set_up_totp(client)
    client.post(reverse("mfa_generate_recovery_codes"))
    code = client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"][0]
    for opened in (True, False):
        elsewhere = Client()
        sign_in(elsewhere)
        elsewhere.post(reverse("mfa_authenticate"), {"code": code})
        assert (elsewhere.get("/desk/").status_code == 200) is opened


def test_the_secret_of_a_second_factor_lies_encrypted(client, lin):
    lin()
    sign_in(client)
    secret = set_up_totp(client)
    assert secret not in str(list(Authenticator.objects.values_list("data", flat=True)))


@pytest.mark.django_db(transaction=True)
def test_setting_up_a_second_factor_ends_sessions_opened_without_it(client, lin):
    lin()
    stale = Client()
    sign_in(stale)
    assert stale.get("/desk/").status_code == 200
    sign_in(client)
    set_up_totp(client)
    assert client.get("/desk/").status_code == 200
    assert reverse("login") in stale.get("/desk/").url


@pytest.mark.parametrize("duty", [Duty.HEAD, Duty.SEALED, Duty.REGISTRAR])
def test_some_posts_are_acted_in_only_with_a_second_factor(client, lin, duty):
    lin(duty)
    sign_in(client)
    sent = client.get("/desk/", follow=True)
    assert sent.wsgi_request.path == reverse("mfa_index")
    assert "这个岗位需要两步验证" in sent.content.decode()
    secret = set_up_totp(client)
    forget_used_codes()
    asked = client.get("/desk/")  # the session itself has not shown it
    assert asked.url.startswith(reverse("mfa_reauthenticate"))
    client.post(asked.url, {"code": code_of(secret)})
    assert client.get("/desk/").status_code == 200
    forget_used_codes()
    client.post(reverse("logout"))
    sign_in(client)
    client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert client.get("/desk/").status_code == 200


def test_the_demonstration_lets_every_post_in_with_a_password(client, lin, demonstration):
    lin(Duty.HEAD)
    demonstration(date(2026, 3, 2))
    sign_in(client)
    assert client.get("/desk/").status_code == 200


def test_an_officer_ends_all_sessions_at_once(client, lin):
    lin()
    other = Client()
    sign_in(other)
    sign_in(client)
    assert client.get(reverse("end_sessions")).status_code == 405
    assert client.post(reverse("end_sessions")).url == reverse("login")
    for one in (client, other):
        assert reverse("login") in one.get("/desk/").url


def test_sessions_can_be_ended_for_an_officer_and_a_new_one_opened(client, lin):
    officer = lin()
    sign_in(client)
    second.end_sessions(officer.pk)
    assert reverse("login") in client.get("/desk/").url
    sign_in(client)
    assert client.get("/desk/").status_code == 200


def test_an_officer_switched_off_is_out_at_the_next_request(client, lin, as_owner):
    lin()
    sign_in(client)
    assert client.get("/desk/").status_code == 200
    with as_owner():
        Officer.objects.update(is_active=False)
    assert reverse("login") in client.get("/desk/").url


def test_nobody_signs_up(client, lin):
    lin()
    for address in ("/account/signup/", "/account/second/webauthn/signup/", "/signup"):
        assert client.get(address).status_code == 404
    client.post(reverse("account_signup"), {"username": "new", "password1": PASSWORD})
    assert Officer.objects.count() == 1


def test_changing_a_second_factor_asks_for_the_password_again(client, lin):
    lin()
    sign_in(client)
    answer = client.get(reverse("mfa_activate_totp"))
    assert reverse("account_reauthenticate") in answer.url
