"""In the sealed room a password alone opens nothing, except in a demonstration."""

from __future__ import annotations

import html
import re
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from huiyin.config.sealed_demonstration import PASSWORD
from tests.launcher import surroundings
from tests.walls.sealed_house import House, Officer, superuser


@pytest.fixture
def in_earnest(house: House) -> Iterator[House]:
    """The room as if it were no demonstration."""
    with superuser(house, "huiyin_sealed") as master:
        master.execute("UPDATE sealed_room SET demonstration = false")
        yield house
        master.execute("UPDATE sealed_room SET demonstration = true")
        master.execute("DELETE FROM mfa_authenticator")
        master.execute("UPDATE people_officer SET is_active = true")


def _code(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


def _codes_may_be_used_again(house: House) -> None:
    with superuser(house, "huiyin_sealed") as master:
        master.execute("DELETE FROM people_cache")


def _set_up(officer: Officer) -> str:
    """An authenticator app, from the page; its secret."""
    officer.post("/account/confirm/", password=PASSWORD)
    page = officer.get("/account/second/totp/activate/")
    found = re.search(r'id="authenticator_secret"[^>]*value="([A-Z2-7]+)"', page)
    assert found, page[:2000]
    officer.post("/account/second/totp/activate/", code=_code(found[1]))
    return found[1]


SEATS = ["m98010101-1", "m98010101-3", "m98010131-1"]


@pytest.mark.parametrize("username", SEATS)
def test_with_the_password_alone_nobody_sees_a_list(in_earnest: House, username: str) -> None:
    officer = in_earnest.officer(username)
    for path in ("/", "/alarms", "/identities", "/reports/1"):
        page = officer.get(path)
        assert officer.url == f"{in_earnest.room}/account/second/"
        assert "这个岗位需要两步验证" in page
        assert "/reports/" not in page


def test_with_the_code_the_room_opens_and_each_code_once(in_earnest: House) -> None:
    secret = _set_up(in_earnest.officer(SEATS[0]))
    _codes_may_be_used_again(in_earnest)
    officer = in_earnest.officer(SEATS[0])
    assert officer.url == f"{in_earnest.room}/account/second/authenticate/" or "authenticate" in officer.url
    assert "/login" in _where(officer, "/")
    officer.get("/account/second/authenticate/")
    officer.post("/account/second/authenticate/", code="000000")
    assert "/login" in _where(officer, "/")
    officer.get("/account/second/authenticate/")
    code = _code(secret)
    officer.post("/account/second/authenticate/", code=code)
    assert _where(officer, "/") == f"{in_earnest.room}/"
    again = in_earnest.officer(SEATS[0])
    again.post("/account/second/authenticate/", code=code)
    assert "/login" in _where(again, "/")


def test_a_recovery_code_opens_once(in_earnest: House) -> None:
    officer = in_earnest.officer(SEATS[0])
    _set_up(officer)
    officer.post("/account/second/recovery-codes/generate/")
    page = html.unescape(officer.get("/account/second/recovery-codes/")).partition("<main")[2]
    code = next(iter(re.findall(r"\b[0-9a-f]{10}\b|\b\d{8}\b", page)))
    for opened in (True, False):
        _codes_may_be_used_again(in_earnest)
        elsewhere = in_earnest.officer(SEATS[0])
        elsewhere.post("/account/second/authenticate/", code=code)
        assert ("/login" not in _where(elsewhere, "/")) is opened


def test_its_secret_lies_under_a_key_of_the_room_alone(in_earnest: House) -> None:
    secret = _set_up(in_earnest.officer(SEATS[0]))
    with superuser(in_earnest, "huiyin_sealed") as master:
        kept = str(master.execute("SELECT data FROM mfa_authenticator").fetchall())
    assert "secret" in kept
    assert secret not in kept
    assert (in_earnest.home.sealed_room / "second_factor_key").exists()
    assert not (in_earnest.home.keys / "second_factor_key").exists()


def test_setting_it_up_ends_the_sessions_that_were_opened_without_it(in_earnest: House) -> None:
    stale = in_earnest.officer(SEATS[0])
    _set_up(in_earnest.officer(SEATS[0]))
    assert "/login" in _where(stale, "/")


def _where(officer: Officer, path: str) -> str:
    officer.get(path)
    return officer.url


def _told(house: House, *words: str) -> str:
    return subprocess.run(
        [sys.executable, "-m", "huiyin.config.commands", "sealed", *words],
        env={**surroundings(), "HUIYIN_HOME": str(house.home.path)}, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip


def test_a_lost_device_is_taken_off_and_an_account_closed_at_once_by_command(in_earnest: House) -> None:
    officer = in_earnest.officer(SEATS[0])
    _set_up(officer)
    assert "两步验证已清除" in _told(in_earnest, "forget", SEATS[0])
    assert "/login" in _where(officer, "/")
    again = in_earnest.officer(SEATS[0])
    assert _where(again, "/") == f"{in_earnest.room}/account/second/"
    assert "账号已关闭" in _told(in_earnest, "close", SEATS[0])
    assert "/login" in _where(again, "/")
    assert "/login" in in_earnest.officer(SEATS[0]).url


def test_every_answer_of_the_room_carries_every_header(house: House) -> None:
    for path in ("/alive", "/login", "/nowhere", "/static/css/sealed.css", "/"):
        try:
            answer = urllib.request.urlopen(house.room + path, timeout=30)
        except urllib.error.HTTPError as refused:
            answer = refused
        with answer:
            assert "default-src 'self'" in answer.headers["Content-Security-Policy"], path
            assert "unsafe" not in answer.headers["Content-Security-Policy"]
            assert answer.headers["X-Frame-Options"] == "DENY", path
            assert answer.headers["X-Content-Type-Options"] == "nosniff", path
            assert answer.headers["Referrer-Policy"] == "same-origin", path
            assert "camera=()" in answer.headers["Permissions-Policy"], path
            for cookie in answer.headers.get_all("Set-Cookie") or []:
                assert "HttpOnly" in cookie
                assert "SameSite=Strict" in cookie


def test_too_much_at_once_is_answered_with_a_sentence(house: House) -> None:
    officer = house.officer(SEATS[0])
    answer = officer.post("/login", username="x" * (2 * 2**20), password="x")
    assert officer.status == 413
    assert "一次发送的内容太多" in answer
