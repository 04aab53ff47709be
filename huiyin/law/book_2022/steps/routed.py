"""Appeals on routes 1–5 (art. 31(1)–(5)), and objections to a route."""

from __future__ import annotations

from datetime import date

from huiyin.law.book_2022.conditions import (
    HANDLERS,
    HEADS,
    HOLDER,
    NO_ROUTE_OBJECTION,
    PETITION_STAFF,
    ROUTE_CONFIRMED,
    not_in_future,
    running,
)
from huiyin.law.book_2022.routes import NAMES
from huiyin.law.book_2022.states import AFTER_SERVICE
from huiyin.law.grammar import Answer, Article, Ask, Bound, Condition, Facts, Kind, Mark, Starts, Step, Worked
from huiyin.law.words import Duty, Klass, Position, Route, State

_APPEAL = frozenset({Klass.APPEAL})
_LED = frozenset({Route.R1, Route.R2, Route.R3, Route.R4})


def _closing(facts: Facts) -> str:
    return NAMES[facts.route].closing if facts.route else "C1"


ROUTE = Step(
    id="D.5c",
    code="route",
    zh="导入法定途径",
    en="lead to its procedure",
    article=Article("31", "导入相应程序处理"),
    by=HANDLERS,
    where=HOLDER,
    when=frozenset({State.ACCEPTED}),
    then=(State.ROUTED,),
    klass=_APPEAL,
    route=_LED,
    asks=(
        Ask("body", Kind.TEXT, "受理的机关或者机构", "body to go to"),
        Ask("limit", Kind.TEXT, "该程序的期限", "time limit of that procedure"),
        Ask("materials", Kind.LONG, "需要的材料", "materials needed", secret=True),
        Ask("procedure", Kind.LONG, "程序说明", "procedure", secret=True),
    ),
    provided=(ROUTE_CONFIRMED,),
    sets={"concluded_on": "today"},
    voids=("handle", "perform_duty"),
    papers=("notice_of_lawful_route",),
)
CLOSE_ROUTED = Step(
    id="D.5d",
    code="close_routed",
    zh="导入后归档",
    en="close as led to its procedure",
    article=Article("31", "按照法律法规规定的程序处理"),
    by=HANDLERS | PETITION_STAFF,
    where=frozenset({Position.HOLDER, Position.SENDER, Position.ORIGIN}),
    when=frozenset({State.ROUTED, State.REFERRED_LEGAL}),
    then=(State.CLOSED,),
    asks=(
        Ask(
            "evidence",
            Kind.LONG,
            "接收回执或者告知书送达情况",
            "receipt of the body, or service of the notice",
            secret=True,
        ),
    ),
    provided=(NO_ROUTE_OBJECTION,),
    sets={"closing_code": Worked(_closing), "concluded_on": "today"},
)


def _first_accepted(facts: Facts) -> date:
    """The first day of acceptance stays: until another route is confirmed, the strictest period runs."""
    return facts.done.get("accept", facts.on)


