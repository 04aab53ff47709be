"""What a step leaves behind besides the state: outcome, execution, clocks ended or kept, words in the sentence."""

from datetime import date

import pytest

from huiyin.law.book_2022 import steps
from huiyin.law.book_2022.steps.review import execution_after, outcome_after, resolved_after
from huiyin.law.grammar import Facts, Outcome
from huiyin.law.words import AgencyKind, Duty, State
from tests.law.examples import TODAY, ruled, term
from tests.law.life import LONG, Life, accepted, day, handle, received, registered, serve, served

RESOLVED = date(2026, 4, 1)
# before: outcome, execution; said: result, outcome; after: outcome, execution, still resolved
REVIEWED = [
    ("support", "pending", "maintain", None, "support", "pending", False),
    ("support", "executed", "maintain", None, "support", "executed", True),
    ("not_support", "", "maintain", None, "not_support", "", True),
    ("not_support", "", "change", "support", "support", "pending", False),
    ("support", "executed", "change", "support", "support", "pending", False),
    ("support", "pending", "change", "explain", "explain", "", True),
    ("support", "pending", "redo", None, "", "", True),
]


@pytest.mark.parametrize("step", ["issue_review", "issue_re_review"])
@pytest.mark.parametrize(("before", "was", "result", "changed", "after", "is_now", "resolved"), REVIEWED)
def test_what_stands_after_a_review(
    step: str,
    before: str,
    was: str,
    result: str,
    changed: str | None,
    after: str,
    is_now: str,
    resolved: bool,
) -> None:
    answers = {"result": result, "outcome": changed}
    facts = Facts(on=TODAY, outcome=before, execution=was, resolved_on=RESOLVED, answers=answers)
    assert (outcome_after(facts), execution_after(facts)) == (after, is_now)
    assert resolved_after(facts) == (RESOLVED if resolved else None)
    assert steps.BY_CODE[step].voids_where["execute"](facts) is (is_now != "pending")


def test_a_revoked_opinion_is_no_longer_carried_out() -> None:
    life = served(day(2, 2), day(4, 1), result="support", promised_on=day(4, 30))
    life.take("request_review", day(4, 2), Duty.PETITIONER, reviewer=8, reasons=LONG)
    life.take("accept_review", day(4, 2), Duty.REVIEWER)
    said = {"result": "redo", "findings": LONG, "reasons": LONG, "basis": LONG}
    life.take("issue_review", day(4, 20), Duty.REVIEWER, **said)
    assert "execute" not in life.running()
    serve(life, "serve_review", day(4, 21), Duty.REVIEWER)
    assert {"handle", "request_re_review"} <= life.running()


def test_a_maintained_opinion_starts_no_handling_anew() -> None:
    life = served(day(2, 2), day(4, 1))
    life.take("request_review", day(4, 2), Duty.PETITIONER, reviewer=8, reasons=LONG)
    life.take("accept_review", day(4, 2), Duty.REVIEWER)
    said = {"result": "maintain", "findings": LONG, "reasons": LONG, "basis": LONG}
    life.take("issue_review", day(4, 20), Duty.REVIEWER, **said)
    serve(life, "serve_review", day(4, 21), Duty.REVIEWER)
    assert "handle" not in life.running()


def test_an_opinion_after_a_broken_agreement_replaces_what_was_agreed() -> None:
    life = accepted(day(3, 2))
    life.take("hear", day(3, 3), statement=LONG, heard_how="meeting")
    life.take("investigate", day(3, 4), evidence=LONG, findings=LONG)
    life.take("start_mediation", day(3, 10), consented=True)
    agreed = {"agreement": "mediation", "terms": LONG, "perform_by": day(4, 30), "signed": True}
    life.take("record_agreement", day(3, 20), **agreed)
    life.take("draft_opinion", day(5, 6), outcomes=(Outcome("explain", "事实", "理由", "依据"),))
    life.take("legal_check", day(5, 6), Duty.LEGAL, remarks=LONG)
    life.take("issue_opinion", day(5, 6), Duty.HEAD)
    assert (life.fields["execution"], life.running()) == ("", set())


