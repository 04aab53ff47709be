"""A phrase planted in accusations and in an ordinary petition, then looked for wherever the ordinary side puts anything down.

Pages as every duty, lists, searches, papers, files, messages, jobs, sessions, cache, mail, logs at their most talkative,
error pages, the data folder, and a real dump of the database, its bytes decoded in every way we know.
"""

# ruff: noqa: F811  (fixtures are taken by name)

from __future__ import annotations

import base64
import gzip
import io
import logging
import re
import subprocess
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import quote

import psycopg
import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection
from django.test import Client
from psycopg.conninfo import make_conninfo

from huiyin.config.binaries import choose
from huiyin.config.logs import Bare
from huiyin.hints import grams, similar
from huiyin.hints.models import Document
from huiyin.law.grammar import Part
from huiyin.law.words import Channel, Klass
from huiyin.matters import acts
from huiyin.papers.models import Paper
from huiyin.people import channels
from huiyin.people.models import Agency
from tests.cast import Cast, Told, day, transactional_cast  # noqa: F401
from tests.ground import stand
from tests.papers.pages import squeezed, text
from tests.walls.test_mailbox_stolen import files_of_the_ordinary_side
from tests.walls.test_routes import PETITIONER, PUBLIC, STRANGER, addresses, knockers  # noqa: F401

pytestmark = pytest.mark.django_db(transaction=True)
TODAY = date(2026, 3, 9)
WHAT, REPORTER, ACCUSED, FILE, INSIDE = (
    "芦滩上的铁锚与四十六根缆桩", "穿灰布衫的磨坊主", "纸鸢渡口的石姓副局长", "渡口账本第九页", "河滩旧仓库的钥匙串",
)  # fmt: skip
SEALED = (WHAT, REPORTER, ACCUSED, FILE, INSIDE)
OPEN = (
    "水车旁的三棵歪脖柳树"  # of an ordinary matter: read by those who handle it, lying nowhere in the clear
)
TOLD = f"{WHAT}，{ACCUSED}在场。"
INDEXED = set(grams.of(grams.normal(WHAT)))
WHO = {"name": REPORTER, "address": REPORTER, "phone": "00000000072"}
HANDLING = {"intake", "triage", "sealed", "supervisor", "registrar", "handler", "legal", "head", "deputy", "auditor",
            "inspector", PETITIONER}  # fmt: skip


@dataclass
class Planted:
    """The ordinary matter, the numbers of what is sealed, and what the log said."""

    matter: Told
    sealed: list[str]
    said: io.StringIO
    codes: dict[str, str] = field(default_factory=dict)


@pytest.fixture
def talk() -> Iterator[io.StringIO]:
    """Everything that is logged, at DEBUG, as the program writes it."""
    said = io.StringIO()
    handler = logging.StreamHandler(said)
    handler.addFilter(Bare())
    loggers = [logging.getLogger(name) for name in ("", "django", "huiyin", "axes", "procrastinate", "ninja")]
    before = [one.level for one in loggers]
    for one in loggers:
        one.setLevel(logging.DEBUG)
    for one in loggers[:2]:
        one.addHandler(handler)
    yield said
    for one, level in zip(loggers, before, strict=True):
        one.setLevel(level)
        one.removeHandler(handler)


@pytest.fixture
def planted(
    transactional_cast: Cast, demonstration: Callable[[date], None], talk: io.StringIO, as_owner: Any
) -> Planted:
    demonstration(TODAY)
    cache.clear()
    town = transactional_cast
    matter = town.register("2026-03-02", facts=OPEN, requests=(OPEN,), files=(_file(OPEN, OPEN),))
    town.sent(matter, "land-x", "2026-03-03")
    sealed = [_by_web(town), *_by_letter(town, as_owner), *_split(town)]
    return Planted(matter, sealed, talk)


@pytest.fixture
def cast(transactional_cast: Cast) -> Cast:
    """`knockers` asks for it by this name."""
    return transactional_cast


@pytest.fixture
def matter(planted: Planted) -> Told:
    """`knockers` asks for it by this name."""
    return planted.matter


def _file(name: str, inside: str) -> acts.Upload:
    return acts.Upload(f"{name}.txt", "text/plain", inside.encode())


