"""Forbidden and missing cannot be told apart: the same status, words, length and statements, at every address with a number.

Three that one may not see (another county's, a sealed one of one's own county, a stranger's arrival) against one that
never was; read and written to, as every duty, as a petitioner and as the public. And a sealed matter is withdrawn like any other.
"""

# ruff: noqa: F811  (fixtures are taken by name)

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from huiyin.law.words import Duty
from huiyin.matters import acts, outbox, sealing
from huiyin.matters.models import Envelope
from huiyin.sealed.wording import WISHES
from tests.cast import Cast, Told, at, cast, day  # noqa: F401
from tests.walls.test_counter_secrecy import TODAY, filed, page
from tests.walls.test_routes import MADE, OFFICERS, PETITIONER, PUBLIC, STRANGER, addresses, knockers, matter  # noqa: F401

pytestmark = pytest.mark.django_db
NUMBERED = [shape for shape in addresses() if "<number>" in shape]
FILLS = {"pk": "1", "name": "where"}
KNOCKERS = [*map(str, OFFICERS), *map(str, MADE), STRANGER, PETITIONER, PUBLIC]


def _path(shape: str, number: str) -> str:
    code = "supplement" if shape.startswith("/follow") else "receive"
    fills = FILLS | {"number": number, "code": code}
    return re.sub(r"<(\w+)>", lambda part: fills.get(part[1], "x"), shape)


def _missing(number: str) -> str:
    """A number of the same agency and year that was never given."""
    return re.sub(r"\d{6}(?=-\d+$|$)", "999999", number)


def _forget() -> None:
    """Nobody has knocked yet: the second knock of a minute is answered with other statements than the first."""
    cache.clear()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM people_knock")


def _answer(client: Client, method: str, path: str, number: str) -> tuple[int, int, list[str], str]:
    """Status, length, statements without their values, words without the number that was asked for."""
    _forget()
    with CaptureQueriesContext(connection) as asked:
        answer = getattr(client, method)(path, headers={"X-Query-Code": "wrong"})
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    words = re.sub(r'"csrfmiddlewaretoken" value="\w+"', "", body.decode("utf-8", "replace"))
    where = answer.headers.get("Location", "")
    statements = [re.sub(r"'[^']*'|\d+", "?", one["sql"]) for one in asked]
    return (
        answer.status_code,
        len(words),
        statements,
        f"{words} {where}".replace(number, "N").replace(number.lower(), "N"),
    )


@pytest.mark.parametrize("who", KNOCKERS)
def test_what_one_may_not_see_is_answered_as_what_never_was(
    who: str, cast: Cast, knockers: dict[str, Client], matter: Told
) -> None:
    far = cast.register("2026-03-02", "office-y/intake")
    sealed = cast.register("2026-03-02", accusation=True)
    if who == STRANGER:  # of the other county: what is ours is out of reach, and theirs is not
        far = matter
    client = knockers[who]
    for shape in NUMBERED:
        for told in (far, sealed) if who != Duty.SEALED else (far,):
            number = told.receipt.item if shape.startswith("/api") else told.number
            for method in ("get", "post"):
                getattr(client, method)(_path(shape, _missing(number)))  # warm
                seen = [_answer(client, method, _path(shape, one), one) for one in (number, _missing(number))]
                differing = [pair for pair in zip(seen[0][2], seen[1][2], strict=False) if pair[0] != pair[1]]
                assert seen[0] == seen[1], (method, shape, differing)
                assert seen[0][0] in (302, 404, 405), (method, shape)


@pytest.mark.parametrize("who", [one for one in KNOCKERS if one not in (PETITIONER, PUBLIC)])
def test_an_arrival_of_another_desk_is_answered_as_one_that_never_was(
    who: str, cast: Cast, knockers: dict[str, Client], matter: Told
) -> None:
    place = "x" if who == STRANGER else "y"
    cast.register("2026-03-02", f"office-{place}/intake")
    for method in ("get", "post"):
        seen = []
        for number in (f"office-{place}-2026-A000001", f"office-{place}-2026-A999999"):
            seen.append(_answer(knockers[who], method, f"/desk/arrivals/{number}", number))
        assert seen[0] == seen[1]
        assert seen[0][0] == 404


def test_a_wrong_code_is_answered_as_a_number_that_never_was(cast: Cast, matter: Told, knockers: Any) -> None:
    """At the counter and by the API, for an ordinary and a sealed matter."""
    sealed = cast.register("2026-03-02", accusation=True)
    for told in (matter, sealed):
        item, never = told.receipt.item, _missing(told.receipt.item)
        seen = []
        for number in (item, never):
            client = Client(REMOTE_ADDR="127.0.0.66")
            client.get("/follow")
            _forget()
            with CaptureQueriesContext(connection) as asked:
                answer = client.post("/follow", {"number": number, "code": "AAAA-BBBB-CCCC-DDDD"})
            words = re.sub(r'"csrfmiddlewaretoken" value="\w+"', "", answer.text).replace(number, "N")
            seen.append((answer.status_code, [one["sql"].partition(" ")[0] for one in asked], words))
        assert seen[0] == seen[1]
        api = [_answer(knockers[PUBLIC], "get", f"/api/items/{one}", one) for one in (item, never)]
        assert api[0] == api[1]


