"""Supervision (art. 40) and the completion report of an assigned matter (art. 22(1)(3))."""

from __future__ import annotations

from huiyin.law.book_2022.conditions import (
    HANDLERS,
    HEADS,
    HOLDER,
    PETITION_STAFF,
    REASON,
    later,
    running,
    since,
)
from huiyin.law.book_2022.states import HANDLING, KEPT
from huiyin.law.grammar import Answer, Article, Ask, Condition, Facts, Kind, Starts, Step
from huiyin.law.words import AgencyKind, Duty, Position, State

ANY = KEPT
SUPERVISORS = frozenset({Duty.SUPERVISOR})
_40 = Article("40(1)", "应当及时督办，并提出改进工作的建议")
_OFFICE = Condition(
    code="petition_office",
    holds=lambda facts: facts.kind is AgencyKind.PETITION_OFFICE,
    zh="督办由党委和政府信访部门进行。",
    en="Supervision is for petition offices.",
)
_WATCHES = frozenset({Position.OVERSEER, Position.SENDER, Position.UPSTREAM, Position.ORIGIN})
SUPERVISED = Condition(
    code="supervised",
    holds=lambda facts: facts.supervised,
    zh="本事项没有在督办。",
    en="The matter is not under supervision.",
)

SUPERVISE = Step(
    id="T22",
    code="supervise",
    zh="督办",
    en="supervise",
    article=_40,
    by=SUPERVISORS,
    where=_WATCHES,
    when=ANY,
    asks=(
        Ask(
            "ground",
            Kind.CHOICE,
            "督办理由",
            "ground",
            choices=(
                ("acceptance", "违反规定受理", "breach of the rules on acceptance"),
                ("handling", "违反规定办理", "breach of the rules on handling"),
                ("shirking", "推诿", "buck-passing"),
                ("perfunctory", "敷衍", "perfunctory handling"),
                ("delay", "拖延", "delay"),
                ("fraud", "弄虚作假", "fraud"),
                ("no_execution", "拒不执行信访处理意见", "refusal to carry out an opinion"),
            ),
        ),
        Ask("facts_found", Kind.LONG, "发现的情况", "facts found", secret=True),
        Ask("demand", Kind.LONG, "督办要求", "action demanded", secret=True),
        Ask("improvement", Kind.LONG, "改进工作的建议", "suggestion for improvement", secret=True),
        Ask("reply_by", Kind.DATE, "书面回复日期", "written reply by"),
    ),
    provided=(
        _OFFICE,
        later("reply_by", "回复日期应晚于今天。", "The day of the reply must lie after today."),
    ),
    sets={"supervised": True},
    starts=(Starts("reply_supervision", until=Answer("reply_by")),),
    papers=("supervision_letter",),
)
REPLY_SUPERVISION = Step(
    id="T22a",
    code="reply_supervision",
    zh="回复督办",
    en="reply to the supervision",
    article=Article("40(4)", "有关机关、单位应当书面反馈采纳情况"),
    by=HANDLERS | HEADS,
    where=HOLDER,
    when=ANY,
    asks=(
        Ask(
            "adopted",
            Kind.CHOICE,
            "采纳情况",
            "adopted",
            choices=(
                ("all", "采纳", "adopted"),
                ("part", "部分采纳", "partly adopted"),
                ("none", "未采纳", "not adopted"),
            ),
        ),
        Ask("reply", Kind.LONG, "整改情况和理由", "what was put right, and why", secret=True),
    ),
    provided=(
        SUPERVISED,
        Condition(
            code="asked",
            holds=lambda facts: since(facts, "supervise", "reply_supervision"),
            zh="督办函已经回复，请等待信访部门审核。",
            en="The letter is answered already: wait for the petition office.",
        ),
    ),
    stops=("reply_supervision",),
    papers=("feedback_on_suggestion",),
)
CLEAR_SUPERVISION = Step(
    id="T22b",
    code="clear_supervision",
    zh="解除督办",
    en="clear the supervision",
    article=_40,
    by=SUPERVISORS,
    where=_WATCHES,
    when=ANY,
    asks=(REASON,),
    provided=(
        _OFFICE,
        SUPERVISED,
        Condition(
            code="replied",
            holds=lambda facts: since(facts, "reply_supervision", "supervise"),
            zh="被督办单位尚未书面回复，不能解除。",
            en="The organ has not replied in writing: it cannot be cleared.",
        ),
    ),
    sets={"supervised": False},
    voids=("reply_supervision",),
)
ESCALATE_SUPERVISION = Step(
    id="T22c",
    code="escalate_supervision",
    zh="升级督办",
    en="escalate the supervision",
    article=Article("40(3)", "应当向有管理权限的机关、单位提出追究责任的建议"),
    by=SUPERVISORS,
    where=_WATCHES,
    when=ANY,
    asks=(
        Ask(
            "to",
            Kind.CHOICE,
            "升级为",
            "escalated to",
            choices=(
                ("accountability", "追究责任建议", "accountability suggestion"),
                ("conference", "提请联席会议（约谈、通报、挂牌督办、限期整改）", "joint conference"),
                ("committee", "报告本级党委和政府", "own Party committee and government"),
            ),
        ),
        Ask("conduct", Kind.LONG, "行为", "conduct", secret=True),
        Ask("consequences", Kind.LONG, "后果", "consequences", secret=True),
        Ask("law", Kind.TEXT, "依据条款", "article relied on"),
    ),
    provided=(
        _OFFICE,
        SUPERVISED,
        Condition(
            code="reply_time",
            holds=lambda facts: (
                since(facts, "reply_supervision", "supervise")
                or (running(facts, "reply_supervision") and facts.terms["reply_supervision"].due < facts.on)
            ),
            zh="回复期限尚未届满，请等待书面回复。",
            en="The time to reply has not passed: wait for the written reply.",
        ),
    ),
    papers=("accountability_suggestion",),
    allowed_zh="可以提出；是否处分由有管理权限的机关、单位决定。",
    allowed_en="May be raised; whether anyone is punished is for the organ with management power.",
)

