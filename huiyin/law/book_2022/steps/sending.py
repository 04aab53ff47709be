"""Where a matter goes: forwarded, assigned, submitted, referred, guided, declined (arts 19–23, 30, 36)."""

from __future__ import annotations

from huiyin.law.book_2022.conditions import (
    HOLDER,
    NOT_ACCUSATION,
    PETITION_STAFF,
    agency,
    may_send,
    not_accused,
    not_itself,
    running,
    target,
)
from huiyin.law.grammar import Answer, Article, Ask, Bound, Condition, Kind, Move, Moves, Starts, Step
from huiyin.law.words import AgencyKind, Channel, Duty, Position, State

MOST_FEEDBACK = 90  # never beyond the handling period of the same matter (reading RD-07)
SENDERS = frozenset({State.TRIAGED, State.RECEIVED})
SENT = ("sort", "decide_objection", "inform_direct", "forward_simple")
_GONE = ("object", "inform_forwarded", "accept_simple", "shadow_handle")
_ORGAN = Ask("organ", Kind.AGENCY, "有权处理的机关、单位", "competent organ", among="others")


# The destination is told to whoever came directly to an organ (art. 23(1)).
_TOLD = Ask(
    "told",
    Kind.YES,
    "已书面告知信访人转送、交办去向",
    "the petitioner was told in writing where it goes",
    required=False,
)
_DESTINATION = Condition(
    code="told",
    holds=lambda facts: not running(facts, "inform_direct") or facts.says("told") is True,
    zh="信访人直接向本机关提出的，转送、交办须同时书面告知去向。",
    en="Whoever came to you directly must be told in writing where the matter goes.",
    article=Article("23(1)", "并告知信访人转送、交办去向"),
    answers=True,
)
_NOT_LITIGATION = Condition(
    code="litigation",
    holds=lambda facts: not facts.litigation or facts.kind is not AgencyKind.PETITION_OFFICE,
    zh="涉法涉诉事项应当转送同级政法部门；走访反映的，释法明理、引导其向政法部门反映。",
    en="A litigation matter goes to the political-legal organ; a visitor with one is guided there.",
    article=Article("22(2)", "应当转送同级政法部门依法处理"),
)
FORWARD = Step(
    id="T06",
    code="forward",
    zh="转送",
    en="forward",
    article=Article("22(1)(1)", "应当转送有权处理的机关、单位"),
    by=PETITION_STAFF,
    where=HOLDER,
    when=SENDERS,
    then=(State.FORWARDED,),
    asks=(_ORGAN, Ask("note", Kind.LONG, "转送说明", "note", required=False, secret=True), _TOLD),
    provided=(
        NOT_ACCUSATION,
        _NOT_LITIGATION,
        not_itself("organ"),
        not_accused("organ"),
        may_send("organ"),
        target(
            "organ",
            "competent",
            "转送对象应为有权处理的机关、单位或者下级信访部门。",
            "Forward to a competent organ or a lower petition office.",
            AgencyKind.ORGAN,
            AgencyKind.PETITION_OFFICE,
            AgencyKind.POLITICAL_LEGAL,
            AgencyKind.COMMITTEE,
        ),
        _DESTINATION,
    ),
    sets={"route": ""},
    moves=Moves(Move.SEND, "organ"),
    stops=SENT,
    voids=_GONE,
    papers=("forwarding_letter",),
)
ASSIGN = Step(
    id="T07",
    code="assign",
    zh="交办",
    en="assign",
    article=Article("22(1)(3)", "要求其在指定办理期限内反馈结果，提交办结报告"),
    by=PETITION_STAFF,
    where=HOLDER,
    when=SENDERS,
    then=(State.ASSIGNED,),
    asks=(
        _ORGAN,
        Ask("feedback_by", Kind.DATE, "指定办理期限（反馈结果日期）", "report the result by"),
        Ask("demand", Kind.LONG, "交办要求", "what is asked", secret=True),
        _TOLD,
    ),
    provided=(
        NOT_ACCUSATION,
        _NOT_LITIGATION,
        not_itself("organ"),
        not_accused("organ"),
        may_send("organ"),
        Condition(
            code="feedback_by",
            holds=lambda facts: facts.says("feedback_by") > facts.on,
            zh="指定的办理期限应晚于今天。",
            en="The period for feedback must end after today.",
            answers=True,
        ),
        Condition(
            code="feedback_within",
            holds=lambda facts: (facts.says("feedback_by") - facts.on).days <= MOST_FEEDBACK,
            zh="指定的办理期限不得超过同一事项的办理期限（60日，最多延长至90日）。",
            en="The period set may not exceed the handling period of the matter (60 days, at most 90).",
            article=Article("34", "自受理之日起60日内办结"),
            answers=True,
        ),
        Condition(
            code="feedback_above",
            holds=lambda facts: (
                not running(facts, "feedback") or facts.says("feedback_by") <= facts.terms["feedback"].due
            ),
            zh="上级交办的期限到{due}为止，再行交办的期限不得更晚。",
            en="The period set from above ends on {due}: yours cannot be later.",
            answers=True,
            detail=lambda facts: {"due": facts.terms["feedback"].due if "feedback" in facts.terms else "—"},
        ),
        _DESTINATION,
    ),
    sets={"assigned": True, "important": True, "route": ""},
    moves=Moves(Move.SEND, "organ"),
    starts=(Starts("feedback", bound=Bound.HOLDER, until=Answer("feedback_by")),),
    stops=SENT,
    voids=_GONE,
    papers=("assignment_letter",),
)
SUBMIT = Step(
    id="T05",
    code="submit_for_decision",
    zh="报请决定",
    en="submit for decision",
    article=Article("22(1)(1)", "应当及时提出建议，报请本级党委和政府决定"),
    by=PETITION_STAFF,
    where=HOLDER,
    when=frozenset({State.TRIAGED}),
    then=(State.SUBMITTED_FOR_DECISION,),
    asks=(
        Ask(
            "committee",
            Kind.AGENCY,
            "本级党委和政府",
            "own Party committee and government",
            among="committee",
        ),
        Ask("proposal", Kind.LONG, "建议", "proposal", secret=True),
    ),
    provided=(
        NOT_ACCUSATION,
        target(
            "committee",
            "committee",
            "报请对象应为本级党委和政府。",
            "Submit to the committee and government.",
            AgencyKind.COMMITTEE,
        ),
        Condition(
            code="own_level",
            holds=lambda facts: "committee" not in facts.agencies or facts.agencies["committee"].own_level,
            zh="只能报请本级党委和政府。",
            en="Only to the committee and government of the own level.",
            answers=True,
        ),
    ),
    moves=Moves(Move.SEND, "committee"),
    stops=SENT,
    papers=("submission",),
)
DECIDE = Step(
    id="T05d",
    code="record_decision",
    zh="登记党委政府决定",
    en="record the committee's decision",
    article=Article("22(1)(1)", "报请本级党委和政府决定"),
    by=frozenset({Duty.HEAD, Duty.DEPUTY, Duty.CONFERENCE}),
    where=HOLDER,
    when=frozenset({State.SUBMITTED_FOR_DECISION}),
    then=(State.TRIAGED,),
    asks=(Ask("decision", Kind.LONG, "决定内容", "decision", secret=True),),
    moves=Moves(Move.RETURN),
    starts=(Starts("decide_objection", bound=Bound.HOLDER),),
)
REFER_LEGAL = Step(
    id="T08",
    code="refer_legal",
    zh="转送政法部门",
    en="refer to a political-legal organ",
    article=Article("22(2)", "应当转送同级政法部门依法处理"),
    by=PETITION_STAFF,
    where=HOLDER,
    when=frozenset({State.TRIAGED}),
    then=(State.REFERRED_LEGAL,),
    asks=(
        Ask(
            "organ",
            Kind.AGENCY,
            "同级政法部门",
            "political-legal organ of the same level",
            among="political_legal",
        ),
    ),
    provided=(
        NOT_ACCUSATION,
        Condition(
            code="litigation",
            holds=lambda facts: facts.litigation,
            zh="只有甄别为涉法涉诉的事项才转送政法部门。",
            en="Only a litigation-related matter is referred to a political-legal organ.",
        ),
        Condition(
            code="visitor",
            holds=lambda facts: facts.channel is not Channel.VISIT,
            zh="走访反映涉诉问题的，应当释法明理，引导信访人向有关政法部门反映。",
            en="A visitor with a litigation matter is guided, not forwarded.",
        ),
        agency(
            "organ",
            "political_legal",
            lambda named: named.kind is AgencyKind.POLITICAL_LEGAL and named.own_level,
            "应转送同级政法部门，请另选。",
            "Refer it to a political-legal organ of the own level.",
        ),
        not_accused("organ"),
    ),
    moves=Moves(Move.SEND, "organ"),
    stops=SENT,
    papers=("forwarding_letter",),
)
TAKE_BACK = Step(
    id="T08b",
    code="take_back",
    zh="政法部门不受理，收回",
    en="take back: the political-legal organ refused",
    article=Article("28(1)", "不得推诿、敷衍、拖延"),
    by=PETITION_STAFF,
    where=frozenset({Position.SENDER}),
    when=frozenset({State.REFERRED_LEGAL}),
    then=(State.TRIAGED,),
    asks=(Ask("refusal", Kind.LONG, "该部门不受理的情况", "how it refused", secret=True),),
    sets={"litigation": False},
    moves=Moves(Move.RETURN),
    starts=(Starts("decide_objection", bound=Bound.HOLDER),),
    allowed_zh="可以收回并重新转送；首次收到日期保留不变。",
    allowed_en="May be taken back and sent on; the first receipt date is kept.",
)
STEPS = (SUBMIT, DECIDE, FORWARD, ASSIGN, REFER_LEGAL, TAKE_BACK)
