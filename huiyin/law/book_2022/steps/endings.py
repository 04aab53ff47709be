"""How a matter ends otherwise, passes on, or begins again: withdrawal, merger, succession, reopening."""

from __future__ import annotations

from huiyin.law.book_2022.conditions import (
    EXTRACT_APPROVED,
    HANDLERS,
    HEADS,
    HOLDER,
    NOT_ACCUSATION,
    PETITION_STAFF,
    agency,
    informs,
    matter,
    matter_found,
    sorts,
    target,
    yes,
)
from huiyin.law.book_2022.states import ENDED, OPEN
from huiyin.law.book_2022.steps.withdrawal import AFTERWARDS, ASK_WITHDRAWAL, KEEP_ON, STEP_BACK, WITHDRAW
from huiyin.law.grammar import Article, Ask, Bound, Condition, Facts, Kind, Mark, Move, Moves, Starts, Step
from huiyin.law.words import AgencyKind, Duty, Klass, Position, State

_CONVENTION = Article("", mark=Mark.CONVENTION)
_PROMPTLY = Article("21(2)", "及时将信访事项录入信访信息系统")

MERGE = Step(
    id="T03m",
    code="merge",
    zh="并案",
    en="merge as a repeat",
    article=_PROMPTLY,
    by=PETITION_STAFF,
    where=HOLDER,
    when=frozenset({State.REGISTERED, State.TRIAGED}),
    then=(State.CLOSED,),
    asks=(
        Ask("into", Kind.MATTER, "并入的信访事项编号", "number of the matter it joins"),
        Ask(
            "same_petitioner",
            Kind.YES,
            "是同一信访人提出的同一事项",
            "the same petitioner raised the same matter",
        ),
        Ask("reason", Kind.LONG, "为何是同一事项", "why it is the same matter", secret=True),
    ),
    provided=(
        NOT_ACCUSATION,
        EXTRACT_APPROVED,
        matter_found(
            "into",
            "into",
            "找不到要并入的信访事项，请核对编号；不能并入自己。",
            "The matter to join was not found, or is this one: check the number.",
        ),
        matter(
            "into",
            "into_open",
            lambda other, facts: other.open,
            "要并入的信访事项已经办结，不能并案，请继续办理本事项。",
            "The matter to join has ended: go on with this one.",
        ),
        yes(
            "same_petitioner",
            "same_petitioner",
            "不同信访人的来信只能关联，不能并案：每个人都有权得到告知。",
            "Letters of different petitioners are linked, not merged: each has a right to notice.",
        ),
    ),
    sets={"closing_code": "M"},
    stops=("sort", "decide_objection", "forward_simple"),
    voids=("inform_direct", "inform_forwarded", "shadow_handle"),
)
CLOSE_WITHOUT_SUCCESSOR = Step(
    id="D.7X",
    code="close_without_successor",
    zh="信访人死亡、终止且无承继人，办结归档",
    en="close: petitioner died or dissolved, no successor",
    article=_CONVENTION,
    by=HANDLERS | PETITION_STAFF,
    where=HOLDER,
    when=OPEN,
    then=(State.CLOSED,),
    asks=(
        Ask("proof", Kind.LONG, "死亡、终止的证明", "proof of death or dissolution", secret=True),
        Ask("no_successor", Kind.YES, "已查明没有承继人", "it was established that there is no successor"),
    ),
    provided=(
        NOT_ACCUSATION,
        yes(
            "no_successor",
            "successor",
            "有承继人的，由承继人继续，不能办结。",
            "Where there is a successor they take over: it cannot be closed.",
        ),
    ),
    sets={"closing_code": "X"},
    voids=AFTERWARDS,
)
_SUCCESSION = Article("24(2)", "由继续行使其职权的机关、单位受理")
_SUCCESSOR_ASKS = (
    Ask("organ", Kind.AGENCY, "继续行使职权的机关、单位", "successor", among="others"),
    Ask("basis", Kind.LONG, "分立、合并、撤销的依据", "basis of the split, merger or abolition", secret=True),
    Ask(
        "contact", Kind.TEXT, "承继机关联系方式（告知信访人）", "successor's contact, told to the petitioner"
    ),
    Ask(
        "decided_by",
        Kind.CHOICE,
        "如何确定",
        "how it was settled",
        choices=(
            ("powers", "由继续行使职权的机关、单位承继", "the organ that carries on the powers"),
            (
                "committee",
                "职责不清，由本级党委和政府或者其指定的机关确定",
                "unclear: named by the committee or its designee",
            ),
        ),
    ),
)
_SUCCESSOR_IS = (
    target(
        "organ",
        "successor",
        "承继者应为机关、单位。",
        "The successor is an organ.",
        AgencyKind.ORGAN,
        AgencyKind.PETITION_OFFICE,
        AgencyKind.POLITICAL_LEGAL,
        AgencyKind.COMMITTEE,
        AgencyKind.DISCIPLINE,
    ),
    agency(
        "organ",
        "accused",
        lambda named: not named.accused,
        "不得转给被检举、揭发的单位；请由本级党委和政府指定其他机关。",
        "Never to the accused unit: let the committee and government name another organ.",
        Article("30(3)", "透露或者转给被检举、揭发的人员或者单位"),
    ),
)
_REGISTRAR = frozenset({Duty.REGISTRAR})
SUCCEED = Step(
    id="T21",
    code="succeed",
    zh="登记职权承继",
    en="pass to the successor",
    article=_SUCCESSION,
    by=_REGISTRAR,
    where=frozenset(
        {Position.HOLDER, Position.ORIGIN, Position.SENDER, Position.UPSTREAM, Position.OVERSEER}
    ),
    when=OPEN | {State.CLOSED, State.FINAL},
    asks=_SUCCESSOR_ASKS,
    provided=(
        *_SUCCESSOR_IS,
        agency(
            "organ",
            "itself",
            lambda named: not named.holder,
            "事项已在所选机关，不需要承继。",
            "The matter is with that organ already.",
        ),
    ),
    moves=Moves(Move.NAME, "organ"),
    papers=("succession_record",),
    allowed_zh="应当移交承继机关；已经开始的期限照常计算，并告知信访人。",
    allowed_en="Passes to the successor; running periods go on unchanged, and the petitioner is told.",
)
_IN_REVIEW = frozenset({State.REVIEW_REQUESTED, State.REVIEW_ACCEPTED, State.REVIEW_ISSUED})
_IN_RE_REVIEW = frozenset({State.RE_REVIEW_REQUESTED, State.RE_REVIEW_ACCEPTED, State.RE_REVIEW_ISSUED})
SUCCEED_REVIEW = Step(
    id="T21r",
    code="succeed_review",
    zh="登记复查职责承继",
    en="pass the review to the successor",
    article=_SUCCESSION,
    by=_REGISTRAR,
    where=frozenset({Position.REVIEWER, Position.HOLDER, Position.ORIGIN, Position.OVERSEER}),
    when=_IN_REVIEW,
    asks=_SUCCESSOR_ASKS,
    provided=_SUCCESSOR_IS,
    moves=Moves(Move.REVIEW, "organ"),
    papers=("succession_record",),
)
SUCCEED_RE_REVIEW = Step(
    id="T21s",
    code="succeed_re_review",
    zh="登记复核职责承继",
    en="pass the re-review to the successor",
    article=_SUCCESSION,
    by=_REGISTRAR,
    where=frozenset({Position.RE_REVIEWER, Position.HOLDER, Position.ORIGIN, Position.OVERSEER}),
    when=_IN_RE_REVIEW,
    asks=_SUCCESSOR_ASKS,
    provided=_SUCCESSOR_IS,
    moves=Moves(Move.RE_REVIEW, "organ"),
    papers=("succession_record",),
)


