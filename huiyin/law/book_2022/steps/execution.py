"""What follows an opinion: service, execution, closing (arts 32(2), 35; rulebook D.7)."""

from __future__ import annotations

from huiyin.law.book_2022.conditions import HANDLERS, HEADS, HOLDER, later, running, since
from huiyin.law.book_2022.states import AFTER_SERVICE
from huiyin.law.book_2022.steps import service
from huiyin.law.book_2022.steps.six import APPEAL
from huiyin.law.grammar import Answer, Article, Ask, Bound, Condition, Facts, Kind, Mark, Starts, Step, Worked
from huiyin.law.words import Duty, Position, State

_EXECUTE = Article("32(2)", "应当督促有关机关、单位执行")
_OVER = frozenset({State.SERVED, State.REVIEW_DECLINED, State.REVIEW_SERVED, State.RE_REVIEW_DECLINED})

ATTEMPT_SERVICE = Step(
    id="E.3a",
    code="attempt_service",
    zh="登记送达未成",
    en="record a failed attempt at service",
    article=Article("", mark=Mark.CONVENTION),
    by=frozenset({Duty.HANDLER, Duty.INTAKE, Duty.REVIEWER}),
    where=frozenset({Position.HOLDER, Position.REVIEWER, Position.RE_REVIEWER}),
    when=frozenset({State.ISSUED, State.REVIEW_ISSUED, State.RE_REVIEW_ISSUED}),
    asks=(service.WAY, Ask("what_happened", Kind.LONG, "为何没有送达", "why it was not served", secret=True)),
    allowed_zh="可以登记；没有送达日期的证据，请求复查、复核的期限不起算。",
    allowed_en="May be recorded; without evidence of a day of service no period to ask for review starts.",
)
SERVE_OPINION = Step(
    id="E.3",
    code="serve_opinion",
    zh="登记意见书送达",
    en="record service of the opinion",
    article=Article("35", "自收到书面答复之日起30日内请求"),
    by=frozenset({Duty.HANDLER, Duty.INTAKE}) | service.THE_HOUSE,
    where=HOLDER | service.ITS_PLACE,
    when=frozenset({State.ISSUED}),
    then=(State.SERVED,),
    asks=service.ASKS,
    provided=(*service.CONDITIONS, *service.after("issue_opinion")),
    sets={"concluded_on": service.SERVED_ON},
    starts=(
        Starts("request_review", service.SERVED_ON, Bound.PETITIONER),
        Starts("rate", service.SERVED_ON, Bound.PETITIONER),
    ),
    stops=("handle", "shadow_handle"),
    met_on=service.SERVED_ON,
    papers=("proof_of_service",),
)
_ENDS = frozenset({State.CLOSED, State.FINAL})
PROMISE_EXECUTION = Step(
    id="D.5-13",
    code="promise_execution",
    zh="确定执行日期",
    en="promise a day of execution",
    article=_EXECUTE,
    by=HANDLERS | HEADS,
    where=HOLDER,
    when=AFTER_SERVICE | _ENDS,
    klass=APPEAL,
    asks=(Ask("promised_on", Kind.DATE, "执行完毕的日期", "to be carried out by"),),
    provided=(
        Condition(
            code="supported",
            holds=lambda facts: facts.outcome == "support" and facts.execution != "executed",
            zh="只有支持信访请求、尚未执行的意见才需要确定执行日期。",
            en="Only an opinion that supports a request, and is not carried out yet, needs a day of execution.",
        ),
        Condition(
            code="promised",
            holds=lambda facts: not running(facts, "execute"),
            zh="执行日期已经确定，不能改动；逾期未执行的，由信访部门督办。",
            en="The day of execution is set and cannot be changed; if it passes, the petition office supervises.",
        ),
        later("promised_on", "执行日期应晚于今天。", "The day of execution must lie after today."),
    ),
    sets={"execution": "pending"},
    starts=(Starts("execute", until=Answer("promised_on")),),
)
RECORD_EXECUTION = Step(
    id="D.5-14",
    code="record_execution",
    zh="登记执行完毕",
    en="record execution",
    article=_EXECUTE,
    by=HANDLERS,
    where=HOLDER,
    when=AFTER_SERVICE | _ENDS | {State.ISSUED},
    klass=APPEAL,
    asks=(
        Ask("executed_on", Kind.DATE, "执行完毕日期", "carried out on", required=False),
        Ask("evidence", Kind.LONG, "执行证据", "evidence of execution", secret=True),
    ),
    provided=(
        Condition(
            code="pending",
            holds=lambda facts: facts.execution == "pending",
            zh="没有待执行的支持意见。",
            en="No supporting opinion is waiting to be carried out.",
        ),
        Condition(
            code="future",
            holds=lambda facts: (facts.says("executed_on") or facts.on) <= facts.on,
            zh="执行完毕日期不能晚于今天，请核对日期。",
            en="The day of execution cannot be later than today: check the date.",
            answers=True,
        ),
    ),
    sets={"execution": "executed", "resolved_on": "today"},
    stops=("execute",),
    met_on=Answer("executed_on"),
)
CLOSE_EXECUTED = Step(
    id="C6a",
    code="close_executed",
    zh="执行完毕办结归档",
    en="close as carried out",
    article=_EXECUTE,
    by=HANDLERS,
    where=HOLDER,
    when=_OVER,
    then=(State.CLOSED,),
    klass=APPEAL,
    provided=(
        Condition(
            code="executed",
            holds=lambda facts: facts.execution == "executed",
            zh="意见尚未执行完毕，不能按已执行办结；请先登记执行证据。",
            en="The opinion is not carried out: record the evidence of execution first.",
        ),
    ),
    sets={"closing_code": "C6a"},
    allowed_zh="可以归档；信访人请求复查、复核的期限照常计算。",
    allowed_en="May be closed; the petitioner's time to ask for review runs on.",
)


