"""One lawful example of every step, made from what the step declares, and what must be said besides.

`example("extend", days=31)` gives the step, the facts and the duty of a case that is lawful but for what the
caller changes. Answers are filled in by their kind; only what a plain filling would get wrong is listed here.
"""

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date
from typing import Any

from huiyin.law.book_2022 import steps
from huiyin.law.grammar import (
    AgencyFacts,
    Ask,
    Facts,
    Kind,
    MatterFacts,
    Outcome,
    PaperFacts,
    Part,
    Ruling,
    Step,
    TermFacts,
)
from huiyin.law.ruling import rule_on
from huiyin.law.words import AgencyKind, Channel, Duty, Klass, Level, Position, Route, State

TODAY = date(2026, 4, 10)
BEFORE, AFTER = date(2026, 4, 1), date(2026, 4, 30)
OFFICE, ORGAN = AgencyKind.PETITION_OFFICE, AgencyKind.ORGAN
ROUTED = {"choose_route": 3, "confirm_route": 4, "accept": 5}
HANDLED = ROUTED | {"hear": 6, "investigate": 7}
# Closed so long ago that an appeal is kept no longer.
RESTED: dict[str, Any] = {"state": State.CLOSED, "order": {"close_executed": 5}, "done_on": date(1990, 6, 1)}
PROPOSED: dict[str, Any] = RESTED | {"order": {"close_executed": 5, "propose_disposal": 6}}
AGENCY = AgencyFacts(
    kind=ORGAN,
    level=Level.COUNTY,
    own_level=True,
    below=True,
    own_system=True,
    above_holder=True,
    above_reviewer=True,
    common_superior=True,
)
PENDING = MatterFacts(state=State.ACCEPTED, klass=Klass.APPEAL, accepted=True, due=AFTER)


def term(start: date = BEFORE, due: date = AFTER, **more: Any) -> TermFacts:
    """A clock that runs."""
    return TermFacts(start=start, raw=due, due=due, **more)


