"""How long a matter is kept (档案法实施条例 19, rulebook F.5), and when it may be destroyed (个人信息保护法 47)."""

import json
from dataclasses import replace
from datetime import date

import pytest

from huiyin.law.book_2022.steps.keeping import waits_until
from huiyin.law.declined import Declined
from huiyin.law.grammar import Facts, Mark
from huiyin.law.retention import CATEGORIES, KEEPING, TIERS, Schedule, after, period, read, years
from huiyin.law.words import Duty, Klass, State
from tests.law.examples import TODAY
from tests.law.life import LONG, day, received, served, withdraw

CLOSED = Facts(on=TODAY, state=State.CLOSED, klass=Klass.APPEAL, done={"close_executed": date(2016, 5, 9)})
GIVEN = {
    "approved_by": "芦渡县档案局",
    "approved_on": "2026-01-05",
    "document": "芦档〔2026〕3号",
    "tiers": {"appeal": "10", "other": "permanent"},
}


@pytest.mark.parametrize(
    ("changes", "category", "tier"),
    [
        ({}, "appeal", "30"),
        ({"klass": Klass.ACCUSATION}, "accusation", "30"),
        ({"klass": Klass.SUGGESTION}, "other", "10"),
        ({"klass": None}, "other", "10"),
        ({"klass": None, "state": State.SPLIT}, "split", "30"),
        ({"simple": True}, "simple", "10"),
        ({"state": State.GUIDED_ELSEWHERE}, "simple", "10"),
        ({"joint": True, "important": True}, "group", "permanent"),
        ({"joint": True}, "appeal", "30"),
        ({"important": True}, "appeal", "30"),
        ({"simple": True, "done": {"record_instruction": date(2016, 5, 9)}}, "leaders", "permanent"),
    ],
)
def test_the_category_follows_from_the_facts(changes: dict[str, object], category: str, tier: str) -> None:
    found = period(replace(CLOSED, **changes))
    assert (found.category.code, found.tier.code) == (category, tier)


def test_keeping_is_counted_from_the_year_after_the_last_step_to_the_end_of_a_year() -> None:
    assert period(CLOSED).until == date(2046, 12, 31)
    assert period(replace(CLOSED, done={"register": date(2016, 1, 1)})).until == date(2046, 12, 31)
    assert period(replace(CLOSED, klass=Klass.SUGGESTION)).until == date(2026, 12, 31)
    assert period(replace(CLOSED, joint=True, important=True)).until is None


def test_what_is_said_later_begins_the_period_anew_but_keeping_itself_does_not() -> None:
    later = replace(CLOSED, done={**CLOSED.done, "supplement": date(2020, 1, 1)})
    assert period(later).until == date(2050, 12, 31)
    kept = replace(CLOSED, done={**CLOSED.done, **dict.fromkeys(KEEPING, TODAY)})
    assert period(kept).until == date(2046, 12, 31)


def test_the_working_names_category_tier_and_days_in_both_languages() -> None:
    lines = period(CLOSED).working
    assert [line.zh for line in lines] == [
        "属于“申诉求决事项”，本单位尚未提供经批准的保管期限表，暂按默认，保管30年[C]。",
        "最后一步在2016-05-09，自次年2017-01-01起算，至2046-12-31届满（RD-32）[C]。",
    ]
    assert all(line.en.endswith(".") for line in lines)
    assert "永久" in period(replace(CLOSED, joint=True, important=True)).working[1].zh


def test_defaults_that_nobody_verified_say_so() -> None:
    assert {one.code for one in CATEGORIES if one.mark is Mark.UNVERIFIED} == {"simple", "other"}
    assert set(TIERS) == {"permanent", "30", "10"}
    assert not CATEGORIES[-1].falls.__code__.co_names, "the last category takes whatever is left"


