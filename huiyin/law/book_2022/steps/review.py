"""Review by the next higher organ (art. 35): requested, accepted or declined, decided, served, handled again."""

from __future__ import annotations

from datetime import date

from huiyin.law.book_2022 import refusals
from huiyin.law.book_2022.clauses import NO_OTHER_REMEDY
from huiyin.law.book_2022.conditions import (
    FRESH_EYES,
    HANDLERS,
    HEARING_CLOSED,
    HOLDER,
    REASON,
    agency,
    not_in_future,
    since,
)
from huiyin.law.book_2022.steps import service
from huiyin.law.book_2022.steps.six import APPEAL, SIX
from huiyin.law.grammar import (
    Answer,
    Article,
    Ask,
    Bound,
    Condition,
    Facts,
    Kind,
    Move,
    Moves,
    Starts,
    Step,
    Worked,
)
from huiyin.law.words import Duty, Position, State

REVIEWERS = frozenset({Duty.REVIEWER})
AT_REVIEW = frozenset({Position.REVIEWER})
# A request comes from the petitioner, or is recorded by whoever it was sent to on paper.
ASKING = frozenset({Duty.PETITIONER, Duty.INTAKE, Duty.TRIAGE, Duty.HANDLER})
_30 = "自收到书面答复之日起30日内请求"
_REVIEW = Article("35", "自收到复查请求之日起30日内提出复查意见，并予以书面答复")

REQUEST_ASKS = (
    Ask(
        "against",
        Kind.TEXT,
        "不服哪几项（写序号，不填即全部）",
        "which requests it is about (by number; empty: all)",
        required=False,
        secret=True,
    ),
    Ask("reasons", Kind.LONG, "不服的理由", "why you disagree", secret=True),
    Ask(
        "sent_on",
        Kind.DATE,
        "提出或者寄出日期（以邮戳为准）",
        "lodged or posted on (the postmark decides)",
        required=False,
        help_zh="不填即今天。寄出在期限内的，不算逾期。",
        help_en="Left empty: today. What was posted in time is not late.",
    ),
    Ask("received_on", Kind.DATE, "机关收到请求日期", "request received by the organ on", required=False),
    Ask("files", Kind.FILES, "附件", "attachments", required=False, secret=True),
)
REQUEST_DAYS = (
    not_in_future("sent_on", "提出日期", "The day it was lodged"),
    not_in_future("received_on", "收到日期", "The day of receipt"),
)


def _may_request(facts: Facts) -> bool:
    return facts.state is not State.CLOSED or (
        facts.closing_code in ("C6a", "C6b") and not since(facts, "serve_review", "serve_opinion")
    )


REQUEST_REVIEW = Step(
    id="D.5-20",
    code="request_review",
    zh="请求复查",
    en="request review",
    article=Article("35", _30),
    by=ASKING,
    when=frozenset({State.ISSUED, State.SERVED, State.REVIEW_DECLINED, State.CLOSED}),
    then=(State.REVIEW_REQUESTED,),
    klass=APPEAL,
    route=SIX,
    asks=(
        Ask(
            "reviewer",
            Kind.AGENCY,
            "复查机关（原办理机关的上一级）",
            "review organ, next above",
            among="above_holder",
        ),
        *REQUEST_ASKS,
    ),
    provided=(
        Condition(
            code="closed_otherwise",
            holds=_may_request,
            zh="这样办结的事项没有可以复查的处理意见；有新的事实和理由，可以重新提出。",
            en="A matter closed in this way has no opinion to review; with new facts or reasons you may come again.",
        ),
        agency(
            "reviewer",
            "next_above",
            lambda named: named.above_holder,
            "复查由原办理机关、单位的上一级机关、单位进行，请另选。",
            "The organ next above the one that handled the matter reviews it: choose that.",
            Article("35", "请求原办理机关、单位的上一级机关、单位复查"),
        ),
        *REQUEST_DAYS,
    ),
    sets={"closing_code": "", "review_result": ""},
    moves=Moves(Move.REVIEW, "reviewer"),
    starts=(Starts("review", Answer("received_on"), Bound.REVIEWER),),
    stops=("request_review", "handle"),
    met_on=Answer("sent_on"),
    allowed_zh="可以请求复查；逾期的请求不自动拒绝，由复查机关审查。",
    allowed_en="You may ask for review; a late request is not turned away by itself but examined.",
)
ACCEPT_REVIEW = Step(
    id="D.5-21",
    code="accept_review",
    zh="受理复查请求",
    en="accept the request for review",
    article=_REVIEW,
    by=REVIEWERS,
    where=AT_REVIEW,
    when=frozenset({State.REVIEW_REQUESTED}),
    then=(State.REVIEW_ACCEPTED,),
    asks=(Ask("contact", Kind.TEXT, "联系人和电话", "contact", required=False),),
    provided=(FRESH_EYES,),
    allowed_zh="应当受理；30日自收到请求之日起计算，不因受理推迟。",
    allowed_en="Accept it; the 30 days run from receipt of the request, not from acceptance.",
)
GROUND = Ask(
    "ground",
    Kind.CHOICE,
    "不予受理的理由（封闭清单）",
    "ground, from the closed list",
    choices=tuple(
        (refusal.code, f"{refusal.code} {refusal.zh}", f"{refusal.code} {refusal.en}")
        for refusal in refusals.OF_REVIEW
    ),
)
DECLINE_ASKS = (
    GROUND,
    REASON,
    Ask(
        "sent_on",
        Kind.DATE,
        "请求提出或者寄出的日期（逾期理由必填）",
        "lodged or posted on (for N5d)",
        required=False,
    ),
    Ask(
        "served_proof",
        Kind.LONG,
        "送达日期的证明（逾期理由必填）",
        "proof of the day of service (for N5d)",
        required=False,
        secret=True,
    ),
    Ask("no_excuse", Kind.YES, "经审查没有正当理由", "examined: no good reason excuses it", required=False),
)


