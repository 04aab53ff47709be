"""Service of a paper a period runs from: six ways, each with its evidence (rulebook E.3, by analogy)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from huiyin.law.book_2022.conditions import not_before, not_in_future, since
from huiyin.law.grammar import Answer, Article, Ask, Condition, Facts, Kind
from huiyin.law.words import Duty, Position

_BOOK = "民事诉讼法"
PUBLIC_NOTICE = timedelta(30)  # service by public notice is complete 30 days after publication

WAY = Ask(
    "way",
    Kind.CHOICE,
    "送达方式",
    "way of service",
    choices=(
        ("direct", "直接送达（签收）", "in person, signed for"),
        ("left", "留置送达（见证人或者拍照录像）", "left at the residence, witnessed or filmed"),
        ("electronic", "电子送达（经本人同意）", "electronic, with consent"),
        ("post", "邮寄送达（回执）", "by post, with return receipt"),
        ("entrusted", "委托送达", "through an entrusted organ"),
        ("public", "公告送达（下落不明或者其他方式无法送达）", "public notice, where nothing else works"),
    ),
)
ASKS = (
    WAY,
    Ask(
        "effective_on",
        Kind.DATE,
        "送达日期（有证据证明的收到之日）",
        "day of service, as the evidence proves",
        help_zh="没有收到日期的证据时不要登记送达，改用“登记送达未成”；请求复查、复核的期限不起算。",
        help_en="Without evidence of a day do not record service but a failed attempt: no period starts.",
    ),
    Ask(
        "evidence",
        Kind.LONG,
        "送达证据（回执、见证人、录像、系统到达记录等）",
        "evidence of service",
        secret=True,
    ),
    Ask(
        "consented",
        Kind.YES,
        "信访人同意电子送达",
        "the petitioner agreed to electronic service",
        required=False,
    ),
    Ask(
        "witnesses",
        Kind.NAMES,
        "见证人（留置送达、捺印）",
        "witnesses (left at the residence, thumbprint)",
        required=False,
        secret=True,
    ),
    Ask("filmed", Kind.YES, "已拍照、录像（留置送达）", "photographed or filmed (left)", required=False),
    Ask(
        "received_by",
        Kind.CHOICE,
        "签收人（不是本人的须选择）",
        "signed for by (if not the petitioner)",
        required=False,
        choices=(
            ("cohabitant", "同住成年家属", "an adult of the household"),
            ("agent", "代理人", "an agent"),
            ("designated", "指定的代收人", "a designated receiver"),
        ),
    ),
    Ask(
        "post_number",
        Kind.TEXT,
        "挂号、快递单号（邮寄送达）",
        "number of the registered item (by post)",
        required=False,
        secret=True,
    ),
    Ask(
        "system",
        Kind.TEXT,
        "接收系统的名称（电子送达）",
        "name of the receiving system (electronic)",
        required=False,
        secret=True,
    ),
    Ask(
        "entrusted_to",
        Kind.TEXT,
        "受委托的单位（委托送达）",
        "organ entrusted (through another organ)",
        required=False,
        secret=True,
    ),
    Ask("published_on", Kind.DATE, "公告日期（公告送达）", "published on (public notice)", required=False),
    Ask(
        "why_public",
        Kind.CHOICE,
        "公告的原因（公告送达）",
        "why by public notice",
        required=False,
        choices=(
            ("unknown", "下落不明", "whereabouts unknown"),
            ("failed", "其他方式都无法送达", "every other way failed"),
        ),
    ),
    Ask(
        "read_aloud",
        Kind.YES,
        "已当面宣读（收件人不能阅读）",
        "read aloud, for someone who cannot read",
        required=False,
    ),
    Ask(
        "thumbprint",
        Kind.YES,
        "以捺印代替签名（须有见证人）",
        "a thumbprint in place of a signature, before a witness",
        required=False,
    ),
)
# The house records what the petitioner took on the own page.
THE_HOUSE = frozenset({Duty.CLOCK})
ITS_PLACE = frozenset({Position.SYSTEM})
SERVED_ON = Answer("effective_on")
# Which ways an answer belongs to; one not named here belongs to all. A form may hide what does not belong to the way chosen.
OF_WAYS: dict[str, tuple[str, ...]] = {
    "consented": ("electronic",),
    "system": ("electronic",),
    "witnesses": ("direct", "left", "entrusted"),
    "filmed": ("left",),
    "received_by": ("direct", "post", "entrusted"),
    "post_number": ("post",),
    "entrusted_to": ("entrusted",),
    "published_on": ("public",),
    "why_public": ("public",),
    "read_aloud": ("direct", "left", "entrusted"),
    "thumbprint": ("direct", "entrusted"),
}


def _thirty_days(facts: Facts) -> bool:
    published, effective = facts.says("published_on"), facts.says("effective_on")
    if facts.says("way") != "public":
        return True
    return isinstance(published, date) and effective == published + PUBLIC_NOTICE


def _needs(way: str, name: str, zh: str, en: str) -> Condition:
    """What one way of service cannot be proved without."""
    return Condition(
        code=name,
        holds=lambda facts: facts.says("way") != way or bool(facts.says(name)),
        zh=zh,
        en=en,
        answers=True,
    )


CONDITIONS = (
    not_in_future("effective_on", "送达日期", "The day of service"),
    Condition(
        code="consent",
        holds=lambda facts: facts.says("way") != "electronic" or facts.says("consented") is True,
        zh="电子送达须经信访人同意，请改用其他方式送达。",
        en="Electronic service needs the petitioner's consent: serve in another way.",
        article=Article("90", book=_BOOK),
        answers=True,
    ),
    Condition(
        code="witnesses",
        holds=lambda facts: (
            facts.says("way") != "left"
            or facts.says("filmed") is True
            or len(facts.says("witnesses") or ()) >= 2
        ),
        zh="留置送达须有两名见证人，或者拍照、录像；没有证据的，期限不起算。",
        en="A paper left at the residence needs two witnesses, a photograph or a film; without it no period starts.",
        article=Article("89", book=_BOOK),
        answers=True,
    ),
    Condition(
        code="public_notice",
        holds=_thirty_days,
        zh="公告送达自公告之日起满30日视为送达：送达日期应为公告日期后的第30日，请在期满后登记。",
        en="Public notice counts as service on the thirtieth day after publication, and on that day: record it afterwards.",
        article=Article("95", book=_BOOK),
        answers=True,
    ),
    _needs(
        "public",
        "why_public",
        "公告送达只用于下落不明或者其他方式无法送达的，请写明是哪一种。",
        "Public notice is for unknown whereabouts, or where every other way failed: say which.",
    ),
    _needs(
        "post",
        "post_number",
        "邮寄送达请写明挂号、快递单号，凭它核对回执。",
        "By post, give the number of the registered item: the return receipt is checked by it.",
    ),
    _needs(
        "electronic",
        "system",
        "电子送达请写明接收的系统，以它的到达记录为准。",
        "Electronic service needs the name of the system whose log proves the arrival.",
    ),
    _needs(
        "entrusted",
        "entrusted_to",
        "委托送达请写明受委托的单位。",
        "Name the organ that was entrusted with the service.",
    ),
    Condition(
        code="thumbprint",
        holds=lambda facts: facts.says("thumbprint") is not True or bool(facts.says("witnesses")),
        zh="捺印代替签名的，须有见证人，请写明见证人。",
        en="A thumbprint in place of a signature needs a witness: name them.",
        answers=True,
    ),
)


def own_page(sent: Callable[[Facts], bool]) -> Condition:
    """The house itself records a service only where the petitioner agreed and took what was sent to the own page."""
    return Condition(
        code="own_page",
        holds=lambda facts: (
            facts.duty is not Duty.CLOCK
            or (facts.says("way") == "electronic" and facts.electronic and sent(facts))
        ),
        zh="系统只登记信访人在查询页面查收的文书：须经信访人同意，并且已经发出。",
        en="The system records only what the petitioner took on the own page: agreed to, and sent.",
        article=Article("90", book=_BOOK),
        answers=True,
    )


def after(step: str) -> tuple[Condition, ...]:
    """Nothing is served before it was issued, nor by the house before it was sent."""
    return (
        not_before(
            "effective_on",
            (step,),
            "送达日期不能早于文书出具之日，请核对。",
            "It cannot have been served before it was issued: check the day.",
        ),
        own_page(lambda facts: since(facts, "send_paper", step)),
    )
