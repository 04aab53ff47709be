"""Every page of the counter in every state: one table for the accessibility checks, the weight and the pictures.

A `Sight` is a page in a state and how a visitor comes to it. Pages that need no state join by themselves: links are
followed until each address pattern of the counter has been seen. An address that no row and no link reaches fails
`test_every_page_is_in_the_table`; what is not a page is named in `NO_PAGES` with its reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser
from typing import Any

from django.core.cache import cache
from django.db import connection
from django.template import loader
from django.test import Client
from django.urls import resolve
from django.urls.exceptions import Resolver404

from huiyin.config import large_type, witnesses
from huiyin.matters import checkpoints, reading
from huiyin.papers import electronic
from huiyin.papers.models import Paper
from tests.cast import Cast, Told, at
from tests.doors import published

TODAY = date(2026, 3, 2)
LONG = "水渠从去年秋天起就断了，" * 120
NO_PAGES = {
    "/forget": "only pressed; leads home",
    "/receipt/send": "only pressed; leads back to the receipt",
    "/announcements/feed": "RSS",
    "/figures.csv": "a table",
    "/announcements/<pk>/files/<place>": "a file",
}


@dataclass
class Seen:
    """A page as it was answered."""

    name: str
    shape: str
    status: int
    html: str
    headers: dict[str, str]


class _Form(HTMLParser):
    """The fields of the first form in <main> that is sent: values as they stand, and the first of each choice."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self._inside, self._done, self._select = False, False, ""
        self._main = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self._main = self._main or tag == "main"
        if tag == "form" and self._main and not self._done:
            self._inside = True
        if not self._inside:
            return
        if tag == "select":
            self._select = found.get("name", "")
        elif tag == "option" and self._select and ("selected" in found or not self.fields.get(self._select)):
            self.fields[self._select] = found.get("value", "")
        elif tag in ("input", "textarea") and found.get("name"):
            self._box(found)

    def _box(self, found: dict[str, str]) -> None:
        name, kind = found["name"], found.get("type", "text")
        first = kind == "radio" and name not in self.fields
        if "checked" in found or first or kind not in ("file", "radio", "checkbox"):
            self.fields[name] = found.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._select = ""
        if tag == "form" and self._inside:
            self._inside, self._done = False, True


class Visitor:
    """Somebody with a browser of their own: in Chinese or English, in ordinary or large type."""

    def __init__(self, stage: Stage, *, large: bool = False, english: bool = False) -> None:
        self.stage = stage
        self.client = Client(
            raise_request_exception=False, headers={"accept-language": "en" if english else "zh-hans"}
        )
        if large:
            self.client.cookies[large_type.COOKIE] = "1"

    def get(self, path: str) -> Any:
        """Go there, and where it leads."""
        return self.client.get(path, follow=True)

    def send(self, path: str, **typed: Any) -> Any:
        """Fill in the form at that address and send it."""
        form = _Form()
        form.feed(self.get(path).text)
        return self.client.post(path, {**form.fields, **_boxes(typed)}, follow=True)

    def post(self, path: str, **typed: Any) -> Any:
        """Send these fields alone."""
        return self.client.post(path, _boxes(typed), follow=True)

    def holds(self, told: Told) -> Visitor:
        """Has shown the receipt of that matter."""
        self.client.post("/follow", {"number": told.receipt.item, "code": told.receipt.code})
        return self

    def asked(self, last: str, **typed: Any) -> Any:
        """我要信访, answered question by question until `last` is on the screen."""
        told = {"region": "970101", "report": "no", "requests-0-text": "修复水渠", "facts": "水渠断了一年。"}
        told |= _boxes(typed)
        answer = self.post("/raise", go="anew")
        for _ in range(20):
            path = answer.redirect_chain[-1][0] if answer.redirect_chain else ""
            if path.endswith(f"/{last}") or not path.startswith("/raise"):
                return answer
            form = _Form()
            form.feed(answer.text)
            known = {name: told[name] for name in told if name in form.fields or name.startswith("requests")}
            answer = self.client.post(path, {**form.fields, **known, "go": "on"}, follow=True)
        raise AssertionError(f"{last} is never asked")


def _boxes(typed: dict[str, Any]) -> dict[str, Any]:
    return {name.replace("__", "-"): value for name, value in typed.items()}


@dataclass
class Stage:
    """The province with the matters that visitors come about."""

    cast: Cast
    fresh: Told
    concluded: Told
    sealed: Told
    sent: Told
    published: dict[str, int]


def stage(cast: Cast) -> Stage:
    """Told through real acts: one just registered, one concluded, one sealed, one with a paper to be taken."""
    sent = cast.accepted("03-02")
    cast.take("choose_electronic", sent, sent.petitioner, "03-02", choice="agree")
    cast.worked("03-02")
    handler = cast.by("land-x/handler")
    with reading.named(handler):
        paper = Paper.objects.filter(kind="notice_of_acceptance").latest("id").pk
    electronic.send(handler, paper, at(TODAY))
    fresh, concluded = cast.register("03-02"), cast.concluded("02-02", "02-27")
    sealed = cast.register("03-02", accusation=True)
    made = Stage(cast, fresh, concluded, sealed, sent, published.publish(cast, TODAY))
    checkpoints.take(witnesses.signer(), at(TODAY))
    return made


