"""The list of legal bases: read whole or not at all, each wrong row named, and only what is in force offered."""

from datetime import date

import pytest

from huiyin.law.declined import Declined
from huiyin.law.instruments import DEFAULTS, in_force, read, written

CSV = """名称,条,要旨,施行,失效,标记
《虚构县土地补偿办法》,3(1),补偿标准,2020-01-01,2025-12-31,V
虚构县土地补偿办法,第四条,补偿程序,2026-01-01,,K
"""


def test_a_list_is_read_and_written_back_the_same() -> None:
    found = read(CSV, as_json=False)
    assert [one.cited for one in found] == [
        "《虚构县土地补偿办法》第三条第一款",
        "《虚构县土地补偿办法》第四条",
    ]
    assert read(written(found), as_json=True) == found
    assert read(written(DEFAULTS), as_json=True) == DEFAULTS


def test_what_is_not_in_force_on_the_day_is_not_offered() -> None:
    found = read(CSV, as_json=False)
    assert [one.article for one in in_force(found, date(2025, 12, 31))] == ["3(1)"]
    assert [one.article for one in in_force(found, date(2026, 1, 1))] == ["第四条"]
    assert in_force(found, date(2019, 12, 31)) == []


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (",3,要旨,,,V", "没有写明名称"),
        ("某办法,三,要旨,,,V", "不是条号"),
        ("某办法,0,要旨,,,V", "不是条号"),
        ("某办法,3,要旨,2026-13-01,,V", "日期应写作"),
        ("某办法,3,要旨,2026-02-01,2026-01-31,V", "失效日早于施行日"),
        ("某办法,3,要旨,,,很可靠", "标记“很可靠”"),
        ("某办法,3," + "长" * 201 + ",,,V", "要旨超过200字"),
    ],
)
def test_a_wrong_row_is_named_and_nothing_is_taken(line: str, says: str) -> None:
    with pytest.raises(Declined) as declined:
        read(CSV + line + "\n另一办法,0,,,,\n", as_json=False)
    assert "第 4 行" in declined.value.zh
    assert says in declined.value.zh
    assert "第 5 行" in declined.value.zh, "every wrong row is named, not the first alone"
    assert "Row 4" in declined.value.en


@pytest.mark.parametrize(
    "text", ["", "名称,要旨\n某办法,x\n", "名称,条,要旨,施行,失效,标记\n", CSV + CSV.splitlines()[1]]
)
def test_a_list_without_heads_without_rows_or_with_one_twice_is_declined(text: str) -> None:
    with pytest.raises(Declined):
        read(text, as_json=False)


@pytest.mark.parametrize("text", ["", "{}", "[1]", "nothing", "[]"])
def test_what_is_no_list_is_declined(text: str) -> None:
    with pytest.raises(Declined):
        read(text, as_json=True)


def test_the_list_to_begin_with_says_how_far_it_is_known() -> None:
    assert {str(one.mark) for one in DEFAULTS} == {"V", "V2"}
    cited = [one.cited for one in in_force(DEFAULTS, date(2026, 3, 2))]
    assert "《信访工作条例》第三十一条第六项" in cited
    assert "《信访工作条例》第三十二条第一款" in cited
