"""Floods wait; no person is refused registration."""

import pytest

from huiyin.counter import throttle
from huiyin.people import knocks
from tests.cast import cast  # noqa: F401

pytestmark = pytest.mark.django_db
MANY = 200


def _hand_in(client, office, facts):
    """One visitor hands in a petition whose questions are answered."""
    client.cookies.clear()
    client.post("/raise", {"go": "anew"})
    for question, typed in (
        ("where", {"region": "970101"}),
        ("office", {"office": str(office)}),
        ("report", {"report": "no"}),
        ("requests", {"requests-0-text": "修复水渠"}),
        ("facts", {"facts": facts}),
        ("identity", {}),
    ):
        client.post(f"/raise/{question}", {**typed, "go": "on"})
    return client.post("/raise/check", {"go": "on"}, follow=True)


def test_two_hundred_quick_registrations_from_one_address_are_all_registered(client, cast, monkeypatch):  # noqa: F811
    waits = []
    monkeypatch.setattr(knocks.time, "sleep", waits.append)
    numbers = set()
    for one in range(MANY):
        answer = _hand_in(client, cast["office-x"], f"第{one}件：水渠断了一年。")
        assert answer.status_code == 200, answer.status_code
        numbers.add(answer.context["receipt"]["item"])
    assert len(numbers) == MANY
    assert len(waits) == MANY - throttle.HANDING_IN.free  # slowed, after the first ones, and taken
    assert set(waits) == {throttle.HANDING_IN.wait}


def test_both_web_processes_count_together(db):
    """The count lies in the database: what one process notes another knows."""
    name = knocks.door("follow", "192.0.2.1", "X-2026-000001")
    assert [knocks.note(name, 60) for _ in range(3)] == [1, 2, 3]
    assert knocks.count(name) == 3
    assert knocks.count(knocks.door("follow", "192.0.2.2", "X-2026-000001")) == 0
    assert "192.0.2.1" not in name
