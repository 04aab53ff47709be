"""Withdrawal and reopening."""

from huiyin.law.words import Duty, State
from tests.law.life import (
    LONG,
    day,
    received,
    withdraw,
)


def test_a_withdrawn_matter_may_be_reopened_with_fresh_clocks_and_its_first_receipt_date() -> None:
    life = received(day(4, 1))
    withdraw(life, day(4, 2))
    assert (life.state, life.fields["closing_code"], life.running()) == (State.WITHDRAWN, "W", set())
    life.take("reopen", day(4, 20), ground="wish", explanation=LONG)
    assert (life.state, life.running()) == (State.TRIAGED, {"inform_direct"})


def test_a_withdrawal_waits_three_working_days_and_can_be_taken_back() -> None:
    """Reading RD-45: 3 April is a Friday, 6 April (Qingming) is a day of rest; nothing else stops meanwhile."""
    life = received(day(4, 1))
    before = life.running()
    life.take("ask_withdrawal", day(4, 2), Duty.PETITIONER, own_will=True, pressed="no")
    assert life.term("withdraw_pause").due == day(4, 8)
    assert (life.state, life.running()) == (State.RECEIVED, before | {"withdraw_pause"})
    assert life.ask("withdraw", day(4, 8), Duty.CLOCK).code == "pause"
    life.take("keep_on", day(4, 8), Duty.PETITIONER)
    assert (life.state, life.running()) == (State.RECEIVED, before)
    assert life.ask("withdraw", day(4, 30), Duty.CLOCK).code == "pause"


def test_what_turns_out_urgent_is_withdrawn_no_more() -> None:
    life = received(day(4, 1))
    life.take("ask_withdrawal", day(4, 2), Duty.PETITIONER, own_will=True, pressed="no")
    life.take("mark_urgent", day(4, 3), impact=LONG)
    assert "withdraw_pause" not in life.running()
    assert life.ask("withdraw", day(4, 20), Duty.CLOCK).code == "pause"
