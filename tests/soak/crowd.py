"""Many people raise a matter with a photo at the same time, each from an address of the own. Run by locust.

Everyone fills in whatever the pages ask, without JavaScript, sends it once, notes number, query code and check code of
the receipt, and leaves. Once CROWD_PEOPLE have left, what they noted is written to the file named in CROWD_NOTES:
a JSON list, one object a person.
"""

from __future__ import annotations

import json
import os
import random
import re
import time
from html.parser import HTMLParser
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import Any

import requests
from locust import HttpUser, events, task
from locust.exception import StopUser
from PIL import Image

SAID = {
    "requests-0-text": "请求修复村口的水渠",
    "facts": "水渠断了一年，浇不上水，找过村里三次。",
    "name": "田禾",
    "phone": "00000000001",
    "address": "芦渡县河湾村二组",
    "report": "no",
}
QUESTIONS = 30  # more pages than this means that it goes round in circles
PATIENCE = 300  # seconds for one answer: the one who waits is served late, never sent away
_places = count()
_noted: list[dict[str, Any]] = []


def photo(place: int) -> bytes:
    """A picture as a telephone sends it once it was made smaller: about 200 kB of JPEG, each another one."""
    noise = random.Random(place).randbytes(240 * 320)
    picture = Image.frombytes("L", (320, 240), noise).resize((1600, 1200)).convert("RGB")
    kept = BytesIO()
    picture.save(kept, "JPEG", quality=70)
    return kept.getvalue()


PHOTOS = [photo(place) for place in range(8)]


class Page(HTMLParser):
    """The form of a question: its fields with what they hold, the first choice where a choice is asked."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self.hands_in = False
        self._inside, self._select = False, ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._inside = found.get("class", "").startswith("sheet")
        if not self._inside:
            return
        name = found.get("name", "")
        if tag == "select":
            self._select = name
        elif tag == "option" and self._select and found.get("value"):
            self.fields.setdefault(self._select, found["value"])
        elif tag in ("input", "textarea") and name:
            self._note(name, found)

    def _note(self, name: str, found: dict[str, str]) -> None:
        kind = found.get("type", "")
        if kind == "file":
            self.hands_in = self.hands_in or name == "files"
        elif kind == "radio":
            if "checked" in found or name not in self.fields:
                self.fields[name] = found.get("value", "")
        elif kind != "checkbox":
            self.fields[name] = found.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._select = ""
        elif tag == "form":
            self._inside = False


class FromOwnAddress(requests.adapters.HTTPAdapter):
    """Everybody comes from an address of the own; all of them are this machine (127.0.0.0/8)."""

    def __init__(self, place: int) -> None:
        self._from = f"127.1.{place // 200}.{place % 200 + 1}"
        super().__init__()

    def init_poolmanager(self, *given: Any, **more: Any) -> None:
        super().init_poolmanager(*given, source_address=(self._from, 0), **more)


class Petitioner(HttpUser):
    """One person with one matter."""

    def on_start(self) -> None:
        self.place = next(_places)
        self.client.mount("http://", FromOwnAddress(self.place))

    @task
    def raise_it(self) -> None:
        """From the home page to the receipt."""
        noted: dict[str, Any] = {"place": self.place}
        try:
            noted |= self._raise()
        except Exception as wrong:
            noted["wrong"] = f"{type(wrong).__name__}: {wrong}"[:300]
        _noted.append(noted)
        if len(_noted) == int(os.environ["CROWD_PEOPLE"]):
            self.environment.runner.quit()
        raise StopUser

    def _raise(self) -> dict[str, Any]:
        self._asked(self.client.get("/", timeout=PATIENCE, name="home"))
        page = self._asked(self.client.get("/raise", timeout=PATIENCE, name="begin"))
        page = self._sent(page, {"go": "anew"}, "begin")
        for _each in range(QUESTIONS):
            form = Page(page.text)
            if form.hands_in:
                return self._hand_in(page)
            page = self._sent(page, {"go": "on"}, "question")
        raise RuntimeError("no end of questions")

    def _sent(self, page: Any, more: dict[str, str], name: str) -> Any:
        fields = Page(page.text).fields
        fields |= {field: SAID[field] for field in fields if field in SAID} | more
        return self._asked(
            self.client.post(page.url, fields, timeout=PATIENCE, name=name, headers={"Referer": page.url})
        )

    def _hand_in(self, page: Any) -> dict[str, Any]:
        fields = Page(page.text).fields | {"go": "on"}
        files = {"files": ("照片.jpg", PHOTOS[self.place % len(PHOTOS)], "image/jpeg")}
        begun = time.perf_counter()
        answer = self._asked(
            self.client.post(
                page.url, fields, files=files, timeout=PATIENCE, name="hand in", headers={"Referer": page.url}
            )
        )
        took = time.perf_counter() - begun
        number, code = re.findall(r'class="big-number">([^<]+)<', answer.text)
        check = re.search(r'class="digits big">([^<]+)<', answer.text)
        if check is None:
            raise RuntimeError("the receipt has no check code")
        return {
            "number": number,
            "code": code,
            "check": check[1],
            "took": took,
            "begun": time.time() - took,
        }

    def _asked(self, answer: Any) -> Any:
        if answer.status_code != 200:
            raise RuntimeError(f"{answer.status_code} at {answer.url}")
        return answer


@events.quitting.add_listener
def _write(**_given: Any) -> None:
    Path(os.environ["CROWD_NOTES"]).write_text(json.dumps(_noted, ensure_ascii=False), "utf-8")
