"""Art. 23: informing, objecting, returning (S03–S06)."""

from datetime import date

from huiyin.law.book_2022 import steps
from huiyin.law.words import AgencyKind, Duty, State
from tests.law.life import (
    LONG,
    Life,
    day,
    received,
    registered,
)

ORGAN = AgencyKind.ORGAN


class TestS03ObjectionAcrossAMakeUpSaturday:
    def lodge(self, on: date, reasons: str = LONG) -> Life:
        life = received(day(2, 11))
        life.take("object", on, reasons=reasons, competent=9)
        return life

    def test_on_the_fifth_working_day_it_is_accepted_for_decision(self) -> None:
        life = self.lodge(day(2, 25))
        assert life.state is State.OBJECTED
        assert life.term("decide_objection").due == day(2, 27)

    def test_a_day_later_or_without_reasons_it_is_refused_and_the_organ_is_bound(self) -> None:
        for on, reasons in ((day(2, 26), LONG), (day(2, 25), ""), (day(2, 25), "不归我们")):
            life = received(day(2, 11))
            assert not life.ask("object", on, reasons=reasons, competent=9).allowed
            assert life.state is State.RECEIVED
            assert life.term("inform_forwarded").raw == day(2, 26)

    def test_without_naming_the_organ_thought_competent_it_is_refused(self) -> None:
        ruling = received(day(2, 11)).ask("object", day(2, 12), reasons=LONG)
        assert (ruling.code, ruling.article.number) == ("competent", "23(3)")

    def test_lateness_and_missing_reasons_are_told_together(self) -> None:
        ruling = received(day(2, 11)).ask("object", day(2, 26), reasons="", competent=9)
        assert "已过" in ruling.because
        assert "详细说明理由" in ruling.because


def test_s04_nobody_sends_a_matter_back_by_themselves() -> None:
    life = received(day(2, 11))
    back = {step.code for step in steps.ALL if State.RECEIVED in step.when and State.TRIAGED in step.then}
    assert back == {"triage"}  # and that only within a petition office
    assert (
        life.ask("triage", day(2, 12), Duty.TRIAGE, kind=ORGAN, klass="appeal", searched=True).code
        == "passed_on"
    )
    life.take("object", day(2, 12), reasons=LONG, competent=9)
    refused = life.ask("agree_objection", day(2, 13), Duty.TRIAGE, reason=LONG)
    assert "材料清单" in refused.because


def test_s05_after_an_agreed_objection_the_next_organ_gets_fresh_clocks() -> None:
    life = received(day(2, 11))
    life.take("object", day(2, 25), reasons=LONG, competent=9)
    life.take("agree_objection", day(2, 26), Duty.TRIAGE, reason=LONG, materials="原信一件")
    assert life.state is State.TRIAGED
    assert life.running() == {"decide_objection"}  # the time to send it on
    life.take("forward", day(2, 26), Duty.TRIAGE, organ=9)
    life.take("receive", day(2, 27))
    inform, objection = life.term("inform_forwarded"), life.term("object")
    assert (inform.raw, inform.due, inform.target) == (day(3, 14), day(3, 16), day(3, 13))
    assert objection.due == day(3, 5)


def test_a_refused_objection_binds_the_organ_and_stops_no_clock() -> None:
    life = received(day(2, 11))
    life.take("object", day(2, 12), reasons=LONG, competent=9)
    life.take("refuse_objection", day(2, 13), Duty.TRIAGE, reason=LONG)
    assert life.state is State.RECEIVED
    assert life.running() == {"inform_forwarded"}
    assert life.ask("object", day(2, 14), reasons=LONG, competent=9).code == "in_time"


def test_s06_an_anonymous_letter_is_registered_forwarded_and_exempt_from_informing() -> None:
    life = Life()
    life.take("register", day(3, 10), Duty.INTAKE, channel="letter", facts=LONG)
    life.take("triage", day(3, 10), Duty.TRIAGE, klass="appeal", searched=True)
    life.take("forward", day(3, 11), Duty.TRIAGE, organ=7)
    life.take("receive", day(3, 12))
    assert "inform_forwarded" in life.running()
    life.take("exempt_inform", day(3, 13), officer="a", reason="没有署名，没有地址。")
    assert life.ask("confirm_exemption", day(3, 13), officer="a").code == "two_officers"
    life.take("confirm_exemption", day(3, 13), officer="b")
    assert life.fields["contact_unclear"]
    assert "inform_forwarded" not in life.running()


def test_an_exemption_known_before_forwarding_spares_the_next_organ_the_notice() -> None:
    life = registered(day(3, 10))
    life.take("exempt_inform", day(3, 10), Duty.TRIAGE, officer="a", reason="没有署名。")
    life.take("confirm_exemption", day(3, 10), Duty.INTAKE, officer="b")
    life.take("forward", day(3, 10), Duty.TRIAGE, organ=7)
    life.take("receive", day(3, 11))
    assert life.running() == {"object"}


def test_silence_shows_a_shadow_and_buys_no_time() -> None:
    life = received(day(4, 1))
    assert life.ask("note_silence", day(4, 16), Duty.CLOCK).code == "silent"
    life.take("note_silence", day(4, 17), Duty.CLOCK)
    assert life.term("shadow_handle").start == day(4, 16)
    life.take("choose_route", day(5, 1), route="R6", reason=LONG)
    life.take("confirm_route", day(5, 1), Duty.LEGAL)
    life.take("accept", day(5, 1), procedure=LONG)
    assert life.term("handle").start == day(4, 16)  # never later than receipt and 15 days
    assert "shadow_handle" not in life.running()


def test_direct_receipt_by_an_organ_and_forwarding_down_its_own_line() -> None:
    life = Life(kind=ORGAN)
    life.take("register", day(4, 20), Duty.INTAKE, kind=ORGAN, channel="letter", facts=LONG)
    assert life.running() == {"inform_direct"}
    life.take("triage", day(4, 20), Duty.TRIAGE, kind=ORGAN, klass="appeal", searched=True)
    assert life.ask("forward", day(4, 21), Duty.TRIAGE, kind=ORGAN, organ=7).code == "told"
    life.take("forward", day(4, 21), Duty.TRIAGE, kind=ORGAN, organ=7, told=True)
    assert life.running() == set()


def test_political_legal_organs_inform_by_their_own_rules() -> None:
    life = Life(kind=AgencyKind.POLITICAL_LEGAL)
    life.take(
        "register", day(4, 20), Duty.INTAKE, kind=AgencyKind.POLITICAL_LEGAL, channel="letter", facts=LONG
    )
    assert life.running() == set()
