"""More than one request may hold is answered 413 with a sentence: at the counter, at the desk, by the API."""

import json

import pytest
from django.test import Client

from huiyin.config import refusing
from huiyin.matters.asking import spool

pytestmark = pytest.mark.django_db
FORM = "application/x-www-form-urlencoded"
TOO_LONG = "facts=" + "x" * (6 * 2**20)
COUNTER, DESK = "/raise/where", "/login"


@pytest.fixture(params=[False, True], ids=["plain", "with tokens checked"])
def visitor(request):
    """Somebody whose browser has been at the door already and keeps its cookies."""
    client = Client()
    client.get("/login")
    client.post("/raise", {"go": "anew"})
    client.handler.enforce_csrf_checks = request.param
    return client


@pytest.mark.parametrize("address", [COUNTER, DESK])
def test_too_many_words_are_answered_with_a_sentence(visitor, address):
    answer = visitor.post(address, TOO_LONG, content_type=FORM)
    assert answer.status_code == 413
    assert "一次发送的内容太多" in answer.text
    assert "5 MB" in answer.text


@pytest.mark.parametrize("address", [COUNTER, DESK])
def test_too_many_fields_too(visitor, address):
    many = "&".join(f"f{number}=1" for number in range(1_100))
    answer = visitor.post(address, many, content_type=FORM)
    assert answer.status_code == 413
    assert "一次发送的内容太多" in answer.text


def test_more_files_than_are_read_at_once_are_answered_with_what_to_do_and_what_was_typed_is_kept(visitor):
    body = b"".join(
        b'--b\r\nContent-Disposition: form-data; name="files"; filename="%d.jpg"\r\n\r\nx\r\n' % number
        for number in range(101)
    )
    answer = visitor.post(COUNTER, body + b"--b--\r\n", content_type="multipart/form-data; boundary=b")
    assert answer.status_code == 413
    assert "少选一些再提交" in answer.text
    assert "少选一些" not in visitor.post(COUNTER, TOO_LONG, content_type=FORM).text
    assert visitor.get("/raise/where").status_code == 200, "the petition is still being written"


@pytest.mark.parametrize("address", [COUNTER, DESK])
def test_files_beyond_all_measure_are_refused_before_a_byte_is_taken(visitor, address, monkeypatch):
    monkeypatch.setattr(spool, "MOST_AT_ONCE", 1000)
    taken = []
    monkeypatch.setattr(spool.Spool, "write", lambda _self, plain: taken.append(len(plain)))
    body = b'--b\r\nContent-Disposition: form-data; name="files"; filename="a.pdf"\r\n\r\n' + b"x" * 2000
    answer = visitor.post(address, body + b"\r\n--b--\r\n", content_type="multipart/form-data; boundary=b")
    assert answer.status_code == 413
    assert taken == []


def left_unread(answer) -> int:
    """Bytes of the request that the program left lying: a browser would still be sending them."""
    return len(answer.wsgi_request.environ["wsgi.input"])


@pytest.mark.parametrize("address", [COUNTER, DESK])
def test_the_answer_waits_until_all_was_sent_so_that_the_sentence_is_seen(visitor, address):
    answer = visitor.post(address, TOO_LONG, content_type=FORM)
    assert left_unread(answer) == 0


def test_what_goes_on_without_end_is_not_read_to_its_end(visitor, monkeypatch):
    monkeypatch.setattr(refusing, "PASSING", 2**20)
    answer = visitor.post(COUNTER, TOO_LONG, content_type=FORM)
    assert answer.status_code == 413
    assert left_unread(answer) == len(TOO_LONG) - 2**20


def test_the_other_language_says_it_too(client):
    client.post("/raise", {"go": "anew"})
    client.post("/language/setlang/", {"language": "en", "next": "/"})
    answer = client.post(COUNTER, TOO_LONG, content_type=FORM)
    assert answer.status_code == 413
    assert "Too much was sent at once" in answer.text


def test_the_api_says_it_as_json(client):
    answer = client.post(
        "/api/items", json.dumps({"facts": "x" * 6_000_000}), content_type="application/json"
    )
    assert answer.status_code in (401, 413)  # without a key it is not even read
    assert answer.json()["because"]


def test_what_is_wrong_otherwise_is_still_400(client):
    assert client.get("/alive", headers={"host": "elsewhere.example"}).status_code == 400
