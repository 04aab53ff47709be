"""Art. 35: review (S16)."""

from datetime import date

from huiyin.law.words import Duty, State
from tests.law.life import (
    LONG,
    Life,
    day,
    handle,
    issued,
    review_served,
    serve,
    served,
)


class TestS16ReviewPostedInTime:
    def life(self) -> Life:
        life = served(date(2025, 12, 1), date(2026, 1, 20))
        assert (life.term("request_review").raw, life.term("request_review").due) == (day(2, 19), day(2, 24))
        return life

    def test_the_postmark_decides(self) -> None:
        life = self.life()
        days = {"sent_on": day(2, 23), "received_on": day(2, 26)}
        life.take("request_review", day(2, 26), Duty.INTAKE, reviewer=8, reasons=LONG, **days)
        assert life.term("request_review").ended_on == day(2, 23)
        assert life.term("review").start == day(2, 26)
        late = {"ground": "N5d", "reason": LONG, "served_proof": LONG, "no_excuse": True}
        refused = life.ask("decline_review", day(2, 27), Duty.REVIEWER, sent_on=day(2, 23), **late)
        assert (refused.allowed, refused.code) == (False, "not_late")

    def test_left_with_a_neighbour_the_window_never_starts(self) -> None:
        life = issued(date(2025, 12, 1), date(2026, 1, 20))
        life.take("attempt_service", day(1, 20), way="left", what_happened="交给邻居，没有回执。")
        assert "request_review" not in {term.clock for term in life.terms}
        assert life.ask("lapse", day(6, 1)).code == "state"
        life.take("request_review", day(6, 10), Duty.PETITIONER, reviewer=8, reasons=LONG)
        late = {"ground": "N5d", "reason": LONG, "served_proof": LONG, "no_excuse": True}
        assert (
            life.ask("decline_review", day(6, 11), Duty.REVIEWER, sent_on=day(6, 10), **late).code
            == "not_late"
        )

    def test_a_late_request_is_registered_and_examined_by_a_person(self) -> None:
        life = self.life()
        life.take("request_review", day(3, 20), Duty.PETITIONER, reviewer=8, reasons=LONG)
        late = {"ground": "N5d", "reason": LONG, "served_proof": LONG, "sent_on": day(3, 20)}
        assert life.ask("decline_review", day(3, 21), Duty.REVIEWER, **late).code == "excuse"
        life.take("decline_review", day(3, 21), Duty.REVIEWER, no_excuse=True, **late)
        assert "review" not in life.running()

    def test_only_proof_of_service_lets_the_window_lapse_and_lapse_is_not_final(self) -> None:
        life = self.life()
        assert life.ask("lapse", day(2, 24)).code == "window_open"
        life.take("lapse", day(2, 25))
        assert (life.state, life.fields["closing_code"]) == (State.CLOSED, "C6b")
        assert not life.fields.get("final_on")


def test_redo_runs_from_service_of_the_review_opinion_and_the_route_stays() -> None:
    life = review_served(day(3, 2), day(4, 20), day(5, 15), result="redo")
    assert life.term("handle").start == day(5, 15)
    assert life.ask("lapse", day(7, 1)).code == "redo"
    life.take("redo", day(5, 20))
    assert life.state is State.ACCEPTED
    assert life.ask("draft_opinion", day(5, 21), outcomes=()).allowed is False
    handle(life, day(6, 10), "explain")
    serve(life, "serve_opinion", day(6, 12))
    assert life.term("handle").ended_on == day(6, 12)
