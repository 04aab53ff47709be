"""Ten thousand hostile requests: no page breaks, nothing sealed comes out, nothing that was there is lost.

Every route of every room is asked for with real and with hostile values in its address, as the public, as a
petitioner holding a receipt and as officers of several duties; every form found on the way is sent back with
hostile answers. The API is asked what its own description allows, and what it does not.
"""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from html.parser import HTMLParser
from typing import Any
from urllib.parse import quote

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from huiyin.counter.api import api
from huiyin.law.book_2022 import steps
from huiyin.law.words import Channel, Duty
from huiyin.matters import ledger, reading
from huiyin.matters.models import Act, PetitionMatter
from huiyin.people import channels, doors
from huiyin.people.acting import Actor
from huiyin.people.models import Agency, Officer, Post
from tests.cast import Cast, Told, day, transactional_cast  # noqa: F401

pytestmark = pytest.mark.django_db(transaction=True)
CANARY = "芦苇荡里的蓝色灯笼七十二盏"
REQUESTS, SEED, TODAY = 10_000, 20220501, date(2026, 3, 9)
WHO = ("office-x/intake", "office-x/triage", "office-x/supervisor", "office-x/registrar", "office-x/sealed",
       "land-x/handler", "land-x/head", "land-x/legal", "gov-x/reviewer", "conference-x/conference")  # fmt: skip
HOSTILE = (
    "", " ", "\x00", "a\x00b", "\u202e反", "\ufffe", "𬭎" * 300, "九" * 70_000, "-1", "0", "99999999999999999999",
    "1e309", "NaN", "' OR '1'='1", "'; DROP TABLE matters_act; --", "%", "%s%n", "${7*7}", "{{7*7}}", "{% debug %}",
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "../../../../etc/passwd", "..%2f..%2f", "file:///etc/passwd",
    "http://127.0.0.1:1/", "=cmd|'/C calc'!A0", "2026-02-30", "0000-00-00", "9999-12-31", "10000-01-01", "2026-03-09T00:00:00Z",
    "true", "null", "[]", "{}", "on", "R6", "appeal", "register", "letter", "\r\nSet-Cookie: a=b", "a" * 300,
)  # fmt: skip


@dataclass(eq=False)
class Fuzz:
    """What was asked so far, and what must not be seen."""

    dice: random.Random
    sealed: tuple[str, ...]
    seen: Counter[int] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)
    leaked: list[str] = field(default_factory=list)

    @property
    def asked(self) -> int:
        return self.seen.total()

    def note(self, what: str, answer: Any) -> str:
        """Count an answer; its text."""
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        text = body.decode("utf-8", "replace")
        self.seen[answer.status_code] += 1
        if answer.status_code >= 500:
            self.broken.append(f"{answer.status_code} {what}")
        if any(word in text or word in str(answer.headers) for word in self.sealed):
            self.leaked.append(what)
        return text

    def value(self, *honest: str) -> str:
        """A hostile value, or now and then an honest one."""
        return self.dice.choice(honest if honest and self.dice.random() < 0.4 else HOSTILE)


class Forms(HTMLParser):
    """Every form of a page: where it goes and what it asks, with what it offers."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[tuple[str, str, dict[str, list[str]]]] = []
        self.links: list[str] = []
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "a" and found.get("href"):
            self.links.append(found["href"])
        if tag == "form":
            self.forms.append((found.get("method", "get").lower(), found.get("action", ""), {}))
        if not self.forms:
            return
        asked = self.forms[-1][2]
        if tag in ("input", "textarea", "button", "select") and found.get("name"):
            asked.setdefault(found["name"], []).append(found.get("value", ""))
            self._select = found["name"] if tag == "select" else self._select
        elif tag == "option" and self._select:
            asked[self._select].append(found.get("value", ""))


def routes(patterns: Any = None, before: str = "/") -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every address of the program, with a `{name}` for each part that varies."""
    for each in patterns or get_resolver().url_patterns:
        shape = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from routes(each.url_patterns, shape)
        elif isinstance(each, URLPattern):
            yield shape, tuple(each.pattern.converters)


@pytest.fixture
def town(transactional_cast: Cast, demonstration: Any) -> tuple[Cast, list[Told], Told]:  # noqa: F811
    """Matters in several states, and a sealed one that must never show."""
    demonstration(TODAY)
    cache.clear()
    town = transactional_cast
    known = [town.register("2026-03-02") for _ in range(3)]
    town.sent(known[1], "land-x", "2026-03-03")
    known.append(town.accepted("2026-03-03"))
    told = {"name": CANARY, "phone": "00000000072", "address": CANARY}
    sealed = town.register("2026-03-04", accusation=True, facts=CANARY, requests=(CANARY,), identity=told)
    return town, known, sealed


