"""Every guard of every step: the example holds, and the smallest change that breaks it is told by its code."""

from datetime import date, timedelta
from typing import Any

import pytest

from huiyin.law.book_2022 import steps
from huiyin.law.grammar import Outcome, Part
from huiyin.law.words import AgencyKind, Channel, Duty, Klass, Position, Route, State
from tests.law.examples import BEFORE, HANDLED, OFFICE, ORGAN, PENDING, ROUTED, TODAY, ruled, term

TOMORROW = TODAY + timedelta(1)
YESTERDAY = TODAY - timedelta(1)
SIX_NAMES = ("甲", "乙", "丙", "丁", "戊", "己")
ACCUSED: dict[str, Any] = {"organ": {"accused": True}}
GONE: dict[str, Any] = {"matter": {"gone": True}}
APPEAL_PARTS = (Part(Klass.APPEAL, "补偿"), Part(Klass.APPEAL, "道路"))
WITHDRAWN = {"accept": 5, "choose_route": 8, "confirm_route": 4}


def _service(code: str, issued: str) -> list[tuple[str, str, dict[str, Any]]]:
    return [
        (code, "future", {"effective_on": TOMORROW}),
        (code, "consent", {"way": "electronic"}),
        (code, "witnesses", {"way": "left", "witnesses": ("甲",)}),
        (code, "public_notice", {"way": "public", "published_on": TODAY - timedelta(29)}),
        (code, "public_notice", {"way": "public"}),
        (code, "too_early", {"order": {issued: 3}, "done_on": TODAY, "effective_on": YESTERDAY}),
    ]


def _declining(code: str, window: str) -> list[tuple[str, str, dict[str, Any]]]:
    late = {"ground": "N5d", "sent_on": TODAY, "served_proof": "回执", "no_excuse": True}
    over = {"terms": {window: term(due=YESTERDAY)}}
    return [
        (code, "not_late", late | {"terms": {window: term(due=TODAY)}}),
        (code, "not_late", late),
        (code, "not_late", late | over | {"sent_on": YESTERDAY}),
        (code, "proof_of_service", late | over | {"served_proof": None}),
        (code, "excuse", late | over | {"no_excuse": False}),
    ]