REOPEN_ROUTE = Step(
    id="D.5e",
    code="reopen_from_route",
    zh="途径机关不受理，重新办理",
    en="reopen: the body named by the route refused",
    article=Article("28(1)", "不得推诿、敷衍、拖延"),
    by=HANDLERS | PETITION_STAFF,
    where=frozenset({Position.HOLDER, Position.SENDER, Position.ORIGIN}),
    when=frozenset({State.ROUTED, State.CLOSED}),
    then=(State.ACCEPTED,),
    klass=_APPEAL,
    asks=(Ask("refusal", Kind.LONG, "该机关不受理的情况", "how the body refused", secret=True),),
    provided=(
        Condition(
            code="routed",
            holds=lambda facts: (
                facts.state is not State.CLOSED
                or (facts.closing_code in ("C1", "C2", "C3", "C4") and "accept" in facts.done)
            ),
            zh="只有导入法定途径后办结的事项才能以此重新办理。",
            en="Only a matter closed as led to another procedure is reopened this way.",
        ),
    ),
    sets={"closing_code": "", "concluded_on": None, "route": ""},
    starts=(Starts("handle", _first_accepted),),
    allowed_zh="途径所列机关不受理的，重新办理，首次收到日期和受理日期不变。",
    allowed_en="Where the body named refuses, the matter reopens with its first receipt date.",
)
START_DUTY = Step(
    id="D.5f",
    code="start_duty",
    zh="启动履职",
    en="start performing the duty",
    article=Article(
        "31(5)", "属于申请查处违法行为、履行保护人身权或者财产权等合法权益职责的，依法履行或者答复"
    ),
    by=HANDLERS,
    where=HOLDER,
    when=frozenset({State.ACCEPTED}),
    then=(State.DUTY_RUNNING,),
    klass=_APPEAL,
    route=frozenset({Route.R5}),
    asks=(Ask("applied_on", Kind.DATE, "本机关收到申请之日", "application received on"),),
    provided=(ROUTE_CONFIRMED, not_in_future("applied_on", "收到申请之日", "The day of the application")),
    starts=(Starts("perform_duty", Answer("applied_on")),),
    voids=("handle",),
    papers=("notice_of_lawful_route",),
)
ANSWER_DUTY = Step(
    id="D.5g",
    code="answer_duty",
    zh="作出履职答复或者行政决定",
    en="answer or decide",
    article=Article("31(5)", "依法履行或者答复"),
    by=HEADS | HANDLERS,
    where=HOLDER,
    when=frozenset({State.DUTY_RUNNING}),
    then=(State.DUTY_ANSWERED,),
    klass=_APPEAL,
    route=frozenset({Route.R5}),
    asks=(
        Ask("decision", Kind.LONG, "履行情况或者决定", "decision", secret=True),
        Ask("basis", Kind.LONG, "法律依据", "legal basis", secret=True),
        Ask(
            "remedy",
            Kind.YES,
            "已写明复议60日、诉讼6个月的救济",
            "reconsideration 60 days and suit 6 months are printed",
        ),
    ),
    provided=(
        Condition(
            code="remedy",
            holds=lambda facts: facts.says("remedy") is True,
            zh="履职答复应当写明行政复议和行政诉讼的救济途径和期限。",
            en="The answer must print the remedies: reconsideration and suit, with their periods.",
            article=Article("46–47", book="行政诉讼法"),
            answers=True,
        ),
    ),
    stops=("perform_duty",),
    papers=("answer_on_duty",),
)
CLOSE_DUTY = Step(
    id="D.5h",
    code="close_duty",
    zh="履职答复后归档",
    en="close as answered",
    article=Article("31(5)", "依法履行或者答复"),
    by=HANDLERS,
    where=HOLDER,
    when=frozenset({State.DUTY_ANSWERED}),
    then=(State.CLOSED,),
    asks=(Ask("evidence", Kind.LONG, "送达情况", "service", secret=True),),
    provided=(NO_ROUTE_OBJECTION,),
    sets={"closing_code": "C5", "concluded_on": "today"},
)
OBJECT_ROUTE = Step(
    id="D.5i",
    code="object_route",
    zh="对办理途径提出异议",
    en="object to the route",
    article=Article("", mark=Mark.CONVENTION),
    by=frozenset({Duty.PETITIONER}),
    where=frozenset({Position.SELF}),
    when=frozenset({State.ACCEPTED, State.ROUTED, State.DUTY_RUNNING}),
    klass=_APPEAL,
    asks=(Ask("reasons", Kind.LONG, "认为途径不对的理由", "why the route is wrong", secret=True),),
    provided=(
        Condition(
            code="pending",
            holds=lambda facts: not running(facts, "answer_route_objection"),
            zh="您已提出过异议，信访部门正在核实，请等待答复。",
            en="Your objection is being looked into: please wait for the answer.",
        ),
    ),
    starts=(Starts("answer_route_objection", bound=Bound.ORIGIN),),
    allowed_zh="可以向信访部门提出，15日内答复（系统约定）。",
    allowed_en="You may object to the petition office; it answers within 15 days (convention).",
)


_OBJECTED = frozenset(
    {
        State.ACCEPTED,
        State.ROUTED,
        State.DUTY_RUNNING,
        State.DUTY_ANSWERED,
        State.HEARD,
        State.INVESTIGATED,
        State.MEDIATING,
        State.DRAFTED,
        State.LEGAL_CHECKED,
    }
)


def _upheld(facts: Facts) -> bool:
    return bool(facts.says("upheld") == "yes")


def _after_answer(facts: Facts) -> State:
    return State.ACCEPTED if _upheld(facts) else facts.state or State.ACCEPTED


ANSWER_ROUTE_OBJECTION = Step(
    id="D.5j",
    code="answer_route_objection",
    zh="答复途径异议",
    en="answer the objection to the route",
    article=Article("", mark=Mark.CONVENTION),
    by=PETITION_STAFF,
    where=frozenset({Position.ORIGIN, Position.SENDER, Position.UPSTREAM, Position.OVERSEER}),
    when=_OBJECTED | AFTER_SERVICE | {State.AGREED, State.ISSUED},
    then=(State.ACCEPTED,),
    choose=_after_answer,
    klass=_APPEAL,
    asks=(
        Ask(
            "upheld",
            Kind.CHOICE,
            "异议是否成立",
            "upheld",
            choices=(("yes", "成立，重新选择途径", "yes: choose the route again"), ("no", "不成立", "no")),
        ),
        Ask("reasons", Kind.LONG, "理由", "reasons", secret=True),
    ),
    provided=(
        Condition(
            code="objected",
            holds=lambda facts: running(facts, "answer_route_objection"),
            zh="没有待答复的途径异议。",
            en="No objection to the route is waiting.",
        ),
        Condition(
            code="beyond",
            holds=lambda facts: not _upheld(facts) or facts.state in _OBJECTED,
            zh="处理意见已经作出，不能再改变途径；请通过复查、复核解决。",
            en="The opinion has been issued: the route can no longer change. Review is the remedy.",
            answers=True,
        ),
    ),
    sets={"route": Worked(lambda facts: "" if _upheld(facts) else str(facts.route or ""))},
    starts=(
        Starts("handle", _first_accepted, only=lambda facts: _upheld(facts) and not running(facts, "handle")),
    ),
    stops=("answer_route_objection",),
    voids_where={"perform_duty": _upheld},
    allowed_zh="应当在15日内答复（系统约定）；成立的，重新选择途径，受理日期不变。",
    allowed_en="Answer within 15 days (convention); if upheld the route is chosen again, acceptance keeps its date.",
)

STEPS = (
    ROUTE,
    CLOSE_ROUTED,
    REOPEN_ROUTE,
    START_DUTY,
    ANSWER_DUTY,
    CLOSE_DUTY,
    OBJECT_ROUTE,
    ANSWER_ROUTE_OBJECTION,
)