def test_hearing_the_petitioner_again_after_the_investigation_takes_nothing_back() -> None:
    life = accepted(day(3, 2))
    life.take("investigate", day(3, 4), evidence=LONG, findings=LONG)
    assert life.state is State.INVESTIGATED
    life.take("hear", day(3, 5), statement=LONG, heard_how="online")
    assert life.state is State.INVESTIGATED


def test_a_returned_draft_goes_back_to_where_the_handling_stood() -> None:
    life = accepted(day(3, 2))
    life.take("hear", day(3, 3), statement=LONG, heard_how="meeting")
    assert life.state is State.HEARD
    life.take("investigate", day(3, 4), evidence=LONG, findings=LONG)
    life.take("draft_opinion", day(3, 5), outcomes=(Outcome("support", "事实", "理由", "依据"),))
    assert life.fields["outcome"] == "support"
    life.take("return_draft", day(3, 6), Duty.LEGAL, reason=LONG)
    assert (life.state, life.fields["outcome"]) == (State.INVESTIGATED, "")


@pytest.mark.parametrize(
    ("results", "outcome"),
    [
        (("not_support", "support"), "support"),
        (("not_support", "explain"), "explain"),
        (("not_support", "not_support"), "not_support"),
    ],
)
def test_the_outcome_of_the_whole_is_what_must_be_carried_out(results: tuple[str, ...], outcome: str) -> None:
    life = accepted(day(3, 2))
    life.requests = len(results)
    life.take("hear", day(3, 3), statement=LONG, heard_how="meeting")
    life.take("investigate", day(3, 4), evidence=LONG, findings=LONG)
    life.take(
        "draft_opinion", day(3, 5), outcomes=tuple(Outcome(one, "事实", "理由", "依据") for one in results)
    )
    assert life.fields["outcome"] == outcome


def test_an_upheld_objection_does_not_restart_a_clock_that_runs() -> None:
    life = accepted(day(3, 2))
    life.take("object_route", day(3, 5), Duty.PETITIONER, reasons=LONG)
    life.take("answer_route_objection", day(3, 10), Duty.TRIAGE, upheld="yes", reasons=LONG)
    assert [term.running for term in life.terms if term.clock == "handle"] == [True]


def test_a_dismissed_objection_changes_nothing() -> None:
    life = accepted(day(6, 30), route="R5")
    life.take("start_duty", day(7, 1), applied_on=day(6, 30))
    life.take("object_route", day(7, 2), Duty.PETITIONER, reasons=LONG)
    life.take("answer_route_objection", day(7, 6), Duty.TRIAGE, upheld="no", reasons=LONG)
    assert (life.state, life.fields["route"], life.running()) == (State.DUTY_RUNNING, "R5", {"perform_duty"})


@pytest.mark.parametrize(
    ("code", "changes", "words"),
    [
        ("extend", {"terms": {"handle": term(due=date(2026, 4, 9))}}, "2026-04-09"),
        ("extend", {"terms": {"handle": term(extended=20)}, "answers": {"days": 5}}, "20日"),
        ("lapse", {"terms": {"request_review": term(due=TODAY)}}, str(TODAY)),
        ("object", {"terms": {"object": term(due=date(2026, 4, 9))}}, "2026-04-09"),
        ("draft_opinion", {"requests": 3}, "共有3项请求，只答复了1项"),
        ("assign", {"terms": {"feedback": term(due=date(2026, 4, 12))}}, "2026-04-12"),
        ("issue_opinion", {"route": "R2"}, "法定途径告知书"),
        ("issue_opinion", {"route": None}, "先确定办理途径"),
        ("hear", {"route": None}, "尚未选择途径"),
        ("hear", {"route": "R5"}, "R5"),
        ("hear", {"klass": None}, "请先甄别性质"),
    ],
)
def test_the_sentence_names_what_the_officer_must_know(
    code: str, changes: dict[str, object], words: str
) -> None:
    assert words in ruled(code, **changes).because


def test_conditions_that_fail_together_are_told_together_and_the_first_gives_the_article() -> None:
    ruling = ruled("extend", terms={"handle": term(extended=20)}, answers={"days": 31})
    assert (ruling.code, ruling.article.number) == ("once", "34")
    assert ruling.because.count("。") == 2