def test_the_office_s_approved_schedule_takes_the_place_of_the_defaults() -> None:
    schedule = read(json.dumps(GIVEN))
    assert schedule == Schedule("芦渡县档案局", date(2026, 1, 5), "芦档〔2026〕3号", GIVEN["tiers"])
    assert period(replace(CLOSED, schedule=schedule)).until == date(2026, 12, 31)
    assert "芦档〔2026〕3号" in period(replace(CLOSED, schedule=schedule)).working[0].zh
    assert period(replace(CLOSED, schedule=schedule, klass=Klass.SUGGESTION)).until is None
    simple = period(replace(CLOSED, schedule=schedule, simple=True))
    assert (simple.tier.code, "默认" in simple.working[0].zh) == ("10", True)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{", "读不懂"),
        ("[]", "读不懂"),
        (json.dumps({**GIVEN, "approved_on": "2026"}), "读不懂"),
        (json.dumps({**GIVEN, "tiers": ["10"]}), "读不懂"),
        (json.dumps({**GIVEN, "document": " "}), "文号"),
        (json.dumps({**GIVEN, "tiers": {"letters": "10"}}), "letters"),
        (json.dumps({**GIVEN, "tiers": {"appeal": "5"}}), "只能是"),
    ],
)
def test_a_schedule_that_cannot_be_one_is_declined_with_a_sentence(text: str, says: str) -> None:
    with pytest.raises(Declined) as declined:
        read(text)
    assert says in declined.value.zh
    assert declined.value.en


def test_a_year_later_is_the_corresponding_day() -> None:
    assert after(date(2026, 4, 10), years(1)) == date(2027, 4, 10)
    assert after(date(2024, 2, 29), years(1)) == date(2025, 3, 1)


def test_a_life_from_closing_to_disposal_needs_three_and_two_persons_among_them() -> None:
    life = received(day(4, 1), klass="suggestion")
    withdraw(life, day(4, 2))
    assert life.ask("propose_disposal", date(2036, 12, 31), worth=LONG).code == "period"
    over = date(2037, 1, 4)
    life.take("propose_disposal", over, worth=LONG, officer="li")
    assert life.ask("approve_disposal", over, Duty.HEAD, officer="li", looked=True).code == "two_officers"
    life.take("approve_disposal", over, Duty.HEAD, officer="wang", looked=True)
    assert waits_until(life.facts(over, Duty.CLOCK)) == date(2037, 2, 3)
    assert life.ask("dispose", date(2037, 2, 3), Duty.CLOCK).code == "waiting"
    life.take("dispose", date(2037, 2, 4), Duty.CLOCK)
    assert (life.state, life.fields["key"]) == (State.DISPOSED, None)


def test_a_hold_voids_what_was_approved_and_lifting_it_revives_nothing() -> None:
    life = received(day(4, 1), klass="suggestion")
    withdraw(life, day(4, 2))
    over = date(2037, 1, 4)
    life.take("propose_disposal", over, worth=LONG, officer="li")
    life.take("approve_disposal", over, Duty.HEAD, officer="wang", looked=True)
    life.take("place_hold", over, Duty.INSPECTOR, ground="inspection", reason=LONG)
    held = {"held_by": frozenset({7})}
    assert life.ask("dispose", date(2037, 6, 1), Duty.CLOCK, more=held).code == "held"
    lifting = {**held, "acting": 7}
    life.take("lift_hold", over, Duty.AUDITOR, more=lifting, reason=LONG)
    assert life.ask("dispose", date(2037, 6, 1), Duty.CLOCK).code == "approved"
    assert life.ask("propose_disposal", date(2037, 6, 1), worth=LONG).allowed


def test_while_review_may_still_be_asked_for_nothing_is_destroyed() -> None:
    life = served(day(2, 2), day(4, 1), result="support", promised_on=day(4, 20))
    life.take("record_execution", day(4, 10), executed_on=day(4, 10), evidence=LONG)
    life.take("close_executed", day(4, 11))
    assert "request_review" in life.running()
    ruling = life.ask("propose_disposal", date(2060, 1, 4), worth=LONG)
    assert ruling.code == "clock"
    assert "请求复查" in ruling.because