def _grounds_from_final(facts: Facts) -> bool:
    return facts.state is not State.FINAL or facts.says("ground") in ("new_facts", "new_reasons", "order")


REOPEN = Step(
    id="D.7R",
    code="reopen",
    zh="重新办理已结事项",
    en="reopen",
    article=_CONVENTION,
    by=PETITION_STAFF | HANDLERS | HEADS | {Duty.SEALED},
    where=frozenset({Position.HOLDER, Position.ORIGIN, Position.SENDER}),
    when=ENDED - {State.SPLIT, State.DISPOSED},
    then=(State.TRIAGED,),
    asks=(
        Ask(
            "ground",
            Kind.CHOICE,
            "重新办理的理由",
            "ground",
            choices=(
                ("new_facts", "有新的事实", "new facts"),
                ("new_reasons", "有新的理由", "new reasons"),
                ("order", "上级责令", "order of a superior"),
                ("error", "原处理有误", "an error in what was done"),
                ("wish", "信访人要求恢复", "the petitioner asks to resume"),
            ),
        ),
        Ask("explanation", Kind.LONG, "说明", "explanation", secret=True),
    ),
    provided=(
        Condition(
            code="sealed",
            holds=lambda facts: facts.klass is not Klass.ACCUSATION or facts.duty is Duty.SEALED,
            zh="检举控告类事项由密件专办人员重新办理。",
            en="An accusation is reopened by the sealed channel.",
            article=Article(
                "30(3)", "不得将信访人的检举、揭发材料以及有关情况透露或者转给被检举、揭发的人员或者单位"
            ),
        ),
        Condition(
            code="final",
            holds=_grounds_from_final,
            zh="已经终结的事项，只有新的事实、新的理由或者上级责令才能重新办理。",
            en="A final matter is reopened only for new facts, new reasons, or by order of a superior.",
            article=Article("36(3)", "仍然以同一事实和理由提出投诉请求的"),
            answers=True,
        ),
    ),
    sets={
        "closing_code": "",
        "route": "",
        "outcome": "",
        "execution": "",
        "review_result": "",
        "concluded_on": None,
        "resolved_on": None,
        "final_on": None,
        "hearing_open": False,
    },
    starts=(
        Starts("sort", bound=Bound.HOLDER, only=lambda facts: sorts(facts)),
        Starts("inform_direct", bound=Bound.HOLDER, only=lambda facts: informs(facts)),
    ),
    voids=("request_review", "request_re_review", "rate", "execute"),
    allowed_zh="可以重新办理；首次收到日期保留不变。",
    allowed_en="May be reopened; the first receipt date is kept.",
)

STEPS = (
    MERGE,
    ASK_WITHDRAWAL,
    KEEP_ON,
    WITHDRAW,
    STEP_BACK,
    CLOSE_WITHOUT_SUCCESSOR,
    SUCCEED,
    SUCCEED_REVIEW,
    SUCCEED_RE_REVIEW,
    REOPEN,
)
