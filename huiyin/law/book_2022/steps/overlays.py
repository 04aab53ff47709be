"""Steps that lie over any state: urgency, instructions, aid, silence (arts 25, 37)."""

from __future__ import annotations

from datetime import date

from huiyin.law.book_2022.conditions import HANDLERS, HEADS, HOLDER, STAFF, not_in_future, running, yes
from huiyin.law.book_2022.states import KEPT, OPEN
from huiyin.law.grammar import Article, Ask, Bound, Condition, Facts, Kind, Starts, Step
from huiyin.law.words import AgencyKind, Duty, Klass, Position, State

ANY = KEPT
_URGENT = Article("25(1)", "对可能造成社会影响的重大、紧急信访事项和信访信息，应当及时报告本级党委和政府")
_UP = Article("25(2)", "应当向上一级信访部门报告，同时报告国家信访局")

MARK_URGENT = Step(
    id="T04",
    code="mark_urgent",
    zh="标为重大、紧急",
    en="mark as urgent",
    article=_URGENT,
    by=STAFF,
    when=OPEN,
    asks=(
        Ask("impact", Kind.LONG, "可能造成的社会影响和理由", "possible social impact, and why", secret=True),
    ),
    sets={"urgent": True},
    starts=(Starts("report_urgent", bound=Bound.ACTOR),),
    voids=("withdraw_pause",),
    allowed_zh="应当标明并及时报告：内部要求电话2小时、书面24小时（系统约定）。",
    allowed_en="Mark it and report in time: 2 hours by telephone, 24 in writing (convention).",
)


def _told_above(facts: Facts) -> bool:
    return facts.kind is not AgencyKind.PETITION_OFFICE or (
        facts.says("office_told") is True and facts.says("bureau_told") is True
    )