@dataclass(frozen=True)
class Sight:
    """A page in a state."""

    name: str
    come: Callable[[Visitor], Any]


def _step(step: str, which: str = "fresh", /, **typed: Any) -> Callable[[Visitor], Any]:
    def come(visitor: Visitor) -> Any:
        told = getattr(visitor.stage, which)
        path = f"/follow/{told.number}/{step}"
        visitor.holds(told)
        return visitor.send(path, **typed) if typed else visitor.get(path)

    return come


def _matter(which: str, part: str = "") -> Callable[[Visitor], Any]:
    def come(visitor: Visitor) -> Any:
        told = getattr(visitor.stage, which)
        return visitor.holds(told).get(f"/follow/{told.number}{part}")

    return come


def _tired(visitor: Visitor) -> Any:
    for _ in range(12):
        answer = visitor.post("/follow", number="970101-2026-000001", code="AAAA-BBBB-CCCC-DDDD")
    return answer


def _too_much(visitor: Visitor) -> Any:
    visitor.asked("where")
    form = "application/x-www-form-urlencoded"
    return visitor.client.post("/raise/where", "facts=" + "x" * (6 * 2**20), content_type=form)


def _broken(template: str) -> Callable[[Visitor], Any]:
    """What is shown where the program cannot go on: made without a request, as it is then."""

    def come(visitor: Visitor) -> Any:
        answer: Any = visitor.get("/follow")
        answer.content = loader.get_template(template).render(large_type.wish(answer.wsgi_request)).encode()
        return answer

    return come


def _csrf(visitor: Visitor) -> Any:
    visitor.client.handler.enforce_csrf_checks = True
    return visitor.client.post("/follow", {"number": "x"})


def _kept(visitor: Visitor) -> Any:
    visitor.asked("facts")
    return visitor.get("/raise")


def _handed_in(visitor: Visitor, **typed: Any) -> Any:
    visitor.asked("check", **typed)
    return visitor.post("/raise/check", go="on")


def _too_late(visitor: Visitor) -> Any:
    _handed_in(visitor)
    return visitor.post("/raise/facts", facts=LONG, go="on")


def _question(name: str, /, **typed: Any) -> Callable[[Visitor], Any]:
    def come(visitor: Visitor) -> Any:
        answer = visitor.asked(name)
        if not typed:
            return answer
        return visitor.post(f"/raise/{name}", **{"go": "on", **typed})

    return come


