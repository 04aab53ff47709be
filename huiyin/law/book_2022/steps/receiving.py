"""The receiving organ: receive, object, dispute, choose the route, accept (arts 23, 24, 31)."""

from __future__ import annotations

from datetime import date

from huiyin.law.book_2022 import routes
from huiyin.law.book_2022.conditions import (
    HANDLERS,
    HOLDER,
    NOT_OFFICE,
    PETITION_STAFF,
    ROUTE_CONFIRMED,
    accepted,
    agency,
    in_time,
    informs,
    not_before,
    not_in_future,
    on_route_six,
    other_officer,
    received,
    running,
    since,
    sorts,
)
from huiyin.law.grammar import (
    Answer,
    Article,
    Ask,
    Bound,
    Condition,
    Facts,
    Kind,
    Mark,
    Move,
    Moves,
    Starts,
    Step,
    Worked,
)
from huiyin.law.words import AgencyKind, Duty, Klass, Position, Route, State

_DAY = Answer("received_on")
_RECEIPT_CLOCKS = (
    Starts("object", _DAY),
    Starts("inform_forwarded", _DAY, only=informs),
    Starts("sort", _DAY, only=sorts),
    Starts("accept_simple", _DAY, only=lambda facts: facts.simple and informs(facts)),
    Starts("forward_simple", _DAY, only=lambda facts: facts.simple and sorts(facts)),
)
_SENT_BEFORE = not_before(
    "received_on",
    ("forward", "assign"),
    "收到日期不能早于转送、交办之日，请核对。",
    "It cannot have been received before it was sent: check the day.",
)
RECEIVE = Step(
    id="T14",
    code="receive",
    zh="签收",
    en="receive",
    article=Article("23(3)", "应当自收到之日起15日内书面告知信访人接收情况以及处理途径和程序"),
    by=frozenset({Duty.INTAKE, Duty.TRIAGE, Duty.HANDLER}),
    where=HOLDER,
    when=frozenset({State.FORWARDED, State.ASSIGNED}),
    then=(State.RECEIVED,),
    asks=(Ask("received_on", Kind.DATE, "收到日期", "received on", required=False, help_zh="不填即今天。"),),
    provided=(not_in_future("received_on", "收到日期", "The day of receipt"), _SENT_BEFORE),
    starts=_RECEIPT_CLOCKS,
)


def _next_day(facts: Facts) -> bool:
    sent = [facts.done[step] for step in ("forward", "assign") if step in facts.done]
    day = facts.says("received_on")
    return not sent or not isinstance(day, date) or day > max(sent)