@pytest.fixture
def both(cast: Cast, demonstration: Any) -> list[tuple[Client, acts.Receipt]]:
    """A sealed matter and an ordinary one, each followed by whoever holds its receipt."""
    demonstration(TODAY)
    visitors = (Client(), Client())
    return [
        (visitor, filed(cast, visitor, **said)[0])
        for visitor, said in zip(visitors, ({"accusation": True}, {}), strict=True)
    ]


def _alike(both: list[tuple[Client, acts.Receipt]]) -> str:
    """What both are shown by every door that shows a matter: the same; the page of it."""
    told = []
    page(both[0][0], both[0][1].matter)  # warm
    for visitor, receipt in both:
        with CaptureQueriesContext(connection) as asked:
            shown, statements = page(visitor, receipt.matter), len(asked)
        api = Client().get(f"/api/items/{receipt.item}", headers={"X-Query-Code": receipt.code}).text
        data = visitor.get(f"/follow/{receipt.matter}/data").text
        proof = visitor.get(f"/follow/{receipt.matter}/proof")
        made = [re.sub(receipt.item, "NUMBER", one, flags=re.IGNORECASE) for one in (shown, api, data)]
        told.append(
            [
                *(re.sub(r'csrfmiddlewaretoken" value="\w+"', "", one) for one in made),
                proof.status_code,
                statements,
            ]
        )
    assert told[0] == told[1]
    return str(told[0][0])


def _pressed(both: list[tuple[Client, acts.Receipt]], code: str, **typed: str) -> str:
    """The same form sent to both: answered alike."""
    answers = []
    for visitor, receipt in both:
        answer = visitor.post(f"/follow/{receipt.matter}/{code}", typed, follow=True)
        words = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.text)
        answers.append(
            (answer.status_code, re.sub(r"/papers/\d+", "", words.replace(receipt.item, "NUMBER")))
        )
    assert answers[0] == answers[1]
    return answers[0][1]


def test_a_withdrawal_is_asked_for_thought_over_and_taken_back_alike(
    both: list[tuple[Client, acts.Receipt]],
) -> None:
    _alike(both)
    assert "还没有生效" in _pressed(both, "ask_withdrawal", own_will="on", pressed="no")
    asked = _alike(both)
    assert "您提出了撤回" in asked
    assert "撤回这件事项" not in asked
    _pressed(both, "ask_withdrawal", own_will="on", pressed="no")  # once more: alike, too
    assert "您取消了撤回" in _pressed(both, "keep_on")
    assert "撤回这件事项" in _alike(both)
    _pressed(both, "keep_on")
    outbox.after_the_due_date(day("03-20"), at(day("03-20")))
    assert "已登记" in _alike(both)


def test_at_its_end_a_withdrawal_looks_alike_and_what_was_accused_is_examined_all_the_same(
    both: list[tuple[Client, acts.Receipt]], cast: Cast, demonstration: Any, as_owner: Any
) -> None:
    sealed = both[0][1].matter
    _pressed(both, "ask_withdrawal", own_will="on", pressed="no")
    cast.take("triage", sealed, "office-x/sealed", "03-03", klass="accusation")
    assert "您提出了撤回" in page(both[0][0], sealed)  # the officer's word voids nothing that shows
    cast.take("triage", both[1][1].matter, "office-x/triage", "03-03", klass="appeal")
    outbox.after_the_due_date(day("03-06"), at(day("03-06")))
    demonstration(day("03-09"))
    ended = _alike(both)
    assert "<h1>已撤回</h1>" in ended
    assert "依法该查的照样查" in ended
    assert "已经办完" not in ended
    cast.take("refer_discipline", sealed, "office-x/sealed", "03-09", organ=cast["discipline-x"])
    assert _alike(both) == ended  # it went on, and nothing of that shows
    for code in ("ask_withdrawal", "keep_on", "recuse", "request_review"):
        assert "这一步现在不能办" in _pressed(both, code, own_will="on", pressed="no", reason="不该由他办")
    assert "您补充了情况" in _pressed(both, "supplement", text="又想起一件事，补充在这里。")
    _alike(both)
    with as_owner():
        assert (
            Envelope.objects.count() == 4
        )  # the petition, the wish, that the petitioner stepped back, what was added
    assert set(WISHES) == sealing.WISHES  # each has its sentence in the room
