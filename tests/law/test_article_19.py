"""Art. 19(3): the same matter raised to the superior within its period (S09, S10)."""

from datetime import date

from huiyin.law.grammar import MatterFacts
from huiyin.law.words import Duty, Klass, State
from tests.law.life import (
    LONG,
    accepted,
    day,
    registered,
)


class TestS09S10ParallelToTheSuperior:
    def decline(self, on: date, due: date) -> tuple[bool, str]:
        pending = MatterFacts(state=State.ACCEPTED, klass=Klass.APPEAL, accepted=True, due=due)
        life = registered(on)
        answers = {"ground": "N1", "pending": "X-1", "reason": LONG}
        ruling = life.ask("decline", on, Duty.TRIAGE, matter=pending, **answers)
        return ruling.allowed, ruling.because

    def test_s09_within_the_period_it_may_be_declined(self) -> None:
        due = accepted(day(3, 2)).term("handle").due
        assert due == day(5, 6)
        assert self.decline(day(4, 10), due)[0]

    def test_s10_after_the_period_it_may_not(self) -> None:
        allowed, because = self.decline(day(5, 20), day(5, 6))
        assert not allowed
        assert "已经届满" in because
