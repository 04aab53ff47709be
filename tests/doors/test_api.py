"""The API: hand in, follow, due dates; each refusal a sentence, never a traceback."""

import json
from datetime import date

import pytest
from django.core.cache import cache
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from huiyin.law.words import Channel, Duty
from huiyin.matters import reading
from huiyin.matters.models import PetitionItem
from huiyin.people import channels
from huiyin.people.acting import Actor
from huiyin.people.models import Agency, ChannelKey
from tests.cast import cast, transactional_cast  # noqa: F401

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)
ITEM = {"requests": ["修复水渠"], "facts": "水渠断了一年。", "identity": {"name": "田禾"}}


@pytest.fixture
def key(cast, demonstration, as_owner):  # noqa: F811
    demonstration(TODAY)
    cache.clear()
    with as_owner():
        return channels.issue(Agency.objects.get(pk=cast["office-x"]), "12345热线", Channel.CALL)


@pytest.fixture
def caller():
    return Client(raise_request_exception=False)


def hand_in(caller, key, body=None, token="call-000001", **headers):
    sent = body if isinstance(body, str | bytes) else json.dumps(ITEM if body is None else body)
    return caller.post(
        "/api/items",
        sent,
        content_type="application/json",
        headers={"X-Channel-Key": key, "Idempotency-Key": token} | headers,
    )


def is_a_problem(answer, status):
    assert answer.status_code == status, answer.text
    said = answer.json()
    assert set(said) == {"because", "because_en", "article"}
    assert said["because"]
    assert said["because_en"]
    return said


def test_an_item_is_handed_in_and_followed(caller, key):
    answer = hand_in(caller, key)
    assert answer.status_code == 201
    receipt = answer.json()
    assert [(one["clock"], one["due"], one["article"]) for one in receipt["clocks"]] == [
        ("sort", "2026-03-17", "22(1)")
    ]
    followed = caller.get(f"/api/items/{receipt['item']}", headers={"X-Query-Code": receipt["code"]})
    assert followed.status_code == 200
    matter = followed.json()["matters"][0]
    assert matter["state"] == "registered"
    assert matter["turn"] == "芦渡县信访局"
    with reading.named(Actor.job(Duty.CLOCK)):
        assert PetitionItem.objects.get().channel == Channel.CALL


def test_the_same_key_makes_one_item(caller, key):
    first, second = hand_in(caller, key), hand_in(caller, key)
    assert (first.status_code, second.status_code) == (201, 200)
    assert second.json()["item"] == first.json()["item"]
    assert second.json()["again"] is True
    assert second.json()["code"] is None
    assert hand_in(caller, key, token="call-000002").json()["item"] != first.json()["item"]


def test_an_anonymous_item_and_a_wrong_number_are_registered(caller, key):
    assert hand_in(caller, key, {"facts": "没有署名。"}).status_code == 201
    wrong = {"facts": "号码写错了。", "identity": {"id_number": "123", "credit_code": "abc"}}
    assert hand_in(caller, key, wrong, token="call-000003").status_code == 201


def test_only_a_living_key_opens(caller, key, as_owner):
    is_a_problem(hand_in(caller, "wrong"), 401)
    is_a_problem(hand_in(caller, ""), 401)
    is_a_problem(hand_in(caller, "锁\ud800".encode("utf-8", "replace").decode()), 401)
    with as_owner():
        ChannelKey.objects.update(active=False)
    is_a_problem(hand_in(caller, key), 401)


def test_a_key_is_kept_only_as_a_digest(key, as_owner):
    with as_owner():
        row = ChannelKey.objects.values().get()
    assert key not in str(row)


def test_the_law_refuses_with_its_article(caller, key):
    assert is_a_problem(hand_in(caller, key, {}), 409)["article"] == "22(1)"
    said = is_a_problem(hand_in(caller, key, {"facts": "明天", "received_on": "2026-03-03"}), 409)
    assert "晚于今天" in said["because"]


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[]",
        "null",
        "{",
        '"text"',
        b"\xff\xfe",
        '{"facts": 5}',
        '{"requests": "one"}',
        '{"requests": [null]}',
        '{"received_on": "2026-02-30"}',
        '{"received_on": 1e400}',
        '{"identity": []}',
        '{"fact": "misnamed"}',
        json.dumps({"facts": "长" * 20_001}),
        json.dumps({"requests": ["x"] * 61}),
    ],
)
def test_what_cannot_be_read_is_said(caller, key, body):
    answer = hand_in(caller, key, body)
    assert answer.status_code in (400, 422), answer.text
    is_a_problem(answer, answer.status_code)


def test_strange_signs_are_taken_as_text(caller, key):
    for n, text in enumerate(("\x00\x07", "🐉\u202e", "'; --", "<script>", "=1+1", "𬭎", "\ud800")):
        answer = hand_in(caller, key, {"facts": f"原文{text}"}, token=f"strange-{n:04}")
        assert answer.status_code == 201, text


def test_a_missing_idempotency_key_is_said(caller, key):
    said = is_a_problem(hand_in(caller, key, token=""), 422)
    assert "dempotency" in said["because_en"]


