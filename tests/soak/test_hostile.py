"""Five thousand hostile submissions to 我要信访: each is kept whole, or answered with a sentence at its field; none is a 500.

What was typed must come back as it was typed. Known beforehand are only these changes: bytes that are no UTF-8 become U+FFFD; a line break is
one sign; a request is shown without blanks around it; what is registered has no control signs (`huiyin.counter.signs`).
"""

from __future__ import annotations

import random
import re
import socket
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from html import unescape
from html.parser import HTMLParser
from typing import Any
from urllib.parse import quote_from_bytes, urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT

from huiyin.counter.signs import written
from huiyin.law.words import Duty
from huiyin.matters import ledger, reading
from huiyin.matters.models import PetitionMatter
from huiyin.people.acting import Actor
from tests.cast import Cast, transactional_cast  # noqa: F401

pytestmark = pytest.mark.django_db(transaction=True)
SUBMISSIONS, SEED, TODAY = 5_000, 19, date(2026, 3, 9)
MOST_PARTS = 100  # files in one request; beyond it none is read
HANDED_IN = 4  # of so many visitors one goes on to the end
FORM = "application/x-www-form-urlencoded"
QUESTIONS = {
    "requests": [f"requests-{n}-text" for n in range(4)],
    "facts": ["facts"],
    "identity": ["name", "phone", "address", "id_number", "credit_code"],
}
PIECES: tuple[bytes, ...] = (
    b"", b" ", b"\r\n\r\n", "水渠断了一年。".encode(), b"\x00", b"a\x00b", b"\x07\x1b[31m\x7f", "\x85\u2028\u2029".encode(),
    "\u202e反写\u200f\u2067中\u2069".encode(), "\u200b\ufeff\u00ad".encode(), "👨‍👩‍👧‍👦🏳️‍🌈🀄".encode(), "𬭎𠮷㐀".encode(), "a\u0301\u0327".encode(),
    b"\xed\xa0\x80", b"\xed\xb0\x80\xed\xa0\x80", b"\xff\xfe\xfa", "水渠断了".encode("gb18030"), "水渠".encode("utf-16"), b"\xc0\xaf\xf4\x90\x80\x80",
    b"' OR '1'='1", b"'; DROP TABLE matters_act; --", b"$$;SELECT pg_sleep(9)--", b"%s%n%x", b"{{7*7}}{% debug %}${7*7}",
    b"<script>alert(1)</script>", b"\"><img src=x onerror=alert(1)>", b"</textarea></form><b>", b"&amp;lt;&#0;&nbsp;", b"<!--", b"]]>",
    b"=cmd|'/C calc'!A0", b"+1+1", b"@SUM(A1)", b"-2+3", b"\\\\host\\share", b"../../../../etc/passwd", b"\r\nSet-Cookie: a=b",
    b"12345", b"110101199003074477", "护照Ｇ１２３".encode(), b"null", b"[]", b"__class__", "九".encode() * 900,
)  # fmt: skip
HUGE = ("长".encode() * 2_001, "很".encode() * 20_001, b"x" * 61, b"y" * 201, "🀄".encode() * 9_000)
NAMES = (
    "照片.jpg",
    "..\\..\\x.png",
    "九" * 300 + ".pdf",
    "\u202egpj.exe",
    "a\x00b.txt",
    "👨‍👩‍👧.txt",
    "con.svg",
    "=cmd.csv",
    "无后缀",
    ".txt",
)
BODIES = (b"", b"x", "说明".encode(), b"\x89PNG\r\n\x1a\n" + bytes(64), b"MZ\x90", b"GIF89a<script>", b"PK\x03\x04" * 9, b"\x00\xff" * 40)  # fmt: skip

KINDS = (
    f"{FORM}; charset=gbk", "multipart/form-data", "multipart/form-data; boundary=" + "x" * 300, "multipart/form-data; boundary=\x7f",
    "application/json", "text/plain", "a/b", "",
)  # fmt: skip


