"""How near the end of a clock is (rulebook C.2, escalation levels, convention)."""

from datetime import date, timedelta

import pytest

from huiyin.law.calendar import Calendar
from huiyin.law.urgency import Urgency, urgency

OFFICIAL = Calendar.official()
START, TARGET, DUE = (
    date(2026, 3, 2),
    date(2026, 4, 29),
    date(2026, 5, 6),
)  # 58 days; 1 to 5 May are days of rest


@pytest.mark.parametrize(
    ("on", "level"),
    [
        ("2026-03-02", Urgency.CALM),
        ("2026-04-02", Urgency.CALM),  # 31 of 65 days
        ("2026-04-03", Urgency.CALM),  # 32: not yet the half
        ("2026-04-04", Urgency.HALFWAY),  # 33
        ("2026-04-23", Urgency.HALFWAY),  # four working days to the target
        ("2026-04-24", Urgency.NEAR),  # Friday: 27, 28, 29 are three
        ("2026-04-29", Urgency.NEAR),  # the day of the target itself
        ("2026-04-30", Urgency.PAST_TARGET),
        ("2026-05-06", Urgency.PAST_TARGET),  # the last day is still in time
        ("2026-05-07", Urgency.OVERDUE),
    ],
)
def test_each_level_begins_on_its_day(on: str, level: Urgency) -> None:
    assert urgency(START, DUE, TARGET, date.fromisoformat(on), OFFICIAL) is level


def test_exactly_half_the_time_is_half_the_time() -> None:
    due = START + timedelta(60)
    assert urgency(START, due, None, START + timedelta(29), OFFICIAL) is Urgency.CALM
    assert urgency(START, due, None, START + timedelta(30), OFFICIAL) is Urgency.HALFWAY


def test_without_a_target_the_due_date_is_aimed_at() -> None:
    assert urgency(START, DUE, None, date(2026, 4, 27), OFFICIAL) is Urgency.HALFWAY
    assert urgency(START, DUE, None, date(2026, 4, 28), OFFICIAL) is Urgency.NEAR  # 29, 30, 6 May
    assert urgency(START, DUE, None, DUE, OFFICIAL) is Urgency.NEAR


def test_a_short_clock_does_not_alarm_on_its_first_day() -> None:
    """Two working days: the day it starts is not yet near the end."""
    start, due = date(2026, 6, 8), date(2026, 6, 10)
    assert urgency(start, due, due, start, OFFICIAL) is Urgency.CALM
    assert urgency(start, due, due, date(2026, 6, 9), OFFICIAL) is Urgency.NEAR


def test_each_level_has_its_words() -> None:
    assert [(level.zh, level.en) for level in Urgency] == [
        ("时间充裕", "in time"),
        ("时间过半", "half the time used"),
        ("临近内控日", "target near"),
        ("已过内控日", "past target"),
        ("已逾期", "overdue"),
    ]
