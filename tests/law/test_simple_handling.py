"""Simple handling: working days, and back to the ordinary procedure."""

from huiyin.law.words import Duty, State
from tests.law.life import (
    LONG,
    day,
    received,
)


def test_simple_handling_counts_in_working_days_and_converts() -> None:
    life = received(day(4, 29), simple=True)
    assert life.term("accept_simple").due == day(5, 7)
    life.take("accept_simple", day(5, 7), reason=LONG)
    assert life.term("decide_simple").due == day(5, 20)
    life.take("convert_to_ordinary", day(5, 12), reason=LONG)
    assert (life.state, life.running()) == (State.RECEIVED, {"inform_forwarded"})
    life.take("choose_route", day(5, 13), route="R6", reason=LONG)
    life.take("confirm_route", day(5, 13), Duty.LEGAL)
    life.take("accept", day(5, 13), procedure=LONG)
    assert life.term("handle").start == day(5, 7)  # conversion does not buy time
