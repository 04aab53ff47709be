"""With the ordinary side in hand, nothing of an accusation can be read: tests that try."""

from __future__ import annotations

import os
import re
import subprocess
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from huiyin.config.home import Home
from huiyin.matters import boxes
from huiyin.matters.secrecy import KEY_BYTES, ShangMi, Unreadable
from tests.walls.sealed_house import NOT_A_BOX, House, Officer, file_accusation, name_accused, superuser

CANARY = "芦苇荡里的蓝色灯笼七十二盏"
ACCUSED = "纸鸢渡口的石姓副局长"
REPORTER = "穿灰布衫的磨坊主"
REASON = "查对河滩旧账本第九页"
SECRETS = (CANARY, ACCUSED, REPORTER, REASON)


def _planted(house: House, page: Any) -> str:
    """A report full of things that must stay inside: filed, opened, the accused named, answered, an identity asked for."""
    number, _ = file_accusation(page, house.counter, f"{CANARY}。", name=REPORTER)
    officer = house.officer("m98010101-1")
    path = officer.open(f"{number}-1", why=REASON)
    name_accused(officer, path, name=ACCUSED, unit="青禾县自然资源局")
    officer.post(f"{path}/act/reply", text=f"收到：{CANARY}")
    officer.post(f"{path}/act/ask_identity", motive=f"{REASON}，{ACCUSED}在场。")
    officer.post(f"{path}/print")
    assert CANARY in officer.get(path)
    assert ACCUSED in officer.get(path)
    assert REASON in officer.get(path)
    return number


def _spellings(secret: str) -> list[bytes]:
    plain = secret.encode()
    escaped = secret.encode("unicode_escape")
    return [plain, plain.hex().encode(), secret.encode("utf-16-le"), secret.encode("gb18030"), escaped]


SPELLINGS = [spelling for secret in SECRETS for spelling in _spellings(secret)]


def _told(where: str, heap: bytes) -> list[str]:
    return [where for spelling in SPELLINGS if spelling in heap]


def _files(*roots: Path) -> Iterator[Path]:
    for root in roots:
        for folder, names, files in os.walk(root):
            names[:] = [name for name in names if name != "sealed-room"]
            yield from (Path(folder) / file for file in files)


def _dump(house: House, name: str) -> bytes:
    program = house.cluster.binaries.program("pg_dump")
    return subprocess.run(
        [program, "--inserts", house.cluster.conninfo(dbname=name)], capture_output=True, check=True
    ).stdout


def test_with_all_but_the_sealed_room_in_hand_nothing_can_be_read(house: House, page: Any) -> None:
    number = _planted(house, page)
    with superuser(house, "postgres") as cluster:
        cluster.execute("CHECKPOINT")
    told = []
    for file in _files(
        house.home.path, house.cluster.root
    ):  # the cluster's own files, logs, keys, the write-ahead log
        if file.is_file():
            told += _told(str(file), file.read_bytes())
    for name in ("huiyin", "huiyin_sealed"):
        heap = _dump(house, name)
        assert number.encode() in heap
        told += _told(f"dump of {name}", heap)
    for kind in ("web", "worker"):
        told += _told(kind, Path(f"/proc/{house.launched.one(kind)}/environ").read_bytes())
    told += _told("what start says", "".join(house.launched.words).encode())
    assert told == []


def _ciphertexts(house: House) -> list[tuple[str, bytes]]:
    found = []
    with superuser(house, "huiyin") as ordinary, superuser(house, "huiyin_sealed") as room:
        for connection, query in (
            (ordinary, "SELECT 'envelope', body FROM matters_envelope"),
            (ordinary, "SELECT 'reply', body FROM matters_reply"),
            (room, "SELECT 'envelope', body FROM sealed_envelope"),
            (room, "SELECT 'entry:' || report_id || ':' || seq, words FROM sealed_entry"),
            (room, "SELECT 'accused:' || report_id, words FROM sealed_accused"),
            (room, "SELECT 'motive:' || report_id, motive FROM sealed_identityrequest"),
        ):
            found += [(place, bytes(body)) for place, body in connection.execute(query).fetchall()]
    return found


def _opens(place: str, body: bytes, key: bytes) -> bool:
    try:
        boxes.open(key, body)
        return True
    except boxes.Closed:
        pass
    try:
        ShangMi().open(key[:KEY_BYTES], body, place.encode())
        return True
    except Unreadable:
        return False


