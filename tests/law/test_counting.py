"""What counting allows and declines, and the dates at its edges (CR-1 to CR-15)."""

from dataclasses import replace
from datetime import date

import pytest

from huiyin.law.book_2022 import clocks
from huiyin.law.book_2022.clocks import CLOCKS, clock_named
from huiyin.law.calendar import Calendar, notice, rest
from huiyin.law.counting import check_extension, deadline, rolls_over
from huiyin.law.declined import Declined
from huiyin.law.grammar import Length, Unit, days, months, working_days, years

OFFICIAL = Calendar.official()
START = date(2026, 3, 2)


def count(name: str, start: date = START, **how):
    return deadline(clock_named(name), start, OFFICIAL, **how)


def declined(name: str, start: date = START, **how) -> Declined:
    with pytest.raises(Declined) as told:
        count(name, start, **how)
    assert told.value.zh.endswith("。")
    assert told.value.en.endswith(".")
    return told.value


def test_cr_3_the_switch_turns_agency_clocks_only():
    assert count("CLK-05", rollover=False) == (date(2026, 5, 1), date(2026, 5, 1), date(2026, 4, 30), False)
    assert count("CLK-15e", date(2026, 6, 30), rollover=False).due == date(2026, 8, 30)
    for petitioner in ("CLK-08", "CLK-10", "CLK-20", "CLK-15a", "CLK-15g"):
        assert count(petitioner, date(2026, 4, 1), rollover=False) == count(petitioner, date(2026, 4, 1))
    assert count("CLK-10", date(2026, 4, 1), rollover=False).due == date(2026, 5, 6)
    assert count("CLK-15c", date(2026, 3, 2), rollover=False).due == date(2026, 5, 6)


def test_cr_3_an_urgent_report_does_not_wait_for_a_working_day():
    assert count("CLK-16", date(2026, 5, 1)) == (
        date(2026, 5, 2),
        date(2026, 5, 2),
        date(2026, 4, 30),
        False,
    )


def test_same_day_entry_rolls_over_a_rest_day():
    assert count("CLK-21", date(2026, 3, 2)) == (START, START, START, False)
    assert count("CLK-21", date(2026, 5, 2)).due == date(2026, 5, 6)


def test_cr_14_working_day_clocks_have_one_date():
    assert count("CLK-04", date(2026, 2, 11)) == (*(date(2026, 2, 25),) * 3, False)


def test_cr_14_only_agencies_have_an_internal_target():
    without = {c.id for c in CLOCKS if c.length and deadline(c, START, OFFICIAL).internal_target is None}
    assert without == {"CLK-08", "CLK-10", "CLK-15a", "CLK-15d", "CLK-15f", "CLK-15g", "CLK-20", "HY-06"}


@pytest.mark.parametrize(
    ("start", "length", "end"),
    [
        (date(2025, 12, 31), months(2), date(2026, 2, 28)),
        (date(2023, 12, 31), months(2), date(2024, 2, 29)),
        (date(2026, 1, 31), months(1), date(2026, 2, 28)),
        (date(2026, 1, 30), months(6), date(2026, 7, 30)),
        (date(2025, 11, 30), months(1), date(2025, 12, 30)),
        (date(2025, 12, 1), months(12), date(2026, 12, 1)),
        (date(2024, 2, 29), years(1), date(2025, 2, 28)),
        (date(2025, 3, 10), years(1), date(2026, 3, 10)),
        (date(2023, 3, 10), years(2), date(2025, 3, 10)),
    ],
)
def test_cr_8_months_and_years_end_on_the_corresponding_day(start, length, end):
    assert deadline(replace(clocks.PERFORM_DUTY, length=length), start, OFFICIAL).raw == end


