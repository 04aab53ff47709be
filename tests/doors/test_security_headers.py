"""What every answer carries, and what the browser enforces because of it."""

import re
from pathlib import Path

import pytest
from django.test import Client
from django.urls import get_resolver


@pytest.fixture
def answer(client, db):
    return client.get("/alive")


def test_nothing_is_run_or_shown_but_our_own(answer):
    policy = answer["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy


def test_no_page_can_be_framed_sniffed_or_followed_from_outside(answer):
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"


@pytest.mark.django_db
def test_a_missing_page_says_so_without_telling_how_it_works(client):
    answer = client.get("/no-such-page")
    assert answer.status_code == 404
    assert "Traceback" not in answer.text
    assert "urlpatterns" not in answer.text


@pytest.mark.django_db
def test_a_strange_host_name_is_refused(client):
    assert client.get("/alive", headers={"host": "elsewhere.example"}).status_code == 400


@pytest.mark.django_db
def test_behind_tls_the_deployment_check_has_nothing_to_say(settings, monkeypatch):
    from django.core.management import call_command

    monkeypatch.delenv("DJANGO_ALLOW_ASYNC_UNSAFE", raising=False)  # set where a browser was opened before
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = settings.SECURE_HSTS_PRELOAD = True
    call_command("check", deploy=True, fail_level="WARNING")


@pytest.mark.django_db
def test_every_change_of_the_models_has_its_migration():
    from django.core.management import call_command

    call_command("makemigrations", check=True, dry_run=True, verbosity=1)


def _addresses(patterns, before=""):
    """Every address the program answers, its parts filled in."""
    for one in patterns:
        said = before + re.sub(r"[\^$]|\\Z", "", str(one.pattern))
        if hasattr(one, "url_patterns"):
            yield from _addresses(one.url_patterns, said)
        else:
            yield "/" + re.sub(r"<(\w+:)?(\w+)>", lambda part: "1" if part[1] == "int:" else "x-1", said)


EVERY = sorted(set(_addresses(get_resolver().url_patterns)))


def _holds(answer):
    policy = answer["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert "object-src 'none'" in policy
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in answer["Permissions-Policy"]
    for cookie in answer.cookies.values():
        assert cookie["httponly"], cookie.key
        assert cookie["samesite"] == "Lax", cookie.key


@pytest.mark.django_db
@pytest.mark.parametrize("address", EVERY)
def test_every_address_answers_with_every_header(client, address):
    client.raise_request_exception = False
    for answer in (client.get(address), client.post(address, {"x": "1"})):
        _holds(answer)
        assert answer.status_code < 500


@pytest.mark.django_db
def test_refusals_failures_and_files_carry_them_too(client, monkeypatch):
    from huiyin.people import doors

    client.raise_request_exception = False
    _holds(client.get("/no-such-page"))
    _holds(client.get("/alive", headers={"host": "elsewhere.example"}))
    file = client.get("/static/css/huiyin.css")
    _holds(file)
    file.close()
    _holds(Client(enforce_csrf_checks=True).post("/login", {"username": "x"}))
    _holds(client.post("/login", "x" * (6 * 2**20), content_type="application/x-www-form-urlencoded"))
    monkeypatch.setattr(doors.SignIn, "get", lambda *_args, **_more: 1 / 0)
    failed = client.get("/login")
    assert failed.status_code == 500
    _holds(failed)


@pytest.mark.django_db
def test_over_tls_cookies_and_pages_stay_on_tls(client, settings):
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    client = Client()
    assert client.get("/login").url.startswith("https://")
    answer = client.get("/login", secure=True)
    assert answer["Strict-Transport-Security"] == "max-age=31536000"
    assert all(cookie["secure"] for cookie in answer.cookies.values())
    _holds(answer)


def test_no_page_is_written_with_a_script_or_style_of_its_own():
    """The policy would stop them; here nobody writes them in the first place."""
    for file in Path("huiyin").rglob("*.html"):
        text = file.read_text("utf-8")
        assert not re.search(r"<script(?![^>]*\bsrc=)", text), file
        assert not re.search(r"<style|\sstyle=|\son\w+=\"", text), file
