"""Withdrawal and reopening."""

from huiyin.law.words import Duty, State
from tests.law.life import (
    LONG,
    day,
    received,
)


def test_a_withdrawn_matter_may_be_reopened_with_fresh_clocks_and_its_first_receipt_date() -> None:
    life = received(day(4, 1))
    life.take("withdraw", day(4, 2), Duty.PETITIONER, own_will=True)
    assert (life.state, life.fields["closing_code"], life.running()) == (State.WITHDRAWN, "W", set())
    life.take("reopen", day(4, 20), ground="wish", explanation=LONG)
    assert (life.state, life.running()) == (State.TRIAGED, {"inform_direct"})