_REPORT = Article("22(1)(3)", "要求其在指定办理期限内反馈结果，提交办结报告")
_CONCLUDED = ANY - {
    State.REGISTERED,
    State.SPLIT,
    State.TRIAGED,
    State.SUBMITTED_FOR_DECISION,
    State.FORWARDED,
    State.ASSIGNED,
    State.RECEIVED,
    State.OBJECTED,
    State.DISPUTED,
    State.STUDYING,
    State.SIMPLE_ACCEPTED,
    State.DUTY_RUNNING,
    *HANDLING,
}


def _awaited(facts: Facts) -> bool:
    return since(facts, "submit_completion_report", "return_completion_report", "accept_completion_report")


_AWAITED = Condition(
    code="submitted",
    holds=_awaited,
    zh="没有待审核的办结报告。",
    en="No completion report is waiting.",
)
SUBMIT_REPORT = Step(
    id="T07a",
    code="submit_completion_report",
    zh="提交办结报告",
    en="submit the completion report",
    article=_REPORT,
    by=HANDLERS,
    where=HOLDER,
    when=_CONCLUDED,
    asks=(
        Ask("findings", Kind.LONG, "查明的情况", "findings", secret=True),
        Ask(
            "result",
            Kind.LONG,
            "办理结果（处理意见、送达、执行）",
            "result: opinion, service, execution",
            secret=True,
        ),
        Ask("view", Kind.LONG, "信访人意见", "the petitioner's view", required=False, secret=True),
        Ask("files", Kind.FILES, "附件", "attachments", required=False, secret=True),
    ),
    provided=(
        Condition(
            code="assigned",
            holds=lambda facts: facts.assigned,
            zh="只有交办的事项需要提交办结报告。",
            en="Only an assigned matter needs a completion report.",
        ),
        Condition(
            code="waiting",
            holds=lambda facts: not _awaited(facts),
            zh="办结报告已经提交，请等待交办单位审核。",
            en="The report is with the assigning office already.",
        ),
    ),
    papers=("completion_report",),
)
_ASSIGNERS = frozenset({Position.SENDER, Position.UPSTREAM, Position.ORIGIN})
ACCEPT_REPORT = Step(
    id="T07b",
    code="accept_completion_report",
    zh="采纳办结报告",
    en="accept the completion report",
    article=_REPORT,
    by=PETITION_STAFF,
    where=_ASSIGNERS,
    when=ANY,
    provided=(_AWAITED,),
    stops=("feedback",),
    met_on=lambda facts: facts.done.get("submit_completion_report", facts.on),
)
RETURN_REPORT = Step(
    id="T07c",
    code="return_completion_report",
    zh="退回办结报告",
    en="return the completion report",
    article=_REPORT,
    by=PETITION_STAFF,
    where=_ASSIGNERS,
    when=ANY,
    asks=(REASON,),
    provided=(_AWAITED,),
    allowed_zh="可以退回并说明理由；期限不因退回改变。",
    allowed_en="May be returned with reasons; no period changes by it.",
)

STEPS = (
    SUPERVISE,
    REPLY_SUPERVISION,
    CLEAR_SUPERVISION,
    ESCALATE_SUPERVISION,
    SUBMIT_REPORT,
    ACCEPT_REPORT,
    RETURN_REPORT,
)
