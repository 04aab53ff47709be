"""The sealed room saves itself, by itself; the ordinary backup holds nothing that opens it."""

from pathlib import Path

import psycopg

from huiyin.config.backup.locks import Lock, Locks
from huiyin.config.backup.strongbox import Opened
from huiyin.config.backup.subjects import ORDINARY, SEALED
from huiyin.config.cluster import running
from huiyin.config.home import Home
from huiyin.config.sealed_database import NAME
from tests.walls.sealed_house import House
from tests.walls.test_backup import PASSPHRASES, folder, huiyin, schema, secrets  # noqa: F401


def test_the_room_saves_itself_and_no_other_backup_opens_it(house: House, folder: Path) -> None:  # noqa: F811
    for subject in (ORDINARY, SEALED):
        cheap = Locks(*(Lock.made(words, 1, 2**23) for words in PASSPHRASES))
        cheap.keep(subject.locks(house.home))
    for words in (("sealed", "backup", folder / "room"), ("backup", folder / "house")):
        made = huiyin(*words, home=house.home.path)
        assert made.returncode == 0, made.stderr
    _the_ordinary_one_holds_no_key_of_the_room(house, folder)

    elsewhere = Home(folder / "room elsewhere")
    assert (
        "这里要的是"
        in huiyin("sealed", "restore", folder / "house", *secrets(folder), home=elsewhere.path).stderr
    )
    assert not elsewhere.path.exists()
    back = huiyin("sealed", "restore", folder / "room", *secrets(folder), home=elsewhere.path)
    assert back.returncode == 0, back.stdout + back.stderr
    assert "记录 lines of the record" in back.stdout
    for name in ("private_key", "room_key", "courier_password"):
        there = (elsewhere.sealed_room / name).read_text("ascii")
        assert there == (house.home.sealed_room / name).read_text("ascii")
    with running(elsewhere) as cluster:
        restored = cluster.conninfo(dbname=NAME)
        assert schema(restored) == schema(house.cluster.conninfo(dbname=NAME))
        with psycopg.connect(restored) as connection:
            for role, allowed in (("huiyin_sealed_app", True), ("huiyin_app", False)):
                asked = "SELECT has_database_privilege(%s, %s, 'CONNECT')"
                assert connection.execute(asked, [role, NAME]).fetchone() == (allowed,)


def _the_ordinary_one_holds_no_key_of_the_room(house: House, folder: Path) -> None:  # noqa: F811
    keys = [
        file.read_bytes().strip() for file in house.home.sealed_room.iterdir() if file.name != "backup_locks"
    ]
    assert len(keys) >= 5
    data = Opened(folder / "house", "data", PASSPHRASES[0])
    envelope = Opened(folder / "house.keys", "keys", PASSPHRASES[1])
    within = repr(data.header).encode() + b"".join(data.content()) + b"".join(envelope.content())
    spelt = [form for key in keys for form in (key, key.hex().encode(), bytes.fromhex(key.decode()))]
    assert not [form for form in spelt if form in within]