def late_only(window: str) -> tuple[Condition, ...]:
    """N5d needs a window that started, a request posted after it, proof of service, and no excuse (CR-15)."""

    def late(facts: Facts) -> bool:
        sent, term = facts.says("sent_on"), facts.terms.get(window)
        if term is None or not isinstance(sent, date):
            return False
        recorded = term.ended_on or sent  # the day the request bears, noted when it came in
        return min(sent, recorded) > term.due

    return (
        Condition(
            code="not_late",
            holds=lambda facts: facts.says("ground") != "N5d" or late(facts),
            zh="不能以逾期为由：期限至{due}，以邮戳或者提出之日为准；没有送达证据的，期限没有起算。",
            en="Not late: the window runs to {due}, by the postmark or the day it was lodged; without proof of service it "
            "never started.",
            article=Article("35", _30),
            answers=True,
            detail=lambda facts: {"due": facts.terms[window].due if window in facts.terms else "—"},
        ),
        Condition(
            code="proof_of_service",
            holds=lambda facts: facts.says("ground") != "N5d" or bool(facts.says("served_proof")),
            zh="以逾期为由的，须有送达日期的证明。",
            en="Lateness needs proof of the day of service.",
            answers=True,
        ),
        Condition(
            code="excuse",
            holds=lambda facts: facts.says("ground") != "N5d" or facts.says("no_excuse") is True,
            zh="逾期的请求须审查有无正当理由；有正当理由的，应当受理。",
            en="Examine whether good reason excuses the delay; if it does, accept the request.",
            answers=True,
        ),
    )


DECLINE_REVIEW = Step(
    id="D.5-22",
    code="decline_review",
    zh="不予受理复查请求",
    en="decline the request for review",
    article=Article("35", "信访人对信访处理意见不服的"),
    by=REVIEWERS,
    where=AT_REVIEW,
    when=frozenset({State.REVIEW_REQUESTED}),
    then=(State.REVIEW_DECLINED,),
    asks=DECLINE_ASKS,
    provided=(FRESH_EYES, *late_only("request_review")),
    voids=("review",),
    papers=("notice_of_refusal",),
)
RESULTS = (
    ("maintain", "维持原意见", "maintain"),
    ("change", "变更原意见", "change"),
    ("redo", "撤销原意见，责令重新办理", "revoke, to be handled again"),
)
OUTCOME = Ask(
    "outcome",
    Kind.CHOICE,
    "变更后的结论（变更时必填）",
    "outcome as changed",
    required=False,
    choices=(
        ("support", "支持", "supported"),
        ("explain", "解释说明", "explained"),
        ("not_support", "不予支持", "not supported"),
    ),
)
CHANGED = Condition(
    code="changed_outcome",
    holds=lambda facts: facts.says("result") != "change" or bool(facts.says("outcome")),
    zh="变更原意见的，须写明变更后的结论。",
    en="Where the opinion is changed, say what the outcome now is.",
    answers=True,
)


