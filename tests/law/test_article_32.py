"""Art. 32: the opinion and its execution (S14, S15)."""

import pytest

from huiyin.law.grammar import Outcome
from huiyin.law.words import Duty, State
from tests.law.life import (
    LONG,
    Life,
    Refused,
    accepted,
    day,
    issued,
    served,
)


class TestS14OpinionWithoutHearing:
    def test_drafting_is_blocked_with_all_reasons(self) -> None:
        life = accepted(day(3, 2))
        life.requests = 3
        answered = (Outcome("support", "事实", "理由", "依据"), Outcome("explain", "事实", "理由", "依据"))
        life.take("investigate", day(3, 10), evidence=LONG, findings=LONG)
        ruling = life.ask("draft_opinion", day(3, 11), outcomes=answered)
        assert ruling.code == "heard"
        assert "尚未听取信访人陈述" in ruling.because
        assert "共有3项请求，只答复了2项" in ruling.because

    def test_issuing_is_blocked_with_all_reasons(self) -> None:
        ruling = accepted(day(3, 2)).ask("issue_opinion", day(3, 11), Duty.HEAD)
        for reason in ("尚未听取", "尚未调查核实", "尚未拟制", "尚未经法制审核"):
            assert reason in ruling.because

    def test_an_unanswered_request_blocks_even_where_all_else_is_done(self) -> None:
        life = accepted(day(3, 2))
        life.requests = 3
        life.take("hear", day(3, 9), statement=LONG, heard_how="call")
        life.take("investigate", day(3, 10), evidence=LONG, findings=LONG)
        gap = tuple(Outcome(result, "事实", "理由", "依据") for result in ("support", "", "explain"))
        ruling = life.ask("draft_opinion", day(3, 11), outcomes=gap)
        assert (ruling.code, ruling.article.number) == ("each_request", "32(1)")


class TestS15SupportedButNotExecuted:
    def life(self) -> Life:
        return served(day(2, 2), day(4, 1), result="support", promised_on=day(4, 30))

    def test_execution_is_pending_with_its_own_date_and_never_shows_resolved(self) -> None:
        life = self.life()
        assert (life.fields["execution"], life.term("execute").due) == ("pending", day(4, 30))
        assert life.term("execute").running
        assert not life.fields.get("resolved_on")
        assert not life.ask("close_executed", day(5, 7)).allowed
        ruling = life.ask("lapse", day(6, 1))
        assert (ruling.code, ruling.article.number) == ("unexecuted", "32(2)")

    def test_it_is_supervised_replied_to_and_cleared(self) -> None:
        life = self.life()
        demand = {"facts_found": LONG, "demand": LONG, "improvement": LONG, "reply_by": day(5, 20)}
        life.take("supervise", day(5, 7), Duty.SUPERVISOR, ground="no_execution", **demand)
        assert life.fields["supervised"]
        assert not life.ask("clear_supervision", day(5, 8), Duty.SUPERVISOR, reason=LONG).allowed
        life.take("record_execution", day(5, 18), executed_on=day(5, 15), evidence=LONG)
        assert life.term("execute").ended_on == day(5, 15)
        assert life.fields["resolved_on"] == day(5, 18)
        life.take("reply_supervision", day(5, 19), adopted="all", reply=LONG)
        life.take("clear_supervision", day(5, 21), Duty.SUPERVISOR, reason=LONG)
        assert not life.fields["supervised"]
        life.take("close_executed", day(5, 22))
        assert life.fields["closing_code"] == "C6a"

    def test_a_promise_is_demanded_where_a_request_is_supported(self) -> None:
        with pytest.raises(Refused, match="执行完毕的日期"):
            issued(day(2, 2), day(4, 1), result="support")

    def test_closing_as_carried_out_takes_nothing_from_the_time_to_ask_for_review(self) -> None:
        life = self.life()
        life.take("record_execution", day(4, 10), evidence=LONG)
        life.take("close_executed", day(4, 11))
        assert life.state is State.CLOSED
        assert "request_review" in life.running()
        life.take("request_review", day(4, 20), Duty.PETITIONER, reviewer=8, reasons=LONG)
        assert life.state is State.REVIEW_REQUESTED
