"""Service of a paper a period runs from: six ways, each with its evidence (rulebook E.3, by analogy)."""

from __future__ import annotations

from datetime import date, timedelta

from huiyin.law.book_2022.conditions import not_before, not_in_future
from huiyin.law.grammar import Answer, Article, Ask, Condition, Facts, Kind

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
        "见证人（留置送达）",
        "witnesses (left at the residence)",
        required=False,
        secret=True,
    ),
    Ask("filmed", Kind.YES, "已拍照、录像（留置送达）", "photographed or filmed (left)", required=False),
    Ask("published_on", Kind.DATE, "公告日期（公告送达）", "published on (public notice)", required=False),
)
SERVED_ON = Answer("effective_on")


def _thirty_days(facts: Facts) -> bool:
    published, effective = facts.says("published_on"), facts.says("effective_on")
    if facts.says("way") != "public":
        return True
    return isinstance(published, date) and effective >= published + PUBLIC_NOTICE


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
        zh="公告送达自公告之日起满30日才算送达，请写明公告日期，并在期满后登记。",
        en="Public notice counts as service 30 days after publication: give the day, and record it when they are over.",
        article=Article("95", book=_BOOK),
        answers=True,
    ),
)


def after(step: str) -> Condition:
    """Nothing is served before it was issued."""
    return not_before(
        "effective_on",
        (step,),
        "送达日期不能早于文书出具之日，请核对。",
        "It cannot have been served before it was issued: check the day.",
    )
