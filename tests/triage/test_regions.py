"""Regions: the truth table of `data/regions.csv`, which a clerk can read and extend; and what the command writes."""

import csv
from pathlib import Path

import pytest
from click.testing import CliRunner

from huiyin.config.commands.triage import command
from huiyin.triage.regions import Divisions

TABLE = Path(__file__).parent / "data" / "regions.csv"
# A fictional province.
ROWS = [
    {"code": "98", "name": "云泽省", "parent": ""},
    {"code": "9801", "name": "雾津市", "parent": "98"},
    {"code": "9802", "name": "望江市", "parent": "98"},
    {"code": "980101", "name": "青禾县", "parent": "9801"},
    {"code": "980102", "name": "白鹭区", "parent": "9801"},
    {"code": "980103", "name": "鼓楼区", "parent": "9801"},
    {"code": "980203", "name": "鼓楼区", "parent": "9802"},
    {"code": "980199", "name": "白石县", "parent": "9801", "became": "980102"},
    {"code": "980198", "name": "市辖区", "parent": "9801"},
]
TRUTH = list(csv.DictReader(TABLE.read_text("utf-8").splitlines()))


@pytest.fixture(scope="module")
def divisions() -> Divisions:
    return Divisions(ROWS)


@pytest.mark.parametrize("row", TRUTH, ids=[f"{row['text']} {row['here']}" for row in TRUTH])
def test_a_text_speaks_of_what_the_table_says(divisions: Divisions, row: dict[str, str]) -> None:
    found = divisions.find(row["text"], row["here"])
    assert ";".join(one.code for one in found.divisions) == row["codes"], row["why"]
    assert (found.certain is not None) == (len(found.divisions) == 1)


def test_codes_of_six_digits_tell_their_parents() -> None:
    table = Divisions(
        [
            {"code": "970000", "name": "苇泽省"},
            {"code": "970100", "name": "芦渡市"},
            {"code": "970101", "name": "河湾县"},
        ]
    )
    assert [one.name for one in table.above(table.by_code["970101"])] == ["河湾县", "芦渡市", "苇泽省"]


def test_a_ring_in_the_table_ends() -> None:
    ring = Divisions(
        [
            {"code": "1", "name": "甲河县", "parent": "2", "became": "2"},
            {"code": "2", "name": "乙河县", "parent": "1", "became": "1"},
        ]
    )
    assert ring.find("甲河县").divisions


def test_each_character_costs_no_more_than_the_longest_name() -> None:
    """However many divisions there are: names are looked up, never walked through."""
    asked = 0

    class Counting(dict[str, object]):
        def __contains__(self, key: object) -> bool:
            nonlocal asked
            asked += 1
            return super().__contains__(key)

    table = Divisions(ROWS)
    table._named = Counting(table._named)  # type: ignore[assignment]
    text = "雾津市青禾县柳溪镇东街三号" * 4
    table.find(text)
    assert asked <= len(text) * 3


def test_the_command_lists_all_that_may_be_meant(tmp_path: Path) -> None:
    def written(name: str, rows: list[dict[str, str]]) -> str:
        with (tmp_path / name).open("w", encoding="utf-8", newline="") as file:
            out = csv.DictWriter(
                file, ["code", "name", "parent", "became"] if "code" in rows[0] else ["id", "text"]
            )
            out.writeheader()
            out.writerows(rows)
        return str(tmp_path / name)

    texts = [{"id": "1", "text": "鼓楼区"}, {"id": "2", "text": "我县的路"}, {"id": "3", "text": "不知道"}]
    out = tmp_path / "out.csv"
    words = ["region", written("d.csv", ROWS), written("m.csv", texts), "--out", str(out), "--here", "980101"]
    assert CliRunner().invoke(command, words).exit_code == 0
    rows = list(csv.reader(out.read_text("utf-8").splitlines()))[1:]
    assert rows == [
        ["1", "980103", "鼓楼区", "no", "鼓楼区"],
        ["1", "980203", "鼓楼区", "no", "鼓楼区"],
        ["2", "980101", "青禾县", "yes", "我县"],
        ["3", "", "", "no", ""],
    ]
    wrong = CliRunner().invoke(command, ["region", str(out), str(out), "--out", str(tmp_path / "x.csv")])
    assert wrong.exit_code == 2
    assert "缺少列" in wrong.output
