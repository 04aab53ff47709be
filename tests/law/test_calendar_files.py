"""A new year from a file: our own format and holiday-cn JSON; whatever is damaged is declined in words."""

import json
from datetime import date
from pathlib import Path

import pytest

from huiyin.law.calendar import Calendar, read
from huiyin.law.declined import Declined

HOLIDAY_CN = (Path(__file__).parent / "data" / "holiday_cn_2026.json").read_bytes()
OWN = """
# 2027年
year = 2027
title = "通知"
source = "国办发明电〔2026〕某号"

[[holiday]]
name = "元旦"
rest = ["2027-01-01..2027-01-03"]

[[holiday]]
name = "春节"
rest = ["2027-02-05..2027-02-11"]
work = [2027-01-31, "2027-02-13"]

[[holiday]]
name = "劳动节"
rest = ["2027-05-01..2027-05-05"]

[[holiday]]
name = "国庆节"
rest = ["2027-10-01..2027-10-07"]
"""


def json_with(**changes) -> bytes:
    return json.dumps(json.loads(HOLIDAY_CN) | changes, ensure_ascii=False).encode()


def day(on="2026-01-01", off=True, name="元旦") -> dict:
    return {"date": on, "isOffDay": off, "name": name}


def test_our_own_format():
    found = read(OWN.encode())
    assert (found.year, found.title, found.source) == (2027, "通知", ("国办发明电〔2026〕某号",))
    assert [kept.on for kept in found.days if not kept.rest] == [date(2027, 1, 31), date(2027, 2, 13)]
    assert sum(kept.rest for kept in found.days) == 3 + 7 + 5 + 7


def test_our_own_format_with_a_byte_order_mark_and_windows_line_ends():
    assert read(b"\xef\xbb\xbf" + OWN.replace("\n", "\r\n").encode()) == read(OWN.encode())


def test_a_title_may_be_five_hundred_letters_long():
    assert len(read(json_with(title="长" * 500)).title) == 500


def test_holiday_cn_is_the_official_year():
    found, official = read(HOLIDAY_CN), Calendar.official().notice_of(2026)
    assert (found.year, found.days, found.source) == (2026, official.days, official.source)


DAMAGED = {
    "empty": (b" \n", "文件是空的"),
    "not text": (b"\xff\xfe\x00", "不是 UTF-8"),
    "cut short": (HOLIDAY_CN[:-40], "不是完整的 JSON"),
    "deeply nested": (b'{"a":' * 100_000, "不是完整的 JSON"),
    "a key twice": (b'{"year": 2026, "year": 2027}', "重复的键"),
    "no days": (json_with(days=[]), "没有写明2026年的任何休息日"),
    "days missing": (b'{"year": 2026}', "缺少 days"),
    "days of words": (json_with(days=["2026-01-01"]), "缺少 days"),
    "no year": (json_with(year=None), "缺少年份"),
    "a year in words": (json_with(year="2026"), "缺少年份"),
    "a year that is true": (json_with(year=True), "缺少年份"),
    "too old a year": (json_with(year=1999), "不在 2000–2199"),
    "too far a year": (json_with(year=2200), "不在 2000–2199"),
    "another year": (json_with(year=2025), "没有写明2025年的任何休息日"),
    "a day of another year": (
        json_with(days=[day(), day("2025-06-01")]),
        "2025-06-01 不在2026年的放假安排之内",
    ),
    "an impossible date": (json_with(days=[day("2026-02-30")]), "不是日期"),
    "a short date": (json_with(days=[day("20260101")]), "不是日期"),
    "no date": (json_with(days=[day(None)]), "不是日期"),
    "neither off nor on": (json_with(days=[day(off="yes")]), "isOffDay"),
    "no name": (json_with(days=[day(name=" ")]), "没有写明节日名称"),
    "a name of two lines": (json_with(days=[day(name="元\n旦")]), "一行文字"),
    "a name that is a number": (json_with(days=[day(name=7)]), "一行文字"),
    "twice": (json_with(days=[day(), day()]), "写了两次"),
    "off and on": (json_with(days=[day("2026-01-03"), day("2026-01-03", off=False)]), "写了两次"),
    "a weekday made up": (json_with(days=[day(), day("2026-01-06", off=False)]), "星期二）本来就是工作日"),
    "only weekends worked": (json_with(days=[day("2026-01-04", off=False)]), "任何休息日"),
    "papers of numbers": (json_with(papers=[1]), "papers"),
    "papers not a list": (json_with(papers="x"), "papers"),
    "a title too long": (json_with(title="长" * 501), "title"),
    "not our format": (b"year: 2027", "不合格式（第1行）"),
    "own, cut short": (OWN.encode()[: OWN.encode().index("国庆".encode()) - 20], "法定节日 2027-10-01"),
    "own, unknown key": (b"yaer = 2027\n" + OWN.encode(), "不认识的键 'yaer'"),
    "own, unknown key in a holiday": (OWN.encode() + b'rset = ["2027-01-01"]', "不认识的键 'rset'"),
    "own, no holiday": (b"year = 2027", r"缺少 \[\[holiday\]\]"),
    "own, holiday not a list": (b"year = 2027\nholiday = 1", r"缺少 \[\[holiday\]\]"),
    "own, rest not a list": (OWN.encode() + b"work = 1", "work 应为列表"),
    "own, backwards": (OWN.replace("02-05..2027-02-11", "02-11..2027-02-05").encode(), "止日早于起日"),
    "own, endless": (OWN.replace("02-05..2027-02-11", "02-05..2027-12-11").encode(), "超过六十天"),
    "own, words for a date": (OWN.replace("2027-01-01..", "年初..").encode(), "不是日期"),
}


@pytest.mark.parametrize(("content", "words"), DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_file_is_declined_with_a_sentence(content, words):
    with pytest.raises(Declined, match=words) as told:
        read(content)
    assert told.value.zh.endswith("。")
    assert told.value.en.endswith(".")


def test_the_example_in_the_how_to_can_be_read():
    page = Path(__file__).parents[2] / "docs" / "how-to" / "add-a-year-of-holidays.md"
    example = page.read_text("utf-8").split("```toml\n")[1].split("```")[0]
    assert set(read(example.encode()).days) <= set(Calendar.official().notice_of(2026).days)