# step, condition that fails, what is changed of the lawful example
REFUSED: list[tuple[str, str, dict[str, Any]]] = [
    ("register", "future", {"received_on": TOMORROW}),
    ("register", "nothing", {"answers": {"requests": None}}),
    ("register", "representatives", {"answers": {"channel": "visit"}, "representatives": SIX_NAMES}),
    ("split", "parts", {"parts": (Part(Klass.APPEAL, "补偿"),), "organs": True}),
    ("split", "parts", {"parts": (Part(Klass.APPEAL, "补偿"), Part(Klass.ACCUSATION, " "))}),
    ("split", "reason_to_split", {"parts": APPEAL_PARTS}),
    ("split", "two_officers", {"did": frozenset({"register"})}),
    ("triage", "passed_on", {"state": State.RECEIVED}),
    ("triage", "searched", {"searched": False}),
    ("confirm_exemption", "proposed", {"order": {}}),
    ("confirm_exemption", "two_officers", {"did": frozenset({"exempt_inform"})}),
    ("submit_for_decision", "accusation", {"klass": Klass.ACCUSATION}),
    ("submit_for_decision", "committee", {"organ": {"kind": ORGAN}}),
    ("submit_for_decision", "own_level", {"organ": {"own_level": False}}),
    ("forward", "accusation", {"klass": Klass.ACCUSATION}),
    ("forward", "litigation", {"litigation": True}),
    ("forward", "itself", {"organ": {"same": True}}),
    ("forward", "itself", {"organ": {"holder": True}}),
    ("forward", "accused", ACCUSED),
    ("forward", "own_line", {"organ": {"own_level": False, "below": False}}),
    ("forward", "own_line", {"kind": ORGAN, "organ": {"own_system": False}}),
    ("forward", "own_line", {"kind": ORGAN, "organ": {"below": False}}),
    ("forward", "competent", {"organ": {"kind": AgencyKind.CONFERENCE}}),
    ("forward", "told", {"kind": ORGAN, "terms": {"inform_direct": term()}}),
    ("assign", "accusation", {"klass": Klass.ACCUSATION}),
    ("assign", "litigation", {"litigation": True}),
    ("assign", "itself", {"organ": {"same": True}}),
    ("assign", "accused", ACCUSED),
    ("assign", "own_line", {"organ": {"own_level": False, "below": False}}),
    ("assign", "feedback_by", {"feedback_by": TODAY}),
    ("assign", "feedback_within", {"feedback_by": TODAY + timedelta(91)}),
    ("assign", "told", {"kind": ORGAN, "terms": {"inform_direct": term()}}),
    ("refer_legal", "accusation", {"klass": Klass.ACCUSATION}),
    ("refer_legal", "litigation", {"litigation": False}),
    ("refer_legal", "visitor", {"channel": Channel.VISIT}),
    ("refer_legal", "political_legal", {"organ": {"kind": ORGAN}}),
    ("refer_legal", "political_legal", {"organ": {"own_level": False}}),
    ("refer_legal", "accused", ACCUSED),
    ("refer_discipline", "discipline", {"organ": {"kind": ORGAN}}),
    ("refer_discipline", "accused", ACCUSED),
    ("refer_discipline", "next_higher", {"against_receiver": True}),
    ("refer_competent", "itself", {"organ": {"same": True}}),
    ("refer_competent", "accused", ACCUSED),
    ("hand_over", "future", {"received_on": TOMORROW}),
    ("guide_legal", "accusation", {"klass": Klass.ACCUSATION}),
    ("guide_legal", "litigation", {"litigation": False}),
    ("guide_legal", "litigation", {"channel": Channel.LETTER}),
    ("guide_elsewhere", "accusation", {"klass": Klass.ACCUSATION}),
    ("guide_elsewhere", "petition_office", {"kind": OFFICE}),
    ("guide_elsewhere", "received", {"order": {"receive": 2}}),
    ("guide_elsewhere", "received", {"positions": frozenset({Position.HOLDER, Position.SENDER})}),
    ("guide_elsewhere", "own_system", {"organ": {"own_system": True, "below": True}}),
    ("decline", "pending", GONE),
    ("decline", "pending", {"matter": {"same": True}}),
    ("decline", "under_way", {"matter": {"open": False}}),
    ("decline", "under_way", {"matter": {"accepted": False}}),
    ("decline", "within_period", {"matter": {"due": YESTERDAY}}),
    ("decline", "within_period", {"matter": {"due": None}}),
    ("propose_no_longer_accept", "re_reviewed", {"matter": {"re_review_served": False}}),
    ("propose_no_longer_accept", "re_reviewed", GONE),
    ("propose_no_longer_accept", "nothing_new", {"nothing_new": False}),
    ("no_longer_accept", "comparison", {"order": {}}),
    ("no_longer_accept", "comparison", {"order": {"propose_no_longer_accept": 2, "triage": 3}}),
    ("no_longer_accept", "two_officers", {"did": frozenset({"propose_no_longer_accept"})}),
    ("receive", "future", {"received_on": TOMORROW}),
    ("receive", "too_early", {"received_on": BEFORE - timedelta(1)}),
    ("deem_received", "future", {"received_on": TOMORROW}),
    ("deem_received", "next_working_day", {"received_on": BEFORE}),
    ("object", "in_time", {"terms": {"object": term(due=YESTERDAY)}}),
    ("object", "in_time", {"terms": {"object": term(running=False)}}),
    ("object", "in_time", {"terms": {}}),
    ("object", "reasons", {"answers": {"reasons": None}}),
    ("object", "reasons", {"answers": {"reasons": "不归我们管"}}),
    ("object", "competent", {"answers": {"competent": None}}),
    ("object", "competent", {"organ": {"same": True}}),
    ("dispute", "other", {"organ": {"same": True}}),
    ("dispute", "common_superior", {"organ": {"common_superior": False}}),
    ("decide_dispute", "accused", ACCUSED),
    ("choose_route", "petition_office", {"kind": OFFICE}),
    ("choose_route", "handling", {"state": State.ACCEPTED, "order": {"hear": 6}}),
    ("confirm_route", "chosen", {"order": {}}),
    ("confirm_route", "chosen", {"order": {"choose_route": 2, "confirm_route": 3}}),
    ("confirm_route", "chosen", {"route": None}),
    ("confirm_route", "two_officers", {"did": frozenset({"choose_route"})}),
    ("accept", "route_confirmed", {"order": {"choose_route": 2}}),
    ("accept", "route_confirmed", {"order": WITHDRAWN}),
    ("accept", "petition_office", {"kind": OFFICE}),
    ("accept_simple", "petition_office", {"kind": OFFICE}),
    ("accept_simple", "fit", {"assigned": True}),
    ("accept_simple", "fit", {"urgent": True}),
    ("accept_simple", "fit", {"litigation": True}),
    ("accept_simple", "fit", {"route": Route.R2}),
    ("answer_simple", "told", {"told": False}),
    ("route", "route_confirmed", {"order": {}}),
    ("close_routed", "objection_pending", {"terms": {"answer_route_objection": term()}}),
    ("reopen_from_route", "routed", {"closing_code": "C6a"}),
    ("reopen_from_route", "routed", {"order": {}}),
    ("start_duty", "route_confirmed", {"order": {}}),
    ("start_duty", "future", {"applied_on": TOMORROW}),
    ("answer_duty", "remedy", {"remedy": False}),
    ("close_duty", "objection_pending", {"terms": {"answer_route_objection": term()}}),
    ("object_route", "pending", {"terms": {"answer_route_objection": term()}}),
    ("answer_route_objection", "objected", {"terms": {}}),
    ("answer_route_objection", "beyond", {"state": State.SERVED}),
    ("hear", "future", {"heard_on": TOMORROW}),
    ("start_mediation", "consent", {"consented": False}),
    ("record_agreement", "signed", {"signed": False}),
    ("record_agreement", "later", {"perform_by": TODAY}),
    ("open_hearing", "whose_hearing", {"positions": frozenset({Position.REVIEWER})}),
    (
        "open_hearing",
        "whose_hearing",
        {"state": State.REVIEW_ACCEPTED, "positions": frozenset({Position.HOLDER})},
    ),
    ("open_hearing", "hearing_open", {"hearing_open": True}),
    ("close_hearing", "whose_hearing", {"positions": frozenset({Position.REVIEWER})}),
    ("close_hearing", "no_hearing", {"hearing_open": False}),
    ("close_hearing", "future", {"signed_on": TOMORROW}),
    ("draft_opinion", "heard", {"order": ROUTED | {"investigate": 7}}),
    ("draft_opinion", "heard", {"order": HANDLED | {"redo": 9, "investigate": 10}}),
    ("draft_opinion", "investigated", {"order": ROUTED | {"hear": 6}}),
    ("draft_opinion", "hearing_open", {"hearing_open": True}),
    ("draft_opinion", "each_request", {"requests": 2}),
    ("draft_opinion", "each_request", {"outcomes": (Outcome("", "事实", "理由", "依据"),)}),
    ("draft_opinion", "basis", {"outcomes": (Outcome("support", "事实", "理由", " "),)}),
    ("draft_opinion", "reasons", {"outcomes": (Outcome("support", "事实", "", "依据"),)}),
    ("draft_opinion", "reasons", {"outcomes": (Outcome("support", "", "理由", "依据"),)}),
    ("legal_check", "two_officers", {"did": frozenset({"draft_opinion"})}),
    ("issue_opinion", "wrong_document", {"route": Route.R5, "state": State.DUTY_RUNNING}),
    ("issue_opinion", "wrong_document", {"route": None}),
    ("issue_opinion", "route_confirmed", {"order": {"hear": 6, "investigate": 7}}),
    ("issue_opinion", "heard", {"order": ROUTED | {"investigate": 7}}),
    ("issue_opinion", "investigated", {"order": ROUTED | {"hear": 6}}),
    ("issue_opinion", "drafted", {"state": State.INVESTIGATED}),
    ("issue_opinion", "legal_checked", {"state": State.DRAFTED}),
    ("issue_opinion", "promise", {"outcome": "support"}),
    ("issue_opinion", "later", {"outcome": "support", "promised_on": TODAY}),
    ("extend", "approver", {"duty": Duty.DEPUTY}),
    ("extend", "in_time", {"terms": {"handle": term(due=YESTERDAY)}}),
    ("extend", "in_time", {"terms": {"handle": term(running=False)}}),
    ("extend", "once", {"terms": {"handle": term(extended=20)}, "answers": {"days": 5}}),
    ("extend", "too_long", {"answers": {"days": 31}}),
    ("extend", "too_long", {"answers": {"days": 0}}),
    *_service("serve_opinion", "issue_opinion"),
    ("promise_execution", "supported", {"outcome": "explain"}),
    ("promise_execution", "supported", {"execution": "executed"}),
    ("promise_execution", "promised", {"terms": {"execute": term()}}),
    ("promise_execution", "later", {"answers": {"promised_on": TODAY}}),
    ("record_execution", "pending", {"execution": ""}),
    ("record_execution", "future", {"executed_on": TOMORROW}),
    ("close_executed", "executed", {"execution": "pending"}),
    ("lapse", "not_started", {"terms": {}}),
    ("lapse", "not_started", {"order": {"serve_opinion": 9, "serve_review": 12}}),
    ("lapse", "window_open", {"terms": {"request_review": term(due=TODAY)}}),
    ("lapse", "unexecuted", {"execution": "pending"}),
    (
        "lapse",
        "redo",
        {
            "state": State.REVIEW_SERVED,
            "review_result": "redo",
            "terms": {"request_re_review": term(due=YESTERDAY)},
            "order": {"serve_opinion": 9, "serve_review": 12},
        },
    ),
    ("request_review", "closed_otherwise", {"state": State.CLOSED, "closing_code": "C6c"}),
    (
        "request_review",
        "closed_otherwise",
        {"state": State.CLOSED, "closing_code": "C6b", "order": {"serve_opinion": 9, "serve_review": 12}},
    ),
    ("request_review", "next_above", {"organ": {"above_holder": False}}),
    ("request_review", "future", {"sent_on": TOMORROW}),
    ("request_review", "future", {"received_on": TOMORROW}),
    ("accept_review", "took_part", {"did": frozenset({"investigate"})}),
    ("decline_review", "took_part", {"did": frozenset({"issue_opinion"})}),
    *_declining("decline_review", "request_review"),
    ("issue_review", "took_part", {"did": frozenset({"hear"})}),
    ("issue_review", "hearing_open", {"hearing_open": True}),
    ("issue_review", "changed_outcome", {"result": "change"}),
    *_service("serve_review", "issue_review"),
    ("redo", "revoked", {"review_result": "maintain"}),
    ("request_re_review", "closed_otherwise", {"state": State.CLOSED, "closing_code": "C6b"}),
    (
        "request_re_review",
        "closed_otherwise",
        {"state": State.CLOSED, "closing_code": "A", "order": {"serve_opinion": 9, "serve_review": 12}},
    ),
    ("request_re_review", "next_above", {"organ": {"above_reviewer": False}}),
    ("request_re_review", "future", {"sent_on": TOMORROW}),
    ("request_re_review", "future", {"received_on": TOMORROW}),
    ("accept_re_review", "took_part", {"did": frozenset({"issue_review"})}),
    ("decline_re_review", "took_part", {"did": frozenset({"accept_review"})}),
    *_declining("decline_re_review", "request_re_review"),
    ("open_re_review_hearing", "took_part", {"did": frozenset({"issue_review"})}),
    ("open_re_review_hearing", "hearing_open", {"hearing_open": True}),
    ("open_re_review_hearing", "first_day", {"terms": {"re_review": term(start=TODAY)}}),
    ("open_re_review_hearing", "over", {"terms": {"re_review": term(due=TODAY)}}),
    ("close_re_review_hearing", "no_hearing", {"hearing_open": False}),
    ("close_re_review_hearing", "future", {"signed_on": TOMORROW}),
    ("close_re_review_hearing", "before_opening", {"signed_on": BEFORE - timedelta(1)}),
    ("issue_re_review", "took_part", {"did": frozenset({"draft_opinion"})}),
    ("issue_re_review", "hearing_open", {"hearing_open": True}),
    ("issue_re_review", "changed_outcome", {"result": "change"}),
    *_service("serve_re_review", "issue_re_review"),
    ("report_urgent", "urgent", {"urgent": False}),
    ("report_urgent", "committee", {"committee_told": False}),
    ("report_urgent", "department", {"department_told": False}),
    ("report_urgent", "conference", {"conference_told": False}),
    ("report_urgent", "above", {"answers": {"office_told": False}}),
    ("report_urgent", "above", {"answers": {"bureau_told": False}}),
    ("record_instruction", "future", {"given_on": TOMORROW}),
    ("answer_instruction", "instructed", {"times": {"record_instruction": 1, "answer_instruction": 1}}),
    ("refer_aid", "consent", {"consented": False}),
    ("rate", "window", {"terms": {}}),
    ("rate", "window", {"terms": {"rate": term(running=False)}}),
    ("lapse_rating", "window", {"terms": {"rate": term(due=TODAY)}}),
    ("note_silence", "silent", {"terms": {"inform_forwarded": term(due=TODAY)}}),
    ("note_silence", "silent", {"terms": {"inform_direct": term(running=False, due=BEFORE)}}),
    (
        "note_silence",
        "silent",
        {"terms": {"inform_forwarded": term(due=BEFORE), "shadow_handle": term()}},
    ),
    ("note_silence", "appeal", {"klass": Klass.SUGGESTION}),
    ("supervise", "petition_office", {"kind": ORGAN}),
    ("supervise", "later", {"answers": {"reply_by": TODAY}}),
    ("reply_supervision", "supervised", {"supervised": False}),
    ("reply_supervision", "asked", {"order": {"supervise": 5, "reply_supervision": 6}}),
    ("clear_supervision", "petition_office", {"kind": ORGAN}),
    ("clear_supervision", "supervised", {"supervised": False}),
    ("clear_supervision", "replied", {"order": {"supervise": 7, "reply_supervision": 6}}),
    ("escalate_supervision", "petition_office", {"kind": ORGAN}),
    ("escalate_supervision", "supervised", {"supervised": False}),
    ("escalate_supervision", "reply_time", {"terms": {"reply_supervision": term(due=TODAY)}}),
    ("submit_completion_report", "assigned", {"assigned": False}),
    ("submit_completion_report", "waiting", {"order": {"submit_completion_report": 3}}),
    (
        "accept_completion_report",
        "submitted",
        {"order": {"submit_completion_report": 3, "return_completion_report": 4}},
    ),
    ("return_completion_report", "submitted", {"order": {}}),
    ("merge", "accusation", {"klass": Klass.ACCUSATION}),
    ("merge", "into", GONE),
    ("merge", "into", {"matter": {"same": True}}),
    ("merge", "into_open", {"matter": {"open": False}}),
    ("merge", "same_petitioner", {"same_petitioner": False}),
    ("withdraw", "accusation", {"klass": Klass.ACCUSATION}),
    ("withdraw", "urgent", {"urgent": True}),
    ("withdraw", "own_will", {"own_will": False}),
    ("close_without_successor", "accusation", {"klass": Klass.ACCUSATION}),
    ("close_without_successor", "successor", {"no_successor": False}),
    ("succeed", "successor", {"organ": {"kind": AgencyKind.CONFERENCE}}),
    ("succeed", "accused", ACCUSED),
    ("succeed", "itself", {"organ": {"holder": True}}),
    ("succeed_review", "successor", {"organ": {"kind": AgencyKind.CONFERENCE}}),
    ("succeed_review", "accused", ACCUSED),
    ("succeed_re_review", "successor", {"organ": {"kind": AgencyKind.CONFERENCE}}),
    ("succeed_re_review", "accused", ACCUSED),
    ("reopen", "sealed", {"klass": Klass.ACCUSATION, "duty": Duty.TRIAGE}),
    ("reopen", "final", {"state": State.FINAL, "ground": "wish"}),
    ("reopen", "final", {"state": State.FINAL, "ground": "error"}),
]
# What is as near to a refusal and yet lawful.
ALLOWED: list[tuple[str, dict[str, Any]]] = [
    ("register", {"received_on": TODAY}),
    ("register", {"answers": {"requests": None, "facts": "路坏了。"}}),
    ("register", {"answers": {"requests": None, "oral_record": "来访人说路坏了。"}}),
    ("register", {"answers": {"channel": "visit"}, "representatives": SIX_NAMES[:5]}),
    ("register", {"answers": {"channel": "letter"}, "representatives": SIX_NAMES}),
    ("split", {"parts": APPEAL_PARTS, "organs": True}),
    ("split", {"parts": APPEAL_PARTS, "organs": True, "did": frozenset({"register"})}),
    ("triage", {"state": State.RECEIVED, "kind": OFFICE}),
    ("forward", {"kind": ORGAN, "terms": {"inform_direct": term()}, "told": True}),
    ("forward", {"kind": ORGAN, "terms": {"inform_direct": term(running=False)}}),
    ("forward", {"organ": {"own_level": False}}),
    ("forward", {"organ": {"below": False}}),
    ("forward", {"kind": ORGAN, "litigation": True}),
    ("assign", {"feedback_by": TOMORROW}),
    ("assign", {"feedback_by": TODAY + timedelta(90)}),
    ("refer_discipline", {"against_receiver": True, "organ": {"own_level": False}}),
    ("guide_elsewhere", {"organ": {"own_system": True, "below": False}}),
    ("decline", {"matter": {"due": TODAY}}),
    ("receive", {"received_on": BEFORE}),
    ("receive", {"answers": {"received_on": None}}),
    ("object", {"terms": {"object": term(due=TODAY)}}),
    ("dispute", {"organ": {"common_superior": False, "kind": AgencyKind.CONFERENCE}}),
    ("choose_route", {"state": State.ACCEPTED}),
    ("choose_route", {"state": State.ACCEPTED, "order": {"hear": 6}, "route": Route.R2}),
    ("accept", {"klass": Klass.SUGGESTION, "order": {}}),
    ("accept", {"order": ROUTED | {"redo": 9}}),
    ("reopen_from_route", {"state": State.ROUTED, "closing_code": "", "order": {}}),
    ("answer_route_objection", {"state": State.SERVED, "upheld": "no"}),
    ("open_hearing", {"state": State.REVIEW_ACCEPTED, "positions": frozenset({Position.REVIEWER})}),
    ("draft_opinion", {"requests": 0}),
    ("draft_opinion", {"order": HANDLED | {"redo": 9, "hear": 10, "investigate": 11}}),
    ("issue_opinion", {"outcome": "support", "promised_on": TOMORROW}),
    ("extend", {"duty": Duty.DEPUTY, "head_recused": True}),
    ("extend", {"terms": {"handle": term(due=TODAY)}}),
    ("extend", {"answers": {"days": 1}}),
    *((code, {"way": "left", "witnesses": ("甲", "乙")}) for code in ("serve_opinion", "serve_review")),
    *((code, {"way": "left", "filmed": True}) for code in ("serve_opinion", "serve_re_review")),
    ("serve_opinion", {"way": "electronic", "consented": True}),
    ("serve_opinion", {"way": "public", "published_on": TODAY - timedelta(30)}),
    ("serve_opinion", {"order": {"issue_opinion": 3}, "done_on": TODAY}),
    ("record_execution", {"executed_on": TODAY}),
    ("lapse", {"state": State.REVIEW_DECLINED}),
    ("lapse", {"state": State.CLOSED, "closing_code": "C6a", "execution": "executed"}),
    ("request_review", {"state": State.CLOSED, "closing_code": "C6b"}),
    ("request_review", {"state": State.CLOSED, "closing_code": "C6a", "duty": Duty.PETITIONER}),
    ("request_review", {"terms": {"request_review": term(due=YESTERDAY)}}),
    ("request_re_review", {"state": State.CLOSED, "closing_code": "C6b", "order": {"serve_review": 12}}),
    (
        "decline_review",
        {
            "ground": "N5d",
            "sent_on": TODAY,
            "served_proof": "回执",
            "no_excuse": True,
            "terms": {"request_review": term(due=YESTERDAY)},
        },
    ),
    ("issue_review", {"answers": {"result": "change", "outcome": "support"}}),
    ("issue_review", {"result": "redo"}),
    ("accept_re_review", {"did": frozenset({"triage"})}),
    ("report_urgent", {"kind": ORGAN, "answers": {"office_told": None, "bureau_told": None}}),
    ("note_silence", {"terms": {"inform_direct": term(due=BEFORE)}, "klass": None}),
    ("escalate_supervision", {"order": {"supervise": 5, "reply_supervision": 6}, "terms": {}}),
    ("submit_completion_report", {"order": {"submit_completion_report": 3, "return_completion_report": 4}}),
    ("reopen", {"klass": Klass.ACCUSATION, "duty": Duty.SEALED}),
    *(
        ("reopen", {"state": State.FINAL, "ground": ground})
        for ground in ("new_facts", "new_reasons", "order")
    ),
    ("withdraw", {"state": State.SERVED}),
]


