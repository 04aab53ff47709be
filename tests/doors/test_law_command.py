"""`huiyin law` and `huiyin calendar`: the answers an office reads, and a sentence for every wrong question."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from huiyin.config.commands import group
from huiyin.law.calendar import Calendar, notice, rest, to_data, to_text

HOLIDAY_CN = Path(__file__).parents[1] / "law" / "data" / "holiday_cn_2026.json"
YEAR_2027 = notice(
    2027,
    title="通知",
    days=(
        *rest("元旦", date(2027, 1, 1), date(2027, 1, 5)),
        *rest("劳动节", date(2027, 5, 1)),
        *rest("国庆节", date(2027, 10, 1), date(2027, 10, 3)),
    ),
)


def run(*words: str) -> Result:
    return CliRunner().invoke(group, words)


def answer(*words: str) -> dict:
    result = run("law", "due", *words, "--json")
    assert result.exit_code == 0, result.output
    assert result.stderr == ""
    return json.loads(result.stdout)


def refusal(*words: str) -> str:
    """The sentence on the error stream: Chinese, then English, nothing on the output, exit code 2."""
    result = run(*words)
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    chinese, english = result.stderr.strip().split("\n")
    assert chinese.endswith("。")
    assert english.endswith((".", "?"))
    return result.stderr


def test_the_json_answer_has_exactly_its_keys():
    found = answer("CLK-05", "2026-03-02", "--extended", "30")
    working = found.pop("working")
    assert found == {
        "clock": "CLK-05",
        "article": "34",
        "status": "law [V]; that 办结 includes service is the strict reading [C]",
        "start": "2026-03-02",
        "raw": "2026-05-31",
        "due": "2026-06-01",
        "internal_target": "2026-05-29",
        "provisional": False,
    }
    assert working[0].startswith("起算事由：受理，2026年3月2日（星期一）")
    assert list(answer("clk-08", "2026-01-20")) == [
        *("clock", "article", "status", "start", "raw", "due", "internal_target", "provisional", "working"),
    ]


def test_a_petitioner_clock_has_no_internal_target():
    found = answer("request_review", "2026-01-20")
    assert (found["clock"], found["due"], found["internal_target"]) == ("CLK-08", "2026-02-24", None)


@pytest.mark.parametrize(
    ("clock", "article"),
    [
        ("CLK-03", "23(3)"),
        ("CLK-07", "22(1)(3)"),
        ("CLK-04R", "none"),
        ("CLK-15e", "行政诉讼法 47"),
        ("CLK-15g", "人民调解法 33"),
        ("CLK-13a", "纪检监察机关处理检举控告工作规则"),
    ],
)
def test_the_article_names_another_enactment_where_it_is_one(clock, article):
    days = ["--days", "10"] if clock == "CLK-07" else []
    assert answer(clock, "2026-03-02", *days)["article"] == article


def test_clk_06_is_clk_05_extended_and_says_so_when_the_extension_is_not_given():
    longest, given = answer("CLK-06", "2026-03-02"), answer("CLK-06", "2026-03-02", "--extended", "30")
    assert longest["clock"] == given["clock"] == "CLK-06"
    assert longest["due"] == given["due"] == answer("CLK-05", "2026-03-02", "--extended", "30")["due"]
    assert "没有写明延长几日（--extended），以下按上限30日推算。" in longest["working"]
    assert "没有写明延长几日（--extended），以下按上限30日推算。" not in given["working"]
    assert answer("CLK-06", "2026-03-02", "--extended", "15")["due"] == "2026-05-18"


def test_excluded_intervals_may_be_many():
    found = answer(
        *(
            "CLK-11",
            "2026-08-10",
            "--excluded",
            "2026-08-24..2026-09-01",
            "--excluded",
            "2026-08-30..2026-09-04",
        ),
    )
    assert (found["raw"], found["due"]) == ("2026-09-21", "2026-09-21")


def test_roll_over_can_be_switched_off():
    assert answer("CLK-05", "2026-03-02", "--no-rollover")["due"] == "2026-05-01"
    assert answer("CLK-10", "2026-04-01", "--no-rollover")["due"] == "2026-05-06"


def test_days_serve_what_an_office_sets():
    assert answer("CLK-07", "2026-03-02", "--days", "20")["raw"] == "2026-03-22"
    assert answer("CLK-12", "2026-03-02", "--days", "10")["raw"] == "2026-03-12"
    assert answer("CLK-01L", "2026-07-01", "--days", "11")["due"] == "2026-07-13"
    assert answer("CLK-01L", "2026-07-01")["due"] == "2026-07-16"


@pytest.mark.parametrize(
    "write", [to_text, lambda year: json.dumps(to_data(year))], ids=["own", "holiday-cn"]
)
def test_a_calendar_file_makes_a_provisional_date_certain(tmp_path, write):
    file = tmp_path / "2027 年.txt"
    file.write_text(write(YEAR_2027), "utf-8")
    before = answer("CLK-05", "2026-11-04")
    after = answer("CLK-05", "2026-11-04", "--calendar", str(file), "--calendar", str(HOLIDAY_CN))
    assert (before["due"], before["provisional"]) == ("2027-01-04", True)
    assert (after["due"], after["provisional"]) == ("2027-01-06", False)
    assert any("PROVISIONAL" in sentence for sentence in before["working"])


def test_a_file_that_leaves_out_fixed_holidays_is_used_with_a_warning(tmp_path):
    file = tmp_path / "2027.json"
    file.write_text(json.dumps(to_data(notice(2027, days=rest("元旦", date(2027, 1, 1))))), "utf-8")
    result = run("law", "due", "CLK-05", "2026-11-04", "--calendar", str(file), "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["due"] == "2027-01-04"
    assert "2027-05-01, 2027-10-01, 2027-10-02, 2027-10-03" in result.stderr


def test_the_plain_answer_is_in_both_languages_with_its_marks():
    shown = run("law", "due", "handle", "2026-11-04").stdout
    for words in (
        "CLK-05 办理 · handle: handle (route R6)",
        "《信访工作条例》第三十四条[V] · art. 34",
        "law [V]; that 办结 includes service is the strict reading [C]",
        "2026-11-04  星期三 Wednesday",
        "2027-01-04  星期一 Monday  【暂定 PROVISIONAL】",
        "2026-12-31  星期四 Thursday",
        "最后一日是2027年1月3日",
        "The last day, 3 January 2027,",
    ):
        assert words in shown


WRONG = {
    "an unknown clock": (["CLK-99", "2026-03-02"], "没有名为“CLK-99”的期限"),
    "an empty clock": (["", "2026-03-02"], "没有名为“”的期限"),
    "an impossible date": (["CLK-05", "2026-02-30"], "没有 2026-02-30 这一天"),
    "not a date": (["CLK-05", "昨天"], "不是日期"),
    "a date without dashes": (["CLK-05", "20260302"], "不是日期"),
    "a week date": (["CLK-05", "2026-W10-1"], "不是日期"),
    "an extension over 30": (["CLK-05", "2026-03-02", "--extended", "31"], "超过了上限"),
    "an extension below 0": (["CLK-05", "2026-03-02", "--extended", "-1"], "不能是 -1"),
    "an extension in words": (["CLK-05", "2026-03-02", "--extended", "三十"], "不是整数"),
    "an extension without number": (["CLK-05", "2026-03-02", "--extended"], "命令写得不对"),
    "no extension there": (["CLK-09", "2026-03-02", "--extended", "1"], "不能延长"),
    "no exclusion there": (["CLK-05", "2026-03-02", "--excluded", "2026-03-04..2026-03-05"], "可以扣除"),
    "exclusion at start": (
        ["CLK-11", "2026-03-02", "--excluded", "2026-03-02..2026-03-05"],
        "没有晚于起算日",
    ),
    "exclusion past the end": (["CLK-11", "2026-03-02", "--excluded", "2026-04-01..2026-04-05"], "已经届满"),
    "exclusion backwards": (["CLK-11", "2026-03-02", "--excluded", "2026-03-08..2026-03-05"], "止日早于起日"),
    "exclusion of one day": (["CLK-11", "2026-03-02", "--excluded", "2026-03-08"], "不是一段时间"),
    "exclusion of no dates": (["CLK-11", "2026-03-02", "--excluded", "a..b"], "不是日期"),
    "days where law fixes them": (["CLK-05", "2026-03-02", "--days", "10"], "机关不能另定天数"),
    "days missing": (["CLK-07", "2026-03-02"], "请写明天数"),
    "no days at all": (["CLK-07", "2026-03-02", "--days", "0"], "至少为1"),
    "days in words": (["CLK-07", "2026-03-02", "--days", "x"], "不是整数"),
    "a stage that is none": (["CLK-01L", "2026-03-02", "--days", "6"], "没有 6 日"),
    "a yearly duty": (["CLK-18", "2026-03-02"], "每年一次"),
    "past the calendar": (["CLK-05", "9999-12-31"], "超出了日历"),
    "no such file": (["CLK-05", "2026-03-02", "--calendar", "没有.json"], "读不了日历文件"),
    "a folder": (["CLK-05", "2026-03-02", "--calendar", "."], "读不了日历文件"),
    "not a calendar": (["CLK-05", "2026-03-02", "--calendar", __file__], "已损坏或不合格式"),
    "no start": (["CLK-05"], "命令写得不对"),
    "nothing": ([], "命令写得不对"),
    "too much": (["CLK-05", "2026-03-02", "2026-03-03"], "命令写得不对"),
    "an unknown option": (["CLK-05", "2026-03-02", "--loud"], "命令写得不对"),
}


@pytest.mark.parametrize(("words", "sentence"), WRONG.values(), ids=WRONG)
def test_a_wrong_question_ends_in_a_sentence(words, sentence):
    assert sentence in refusal("law", "due", *words)


def test_a_damaged_calendar_file_ends_in_a_sentence(tmp_path):
    damaged = {
        "cut.json": HOLIDAY_CN.read_bytes()[:-30],
        "binary": b"\x00\xff\xfe",
        "empty.json": b'{"year": 2027, "papers": [], "days": []}',
        "huge": b" " * 1_000_001,
    }
    for name, content in damaged.items():
        (tmp_path / name).write_bytes(content)
        for question in (["law", "due", "CLK-05", "2026-03-02", "--calendar"], ["calendar", "import"]):
            said = refusal(*question, str(tmp_path / name))
            assert name in said
            assert ("已损坏" in said) or ("太大" in said)


def test_an_unknown_command_ends_in_a_sentence():
    assert "没有“dew”这个命令" in refusal("law", "dew")
    assert "没有“drop”这个命令" in refusal("calendar", "drop")


def test_the_calendar_shows_its_years_with_their_notices():
    shown = run("calendar", "show").stdout
    for year in range(2022, 2027):
        assert f"国务院办公厅关于{year}年部分节假日安排的通知 http" in shown
    assert "2026年以后的放假安排尚未收录" in shown


def test_a_year_is_shown_in_the_format_that_import_reads(tmp_path):
    shown = run("calendar", "show", "2026")
    assert shown.stdout == to_text(Calendar.official().notice_of(2026))
    file = tmp_path / "2027"
    file.write_text(to_text(YEAR_2027), "utf-8")
    assert run("calendar", "show", "2027", "--calendar", str(file)).stdout == to_text(YEAR_2027)


@pytest.mark.parametrize(("year", "sentence"), [("2027", "2027年的放假安排尚未收录"), ("明年", "不是整数")])
def test_a_year_that_is_not_known_is_not_shown(year, sentence):
    assert sentence in refusal("calendar", "show", year)


@pytest.mark.parametrize(
    "words",
    [["law", "due", "CLK-05", "2026-03-02"], ["calendar", "show", "2026"], ["law", "explain", "CLK-05"]],
    ids=" ".join,
)
def test_neither_django_nor_a_database_is_loaded(words):
    script = (
        "import sys; from huiyin.config.commands import group; group(sys.argv[1:], standalone_mode=False);"
        "sys.exit(any(name in sys.modules for name in ('django', 'psycopg', 'procrastinate')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *words], capture_output=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
