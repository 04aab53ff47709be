"""Art. 24: disputes and successions stop no clock (S20)."""

from huiyin.law.words import AgencyKind, Duty, State
from tests.law.examples import AGENCY
from tests.law.life import (
    LONG,
    accepted,
    day,
    received,
)

ORGAN = AgencyKind.ORGAN


class TestS20MergerAndDispute:
    def test_a_succession_changes_no_clock(self) -> None:
        life = accepted(day(6, 15))
        before = [(term.clock, term.start, term.due, term.running) for term in life.terms]
        said = {"organ": 9, "basis": LONG, "contact": "县城东路1号", "decided_by": "powers"}
        life.take("succeed", day(7, 1), Duty.REGISTRAR, **said)
        assert [(term.clock, term.start, term.due, term.running) for term in life.terms] == before
        assert life.state is State.ACCEPTED

    def test_a_dispute_without_common_superior_goes_to_the_conference_and_pauses_nothing(self) -> None:
        life = received(day(6, 25))
        due = life.term("inform_forwarded").due
        conference = AGENCY.__class__(kind=AgencyKind.CONFERENCE, level=AGENCY.level)
        organ = AGENCY.__class__(kind=ORGAN, level=AGENCY.level)
        said = {"other": 9, "superior": 11, "reasons": LONG}
        assert life.ask("dispute", day(7, 2), agency=organ, **said).code == "common_superior"
        life.take("dispute", day(7, 2), agency=conference, **said)
        assert life.term("inform_forwarded").running
        life.take("decide_dispute", day(7, 6), Duty.CONFERENCE, agency=organ, organ=9, reasons=LONG)
        assert life.state is State.RECEIVED
        assert (life.term("inform_forwarded").due, life.term("inform_forwarded").running) == (due, True)
        assert not life.term("object").running  # the decision binds: no second objection