def _by_web(town: Cast) -> str:
    """By the public's pages, followed up with a file the same day."""
    browser = Client()
    browser.get("/raise")
    browser.post("/raise", {"go": "anew"})
    said = {
        "where": {"region": "970101"},
        "office": {"office": town["office-x"]},
        "report": {"report": "yes"},
        "requests": {"requests-0-text": TOLD},
        "facts": {"facts": TOLD, "files": SimpleUploadedFile(f"{FILE}.txt", INSIDE.encode())},
        "identity": WHO,
    }
    for name, typed in said.items():
        browser.post(f"/raise/{name}", typed)
    browser.post("/raise/check", {})
    ticket = browser.get("/receipt").context["receipt"]
    number = f"{ticket['item']}-1"
    large = SimpleUploadedFile(
        f"{FILE}.txt", (INSIDE.encode() * 90_000)[: 3 * 2**20]
    )  # onto the disk, as ciphertext
    added = browser.post(f"/follow/{number}/supplement", {"text": TOLD, "files": large})
    assert added.status_code == 302
    return number


def _by_letter(town: Cast, as_owner: Any) -> list[str]:
    """Known as an accusation at the counter, and found to be one later: what lay in the clear is destroyed."""
    more = {"facts": TOLD, "requests": (TOLD,), "identity": WHO, "files": (_file(FILE, INSIDE),)}
    known = town.register("2026-03-03", accusation=True, **more)
    later = town.register("2026-03-03", **more)
    town.take("triage", later, "office-x/triage", "2026-03-04", klass="appeal")  # indexed as what it seemed
    with as_owner():
        assert {pair for row in Document.objects.all() for pair in row.grams} >= INDEXED, (
            "what is indexed is found"
        )
    town.take("triage", later, "office-x/triage", "2026-03-04", klass="accusation")
    town.take("triage", known, "office-x/sealed", "2026-03-04", klass="accusation")
    town.take("refer_discipline", known, "office-x/sealed", "2026-03-04", organ=town["discipline-x"])
    return [known.number, later.number]


def _split(town: Cast) -> list[str]:
    """A mixed letter: its ordinary part goes its way, the letter and the accusation stay."""
    letter = town.register("2026-03-03", facts=f"补偿没有发。{TOLD}", requests=("发放补偿", TOLD), identity=WHO,
                           files=(_file(FILE, INSIDE),))  # fmt: skip
    parts = (Part(Klass.APPEAL, "补偿没有发。", ("发放补偿",)), Part(Klass.ACCUSATION, TOLD))
    town.take("split", letter, "office-x/triage", "2026-03-04", parts=parts)
    claim = f"{letter.receipt.item}-2"
    town.take("approve_extract", claim, "office-x/triage2", "2026-03-04")
    town.take("triage", claim, "office-x/triage", "2026-03-04", klass="appeal")
    town.take("forward", claim, "office-x/triage", "2026-03-04", organ=town["land-x"])
    return [letter.number, f"{letter.receipt.item}-3"]  # the claim keeps its sender's name, as any claim does


def spellings(phrase: str) -> list[bytes]:
    """The phrase as it could lie somewhere."""
    plain = phrase.encode()
    middles = [base64.b64encode(plain[cut:])[4:-4] for cut in range(3)]
    others = [phrase.encode(kind) for kind in ("utf-16-le", "utf-16-be", "gb18030", "unicode_escape")]
    references = "".join(f"&#{ord(sign)};" for sign in phrase).encode()
    return [
        plain,
        plain.hex().encode(),
        plain.hex().upper().encode(),
        quote(phrase).encode(),
        references,
        *middles,
        *others,
    ]


