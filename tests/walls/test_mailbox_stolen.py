"""Everything of the ordinary side in an attacker's hand: each row, each file, each secret, and nothing of it opens a report."""

# ruff: noqa: F811  (fixtures are taken by name)

import base64
import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from psycopg.conninfo import make_conninfo

from huiyin.config.binaries import choose
from huiyin.config.home import Home
from huiyin.matters import boxes, secrecy
from huiyin.matters.asking.spool import Spool
from huiyin.matters.models import Envelope, PetitionMatter, Reply
from tests.cast import cast, transactional_cast  # noqa: F401
from tests.doors.public import CANARY
from tests.ground import GROUND, HOME, stand
from tests.walls.test_counter_secrecy import filed
from tests.walls.test_mailbox import put_reply

pytestmark = pytest.mark.django_db(transaction=True)
LARGE = (CANARY.encode() * 90_000)[: 3 * 2**20]  # more than Django keeps in memory


@pytest.fixture
def reported(transactional_cast, demonstration, as_owner):
    """A report with a large file, a follow-up and a reply, read once by its reporter."""
    from datetime import date

    demonstration(date(2026, 3, 2))
    browser = Client()
    receipt, _ = filed(transactional_cast, browser, accusation=True, facts=CANARY, requests=(CANARY,))
    photo = SimpleUploadedFile(f"{CANARY}.txt", LARGE)
    browser.post(f"/follow/{receipt.matter}/supplement", {"text": CANARY, "files": photo})
    put_reply(as_owner, receipt)
    assert CANARY in browser.get(f"/follow/{receipt.matter}").text
    return receipt


def spellings(text: str) -> list[bytes]:
    """The phrase as it could lie in a file or a dump: plain, hexadecimal, base 64, escaped JSON, UTF-16."""
    plain = text.encode()
    middles = [base64.b64encode(plain[cut:])[4:-4] for cut in range(3)]
    escaped = text.encode("unicode_escape")
    return [
        plain,
        plain.hex().encode(),
        *middles,
        escaped,
        text.encode("utf-16-le"),
        text.encode("utf-16-be"),
    ]


def files_of_the_ordinary_side() -> Iterator[Path]:
    """All that lies in the data folder and the cluster, but for what belongs to the sealed room."""
    for folder in (HOME, Path("/var/lib/huiyin") / f"test-{os.environ['HUIYIN_TEST_RUN']}", GROUND):
        for place, _, names in os.walk(folder):  # passes over what another test takes away meanwhile
            paths = [Path(place, name) for name in names]
            yield from (path for path in paths if path.is_file() and "sealed-room" not in path.parts)


def secrets_of_the_ordinary_side() -> set[bytes]:
    """Every 32 bytes that could be a private key: each secret as it stands, hashed, and derived as the program does."""
    texts = [path.read_bytes() for path in (HOME / "keys").iterdir() if path.is_file()]
    texts += [value.encode() for value in os.environ.values()]
    texts += [str(getattr(settings, name)).encode() for name in dir(settings) if name.isupper()]
    found = set()
    for text in texts:
        found |= {hashlib.sha256(text.strip()).digest(), text.strip()[:32].ljust(32, b"\0")}
        try:
            found.add(bytes.fromhex(text.strip().decode())[:32].ljust(32, b"\0"))
        except ValueError:
            continue
    master = bytes.fromhex(settings.MASTER_KEY)
    uses = ("wrap", "find", "receipt", "sealed", "envelope", "reply", "")
    return found | {secrecy.provider().keyed_hash(master, use.encode()) for use in uses}


def test_no_secret_of_the_ordinary_side_opens_an_envelope_or_a_reply(reported, as_owner) -> None:
    with as_owner():
        closed = [bytes(one.body) for rows in (Envelope, Reply) for one in rows.objects.all()]
        keys = [secrecy.unwrap(one.pk, one.key) for one in PetitionMatter.objects.all()]
        with connection.cursor() as cursor:
            cursor.execute("SELECT receipt_digest, reply_key FROM matters_petitionitem")
            rows = cursor.fetchall()
    tried = secrets_of_the_ordinary_side() | {key.ljust(32, b"\0") for key in keys}
    tried |= {bytes.fromhex(digest) for digest, _ in rows} | {bytes(key) for _, key in rows}
    tried |= {bytes.fromhex(settings.SEALED_PUBLIC_KEY)}
    assert len(closed) == 3
    assert len(tried) > 60
    for body in closed:
        for key in tried:
            with pytest.raises(boxes.Closed):
                boxes.open(key, body)
    room = bytes.fromhex((Home(HOME).sealed_room / "private_key").read_text("ascii"))
    assert CANARY in str(boxes.open(room, closed[0])), "the one key that is not here opens it"


def test_no_file_of_the_data_folder_or_the_cluster_holds_it(reported) -> None:
    """Tables, indexes, logs, the write-ahead log, temporary files: searched as bytes, once all is on disk."""
    import psycopg

    with psycopg.connect(stand(), autocommit=True) as superuser:
        superuser.execute("CHECKPOINT")
    wanted, searched, seen = spellings(CANARY), 0, False
    for path in files_of_the_ordinary_side():
        try:
            body = path.read_bytes()
        except OSError:
            continue
        searched += 1
        seen = seen or "芦渡县信访局".encode() in body
        for spelling in wanted:
            assert spelling not in body, path.name
    assert seen, "what is there in the clear is found"
    assert searched > 500


def test_a_dump_of_the_database_holds_it_in_no_spelling(reported) -> None:
    superuser = stand()
    address = make_conninfo(superuser, dbname=connection.settings_dict["NAME"])
    made = subprocess.run(
        [choose().program("pg_dump"), "--dbname", address], capture_output=True, check=True, timeout=120
    )
    assert "芦渡县信访局".encode() in made.stdout
    for spelling in spellings(CANARY):
        assert spelling not in made.stdout


def test_a_large_file_waits_on_disk_as_ciphertext() -> None:
    spool = Spool()
    for start in range(0, len(LARGE), 64_001):
        spool.write(LARGE[start : start + 64_001])
    spool._file.flush()
    spool._file.seek(0)
    lying = spool._file.read()
    assert len(lying) == len(LARGE)
    assert CANARY.encode() not in lying
    assert spool.seek(0) == 0
    assert spool.read() == LARGE
    spool.seek(-100, os.SEEK_END)
    assert spool.read(40) == LARGE[-100:-60]
    assert spool.tell() == len(LARGE) - 60
    spool.close()
    assert spool.closed


def test_a_process_of_the_ordinary_side_has_no_private_key_in_its_settings() -> None:
    private = (Home(HOME).sealed_room / "private_key").read_text("ascii").strip()
    script = (
        "import os, django; from django.conf import settings; django.setup();"
        "print([getattr(settings, n) for n in dir(settings)]); print(dict(os.environ))"
    )
    made = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "huiyin.config.settings"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert settings.SEALED_PUBLIC_KEY in made.stdout
    assert private not in made.stdout + made.stderr