def _window(facts: Facts) -> str:
    """Which window the petitioner has: review, or re-review once a review opinion was served."""
    return "request_re_review" if since(facts, "serve_review", "serve_opinion") else "request_review"


LAPSE = Step(
    id="C6b",
    code="lapse",
    zh="逾期未请求复查、复核，办结归档",
    en="close: no review was asked for in time",
    article=Article("35", "自收到书面答复之日起30日内请求"),
    by=HANDLERS | {Duty.CLOCK},
    where=frozenset({Position.HOLDER, Position.SYSTEM}),
    when=_OVER | {State.CLOSED},
    then=(State.CLOSED,),
    klass=APPEAL,
    provided=(
        Condition(
            code="not_started",
            holds=lambda facts: _window(facts) in facts.terms,
            zh="没有送达日期的证据，请求复查、复核的期限没有起算，不能按逾期未请求办结。",
            en="Without evidence of a day of service the window never started: it cannot have lapsed.",
        ),
        Condition(
            code="window_open",
            holds=lambda facts: (
                _window(facts) not in facts.terms or facts.terms[_window(facts)].due < facts.on
            ),
            zh="信访人可以在{due}前请求复查、复核，期限尚未届满。",
            en="The petitioner may ask for review until {due}: the window is still open.",
            detail=lambda facts: {
                "due": facts.terms[_window(facts)].due if _window(facts) in facts.terms else "—"
            },
        ),
        Condition(
            code="unexecuted",
            holds=lambda facts: facts.execution != "pending",
            zh="支持信访请求的意见尚未执行，不能办结；请督促执行。",
            en="A supporting opinion is not carried out yet: it cannot be closed. See to its execution.",
            article=_EXECUTE,
        ),
        Condition(
            code="redo",
            holds=lambda facts: facts.state is not State.REVIEW_SERVED or facts.review_result != "redo",
            zh="复查机关撤销了原意见，应当重新办理，不能办结。",
            en="The review revoked the opinion: the matter must be handled again, not closed.",
        ),
    ),
    sets={"closing_code": Worked(lambda facts: facts.closing_code or "C6b")},
    voids=("request_review", "request_re_review"),
    allowed_zh="可以归档。这不是终结：有正当理由的，仍可请求复查、复核。",
    allowed_en="May be closed. This is not finality: with good reason review may still be asked for.",
)

STEPS = (
    ATTEMPT_SERVICE,
    SERVE_OPINION,
    PROMISE_EXECUTION,
    RECORD_EXECUTION,
    CLOSE_EXECUTED,
    LAPSE,
)