def layers(heap: bytes) -> Iterator[bytes]:
    """The bytes, and what unpacks from them: hexadecimal, base 64, gzip, zlib, one within the other once."""
    yield heap
    for found in re.findall(rb"\\x([0-9a-fA-F]{20,})", heap):
        yield from _unpacked(bytes.fromhex(found[: len(found) // 2 * 2].decode()))
    for found in re.findall(rb"[A-Za-z0-9+/_-]{24,}={0,2}", heap):
        with suppress(ValueError):
            yield from _unpacked(base64.b64decode(found.translate(bytes.maketrans(b"-_", b"+/")) + b"===="))


def _unpacked(body: bytes) -> Iterator[bytes]:
    yield body
    for unpack in (gzip.decompress, zlib.decompress):
        with suppress(OSError, EOFError, zlib.error):
            yield unpack(body)


def told(heap: bytes, *phrases: str) -> list[str]:
    """Which of the phrases can be read in it."""
    wanted = {phrase: spellings(phrase) for phrase in phrases}
    return sorted(
        {
            phrase
            for layer in layers(heap)
            for phrase, some in wanted.items()
            if any(one in layer for one in some)
        }
    )


def _dump() -> bytes:
    address = make_conninfo(stand(), dbname=connection.settings_dict["NAME"])
    made = subprocess.run(
        [choose().program("pg_dump"), "--dbname", address], capture_output=True, check=True, timeout=120
    )
    return made.stdout


def _everything_of(answer: Any) -> bytes:
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if body.startswith(b"%PDF"):
        body += text(body).encode()
    return body + str(dict(answer.headers)).encode()


def _paths(planted: Planted, as_owner: Any) -> list[str]:
    """Every address with every number, and what a curious officer would type after it."""
    with as_owner():
        papers = list(Paper.objects.values_list("pk", "matter_id"))
    numbers = [planted.matter.number, *planted.sealed]
    found = []
    for shape in addresses():
        if shape.startswith(("/logout", "/account", "/accounts")):
            continue
        for number in numbers if "<number>" in shape else numbers[:1]:
            fills = {"number": number, "code": "supplement" if shape.startswith("/follow") else "write_back",
                     "pk": "1", "name": "check", "arrival": "office-x-2026-A000001"}  # fmt: skip
            found.append(re.sub(r"<(\w+)>", lambda part, fills=fills: fills.get(part[1], "x"), shape))
    found += [
        f"/desk/matters/{number}/papers/{pk}" for pk, _ in papers for number in (numbers[0], numbers[1])
    ]
    found += [f"/desk/find?number={quote(word)}" for word in (*SEALED[:2], *numbers)]
    return found + [f"/desk/?box={box}&q={quote(WHAT)}" for box in ("open", "closed", "all")]


def test_no_page_says_it_to_anyone_and_the_ordinary_one_is_said_to_those_who_handle_it(
    planted: Planted, knockers: dict[str, Client], as_owner: Any
) -> None:
    heard: dict[str, set[str]] = {}
    paths = _paths(planted, as_owner)
    for who, client in knockers.items():
        mine = (
            paths
            if who not in (PUBLIC, PETITIONER)
            else [one for one in paths if not one.startswith("/desk/matters")]
        )
        for path in mine:
            cache.clear()
            answer = client.get(path)
            seen = squeezed(_everything_of(answer).decode("utf-8", "replace"))
            asked = [
                word for word in SEALED if quote(word) in path
            ]  # what one typed may stand in the box again
            assert [word for word in SEALED if word in seen and word not in asked] == [], (who, path)
            if OPEN in seen:
                heard.setdefault(who, set()).add(path)
    assert set(heard) - HANDLING == set(), "only who handles the matter reads it"
    assert {"handler", "triage", "intake"} <= set(heard), "and they do read it"
    assert any("/papers/" in path for path in heard["triage"]), "papers were read as their text"
    assert STRANGER not in heard
    assert told(planted.said.getvalue().encode(), *SEALED, OPEN) == []
    assert [
        message.body for message in mail.outbox if told(message.message().as_bytes(), *SEALED, OPEN)
    ] == []


def test_at_rest_nothing_of_either_can_be_read(planted: Planted, knockers: dict[str, Client]) -> None:
    """Dump, sessions, cache, jobs, and every file of the data folder and the cluster."""
    for client in knockers.values():
        client.get(f"/desk/matters/{planted.matter.number}")
    dump = _dump()
    assert told(dump, "芦渡县信访局") == ["芦渡县信访局"], "what is in the clear is found"
    for table in (
        b"procrastinate_jobs",
        b"django_session",
        b"people_cache",
        b"matters_message",
        b"matters_envelope",
    ):
        assert b"COPY public." + table in dump, table
    assert told(dump, *SEALED, OPEN) == []
    kept = [str(one.get_decoded()) for one in Session.objects.all()]
    assert kept
    assert told("\n".join(kept).encode(), *SEALED, OPEN) == []
    with psycopg.connect(stand(), autocommit=True) as superuser:
        superuser.execute("CHECKPOINT")
    wanted = [spelling for phrase in (*SEALED, OPEN) for spelling in spellings(phrase)]
    searched = 0
    for path in files_of_the_ordinary_side():
        with suppress(OSError):
            body = path.read_bytes()
            searched += 1
            assert [one for one in wanted if one in body] == [], path.name
    assert searched > 500
    assert told(planted.said.getvalue().encode(), *SEALED, OPEN) == []


def test_of_what_was_sealed_later_no_pair_is_left_in_the_index(planted: Planted, as_owner: Any) -> None:
    """Neither in a row nor in what was counted over rows: the ordinary matter's are there, and they alone."""
    similar.count_spread()
    with as_owner():
        kept = {pair for row in Document.objects.all() for pair in row.grams}
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM hints_spread")
            assert cursor.fetchone() == (0,), "so few texts are not counted"
    assert set(grams.of(grams.normal(OPEN))) <= kept
    assert len(INDEXED & kept) <= 1, "but for a pair that another text holds as well"


@pytest.mark.parametrize("wrong", [RuntimeError, OperationalError])
def test_what_breaks_with_it_in_hand_does_not_say_it(
    planted: Planted, as_owner: Any, monkeypatch: pytest.MonkeyPatch, wrong: type[Exception]
) -> None:
    """An exception that quotes content, at every place where people hand something in."""

    def broken(*_: Any, **__: Any) -> None:
        raise wrong(TOLD)

    with as_owner():
        key = channels.issue(Agency.objects.get(code="office-x"), "12345热线", Channel.CALL)
    client = Client(raise_request_exception=False)
    client.post("/follow", {"number": planted.matter.receipt.item, "code": planted.matter.receipt.code})
    monkeypatch.setattr(acts, "register", broken)
    monkeypatch.setattr(acts, "take", broken)
    headers = {"X-Channel-Key": key, "Idempotency-Key": "canary-0001"}
    body = {"requests": [TOLD], "facts": TOLD, "identity": {"name": REPORTER}, "accusation": True}
    answers = [
        client.post("/api/items", body, content_type="application/json", headers=headers),
        client.post(f"/follow/{planted.matter.number}/supplement", {"text": TOLD}),
        client.post(f"/follow/{planted.matter.number}/{quote(WHAT)}", {"text": TOLD}),
        client.get(f"/{quote(WHAT)}?{quote(ACCUSED)}={quote(WHAT)}"),
    ]
    assert {answer.status_code for answer in answers[:2]} == {503 if wrong is OperationalError else 500}
    for answer in answers[:2]:  # the others may show the address again to whoever typed it
        assert told(_everything_of(answer), *SEALED) == []
    assert wrong.__name__ in planted.said.getvalue(), "what went wrong is noted"
    assert told(planted.said.getvalue().encode(), *SEALED) == []


def test_the_search_would_find_it(planted: Planted) -> None:
    """A phrase put where it must not be, in each of the ways it could hide; its own, for what is written stays in the
    write-ahead log of the cluster all tests share."""
    found = "埠头第十一级石阶下的铜哨"
    hidden = found.encode()
    with connection.cursor() as cursor:
        for place, body in enumerate(
            (hidden, gzip.compress(hidden), found.encode("utf-16-le"), base64.b64encode(hidden))
        ):
            cursor.execute(
                "INSERT INTO django_session (session_key, session_data, expire_date) VALUES (%s, %s, now())",
                [f"planted-{place}", "\\x" + body.hex()],
            )
            assert told(_dump(), *SEALED, found) == [found], place
            cursor.execute("DELETE FROM django_session WHERE session_key = %s", [f"planted-{place}"])
    assert told(_dump(), *SEALED, found) == []
