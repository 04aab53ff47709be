"""Art. 36: re-review and finality (S17, S18)."""

from datetime import date, timedelta

from huiyin.law.grammar import MatterFacts
from huiyin.law.words import Duty, Klass, State
from tests.law.life import (
    LONG,
    Life,
    accepted,
    day,
    in_re_review,
    registered,
    serve,
    served,
)


class TestS17HearingTimeOnlyInReReview:
    def hold(self, life: Life, opening: str, closing: str, by: Duty, last: date) -> None:
        first = last - timedelta(11)
        about = {"hearing_on": last, "issues": LONG, "chair": "主持人", "participants": ("甲",)}
        if opening == "open_hearing":
            about["why"] = "complex"
        life.take(opening, first, by, officer="above", **about)
        life.take(closing, last, by, officer="above", record=LONG, opinion=LONG, signed_on=last)

    def test_in_handling_it_moves_nothing(self) -> None:
        life = accepted(day(3, 2))
        self.hold(life, "open_hearing", "close_hearing", Duty.HANDLER, day(4, 10))
        assert life.term("handle").due == day(5, 6)

    def test_in_review_it_moves_nothing(self) -> None:
        life = served(day(3, 2), day(4, 20))
        life.take("request_review", day(6, 1), Duty.PETITIONER, reviewer=8, reasons=LONG)
        life.take("accept_review", day(6, 1), Duty.REVIEWER, officer="above")
        self.hold(life, "open_hearing", "close_hearing", Duty.REVIEWER, day(6, 20))
        assert life.term("review").due == day(7, 1)

    def test_in_re_review_twelve_days_are_taken_out(self) -> None:
        life = in_re_review(day(8, 10))
        assert life.term("re_review").due == day(9, 9)
        self.hold(life, "open_re_review_hearing", "close_re_review_hearing", Duty.REVIEWER, day(9, 4))
        assert (life.term("re_review").raw, life.term("re_review").due) == (day(9, 21), day(9, 21))

    def test_no_opinion_is_issued_while_a_hearing_is_open(self) -> None:
        life = in_re_review(day(8, 10))
        about = {"hearing_on": day(9, 1), "issues": LONG, "chair": "主持人", "participants": ("甲",)}
        life.take("open_re_review_hearing", day(8, 24), Duty.REVIEWER, officer="above", **about)
        said = {"result": "maintain", "findings": LONG, "reasons": LONG, "basis": LONG}
        assert (
            life.ask("issue_re_review", day(8, 25), Duty.REVIEWER, officer="above", **said).code
            == "hearing_open"
        )


class TestS18AfterReReview:
    EARLIER = MatterFacts(
        state=State.FINAL, klass=Klass.APPEAL, open=False, accepted=True, re_review_served=True
    )

    def propose(self, life: Life, **changed: object) -> object:
        said = {"earlier": "X-1", "comparison_facts": LONG, "comparison_reasons": LONG, "nothing_new": True}
        return life.ask(
            "propose_no_longer_accept", day(7, 2), Duty.TRIAGE, matter=self.EARLIER, **(said | changed)
        )

    def test_a_same_facts_and_reasons_by_two_officers(self) -> None:
        life = registered(day(7, 1))
        said = {"earlier": "X-1", "comparison_facts": LONG, "comparison_reasons": LONG, "nothing_new": True}
        life.take(
            "propose_no_longer_accept", day(7, 2), Duty.TRIAGE, officer="a", matter=self.EARLIER, **said
        )
        assert life.ask("no_longer_accept", day(7, 2), Duty.TRIAGE, officer="a").code == "two_officers"
        life.take("no_longer_accept", day(7, 2), Duty.TRIAGE, officer="b")
        assert life.state is State.NO_LONGER_ACCEPTED

    def test_b_a_new_fact_is_a_new_matter(self) -> None:
        life = registered(day(7, 1))
        assert self.propose(life, nothing_new=False).code == "nothing_new"
        assert life.ask("forward", day(7, 2), Duty.TRIAGE, organ=7).allowed

    def test_c_without_comparison_it_is_blocked(self) -> None:
        life = registered(day(7, 1))
        assert life.ask("no_longer_accept", day(7, 2), Duty.TRIAGE, officer="b").code == "comparison"
        for name in ("comparison_facts", "comparison_reasons"):
            assert self.propose(life, **{name: ""}).code == "answer"

    def test_d_aid_and_execution_go_on_after_finality(self) -> None:
        life = in_re_review(day(8, 10))
        said = {"result": "change", "outcome": "support", "findings": LONG, "reasons": LONG, "basis": LONG}
        life.take("issue_re_review", day(9, 1), Duty.REVIEWER, officer="above", **said)
        serve(life, "serve_re_review", day(9, 3), Duty.REVIEWER)
        assert (life.state, life.fields["final_on"], life.fields["closing_code"]) == (
            State.FINAL,
            day(9, 3),
            "C6d",
        )
        life.take("refer_aid", day(9, 10), need=LONG, body="民政部门", consented=True)
        life.take("promise_execution", day(9, 10), promised_on=day(9, 30))
        assert "execute" in life.running()
        life.take("record_execution", day(9, 28), evidence=LONG)
        assert life.running() == set() or life.running() == {"rate"}


def test_a_final_matter_reopens_only_for_something_new_or_by_order() -> None:
    life = in_re_review(day(8, 10))
    said = {"result": "maintain", "findings": LONG, "reasons": LONG, "basis": LONG}
    life.take("issue_re_review", day(9, 1), Duty.REVIEWER, officer="above", **said)
    serve(life, "serve_re_review", day(9, 3), Duty.REVIEWER)
    assert life.ask("reopen", day(9, 4), ground="wish", explanation=LONG).code == "final"
    life.take("reopen", day(9, 4), ground="new_facts", explanation=LONG)
    assert (life.fields["final_on"], life.fields["closing_code"], life.fields["route"]) == (None, "", "")
    assert life.ask("accept", day(9, 5), procedure=LONG).code in {"route_confirmed"}