@pytest.mark.parametrize("code", steps.BY_CODE)
def test_the_example_of_each_step_is_lawful(code: str) -> None:
    ruling = ruled(code)
    assert ruling.allowed, ruling.because
    assert ruling.because.endswith("。")
    assert ruling.because_en.endswith(".")


@pytest.mark.parametrize(("code", "guard", "changes"), REFUSED)
def test_a_guard_that_does_not_hold_refuses_by_its_own_sentence(
    code: str, guard: str, changes: dict[str, Any]
) -> None:
    ruling = ruled(code, **changes)
    condition = next(one for one in steps.BY_CODE[code].provided if one.code == guard)
    assert not ruling.allowed
    assert ruling.code == guard
    assert ruling.article == (condition.article or steps.BY_CODE[code].article)
    assert "{" not in ruling.because + ruling.because_en


@pytest.mark.parametrize(("code", "changes"), ALLOWED)
def test_what_is_just_inside_a_guard_is_allowed(code: str, changes: dict[str, Any]) -> None:
    ruling = ruled(code, **changes)
    assert ruling.allowed, ruling.because


def test_every_guard_of_the_book_has_been_broken_here() -> None:
    broken = {(code, guard) for code, guard, _ in REFUSED}
    declared = {(step.code, condition.code) for step in steps.ALL for condition in step.provided}
    assert declared - broken == set()


def test_pending_matters_are_asked_about_on_the_day() -> None:
    assert ruled("decline", on=PENDING.due).allowed
    assert not ruled("decline", on=date(2026, 5, 1)).allowed