def test_cr_11_excluded_days_move_the_raw_end_and_overlaps_count_once():
    start = date(2026, 8, 10)
    first, second = (date(2026, 8, 24), date(2026, 8, 26)), (date(2026, 8, 25), date(2026, 8, 28))
    assert count("CLK-11", start, excluded=[first]).raw == date(2026, 9, 12)
    assert count("CLK-11", start, excluded=[second, first, first]).raw == date(2026, 9, 14)
    assert count("CLK-11", start, excluded=[(date(2026, 8, 24), date(2026, 8, 24))]).raw == date(2026, 9, 10)
    touching = (date(2026, 8, 26), date(2026, 8, 27))
    assert count("CLK-11", start, excluded=[first, touching]).raw == date(2026, 9, 13)
    following = (date(2026, 8, 27), date(2026, 8, 28))
    assert count("CLK-11", start, excluded=[first, following]).raw == date(2026, 9, 14)
    inside = (date(2026, 8, 25), date(2026, 8, 25))
    assert count("CLK-11", start, excluded=[first, inside]) == count("CLK-11", start, excluded=[first])


def test_cr_11_an_exclusion_begins_after_the_start_and_before_the_end_reached_so_far():
    start = date(2026, 8, 10)  # the plain end is 9 September
    assert "没有晚于起算日 2026-08-10" in declined("CLK-11", start, excluded=[(start, date(2026, 8, 12))]).zh
    assert count("CLK-11", start, excluded=[(date(2026, 8, 11),) * 2]).raw == date(2026, 9, 10)
    assert count("CLK-11", start, excluded=[(date(2026, 9, 8),) * 2]).raw == date(2026, 9, 10)
    late = (date(2026, 9, 9), date(2026, 9, 20))
    told = declined("CLK-11", start, excluded=[late])
    assert told.zh == "扣除的时间 2026-09-09..2026-09-20 开始时，期限已经届满（2026-09-09）。"
    assert "before the end, 2026-09-09" in told.en
    earlier = (date(2026, 9, 1), date(2026, 9, 2))
    assert count("CLK-11", start, excluded=[late, earlier]).raw == date(2026, 9, 23)


def test_cr_11_an_interval_does_not_end_before_it_begins():
    backwards = (date(2026, 8, 26), date(2026, 8, 24))
    assert "止日早于起日" in declined("CLK-11", date(2026, 8, 10), excluded=[backwards]).zh


def test_nothing_is_taken_out_of_the_handling_period():
    told = declined("CLK-05", excluded=[(date(2026, 3, 9), date(2026, 3, 10))])
    assert told.zh == "CLK-05（办理）没有可以扣除的时间。"


def test_an_extension_comes_before_an_exclusion_and_both_count():
    suspended = (date(2026, 5, 10), date(2026, 5, 14))  # after the plain 60 days, inside the extended period
    assert "已经届满（2026-05-01）" in declined("CLK-15c", excluded=[suspended]).zh
    found = count("CLK-15c", extended=30, excluded=[suspended])
    assert found.raw == date(2026, 6, 5)


def test_article_34_extensions():
    assert count("CLK-05", extended=30).due == date(2026, 6, 1)
    assert "超过了上限" in declined("CLK-05", extended=31).zh
    assert "allows 30" in declined("CLK-05", extended=31).en
    assert "不能是 -1" in declined("CLK-05", extended=-1).zh
    assert declined("CLK-09", extended=1).zh == "CLK-09（复查）不能延长。"
    assert "超过了上限" in declined("CLK-15d-3", extended=16).zh
    assert count("CLK-15d-3", extended=15).raw == date(2026, 5, 1)


def test_no_extension_at_all_is_always_allowed():
    check_extension(clocks.HANDLE, 0)
    assert count("CLK-09", extended=0) == count("CLK-09")


def test_agency_clocks_roll_over_unless_switched_off():
    assert rolls_over(clocks.HANDLE)
    assert not rolls_over(clocks.HANDLE, rollover=False)
    assert not rolls_over(clocks.REPORT_URGENT)


