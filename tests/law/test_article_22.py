"""Art. 22: the petition office registers, sorts and sends on (S02)."""

from huiyin.law.words import AgencyKind, Duty, State
from tests.law.examples import AGENCY
from tests.law.life import (
    LONG,
    day,
    handle,
    registered,
    serve,
)


def test_s02_fifteen_days_over_the_spring_festival() -> None:
    life = registered(day(2, 5))
    sort = life.term("sort")
    assert (sort.raw, sort.due, sort.target) == (day(2, 20), day(2, 24), day(2, 14))
    life.take("forward", day(2, 24), Duty.TRIAGE, organ=7)
    assert (sort.running, sort.ended_on) == (False, day(2, 24))


def test_a_completion_report_returned_moves_no_clock_and_counts_from_its_submission() -> None:
    life = registered(day(3, 2))
    life.take("assign", day(3, 2), Duty.TRIAGE, organ=7, feedback_by=day(5, 15), demand=LONG)
    life.take("receive", day(3, 2))
    life.take("choose_route", day(3, 2), route="R6", reason=LONG)
    life.take("confirm_route", day(3, 2), Duty.LEGAL)
    life.take("accept", day(3, 2), procedure=LONG)
    assert life.ask("submit_completion_report", day(3, 3), findings=LONG, result=LONG).code == "state"
    handle(life, day(4, 20))
    serve(life, "serve_opinion", day(4, 21))
    life.take("submit_completion_report", day(4, 22), findings=LONG, result=LONG)
    life.take("return_completion_report", day(4, 23), Duty.TRIAGE, reason=LONG)
    assert life.term("feedback").running
    life.take("submit_completion_report", day(5, 14), findings=LONG, result=LONG)
    life.take("accept_completion_report", day(5, 20), Duty.TRIAGE)
    assert life.term("feedback").ended_on == day(5, 14)


def test_a_lower_petition_office_sorts_again_what_it_receives() -> None:
    life = registered(day(4, 1))
    lower = AGENCY.__class__(kind=AgencyKind.PETITION_OFFICE, level=AGENCY.level, below=True)
    life.take("forward", day(4, 2), Duty.TRIAGE, organ=7, agency=lower)
    life.take("receive", day(4, 3), Duty.TRIAGE)
    assert life.running() == {"sort", "object"}
    life.take("forward", day(4, 7), Duty.TRIAGE, organ=8)
    assert life.running() == set()


def test_a_litigation_letter_is_referred_and_taken_back_where_it_is_refused() -> None:
    life = registered(day(4, 1), litigation=True)
    court = AGENCY.__class__(kind=AgencyKind.POLITICAL_LEGAL, level=AGENCY.level, own_level=True)
    life.take("refer_legal", day(4, 2), Duty.TRIAGE, organ=7, agency=court)
    life.take("take_back", day(4, 10), Duty.TRIAGE, refusal=LONG)
    assert (life.state, life.fields["litigation"]) == (State.TRIAGED, False)
    life.take("forward", day(4, 11), Duty.TRIAGE, organ=8)
