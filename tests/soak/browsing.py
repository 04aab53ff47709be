"""A browser without a window: pages over HTTP with cookies and forms, for many at once."""

from __future__ import annotations

import re
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html.parser import HTMLParser
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any

from tests import launcher
from tests.ground import GROUND
from tests.launcher import COMMAND, Launched

PASSWORD = "huiyin-2026"  # of every demonstration account


@contextmanager
def demonstration(name: str, port: str) -> Iterator[tuple[Path, str]]:
    """The demonstration province, served as `make start` serves it: its data folder and address; nothing of it runs afterwards."""
    GROUND.mkdir(exist_ok=True)
    home = GROUND / name
    begun = Launched(home, command=COMMAND[:-1], PORT=port)
    yield home, begun.address()
    begun.end()
    assert launcher.gone(home) == {}


@dataclass(frozen=True)
class Answer:
    """What the server said: status, final address, text."""

    status: int
    url: str
    text: str


class _Form(HTMLParser):
    """The hidden fields, chosen dates and radio buttons of the first form that is sent to the page itself."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        kept = found.get("type") in ("hidden", "date", "number") or "checked" in found
        if tag == "input" and kept and found.get("name"):
            self.fields[found["name"]] = found.get("value", "")


class Browser:
    """One person at one screen. `seen` counts the answers by status."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.seen: dict[int, int] = {}
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))

    def get(self, path: str) -> Answer:
        return self._ask(urllib.request.Request(self.address + path))

    def send(self, path: str, **fields: Any) -> Answer:
        """Fill in the form at that address and send it: what the page holds, and these fields."""
        form = _Form()
        form.feed(self.get(path).text)
        sent = {**form.fields, **{name.replace("__", "-"): str(value) for name, value in fields.items()}}
        return self.post(path, sent)

    def post(self, path: str, fields: dict[str, str]) -> Answer:
        body = urllib.parse.urlencode(fields).encode()
        asked = urllib.request.Request(self.address + path, data=body)
        asked.add_header("Referer", self.address + path)
        return self._ask(asked)

    def sign_in(self, who: str, post: str = "") -> Browser:
        """Sign in as a demonstration account; where it holds several posts, as the one whose line holds `post`."""
        answer = self.send("/login?next=/desk/", username=who, password=PASSWORD)
        if answer.url.partition("?")[0].endswith("/posts"):
            lines = re.findall(
                r'<button[^>]*name="post"[^>]*value="(\d+)"[^>]*>(.*?)</button>', answer.text, re.S
            )
            chosen = next(value for value, line in lines if post in line)
            answer = self.send("/posts", post=chosen)
        assert answer.status == 200, answer.status
        assert "/desk/" in answer.url, answer.url
        return self

    def _ask(self, asked: urllib.request.Request) -> Answer:
        try:
            with self.opener.open(asked, timeout=60) as page:
                answer = Answer(page.status, page.url, page.read().decode("utf-8", "replace"))
        except urllib.error.HTTPError as error:
            with error:
                answer = Answer(error.code, error.url or "", error.read().decode("utf-8", "replace"))
        self.seen[answer.status] = self.seen.get(answer.status, 0) + 1
        return answer