def test_a_length_is_set_only_where_an_office_may():
    assert count("CLK-07", length=20).raw == date(2026, 3, 22)
    assert count("CLK-07", length=Length(20, Unit.DAY)).raw == date(2026, 3, 22)
    assert count("CLK-12", length=10).raw == date(2026, 3, 12)
    assert count("CLK-12").raw == date(2026, 5, 1)
    assert count("HY-03", length=1).raw == date(2026, 3, 3)
    assert "由机关指定" in declined("CLK-07").zh
    assert "set by an office" in declined("HY-04").en
    assert "机关不能另定天数" in declined("CLK-05", length=10).zh
    assert "至少为1" in declined("CLK-07", length=0).zh
    assert "至少为1" in declined("CLK-12", length=-3).zh
    assert "每年一次" in declined("CLK-18").zh
    assert "yearly duty" in declined("CLK-19").en


def test_a_length_set_by_an_office_keeps_the_unit_of_the_clock():
    by_working_days = replace(clocks.REPLY_SUGGESTION, length=working_days(60))
    assert deadline(by_working_days, date(2026, 2, 11), OFFICIAL, length=5).due == date(2026, 2, 25)


def test_the_national_split_knows_its_four_stages_only():
    assert [count("CLK-01L", date(2026, 7, 1), length=n).raw.day for n in (5, 8, 11, 15)] == [6, 9, 12, 16]
    assert count("CLK-01L", date(2026, 7, 1)).raw == date(2026, 7, 16)
    assert "5、8、11、15" in declined("CLK-01L", length=7).zh


@pytest.mark.parametrize("name", ["CLK-05", "CLK-04", "CLK-15f", "CLK-15d"])
def test_a_date_past_the_end_of_the_calendar_is_declined(name):
    assert "超出了日历" in declined(name, date(9999, 12, 31)).zh
    assert "超出了日历" in declined("CLK-07", length=10**9).zh


@pytest.mark.parametrize(
    ("name", "start", "provisional"),
    [
        ("CLK-05", date(2026, 11, 1), False),  # ends on Thursday 31 December
        ("CLK-05", date(2026, 11, 2), True),  # ends on 1 January 2027
        ("CLK-05", date(2026, 11, 4), True),  # rolls from 3 January; its target lies in 2026
        ("CLK-04", date(2026, 12, 24), False),  # ends on Thursday 31 December
        ("CLK-04", date(2026, 12, 25), True),
        ("CLK-08", date(2026, 12, 1), False),
        ("CLK-08", date(2026, 12, 2), True),
        ("CLK-05", date(2021, 10, 20), True),  # before the first notice
        ("CLK-05", date(2021, 12, 20), False),
        ("CLK-04", date(2021, 12, 30), True),
        ("CLK-04", date(2021, 12, 31), False),  # day 1 is 1 January 2022
        ("CLK-05", date(2021, 11, 3), True),  # ends on 2 January 2022; its target lies in 2021
        ("CLK-20", date(2021, 12, 3), False),  # ends on 2 January 2022 and has no target
    ],
)
def test_cr_13_a_date_is_provisional_when_any_day_it_hangs_on_is_not_known(name, start, provisional):
    assert count(name, start).provisional is provisional


def test_cr_13_a_new_notice_makes_it_certain():
    found = deadline(clocks.HANDLE, date(2026, 11, 4), OFFICIAL)
    assert (found.due, found.provisional) == (date(2027, 1, 4), True)
    longer = OFFICIAL.with_year(notice(2027, days=rest("元旦", date(2027, 1, 1), date(2027, 1, 5))))
    found = deadline(clocks.HANDLE, date(2026, 11, 4), longer)
    assert (found.due, found.provisional) == (date(2027, 1, 6), False)


def test_every_length_can_be_counted():
    for clock in CLOCKS:
        if clock.length:
            assert deadline(clock, START, OFFICIAL).raw >= START
    assert Length(1, Unit.YEAR) == years(1)
    assert days(3) == Length(3, Unit.DAY)
