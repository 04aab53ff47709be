"""schemathesis over the API as it is served: what the description allows and what it does not, by the hundred.

No answer breaks, every status and content type is one the description names, every body has the shape it promises.
"""

import hashlib
import json
import re
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from huiyin.config.database import NAME, addresses
from huiyin.config.home import Home
from tests import launcher
from tests.ground import GROUND
from tests.launcher import COMMAND, Launched

KEY = "a key of the checks, of no channel"
# What the law refuses the schema cannot say (a period no clock allows): a sentence with 422 is right, not a fault.
NOT_ASKED = "positive_data_acceptance"


@pytest.fixture(scope="module")
def served() -> Iterator[tuple[str, dict[str, str]]]:
    """Address of a served demonstration, and the receipt of an item handed in there."""
    GROUND.mkdir(exist_ok=True)
    home = GROUND / "接口 api"
    begun = Launched(home, command=COMMAND[:-1], PORT="18800")
    address = begun.address()
    with psycopg.connect(addresses(Home(home))[1].conninfo(), dbname=NAME, autocommit=True) as owner:
        owner.execute(
            "INSERT INTO people_channelkey (agency_id, channel, name, digest, active)"
            " SELECT id, 'call', '12345', %s, true FROM people_agency WHERE name = '青禾县信访局'",
            [hashlib.sha256(KEY.encode()).hexdigest()],
        )
    yield address, _handed_in(address)
    begun.end()
    assert launcher.gone(home) == {}


def _handed_in(address: str) -> dict[str, str]:
    headers = {"X-Channel-Key": KEY, "Idempotency-Key": "the first one", "Content-Type": "application/json"}
    body = json.dumps({"requests": ["修复水渠"], "facts": "水渠断了一年。"}).encode()
    with urllib.request.urlopen(urllib.request.Request(f"{address}/api/items", body, headers)) as answer:
        receipt: dict[str, str] = json.load(answer)
    return receipt


def _run(address: str, place: Path, *options: str, config: str = "") -> tuple[int, str]:
    """How it ended, and what it said; the number of cases is in its words."""
    (place / "schemathesis.toml").write_text(config, "utf-8")
    program = str(Path(sys.executable).with_name("st"))
    done = subprocess.run(
        [program, "run", f"{address}/api/openapi.json", "--no-color", "--continue-on-failure", "--seed", "20220501",
         "--exclude-checks", NOT_ASKED, *options],
        cwd=place, capture_output=True, text=True, check=False,
    )  # fmt: skip
    said = done.stdout + done.stderr
    count = re.search(r"(\d+) generated", said)
    print(f"\nschemathesis: {count[0] if count else said}")
    return done.returncode, said


def test_every_answer_is_one_the_description_names(
    served: tuple[str, dict[str, str]], tmp_path: Path
) -> None:
    address, _ = served
    status, said = _run(address, tmp_path, "--header", f"X-Channel-Key: {KEY}", "--max-examples", "300")
    assert status == 0, said
    assert "3 selected / 3 total" in said
    assert "Authentication failed" not in said, "no case came past the key"


def test_without_a_key_nothing_is_handed_in(served: tuple[str, dict[str, str]], tmp_path: Path) -> None:
    address, _ = served
    status, said = _run(address, tmp_path, "--max-examples", "60")
    assert status == 0, said
    assert "401 Unauthorized" in said


def test_an_item_that_is_there_is_told_in_the_shape_that_is_promised(
    served: tuple[str, dict[str, str]], tmp_path: Path
) -> None:
    address, receipt = served
    known = f'{{ "path.number" = "{receipt["item"]}", "header.X-Query-Code" = "{receipt["code"]}" }}'
    config = f'[[operations]]\ninclude-path = "/api/items/{{number}}"\nparameters = {known}\n'
    options = ("--include-path", "/api/items/{number}", "--max-examples", "60")
    status, said = _run(address, tmp_path, *options, config=config)
    assert status == 0, said
    assert "repeatedly returned 404" not in said, "no case reached the item"
