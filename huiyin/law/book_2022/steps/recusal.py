"""Standing aside: said, decided by the organ, and earlier work checked again (art. 28(3))."""

from __future__ import annotations

from huiyin.law.book_2022.conditions import HEADS, STAFF
from huiyin.law.book_2022.states import OPEN
from huiyin.law.grammar import Article, Ask, Condition, Kind, Mark, Step
from huiyin.law.words import Duty

_ASIDE = "与信访事项或者信访人有直接利害关系的，应当回避"

RECUSE = Step(
    id="F-08",
    code="recuse",
    zh="回避",
    en="stand aside",
    article=Article("28(3)", "与信访事项或者信访人有直接利害关系的，应当回避"),
    by=STAFF | {Duty.PETITIONER, Duty.CONFERENCE, Duty.REGISTRAR},
    when=OPEN,
    asks=(
        Ask("myself", Kind.YES, "本人回避", "I stand aside myself", required=False),
        Ask("who", Kind.TEXT, "应当回避的人员", "who stands aside", secret=True),
        Ask("interest", Kind.LONG, "利害关系", "the interest", secret=True),
    ),
    though_recused=True,
    allowed_zh="可以提出。本人回避的，自此不再办理和查阅；申请他人回避的，由机关决定并说明理由。此前所做的工作应当复查。",
    allowed_en="May be raised. Who stands aside acts and reads no more from now on; of others the organ decides, with"
    " reasons. Work done before is checked again.",
)
DECIDE_RECUSAL = Step(
    id="F-08d",
    code="decide_recusal",
    zh="决定是否回避",
    en="decide a recusal",
    article=Article("28(3)", _ASIDE),
    by=HEADS,
    when=OPEN,
    asks=(
        Ask("colleague", Kind.OFFICER, "所涉人员", "the officer"),
        Ask(
            "decision",
            Kind.CHOICE,
            "决定",
            "decision",
            choices=(("aside", "应当回避", "stands aside"), ("stays", "不需回避", "need not stand aside")),
        ),
        Ask(
            "ground",
            Kind.CHOICE,
            "所涉情形",
            "the circumstance",
            choices=(
                ("own", "本人利害关系", "own interest"),
                ("spouse", "配偶", "spouse"),
                ("kin", "直系血亲、三代以内旁系血亲", "direct kin, or collateral kin to the third degree"),
                ("in_law", "近姻亲", "close in-law"),
                ("shares", "持有股份等经济利益", "shares or another economic interest"),
                ("other", "其他可能影响公正的情形", "another circumstance that may affect impartiality"),
            ),
        ),
        Ask(
            "reason", Kind.LONG, "理由（信访人可以看到）", "reasons (the petitioner reads them)", secret=True
        ),
    ),
    provided=(
        Condition(
            code="not_own",
            holds=lambda facts: (
                facts.acting_officer is None or facts.says("colleague") != facts.acting_officer
            ),
            zh="不能决定自己是否回避：本人回避请用“回避”，他人申请您回避的由其他负责人决定。",
            en="Nobody decides their own recusal: stand aside yourself, or leave it to another head.",
            answers=True,
        ),
    ),
    allowed_zh="由机关负责人决定并说明理由；决定回避的，该人员自此不再办理和查阅，此前所做的工作应当复查。",
    allowed_en="A head decides, with reasons. Who stands aside acts and reads no more from now on; work done before is"
    " checked again.",
)
CHECK_AGAIN = Step(
    id="F-08r",
    code="check_again",
    zh="复查回避人员此前的工作",
    en="check again what was done before the recusal",
    article=Article("28(3)", _ASIDE, mark=Mark.CONVENTION),
    by=STAFF,
    when=OPEN,
    asks=(
        Ask(
            "result",
            Kind.CHOICE,
            "复查结果",
            "result",
            choices=(
                ("stands", "不影响公正，维持", "impartial: it stands"),
                ("again", "重新办理有关步骤", "the steps are done again"),
            ),
        ),
        Ask("reason", Kind.LONG, "复查了什么，理由", "what was checked, and why", secret=True),
    ),
    provided=(
        Condition(
            code="unchecked",
            holds=lambda facts: facts.unchecked > 0,
            zh="没有需要复查的工作：没有回避人员此前经手的步骤，或者已经复查。",
            en="Nothing is left to check: nobody who stands aside acted before, or it was checked already.",
        ),
    ),
)
STEPS = (RECUSE, DECIDE_RECUSAL, CHECK_AGAIN)
SAYING = frozenset(step.code for step in STEPS)
