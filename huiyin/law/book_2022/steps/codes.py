"""A lost query code: replaced against a document, by two officers of the office that registered; the former stops at once.

The Regulations say that querying shall be easy and nothing of a lost code: convention. Where nobody named themselves there is
nothing to compare a document with, and where a letter was split one code opens all its parts: neither is replaced here.
"""

from __future__ import annotations

from datetime import timedelta

from huiyin.law.book_2022.conditions import since
from huiyin.law.book_2022.states import KEPT
from huiyin.law.grammar import Article, Ask, Condition, Facts, Kind, Mark, Step
from huiyin.law.words import Duty, Position, State

_EASY = Article("21(2)", "方便信访人查询、评价信访事项办理情况", mark=Mark.CONVENTION)
_WHEN = KEPT - {State.SPLIT}
_ORIGIN = frozenset({Position.ORIGIN})
_BOTH = frozenset({Duty.INTAKE, Duty.TRIAGE})
FRESH = timedelta(7)  # days in which a confirmed replacement is printed [C]
DOCUMENTS = (
    ("identity_card", "居民身份证", "identity card"),
    ("household", "户口簿", "household register"),
    ("passport", "护照、港澳台居民通行证或者居住证", "passport or permit"),
    ("foreigner", "外国人永久居留身份证", "foreign permanent resident card"),
    ("social_card", "社会保障卡（带照片）", "social security card with a photograph"),
    ("organisation", "单位登记证照和委托书", "registration of an organisation, with authority"),
)


def _asked(facts: Facts) -> bool:
    return since(facts, "replace_code", "confirm_code", "refuse_code", "print_code")


def _confirmed(facts: Facts) -> bool:
    return since(facts, "confirm_code", "replace_code", "refuse_code", "print_code")


_WAITS = Condition(
    code="asked",
    holds=_asked,
    zh="没有等待确认的补发申请。",
    en="No replacement waits to be confirmed.",
)
_SECOND = Condition(
    code="two_officers",
    holds=lambda facts: "replace_code" not in facts.did,
    zh="须由核对证件以外的另一名工作人员决定。",
    en="Another officer than the one who compared the document decides.",
)
REPLACE_CODE = Step(
    id="HY-44a",
    code="replace_code",
    zh="申请补发查询码",
    en="ask for a new query code",
    article=_EASY,
    by=frozenset({Duty.INTAKE}),
    where=_ORIGIN,
    when=_WHEN,
    asks=(
        Ask("shown", Kind.CHOICE, "出示的证件", "document shown", choices=DOCUMENTS),
        Ask(
            "compared",
            Kind.YES,
            "已逐项核对：证件上的姓名、住址与登记的一致，来的是本人或者有书面委托的代理人",
            "compared: name and address as registered; the petitioner in person, or an agent with written authority",
        ),
        Ask(
            "way",
            Kind.CHOICE,
            "新凭证怎样交付",
            "how the new receipt is handed over",
            choices=(
                ("hand", "当面交给本人", "handed over here"),
                ("post", "寄到登记的住址", "by post to the recorded address"),
            ),
        ),
    ),
    provided=(
        Condition(
            code="not_twice",
            holds=lambda facts: not _asked(facts) and not _confirmed(facts),
            zh="已有一份补发申请在办理中。",
            en="A replacement is under way already.",
        ),
        Condition(
            code="compared",
            holds=lambda facts: facts.says("compared") is True,
            zh="没有逐项核对的，不能补发。",
            en="Without comparing there is no new code.",
            answers=True,
        ),
        Condition(
            code="whole",
            holds=lambda facts: "whole" in facts.on_record,
            zh="这份来件已经分成几件办理，一个查询码对应全部，不能在窗口补发；可以带原件重新提出，写明原登记编号。",
            en="This letter was split and one code opens all its parts: it is not replaced here. It can be raised again with the "
            "former number.",
            answers=True,
        ),
        Condition(
            code="named",
            holds=lambda facts: "name" in facts.on_record,
            zh="登记时没有留姓名，没有可以核对的内容，不能补发；可以重新提出，写明原登记编号。",
            en="No name was registered, so there is nothing to compare with: no new code. It can be raised again with the former "
            "number.",
            answers=True,
        ),
        Condition(
            code="address",
            holds=lambda facts: facts.says("way") != "post" or "address" in facts.on_record,
            zh="登记时没有留住址，不能邮寄；请当面交付。",
            en="No address was registered: it cannot be sent by post. Hand it over here.",
            answers=True,
        ),
    ),
    allowed_zh="可以申请；由另一名工作人员确认。全程记入办理经过，信访人在自己的页面上看得到。",
    allowed_en="You may ask; another officer confirms. All of it is on record, and the petitioner reads it on the own page.",
)
CONFIRM_CODE = Step(
    id="HY-44b",
    code="confirm_code",
    zh="确认补发查询码",
    en="confirm a new query code",
    article=_EASY,
    by=_BOTH,
    where=_ORIGIN,
    when=_WHEN,
    asks=(
        Ask(
            "seen",
            Kind.YES,
            "本人看过证件（邮寄的，看过复印件），确认可以补发",
            "I saw the document, or by post its copy, and confirm",
        ),
    ),
    provided=(
        _WAITS,
        _SECOND,
        Condition(
            code="seen",
            holds=lambda facts: facts.says("seen") is True,
            zh="没有看过证件的，不能确认。",
            en="Whoever did not see the document cannot confirm.",
            answers=True,
        ),
    ),
    allowed_zh="须由核对证件以外的另一名工作人员确认；打印新凭证时原查询码失效。",
    allowed_en="Another officer confirms. The former code stops when the new receipt is printed.",
)
REFUSE_CODE = Step(
    id="HY-44c",
    code="refuse_code",
    zh="不予补发查询码",
    en="refuse a new query code",
    article=_EASY,
    by=_BOTH,
    where=_ORIGIN,
    when=_WHEN,
    asks=(
        Ask(
            "why",
            Kind.CHOICE,
            "原因",
            "reason",
            choices=(
                ("differs", "证件与登记的不一致", "the document does not match"),
                ("doubt", "不能确认来的是本人", "it is not certain who came"),
                ("taken_back", "来人撤回", "taken back by whoever asked"),
            ),
        ),
    ),
    provided=(_WAITS, _SECOND),
    allowed_zh="可以不予补发；原查询码照旧有效，证件齐备后可以再来。",
    allowed_en="May be refused; the former code stays valid, and one may come again.",
)
PRINT_CODE = Step(
    id="HY-44d",
    code="print_code",
    zh="打印补发的凭证",
    en="print the new receipt",
    article=_EASY,
    by=_BOTH,
    where=_ORIGIN,
    when=_WHEN,
    provided=(
        Condition(
            code="confirmed",
            holds=_confirmed,
            zh="补发须先经另一名工作人员确认；每次确认只打印一次。",
            en="A new code is first confirmed by another officer; each confirmation prints once.",
        ),
        Condition(
            code="fresh",
            holds=lambda facts: (
                "confirm_code" not in facts.done or facts.on - facts.done["confirm_code"] <= FRESH
            ),
            zh="确认已过七天，请重新核对证件。",
            en="It was confirmed more than seven days ago: compare the document anew.",
        ),
    ),
    allowed_zh="只打印一次：新查询码只印在纸上，系统里不保存；原查询码立即失效。",
    allowed_en="Printed once: the new code is on the paper alone and is not kept; the former stops at once.",
)
STEPS = (REPLACE_CODE, CONFIRM_CODE, REFUSE_CODE, PRINT_CODE)
