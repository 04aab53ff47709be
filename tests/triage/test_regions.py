"""Regions: the truth table of `data/regions.csv`, which a clerk can read and extend; and what the command writes."""

import csv
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from huiyin.config.commands.triage import command
from huiyin.triage import region_rows
from huiyin.triage.regions import Divisions
from huiyin.triage.tables import Unusable

DATA = Path(__file__).parent / "data"
ON = date(2026, 3, 2)


def _table(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((DATA / name).read_text("utf-8").splitlines()))


ROWS, TRUTH = (
    _table("divisions.csv"),
    _table("regions.csv"),
)  # two fictional provinces, and some real names for traps


@pytest.fixture(scope="module")
def divisions() -> Divisions:
    return Divisions(ROWS, ON)


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
        def get(self, key: str, default: object = None) -> object:
            nonlocal asked
            asked += 1
            return super().get(key, default)

    table = Divisions(ROWS)
    table._named = Counting(table._named)  # type: ignore[assignment]
    text = "雾津市青禾县柳溪镇东街三号" * 4
    table.find(text)
    assert 0 < asked <= len(text)


def test_a_name_that_very_many_have_confirms_and_names_nothing_by_itself() -> None:
    counties = [{"code": str(each), "name": f"第{each}县", "parent": ""} for each in range(10, 90)]
    roads = [
        {"code": f"R{each['code']}", "name": "人民路", "parent": each["code"], "place": "是"}
        for each in counties
    ]
    school = {"code": "S", "name": "河东小学", "parent": "42", "place": "是"}
    table = Divisions([*counties, *roads, school])
    assert len(table.find("人民路的井盖").divisions) == 80
    assert [one.code for one in table.find("人民路河东小学门口的井盖").divisions] == ["42"]


def test_a_table_says_what_is_wrong_in_each_line() -> None:
    good = "代码,名称,上级,起,止,现为,地点\n1,甲河县,,,,,\n2,乙河县,9,2020-01-01,2021-12-31,1,\n3,河东小学,1,,,,是\n"
    assert [row["code"] for row in region_rows.read(good, {"9"})] == ["1", "2", "3"]
    bad = (
        "code,name,parent,since,until,became,place\n1,甲,,,,,\n1,甲河县,8,,,,\n3,乙河县,,明年,,1,\n"
        "4,丙河县,,2022-01-01,2021-01-01,,\n5,丁路,,,,,是\n6,戊河县,6,,,,也许\n7!,己河县,,,,,\n"
    )
    with pytest.raises(Unusable) as wrong:
        region_rows.read(bad)
    for sentence in (
        "第 2 行：名称应为二到四十个字。",
        "第 3 行：代码 1 前面已经有了。",
        "第 3 行：上级 8 不在表里。",
        "第 4 行：“明年”不是日期",
        "第 4 行：写了“现为”的，应写明止日。",
        "第 5 行：止日早于起日。",
        "第 6 行：地点应写明在哪个区划（上级）。",
        "第 7 行：“地点”一列填 是 或 否。",
        "第 8 行：代码“7!”应为一到二十个字母或数字。",
        "代码 6 的上级绕成了一圈。",
    ):
        assert sentence in wrong.value.zh
    for text in ("", "名称\n甲河县\n", "code,name\n"):
        with pytest.raises(Unusable):
            region_rows.read(text)


def _written(tmp_path: Path, name: str, rows: list[dict[str, str]]) -> str:
    with (tmp_path / name).open("w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(
            file,
            ["code", "name", "parent", "became"] if "code" in rows[0] else ["id", "text"],
            extrasaction="ignore",
        )
        out.writeheader()
        out.writerows(rows)
    return str(tmp_path / name)


def test_the_command_lists_all_that_may_be_meant(tmp_path: Path) -> None:
    texts = [{"id": "1", "text": "鼓楼区"}, {"id": "2", "text": "我县的路"}, {"id": "3", "text": "不知道"}]
    out = tmp_path / "out.csv"
    words = [
        "region",
        _written(tmp_path, "d.csv", [row for row in ROWS if row["code"].startswith("98")]),
        _written(tmp_path, "m.csv", texts),
        "--out",
        str(out),
        "--here",
        "980101",
    ]
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
