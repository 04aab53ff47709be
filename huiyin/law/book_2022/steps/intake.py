"""Registration, splitting, triage: what the first desk does (arts 19, 21–23)."""

from __future__ import annotations

from datetime import date

from huiyin.law.book_2022.conditions import (
    EXTRACT_APPROVED,
    HOLDER,
    informs,
    not_in_future,
    received,
    running,
    sorts,
    yes,
)
from huiyin.law.book_2022.steps.filing import AGENTS, ASKS_OF_FILING, limited
from huiyin.law.grammar import Answer, Article, Ask, Bound, Condition, Facts, Kind, Starts, Step, Worked
from huiyin.law.words import AgencyKind, Channel, Duty, Klass, State

CHANNELS = tuple(
    (channel.value, zh, en)
    for channel, zh, en in (
        (Channel.ONLINE, "网上", "online"),
        (Channel.LETTER, "来信", "letter"),
        (Channel.VISIT, "来访", "visit"),
        (Channel.CALL, "来电", "call"),
        (Channel.FAX, "传真", "fax"),
        (Channel.OTHER, "其他", "other"),
    )
)
KLASSES = (
    (Klass.SUGGESTION.value, "情况反映、建议意见", "suggestion"),
    (Klass.ACCUSATION.value, "检举控告", "accusation"),
    (Klass.APPEAL.value, "申诉求决", "appeal"),
)

MOST_REPRESENTATIVES = 5  # art. 20(3), of a joint visit, also one to come (F-11)
JOINT = 5  # persons from whom on a petition is counted as raised by many [P]

SOMETHING = Condition(
    code="nothing",
    holds=lambda facts: any(
        facts.says(name)
        for name in ("requests", "facts", "identity", "others", "filers", "files", "oral_record")
    ),
    zh="还没有写下任何内容，请至少写一句要反映的事情。",
    en="Nothing has been written yet: please write at least one sentence.",
    answers=True,
)
FIVE = Condition(
    code="representatives",
    holds=lambda facts: (
        facts.says("channel") not in (Channel.VISIT, Channel.ONLINE)
        or len(facts.says("representatives") or ()) <= MOST_REPRESENTATIVES
    ),
    zh="共同走访的代表不得超过5人；其余的人照样是信访人，照样登记，请求照样受理登记。",
    en="A joint visit has at most 5 representatives; everybody else is a petitioner all the same, the claim is registered.",
    article=Article("20(3)", "代表人数不得超过5人"),
    answers=True,
)


def persons(facts: Facts) -> int:
    """How many raise it together: those who came, or those who are named."""
    return max(int(facts.says("attendees") or 1), 1 + len(facts.says("others") or ()))