def outcome_after(facts: Facts) -> str:
    """The outcome that stands after review: the changed one, none where the opinion is revoked."""
    if facts.says("result") == "change":
        return str(facts.says("outcome"))
    return "" if facts.says("result") == "redo" else facts.outcome


def execution_after(facts: Facts) -> str:
    """What is left to carry out: all of a newly supporting opinion, nothing of a revoked one."""
    after = outcome_after(facts)
    if facts.says("result") == "maintain":
        return facts.execution
    return "pending" if after == "support" else ""


def resolved_after(facts: Facts) -> date | None:
    """Nothing is resolved while something is left to carry out."""
    return None if execution_after(facts) == "pending" else facts.resolved_on


OPINION_ASKS = (
    Ask("findings", Kind.LONG, "对原意见的审查情况", "findings on the opinion below", secret=True),
    Ask("reasons", Kind.LONG, "理由", "reasons", secret=True),
    Ask("basis", Kind.LONG, "依据", "basis", secret=True),
)
ISSUE_REVIEW = Step(
    id="D.5-23",
    code="issue_review",
    zh="出具复查意见",
    en="issue the review opinion",
    article=_REVIEW,
    by=REVIEWERS | {Duty.HEAD, Duty.DEPUTY},
    where=AT_REVIEW,
    when=frozenset({State.REVIEW_ACCEPTED}),
    then=(State.REVIEW_ISSUED,),
    asks=(Ask("result", Kind.CHOICE, "复查结果", "result", choices=RESULTS), OUTCOME, *OPINION_ASKS),
    provided=(FRESH_EYES, HEARING_CLOSED, CHANGED, NO_OTHER_REMEDY),
    sets={
        "review_result": Answer("result"),
        "outcome": Worked(outcome_after),
        "execution": Worked(execution_after),
        "resolved_on": Worked(resolved_after),
    },
    voids_where={"execute": lambda facts: execution_after(facts) != "pending"},
    papers=("review_opinion",),
)
SERVE_REVIEW = Step(
    id="D.5-24",
    code="serve_review",
    zh="登记复查意见送达",
    en="record service of the review opinion",
    article=Article("36(1)", "自收到书面答复之日起30日内向复查机关、单位的上一级机关、单位请求复核"),
    by=REVIEWERS | {Duty.INTAKE} | service.THE_HOUSE,
    where=AT_REVIEW | service.ITS_PLACE,
    when=frozenset({State.REVIEW_ISSUED}),
    then=(State.REVIEW_SERVED,),
    asks=service.ASKS,
    provided=(*service.CONDITIONS, *service.after("issue_review")),
    starts=(
        Starts("request_re_review", service.SERVED_ON, Bound.PETITIONER),
        Starts("handle", service.SERVED_ON, only=lambda facts: facts.review_result == "redo"),
    ),
    stops=("review",),
    met_on=service.SERVED_ON,
    papers=("proof_of_service",),
)
REDO = Step(
    id="D.5-25",
    code="redo",
    zh="重新办理",
    en="handle again",
    article=Article("35", "提出复查意见"),
    by=HANDLERS,
    where=HOLDER,
    when=frozenset({State.REVIEW_SERVED}),
    then=(State.ACCEPTED,),
    klass=APPEAL,
    route=SIX,
    provided=(
        Condition(
            code="revoked",
            holds=lambda facts: facts.review_result == "redo",
            zh="复查没有撤销原意见，不需要重新办理。",
            en="The review did not revoke the opinion: there is nothing to handle again.",
        ),
    ),
    sets={"outcome": "", "execution": "", "review_result": "", "concluded_on": None, "resolved_on": None},
    moves=Moves(Move.REDO),
    voids=("request_re_review", "rate"),
    allowed_zh="应当重新办理；60日自复查意见送达之日起计算（系统约定）。",
    allowed_en="To be handled again; the 60 days run from service of the review opinion (convention).",
)

STEPS = (REQUEST_REVIEW, ACCEPT_REVIEW, DECLINE_REVIEW, ISSUE_REVIEW, SERVE_REVIEW, REDO)