SIGHTS = (
    Sight("home", lambda visitor: visitor.get("/")),
    Sight("raise", lambda visitor: visitor.get("/raise")),
    Sight("raise, with a draft", _kept),
    Sight("where", _question("where")),
    Sight("where, nothing chosen", _question("where", region="")),
    Sight("office", _question("office")),
    Sight("report", _question("report")),
    Sight("report, nothing chosen", _question("report", report="")),
    Sight("requests", _question("requests")),
    Sight("facts", _question("facts")),
    Sight("facts, too long", _question("facts", facts="字" * 20_001)),
    Sight("facts, changed in another window", _question("facts", facts="水渠断了两年。", seen="0")),
    Sight("check, changed in another window", _question("check", seen="0")),
    Sight("facts, after handing in", _too_late),
    Sight("put away", _question("facts", go="later", facts="水渠断了一年。")),
    Sight("campaigns", lambda visitor: visitor.get("/campaigns")),
    Sight("identity", _question("identity")),
    Sight("identity, doubtful", _question("identity", name="田禾", phone="12", id_number="970101")),
    Sight("check", lambda visitor: visitor.asked("check")),
    Sight("check, long", lambda visitor: visitor.asked("check", facts=LONG, requests__0__text=LONG[:900])),
    Sight("check, an accusation", lambda visitor: visitor.asked("check", report="yes")),
    Sight("receipt", _handed_in),
    Sight("receipt, an accusation", lambda visitor: _handed_in(visitor, report="yes")),
    Sight("follow", lambda visitor: visitor.get("/follow")),
    Sight("follow, nothing typed", lambda visitor: visitor.post("/follow", number="", code="")),
    Sight("follow, not found", lambda visitor: visitor.post("/follow", number="970101-2026-000009", code="AAAA")),
    Sight("follow, tried too often", _tired),
    Sight("matter, just registered", _matter("fresh")),
    Sight("matter, concluded", _matter("concluded")),
    Sight("matter, sealed", _matter("sealed")),
    Sight("matter, a paper waits", _matter("sent")),
    Sight("data", _matter("concluded", "/data")),
    Sight("data, wrong code", _step("data", "concluded", code="AAAA", go="show")),
    Sight("notes", _matter("concluded", "/notes")),
    Sight("alarm", _matter("fresh", "/alarm")),
    Sight("alarm, nothing typed", _step("alarm", "fresh", text="")),
    Sight("supplement", _step("supplement")),
    Sight("supplement, nothing typed", _step("supplement", words="")),
    Sight("supplement, sealed", _step("supplement", "sealed")),
    Sight("withdraw", _step("ask_withdrawal")),
    Sight("withdraw, refused", _step("ask_withdrawal", pressed="yes", own_will="on")),
    Sight("review", _step("request_review", "concluded")),
    Sight("review, nothing typed", _step("request_review", "concluded", reasons="")),
    Sight("review, not open", _step("request_review", "fresh")),
    Sight("guides", lambda visitor: visitor.get("/guides")),
    Sight("guides, found", lambda visitor: visitor.post("/guides", q="拖欠工资")),
    Sight("guides, none found", lambda visitor: visitor.post("/guides", q="外星人")),
    Sight("regulations", lambda visitor: visitor.get("/regulations")),
    Sight("announcements", lambda visitor: visitor.get("/announcements")),
    Sight("announcements, none found", lambda visitor: visitor.post("/announcements", q="外星人")),
    Sight("announcement", published.page("announcements", "hall")),
    Sight("announcement, withdrawn", published.page("announcements", "withdrawn")),
    Sight("campaign, open", published.page("campaigns", "open")),
    Sight("campaign, closed", published.page("campaigns", "closed")),
    Sight("figures", lambda visitor: visitor.get("/figures")),
    Sight("rate by card", lambda visitor: visitor.get("/rate")),
    Sight("rate by card, wrong", lambda visitor: visitor.post("/rate", code="AAAA-BBBB-CCCC")),
    Sight("verify", lambda visitor: visitor.get("/verify")),
    Sight("verify, wrong", lambda visitor: visitor.get("/verify?number=1&code=zz")),
    Sight("verify, not genuine", lambda visitor: visitor.get("/verify?number=1&code=0123456789abcdef")),
    Sight("checkpoints", lambda visitor: visitor.get("/verify/checkpoints")),
    Sight("privacy", lambda visitor: visitor.get("/privacy")),
    Sight("not found", lambda visitor: visitor.get("/nowhere")),
    Sight("too much at once", _too_much),
    Sight("not from here", _csrf),
    Sight("failed", _broken("500.html")),
    Sight("away", _broken("503.html")),
    Sight("unreadable", _broken("400.html")),
    Sight("forbidden", _broken("403.html")),
)  # fmt: skip


def shapes() -> list[str]:
    """Every address pattern of the counter but the API, with `<name>` for what varies."""
    from huiyin.counter.urls import _pages

    return ["/" + re.sub(r"<(?:\w+:)?(\w+)>", r"<\1>", str(each.pattern)) for each in _pages]


def shape_of(path: str) -> str:
    """The pattern an address belongs to; empty for none."""
    try:
        return "/" + re.sub(
            r"<(?:\w+:)?(\w+)>", r"<\1>", resolve(path.partition("?")[0].partition("#")[0]).route
        )
    except Resolver404:
        return ""


@dataclass
class Walk:
    """What a visitor of one kind has seen, page by page, and what was no page."""

    seen: list[Seen] = field(default_factory=list)
    files: set[str] = field(default_factory=set)

    def covered(self) -> set[str]:
        """Patterns that were seen."""
        return {one.shape for one in self.seen} | self.files


def walk(
    on: Stage, *, large: bool = False, english: bool = False, names: frozenset[str] = frozenset()
) -> Walk:
    """Every sight as such a visitor sees it, or those named; then, by links, each pattern that no sight has shown."""
    gone = Walk()
    left: list[tuple[Visitor, str]] = []
    for sight in SIGHTS:
        if names and sight.name not in names:
            continue
        visitor = Visitor(on, large=large, english=english)
        _rested()
        answer = sight.come(visitor)
        gone.seen.append(_seen(sight.name, answer))
        left += [(visitor, path) for path in links(answer.text)]
    if not names:
        _by_links(gone, left)
    return gone


def _by_links(gone: Walk, left: list[tuple[Visitor, str]]) -> None:
    ours = set(shapes())
    while left:
        visitor, path = left.pop(0)
        shape = shape_of(path)
        if shape not in ours or shape in gone.covered():
            continue
        found = visitor.get(path)
        if "text/html" not in found.headers.get("Content-Type", ""):
            gone.files.add(shape)
        elif found.status_code == 200 and shape_of(found.request["PATH_INFO"]) == shape:
            gone.seen.append(_seen(shape, found))
            left += [(visitor, one) for one in links(found.text)]


def _rested() -> None:
    """Nobody has knocked yet."""
    cache.clear()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM people_knock")


def _seen(name: str, answer: Any) -> Seen:
    return Seen(
        name, shape_of(answer.request["PATH_INFO"]), answer.status_code, answer.text, dict(answer.headers)
    )


def links(html: str) -> Iterator[str]:
    """Addresses of this house that a page leads to."""
    for href in re.findall(r'href="(/[^"]*)"', html):
        yield href.replace("&amp;", "&")
