"""The rehearsal: back up while it runs, lose everything, restore elsewhere, and find it all as it was."""

# ruff: noqa: F811  (fixtures are taken by name)

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import psycopg
import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher

from huiyin.config.backup import dump, restoring
from huiyin.config.backup.locks import Lock, Locks
from huiyin.config.backup.strongbox import Opened
from huiyin.config.backup.subjects import ORDINARY
from huiyin.config.database import NAME, addresses
from huiyin.config.home import Home
from huiyin.config.models import Founding
from huiyin.config.sentences import CannotGoOn
from huiyin.matters import acts, reading
from huiyin.people.models import Officer
from tests import ground, launcher
from tests.cast import Cast, Told, cast, transactional_cast  # noqa: F401
from tests.launcher import Launched
from tests.walls import sealed_house
from tests.walls.test_mailbox_stolen import spellings

pytestmark = pytest.mark.django_db(transaction=True)
CANARY, ACCUSED = "水渠冲毁后的照片说明", "某主任收受砂石款的经过"
PHOTO = acts.Upload(f"{CANARY}.txt", "text/plain", f"附件正文：{CANARY}".encode())
PASSPHRASES = ("reed heron ferry lantern", "mist barley copper quay")
PASSWORD = "river stone lantern 42"


@dataclass(frozen=True)
class Lived:
    """What was in the house when it was backed up."""

    matter: Told
    sealed: Told
    old: Told  # at an end since 2014, destroyed after the backup
    folder: Path
    said: str

    @property
    def file(self) -> Path:
        return self.folder / "house.backup"

    @property
    def keys(self) -> Path:
        return self.folder / "house.backup.keys"


def huiyin(
    *words: str | Path, home: Path, database: str = "", **more: object
) -> "subprocess.CompletedProcess[str]":
    """The command as an operator types it."""
    named = {"HUIYIN_HOME": str(home), **({"HUIYIN_DATABASE": database} if database else {})}
    return subprocess.run(
        [sys.executable, "-m", "huiyin.config.commands", *map(str, words)],
        env={**launcher.surroundings(), **named},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        **more,  # type: ignore[call-overload]
    )


@pytest.fixture
def folder(request: pytest.FixtureRequest) -> Iterator[Path]:
    place = ground.GROUND / f"备份 {request.node.name[5:20]}"
    place.mkdir(parents=True)
    for number, words in enumerate(PASSPHRASES, start=1):
        (place / f"passphrase-{number}").write_text(words + "\n", "utf-8")
    yield place
    shutil.rmtree(place, ignore_errors=True)


def secrets(folder: Path) -> tuple[str, ...]:
    first, second = (str(folder / f"passphrase-{number}") for number in (1, 2))
    return "--data-passphrase", first, "--keys-passphrase", second


@pytest.fixture
def lived(transactional_cast, as_owner, folder) -> Lived:
    """Matters made by real acts: one with a file and papers, one an accusation; backed up while the house stands."""
    matter = transactional_cast.accepted("03-02", files=(PHOTO,))
    told = transactional_cast.register("03-02", facts=ACCUSED, requests=(ACCUSED,))
    transactional_cast.take("triage", told, "office-x/triage", "03-02", klass="accusation")
    old = transactional_cast.register("2014-03-02")
    transactional_cast.sent(old, "land-x", "2014-03-03", klass="suggestion")
    transactional_cast.withdrawn(old, "2014-03-04")
    with as_owner():
        Founding.objects.update(day=date(2026, 3, 2))
        Officer.objects.filter(username="land-x/handler").update(
            password=Argon2PasswordHasher().encode(PASSWORD, "a salt of sixteen")
        )
    cheap = Locks(*(Lock.made(words, 1, 2**23) for words in PASSPHRASES))  # argon2 is slow on purpose
    cheap.keep(ORDINARY.locks(Home(ground.HOME)))
    made = back_up(folder)
    assert made.returncode == 0, made.stderr
    return Lived(matter, told, old, folder, made.stdout)


def back_up(folder: Path, name: str = "house.backup", **more: object) -> "subprocess.CompletedProcess[str]":
    return huiyin(
        "backup", folder / name, *secrets(folder), home=ground.HOME, database=ground.DATABASE, **more
    )


def schema(conninfo: str) -> str:
    """Tables, policies, triggers, functions and grants, as PostgreSQL itself writes them down."""
    program = dump.tools(18).program("pg_dump")
    said = subprocess.run(
        [program, "--schema-only", f"--dbname={conninfo}"], capture_output=True, text=True, check=True
    ).stdout
    said = re.sub(r"^\\(un)?restrict .*$", "", said, flags=re.M)
    return re.sub(
        r"::(character varying|text)(\[\])?|[()]", "", said
    )  # a list in a check is printed in two ways