# What a plain filling gets wrong: facts by their names, answers under `answers`, agencies by `organ`,
# papers by `paper`.
NEEDS: dict[str, dict[str, Any]] = {
    "register": {"state": None, "answers": {"requests": ("修路",), "channel": "letter"}},
    "split": {
        "state": State.REGISTERED,
        "answers": {"parts": (Part(Klass.APPEAL, "补偿", ("补偿",)), Part(Klass.ACCUSATION, "受贿"))},
    },
    "approve_extract": {"extract": True},
    "rewrite_extract": {"extract": True},
    "triage": {"state": State.REGISTERED, "klass": None},
    "confirm_exemption": {"order": {"exempt_inform": 2}},
    "submit_for_decision": {"kind": OFFICE, "organ": {"kind": AgencyKind.COMMITTEE}},
    "forward": {"kind": OFFICE, "state": State.TRIAGED},
    "assign": {"kind": OFFICE, "state": State.TRIAGED, "answers": {"feedback_by": AFTER}},
    "refer_legal": {"kind": OFFICE, "litigation": True, "organ": {"kind": AgencyKind.POLITICAL_LEGAL}},
    "refer_discipline": {"kind": OFFICE, "organ": {"kind": AgencyKind.DISCIPLINE}},
    "refer_competent": {"kind": OFFICE},
    "guide_legal": {"kind": OFFICE, "litigation": True, "channel": Channel.VISIT},
    "guide_elsewhere": {
        "organ": {"own_system": False, "below": False},
        "positions": frozenset({Position.HOLDER}),
    },
    "no_longer_accept": {"order": {"propose_no_longer_accept": 2}},
    "propose_no_longer_accept": {"matter": {"re_review_served": True, "state": State.FINAL}},
    "deem_received": {"order": {"forward": 2}, "done_on": BEFORE},
    "receive": {"order": {"forward": 2}, "done_on": BEFORE, "answers": {"received_on": TODAY}},
    "object": {
        "terms": {"object": term()},
        "answers": {"reasons": "该事项属于住房建设部门的职权范围。", "competent": 7},
    },
    "choose_route": {"state": State.RECEIVED},
    "confirm_route": {"order": {"choose_route": 2}, "state": State.RECEIVED},
    "accept": {"order": ROUTED, "state": State.RECEIVED},
    "replace_code": {"on_record": frozenset({"whole", "name", "address"})},
    "confirm_code": {"order": {"replace_code": 2}},
    "refuse_code": {"order": {"replace_code": 2}},
    "print_code": {"order": {"replace_code": 2, "confirm_code": 3}, "done_on": date(2026, 4, 8)},
    "accept_simple": {"state": State.RECEIVED, "route": None},
    "route": {"order": ROUTED},
    "reopen_from_route": {"state": State.CLOSED, "closing_code": "C2", "order": ROUTED, "route": Route.R2},
    "start_duty": {"order": ROUTED},
    "answer_route_objection": {
        "terms": {"answer_route_objection": term()},
        "state": State.ACCEPTED,
        "order": ROUTED,
    },
    "record_agreement": {"answers": {"perform_by": AFTER}},
    "open_hearing": {"state": State.ACCEPTED, "answers": {"hearing_on": AFTER}},
    "close_hearing": {"state": State.ACCEPTED, "hearing_open": True},
    "draft_opinion": {"state": State.INVESTIGATED, "order": HANDLED, "requests": 1},
    "issue_opinion": {"state": State.LEGAL_CHECKED, "order": HANDLED, "outcome": "explain"},
    "extend": {"terms": {"handle": term()}, "state": State.HEARD, "duty": Duty.HEAD, "answers": {"days": 30}},
    "promise_execution": {"state": State.SERVED, "outcome": "support", "answers": {"promised_on": AFTER}},
    "record_execution": {"state": State.SERVED, "execution": "pending"},
    "close_executed": {"execution": "executed"},
    "lapse": {
        "state": State.SERVED,
        "terms": {"request_review": term(due=BEFORE)},
        "order": {"serve_opinion": 9},
    },
    "request_review": {"state": State.SERVED},
    "request_re_review": {"state": State.REVIEW_SERVED},
    "redo": {"review_result": "redo"},
    "open_re_review_hearing": {"terms": {"re_review": term()}, "answers": {"hearing_on": AFTER}},
    "close_re_review_hearing": {
        "hearing_open": True,
        "order": {"open_re_review_hearing": 2},
        "done_on": BEFORE,
    },
    "publish_opinion": {"order": {"close_re_review_hearing": 8}},
    "record_posting": {"paper": {"state": "issued", "code": "public_notice", "issued_on": BEFORE}},
    "report_urgent": {"urgent": True, "kind": OFFICE, "answers": {"office_told": True, "bureau_told": True}},
    "answer_instruction": {"times": {"record_instruction": 1}},
    "recuse": {"recused": True},
    "decide_recusal": {"officers": frozenset({9})},
    "check_again": {"unchecked": 1},
    "answer_data": {"times": {"request_data": 1}},
    "tell_identity": {"answers": {"ground": "duty", "basis": "某法第十条规定应当告知"}, "route": Route.R5},
    "rate": {"terms": {"rate": term()}, "answers": {"office": "4"}},
    "rate_by_card": {
        "terms": {"rate": term()},
        "answers": {"organ": "2", "via": "call", "entered_at": 1},
        "organ": {"kind": OFFICE},
    },
    "lapse_rating": {"terms": {"rate": term(due=BEFORE)}},
    "note_silence": {"state": State.RECEIVED, "terms": {"inform_forwarded": term(due=BEFORE)}},
    "supervise": {"kind": OFFICE, "answers": {"reply_by": AFTER}},
    "reply_supervision": {"supervised": True, "order": {"supervise": 5}},
    "clear_supervision": {
        "supervised": True,
        "kind": OFFICE,
        "order": {"supervise": 5, "reply_supervision": 6},
    },
    "escalate_supervision": {
        "supervised": True,
        "kind": OFFICE,
        "order": {"supervise": 5},
        "terms": {"reply_supervision": term(due=BEFORE)},
    },
    "submit_completion_report": {"assigned": True},
    "accept_completion_report": {"order": {"submit_completion_report": 3}},
    "return_completion_report": {"order": {"submit_completion_report": 3}},
    "reopen": {"state": State.CLOSED},
    "ask_withdrawal": {"answers": {"pressed": "no"}},
    "keep_on": {"terms": {"withdraw_pause": term()}},
    "step_back": {"klass": Klass.ACCUSATION, "terms": {"withdraw_pause": term(due=BEFORE)}},
    "withdraw": {"terms": {"withdraw_pause": term(due=BEFORE)}},
    "change_contact": {"answers": {"phone": "000-0000001"}},
    "ask_petitioner": {"answers": {"answer_by": AFTER}},
    "lift_hold": {"held_by": frozenset({7}), "acting": 7},
    "warn_of_end": RESTED,
    "propose_disposal": RESTED,
    "withdraw_disposal": PROPOSED,
    "approve_disposal": PROPOSED,
    "dispose": RESTED | {"order": {"close_executed": 5, "propose_disposal": 6, "approve_disposal": 7}},
    "dispose_again": RESTED,
    "erase_phones": RESTED,
    "erase_rating": RESTED,
    "approve_paper": {"duty": Duty.HEAD, "paper": {"state": "waiting"}},
    "return_paper": {"duty": Duty.HEAD, "paper": {"state": "waiting"}},
    "submit_paper": {"paper": {"state": "returned"}},
    "issue_paper": {"paper": {"state": "ready"}},
    "void_paper": {"duty": Duty.HEAD, "paper": {"state": "issued"}},
    "serve_opinion": {"duty": Duty.HANDLER},
    "serve_review": {"duty": Duty.REVIEWER},
    "serve_re_review": {"duty": Duty.REVIEWER},
    "send_paper": {"electronic": True, "paper": {"state": "issued", "addressed": True}},
    "serve_paper": {
        "duty": Duty.HANDLER,
        "paper": {"state": "issued", "to_serve": True, "issued_on": BEFORE},
    },
    "attempt_paper": {"paper": {"state": "issued", "to_serve": True}},
}
_FACTS = {field.name for field in fields(Facts)}


