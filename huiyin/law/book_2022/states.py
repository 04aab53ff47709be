"""What each state is called, which states have ended, and whose turn it is in the others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from huiyin.law.grammar import Bound
from huiyin.law.words import State


class Name(NamedTuple):
    """A word in both languages."""

    zh: str
    en: str


NAMES: Mapping[State, Name] = {
    State.REGISTERED: Name("已登记", "registered"),
    State.SPLIT: Name("已拆分", "split"),
    State.TRIAGED: Name("已甄别", "triaged"),
    State.SUBMITTED_FOR_DECISION: Name("已报请决定", "submitted for decision"),
    State.FORWARDED: Name("已转送", "forwarded"),
    State.ASSIGNED: Name("已交办", "assigned"),
    State.REFERRED_LEGAL: Name("已转政法部门", "referred to a political-legal organ"),
    State.GUIDED_LEGAL: Name("已引导向政法部门反映", "guided to a political-legal organ"),
    State.REFERRED_DISCIPLINE: Name("已转有权机关", "referred to the competent organ"),
    State.REFERRED_COMPETENT: Name("已转有权机关", "referred to the competent organ"),
    State.HANDED_OVER: Name("已移交", "handed over"),
    State.GUIDED_ELSEWHERE: Name("已告知向有权机关提出", "guided to the competent organ"),
    State.NOT_ACCEPTED: Name("不予受理", "not accepted"),
    State.NO_LONGER_ACCEPTED: Name("不再受理", "no longer accepted"),
    State.RECEIVED: Name("已签收", "received"),
    State.OBJECTED: Name("已提出异议", "objected"),
    State.DISPUTED: Name("受理有争议", "disputed"),
    State.ACCEPTED: Name("已受理", "accepted"),
    State.STUDYING: Name("研究论证中", "being studied"),
    State.ADOPTED: Name("已采纳", "adopted"),
    State.PARTLY_ADOPTED: Name("部分采纳", "partly adopted"),
    State.NOT_ADOPTED: Name("未采纳", "not adopted"),
    State.REPLIED: Name("已回复", "replied"),
    State.SIMPLE_ACCEPTED: Name("简易办理中", "in simple handling"),
    State.ROUTED: Name("已导入法定途径", "led to its procedure"),
    State.DUTY_RUNNING: Name("履职办理中", "duty being performed"),
    State.DUTY_ANSWERED: Name("已履职答复", "duty answered"),
    State.HEARD: Name("已听取陈述", "petitioner heard"),
    State.INVESTIGATED: Name("已调查核实", "investigated"),
    State.MEDIATING: Name("调解中", "in mediation"),
    State.AGREED: Name("已达成协议", "agreed"),
    State.DRAFTED: Name("意见书已拟稿", "opinion drafted"),
    State.LEGAL_CHECKED: Name("已法制审核", "legally checked"),
    State.ISSUED: Name("意见书已出具", "opinion issued"),
    State.SERVED: Name("意见书已送达", "opinion served"),
    State.REVIEW_REQUESTED: Name("已请求复查", "review requested"),
    State.REVIEW_ACCEPTED: Name("复查中", "in review"),
    State.REVIEW_DECLINED: Name("复查请求不予受理", "review declined"),
    State.REVIEW_ISSUED: Name("复查意见已出具", "review opinion issued"),
    State.REVIEW_SERVED: Name("复查意见已送达", "review opinion served"),
    State.RE_REVIEW_REQUESTED: Name("已请求复核", "re-review requested"),
    State.RE_REVIEW_ACCEPTED: Name("复核中", "in re-review"),
    State.RE_REVIEW_DECLINED: Name("复核请求不予受理", "re-review declined"),
    State.RE_REVIEW_ISSUED: Name("复核意见已出具", "re-review opinion issued"),
    State.FINAL: Name("已终结", "final"),
    State.CLOSED: Name("已办结归档", "closed"),
    State.WITHDRAWN: Name("已撤回", "withdrawn"),
    State.DISPOSED: Name("已销毁", "disposed of"),
}

# No clock runs here. Each may be left again by `reopen` (rulebook D.7), but for what was destroyed.
ENDED = frozenset(
    {
        State.SPLIT,
        State.GUIDED_LEGAL,
        State.GUIDED_ELSEWHERE,
        State.NOT_ACCEPTED,
        State.NO_LONGER_ACCEPTED,
        State.FINAL,
        State.CLOSED,
        State.WITHDRAWN,
        State.DISPOSED,
    }
)
OPEN = frozenset(State) - ENDED
KEPT = frozenset(State) - {State.DISPOSED}  # the file is there: only here anything may still be done
# Only an accusation comes to these; outside they are told as the states of any other matter (F-04).
SEALED_WAY = frozenset({State.REFERRED_DISCIPLINE, State.REFERRED_COMPETENT, State.HANDED_OVER})
# Clocks that run on when a matter has ended: what was promised, reported or may still be asked does not lapse.
OUTLIVES = frozenset(
    {
        "answer_data",
        "execute",
        "feedback",
        "rate",
        "reply_supervision",
        "report_urgent",
        "request_review",
        "request_re_review",
    }
)

# The petitioner has the word: nothing is asked of an agency but what a running clock binds it to.
_PETITIONERS = frozenset({State.SERVED, State.REVIEW_DECLINED, State.REVIEW_SERVED, State.RE_REVIEW_DECLINED})
_TURNS = {
    State.OBJECTED: Bound.SENDER,
    State.REFERRED_DISCIPLINE: Bound.SENDER,
    State.REFERRED_COMPETENT: Bound.SENDER,
    State.HANDED_OVER: Bound.ORIGIN,
    State.DISPUTED: Bound.SUPERIOR,
    State.REVIEW_REQUESTED: Bound.REVIEWER,
    State.REVIEW_ACCEPTED: Bound.REVIEWER,
    State.REVIEW_ISSUED: Bound.REVIEWER,
    State.RE_REVIEW_REQUESTED: Bound.RE_REVIEWER,
    State.RE_REVIEW_ACCEPTED: Bound.RE_REVIEWER,
    State.RE_REVIEW_ISSUED: Bound.RE_REVIEWER,
}

# Whose step is next; None where the matter has ended or the petitioner has the word.
TURN: Mapping[State, Bound | None] = {
    state: None if state in ENDED | _PETITIONERS else _TURNS.get(state, Bound.HOLDER) for state in State
}

# Where the handling of route 6 is under way and an opinion is still owed (art. 34).
HANDLING = frozenset(
    {
        State.ACCEPTED,
        State.HEARD,
        State.INVESTIGATED,
        State.MEDIATING,
        State.DRAFTED,
        State.LEGAL_CHECKED,
        State.ISSUED,
    }
)
# Where an opinion has been served and may still be executed, reviewed or re-reviewed.
AFTER_SERVICE = frozenset(
    {
        State.SERVED,
        State.REVIEW_REQUESTED,
        State.REVIEW_ACCEPTED,
        State.REVIEW_DECLINED,
        State.REVIEW_ISSUED,
        State.REVIEW_SERVED,
        State.RE_REVIEW_REQUESTED,
        State.RE_REVIEW_ACCEPTED,
        State.RE_REVIEW_DECLINED,
        State.RE_REVIEW_ISSUED,
    }
)


def name(code: str, *, english: bool = False) -> str:
    """What a state is called; KeyError for a word that is no state."""
    found = NAMES[State(code)]
    return found.en if english else found.zh
