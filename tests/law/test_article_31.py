"""Art. 31: the six routes (S12, S13)."""

import pytest

from huiyin.law.words import Duty, State
from tests.law.life import (
    LONG,
    Life,
    accepted,
    day,
)


def test_s12_a_wage_claim_is_led_to_arbitration_without_opinion_or_review() -> None:
    life = accepted(day(3, 2), route="R2")
    assert "handle" not in {term.clock for term in life.terms}
    for code, by in (("hear", Duty.HANDLER), ("draft_opinion", Duty.HANDLER)):
        assert life.ask(code, day(3, 3), by).code == "route"
    assert life.ask("issue_opinion", day(3, 3), Duty.HEAD).code == "wrong_document"
    life.take("route", day(3, 3), body="劳动人事争议仲裁委员会", limit="一年", materials=LONG, procedure=LONG)
    assert life.state is State.ROUTED
    assert not life.ask("request_review", day(3, 9), Duty.PETITIONER, reviewer=8, reasons=LONG).allowed
    life.take("close_routed", day(3, 9), evidence=LONG)
    assert life.fields["closing_code"] == "C2"
    life.take("reopen_from_route", day(3, 30), refusal=LONG)
    assert life.state is State.ACCEPTED
    assert life.term("handle").start == day(3, 2)  # the first dates stay


class TestS13IllegalBuilding:
    def life(self) -> Life:
        life = accepted(day(6, 30), route="R5")
        life.take("start_duty", day(7, 1), applied_on=day(6, 30))
        return life

    def test_two_months_from_the_application(self) -> None:
        life = self.life()
        assert (life.term("perform_duty").raw, life.term("perform_duty").due) == (day(8, 30), day(8, 31))
        assert "handle" not in life.running()

    def test_the_clock_runs_before_anyone_starts(self) -> None:
        assert accepted(day(6, 30), route="R5").term("perform_duty").due == day(8, 31)

    def test_a_petition_opinion_is_the_wrong_document(self) -> None:
        ruling = self.life().ask("issue_opinion", day(7, 2), Duty.HEAD)
        assert (ruling.code, ruling.article.number) == ("wrong_document", "31(6)")
        assert "履职答复或者行政决定" in ruling.because

    def test_the_answer_prints_both_remedies_and_closes_c5(self) -> None:
        life = self.life()
        assert life.ask("answer_duty", day(8, 20), decision=LONG, basis=LONG, remedy=False).code == "remedy"
        life.take("answer_duty", day(8, 20), decision=LONG, basis=LONG, remedy=True)
        life.take("close_duty", day(8, 25), evidence=LONG)
        assert life.fields["closing_code"] == "C5"


def test_an_objection_to_the_route_is_answered_and_if_upheld_the_route_is_chosen_again() -> None:
    life = accepted(day(3, 2), route="R2")
    life.take("object_route", day(3, 5), Duty.PETITIONER, reasons=LONG)
    assert life.term("answer_route_objection").due == day(3, 20)
    life.take("route", day(3, 6), body="仲裁委员会", limit="一年", materials=LONG, procedure=LONG)
    assert life.ask("close_routed", day(3, 9), evidence=LONG).code == "objection_pending"
    life.take("answer_route_objection", day(3, 10), Duty.TRIAGE, upheld="yes", reasons=LONG)
    assert (life.state, life.fields["route"], life.term("handle").start) == (State.ACCEPTED, "", day(3, 2))
    life.take("choose_route", day(3, 11), route="R6", reason=LONG)
    life.take("confirm_route", day(3, 11), Duty.LEGAL)
    assert life.term("handle").running
    assert life.term("handle").start == day(3, 2)


@pytest.mark.parametrize(
    ("route", "paper"),
    [*((each, "法定途径告知书") for each in ("R1", "R2", "R3", "R4")), ("R5", "履职答复或者行政决定")],
)
def test_each_other_route_has_its_own_paper(route: str, paper: str) -> None:
    ruling = accepted(day(3, 2), route=route).ask("issue_opinion", day(3, 3), Duty.HEAD)
    assert ruling.code == "wrong_document"
    assert paper in ruling.because
