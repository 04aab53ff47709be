"""Words between the petitioner and the office, and what the other side may be told of the petitioner.

Adding and answering are the same for every petition, whatever it holds: neither tells what it is (F-04).
"""

from __future__ import annotations

from datetime import date

from huiyin.law.book_2022.conditions import HANDLERS, HEADS, HOLDER, NOT_ACCUSATION, PETITION_STAFF, later
from huiyin.law.book_2022.states import KEPT, OPEN
from huiyin.law.grammar import Article, Ask, Condition, Facts, Kind, Mark, Step
from huiyin.law.words import Duty, Klass, Position, Route, State

_CHANNELS = Article("6", "应当畅通信访渠道", mark=Mark.CONVENTION)
_UNSPLIT = KEPT - {State.SPLIT}

SUPPLEMENT = Step(
    id="HY-21",
    code="supplement",
    zh="补充情况",
    en="add to the petition",
    article=_CHANNELS,
    by=frozenset({Duty.PETITIONER}),
    where=frozenset({Position.SELF}),
    when=_UNSPLIT,
    asks=(
        Ask("text", Kind.LONG, "要补充或者答复的话", "what you want to add or answer", secret=True),
        Ask("files", Kind.FILES, "附件", "attachments", required=False, secret=True),
        Ask(
            "question",
            Kind.NUMBER,
            "答复的是哪一次询问（记录中的序号）",
            "which question it answers (its place in the record)",
            required=False,
        ),
    ),
    allowed_zh="随时可以补充；不影响已经开始的期限。",
    allowed_en="You may add at any time; no period that runs is changed by it.",
)
WRITE_BACK = Step(
    id="HY-22",
    code="write_back",
    zh="回信",
    en="write back",
    article=_CHANNELS,
    by=PETITION_STAFF | HANDLERS,
    where=HOLDER,
    when=_UNSPLIT,
    asks=(Ask("text", Kind.LONG, "回信内容", "what is written to the petitioner", secret=True),),
    provided=(NOT_ACCUSATION,),
    allowed_zh="可以随时回信；回信不代替任何法定文书。",
    allowed_en="You may write at any time; it takes the place of no paper the law demands.",
)
ASK_PETITIONER = Step(
    id="HY-24",
    code="ask_petitioner",
    zh="询问信访人",
    en="ask the petitioner",
    article=_CHANNELS,
    by=PETITION_STAFF | HANDLERS,
    where=HOLDER,
    when=OPEN - {State.SPLIT},
    asks=(
        Ask(
            "text",
            Kind.LONG,
            "要问的话（信访人可以看到）",
            "the question, as the petitioner reads it",
            secret=True,
        ),
        Ask("answer_by", Kind.DATE, "希望在哪一天以前答复", "an answer is hoped for by"),
    ),
    provided=(
        NOT_ACCUSATION,
        later("answer_by", "希望答复的日期应当在今天以后。", "The day for an answer lies after today."),
    ),
    allowed_zh="可以询问；不答复不影响受理和办理，期限照常计算（系统约定）。",
    allowed_en="You may ask. Nothing hangs on an answer: the matter goes on and no period is changed (convention).",
)

_CONSENT, _DUTY = "consent", "duty"
_SEPARATE = Article("23", book="个人信息保护法", mark=Mark.SECONDARY)
_GROUNDS = (
    (_CONSENT, "信访人书面同意", "the petitioner's signed consent"),
    (_DUTY, "法定义务", "a duty under a law"),
)


def _signed(facts: Facts) -> bool:
    signed = facts.says("signed_on")
    return facts.says("ground") != _CONSENT or (
        isinstance(signed, date) and signed <= facts.on and bool(facts.says("files"))
    )


TELL_IDENTITY = Step(
    id="HY-23",
    code="tell_identity",
    zh="向另一方告知信访人身份",
    en="tell the other side who petitions",
    article=_SEPARATE,
    by=HANDLERS | HEADS,
    where=HOLDER,
    when=OPEN,
    klass=frozenset({Klass.APPEAL}),
    route=frozenset({Route.R2, Route.R5}),
    asks=(
        Ask("to", Kind.TEXT, "告知谁（被反映的个人、单位）", "who is told", secret=True),
        Ask("what", Kind.TEXT, "告知哪些身份信息", "which details are told", secret=True),
        Ask("ground", Kind.CHOICE, "依据", "ground", choices=_GROUNDS),
        Ask("signed_on", Kind.DATE, "书面同意的签署日期", "day the consent was signed", required=False),
        Ask("files", Kind.FILES, "书面同意原件", "the signed consent", required=False, secret=True),
        Ask(
            "basis",
            Kind.LONG,
            "法定义务的依据（法律名称和条款）",
            "the law and article that oblige",
            required=False,
            secret=True,
        ),
    ),
    provided=(
        Condition(
            code="signed",
            holds=_signed,
            zh="以同意为依据的，须有信访人书面同意的签署日期和原件；没有的，不得告知。",
            en="Consent must be signed: give its day, not later than today, and the document; else nothing is told.",
            answers=True,
        ),
        Condition(
            code="basis",
            holds=lambda facts: (
                facts.says("ground") != _DUTY or len(str(facts.says("basis") or "").strip()) >= 6
            ),
            zh="以法定义务为依据的，须写明法律名称和条款；写不出的，不得告知。",
            en="Where a law obliges, name the law and its article; else nothing is told.",
            article=Article("13", book="个人信息保护法", mark=Mark.SECONDARY),
            answers=True,
        ),
    ),
    allowed_zh="信访人身份默认不告知另一方；有书面同意或者法定义务的才可以告知，信访人看得到这一记录。",
    allowed_en="By default the other side is not told; only on signed consent or by law, and the petitioner sees it.",
)
STEPS = (SUPPLEMENT, WRITE_BACK, ASK_PETITIONER, TELL_IDENTITY)
