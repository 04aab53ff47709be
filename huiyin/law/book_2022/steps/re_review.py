"""Re-review by the organ above the review organ (art. 36): the only clock from which hearing time is taken."""

from __future__ import annotations

from datetime import date

from huiyin.law.book_2022.clauses import NO_OTHER_REMEDY
from huiyin.law.book_2022.conditions import (
    CHAIR_FREE,
    CHAIR_FRESH,
    FRESH_EYES_ABOVE,
    HEARING_CLOSED,
    agency,
    not_in_future,
    running,
    since,
)
from huiyin.law.book_2022.steps import service
from huiyin.law.book_2022.steps.review import (
    ASKING,
    CHANGED,
    DECLINE_ASKS,
    OPINION_ASKS,
    OUTCOME,
    REQUEST_ASKS,
    REQUEST_DAYS,
    RESULTS,
    REVIEWERS,
    execution_after,
    late_only,
    outcome_after,
    resolved_after,
)
from huiyin.law.book_2022.steps.six import APPEAL, SIX
from huiyin.law.grammar import (
    Answer,
    Article,
    Ask,
    Bound,
    Condition,
    Excludes,
    Facts,
    Kind,
    Move,
    Moves,
    Starts,
    Step,
    Worked,
)
from huiyin.law.words import Duty, Position, State

AT_RE_REVIEW = frozenset({Position.RE_REVIEWER})
_RE_REVIEW = Article("36(1)", "自收到复核请求之日起30日内提出复核意见")
_HEARING = Article("36(2)", "听证所需时间不计算在前款规定的期限内")


def _may_request(facts: Facts) -> bool:
    return facts.state is not State.CLOSED or (
        facts.closing_code in ("C6a", "C6b") and since(facts, "serve_review", "serve_opinion")
    )


REQUEST_RE_REVIEW = Step(
    id="D.5-30",
    code="request_re_review",
    zh="请求复核",
    en="request re-review",
    article=Article("36(1)", "向复查机关、单位的上一级机关、单位请求复核"),
    by=ASKING,
    when=frozenset({State.REVIEW_ISSUED, State.REVIEW_SERVED, State.RE_REVIEW_DECLINED, State.CLOSED}),
    then=(State.RE_REVIEW_REQUESTED,),
    klass=APPEAL,
    route=SIX,
    asks=(
        Ask(
            "re_reviewer",
            Kind.AGENCY,
            "复核机关（复查机关的上一级）",
            "re-review organ, next above",
            among="above_reviewer",
        ),
        *REQUEST_ASKS,
    ),
    provided=(
        Condition(
            code="closed_otherwise",
            holds=_may_request,
            zh="这样办结的事项没有可以复核的复查意见；有新的事实和理由，可以重新提出。",
            en="A matter closed in this way has no review opinion; with new facts or reasons you may come again.",
        ),
        agency(
            "re_reviewer",
            "next_above",
            lambda named: named.above_reviewer,
            "复核由复查机关、单位的上一级机关、单位进行，请另选。",
            "The organ next above the review organ re-reviews: choose that.",
            Article("36(1)", "向复查机关、单位的上一级机关、单位请求复核"),
        ),
        *REQUEST_DAYS,
    ),
    sets={"closing_code": ""},
    moves=Moves(Move.RE_REVIEW, "re_reviewer"),
    starts=(Starts("re_review", Answer("received_on"), Bound.RE_REVIEWER),),
    stops=("request_re_review", "review"),
    voids=("handle",),
    met_on=Answer("sent_on"),
    allowed_zh="可以请求复核；逾期的请求不自动拒绝，由复核机关审查。",
    allowed_en="You may ask for re-review; a late request is not turned away by itself but examined.",
)
ACCEPT_RE_REVIEW = Step(
    id="D.5-31",
    code="accept_re_review",
    zh="受理复核请求",
    en="accept the request for re-review",
    article=_RE_REVIEW,
    by=REVIEWERS,
    where=AT_RE_REVIEW,
    when=frozenset({State.RE_REVIEW_REQUESTED}),
    then=(State.RE_REVIEW_ACCEPTED,),
    asks=(Ask("contact", Kind.TEXT, "联系人和电话", "contact", required=False),),
    provided=(FRESH_EYES_ABOVE,),
    allowed_zh="应当受理；30日自收到请求之日起计算，不因受理推迟。",
    allowed_en="Accept it; the 30 days run from receipt of the request, not from acceptance.",
)
DECLINE_RE_REVIEW = Step(
    id="D.5-32",
    code="decline_re_review",
    zh="不予受理复核请求",
    en="decline the request for re-review",
    article=Article("36(1)", "信访人对复查意见不服的"),
    by=REVIEWERS,
    where=AT_RE_REVIEW,
    when=frozenset({State.RE_REVIEW_REQUESTED}),
    then=(State.RE_REVIEW_DECLINED,),
    asks=DECLINE_ASKS,
    provided=(FRESH_EYES_ABOVE, *late_only("request_re_review")),
    voids=("re_review",),
    papers=("notice_of_refusal",),
)
OPEN_RE_REVIEW_HEARING = Step(
    id="D.5-33",
    code="open_re_review_hearing",
    zh="决定举行复核听证",
    en="open a re-review hearing",
    article=Article("36(2)", "复核机关、单位可以按照本条例第三十一条第六项的规定举行听证"),
    by=REVIEWERS,
    where=AT_RE_REVIEW,
    when=frozenset({State.RE_REVIEW_ACCEPTED}),
    asks=(
        Ask("hearing_on", Kind.DATE, "听证日期", "hearing on"),
        Ask("issues", Kind.LONG, "听证事项", "issues", secret=True),
        Ask("chair", Kind.TEXT, "听证主持人", "chair", secret=True),
        Ask("participants", Kind.NAMES, "参加人", "participants", secret=True),
    ),
    provided=(
        FRESH_EYES_ABOVE,
        HEARING_CLOSED,
        CHAIR_FREE,
        CHAIR_FRESH,
        Condition(
            code="first_day",
            holds=lambda facts: not running(facts, "re_review") or facts.on > facts.terms["re_review"].start,
            zh="期限自明日起计算，扣除的听证时间不能早于起算，请明日再决定听证。",
            en="The period begins to count tomorrow and hearing time cannot lie before it: decide on the hearing then.",
            article=_HEARING,
        ),
        Condition(
            code="over",
            holds=lambda facts: running(facts, "re_review") and facts.on < facts.terms["re_review"].raw,
            zh="复核期限已经届满，此后决定的听证不能延长期限；请尽快出具复核意见。",
            en="The re-review period is over and a hearing decided now cannot lengthen it: issue the opinion.",
            article=_HEARING,
        ),
    ),
    sets={"hearing_open": True},
    papers=("hearing_record",),
    allowed_zh="可以举行听证；自今日至笔录签字之日不计算在复核期限内。",
    allowed_en="May hold a hearing; the days from today to the signed record are not counted.",
)


