"""Single sign-on against a real OpenID Connect provider, a process of its own on loopback."""

import socket
import subprocess
import sys
import time
from datetime import date
from urllib.parse import urlsplit

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from django.urls import reverse

from huiyin.law.words import AgencyKind, Duty, Level, System
from huiyin.people.models import Agency, Officer, Post, Region

pytestmark = pytest.mark.django_db
PASSWORD = "river stone lantern 42"
SERVICE = "province"


@pytest.fixture(scope="module")
def provider():
    """The provider's address; whoever names a subject to it is that subject."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(150):
            try:
                requests.get(f"{address}/.well-known/openid-configuration", timeout=5)
                break
            except requests.ConnectionError:
                time.sleep(0.2)
        yield address
    finally:
        process.terminate()
        process.wait(30)


@pytest.fixture
def service(settings, provider):
    """The provider, named by the operator."""
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "APPS": [
                {
                    "provider_id": SERVICE,
                    "name": "省统一认证",
                    "client_id": "huiyin",
                    "secret": "said to the provider only",
                    "settings": {"server_url": provider, "fetch_userinfo": False},
                }
            ],
        }
    }


@pytest.fixture
def lin(as_owner):
    with as_owner():
        Region.objects.create(code="99", name="云岭省", name_en="Yunling Province")
        agency = Agency.objects.create(
            code="YL", name="云岭省信访局", name_en="Yunling Petition Office",
            kind=AgencyKind.PETITION_OFFICE, level=Level.PROVINCE, system=System.PARTY, region_id="99",
        )  # fmt: skip
        officer = Officer.objects.create_user("lin", PASSWORD, name="林")
        Post.objects.create(officer=officer, agency=agency, duty=Duty.TRIAGE, since=date(2020, 1, 1))
    return officer


def by_service(client, subject, process=""):
    """Go to the provider, be that subject there, come back."""
    door = f"/account/oidc/{SERVICE}/login/" + (f"?process={process}" if process else "")
    asked = client.post(door)
    assert asked.status_code == 302
    there = requests.post(asked.url, data={"sub": subject}, allow_redirects=False, timeout=30)
    back = urlsplit(there.headers["Location"])
    return client.get(f"{back.path}?{back.query}", follow=True)


def test_the_sign_in_page_offers_the_service(client, service, lin):
    assert "用“省统一认证”登录" in client.get(reverse("login")).content.decode()


def test_an_unknown_identity_opens_nothing_and_makes_no_account(client, service, lin):
    answer = by_service(client, "stranger")
    assert "没有关联的账号" in answer.content.decode()
    assert reverse("login") in client.get("/desk/").url
    assert (Officer.objects.count(), SocialAccount.objects.count()) == (1, 0)


def test_an_identity_with_the_name_of_an_account_opens_nothing(client, service, lin):
    by_service(client, "lin")
    assert reverse("login") in client.get("/desk/").url


def test_an_officer_links_an_identity_and_signs_in_with_it(client, service, lin, as_owner):
    client.post(reverse("login"), {"username": "lin", "password": PASSWORD})
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    by_service(client, "subject-77", process="connect")
    assert SocialAccount.objects.get().user == lin
    elsewhere = Client()
    answer = by_service(elsewhere, "subject-77")
    assert answer.wsgi_request.path == "/desk/"
    assert answer.status_code == 200
    with as_owner():
        Officer.objects.update(is_active=False)
    assert reverse("login") in elsewhere.get("/desk/").url
    by_service(Client(), "subject-77")
    late = Client()
    by_service(late, "subject-77")
    assert reverse("login") in late.get("/desk/").url


def test_an_answer_nobody_asked_for_is_refused(client, service, lin):
    answer = client.get(f"/account/oidc/{SERVICE}/login/callback/?code=x&state=y", follow=True)
    assert answer.status_code < 500
    assert reverse("login") in client.get("/desk/").url
