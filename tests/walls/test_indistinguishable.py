"""Forbidden and missing cannot be told apart: the same status, words, length and statements, at every address with a number.

Three that one may not see (another county's, a sealed one of one's own county, a stranger's arrival) against one that
never was; read and written to, as every duty, as a petitioner and as the public.
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
from tests.cast import Cast, Told, cast  # noqa: F401
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