def test_no_key_of_the_ordinary_side_opens_anything_and_the_room_s_own_keys_do(
    house: House, page: Any
) -> None:
    _planted(house, page)
    heap = _ciphertexts(house)
    assert {place.split(":")[0] for place, _ in heap} == {"envelope", "reply", "entry", "accused", "motive"}
    kept = [file.read_text("ascii") for file in sorted(house.home.keys.iterdir())]
    keys = [bytes.fromhex(one) for text in kept for one in re.findall(r"\b[0-9a-f]{64}\b", text)]
    assert len(keys) >= 6
    assert [place for place, body in heap for key in keys if _opens(place, body, key)] == []
    private = house.home.sealed_private()
    assert private
    room = bytes.fromhex(house.home.sealed_secret("room_key"))
    heap = [(place, body) for place, body in heap if body != NOT_A_BOX]
    shut = {place for place, body in heap if not (_opens(place, body, private) or _opens(place, body, room))}
    assert shut == {"reply"}  # for the reporter's code alone
    assert any(CANARY in str(boxes.open(private, body)) for place, body in heap if place == "envelope")


def test_the_web_process_holds_no_file_of_the_room_and_no_way_in(house: House) -> None:
    room = house.home.sealed_room
    inside = [file.read_text("ascii").strip() for file in room.iterdir()]
    assert len(inside) >= 6
    assert room.stat().st_mode & 0o777 == 0o700
    assert {file.stat().st_mode & 0o777 for file in room.iterdir()} == {0o600}
    for kind in ("web", "worker"):
        pid = house.launched.one(kind)
        environment = Path(f"/proc/{pid}/environ").read_text("utf-8")
        assert [secret for secret in inside if secret in environment] == []
        held = [os.readlink(handle) for handle in Path(f"/proc/{pid}/fd").iterdir() if handle.is_symlink()]
        assert [name for name in held if "sealed-room" in name] == []
    conninfo = house.cluster.conninfo(user="huiyin_app", dbname="huiyin_sealed")
    with pytest.raises(psycopg.OperationalError, match="permission denied"):
        psycopg.connect(conninfo)


def _serving(house: House) -> psycopg.Connection[Any]:
    """As the room's own serving role."""
    password = Home(house.home.path).sealed_secret("app_password")
    address = house.cluster.conninfo(dbname="huiyin_sealed")
    return psycopg.connect(address, user="huiyin_sealed_app", password=password, autocommit=True)


TABLES = (
    *("report", "envelope", "entry", "accused", "handover", "assignment", "identityrequest"),
    *("alarm", "freeze", "trail"),
)


@pytest.mark.parametrize("table", TABLES)
def test_nobody_named_sees_no_row_and_the_record_cannot_be_changed(house: House, table: str) -> None:
    with _serving(house) as serving:
        assert serving.execute(f"SELECT count(*) FROM sealed_{table}").fetchone() == (0,)
        serving.execute(
            "SELECT set_config('sealed.officer', '1', false), set_config('sealed.agency', '1', false)"
        )
        serving.execute(
            "SELECT set_config('sealed.duty', 'sealed', false)"
        )  # an officer who is not in that post
        assert serving.execute(f"SELECT count(*) FROM sealed_{table}").fetchone() == (0,)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            serving.execute(f"DELETE FROM sealed_{table}")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            serving.execute(f"TRUNCATE sealed_{table} CASCADE")


@pytest.mark.parametrize("table", ["entry", "envelope", "accused"])
def test_not_even_the_cluster_s_superuser_changes_the_record_in_passing(house: House, table: str) -> None:
    with superuser(house, "huiyin_sealed") as master:
        for statement in (f"UPDATE sealed_{table} SET id = id", f"DELETE FROM sealed_{table}"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege, match="append-only"):
                master.execute(statement)


ROUTES = re.findall(
    r'path\("([^"]*)"', (Path(__file__).parents[2] / "huiyin/sealed/urls.py").read_text("utf-8")
)
PLACES = {
    "<int:pk>": "1",
    "<int:sheet>": "1",
    "<int:place>": "1",
    "<slug:name>": "note",
    "<uuid:pk>": str(uuid.UUID(int=1)),
}


@pytest.fixture(scope="module")
def stranger(house: House) -> Officer:
    """Somebody whom the room turned away: each refused sign-in costs a slow hash, so it is refused once."""
    return house.officer("nobody", "nothing at all")


@pytest.mark.parametrize("route", ROUTES)
def test_no_page_opens_without_signing_in(house: House, stranger: Officer, route: str) -> None:
    for place, value in PLACES.items():
        route = route.replace(place, value)
    stranger.url = ""
    stranger.get(f"/{route}")
    assert stranger.url.startswith(f"{house.room}/login") or stranger.status == 405
    stranger.url = ""
    stranger.get("/login")
    stranger.post(f"/{route}")
    assert stranger.url.startswith(f"{house.room}/login") or stranger.status == 405


def test_routes_were_found() -> None:
    assert len(ROUTES) >= 15