def test_the_rehearsal(lived):
    was = schema(addresses(Home(ground.HOME))[1].conninfo())
    with reading.named(lived.old.petitioner):
        place = _key_of(lived.old.number)[1]
    journal = lived.folder / "disposals"
    journal.write_text(f"{lived.old.number}\t2025-02-03\t{place}\t{'0' * 64}\n", "utf-8")
    ground.lay_database(ground.stand())  # everything is lost
    elsewhere = lived.folder / "另一台机器"
    back = huiyin("restore", lived.file, *secrets(lived.folder), "--disposals", journal, home=elsewhere)
    assert back.returncode == 0, back.stdout + back.stderr
    assert "再次销毁 1 件" in back.stdout
    assert "3 信访事项 matters" in lived.said
    assert "3 信访事项 matters" in back.stdout
    assert "1 附件 attachments" in back.stdout
    assert "各表行数、链尾与备份一致" in back.stdout
    assert not (elsewhere / "sealed-room").exists()  # its key was never in this backup
    assert (elsewhere / "keys/master_key").read_bytes() == (ground.HOME / "keys/master_key").read_bytes()
    again = huiyin("restore", lived.file, *secrets(lived.folder), home=elsewhere)
    assert (again.returncode, "不是空" in again.stderr or "已有" in again.stderr) == (1, True)

    house = Launched(elsewhere, PORT="18900", command=launcher.COMMAND[:-1])
    try:
        address = house.address()
        _the_walls_stand(elsewhere, was)
        _everybody_finds_their_own(address, lived)
    finally:
        house.end(signal.SIGTERM)
    assert launcher.gone(elsewhere) == {}


def _the_walls_stand(home: Path, was: str) -> None:
    """The same tables, policies and grants; nobody named, no rows; the day of the demonstration, numbers that go on."""
    app, owner = (replace(one, name=NAME) for one in addresses(Home(home)))
    assert schema(owner.conninfo()) == was
    with psycopg.connect(app.conninfo()) as connection:
        for table in ("matters_petitionmatter", "matters_act", "matters_attachment", "papers_paper"):
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
        founded = connection.execute("SELECT demonstration, day FROM config_founding").fetchone()
        assert founded == (False, date(2026, 3, 2))
    with psycopg.connect(owner.conninfo()) as connection:
        highest = connection.execute(
            "SELECT max(id), nextval('matters_act_id_seq') FROM matters_act"
        ).fetchone()
        assert highest
        assert highest[1] > highest[0]
        assert connection.execute(
            # destroyed again, and what was signed off when it was lost is issued by the house that stands again
            "SELECT count(*) FROM matters_act WHERE xact <> 0 AND step NOT IN ('dispose_again', 'issue_paper')"
        ).fetchone() == (0,)


def _everybody_finds_their_own(address: str, lived: Lived) -> None:
    visitor = sealed_house.Visitor(address)
    for told in (lived.matter, lived.sealed):
        visitor.get("/follow")
        seen = visitor.post("/follow", number=told.receipt.item, code=told.receipt.code)
        assert told.number in seen
    officer = sealed_house.Officer(address, "land-x/handler", PASSWORD)
    page = officer.get(f"/desk/matters/{lived.matter.number}")
    file = re.search(rf"/desk/matters/{lived.matter.number}/files/\d+", page)
    assert file, page[:300]
    officer.get(file[0])
    assert officer.post(file[0], purpose="contact") == PHOTO.data.decode()
    assert officer.get(f"/desk/matters/{lived.sealed.number}").count(ACCUSED) == 0
    assert officer.status == 404


def test_neither_file_alone_says_anything(lived, monkeypatch):
    keys = {
        file.read_text("ascii").strip() for file in (ground.HOME / "keys").iterdir() if len(file.name) < 30
    }
    for file in (lived.file, lived.keys):
        assert file.stat().st_mode & 0o777 == 0o600
        body = file.read_bytes()
        for phrase in (CANARY, ACCUSED):
            assert not [one for one in spellings(phrase) if one in body]
        for phrase in ("田禾", "office-x/intake", "master_key", lived.matter.number):
            assert phrase.encode() not in body
        assert not [
            key for key in keys if key.encode() in body or (len(key) == 64 and bytes.fromhex(key) in body)
        ]
    opened = Opened(lived.file, "data", PASSPHRASES[0])  # the data's passphrase, without the keys
    within = json.dumps(opened.header).encode() + _plain(opened)
    for phrase in (CANARY, ACCUSED, "河湾村二组"):
        assert not [one for one in spellings(phrase) if one in within]
    assert not [key for key in keys if key.encode() in within]
    assert b"COPY public.matters_act " in within
    _another_main_key_opens_nothing(lived, monkeypatch)


def _plain(opened: Opened) -> bytes:
    """The whole dump as SQL, whose bytea is hexadecimal."""
    restore = dump.tools(18).program("pg_restore")
    body = b"".join(opened.content())
    return subprocess.run([restore, "-f", "-"], input=body, capture_output=True, check=True).stdout


