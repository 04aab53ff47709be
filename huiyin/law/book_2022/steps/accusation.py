"""Accusations (art. 30): only the sealed channel moves them, and only to an organ with authority."""

from __future__ import annotations

from huiyin.law.book_2022.conditions import HOLDER, not_accused, not_in_future, not_itself, target
from huiyin.law.book_2022.steps.sending import SENT
from huiyin.law.grammar import Article, Ask, Condition, Kind, Mark, Move, Moves, Step
from huiyin.law.words import AgencyKind, Duty, Klass, Position, State

_SEALED = frozenset({Duty.SEALED})
_ACCUSATION = frozenset({Klass.ACCUSATION})
REFER_DISCIPLINE = Step(
    id="T10",
    code="refer_discipline",
    zh="转送纪检监察机关",
    en="refer to a discipline organ",
    article=Article("22(2)", "应当按照管理权限转送有关纪检监察机关依规依纪依法处理"),
    by=_SEALED,
    where=HOLDER,
    when=frozenset({State.TRIAGED}),
    then=(State.REFERRED_DISCIPLINE,),
    klass=_ACCUSATION,
    asks=(
        Ask(
            "organ",
            Kind.AGENCY,
            "有管理权限的纪检监察机关",
            "discipline organ with management authority",
            among="discipline",
        ),
        Ask(
            "against_receiver",
            Kind.YES,
            "反映的是同级纪检监察机关负责人或者本信访部门",
            "it concerns the head of the same-level discipline organ, or this office",
            required=False,
        ),
    ),
    provided=(
        target(
            "organ",
            "discipline",
            "应转送纪检监察机关。",
            "Refer it to a discipline organ.",
            AgencyKind.DISCIPLINE,
        ),
        not_accused("organ"),
        Condition(
            code="next_higher",
            holds=lambda facts: (
                facts.says("against_receiver") is not True
                or ("organ" in facts.agencies and not facts.agencies["organ"].own_level)
            ),
            zh="反映同级纪检监察机关负责人或者本信访部门的，应当转送上一级纪检监察机关。",
            en="What concerns the head of the same-level organ, or this office, goes to the next higher organ.",
            article=Article("15", book="纪检监察机关处理检举控告工作规则", mark=Mark.SECONDARY),
            answers=True,
        ),
    ),
    moves=Moves(Move.SEND, "organ"),
    stops=SENT,
    papers=("sealed_forwarding_letter",),
)
REFER_COMPETENT = Step(
    id="D.4a",
    code="refer_competent",
    zh="转送其他有权机关",
    en="refer an accusation to another competent organ",
    article=Article("30(1)", "纪检监察机关或者有权处理的机关、单位应当依规依纪依法接收、受理、办理和反馈"),
    by=_SEALED,
    where=HOLDER,
    when=frozenset({State.TRIAGED}),
    then=(State.REFERRED_COMPETENT,),
    klass=_ACCUSATION,
    asks=(Ask("organ", Kind.AGENCY, "有权处理的机关、单位", "competent organ", among="others"),),
    provided=(not_itself("organ"), not_accused("organ")),
    moves=Moves(Move.SEND, "organ"),
    stops=SENT,
    papers=("sealed_forwarding_letter",),
)
HAND_OVER = Step(
    id="D.4b",
    code="hand_over",
    zh="登记移交回执",
    en="record the hand-over receipt",
    article=Article("30(1)", "应当依规依纪依法接收、受理、办理和反馈"),
    by=_SEALED,
    where=frozenset({Position.HOLDER, Position.SENDER, Position.ORIGIN}),
    when=frozenset({State.REFERRED_DISCIPLINE, State.REFERRED_COMPETENT}),
    then=(State.HANDED_OVER,),
    klass=_ACCUSATION,
    asks=(Ask("received_on", Kind.DATE, "接收日期", "received on"),),
    provided=(not_in_future("received_on", "接收日期", "The day of receipt"),),
)
CLOSE_HANDED_OVER = Step(
    id="D.4c",
    code="close_handed_over",
    zh="移交归档",
    en="close as handed over",
    article=Article("30(1)", "接收、受理、办理和反馈"),
    by=_SEALED,
    where=frozenset({Position.SENDER, Position.ORIGIN}),
    when=frozenset({State.HANDED_OVER}),
    then=(State.CLOSED,),
    klass=_ACCUSATION,
    sets={"closing_code": "B", "concluded_on": "today"},
)

STEPS = (REFER_DISCIPLINE, REFER_COMPETENT, HAND_OVER, CLOSE_HANDED_OVER)