REGISTER = Step(
    id="T01",
    code="register",
    zh="登记",
    en="register",
    article=Article("22(1)", "收到信访事项，应当予以登记"),
    by=frozenset({Duty.PETITIONER, Duty.INTAKE, Duty.TRIAGE, Duty.SEALED, Duty.HANDLER}),
    when=frozenset(),
    then=(State.REGISTERED,),
    asks=(
        Ask("channel", Kind.CHOICE, "信访形式", "channel", choices=CHANNELS),
        Ask(
            "received_on",
            Kind.DATE,
            "收到日期",
            "received on",
            required=False,
            help_zh="来信以收发室日戳为准。",
        ),
        Ask(
            "requests", Kind.REQUESTS, "请求（一项一行）", "requests, one a line", required=False, secret=True
        ),
        Ask("facts", Kind.LONG, "事实和理由", "facts and reasons", required=False, secret=True),
        Ask(
            "identity",
            Kind.IDENTITY,
            "姓名和联系方式（可不填）",
            "name and contact (optional)",
            required=False,
            secret=True,
        ),
        Ask(
            "others",
            Kind.PEOPLE,
            "一起提出的其他人（可不填）",
            "others who petition together (optional)",
            required=False,
            secret=True,
            help_zh="每一位都是信访人，身份同样加密、同样保护。",
            help_en="Each of them is a petitioner; the identity is encrypted and protected alike.",
        ),
        *ASKS_OF_FILING,
        Ask("accusation", Kind.YES, "是检举、控告", "this is an accusation", required=False, secret=True),
        Ask("attendees", Kind.NUMBER, "来访人数", "number of visitors", required=False),
        Ask(
            "representatives",
            Kind.NAMES,
            "推选的代表（至多5人）",
            "representatives (at most 5)",
            required=False,
            secret=True,
        ),
        Ask("oral_record", Kind.LONG, "口头信访记录", "oral record", required=False, secret=True),
        Ask("read_back", Kind.YES, "已向信访人宣读并核对", "read back and confirmed", required=False),
        Ask("files", Kind.FILES, "附件", "attachments", required=False, secret=True),
    ),
    provided=(
        not_in_future("received_on", "收到日期", "The day of receipt"),
        SOMETHING,
        FIVE,
        AGENTS,
    ),
    sets={
        "joint": Worked(lambda facts: persons(facts) >= JOINT),
        "own_hand": Worked(limited),
        "extract": Worked(lambda facts: facts.says("extract") is True),  # a part of a split letter
    },
    starts=(
        Starts("sort", Answer("received_on"), Bound.ORIGIN, only=sorts),
        Starts("inform_direct", Answer("received_on"), Bound.ORIGIN, only=informs),
        Starts("enter", Answer("received_on"), Bound.ORIGIN, met=True),
    ),
    papers=("registration_sheet", "receipt", "oral_record", "representative_list"),
    allowed_zh="一律登记，不得拒绝。",
    allowed_en="Registered: registration is never refused.",
)

SPLIT = Step(
    id="T02",
    code="split",
    zh="拆分",
    en="split",
    article=Article("22(2)", "应当按照管理权限转送有关纪检监察机关依规依纪依法处理"),
    by=frozenset({Duty.TRIAGE, Duty.SEALED}),
    where=HOLDER,
    when=frozenset({State.REGISTERED}),
    then=(State.SPLIT,),
    asks=(
        Ask(
            "parts",
            Kind.PARTS,
            "各部分（每部分只含自己的内容）",
            "parts, each with only its own text",
            secret=True,
        ),
        Ask(
            "organs",
            Kind.YES,
            "各部分涉及互不相关的有权机关",
            "the parts are for unrelated competent organs",
            required=False,
        ),
    ),
    provided=(
        Condition(
            code="parts",
            holds=lambda facts: (
                len(facts.says("parts") or ()) >= 2 and all(part.text.strip() for part in facts.says("parts"))
            ),
            zh="拆分至少要有两部分，每部分写明类别和内容。",
            en="A split needs at least two parts, each with its class and text.",
            answers=True,
        ),
        Condition(
            code="reason_to_split",
            holds=lambda facts: (
                len({part.klass for part in facts.says("parts") or ()}) >= 2 or facts.says("organs") is True
            ),
            zh="只有性质不同，或者涉及互不相关的有权机关，才拆分；否则请作为一件办理。",
            en="Split only what is of different classes or for unrelated competent organs; else keep it as one.",
            answers=True,
        ),
        Condition(
            code="two_officers",
            holds=lambda facts: (
                "register" not in facts.did
                or all(part.klass is not Klass.ACCUSATION for part in facts.says("parts") or ())
            ),
            zh="拆出检举控告的，须由登记人以外的工作人员拆分，并核对其他部分不带检举内容。",
            en="Where an accusation is split off, another officer than the registrar splits, and checks the extract.",
            article=Article(
                "30(3)", "不得将信访人的检举、揭发材料以及有关情况透露或者转给被检举、揭发的人员或者单位"
            ),
            answers=True,
        ),
    ),
    voids=("sort", "inform_direct", "shadow_handle"),
)


def received_here(facts: Facts) -> date:
    """The day this level received the matter."""
    return facts.terms["sort"].start if running(facts, "sort") else received(facts)