def test_too_large_is_said(caller, key):
    is_a_problem(hand_in(caller, key, json.dumps({"facts": "x" * 6_000_000})), 413)


def test_a_wrong_code_and_a_wrong_number_are_alike(caller, key):
    receipt = hand_in(caller, key).json()
    one = caller.get(f"/api/items/{receipt['item']}", headers={"X-Query-Code": "AAAA"})
    two = caller.get("/api/items/nothing", headers={"X-Query-Code": receipt["code"]})
    assert is_a_problem(one, 404) == is_a_problem(two, 404)
    for _ in range(12):
        last = caller.get(f"/api/items/{receipt['item']}", headers={"X-Query-Code": "BBBB"})
    is_a_problem(last, 429)


def test_due_is_what_the_command_says(caller, db):
    answer = caller.get("/api/due", {"clock": "CLK-05", "start": "2026-03-02"})
    assert answer.status_code == 200
    said = answer.json()
    assert (said["clock"], said["article"], said["raw"], said["due"], said["internal_target"]) == (
        "CLK-05", "34", "2026-05-01", "2026-05-06", "2026-04-30",
    )  # fmt: skip
    assert said["working"]
    longer = caller.get("/api/due?clock=handle&start=2026-03-02&extended=30").json()
    assert longer["due"] == "2026-06-01"
    excluded = caller.get("/api/due?clock=re_review&start=2026-08-10&excluded=2026-08-24..2026-09-04")
    assert excluded.json()["due"] == "2026-09-21"


@pytest.mark.parametrize(
    "query",
    [
        "",
        "clock=handle",
        "clock=nothing&start=2026-03-02",
        "clock=handle&start=2026-02-30",
        "clock=handle&start=20260302",
        "clock=handle&start=2026-03-02&extended=31",
        "clock=handle&start=2026-03-02&extended=abc",
        "clock=handle&start=2026-03-02&extended=99999999999999999999",
        "clock=sort&start=2026-03-02&extended=5",
        "clock=handle&start=2026-03-02&days=5",
        "clock=handle&start=2026-03-02&excluded=2026-03-05..2026-03-06",
        "clock=re_review&start=2026-03-02&excluded=2026-03-06..2026-03-05",
        "clock=re_review&start=2026-03-02&excluded=x",
        "clock=handle&start=9999-12-31",
        "clock=feedback&start=9999-12-01&days=100000",
        "clock=%00&start=%00",
        "clock=handle&start=２０２６-03-02",
    ],
)
def test_a_question_without_an_answer_gets_a_sentence(caller, db, query):
    is_a_problem(caller.get(f"/api/due?{query}"), 422)


def test_the_description_is_open_and_names_every_answer(caller, db):
    described = caller.get("/api/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    assert set(described["paths"]) == {"/api/items", "/api/items/{number}", "/api/due"}
    assert {"200", "201", "401", "409", "422"} <= set(described["paths"]["/api/items"]["post"]["responses"])
    assert caller.get("/api/docs").status_code == 404


TEXT = st.text(max_size=40)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=8,
)
BODIES = st.fixed_dictionaries(
    {}, optional=dict.fromkeys(("requests", "facts", "identity", "accusation", "received_on"), JSON)
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=BODIES, number=TEXT, start=TEXT, days=st.integers(), clock=TEXT)
def test_no_input_breaks_it(caller, key, body, number, start, days, clock):
    assert hand_in(caller, key, body, token=f"fuzz-{hash(str(body)):x}").status_code < 500
    path = "/api/items/" + "".join(sign for sign in number if sign.isalnum())
    assert caller.get(path, headers={"X-Query-Code": "x"}).status_code < 500
    assert caller.get("/api/due", {"clock": clock, "start": start, "days": days}).status_code < 500
    asked = {"clock": "feedback", "start": "2026-03-02", "days": days, "excluded": [start]}
    assert caller.get("/api/due", asked).status_code < 500


@pytest.mark.django_db(transaction=True)
def test_two_at_once_make_one_item(transactional_cast, as_owner):  # noqa: F811
    from concurrent.futures import ThreadPoolExecutor

    from django.db import connections

    with as_owner():
        key = channels.issue(Agency.objects.get(pk=transactional_cast["office-x"]), "对接系统", Channel.OTHER)

    def send(_n: int) -> tuple[int, str]:
        answer = hand_in(Client(raise_request_exception=False), key)
        connections.close_all()
        return answer.status_code, answer.json().get("item", "")

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(send, range(4)))
    assert sorted(status for status, _ in answers) == [200, 200, 200, 201]
    assert len({item for _, item in answers}) == 1


@pytest.mark.parametrize(
    "said",
    [
        {"received_on": 0},
        {"received_on": 1.5},
        {"received_on": "12345"},
        {"accusation": 1},
        {"accusation": "no"},
    ],
)
def test_a_day_is_a_day_and_yes_is_yes(caller, key, said):
    """A number is no day, though it could be read as seconds since 1970; an accusation is said plainly or not at all."""
    (name,) = said
    assert name in is_a_problem(hand_in(caller, key, ITEM | said), 422)["because"]
