"""The whole program as a person starts it, with the demonstration, and officers at the sealed room's door."""

from __future__ import annotations

import re
import sys
import urllib.error
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any

import psycopg

from huiyin.config.cluster import Cluster, the_cluster
from huiyin.config.home import Home
from huiyin.config.sealed_demonstration import PASSWORD
from tests.doors.public import answer
from tests.launcher import Launched

COMMAND = [sys.executable, "-m", "huiyin.config.commands", "start"]


NOT_A_BOX = b"not a box"


class House:
    """One running program: the counter's address, the sealed room's, and the cluster under both."""

    def __init__(self, home: Path, port: int) -> None:
        self.home = Home(home)
        self.launched = Launched(home, command=COMMAND, PORT=str(port))
        self.counter = self.launched.address()
        said = re.search(r"sealed room  (http://\S+?)/\s", "".join(self.launched.words))
        assert said, self.launched.words
        self.room = said[1]

    @property
    def cluster(self) -> Cluster:
        return the_cluster(self.home)

    def officer(self, username: str, password: str = PASSWORD) -> Officer:
        return Officer(self.room, username, password)


class Visitor:
    """Somebody with a browser of their own, told by plain requests."""

    def __init__(self, room: str) -> None:
        self.room, self.jar = room, CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))
        self.status, self.url, self.page = 0, "", ""

    def get(self, path: str) -> str:
        return self._ask(urllib.request.Request(self.room + path))

    def post(self, path: str, **fields: Any) -> str:
        return self._ask(self.request(path, **fields))

    def request(self, path: str, **fields: Any) -> urllib.request.Request:
        """A form sent, with the token of the page seen last."""
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', self.page)
        data = {"csrfmiddlewaretoken": token[1] if token else "", **fields}
        body = urllib.parse.urlencode(data, doseq=True).encode()
        return urllib.request.Request(self.room + path, body, {"Origin": self.room})

    def _ask(self, request: urllib.request.Request) -> str:
        try:
            with self.opener.open(request, timeout=60) as answered:
                self.status, self.url, text = answered.status, answered.url, answered.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                self.status, text = error.code, error.read().decode()
        self.page = text if "csrfmiddlewaretoken" in text else self.page
        return text


class Officer(Visitor):
    """One who signs in; in the sealed room, unless another address is told."""

    def __init__(self, room: str, username: str, password: str) -> None:
        super().__init__(room)
        self.get("/login")
        self.post("/login", username=username, password=password)

    def report(self, number: str) -> str:
        """The address of a report in this officer's list, "" where it is not there."""
        found = re.search(rf'href="(/reports/\d+)">{re.escape(number)}<', self.get("/"))
        return found[1] if found else ""

    def open(self, number: str, why: str = "值班收件，依照职责启封。") -> str:
        """Open a report with a reason; its address."""
        path = self.report(number)
        assert path, f"{number} is not in the list"
        self.get(path)
        self.post(f"{path}/open", reason=why)
        return path

    def choice(self, page: str, name: str) -> str:
        """The value of an option by its words."""
        found = re.search(rf'<option value="([^"]+)"[^>]*>{re.escape(name)}</option>', page)
        assert found, name
        return found[1]


def file_accusation(page: Any, counter: str, facts: str, name: str = "田禾") -> tuple[str, str]:
    """A reporter at the counter; item number and query code."""
    return file_petition(page, counter, facts, name)


def file_petition(
    page: Any, counter: str, facts: str, name: str = "田禾", *, accuses: bool = True
) -> tuple[str, str]:
    """A petitioner at the counter; item number and query code."""
    page.goto(f"{counter}/")
    page.click("main >> text=我要信访")
    page.click("button[value=anew]")
    answer(page, "where", region="980101")
    answer(page, "office")
    answer(page, "report", report="yes" if accuses else "no")
    answer(page, "requests", **{"requests-0-text": "依法查处"})
    answer(page, "facts", facts=facts)
    answer(page, "together")
    answer(page, "identity", name=name, phone="00000000001", address="青禾县河湾村二组")
    page.wait_for_url("**/raise/check")
    page.click("button[value=on]")
    page.wait_for_url("**/receipt")
    number, code = page.locator(".ticket .big-number").all_inner_texts()
    return number, code


def superuser(house: House, name: str) -> psycopg.Connection[Any]:
    """With the password that lies in keys/, as whoever has the ordinary side in hand would."""
    return psycopg.connect(house.cluster.conninfo(dbname=name), autocommit=True)


def name_accused(
    officer: Officer, path: str, *, name: str, unit: str, rank: str = "section", lead: str = "deputy"
) -> None:
    page = officer.get(path)
    chosen = officer.choice(page, unit)
    officer.post(f"{path}/act/name", name=name, unit=chosen, rank=rank, lead=lead, leads="")