TRIAGE = Step(
    id="T03",
    code="triage",
    zh="甄别",
    en="triage",
    article=Article("22(1)", "并区分情况"),
    by=frozenset({Duty.TRIAGE, Duty.SEALED}),
    where=HOLDER,
    when=frozenset({State.REGISTERED, State.RECEIVED, State.TRIAGED}),
    then=(State.TRIAGED,),
    asks=(
        Ask("klass", Kind.CHOICE, "信访事项性质", "class", choices=KLASSES),
        Ask("litigation", Kind.YES, "涉法涉诉", "litigation-related", required=False),
        Ask("important", Kind.YES, "重要", "important", required=False),
        Ask("simple", Kind.YES, "适用简易办理", "simple handling", required=False),
        Ask(
            "first_or_repeat",
            Kind.CHOICE,
            "初次或重复",
            "first or repeat",
            required=False,
            choices=(("first", "初次", "first"), ("repeat", "重复", "repeat")),
            help_zh="仅作统计，不影响办理。",
        ),
        Ask("category", Kind.TEXT, "内容分类", "content category", required=False),
        Ask(
            "searched",
            Kind.YES,
            "已检索是否为同一事项，已核对回避",
            "searched for the same matter; recusal checked",
        ),
    ),
    provided=(
        EXTRACT_APPROVED,
        Condition(
            code="passed_on",
            holds=lambda facts: facts.state is not State.RECEIVED or facts.kind is AgencyKind.PETITION_OFFICE,
            zh="收到转送、交办的机关应当受理告知或者提出异议，不再甄别分流。",
            en="An organ that received a forwarded matter informs or objects; it does not triage again.",
            article=Article("23(3)", "应当自收到之日起5个工作日内提出异议"),
        ),
        yes(
            "searched",
            "searched",
            "请先检索是否为同一事项，并核对是否需要回避。",
            "First search for the same matter and check whether anyone must stand aside.",
        ),
    ),
    sets={
        "klass": Answer("klass"),
        "litigation": Answer("litigation"),
        "important": Answer("important"),
        "simple": Answer("simple"),
        "first_or_repeat": Answer("first_or_repeat"),
        "category": Answer("category"),
        "route": "",
    },
    starts=(
        Starts(
            "forward_simple", received_here, only=lambda facts: facts.says("simple") is True and sorts(facts)
        ),
        Starts(
            "accept_simple", received_here, only=lambda facts: facts.says("simple") is True and informs(facts)
        ),
    ),
    voids_where={
        "shadow_handle": lambda facts: facts.says("klass") != Klass.APPEAL,
    },
)

EXEMPT_INFORM = Step(
    id="T20a",
    code="exempt_inform",
    zh="提出免予告知",
    en="propose to dispense with the notice",
    article=Article("23(2)", "但信访人的姓名（名称）、住址不清的除外"),
    by=frozenset({Duty.INTAKE, Duty.TRIAGE, Duty.HANDLER, Duty.SEALED}),
    where=HOLDER,
    when=frozenset({State.REGISTERED, State.TRIAGED, State.RECEIVED, State.ACCEPTED}),
    asks=(Ask("reason", Kind.LONG, "姓名、住址不清的情况", "what is unclear", secret=True),),
)
CONFIRM_EXEMPTION = Step(
    id="T20b",
    code="confirm_exemption",
    zh="复核免予告知",
    en="confirm the dispensation",
    article=Article("23(2)", "但信访人的姓名（名称）、住址不清的除外"),
    by=frozenset({Duty.INTAKE, Duty.TRIAGE, Duty.HANDLER, Duty.HEAD, Duty.SEALED}),
    where=HOLDER,
    when=frozenset({State.REGISTERED, State.TRIAGED, State.RECEIVED, State.ACCEPTED}),
    provided=(
        Condition(
            code="proposed",
            holds=lambda facts: "exempt_inform" in facts.done,
            zh="尚未有人提出免予告知。",
            en="Nobody has proposed to dispense with the notice.",
        ),
        Condition(
            code="two_officers",
            holds=lambda facts: "exempt_inform" not in facts.did,
            zh="免予告知须由另一名工作人员复核。",
            en="Another officer must confirm the dispensation.",
        ),
    ),
    sets={"contact_unclear": True},
    voids=("inform_direct", "inform_forwarded", "shadow_handle"),
)

STEPS = (REGISTER, SPLIT, TRIAGE, EXEMPT_INFORM, CONFIRM_EXEMPTION)
