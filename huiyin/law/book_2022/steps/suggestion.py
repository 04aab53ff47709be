"""Suggestions (art. 29) and simple handling (国信办发〔2022〕17号)."""

from __future__ import annotations

from huiyin.law.book_2022.conditions import HANDLERS, HEADS, HOLDER, NOT_OFFICE, yes
from huiyin.law.grammar import Article, Ask, Bound, Condition, Kind, Mark, Starts, Step
from huiyin.law.words import Klass, Route, State

_SUGGESTION = frozenset({Klass.SUGGESTION})
_DECIDED = {
    "adopted": State.ADOPTED,
    "partly": State.PARTLY_ADOPTED,
    "not": State.NOT_ADOPTED,
}
_SIMPLE = "信访事项简易办理办法"

STUDY = Step(
    id="D.3a",
    code="study",
    zh="研究论证",
    en="study",
    article=Article("29(1)", "应当认真研究论证"),
    by=HANDLERS,
    where=HOLDER,
    when=frozenset({State.ACCEPTED}),
    then=(State.STUDYING,),
    klass=_SUGGESTION,
    asks=(Ask("study", Kind.LONG, "研究论证记录", "study record", secret=True),),
)
DECIDE = Step(
    id="D.3b",
    code="decide_suggestion",
    zh="决定是否采纳",
    en="decide on the suggestion",
    article=Article("29(1)", "应当采纳或者部分采纳，并予以回复"),
    by=HANDLERS | HEADS,
    where=HOLDER,
    when=frozenset({State.STUDYING}),
    then=tuple(_DECIDED.values()),
    choose=lambda facts: _DECIDED[facts.says("decision")],
    klass=_SUGGESTION,
    asks=(
        Ask(
            "decision",
            Kind.CHOICE,
            "是否采纳",
            "decision",
            choices=(
                ("adopted", "采纳", "adopted"),
                ("partly", "部分采纳", "partly adopted"),
                ("not", "不采纳", "not adopted"),
            ),
        ),
        Ask("reasons", Kind.LONG, "理由", "reasons", secret=True),
    ),
)
REPLY = Step(
    id="D.3c",
    code="reply_suggestion",
    zh="回复建议",
    en="reply to the suggestion",
    article=Article("29(1)", "并予以回复"),
    by=HANDLERS,
    where=HOLDER,
    when=frozenset(_DECIDED.values()),
    then=(State.REPLIED,),
    klass=_SUGGESTION,
    asks=(
        Ask(
            "reply",
            Kind.LONG,
            "回复内容（采纳情况、理由、打算）",
            "reply: what is adopted, why, the plan",
            secret=True,
        ),
    ),
    sets={"concluded_on": "today"},
    starts=(Starts("rate", bound=Bound.PETITIONER),),
    stops=("reply_suggestion",),
    papers=("reply_to_suggestion",),
)
REWARD = Step(
    id="D.3d",
    code="reward",
    zh="奖励",
    en="reward",
    article=Article("29(2)", "应当按照有关规定给予奖励"),
    by=HEADS,
    where=HOLDER,
    when=frozenset({State.REPLIED, State.CLOSED}),
    klass=_SUGGESTION,
    asks=(Ask("reward", Kind.LONG, "奖励记录", "reward record", secret=True),),
)
CLOSE = Step(
    id="D.3e",
    code="close_replied",
    zh="回复后归档",
    en="close as replied",
    article=Article("29(1)", "并予以回复"),
    by=HANDLERS,
    where=HOLDER,
    when=frozenset({State.REPLIED}),
    then=(State.CLOSED,),
    klass=_SUGGESTION,
    sets={"closing_code": "A"},
)

_FIT = Condition(
    code="fit",
    holds=lambda facts: (
        not facts.assigned
        and not facts.urgent
        and not facts.litigation
        and facts.klass is not Klass.ACCUSATION
        and facts.route in (None, Route.R6)
    ),
    zh="上级交办、紧急、涉法涉诉、检举控告以及应当导入法定途径的事项，不适用简易办理。",
    en="Assigned, urgent, litigation-related, accusation or R1–R5 matters do not fit simple handling.",
)
ACCEPT_SIMPLE = Step(
    id="CLK-14a",
    code="accept_simple",
    zh="简易受理",
    en="accept for simple handling",
    article=Article("4–5", book=_SIMPLE, mark=Mark.SECONDARY),
    by=HANDLERS,
    where=HOLDER,
    when=frozenset({State.RECEIVED, State.TRIAGED}),
    then=(State.SIMPLE_ACCEPTED,),
    klass=frozenset({Klass.APPEAL, Klass.SUGGESTION}),
    asks=(Ask("reason", Kind.LONG, "适用简易办理的理由", "why it fits simple handling", secret=True),),
    provided=(NOT_OFFICE, _FIT),
    sets={"simple": True},
    starts=(Starts("decide_simple"),),
    stops=("inform_direct", "inform_forwarded", "accept_simple"),
    voids=("object", "decide_objection", "shadow_handle"),
    papers=("notice_of_acceptance",),
)
ANSWER_SIMPLE = Step(
    id="CLK-14b",
    code="answer_simple",
    zh="简易答复",
    en="answer in simple handling",
    article=Article("5", book=_SIMPLE, mark=Mark.SECONDARY),
    by=HANDLERS,
    where=HOLDER,
    when=frozenset({State.SIMPLE_ACCEPTED}),
    then=(State.CLOSED,),
    asks=(
        Ask("reply", Kind.LONG, "答复内容", "answer", secret=True),
        Ask(
            "told",
            Kind.YES,
            "已告知信访人，并告知可要求书面答复",
            "told, and told that a written answer may be asked for",
        ),
    ),
    provided=(
        yes(
            "told",
            "told",
            "简易答复须告知信访人，并告知其可以要求书面答复。",
            "The answer is told to the petitioner, who may ask for it in writing.",
        ),
    ),
    sets={"closing_code": "A", "concluded_on": "today"},
    starts=(Starts("rate", bound=Bound.PETITIONER),),
    stops=("decide_simple",),
    papers=("reply_to_suggestion",),
)
CONVERT = Step(
    id="CLK-14c",
    code="convert_to_ordinary",
    zh="转为普通程序",
    en="convert to ordinary handling",
    article=Article("5", book=_SIMPLE, mark=Mark.SECONDARY),
    by=HANDLERS | HEADS,
    where=HOLDER,
    when=frozenset({State.SIMPLE_ACCEPTED}),
    then=(State.RECEIVED,),
    asks=(Ask("reason", Kind.LONG, "转为普通程序的理由", "reasons", secret=True),),
    sets={"simple": False},
    starts=(Starts("inform_forwarded"),),
    voids=("decide_simple",),
)

STEPS = (STUDY, DECIDE, REPLY, REWARD, CLOSE, ACCEPT_SIMPLE, ANSWER_SIMPLE, CONVERT)
