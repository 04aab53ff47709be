"""Every address × everyone who may knock: what each gets is written down in `routes.txt`; a new address needs a row.

The table is kept by hand: `python -m pytest tests/walls/test_routes.py` says which line is missing or has changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver

from huiyin.config import witnesses
from huiyin.law.words import Duty
from huiyin.matters import checkpoints
from huiyin.papers.models import Paper
from huiyin.people import doors
from huiyin.people.models import Agency, Officer, Post
from tests.cast import PASSWORD, Cast, Told, at, cast, day  # noqa: F401

pytestmark = pytest.mark.django_db
TABLE = Path(__file__).with_name("routes.txt")
TODAY = date(2026, 3, 9)
# Who knocks: officers of the county that has the matter, one for each duty; then the two sides without a duty.
OFFICERS = {
    Duty.INTAKE: "office-x/intake",
    Duty.TRIAGE: "office-x/triage",
    Duty.SEALED: "office-x/sealed",
    Duty.SUPERVISOR: "office-x/supervisor",
    Duty.REGISTRAR: "office-x/registrar",
    Duty.HANDLER: "land-x/handler",
    Duty.LEGAL: "land-x/legal",
    Duty.HEAD: "land-x/head",
    Duty.DEPUTY: "land-x/deputy",
    Duty.REVIEWER: "gov-x/reviewer",
    Duty.CONFERENCE: "conference-x/conference",
}
MADE = (Duty.INSPECTOR, Duty.AUDITOR, Duty.OPERATOR)  # nobody of the cast holds these
PUBLIC, PETITIONER, STRANGER = "public", "petitioner", "stranger"  # a stranger: handler of another county


def addresses(patterns: Any = None, before: str = "/") -> list[str]:
    """Every address of the program, with `<name>` for each part that varies."""
    found: list[str] = []
    for each in patterns or get_resolver().url_patterns:
        shape = before + str(each.pattern)
        if isinstance(each, URLResolver):
            found += addresses(each.url_patterns, shape)
        elif isinstance(each, URLPattern):
            found.append(re.sub(r"<(?:\w+:)?(\w+)>", r"<\1>", shape).replace("^", "").replace("$", ""))
    return list(dict.fromkeys(found))


@pytest.fixture
def matter(cast: Cast, demonstration: Callable[[date], None]) -> Told:  # noqa: F811
    """A matter of the county, forwarded to its land bureau."""
    demonstration(TODAY)
    cache.clear()
    told = cast.register("2026-03-02")
    cast.sent(told, "land-x", "2026-03-03")
    checkpoints.take(witnesses.signer(), at(TODAY))
    return told


@pytest.fixture
def knockers(cast: Cast, matter: Told, as_owner: Any) -> dict[str, Client]:  # noqa: F811
    """A signed-in browser for each duty, the petitioner's, and the public's."""
    with as_owner():
        agency = Agency.objects.get(pk=cast["office-x"])
        for duty in MADE:
            officer = Officer.objects.create_user(
                f"x/{duty}", password=PASSWORD, name="某同志", name_en="Officer"
            )
            Post.objects.create(officer=officer, agency=agency, duty=duty, since=date(2020, 1, 1))
    who = {str(duty): name for duty, name in OFFICERS.items()} | {str(duty): f"x/{duty}" for duty in MADE}
    found = {duty: _signed_in(name, place) for place, (duty, name) in enumerate(who.items(), 1)}
    found[STRANGER] = _signed_in("land-y/handler", 97)
    found[PETITIONER] = Client(raise_request_exception=False, REMOTE_ADDR="127.0.0.98")
    found[PETITIONER].post("/follow", {"number": matter.receipt.item, "code": matter.receipt.code})
    found[PUBLIC] = Client(raise_request_exception=False, REMOTE_ADDR="127.0.0.99")
    return found


def _signed_in(name: str, place: int) -> Client:
    client = Client(raise_request_exception=False, REMOTE_ADDR=f"127.0.0.{place}")
    officer = Officer.objects.get(username=name)
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    session = client.session
    session[doors.KEY] = Post.objects.get(officer=officer).pk
    session.save()
    return client


def _address(shape: str, matter: Told, number: str | None = None) -> str:
    paper = Paper.objects.filter(kind="forwarding_letter").values_list("pk", flat=True).first() or 0
    values = {
        "number": number or matter.number,
        "code": "supplement" if shape.startswith("/follow") else "receive",
        "pk": str(paper),
        "name": "where",
        "place": "1",
        "arrival": "office-x-2026-A000001",
    }
    return re.sub(r"<(\w+)>", lambda part: values.get(part[1], "x"), shape)


def _line(shape: str, knockers: dict[str, Client], matter: Told, as_owner: Any) -> str:
    """What each gets by GET, the many together: `address: 200 intake triage; 404 public`."""
    with as_owner():
        path = _address(shape, matter)
    gets: dict[str, list[str]] = {}
    for who, client in knockers.items():
        cache.clear()
        answer = client.get(path)
        where = answer.headers.get("Location", "").partition("?")[0]
        gets.setdefault(f"{answer.status_code}{' ' + where if where else ''}", []).append(who)
    return f"{shape}: " + "; ".join(f"{what} {_together(gets[what])}" for what in sorted(gets))


def _together(who: list[str]) -> str:
    """Names of who gets the same; every officer and everybody have a word."""
    officers = {*map(str, OFFICERS), *map(str, MADE), STRANGER}
    if {*officers, PUBLIC, PETITIONER} == set(who):
        return "everyone"
    rest = sorted(set(who) - officers)
    return " ".join(["officers", *rest] if officers <= set(who) else sorted(who))


def test_what_each_gets_at_each_address_is_as_it_was_reviewed(
    knockers: dict[str, Client], matter: Told, as_owner: Any
) -> None:
    written = TABLE.read_text("utf-8").splitlines()
    skipped = ("/logout", "/account/", "/accounts/")  # leaves the session, or belongs to signing in
    found = [
        _line(shape, knockers, matter, as_owner) for shape in addresses() if not shape.startswith(skipped)
    ]
    assert found == written, "\n" + "\n".join(line for line in found if line not in written)


@pytest.mark.parametrize("who", [*map(str, OFFICERS), *map(str, MADE)])
def test_a_matter_out_of_reach_is_as_good_as_missing(
    who: str,
    cast: Cast,  # noqa: F811
    knockers: dict[str, Client],
    matter: Told,
    as_owner: Any,
) -> None:
    """Same status, same words, same statements: a number of another county, and one that never was."""
    there = cast.register("2026-03-02", "office-y/intake")
    client = knockers[who]
    for shape in addresses():
        if not shape.startswith("/desk/matters/<number>"):
            continue
        told: list[tuple[int, list[str], str]] = []
        client.get(shape.replace("<number>", "warm").replace("<pk>", "1").replace("<code>", "receive"))
        for number in (there.number, "office-y-2026-999999-1"):
            path = shape.replace("<number>", number).replace("<pk>", "1").replace("<code>", "receive")
            with CaptureQueriesContext(connection) as asked:
                answer = client.get(path)
            words = re.sub(r'"csrfmiddlewaretoken" value="\w+"', "", answer.text).replace(number, "N")
            told.append((answer.status_code, [one["sql"].partition(" ")[0] for one in asked], words))
        assert told[0] == told[1], shape
        assert told[0][0] in (404, 405), shape
