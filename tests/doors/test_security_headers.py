"""What every answer carries, and what the browser enforces because of it."""

import pytest


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
def test_behind_tls_the_deployment_check_has_nothing_to_say(settings):
    from django.core.management import call_command

    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = settings.SECURE_HSTS_PRELOAD = True
    call_command("check", deploy=True, fail_level="WARNING")


@pytest.mark.django_db
def test_every_change_of_the_models_has_its_migration():
    from django.core.management import call_command

    call_command("makemigrations", check=True, dry_run=True, verbosity=1)