def _signed_in(who: str) -> Client:
    client = Client(raise_request_exception=False)
    officer = Officer.objects.get(username=who)
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    session = client.session
    session[doors.KEY] = Post.objects.get(officer=officer).pk
    session.save()
    return client


def _holding(receipt: Told) -> Client:
    client = Client(raise_request_exception=False)
    client.post("/follow", {"number": receipt.receipt.item, "code": receipt.receipt.code})
    return client


def _address(fuzz: Fuzz, shape: str, honest: dict[str, list[str]]) -> str:
    def part(match: re.Match[str]) -> str:
        if fuzz.dice.random() < 0.03:
            return fuzz.dice.choice(("%00", "%ff", "%ed%a0%80", "a%00b", "%2e%2e%2f", "%0d%0aX: y"))
        if match[1] == "int":
            return fuzz.dice.choice(("0", "1", "2", "3", "99", "9" * 30))
        values = honest.get(match[2], [])
        return quote(
            fuzz.dice.choice(values) if values and fuzz.dice.random() < 0.85 else fuzz.value(), safe=""
        )

    return re.sub(r"<(?:(\w+):)?(\w+)>", part, shape).replace("^", "").replace("$", "")


def _honest(fuzz: Fuzz, name: str, offered: list[str]) -> str:
    """What a person would answer: one of what is offered, a day, a number, a sentence."""
    real = [value for value in offered if value]
    if real:
        return fuzz.dice.choice(real)
    if "_on" in name or name == "on" or "date" in name:
        return "2026-03-09"
    return "2" if name in ("days", "pages", "attendees", "count") else "水渠断了一年，请求修复。"


def _filled(fuzz: Fuzz, asked: dict[str, list[str]]) -> dict[str, Any]:
    nearly = fuzz.dice.random() < 0.6  # all but one as an honest person would
    odd = fuzz.dice.choice(list(asked)) if asked else ""
    sent: dict[str, Any] = {
        name: _honest(fuzz, name, offered) if nearly and name != odd else fuzz.value(*offered)
        for name, offered in asked.items()
    }
    if not nearly and len(sent) > 1:
        del sent[odd]
    if fuzz.dice.random() < 0.2:
        sent[fuzz.value()[:50] or "x"] = fuzz.value()
    if fuzz.dice.random() < 0.1:
        name = fuzz.dice.choice(("a.pdf", "../../x.html", "九" * 300 + ".png", "a\x00.jpg", "con.svg"))
        data = fuzz.dice.choice(
            (b"", b"%PDF-1.7\n%\xff", b"GIF89a<script>", b"PK\x03\x04" * 50, b"\x89PNG\r\n\x1a\n" * 99)
        )
        sent[fuzz.dice.choice(("files", "attachments", "photo"))] = SimpleUploadedFile(name, data)
    return sent


def _walk(
    fuzz: Fuzz, who: str, enter: Callable[[], Client], honest: dict[str, list[str]], until: int
) -> None:
    """Ask for every address, and send back every form that is found; signing in anew for each round."""
    shapes = [shape for shape, _ in routes()]
    while fuzz.asked < until:
        client = enter()
        cache.clear()
        for shape in shapes:
            _ask(fuzz, who, client, shape, honest)


def _ask(fuzz: Fuzz, who: str, client: Client, shape: str, honest: dict[str, list[str]]) -> None:
    path = _address(fuzz, shape, honest)
    names = fuzz.dice.sample(("box", "q", "page", "next", "lang", "size"), 2)
    query = {name: fuzz.value() for name in (*names, fuzz.value()[:40])}
    _visit(fuzz, who, client, path, query if fuzz.dice.random() < 0.5 else {})
    if "logout" not in shape and fuzz.dice.random() < 0.2:
        body = fuzz.value().encode("utf-8", "replace")
        kind = fuzz.dice.choice(("application/json", "text/plain", "multipart/form-data; boundary=x", "a/b"))
        method = fuzz.dice.choice(("post", "put", "delete", "patch"))
        fuzz.note(f"{method} {path[:120]} as {who}", getattr(client, method)(path, body, content_type=kind))


def _visit(fuzz: Fuzz, who: str, client: Client, path: str, query: dict[str, str], deep: int = 3) -> None:
    """Open a page, send its forms back, go where it leads."""
    answer = client.get(path, query)
    page = Forms()
    page.feed(fuzz.note(f"GET {path[:120]} as {who}", answer))
    onward = [answer.headers.get("Location", "")]
    for method, action, asked in page.forms:
        if method != "post" or any(word in action for word in ("logout", "setlang")):
            continue
        sent = _filled(fuzz, asked)
        what = f"POST {(action or path)[:120]} as {who}: {sorted(sent)}"
        answer = client.post(action or path, sent)
        fuzz.note(what, answer)
        onward.append(answer.headers.get("Location", ""))
    inner = [link for link in page.links if link.startswith(("/desk/matters/", "/follow/", "/raise/"))]
    onward += fuzz.dice.sample(inner, min(3, len(inner)))
    for link in onward if deep else ():
        if link.startswith("/") and not link.startswith(("//", "/login", "/static")):
            _visit(fuzz, who, client, link, {}, deep - 1)


