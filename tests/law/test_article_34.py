"""Art. 34: sixty days and one extension (S11, S19)."""

from datetime import date

import pytest

from huiyin.law.words import Duty
from tests.law.life import (
    LONG,
    Life,
    accepted,
    day,
)


class TestS11ExtensionMatrix:
    def extend(self, on: date, by: Duty, days: int) -> Life:
        life = accepted(day(3, 2))
        life.take("extend", on, by, days=days, reason=LONG)
        return life

    def test_a_thirty_days_by_the_head_in_time(self) -> None:
        assert self.extend(day(4, 28), Duty.HEAD, 30).term("handle").due == day(6, 1)

    @pytest.mark.parametrize(
        ("on", "by", "days", "code"),
        [
            (day(4, 28), Duty.HANDLER, 30, "duty"),  # b: a section chief
            (day(4, 28), Duty.HEAD, 31, "too_long"),  # c
            (day(5, 7), Duty.HEAD, 30, "in_time"),  # d: after the end
            (day(4, 28), Duty.DEPUTY, 30, "approver"),
        ],
    )
    def test_b_c_d_are_refused(self, on: date, by: Duty, days: int, code: str) -> None:
        life = accepted(day(3, 2))
        ruling = life.ask("extend", on, by, days=days, reason=LONG)
        assert (ruling.allowed, ruling.code, ruling.article.number) == (False, code, "34")
        assert life.term("handle").due == day(5, 6)

    def test_e_twenty_days_then_fifteen_more_is_refused_on_both_counts(self) -> None:
        life = self.extend(day(4, 28), Duty.HEAD, 20)
        ruling = life.ask("extend", day(4, 29), Duty.HEAD, days=15, reason=LONG)
        assert not ruling.allowed
        assert "已经延长过20日" in ruling.because
        assert "合计为1日至30日" in ruling.because
        assert not life.ask("extend", day(4, 29), Duty.HEAD, days=10, reason=LONG).allowed

    def test_on_the_due_date_it_is_still_in_time(self) -> None:
        assert self.extend(day(5, 6), Duty.HEAD, 15).term("handle").due == day(5, 18)

    def test_s19_the_deputy_approves_where_the_head_stands_aside(self) -> None:
        life = accepted(day(3, 2))
        head = {"more": {"recused": True}}
        assert life.ask("extend", day(4, 28), Duty.HEAD, days=5, reason=LONG, **head).code == "recused"
        deputy = {"more": {"head_recused": True}}
        assert life.ask("extend", day(4, 28), Duty.DEPUTY, days=5, reason=LONG, **deputy).allowed
