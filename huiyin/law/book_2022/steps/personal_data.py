"""What a petitioner may ask about their personal data, and the answer (个人信息保护法 arts 44–50)."""

from __future__ import annotations

from huiyin.law.book_2022.conditions import HANDLERS, HEADS, HOLDER, NOT_ACCUSATION, PETITION_STAFF
from huiyin.law.book_2022.states import KEPT
from huiyin.law.grammar import Article, Ask, Condition, Facts, Kind, Mark, Starts, Step
from huiyin.law.words import Duty, Klass, Position, State

_PIPL = "个人信息保护法"
_WHEN = KEPT - {State.SPLIT}


def _unanswered(facts: Facts) -> bool:
    return facts.times.get("request_data", 0) > facts.times.get("answer_data", 0)


REQUEST_DATA = Step(
    id="HY-31",
    code="request_data",
    zh="个人信息请求",
    en="ask about personal data",
    article=Article("44", book=_PIPL, mark=Mark.SECONDARY),
    by=frozenset({Duty.PETITIONER}),
    where=frozenset({Position.SELF}),
    when=_WHEN,
    asks=(
        Ask(
            "about",
            Kind.CHOICE,
            "请求什么",
            "what you ask for",
            choices=(
                ("copy", "查阅、复制（第四十五条）", "to see or copy it (art. 45)"),
                ("correct", "更正、补充（第四十六条）", "to correct or complete it (art. 46)"),
                ("delete", "删除（第四十七条）", "to delete it (art. 47)"),
                ("explain", "解释说明处理规则（第四十八条）", "to explain how it is handled (art. 48)"),
            ),
        ),
        Ask(
            "text",
            Kind.LONG,
            "具体内容：哪里不对，正确的是什么，或者想知道什么",
            "what is wrong and what is right, or what you want to know",
            secret=True,
        ),
    ),
    starts=(Starts("answer_data", only=lambda facts: facts.klass is not Klass.ACCUSATION),),
    allowed_zh="随时可以提出；一般在15个工作日内答复，拒绝的说明理由。原来写的会保留，更正写在后面。",
    allowed_en="You may ask at any time. As a rule you are answered within 15 working days, a refusal with its reasons."
    " What was first written is kept; the correction stands after it.",
)
ANSWER_DATA = Step(
    id="HY-32",
    code="answer_data",
    zh="答复个人信息请求",
    en="answer a request about personal data",
    article=Article("50", book=_PIPL, mark=Mark.SECONDARY),
    by=PETITION_STAFF | HANDLERS | HEADS,
    where=HOLDER,
    when=_WHEN,
    asks=(
        Ask(
            "decision",
            Kind.CHOICE,
            "决定",
            "decision",
            choices=(
                ("granted", "同意", "granted"),
                ("partly", "部分同意", "granted in part"),
                ("refused", "不同意", "refused"),
            ),
        ),
        Ask(
            "text",
            Kind.LONG,
            "答复内容和理由（信访人可以看到）",
            "the answer and its reasons (the petitioner reads them)",
            secret=True,
        ),
    ),
    provided=(
        NOT_ACCUSATION,
        Condition(
            code="asked",
            holds=_unanswered,
            zh="没有等待答复的个人信息请求。",
            en="No request about personal data waits for an answer.",
            article=Article("50", book=_PIPL, mark=Mark.SECONDARY),
        ),
    ),
    stops=("answer_data",),
    allowed_zh="拒绝的应当说明理由；更正以附记留存，原来的记录不改。",
    allowed_en="A refusal gives its reasons; a correction is kept as a note, the first record stays.",
)
CONTACT = ("address", "phone", "email", "reach")
FILERS_CONTACT = ("filer1_phone", "filer2_phone")  # of whoever filed for the petitioner, where somebody did


def filed_by_another(facts: Facts) -> bool:
    """Filed within limits, or once so filed and since authorised. A guardian's own telephone is the ward's contact."""
    return facts.own_hand or "note_authority" in facts.done


def _given(facts: Facts, names: tuple[str, ...]) -> bool:
    return any(str(facts.says(name) or "").strip() for name in names)


CHANGE_CONTACT = Step(
    id="HY-33",
    code="change_contact",
    zh="变更联系方式",
    en="change how you are reached",
    article=Article("46(1)", book=_PIPL, mark=Mark.SECONDARY),
    by=frozenset({Duty.PETITIONER}),
    where=frozenset({Position.SELF}),
    when=_WHEN,
    asks=(
        Ask("address", Kind.TEXT, "新的住址", "new address", required=False, secret=True),
        Ask("phone", Kind.TEXT, "新的电话", "new telephone", required=False, secret=True),
        Ask("email", Kind.TEXT, "电子邮箱", "e-mail", required=False, secret=True),
        Ask(
            "reach",
            Kind.TEXT,
            "怎样找您方便",
            "how you are best reached",
            required=False,
            secret=True,
            help_zh="例如：白天打电话、请邻居转告、只寄信。",
            help_en="For example: by telephone in the daytime, through a neighbour, by letter only.",
        ),
        Ask(
            "filer1_phone",
            Kind.TEXT,
            "代为提出的人的新电话",
            "new telephone of whoever filed",
            required=False,
            secret=True,
        ),
        Ask(
            "filer2_phone",
            Kind.TEXT,
            "第二位代为提出的人的新电话",
            "new telephone of the second who filed",
            required=False,
            secret=True,
        ),
    ),
    provided=(
        Condition(
            code="something",
            holds=lambda facts: _given(facts, CONTACT + FILERS_CONTACT),
            zh="请至少填写一项要改的；不改的留空。",
            en="Fill in at least one; leave empty what stays.",
            answers=True,
        ),
        Condition(
            code="own_hand",
            holds=lambda facts: not facts.own_hand or not _given(facts, CONTACT),
            zh="这件事项是别人代为提出的，信访人的住址、电话由信访人本人改，文书仍寄给信访人本人；代为提出的人只改自己的电话。"
            "要改的，请信访人本人到登记的单位说明，或者补交写明可以代为选择送达方式的书面委托。",
            en="Somebody filed this for the petitioner: address and telephone of the petitioner are the petitioner's to change, and papers "
            "still go there; whoever filed may change their own telephone. The petitioner tells the office that registered it in person, or "
            "an authority that names service is handed in.",
            article=Article("", mark=Mark.CONVENTION),
            answers=True,
        ),
        Condition(
            code="filed_by_another",
            holds=lambda facts: filed_by_another(facts) or not _given(facts, FILERS_CONTACT),
            zh="这件事项没有记着由别人代为提出，没有代为提出的人的电话可以改。",
            en="Nobody is recorded to have filed this for the petitioner: there is no such telephone to change.",
            article=Article("", mark=Mark.CONVENTION),
            answers=True,
        ),
    ),
    allowed_zh="随时可以改，马上生效，不用谁同意；原来的留在案卷里，姓名不变。",
    allowed_en="You may change it at any time and at once, with nobody's leave. What was there stays on file; your name stays.",
)
STEPS = (REQUEST_DATA, ANSWER_DATA, CHANGE_CONTACT)
