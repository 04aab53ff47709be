"""Every row of the rulebook's worked examples and clock table."""

import csv
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from huiyin.law.book_2022.clocks import BY_CODE, CLOCKS, HANDLE, OBJECT, REVIEW, clock_named
from huiyin.law.calendar import Calendar
from huiyin.law.counting import deadline
from huiyin.law.declined import Declined
from huiyin.law.grammar import BOOK, Mark, Side, days, months, working_days, years

DATA = Path(__file__).parent / "data"
OFFICIAL = Calendar.official()
HEARINGS = {
    "EX12": (date(2026, 8, 24), date(2026, 9, 4)),
    "EX13": (date(2026, 9, 14), date(2026, 9, 16)),
}

# id, code, length, most extension, article, side, breach
TABLE = [
    ("CLK-01", "sort", days(15), None, "22(1)", Side.AGENCY, "B43b"),
    ("CLK-01L", "sort_levels", days(15), None, "6", Side.AGENCY, ""),
    ("CLK-02", "inform_direct", days(15), None, "23(2)", Side.AGENCY, "B44c"),
    ("CLK-03", "inform_forwarded", days(15), None, "23(3)", Side.AGENCY, "B44c"),
    ("CLK-04", "object", working_days(5), None, "23(3)", Side.AGENCY, ""),
    ("CLK-04R", "decide_objection", working_days(2), None, "", Side.AGENCY, ""),
    ("CLK-05", "handle", days(60), 30, "34", Side.AGENCY, "B45a"),
    ("CLK-06", "handle_extended", days(60), 30, "34", Side.AGENCY, "B45a"),
    ("CLK-07", "feedback", None, None, "22(1)(3)", Side.AGENCY, ""),
    ("CLK-08", "request_review", days(30), None, "35", Side.PETITIONER, ""),
    ("CLK-09", "review", days(30), None, "35", Side.AGENCY, "B45a"),
    ("CLK-10", "request_re_review", days(30), None, "36(1)", Side.PETITIONER, ""),
    ("CLK-11", "re_review", days(30), None, "36(1)", Side.AGENCY, "B45a"),
    ("CLK-12", "reply_suggestion", days(60), None, "29", Side.AGENCY, ""),
    ("CLK-13a", "tell_accuser", working_days(15), None, "", Side.INFORMATION, ""),
    ("CLK-13b", "feed_back_accuser", working_days(15), None, "", Side.INFORMATION, ""),
    ("CLK-13c", "send_up_report", working_days(5), None, "15", Side.INFORMATION, ""),
    ("CLK-14a", "accept_simple", working_days(3), None, "", Side.AGENCY, ""),
    ("CLK-14b", "decide_simple", working_days(10), None, "", Side.AGENCY, ""),
    ("CLK-14c", "forward_simple", working_days(1), None, "", Side.AGENCY, ""),
    ("CLK-15a", "apply_reconsideration", days(60), None, "20", Side.INFORMATION, ""),
    ("CLK-15b", "check_reconsideration", working_days(5), None, "30", Side.INFORMATION, ""),
    ("CLK-15c", "decide_reconsideration", days(60), 30, "62", Side.INFORMATION, ""),
    ("CLK-15d", "apply_arbitration", years(1), None, "27", Side.INFORMATION, ""),
    ("CLK-15d-2", "check_arbitration", days(5), None, "29", Side.INFORMATION, ""),
    ("CLK-15d-3", "award_arbitration", days(45), 15, "43", Side.INFORMATION, ""),
    ("CLK-15e", "perform_duty", months(2), None, "47", Side.AGENCY, "B45a"),
    ("CLK-15f", "sue", months(6), None, "46", Side.INFORMATION, ""),
    ("CLK-15g", "confirm_mediation", days(30), None, "33", Side.INFORMATION, ""),
    ("CLK-16", "report_urgent", days(1), None, "25", Side.AGENCY, "B46d"),
    ("CLK-17", "answer_three_suggestions", days(30), None, "40(4)", Side.AGENCY, ""),
    ("CLK-18", "report_yearly", None, None, "41", Side.INFORMATION, ""),
    ("CLK-19", "assess_yearly", None, None, "39", Side.INFORMATION, ""),
    ("CLK-20", "rate", days(30), None, "", Side.PETITIONER, ""),
    ("CLK-21", "enter", days(0), None, "21(2)", Side.AGENCY, ""),
    ("HY-01", "answer_route_objection", days(15), None, "", Side.AGENCY, ""),
    ("HY-02", "shadow_handle", days(60), None, "", Side.AGENCY, ""),
    ("HY-03", "reply_supervision", None, None, "", Side.AGENCY, ""),
    ("HY-04", "execute", None, None, "", Side.AGENCY, ""),
    ("HY-05", "answer_data", working_days(15), None, "50", Side.AGENCY, ""),
    ("HY-06", "withdraw_pause", working_days(3), None, "", Side.PETITIONER, ""),
]


def examples() -> list[dict]:
    return json.loads((DATA / "due_dates.json").read_text("utf-8"))


def vectors() -> list[dict]:
    with (DATA / "working_day_vectors.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", examples(), ids=lambda row: row["id"])
def test_a_worked_example_of_the_rulebook(row):
    extended = row["length"] - 60 if row["clock"] == "CLK-05+06" else 0
    clock = clock_named(row["clock"].removesuffix("+06"))
    hearing = [HEARINGS[row["id"]]] if row["excluded"] else []
    assert sum((b - a).days + 1 for a, b in hearing) == row["excluded"]
    found = deadline(
        clock,
        date.fromisoformat(row["start"]),
        OFFICIAL,
        extended=extended,
        excluded=hearing,
        length=row["length"] if clock.stages else None,
    )
    assert found.raw.isoformat() == row["raw"]
    assert found.due.isoformat() == row["due"]
    assert (found.internal_target and found.internal_target.isoformat()) == row["internal_target"]
    assert not found.provisional