def _made(fuzz: Fuzz, schema: dict[str, Any], defined: dict[str, Any], depth: int = 0) -> Any:
    """A value the schema describes, or one it does not."""
    if fuzz.dice.random() < 0.25 or depth > 5:
        return fuzz.dice.choice([None, True, -1, 10**30, 1.5, [], {}, [[[]]], fuzz.value()])
    if "$ref" in schema:
        return _made(fuzz, defined[schema["$ref"].rpartition("/")[2]], defined, depth + 1)
    if "anyOf" in schema:
        return _made(fuzz, fuzz.dice.choice(schema["anyOf"]), defined, depth + 1)
    kind = schema.get("type")
    if kind == "object":
        return {
            name: _made(fuzz, each, defined, depth + 1) for name, each in schema.get("properties", {}).items()
        }
    if kind == "array":
        return [
            _made(fuzz, schema.get("items", {}), defined, depth + 1)
            for _ in range(fuzz.dice.choice((0, 1, 3)))
        ]
    return fuzz.value(*schema.get("enum", ()))


def _api(fuzz: Fuzz, key: str, honest: dict[str, list[str]], until: int) -> None:
    described = json.loads(json.dumps(api.get_openapi_schema(), default=str))
    defined = described.get("components", {}).get("schemas", {})
    client = Client(raise_request_exception=False)
    while fuzz.asked < until:
        for path, operations in described["paths"].items():
            for method, operation in operations.items():
                _call(fuzz, client, key, honest, path, method, operation, defined)


def _call(
    fuzz: Fuzz,
    client: Client,
    key: str,
    honest: dict[str, list[str]],
    path: str,
    method: str,
    operation: dict[str, Any],
    defined: dict[str, Any],
) -> None:
    def part(match: re.Match[str]) -> str:
        return quote(fuzz.value(*honest.get(match[1], ["x"])), safe="")

    address = re.sub(r"\{(\w+)\}", part, path)
    headers = {
        "X-Channel-Key": fuzz.dice.choice((key, key, "wrong")),
        "Idempotency-Key": str(fuzz.dice.random()),
    }
    if method == "get":
        asked = [each["name"] for each in operation.get("parameters", ()) if each["in"] == "query"]
        answer = client.get(address, {name: fuzz.value() for name in asked}, headers=headers)
    else:
        content = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
        body = json.dumps(_made(fuzz, content.get("schema", {}), defined))
        answer = getattr(client, method)(address, body, content_type="application/json", headers=headers)
    fuzz.note(f"{method} {address[:120]}", answer)


def test_ten_thousand_hostile_requests(
    town: tuple[Cast, list[Told], Told], as_owner: AbstractContextManager[None]
) -> None:
    cast, known, sealed = town
    before = _counted()
    fuzz = Fuzz(random.Random(SEED), (CANARY,))
    honest = _truths(known, sealed)
    people = _people(known[0])
    for place, (who, enter) in enumerate(people, 1):
        _walk(fuzz, who, enter, honest, REQUESTS * 9 // 10 // len(people) * place)
    with as_owner():
        key = channels.issue(Agency.objects.get(pk=cast["office-x"]), "12345热线", Channel.CALL)
    _api(fuzz, key, honest, REQUESTS)
    after = _counted()
    print(f"\n{fuzz.asked} requests, by status {dict(sorted(fuzz.seen.items()))}; {after} matters and acts")
    assert fuzz.asked >= REQUESTS
    assert not fuzz.broken, "\n".join(sorted(set(fuzz.broken))[:40])
    assert not fuzz.leaked, fuzz.leaked[:10]
    assert all(now >= then for now, then in zip(after, before, strict=True)), "something was lost"
    assert after[1] > before[1], "no request was honest enough to be accepted"
    assert not ledger.verify().broken


def _truths(known: list[Told], sealed: Told) -> dict[str, list[str]]:
    return {
        "number": [*(told.number for told in known), sealed.number, known[0].receipt.item],
        "code": [*steps.BY_CODE, known[0].receipt.code],
        "name": ["where", "office", "report", "requests", "facts", "identity", "check"],
        "arrival": ["office-x-2026-A000001"],
        "clock": ["CLK-05", "handle"],
    }


def _people(receipt: Told) -> list[tuple[str, Callable[[], Client]]]:
    return [
        *((who, partial(_signed_in, who)) for who in WHO),
        ("the public", partial(Client, raise_request_exception=False)),
        ("a petitioner", partial(_holding, receipt)),
    ]


def _counted() -> tuple[int, int]:
    with reading.named(Actor.job(Duty.CLOCK)):
        return PetitionMatter.objects.count(), Act.objects.count()
