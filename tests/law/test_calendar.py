"""The days of rest: the official years against two independent tables, and what lies past them."""

from datetime import date, timedelta

import chinese_calendar
import holidays
import pytest

from huiyin.law.calendar import Calendar, from_data, notice, rest, to_data, to_text, work
from huiyin.law.calendar import read as read_notice
from huiyin.law.calendar.notice import name_en
from huiyin.law.declined import Declined

OFFICIAL = Calendar.official()
DAYS = [date(2022, 1, 1) + timedelta(days=n) for n in range((date(2026, 12, 31) - date(2022, 1, 1)).days + 1)]
YEAR_2027 = notice(
    2027,
    days=(
        *rest("元旦", date(2027, 1, 1), date(2027, 1, 3)),
        *rest("春节", date(2027, 2, 5), date(2027, 2, 11)),
        *work("春节", date(2027, 1, 31)),
        *rest("劳动节", date(2027, 5, 1), date(2027, 5, 5)),
        *rest("国庆节", date(2027, 10, 1), date(2027, 10, 7)),
    ),
)


def test_the_official_years_agree_with_chinesecalendar_day_by_day():
    assert [day for day in DAYS if OFFICIAL.is_working(day) != chinese_calendar.is_workday(day)] == []


def test_the_official_years_agree_with_holidays_day_by_day():
    china = holidays.country_holidays("CN", years=range(2022, 2027))
    differing = [day for day in DAYS if OFFICIAL.is_working(day) != china.is_working_day(day)]
    assert differing == []


@pytest.mark.parametrize("year", range(2022, 2027))
def test_each_official_year_names_its_notice(year):
    found = OFFICIAL.notice_of(year)
    assert found.title == f"国务院办公厅关于{year}年部分节假日安排的通知"
    assert [link.startswith(("http://www.gov.cn/", "https://www.gov.cn/")) for link in found.source] == [True]
    assert found.missing() == ()


@pytest.mark.parametrize("day", [date(2021, 12, 31), date(2027, 1, 1), date(2027, 3, 3)])
def test_outside_the_notices_nothing_is_known(day):
    with pytest.raises(Declined, match="尚未收录") as told:
        OFFICIAL.is_working(day)
    assert str(day.year) in told.value.en
    assert not OFFICIAL.knows(day, day)


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2027, 1, 1), False),  # a Friday, but a fixed holiday
        (date(2027, 1, 4), True),
        (date(2027, 1, 2), False),  # a Saturday
        (date(2028, 5, 1), False),
        (date(2029, 10, 1), False),
        (date(2029, 10, 2), False),
        (date(2029, 10, 3), False),
        (date(2029, 10, 4), True),
        (date(2040, 10, 1), False),
        (date(2019, 1, 1), False),
    ],
)
def test_past_the_notices_weekends_and_fixed_holidays_are_presumed(day, working):
    assert OFFICIAL.is_presumed_working(day) is working


def test_it_knows_a_stretch_only_when_it_knows_every_year_of_it():
    assert OFFICIAL.knows(date(2022, 1, 1), date(2026, 12, 31))
    assert not OFFICIAL.knows(date(2026, 12, 31), date(2027, 1, 1))
    assert not OFFICIAL.knows(date(2021, 12, 31), date(2022, 1, 1))
    gap = Calendar((OFFICIAL.notice_of(2022), OFFICIAL.notice_of(2024)))
    assert not gap.knows(date(2022, 6, 1), date(2024, 6, 1))


def test_a_new_year_is_added_and_an_old_one_replaced():
    more = OFFICIAL.with_year(YEAR_2027)
    assert more.known_years == frozenset(range(2022, 2028))
    assert more.is_working(date(2027, 1, 31))
    assert not more.is_working(date(2027, 2, 8))
    assert OFFICIAL.known_years == frozenset(range(2022, 2027))
    stormy = notice(2026, days=rest("防汛", date(2026, 7, 1)))
    replaced = more.with_year(stormy)
    assert not replaced.is_working(date(2026, 7, 1))
    assert replaced.is_working(date(2026, 2, 16))
    assert more.with_year(YEAR_2027) == more


def test_a_notice_reaches_into_the_year_before():
    assert OFFICIAL.why(date(2022, 12, 31)) == ("元旦放假", "New Year's Day")
    early = notice(2027, days=(*rest("元旦", date(2026, 12, 31), date(2027, 1, 2)),))
    assert OFFICIAL.is_working(date(2026, 12, 31))
    assert not OFFICIAL.with_year(early).is_working(date(2026, 12, 31))


def test_two_notices_for_one_year_are_declined():
    with pytest.raises(Declined, match="同一年份有两份") as told:
        Calendar((YEAR_2027, YEAR_2027))
    assert told.value.en == "There are two notices for the same year."


