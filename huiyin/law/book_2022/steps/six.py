"""Route 6 (art. 31(6)): hear, investigate, mediate, hold hearings (arts 31, 33)."""

from __future__ import annotations

from huiyin.law.book_2022.clauses import NO_WAIVER
from huiyin.law.book_2022.conditions import (
    ANEW,
    CHAIR_FREE,
    CHAIR_FRESH,
    HANDLERS,
    HEARING_CLOSED,
    HOLDER,
    REASON,
    later,
    not_in_future,
    since,
    yes,
)
from huiyin.law.grammar import Answer, Article, Ask, Condition, Facts, Kind, Starts, Step
from huiyin.law.words import Duty, Klass, Position, Route, State

APPEAL = frozenset({Klass.APPEAL})
SIX = frozenset({Route.R6})
UNDER_WAY = frozenset({State.ACCEPTED, State.HEARD, State.INVESTIGATED})


def stands(facts: Facts) -> State:
    """How far the handling has come: heard, investigated, or neither."""
    if since(facts, "investigate", *ANEW):
        return State.INVESTIGATED
    return State.HEARD if since(facts, "hear", *ANEW) else State.ACCEPTED


HEAR = Step(
    id="D.5-01",
    code="hear",
    zh="听取信访人陈述",
    en="hear the petitioner",
    article=Article("31(6)", "应当听取信访人陈述事实和理由"),
    by=HANDLERS,
    where=HOLDER,
    when=UNDER_WAY,
    then=(State.HEARD, State.INVESTIGATED),
    choose=lambda facts: State.INVESTIGATED if stands(facts) is State.INVESTIGATED else State.HEARD,
    klass=APPEAL,
    route=SIX,
    asks=(
        Ask(
            "statement",
            Kind.LONG,
            "信访人陈述的事实和理由",
            "facts and reasons stated by the petitioner",
            secret=True,
        ),
        Ask("heard_on", Kind.DATE, "听取日期", "heard on", required=False),
        Ask(
            "heard_how",
            Kind.CHOICE,
            "听取方式",
            "how",
            choices=(
                ("meeting", "当面", "in person"),
                ("call", "电话", "by telephone"),
                ("online", "网上", "online"),
            ),
        ),
    ),
    provided=(not_in_future("heard_on", "听取日期", "The day of hearing"),),
)
INVESTIGATE = Step(
    id="D.5-02",
    code="investigate",
    zh="调查核实",
    en="investigate",
    article=Article("31(6)", "并调查核实"),
    by=HANDLERS,
    where=HOLDER,
    when=UNDER_WAY,
    then=(State.INVESTIGATED,),
    klass=APPEAL,
    route=SIX,
    asks=(
        Ask("evidence", Kind.LONG, "证据", "evidence", secret=True),
        Ask("findings", Kind.LONG, "查明的事实", "findings", secret=True),
        Ask("files", Kind.FILES, "附件", "attachments", required=False, secret=True),
    ),
    papers=("investigation_report",),
)
START_MEDIATION = Step(
    id="D.5-03",
    code="start_mediation",
    zh="开始调解",
    en="start mediation",
    article=Article("33", "经争议双方当事人同意进行调解"),
    by=HANDLERS,
    where=HOLDER,
    when=UNDER_WAY,
    then=(State.MEDIATING,),
    klass=APPEAL,
    route=SIX,
    asks=(Ask("consented", Kind.YES, "争议双方当事人均同意调解", "both parties agree to mediation"),),
    provided=(
        yes(
            "consented",
            "consent",
            "调解须经争议双方当事人同意；没有同意的，请继续办理。",
            "Mediation needs the consent of both parties; without it go on handling the matter.",
        ),
    ),
    allowed_zh="可以调解；办理期限不停（系统约定）。",
    allowed_en="May mediate; the handling period runs on (convention).",
)
END_MEDIATION = Step(
    id="D.5-04",
    code="end_mediation",
    zh="结束调解（未达成协议）",
    en="end mediation without agreement",
    article=Article("33", "经争议双方当事人同意进行调解"),
    by=HANDLERS,
    where=HOLDER,
    when=frozenset({State.MEDIATING}),
    then=(State.ACCEPTED, State.HEARD, State.INVESTIGATED),
    choose=stands,
    asks=(REASON,),
)
RECORD_AGREEMENT = Step(
    id="D.5-05",
    code="record_agreement",
    zh="登记调解、和解协议",
    en="record the agreement",
    article=Article("33", "应当制作调解协议书或者和解协议书"),
    by=HANDLERS,
    where=HOLDER,
    when=frozenset({State.MEDIATING}),
    then=(State.AGREED,),
    asks=(
        Ask(
            "agreement",
            Kind.CHOICE,
            "协议种类",
            "kind of agreement",
            choices=(
                ("mediation", "调解协议书", "mediation agreement"),
                ("settlement", "和解协议书", "settlement"),
            ),
        ),
        Ask("terms", Kind.LONG, "协议内容", "terms", secret=True),
        Ask("perform_by", Kind.DATE, "约定履行完毕的日期", "to be performed by"),
        Ask("signed", Kind.YES, "双方当事人已签字", "signed by both parties"),
    ),
    provided=(
        yes("signed", "signed", "协议须由双方当事人签字。", "Both parties must sign the agreement."),
        later("perform_by", "履行日期应晚于今天。", "The day of performance must lie after today."),
        NO_WAIVER,
    ),
    sets={"concluded_on": "today", "execution": "pending"},
    starts=(Starts("execute", until=Answer("perform_by")),),
    stops=("handle",),
    papers=("agreement",),
)
PERFORM_SETTLEMENT = Step(
    id="D.5-06",
    code="perform_settlement",
    zh="登记协议已履行",
    en="record that the settlement is performed",
    article=Article("33", "制作调解协议书或者和解协议书"),
    by=HANDLERS,
    where=HOLDER,
    when=frozenset({State.AGREED}),
    then=(State.CLOSED,),
    asks=(Ask("evidence", Kind.LONG, "履行证据", "evidence of performance", secret=True),),
    sets={"execution": "executed", "resolved_on": "today", "closing_code": "C6c"},
    stops=("execute",),
)