@pytest.mark.parametrize("row", vectors(), ids=lambda row: f"{row['start']}+{row['n']}")
def test_a_vector_of_working_and_calendar_days(row):
    start, number = date.fromisoformat(row["start"]), int(row["n"])
    assert OFFICIAL.is_working(start) is (row["start_is_workday"] == "True")
    found = deadline(replace(REVIEW, length=days(number)), start, OFFICIAL)
    assert found.raw.isoformat() == row["due_calendar_days"]
    assert found.due.isoformat() == row["due_calendar_rolled_to_workday"]
    if row["due_working_days_cn"]:
        found = deadline(replace(OBJECT, length=working_days(number)), start, OFFICIAL)
        assert found.due.isoformat() == row["due_working_days_cn"]


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row[0])
def test_the_clock_table(row):
    id_, code, length, most, article, side, breach = row
    clock = BY_CODE[code]
    assert (clock.id, clock.length, clock.article.number, clock.side, clock.breach) == (
        id_,
        length,
        article,
        side,
        breach,
    )
    assert (clock.extension.up_to if clock.extension else None) == (days(most) if most else None)


def test_the_table_is_whole_and_each_clock_is_named_once():
    assert [clock.id for clock in CLOCKS] == [row[0] for row in TABLE]
    assert len({clock.code for clock in CLOCKS}) == len(CLOCKS)
    ours = {clock.id for clock in CLOCKS}
    assert {row["id"] for row in json.loads((DATA / "clocks.json").read_text("utf-8"))} <= ours


@pytest.mark.parametrize(
    "row", json.loads((DATA / "clocks.json").read_text("utf-8")), ids=lambda row: row["id"]
)
def test_the_status_is_the_rulebooks_own(row):
    assert clock_named(row["id"]).status == row["status"]


@pytest.mark.parametrize("clock", CLOCKS, ids=lambda clock: clock.id)
def test_whoever_reads_a_clock_is_told_what_it_runs_from_and_how_far_it_is_law(clock):
    for words in (clock.zh, clock.en, clock.runs_from, clock.runs_from_en, clock.until, clock.until_en):
        assert words.strip()
    if clock.length and clock.mark is Mark.LAW and clock.article.book == BOOK:
        unit = "个工作日" if clock.length == working_days(clock.length.amount) else "日"
        said = clock.extension.article.says if clock.id == "CLK-06" else clock.article.says
        number = 30 if clock.id == "CLK-06" else clock.length.amount
        assert f"{number}{unit}" in said
    if clock.extension and clock.article.book == BOOK:
        assert f"{clock.extension.up_to.amount}日" in clock.extension.article.says


def test_which_clocks_bind_the_petitioner_and_which_an_office_sets():
    def ids(holds):
        return {clock.id for clock in CLOCKS if holds(clock)}

    assert ids(lambda c: c.petitioner_applies) == {"CLK-15a", "CLK-15d", "CLK-15f", "CLK-15g"}
    assert ids(lambda c: c.office_sets_length) == {"CLK-07", "CLK-12", "CLK-17", "CLK-20", "HY-03", "HY-04"}
    assert ids(lambda c: not c.rolls_over) == {"CLK-16"}
    assert ids(lambda c: c.excludes) == {"CLK-11", "CLK-15c", "CLK-15d"}
    assert ids(lambda c: c.excludes_by) == {"CLK-11", "CLK-15c", "CLK-15d"}
    assert clock_named("CLK-11").excludes_by.number == "36(2)"
    assert ids(lambda c: c.stages) == {"CLK-01L"}
    assert ids(lambda c: c.mark is Mark.LAW) == {
        *("CLK-01", "CLK-02", "CLK-03", "CLK-04", "CLK-05", "CLK-06", "CLK-08", "CLK-09", "CLK-10", "CLK-11"),
        *("CLK-15a", "CLK-15b", "CLK-15c", "CLK-15d", "CLK-15d-2", "CLK-15d-3", "CLK-15e", "CLK-15f"),
        *("CLK-15g", "CLK-18", "CLK-19"),
    }


def test_a_convention_never_raises_a_breach_of_law():
    for clock in CLOCKS:
        if clock.breach:
            assert clock.mark is Mark.LAW or clock.code == "report_urgent"


@pytest.mark.parametrize("name", ["CLK-05", "clk-05", " Handle ", "HANDLE"])
def test_a_clock_is_found_by_id_or_code_in_any_case(name):
    assert clock_named(name) is HANDLE


def test_an_unknown_clock_is_declined_in_both_languages():
    with pytest.raises(Declined, match="没有名为“CLK-99”的期限") as told:
        clock_named("CLK-99")
    assert "no clock called “CLK-99”" in told.value.en


def test_article_34_ex07d_an_extension_after_the_due_date_finds_the_period_over():
    assert deadline(HANDLE, date(2026, 3, 2), OFFICIAL).due == date(2026, 5, 6) < date(2026, 5, 7)


def test_what_prolongs_a_clock_and_what_stops_it_rests_on_its_article():
    found = {
        clock.code: (
            clock.extension and clock.extension.article.number,
            clock.excludes_by and clock.excludes_by.number,
        )
        for clock in CLOCKS
        if clock.extension or clock.excludes_by
    }
    assert found == {
        "handle": ("34", None),
        "handle_extended": ("34", None),
        "re_review": (None, "36(2)"),
        "decide_reconsideration": ("62", "39"),
        "apply_arbitration": (None, "27(3)"),
        "award_arbitration": ("43", None),
    }
