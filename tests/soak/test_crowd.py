"""Five hundred people raise a matter with a photo at once: nobody is refused, nothing is lost, every receipt verifies."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
import urllib.parse
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import sql
from psycopg.conninfo import make_conninfo
from psycopg.types.json import Jsonb

from huiyin.config.database import NAME, addresses
from huiyin.config.home import Home
from tests import launcher
from tests.soak.browsing import Browser, demonstration

PEOPLE, SECONDS = 500, 900
SAMPLE = 25  # of them look their matter up by number and query code
# What registering one petition writes, and by which column a row is found.
TABLES = {
    "matters_arrival": "id = ANY(%(arrivals)s)",
    "matters_petitionitem": "id = ANY(%(items)s)",
    "matters_submission": "item_id = ANY(%(items)s)",
    "matters_petitionmatter": "id = ANY(%(matters)s)",
    "matters_petitioner": "matter_id = ANY(%(matters)s)",
    "matters_act": "matter_id = ANY(%(matters)s)",
    "matters_content": "matter_id = ANY(%(matters)s)",
    "matters_attachment": "matter_id = ANY(%(matters)s)",
    "matters_term": "matter_id = ANY(%(matters)s)",
    "matters_reach": "matter_id = ANY(%(matters)s)",
    "papers_paper": "matter_id = ANY(%(matters)s)",
}


@pytest.fixture(scope="module")
def served() -> Iterator[tuple[Path, str]]:
    with demonstration("人群 crowd", "18610") as found:
        yield found


def test_five_hundred_at_once(served: tuple[Path, str]) -> None:
    home, address = served
    noted = _crowd(home, address)
    assert [one["wrong"] for one in noted if "wrong" in one] == [], "somebody was refused or sent away"
    assert len({one["number"] for one in noted}) == PEOPLE, "everybody has a number of the own"
    _receipts_verify(address, noted)
    place = make_conninfo(addresses(Home(home))[1].conninfo(), dbname=NAME)
    with psycopg.connect(place, autocommit=True) as owner:
        rows = _rows(owner, [one["number"] for one in noted])
        assert len(rows["matters_petitionmatter"]) == PEOPLE
        assert len(rows["matters_attachment"]) == PEOPLE, "a photo is lost"
        _say(noted, *_bare(owner, place, rows))
    _verifies(home)


def _crowd(home: Path, address: str) -> list[dict[str, Any]]:
    """Let them in; what each noted."""
    notes = home / "crowd.json"
    places = [
        *("-f", str(Path(__file__).with_name("crowd.py")), "--headless", "--host", address),
        *("-u", str(PEOPLE), "-r", str(PEOPLE), "--run-time", f"{SECONDS}s", "--only-summary"),
    ]
    done = subprocess.run(
        [sys.executable, "-m", "locust", *places],
        env={**launcher.surroundings(), "CROWD_NOTES": str(notes), "CROWD_PEOPLE": str(PEOPLE)},
        capture_output=True,
        text=True,
        timeout=SECONDS + 60,
        check=False,
    )
    assert notes.exists(), done.stdout + done.stderr
    print("\n" + done.stdout.partition("Response time percentiles")[0])
    noted: list[dict[str, Any]] = json.loads(notes.read_text("utf-8"))
    assert len(noted) == PEOPLE, f"{PEOPLE - len(noted)} did not get to the end in {SECONDS} s"
    return noted


def _receipts_verify(address: str, noted: list[dict[str, Any]]) -> None:
    """By number and check code for anyone; by number and query code for whoever holds it."""

    def genuine(one: dict[str, Any]) -> bool:
        asked = urllib.parse.urlencode({"number": one["number"], "code": one["check"]})
        return '<h2 id="h-result">是真的</h2>' in Browser(address).get(f"/verify?{asked}").text

    def followed(one: dict[str, Any]) -> bool:
        page = Browser(address).send("/follow", number=one["number"], code=one["code"])
        return page.url.endswith(f"/follow/{one['number']}-1")

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(genuine, noted))
        assert all(pool.map(followed, noted[:: PEOPLE // SAMPLE]))


def _rows(owner: psycopg.Connection, numbers: list[str]) -> dict[str, list[tuple[Any, ...]]]:
    """What registering these wrote, table by table."""
    found = owner.execute(
        """SELECT i.id, i.arrival_id, m.id FROM matters_petitionitem i JOIN matters_petitionmatter m ON m.item_id = i.id
           WHERE i.number = ANY(%s) ORDER BY i.id""",
        [numbers],
    ).fetchall()
    keys = {
        "items": [row[0] for row in found],
        "arrivals": [row[1] for row in found],
        "matters": [row[2] for row in found],
    }
    return {
        table: [
            tuple(Jsonb(value) if isinstance(value, dict) else value for value in row)
            for row in owner.execute(f"SELECT * FROM {table} WHERE {where}", keys)
        ]
        for table, where in TABLES.items()
    }


def _bare(
    owner: psycopg.Connection, place: str, rows: dict[str, list[tuple[Any, ...]]]
) -> tuple[list[float], float]:
    """The same rows by plain statements into bare tables, one transaction a petition, two at a time: seconds of each, of all."""
    owner.execute("CREATE SCHEMA bare")
    for table in TABLES:
        owner.execute(f"CREATE TABLE bare.{table} (LIKE public.{table} INCLUDING INDEXES)")
    shares = {table: _shared(kept) for table, kept in rows.items()}

    def write(first: int) -> list[float]:
        taken = []
        with psycopg.connect(place) as plain:
            for number in range(first, PEOPLE, 2):
                begun = time.perf_counter()
                for table, shared in shares.items():
                    for row in shared[number]:
                        holes = sql.SQL(", ").join([sql.Placeholder()] * len(row))
                        plain.execute(
                            sql.SQL("INSERT INTO bare.{} VALUES ({})").format(sql.Identifier(table), holes),
                            row,
                        )
                plain.commit()
                taken.append(time.perf_counter() - begun)
        return taken

    with ThreadPoolExecutor(2) as pool:
        begun = time.perf_counter()
        taken = [each for found in pool.map(write, (0, 1)) for each in found]
        return taken, time.perf_counter() - begun


def _shared(rows: list[tuple[Any, ...]]) -> list[list[tuple[Any, ...]]]:
    """The rows of a table dealt out evenly, so many to each petition."""
    return [rows[place * len(rows) // PEOPLE : (place + 1) * len(rows) // PEOPLE] for place in range(PEOPLE)]


def _p95(seconds: list[float]) -> float:
    return statistics.quantiles(seconds, n=20)[-1]


def _say(noted: list[dict[str, Any]], bare: list[float], seconds: float) -> None:
    took = [one["took"] for one in noted]
    span = max(one["begun"] + one["took"] for one in noted) - min(one["begun"] for one in noted)
    ours, plain = PEOPLE / span, PEOPLE / seconds
    print(
        f"{PEOPLE} petitions with a photo: {ours:.1f} handed in a second beside {plain:.0f} of bare inserts of the same rows"
        f" (1 : {plain / ours:.0f}); p95 of handing in {_p95(took):.2f} s beside {_p95(bare) * 1000:.1f} ms"
        f" (1 : {_p95(took) / _p95(bare):.0f}), median {statistics.median(took):.2f} s; machine load {os.getloadavg()[0]:.1f}"
    )


def _verifies(home: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "huiyin.config.commands", "verify"],
        env={**launcher.surroundings(), "HUIYIN_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