REPORT_URGENT = Step(
    id="T04r",
    code="report_urgent",
    zh="报告重大、紧急情况",
    en="report the urgent matter",
    article=_URGENT,
    by=STAFF,
    when=ANY,
    asks=(
        Ask("what", Kind.LONG, "何事、何地、多少人", "what, where, how many", secret=True),
        Ask("measures", Kind.LONG, "已采取的措施", "measures taken", secret=True),
        Ask("needs", Kind.LONG, "需要的支持", "needs", required=False, secret=True),
        Ask("committee_told", Kind.YES, "已报告本级党委和政府", "own Party committee and government told"),
        Ask("department_told", Kind.YES, "已通报相关主管部门", "competent department told"),
        Ask("conference_told", Kind.YES, "已通报本级联席会议办公室", "joint-conference office told"),
        Ask(
            "office_told",
            Kind.YES,
            "已报告上一级信访部门（信访部门必填）",
            "next higher petition office told",
            required=False,
        ),
        Ask(
            "bureau_told",
            Kind.YES,
            "已报告国家信访局（信访部门必填）",
            "national bureau told",
            required=False,
        ),
    ),
    provided=(
        Condition(
            code="urgent",
            holds=lambda facts: facts.urgent,
            zh="本事项没有标为重大、紧急，请先标明。",
            en="The matter is not marked urgent: mark it first.",
        ),
        yes(
            "committee_told",
            "committee",
            "须报告本级党委和政府。",
            "Report to the own Party committee and government.",
        ),
        yes(
            "department_told",
            "department",
            "须通报相关主管部门。",
            "Tell the competent department.",
            Article("25(1)", "通报相关主管部门"),
        ),
        yes(
            "conference_told",
            "conference",
            "须通报本级信访工作联席会议办公室。",
            "Tell the joint-conference office.",
            Article("25(1)", "本级信访工作联席会议办公室"),
        ),
        Condition(
            code="above",
            holds=_told_above,
            zh="信访部门还须报告上一级信访部门和国家信访局。",
            en="A petition office also reports to the next higher office and to the national bureau.",
            article=_UP,
            answers=True,
        ),
    ),
    stops=("report_urgent",),
    papers=("urgent_report",),
)
RECORD_INSTRUCTION = Step(
    id="HY-11",
    code="record_instruction",
    zh="登记领导批示",
    en="record a leader's instruction",
    article=Article("18(2)", "包案化解群众反映强烈的突出问题"),
    by=STAFF,
    when=OPEN,
    asks=(
        Ask("leader", Kind.TEXT, "批示人姓名和职务", "leader, name and office", secret=True),
        Ask("given_on", Kind.DATE, "批示日期", "given on"),
        Ask("instruction", Kind.LONG, "批示原文（逐字）", "the instruction, word for word", secret=True),
    ),
    provided=(not_in_future("given_on", "批示日期", "The day of the instruction"),),
    allowed_zh="如实登记；批示不改变任何期限，也不代替任何步骤。",
    allowed_en="Recorded word for word; it changes no period and replaces no step.",
)
ANSWER_INSTRUCTION = Step(
    id="HY-12",
    code="answer_instruction",
    zh="报告批示落实情况",
    en="report on an instruction",
    article=Article("18(2)", "包案化解群众反映强烈的突出问题"),
    by=HANDLERS | HEADS,
    where=HOLDER,
    when=ANY,
    asks=(Ask("answer", Kind.LONG, "落实情况", "what was done", secret=True),),
    provided=(
        Condition(
            code="instructed",
            holds=lambda facts: (
                facts.times.get("record_instruction", 0) > facts.times.get("answer_instruction", 0)
            ),
            zh="没有待报告的批示。",
            en="No instruction is waiting for a report.",
        ),
    ),
)
REFER_AID = Step(
    id="F-37",
    code="refer_aid",
    zh="转介救助",
    en="refer to aid",
    article=Article("37(2)", "可以告知或者帮助其向有关机关或者机构依法申请社会救助"),
    by=STAFF,
    when=ANY,
    asks=(
        Ask("need", Kind.LONG, "困难情况", "need", secret=True),
        Ask("body", Kind.TEXT, "接收机构", "receiving body"),
        Ask("consented", Kind.YES, "信访人同意", "the petitioner agrees"),
    ),
    provided=(
        yes(
            "consented",
            "consent",
            "转介须经信访人同意；不同意的，告知其可以自行申请。",
            "A referral needs the petitioner's consent; without it, tell them how to apply themselves.",
        ),
    ),
    papers=("aid_referral",),
)
_SILENT = ("inform_forwarded", "inform_direct")


def _silent(facts: Facts) -> str:
    """The notice that is overdue, empty where none is."""
    late = (clock for clock in _SILENT if running(facts, clock) and facts.terms[clock].due < facts.on)
    return next(late, "")


def _since_raw(facts: Facts) -> date:
    clock = _silent(facts)
    return facts.terms[clock].raw if clock else facts.on


NOTE_SILENCE = Step(
    id="HY-15",
    code="note_silence",
    zh="逾期未告知，显示影子办理期限",
    en="note silence: show the shadow of the handling period",
    article=Article("44(3)", "未在规定期限内书面告知信访人是否受理信访事项"),
    by=frozenset({Duty.CLOCK}),
    where=frozenset({Position.SYSTEM}),
    when=frozenset({State.REGISTERED, State.TRIAGED, State.RECEIVED, State.OBJECTED, State.DISPUTED}),
    provided=(
        Condition(
            code="silent",
            holds=lambda facts: bool(_silent(facts)) and not running(facts, "shadow_handle"),
            zh="没有逾期未告知的情形，或者影子期限已在显示。",
            en="No notice is overdue, or the shadow is shown already.",
        ),
        Condition(
            code="appeal",
            holds=lambda facts: facts.klass in (None, Klass.APPEAL),
            zh="影子办理期限只用于申诉求决类事项。",
            en="The shadow of the handling period is for appeals only.",
        ),
    ),
    starts=(Starts("shadow_handle", _since_raw),),
)

STEPS = (
    MARK_URGENT,
    REPORT_URGENT,
    RECORD_INSTRUCTION,
    ANSWER_INSTRUCTION,
    REFER_AID,
    NOTE_SILENCE,
)