DEEM_RECEIVED = Step(
    id="T14d",
    code="deem_received",
    zh="视为收到",
    en="count as received",
    article=Article("23(3)", "自收到之日起", mark=Mark.CONVENTION),
    by=frozenset({Duty.CLOCK}),
    where=frozenset({Position.SYSTEM}),
    when=frozenset({State.FORWARDED, State.ASSIGNED}),
    then=(State.RECEIVED,),
    asks=(Ask("received_on", Kind.DATE, "视为收到日期", "received on"),),
    provided=(
        not_in_future("received_on", "视为收到日期", "The day of receipt"),
        Condition(
            code="next_working_day",
            holds=_next_day,
            zh="转送、交办当日不能视为收到；下一个工作日结束仍未签收的，才视为收到。",
            en="It does not count as received on the day it was sent: only when unsigned at the end of the next working "
            "day.",
            answers=True,
        ),
    ),
    starts=_RECEIPT_CLOCKS,
    allowed_zh="网上转送、交办后未签收的，下一个工作日结束时视为收到（系统约定）。",
    allowed_en="An unsigned hand-off counts as received at the end of the next working day (convention).",
)
OBJECT = Step(
    id="T15",
    code="object",
    zh="提出异议",
    en="object",
    article=Article("23(3)", "应当自收到之日起5个工作日内提出异议，并详细说明理由"),
    by=HANDLERS,
    where=HOLDER,
    when=frozenset({State.RECEIVED}),
    then=(State.OBJECTED,),
    asks=(
        Ask("reasons", Kind.LONG, "详细理由", "detailed reasons", required=False, secret=True),
        Ask(
            "competent",
            Kind.AGENCY,
            "认为有权处理的机关、单位",
            "organ thought competent",
            required=False,
            among="others",
        ),
        Ask("basis", Kind.LONG, "职权依据", "legal basis of the power", required=False, secret=True),
    ),
    provided=(
        in_time(
            "object",
            "提出异议的期限（收到之日起5个工作日，至{due}）已过，本机关应当依法受理告知；确有争议的，请走受理争议程序。",
            "The period to object (5 working days, to {due}) has passed: inform the petitioner, or raise a dispute.",
        ),
        Condition(
            code="reasons",
            holds=lambda facts: len(str(facts.says("reasons") or "").strip()) >= 10,
            zh="异议须详细说明理由（不少于10个字）。",
            en="An objection must give detailed reasons (at least 10 characters).",
            answers=True,
        ),
        Condition(
            code="competent",
            holds=lambda facts: "competent" in facts.agencies and not facts.agencies["competent"].same,
            zh="请写明认为有权处理的机关、单位。",
            en="Name the organ thought competent.",
            answers=True,
        ),
    ),
    starts=(Starts("decide_objection", bound=Bound.SENDER),),
    stops=("object",),
    papers=("objection",),
)
AGREE = Step(
    id="T16",
    code="agree_objection",
    zh="同意异议、收回材料",
    en="agree to the objection",
    article=Article("23(3)", "核实同意后，交还相关材料"),
    by=PETITION_STAFF,
    where=frozenset({Position.SENDER}),
    when=frozenset({State.OBJECTED}),
    then=(State.TRIAGED,),
    asks=(
        Ask("reason", Kind.LONG, "核实情况", "what was verified", secret=True),
        Ask("materials", Kind.LONG, "交还材料清单", "list of materials returned", secret=True),
    ),
    sets={"assigned": False, "route": ""},
    moves=Moves(Move.RETURN),
    voids=("inform_forwarded", "feedback", "accept_simple", "forward_simple", "sort", "shadow_handle"),
    stops=("decide_objection",),
    starts=(Starts("decide_objection", bound=Bound.HOLDER),),
    papers=("objection_decision",),
)
REFUSE = Step(
    id="T17",
    code="refuse_objection",
    zh="不同意异议",
    en="refuse the objection",
    article=Article("23(3)", "经转送、交办的信访部门或者上级机关、单位核实同意后"),
    by=PETITION_STAFF,
    where=frozenset({Position.SENDER}),
    when=frozenset({State.OBJECTED}),
    then=(State.RECEIVED,),
    asks=(Ask("reason", Kind.LONG, "不同意的理由", "reasons", secret=True),),
    stops=("decide_objection",),
    papers=("objection_decision",),
)
DISPUTE = Step(
    id="T18",
    code="dispute",
    zh="提请受理争议决定",
    en="raise a jurisdiction dispute",
    article=Article("24(1)", "受理有争议的，由其共同的上一级机关、单位决定受理机关"),
    by=frozenset({Duty.HANDLER, Duty.TRIAGE}),
    where=HOLDER,
    when=frozenset({State.RECEIVED}),
    then=(State.DISPUTED,),
    asks=(
        Ask("other", Kind.AGENCY, "与之有争议的机关、单位", "the other organ", among="others"),
        Ask(
            "superior",
            Kind.AGENCY,
            "共同的上一级机关或者联席会议",
            "common superior or joint conference",
            among="common_superior",
        ),
        Ask("reasons", Kind.LONG, "争议情况", "what is disputed", secret=True),
    ),
    provided=(
        Condition(
            code="other",
            holds=lambda facts: "other" not in facts.agencies or not facts.agencies["other"].same,
            zh="争议的另一方不能是本机关。",
            en="The other side cannot be your own agency.",
            answers=True,
        ),
        Condition(
            code="common_superior",
            holds=lambda facts: (
                "superior" in facts.agencies
                and (
                    facts.agencies["superior"].common_superior
                    or facts.agencies["superior"].kind is AgencyKind.CONFERENCE
                )
            ),
            zh="应提请双方共同的上一级机关决定；没有共同上一级的，提请共同的信访工作联席会议协调。",
            en="Raise it to the common superior; where there is none, to the common joint conference.",
            answers=True,
        ),
    ),
    sets={
        "superior_id": Answer("superior"),
        "disputants": Worked(lambda facts: [one for one in (facts.acting, facts.says("other")) if one]),
    },
    allowed_zh="可以提请决定；告知期限不因争议停止。",
    allowed_en="May be raised; the dispute does not stop the period for informing.",
)
DECIDE_DISPUTE = Step(
    id="T19",
    code="decide_dispute",
    zh="决定受理机关",
    en="decide who accepts",
    article=Article("24(1)", "由共同的信访工作联席会议协调处理"),
    by=frozenset({Duty.CONFERENCE, Duty.HEAD, Duty.DEPUTY}),
    where=frozenset({Position.SUPERIOR}),
    when=frozenset({State.DISPUTED}),
    then=(State.RECEIVED,),
    asks=(
        Ask("organ", Kind.AGENCY, "受理机关", "organ that accepts", among="disputants"),
        Ask("reasons", Kind.LONG, "理由", "reasons", secret=True),
    ),
    provided=(
        agency(
            "organ",
            "accused",
            lambda named: not named.accused,
            "不得交给被检举、揭发的单位受理，请另选。",
            "Never to the accused unit: choose another organ.",
            Article("30(3)", "透露或者转给被检举、揭发的人员或者单位"),
        ),
    ),
    moves=Moves(Move.NAME, "organ"),
    voids=("object",),
    allowed_zh="由您所在机关决定；决定对各方有约束力，告知期限不变。",
    allowed_en="Yours to decide; the decision binds all parties and moves no period.",
    papers=("jurisdiction_decision",),
)
CHOOSE_ROUTE = Step(
    id="D.5a",
    code="choose_route",
    zh="选择法定途径",
    en="choose the route",
    article=Article("31", "有权处理的机关、单位应当区分情况，分别按照下列方式办理"),
    by=HANDLERS,
    where=HOLDER,
    when=frozenset({State.TRIAGED, State.RECEIVED, State.ACCEPTED}),
    klass=frozenset({Klass.APPEAL}),
    asks=(routes.ASK, Ask("reason", Kind.LONG, "选择理由", "reasons", secret=True)),
    provided=(
        NOT_OFFICE,
        Condition(
            code="handling",
            holds=lambda facts: (
                facts.state is not State.ACCEPTED or facts.route is not Route.R6 or "hear" not in facts.done
            ),
            zh="已经开始听取陈述，不能再改变途径。",
            en="The petitioner has been heard: the route can no longer be changed here.",
        ),
    ),
    sets={"route": Answer("route")},
)
CONFIRM_ROUTE = Step(
    id="D.5b",
    code="confirm_route",
    zh="复核法定途径",
    en="confirm the route",
    article=Article("31", "分别按照下列方式办理", mark=Mark.CONVENTION),
    by=frozenset({Duty.HANDLER, Duty.LEGAL, Duty.HEAD, Duty.DEPUTY}),
    where=HOLDER,
    when=frozenset({State.TRIAGED, State.RECEIVED, State.ACCEPTED}),
    klass=frozenset({Klass.APPEAL}),
    provided=(
        Condition(
            code="chosen",
            holds=lambda facts: facts.route is not None and since(facts, "choose_route", "confirm_route"),
            zh="还没有待复核的途径选择。",
            en="No route is waiting to be confirmed.",
        ),
        other_officer(
            "choose_route",
            "途径须由另一名工作人员复核（系统约定）。",
            "Another officer must confirm the route (convention).",
        ),
    ),
    starts=(
        Starts(
            "handle",
            accepted,
            only=lambda facts: (
                facts.state is State.ACCEPTED and facts.route is Route.R6 and not running(facts, "handle")
            ),
        ),
    ),
    voids_where={"handle": lambda facts: facts.route is not Route.R6},
)
ACCEPT = Step(
    id="T20",
    code="accept",
    zh="受理",
    en="accept",
    article=Article("23(3)", "应当自收到之日起15日内书面告知信访人接收情况以及处理途径和程序"),
    by=HANDLERS,
    where=HOLDER,
    when=frozenset({State.RECEIVED, State.TRIAGED}),
    then=(State.ACCEPTED,),
    klass=frozenset({Klass.APPEAL, Klass.SUGGESTION}),
    asks=(
        Ask("procedure", Kind.LONG, "告知信访人的处理途径和程序", "route and procedure told", secret=True),
        Ask("contact", Kind.TEXT, "联系人和电话", "contact", required=False),
    ),
    provided=(
        ROUTE_CONFIRMED,
        NOT_OFFICE,
    ),
    starts=(
        Starts("handle", accepted, only=on_route_six),
        Starts("perform_duty", received, only=lambda facts: facts.route is Route.R5),
        Starts("reply_suggestion", only=lambda facts: facts.klass is Klass.SUGGESTION),
    ),
    stops=("inform_direct", "inform_forwarded"),
    voids=("object", "decide_objection", "shadow_handle", "accept_simple"),
    papers=("notice_of_acceptance",),
    allowed_zh="属于本机关职权范围的，应当受理并书面告知。",
    allowed_en="Within the organ's power: accept, and inform in writing.",
)
STEPS = (
    RECEIVE,
    DEEM_RECEIVED,
    OBJECT,
    AGREE,
    REFUSE,
    DISPUTE,
    DECIDE_DISPUTE,
    CHOOSE_ROUTE,
    CONFIRM_ROUTE,
    ACCEPT,
)