def _hears_here(facts: Facts) -> bool:
    """In handling the holder holds the hearing, in review the review organ."""
    wanted = Position.REVIEWER if facts.state is State.REVIEW_ACCEPTED else Position.HOLDER
    return wanted in facts.positions


_HEARING_PLACE = Condition(
    code="whose_hearing",
    holds=_hears_here,
    zh="听证由正在办理或者复查的机关举行。",
    en="The organ that is handling or reviewing the matter holds the hearing.",
)
OPEN_HEARING = Step(
    id="D.5-07",
    code="open_hearing",
    zh="决定举行听证",
    en="open a hearing",
    article=Article("31(6)", "对重大、复杂、疑难的信访事项，可以举行听证"),
    by=frozenset({Duty.HANDLER, Duty.REVIEWER}),
    where=frozenset({Position.HOLDER, Position.REVIEWER}),
    when=UNDER_WAY | {State.REVIEW_ACCEPTED},
    klass=APPEAL,
    route=SIX,
    asks=(
        Ask(
            "why",
            Kind.CHOICE,
            "为何听证",
            "why",
            choices=(
                ("major", "重大", "major"),
                ("complex", "复杂", "complex"),
                ("difficult", "疑难", "difficult"),
            ),
        ),
        Ask("hearing_on", Kind.DATE, "听证日期", "hearing on"),
        Ask("issues", Kind.LONG, "听证事项", "issues", secret=True),
        Ask("chair", Kind.TEXT, "听证主持人", "chair", secret=True),
        Ask("participants", Kind.NAMES, "参加人", "participants", secret=True),
    ),
    provided=(
        _HEARING_PLACE,
        HEARING_CLOSED,
        CHAIR_FREE,
        CHAIR_FRESH,
    ),
    sets={"hearing_open": True},
    papers=("hearing_record",),
    allowed_zh="可以举行听证；办理和复查的期限不因听证停止。",
    allowed_en="May hold a hearing; it does not stop the handling or the review period.",
)
CLOSE_HEARING = Step(
    id="D.5-08",
    code="close_hearing",
    zh="听证结束",
    en="close the hearing",
    article=Article("31(6)", "可以举行听证"),
    by=frozenset({Duty.HANDLER, Duty.REVIEWER}),
    where=frozenset({Position.HOLDER, Position.REVIEWER}),
    when=UNDER_WAY | {State.MEDIATING, State.REVIEW_ACCEPTED},
    asks=(
        Ask("record", Kind.LONG, "听证笔录", "hearing record", secret=True),
        Ask("opinion", Kind.LONG, "听证意见", "opinion of the hearing", secret=True),
        Ask("signed_on", Kind.DATE, "笔录签字日期", "record signed on"),
    ),
    provided=(
        _HEARING_PLACE,
        Condition(
            code="no_hearing",
            holds=lambda facts: facts.hearing_open,
            zh="没有正在进行的听证。",
            en="No hearing is open.",
        ),
        not_in_future("signed_on", "笔录签字日期", "The day the record was signed"),
    ),
    sets={"hearing_open": False},
    papers=("hearing_record",),
)


STEPS = (
    HEAR,
    INVESTIGATE,
    START_MEDIATION,
    END_MEDIATION,
    RECORD_AGREEMENT,
    PERFORM_SETTLEMENT,
    OPEN_HEARING,
    CLOSE_HEARING,
)