def example(code: str, **changes: Any) -> tuple[Step, Facts, Duty]:
    """A lawful case of the step, with these facts or answers changed; `duty=` acts as another."""
    step = steps.BY_CODE[code]
    said = _merged(NEEDS.get(code, {}), changes)
    answers = {ask.name: filled(ask) for ask in step.asks if ask.required} | said.pop("answers", {})
    agency, matter = said.pop("organ", {}), dict(said.pop("matter", {}))
    paper = dict(said.pop("paper", {}))
    no_paper = paper.pop("gone", False)
    gone = matter.pop("gone", False)
    duty = said.pop("duty", None) or min(step.by)
    order, done_on = said.pop("order", {}), said.pop("done_on", BEFORE)
    for name in [name for name in said if name not in _FACTS]:
        answers[name] = said.pop(name)
    known: dict[str, Any] = {
        "on": TODAY,
        "state": min(step.when) if step.when else None,
        "klass": min(step.klass) if step.klass else Klass.APPEAL,
        "route": min(step.route) if step.route else Route.R6,
        "channel": Channel.LETTER,
        "kind": ORGAN,
        "holder_kind": ORGAN,
        "positions": step.where or frozenset(Position) - {Position.SELF},
        "order": order,
        "done": dict.fromkeys(order, done_on),
        "times": dict.fromkeys(order, 1),
    } | said
    answers = {name: value for name, value in answers.items() if value is not None}
    facts = Facts(
        **known,
        answers=answers,
        agencies={
            ask.name: replace(AGENCY, **agency)
            for ask in step.asks
            if ask.kind is Kind.AGENCY and ask.name in answers
        },
        matters={
            ask.name: replace(PENDING, **matter) for ask in step.asks if ask.kind is Kind.MATTER and not gone
        },
        papers={
            ask.name: PaperFacts(**({"own": True} | paper))
            for ask in step.asks
            if ask.kind is Kind.PAPER and ask.name in answers and not no_paper
        },
    )
    return step, facts, duty


def ruled(code: str, **changes: Any) -> Ruling:
    """The ruling on an example with these changes."""
    return rule_on(*example(code, **changes))


def _merged(needs: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(needs)
    for name, value in changes.items():
        merged[name] = (
            merged[name] | value
            if name in ("answers", "organ", "matter", "paper") and name in merged
            else value
        )
    return merged


def filled(ask: Ask) -> Any:
    """A plain answer of the right kind."""
    return {
        Kind.TEXT: "甲",
        Kind.LONG: "写明了具体的情况和理由。",
        Kind.DATE: TODAY,
        Kind.NUMBER: 1,
        Kind.YES: True,
        Kind.CHOICE: ask.choices[0][0] if ask.choices else "",
        Kind.AGENCY: 7,
        Kind.OFFICER: 9,
        Kind.MATTER: "X-1",
        Kind.REQUESTS: ("修路",),
        Kind.OUTCOMES: (Outcome("explain", "查明的事实", "理由", "依据"),),
        Kind.NAMES: ("甲", "乙"),
        Kind.IDENTITY: {"name": "甲"},
        Kind.PEOPLE: ({"name": "乙"},),
        Kind.PARTS: (),
        Kind.FILES: (),
        Kind.PAPER: 5,
        Kind.CODE: "临信函〔2026〕1号",
    }[ask.kind]