def _another_main_key_opens_nothing(lived, monkeypatch):
    from huiyin.matters import secrecy

    with reading.named(lived.matter.petitioner):
        wrapped, matter_id = _key_of(lived.matter.number)
    assert secrecy.unwrap(matter_id, wrapped)
    monkeypatch.setattr(secrecy, "_derived", lambda use: os.urandom(32))
    with pytest.raises(secrecy.Unreadable):
        secrecy.unwrap(matter_id, wrapped)


def _key_of(number: str) -> tuple[bytes, int]:
    from huiyin.matters.models import PetitionMatter

    matter = PetitionMatter.objects.get(number=number)
    return bytes(matter.key or b""), matter.pk


def _flipped(body: bytes) -> bytes:
    return body[:-100] + bytes([body[-100] ^ 1]) + body[-99:]


SPOILT = {
    "flipped": (_flipped, "不完整或被改动过"),
    "cut": (lambda body: body[:-50], "不完整或被改动过"),
    "longer": (lambda body: body + b"x", "不完整或被改动过"),
    "other version": (lambda body: body.replace(b"backup 1", b"backup 9", 1), "格式版本是 9"),
    "foreign": (lambda body: b"PK" + body, "不是回音的备份文件"),
}


def test_a_file_that_is_not_whole_or_not_opened_restores_nothing(lived, monkeypatch):
    whole = lived.file.read_bytes()
    for name, (spoil, sentence) in SPOILT.items():
        lived.file.write_bytes(spoil(whole))
        with pytest.raises(CannotGoOn, match=sentence):
            pytest.fail(name + str(read(lived)))
    lived.file.write_bytes(whole)
    _the_wrong_passphrase_opens_nothing(lived, monkeypatch)
    lived.file.write_bytes(_flipped(whole))
    elsewhere = lived.folder / "elsewhere"
    back = huiyin("restore", lived.file, *secrets(lived.folder), home=elsewhere)
    assert (back.returncode, "Traceback" in back.stderr) == (1, False)
    assert "没有恢复任何内容" in back.stderr
    asked = huiyin("restore", lived.file, home=elsewhere)
    assert (asked.returncode, "没有人可问口令" in asked.stderr) == (1, True)
    assert not elsewhere.exists()


def read(lived: Lived, passphrases: tuple[str, str] = PASSPHRASES) -> restoring.Checked:
    return restoring.read(ORDINARY, lived.file, lived.keys, passphrases, print)


def _the_wrong_passphrase_opens_nothing(lived, monkeypatch):
    for wrong in (PASSPHRASES[::-1], (PASSPHRASES[0], PASSPHRASES[0])):
        with pytest.raises(CannotGoOn, match="口令不对"):
            read(lived, wrong)
    with monkeypatch.context() as patch:
        patch.setattr(restoring, "check", lambda key: "another house")
        with pytest.raises(CannotGoOn, match="不是这份数据的"):
            read(lived)
    monkeypatch.setattr(restoring, "program_knows", lambda name: "0008" not in name)
    with pytest.raises(CannotGoOn, match="更新的一版程序"):
        read(lived)
    keys = lived.keys.read_bytes()
    shutil.copy(lived.file, lived.keys)
    with pytest.raises(CannotGoOn, match="这里要的是“keys”文件"):
        read(lived)
    lived.keys.write_bytes(keys)
    monkeypatch.undo()


def _limited() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))


def test_a_full_disk_leaves_no_half_file_and_the_house_stands(lived):
    before = set(lived.folder.iterdir())
    full = back_up(lived.folder, "second.backup", preexec_fn=_limited)
    assert full.returncode == 1
    assert "没有留下半份文件" in full.stderr
    assert "Traceback" not in full.stderr
    assert set(lived.folder.iterdir()) == before
    with reading.named(lived.matter.petitioner):
        assert reading.matter(lived.matter.number, on=date(2026, 3, 2))
    assert "已经存在" in back_up(lived.folder).stderr
    assert "没有" in back_up(lived.folder, "nowhere/x.backup").stderr
    assert set(lived.folder.iterdir()) == before
    _old_backups_go_and_nothing_else_does(lived)


def _old_backups_go_and_nothing_else_does(lived):
    shelf = lived.folder / "shelf"
    shelf.mkdir()
    ours, foreign, young = shelf / "old.backup", shelf / "letter.backup", shelf / "young.backup"
    for file in (ours, young):
        shutil.copy(lived.file, file)
    foreign.write_bytes(b"a letter")
    for file in (ours, foreign):
        os.utime(file, (0, 0))
    kept = huiyin(
        *("backup", shelf, "--keep", "30", "--new-passphrases", *secrets(lived.folder)),
        home=ground.HOME,
        database=ground.DATABASE,
    )
    assert kept.returncode == 0, kept.stderr
    assert not ours.exists()
    assert foreign.exists()
    assert young.exists()
    assert (
        len(list(shelf.glob("huiyin-data-*.backup")))
        == len(list(shelf.glob("huiyin-data-*.backup.keys")))
        == 1
    )
