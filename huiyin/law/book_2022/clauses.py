"""What a paper must never say: remedies an opinion does not have, rights nobody can sign away, who a person is.

The words are read as they stand, without spaces. What is found is shown to the officer, who words it anew; nothing is
changed for them. The lists are ours (C); the rules they serve are law.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from huiyin.law.grammar import Article, Condition, Facts

# Registering, accepting, forwarding, review and re-review opinions are outside administrative litigation [V].
_NOT_TO_BE_SUED = Article("1(2)", book="最高人民法院关于适用《中华人民共和国行政诉讼法》的解释")
_MANDATORY = Article("33", "在不违反政策法规强制性规定的情况下")
_ANONYMOUS = Article("25", book="个人信息保护法")
_SPACES = re.compile(r"\s+")
_REMEDY = re.compile(
    r"(?:可以?|有权|应当?|请|依法)[^。；！？]{0,30}?"
    r"(?:申请行政复议|提起行政复议|提起行政诉讼|提起诉讼|申请复议|向[^。；，]{0,16}法院(?:起诉|提起))"
)
_WAIVER = re.compile(
    r"(?:不再|不得|不准|不能|放弃|自愿放弃|保证不|承诺不|停止|终止|永不|今后不|以后不)"
    r"[^。；！？]{0,16}?(?:信访|上访|走访|来访|投诉|复查|复核|起诉|诉讼|申诉|举报|控告|检举|仲裁|复议|反映)"
    r"|息诉罢访|停诉息访|息访|罢访|停访"
)


def _found(pattern: re.Pattern[str], texts: Iterator[object]) -> str:
    """The first place where one of the texts says it, as it stands there; empty where none does."""
    for text in texts:
        found = pattern.search(_SPACES.sub("", str(text or "")))
        if found:
            return found.group()
    return ""


def _opinion(facts: Facts) -> Iterator[object]:
    """What an officer writes into an opinion: of each request, or of the review."""
    for one in facts.says("outcomes") or ():
        yield from (one.facts, one.reasons, one.basis)
    yield from (facts.says(name) for name in ("findings", "reasons", "basis"))


def _terms(facts: Facts) -> Iterator[object]:
    yield facts.says("terms")


NO_OTHER_REMEDY = Condition(
    code="no_other_remedy",
    holds=lambda facts: not _found(_REMEDY, _opinion(facts)),
    zh="信访处理意见、复查意见、复核意见不能申请行政复议或者提起行政诉讼，文中不得这样告知：“{words}”。应当告知的是复查、"
    "复核的机关和期限，由系统写入。",
    en="A petition opinion cannot be taken to reconsideration or to court, and must not say so: “{words}”. What it tells is"
    " who reviews it and by when; the system writes that in.",
    article=_NOT_TO_BE_SUED,
    answers=True,
    detail=lambda facts: {"words": _found(_REMEDY, _opinion(facts))},
)
NO_WAIVER = Condition(
    code="no_waiver",
    holds=lambda facts: not _found(_WAIVER, _terms(facts)),
    zh="协议不得以放弃信访、复查、复核、诉讼等权利为内容：“{words}”。请删去后再登记；信访人的权利不因签订协议而减少。",
    en="An agreement never gives up the right to petition, to review or to sue: “{words}”. Strike it out; the petitioner's"
    " rights are not lessened by an agreement.",
    article=_MANDATORY,
    answers=True,
    detail=lambda facts: {"words": _found(_WAIVER, _terms(facts))},
)
# What of a person a paper for the public must not show: code, Chinese, English.
PERSONAL = {
    "name": ("当事人的姓名", "the name of someone involved"),
    "address": ("当事人的住址", "the address of someone involved"),
    "phone": ("电话号码", "a telephone number"),
    "id_number": ("证件号码", "the number of an identity document"),
    "matter": ("信访事项编号", "the number of the matter"),
}


def nameless(found: Callable[[Facts], tuple[str, ...]]) -> Condition:
    """Nothing that is published tells who a person is; `found` says what of `PERSONAL` still stands in it."""
    return Condition(
        code="nameless",
        holds=lambda facts: not found(facts),
        zh="向社会公示的内容不得让人认出当事人，文中还有{zh}，请隐去后再办理。",
        en="What is published must not tell who a person is; the text still shows {en}. Take it out.",
        article=_ANONYMOUS,
        answers=True,
        detail=lambda facts: {
            "zh": "、".join(PERSONAL[one][0] for one in found(facts)),
            "en": ", ".join(PERSONAL[one][1] for one in found(facts)),
        },
    )


_OPINIONS = frozenset({"opinion", "review_opinion", "re_review_opinion"})


def forbidden(paper: str, texts: Iterable[str]) -> list[tuple[str, str]]:
    """The same of a whole paper as it stands before its issue, whoever changed its words since."""
    condition, pattern = (NO_OTHER_REMEDY, _REMEDY) if paper in _OPINIONS else (NO_WAIVER, _WAIVER)
    if paper not in _OPINIONS | {"agreement"}:
        return []
    words = _found(pattern, iter(texts))
    return (
        [(condition.zh.format(words=words).rstrip("。"), condition.en.format(words=words).rstrip("."))]
        if words
        else []
    )
