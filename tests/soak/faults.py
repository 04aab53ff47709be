"""People at work while things break: each remembers what was acknowledged, and tries again where nobody answered."""

from __future__ import annotations

import json
import re
import threading
import time
import urllib.error
import urllib.request
from collections import Counter
from dataclasses import dataclass, field
from queue import Empty, Queue

from tests.soak.browsing import Answer, Browser

KEY, TRIAGE = "a key of the checks, of no channel", "98010101-2"
AWAY = (OSError, urllib.error.URLError, ValueError, AssertionError)  # no answer, half an answer, no sign-in


@dataclass(eq=False)
class Notes:
    """What was acknowledged, to whom, and how it went."""

    address: str
    registered: dict[str, str] = field(default_factory=dict)  # idempotency key: item
    done: dict[tuple[str, str], int] = field(default_factory=dict)  # matter and step: how often it was sent
    went: Counter[str] = field(default_factory=Counter)
    odd: list[str] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)
    waiting: Queue[str] = field(default_factory=Queue)

    @property
    def acknowledged(self) -> int:
        return len(self.registered) + len(self.done)


class Channel(threading.Thread):
    """Hands in one item after another by the API; the same key until there is an answer."""

    def __init__(self, notes: Notes, name: str) -> None:
        super().__init__(daemon=True)
        self.notes, self.mark = notes, name

    def run(self) -> None:
        place = 0
        while not self.notes.over.is_set():
            if self.notes.waiting.qsize() > 12:
                time.sleep(0.2)
                continue
            place += 1
            key = f"{self.mark}-{place:06}"
            while (item := self._hand_in(key, place)) is None and not self.notes.over.is_set():
                self.notes.went["retried"] += 1
                time.sleep(0.5)
            if item:
                self.notes.registered[key] = item
                self.notes.waiting.put(f"{item}-1")

    def _hand_in(self, key: str, place: int) -> str | None:
        headers = {"X-Channel-Key": KEY, "Idempotency-Key": key, "Content-Type": "application/json"}
        body = json.dumps({"requests": [f"修复第{place}号水渠"], "facts": "水渠断了一年。"}).encode()
        asked = urllib.request.Request(f"{self.notes.address}/api/items", body, headers)
        try:
            with urllib.request.urlopen(asked, timeout=30) as answer:
                return str(json.load(answer)["item"])
        except urllib.error.HTTPError as error:
            with error:
                self.notes.went[f"api {error.code}"] += 1
                if error.code not in (500, 503) or error.code == 500:
                    self.notes.odd.append(f"api {error.code}")
        except AWAY:
            self.notes.went["no answer"] += 1
        return None


class Officer(threading.Thread):
    """Triages and forwards what was handed in; where nobody answered, once more, and then a refusal means: it was done."""

    def __init__(self, notes: Notes) -> None:
        super().__init__(daemon=True)
        self.notes = notes
        self.browser, self.token, self.organ = Browser(notes.address), "", ""

    def run(self) -> None:
        while not self.notes.over.is_set():
            try:
                number = self.notes.waiting.get(timeout=0.5)
            except Empty:
                continue
            for step, fields in (("triage", {"klass": "appeal", "searched": "on"}), ("forward", {})):
                if not self._take(number, step, fields):
                    break

    def _take(self, number: str, step: str, fields: dict[str, str]) -> bool:
        tries = 0
        while not self.notes.over.is_set():
            tries += 1
            answer = self._ask(number, step, fields)
            if answer and (answer.status == 200 or (answer.status == 409 and tries > 1)):
                self.notes.done[number, step] = tries
                return True
            if answer and answer.status in (400, 403, 404, 409):
                self.notes.went[f"refused {step} {answer.status}"] += 1
                return False
            if answer and answer.status == 500:
                self.notes.odd.append(f"{step} 500")
            self.notes.went["retried"] += 1
            time.sleep(0.5)
        return False

    def _ask(self, number: str, step: str, fields: dict[str, str]) -> Answer | None:
        path = f"/desk/matters/{number}/{step}"
        try:
            if not self.token:
                self._enter()
            if step == "forward" and not self.organ:
                found = re.search(
                    r'<select name="organ".*?<option value="(\d+)"', self.browser.get(path).text, re.S
                )
                self.organ = found[1] if found else ""
            sent = {
                "csrfmiddlewaretoken": self.token,
                **fields,
                **({"organ": self.organ} if step == "forward" else {}),
            }
            answer = self.browser.post(path, sent)
        except AWAY:
            self.notes.went["no answer"] += 1
            return None
        if "/login" in answer.url:
            self.token = ""
            return None
        return answer

    def _enter(self) -> None:
        self.browser = Browser(self.notes.address).sign_in(TRIAGE)
        found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.browser.get("/desk/").text)
        self.token = found[1] if found else ""