def test_a_long_list_of_states_is_said_in_a_word() -> None:
    assert "办理之中" in ruled("mark_urgent", state=State.FINAL).because
    assert "已转送" in ruled("receive", state=State.TRIAGED).because


def test_execution_recorded_late_counts_from_the_day_it_was_done() -> None:
    life = served(day(2, 2), day(4, 1), result="support", promised_on=day(4, 30))
    life.take("record_execution", day(5, 8), executed_on=day(4, 29), evidence=LONG)
    assert life.term("execute").ended_on == day(4, 29)


def test_service_recorded_late_counts_from_the_day_it_was_served() -> None:
    life = accepted(day(3, 2))
    handle(life, day(4, 20))
    life.take(
        "serve_opinion",
        day(4, 27),
        way="post",
        post_number="XA00000000044",
        effective_on=day(4, 22),
        evidence=LONG,
    )
    assert (life.term("handle").ended_on, life.fields["concluded_on"]) == (day(4, 22), day(4, 22))
    assert life.term("request_review").start == day(4, 22)


def test_confirming_a_route_starts_the_sixty_days_only_after_acceptance_and_only_on_route_six() -> None:
    life = received(day(3, 2))
    life.take("choose_route", day(3, 3), route="R6", reason=LONG)
    life.take("confirm_route", day(3, 3), Duty.LEGAL)
    assert "handle" not in life.running()
    life.take("accept", day(3, 4), procedure=LONG)
    life.take("choose_route", day(3, 5), route="R3", reason=LONG)
    life.take("confirm_route", day(3, 5), Duty.LEGAL)
    assert "handle" not in life.running()
    life.take("choose_route", day(3, 6), route="R6", reason=LONG)
    life.take("confirm_route", day(3, 6), Duty.LEGAL)
    assert life.term("handle").start == day(3, 4)
    life.take("choose_route", day(3, 9), route="R6", reason=LONG)
    life.take("confirm_route", day(3, 9), Duty.LEGAL)
    assert len([term for term in life.terms if term.clock == "handle"]) == 2  # a running one stays


@pytest.mark.parametrize(("visitors", "joint"), [(None, False), (4, False), (5, True)])
def test_five_visitors_make_a_group_for_the_statistics(visitors: int | None, joint: bool) -> None:
    life = Life()
    life.take("register", day(3, 2), Duty.INTAKE, channel="visit", facts=LONG, attendees=visitors)
    assert life.fields["joint"] is joint


def test_simple_handling_gives_each_level_its_working_day_from_its_own_receipt() -> None:
    office = registered(day(3, 2), simple=True)
    assert office.term("forward_simple").start == day(3, 2)
    assert "accept_simple" not in office.running()
    organ = Life(kind=AgencyKind.ORGAN)
    organ.take("register", day(3, 2), Duty.INTAKE, channel="letter", facts=LONG, received_on=day(3, 2))
    organ.take(
        "triage", day(3, 4), Duty.TRIAGE, kind=AgencyKind.ORGAN, klass="appeal", searched=True, simple=True
    )
    assert organ.term("accept_simple").start == day(3, 2)
    assert "forward_simple" not in organ.running()
    plain = registered(day(3, 2), simple=False)
    assert plain.running() == {"sort"}


@pytest.mark.parametrize(("klass", "stays"), [("appeal", True), ("suggestion", False)])
def test_the_shadow_of_silence_is_for_appeals(klass: str, stays: bool) -> None:
    organ = Life(kind=AgencyKind.ORGAN)
    organ.take("register", day(3, 2), Duty.INTAKE, channel="letter", facts=LONG, received_on=day(3, 2))
    organ.take("note_silence", day(3, 20), Duty.CLOCK)
    organ.take("triage", day(3, 23), Duty.TRIAGE, kind=AgencyKind.ORGAN, klass=klass, searched=True)
    assert ("shadow_handle" in organ.running()) is stays


def test_a_second_instruction_needs_its_own_report() -> None:
    assert ruled("answer_instruction", times={"record_instruction": 2, "answer_instruction": 1}).allowed
    assert ruled("answer_instruction", times={}).code == "instructed"