def _in_order(facts: Facts) -> bool:
    opened, signed = facts.done.get("open_re_review_hearing"), facts.says("signed_on")
    return opened is None or not isinstance(signed, date) or signed >= opened


CLOSE_RE_REVIEW_HEARING = Step(
    id="D.5-34",
    code="close_re_review_hearing",
    zh="复核听证结束",
    en="close the re-review hearing",
    article=_HEARING,
    by=REVIEWERS,
    where=AT_RE_REVIEW,
    when=frozenset({State.RE_REVIEW_ACCEPTED}),
    asks=(
        Ask("record", Kind.LONG, "听证笔录", "hearing record", secret=True),
        Ask("opinion", Kind.LONG, "听证意见", "opinion of the hearing", secret=True),
        Ask("signed_on", Kind.DATE, "笔录签字日期", "record signed on"),
    ),
    provided=(
        Condition(
            code="no_hearing",
            holds=lambda facts: facts.hearing_open,
            zh="没有正在进行的听证。",
            en="No hearing is open.",
        ),
        not_in_future("signed_on", "笔录签字日期", "The day the record was signed"),
        Condition(
            code="before_opening",
            holds=_in_order,
            zh="笔录签字日期不能早于决定听证之日，请核对。",
            en="The record cannot have been signed before the hearing was decided on: check the day.",
            answers=True,
        ),
    ),
    sets={"hearing_open": False},
    excludes=Excludes(clock="re_review", first="opened_on", last="signed_on"),
    papers=("hearing_record",),
)
ISSUE_RE_REVIEW = Step(
    id="D.5-35",
    code="issue_re_review",
    zh="出具复核意见",
    en="issue the re-review opinion",
    article=_RE_REVIEW,
    by=REVIEWERS | {Duty.HEAD, Duty.DEPUTY},
    where=AT_RE_REVIEW,
    when=frozenset({State.RE_REVIEW_ACCEPTED}),
    then=(State.RE_REVIEW_ISSUED,),
    asks=(Ask("result", Kind.CHOICE, "复核结果", "result", choices=RESULTS[:2]), OUTCOME, *OPINION_ASKS),
    provided=(FRESH_EYES_ABOVE, HEARING_CLOSED, CHANGED, NO_OTHER_REMEDY),
    sets={
        "outcome": Worked(outcome_after),
        "execution": Worked(execution_after),
        "resolved_on": Worked(resolved_after),
    },
    voids_where={"execute": lambda facts: execution_after(facts) != "pending"},
    papers=("re_review_opinion",),
)
SERVE_RE_REVIEW = Step(
    id="D.5-36",
    code="serve_re_review",
    zh="登记复核意见送达",
    en="record service of the re-review opinion",
    article=Article("36(3)", "信访人对复核意见不服，仍然以同一事实和理由提出投诉请求的"),
    by=REVIEWERS | {Duty.INTAKE} | service.THE_HOUSE,
    where=AT_RE_REVIEW | service.ITS_PLACE,
    when=frozenset({State.RE_REVIEW_ISSUED}),
    then=(State.FINAL,),
    asks=service.ASKS,
    provided=(*service.CONDITIONS, *service.after("issue_re_review")),
    sets={"closing_code": "C6d", "final_on": service.SERVED_ON},
    stops=("re_review",),
    met_on=service.SERVED_ON,
    papers=("proof_of_service",),
    allowed_zh="复核意见送达后终结；疏导教育、帮扶救助和执行义务不因此免除。",
    allowed_en="Final once served; guidance, aid and the duty to execute go on (art. 37(3)).",
)

STEPS = (
    REQUEST_RE_REVIEW,
    ACCEPT_RE_REVIEW,
    DECLINE_RE_REVIEW,
    OPEN_RE_REVIEW_HEARING,
    CLOSE_RE_REVIEW_HEARING,
    ISSUE_RE_REVIEW,
    SERVE_RE_REVIEW,
)