@pytest.mark.parametrize("base", [date(2021, 1, 1), date(2022, 3, 1), date(2029, 12, 20), date(2045, 2, 3)])
def test_the_next_the_last_and_the_nth_working_day_are_found_by_walking(base):
    def walk(day, step):
        while not OFFICIAL.is_presumed_working(day):
            day += timedelta(days=step)
        return day

    for offset in range(-40, 400):
        day = base + timedelta(days=offset)
        number = day.toordinal()
        assert date.fromordinal(OFFICIAL.following(number)) == walk(day, 1)
        assert date.fromordinal(OFFICIAL.preceding(number)) == walk(day, -1)
        counted, at = 0, day
        while counted < 7:
            at += timedelta(days=1)
            counted += OFFICIAL.is_presumed_working(at)
        assert date.fromordinal(OFFICIAL.nth_after(number, 7)) == at
        assert OFFICIAL.nth_after(number, 0) == number


def test_a_calendar_without_any_notice_presumes_everything():
    empty = Calendar(())
    saturday = date(2026, 2, 14).toordinal()
    assert date.fromordinal(empty.following(saturday)) == date(2026, 2, 16)
    assert date.fromordinal(empty.preceding(saturday)) == date(2026, 2, 13)
    assert not empty.knows(date(2026, 2, 14), date(2026, 2, 14))


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 5, 1), ("劳动节放假", "Labour Day")),
        (date(2026, 5, 9), ("调休上班", "a make-up working day")),
        (date(2026, 5, 8), ("工作日", "a working day")),
        (date(2026, 5, 10), ("周末", "a weekend")),
        (date(2026, 6, 6), ("周末", "a weekend")),
        (date(2028, 1, 1), ("周末", "a weekend")),
        (date(2027, 1, 1), ("元旦放假", "New Year's Day")),
        (date(2023, 9, 29), ("中秋节、国庆节放假", "Mid-Autumn Festival and National Day")),
    ],
)
def test_what_kind_of_day_it_is(day, words):
    assert OFFICIAL.why(day) == words


def test_holidays_are_named_in_english_where_we_know_the_word():
    assert [
        name_en(name) for name in ("元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节", "校庆")
    ] == [
        "New Year's Day",
        "Spring Festival",
        "Qingming Festival",
        "Labour Day",
        "Dragon Boat Festival",
        "Mid-Autumn Festival",
        "National Day",
        "校庆",
    ]


@pytest.mark.parametrize("year", range(2022, 2027))
def test_a_year_written_out_is_read_back_the_same(year):
    kept = OFFICIAL.notice_of(year)
    assert read_notice(to_text(kept).encode()) == kept
    assert from_data(to_data(kept)) == kept


def test_the_fixed_holidays_a_notice_leaves_out():
    assert notice(2027, days=rest("元旦", date(2027, 1, 1))).missing() == (
        date(2027, 5, 1),
        date(2027, 10, 1),
        date(2027, 10, 2),
        date(2027, 10, 3),
    )


def test_a_notice_may_reach_a_month_to_either_side_and_no_further():
    new_year = rest("元旦", date(2027, 1, 1))
    for day in (date(2026, 12, 1), date(2028, 1, 31)):
        assert notice(2027, days=(*new_year, *rest("元旦", day))).year == 2027
    for day in (date(2026, 11, 30), date(2028, 2, 1)):
        with pytest.raises(Declined, match=f"{day} 不在2027年的放假安排之内"):
            notice(2027, days=(*new_year, *rest("元旦", day)))


def test_the_first_and_the_last_year_that_can_be_written():
    assert [notice(year, days=rest("元旦", date(year, 1, 1))).year for year in (2000, 2199)] == [2000, 2199]


def test_a_holiday_is_at_most_sixty_one_days_long():
    assert len(rest("假", date(2027, 3, 1), date(2027, 4, 30))) == 61
    with pytest.raises(Declined, match="超过六十天"):
        rest("假", date(2027, 3, 1), date(2027, 5, 1))


def test_days_of_a_notice_are_told_in_runs():
    scattered = notice(
        2027,
        days=(
            *rest("元旦", date(2027, 1, 1), date(2027, 1, 2)),
            *rest("元旦", date(2027, 1, 4)),
            *work("元旦", date(2027, 1, 9), date(2027, 1, 10)),
            *rest("校庆", date(2027, 1, 11)),
        ),
    )
    assert scattered.spans() == (
        ("元旦", True, date(2027, 1, 1), date(2027, 1, 2)),
        ("元旦", True, date(2027, 1, 4), date(2027, 1, 4)),
        ("元旦", False, date(2027, 1, 9), date(2027, 1, 10)),
        ("校庆", True, date(2027, 1, 11), date(2027, 1, 11)),
    )
    assert 'name = "元旦"\nrest = ["2027-01-01..2027-01-02", "2027-01-04"]' in to_text(scattered)