class Shown(HTMLParser):
    """What the boxes of a page hold, and the sentences in red with the field they stand in."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.held: dict[str, str] = {}
        self.wrong = re.findall(r'<p class="wrong[^"]*"[^>]*>(.+?)</p>', text, re.S)
        self._box = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag == "textarea":
            self._box = told["name"] or ""
            self.held[self._box] = ""
        elif tag == "input" and told.get("type") not in ("radio", "checkbox", "file", "hidden"):
            self.held[told.get("name") or ""] = told.get("value") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":  # a line break directly behind the opening tag is none
            self.held[self._box] = boxed(self.held[self._box]).removeprefix("\n")
            self._box = ""

    def handle_data(self, data: str) -> None:
        if self._box:
            self.held[self._box] += data


@dataclass(eq=False)
class Hostile:
    """What was sent so far and how it was answered."""

    dice: random.Random
    answers: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def text(self) -> bytes:
        """A hostile answer."""
        if self.dice.random() < 0.06:
            return self.dice.choice(HUGE)
        return b"".join(self.dice.choices(PIECES, k=self.dice.choice((1, 1, 2, 3))))

    def noted(self, what: str, answer: Any) -> Any:
        """Count an answer; a breakdown is a fault."""
        self.answers[f"{what} {answer.status_code}"] += 1
        if answer.status_code >= 500:
            self.faults.append(f"{what}: {answer.status_code}")
        return answer

    def same(self, what: str, sent: bytes, shown: str, seen_as: Callable[[str], str]) -> None:
        """What was typed came back."""
        if seen_as(decoded(sent)) != seen_as(shown):
            self.faults.append(f"{what}: sent {sent[:80]!r} ({len(sent)} bytes), came back {shown[:80]!r}")


def decoded(sent: bytes) -> str:
    return sent.decode("utf-8", "replace")


def boxed(text: str) -> str:
    """As a box holds it: a line break is one sign."""
    return re.sub(r"\r\n?", "\n", text)


def bare(text: str) -> str:
    """As a box for a request holds it: without blanks around it."""
    return boxed(text.strip()).strip()


def recorded(text: str) -> str:
    """As it is registered."""
    return written(text).strip()


def posted(client: Client, name: str, sent: dict[str, bytes], as_parts: bool) -> Any:
    """One question answered, as a browser sends a form, in one of both ways."""
    if as_parts:
        parts = [(box.encode(), text) for box, text in {**sent, "go": b"on"}.items()]
        edge = BOUNDARY.encode()
        body = b"".join(
            b'--%s\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n' % (edge, box, text)
            for box, text in parts
        )
        return client.generic("POST", f"/raise/{name}", body + b"--%s--\r\n" % edge, MULTIPART_CONTENT)
    pairs = [f"{box}={quote_from_bytes(text, safe='')}" for box, text in {**sent, "go": b"on"}.items()]
    return client.post(f"/raise/{name}", "&".join(pairs), content_type=FORM)


def answered(hostile: Hostile, client: Client, name: str) -> dict[str, bytes]:
    """Answer one question; what was typed stands in its boxes again, a sentence beside what is not taken."""
    sent = {box: hostile.text() for box in QUESTIONS[name] if hostile.dice.random() < 0.7 or box == "facts"}
    answer = hostile.noted(name, posted(client, name, sent, hostile.dice.random() < 0.4))
    page = answer
    if answer.status_code == 302:
        page = client.get(f"/raise/{name}")
    shown = Shown(page.text)
    if answer.status_code == 400 and not any(len(unescape(one).strip()) > 5 for one in shown.wrong):
        hostile.faults.append(f"{name}: declined without a sentence")
    if answer.status_code not in (200, 302, 400):
        hostile.faults.append(f"{name}: {answer.status_code}")
    held = list(shown.held.items())
    if name == "requests":
        given = [text for text in sent.values() if decoded(text).strip()]
        back = [text for _, text in held if text.strip()]
        if len(given) != len(back):
            hostile.faults.append(f"{name}: {len(given)} sent, {len(back)} came back")
        for text, box in zip(given, back, strict=False):
            hostile.same(name, text, box, bare)
    else:
        for box, text in sent.items():
            hostile.same(box, text, shown.held.get(box, ""), boxed)
    return sent


def visitor(hostile: Hostile, office: int) -> Client:
    """Somebody who has chosen place and office and raises no accusation."""
    client = Client(raise_request_exception=False)
    client.post("/raise", {"go": "anew"})
    for name, value in (("where", "970101"), ("office", str(office)), ("report", "no")):
        assert (
            client.post(
                f"/raise/{name}", {name if name != "where" else "region": value, "go": "on"}
            ).status_code
            == 302
        )
    return client


def sent_in(hostile: Hostile, client: Client) -> tuple[Any, int]:
    """The whole, with hostile files; where they are too many to be read, once more with three. The answer, and how many."""
    many = 200 if hostile.dice.random() < 0.05 else hostile.dice.choice((0, 1, 3))
    files = [(hostile.dice.choice(NAMES), hostile.dice.choice(BODIES)) for _ in range(many)]

    def send() -> Any:
        body = {"go": "on", "files": [SimpleUploadedFile(name, data) for name, data in files]}
        return hostile.noted("hand in", client.post("/raise/check", body))

    answer = send()
    if many > MOST_PARTS and answer.status_code == 413 and "少选一些" in answer.text:
        del files[3:]
        answer = send()
    return answer, len(files)


def handed_in(hostile: Hostile, client: Client, sent: dict[str, bytes], town: Cast) -> None:
    """Registered with every word, and a sentence for each file that was not taken; or refused with a sentence."""
    answer, many = sent_in(hostile, client)
    if answer.status_code == 409:  # nothing at all was said
        if 'class="because"' not in answer.text:
            hostile.faults.append("hand in: refused without a sentence")
        return
    receipt = client.get("/receipt").text
    number = re.search(r"[\w-]+-2026-\d{6}", receipt)
    if answer.status_code != 302 or number is None:
        hostile.faults.append(f"hand in: {answer.status_code}, no receipt")
        return
    page = town.page(f"{number[0]}-1", "office-x/intake", "2026-03-09")
    typed = [recorded(decoded(sent.get(box, b""))) for box in (*QUESTIONS["requests"], "facts")]
    kept = [*map(recorded, page.requests), recorded(page.facts)]
    if list(filter(None, kept)) != list(filter(None, typed)):
        hostile.faults.append(f"registered otherwise than typed: {number[0]}")
    declined = len(re.findall(r"文件“", receipt))
    if len(page.files) + declined != many:
        hostile.faults.append(f"{many} files sent, {len(page.files)} kept, {declined} sentences")
    hostile.answers.update(
        {"registered": 1, "files kept": len(page.files), "files declined, each with a sentence": declined}
    )


def broken_off(live: str, body: bytes, length: int, kind: str = FORM) -> bytes:
    """A request that says it is longer than what arrives: the connection breaks half way."""
    there = urlsplit(live)
    with socket.create_connection((there.hostname, there.port), timeout=10) as wire:
        head = f"POST /raise/facts HTTP/1.1\r\nHost: {there.netloc}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n\r\n"
        wire.sendall(head.encode() + body)
        wire.shutdown(socket.SHUT_WR)
        return wire.recv(4096)


@pytest.fixture
def town(transactional_cast: Cast, demonstration: Callable[[date], None]) -> Cast:  # noqa: F811
    demonstration(TODAY)
    return transactional_cast


def test_five_thousand_hostile_submissions(town: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("huiyin.counter.throttle.slow", lambda _request: None)
    hostile, count, visitors = Hostile(random.Random(SEED)), 0, 0
    while count < SUBMISSIONS:
        client, visitors = visitor(hostile, town["office-x"]), visitors + 1
        for _ in range(4):  # the same visitor thinks again: the last answer counts
            sent: dict[str, bytes] = {}
            for name in QUESTIONS:
                sent |= answered(hostile, client, name)
                count += 1
        if visitors % HANDED_IN == 0:
            handed_in(hostile, client, sent, town)
            count += 1
    print(f"\n{count} submissions of {visitors} visitors: {dict(sorted(hostile.answers.items()))}")
    assert not hostile.faults, f"{len(hostile.faults)}:\n" + "\n".join(hostile.faults[:30])
    with reading.named(Actor.job(Duty.CLOCK)):
        assert PetitionMatter.objects.count() == hostile.answers["registered"] > 20
    assert not ledger.verify().broken


def test_a_form_that_breaks_off_or_lies_about_itself_is_a_sentence_and_leaves_what_was_there(
    town: Cast, live: str
) -> None:
    hostile = Hostile(random.Random(SEED))
    client = visitor(hostile, town["office-x"])
    posted(client, "facts", {"facts": "水渠断了一年。".encode()}, as_parts=False)
    kept = Shown(client.get("/raise/facts").text).held["facts"]
    for kind in KINDS:
        answer = hostile.noted(
            kind[:40], client.generic("POST", "/raise/facts", "facts=别的".encode("gbk"), kind)
        )
        assert answer.status_code in (302, 400), kind
        assert answer.status_code == 302 or re.search("请|您", answer.text), kind
        back = Shown(client.get("/raise/facts").text).held["facts"]
        assert back in (kept, ""), kind
        posted(client, "facts", {"facts": kept.encode()}, as_parts=False)
    for body, length in ((b"facts=abc", 5000), (b"", 10), (b"go=on&facts=" + b"x" * 9000, 10**7)):
        said = broken_off(live, body, length)
        assert b" 500 " not in said.partition(b"\r\n")[0]
    assert Shown(client.get("/raise/facts").text).held["facts"] == kept == "水渠断了一年。"
    assert not hostile.faults
