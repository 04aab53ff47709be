"""Words that label a person instead of saying what happened: not written about petitioners by anyone here.

Nothing in the Regulations authorises a list, a score or a label of petitioners (arts 26, 47), and personal data
is kept only as far as its purpose needs (Personal Information Protection Law, arts 6, 8, 28). The list is ours,
dated, and finds words, not meanings: what it lets pass is not thereby right.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date

from huiyin.law.grammar import Article, Mark

DECIDED_ON = date(2026, 11, 25)
ARTICLE = Article("6、28", book="个人信息保护法", mark=Mark.CONVENTION)


@dataclass(frozen=True, slots=True)
class Why:
    """Why some words are not written, and what is written in their place."""

    zh: str
    en: str
    instead_zh: str
    instead_en: str


@dataclass(frozen=True, slots=True)
class Label:
    """A word that was found, as it stands in the list, and why it is not written."""

    word: str
    why: Why


NAME_CALLING = Why(
    "这是对人的评价，不是发生的事。",
    "This judges a person; it does not say what happened.",
    "写哪一天、在哪里、说了什么或者做了什么，例如“3月2日在接待室，要求当场答复”。",
    "Write on which day, where, and what was said or done: “On 2 March, in the reception room, asked for an answer at once.”",
)
LISTING = Why(
    "信访人没有名单、分数和等级，也不因信访被列为任何对象。",
    "There is no list, score or rank of petitioners, and nobody becomes a target by petitioning.",
    "只写这件事项到了哪一步、还差什么，例如“等测绘报告”。",
    "Write only where this matter stands and what it lacks: “Waits for the survey.”",
)
MIND = Why(
    "对精神、健康状况的猜测是敏感个人信息，这里不记。",
    "A guess about somebody's mind or health is sensitive personal data and is not kept here.",
    "需要照顾的，写需要什么，例如“交谈时请放慢语速，请家人陪同”。",
    "Where someone needs care, write what is needed: “Please speak slowly; a relative may come along.”",
)
RIGHTS = Why(
    "再次提出、向上级提出、请求复查、找律师或者媒体、评价不满意，都是权利，不作为表现记录。",
    "To petition again or higher up, to ask for review, to see a lawyer or the press, not to be satisfied: all are rights, not conduct.",
    "只写与办理有关的事实，例如“本件由市信访局转来”“已请求复查”“调解未达成”。",
    "Write only facts the handling needs: “Sent here by the city's office.” “Review was requested.” “Mediation ended without agreement.”",
)

# Grouped by reason. Short words that stand inside innocent ones have these in `INNOCENT`.
WORDS: dict[Why, tuple[str, ...]] = {
    NAME_CALLING: (
        "缠访", "闹访", "缠闹", "闹事", "老上访", "老访户", "信访老户", "上访户", "访民", "惯访", "职业上访", "职业信访",
        "上访专业户", "信访专业户", "谋利性", "无理取闹", "无理", "胡搅蛮缠", "蛮横", "刁民", "刁钻", "无赖", "难缠",
        "泼妇", "刺头", "钉子户", "油盐不进", "不可理喻", "别有用心", "居心叵测", "得寸进尺", "troublemaker", "vexatious",
        "professional petitioner", "querulous",
    ),
    LISTING: (
        "重点人员", "重点人头", "重点对象", "重点关注人", "重点关注对象", "黑名单", "关注名单", "稳控", "维稳对象", "不稳定因素", "风险等级", "风险人员",
        "高风险人", "高风险户", "高风险对象", "危险分子", "极端分子", "失信人员", "盯防", "列控", "布控",
        "blacklist", "watchlist", "high-risk person", "risk level",
    ),
    MIND: (
        "精神病", "神经病", "精神不正常", "精神异常", "精神有问题", "精神失常", "脑子有问题", "脑子不正常", "偏执", "疯子", "发疯",
        "妄想", "智障", "弱智", "脑残", "mentally ill", "paranoid", "lunatic",
    ),
    RIGHTS: (
        "非访", "非正常上访", "违规上访", "越级上访", "越级访", "越级走访", "进京上访", "进京访", "赴省访", "反复上访", "多次上访",
        "屡次上访", "重复上访", "频繁上访", "屡访", "拒不满意", "拒绝满意", "拒不息访", "拒绝息访", "息诉罢访", "扬言上访",
        "联系媒体", "找媒体", "找记者", "联系记者", "拒绝调解", "不接受调解",
    ),
}  # fmt: skip
INNOCENT = ("无理由", "无理据", "精神病院", "精神病医院", "精神病专科", "精神病防治")
_SIMPLIFIED = str.maketrans(
    "纏訪鬧戶無賴難單點員險維穩職專業謀經瘋續復屢頻進級違規絕滿媒體聯記",
    "缠访闹户无赖难单点员险维稳职专业谋经疯续复屡频进级违规绝满媒体联记",
)


def found(text: str) -> tuple[Label, ...]:
    """The words of the list that stand in a text, whatever width, case, spacing or signs they are dressed in.

    Of words that contain one another only the longest is told. An empty tuple: none.
    """
    plain = _plain(text)
    for innocent in _INNOCENT:
        plain = plain.replace(innocent, " ")
    hits = [(_plain(word), Label(word, why)) for why, words in WORDS.items() for word in words]
    hits = [hit for hit in hits if hit[0] in plain]
    return tuple(
        label for word, label in hits if not any(word in other and word != other for other, _ in hits)
    )


def _plain(text: str) -> str:
    """Letters and digits alone, of one width and case, traditional signs of the list made simplified."""
    even = unicodedata.normalize("NFKC", text).casefold().translate(_SIMPLIFIED)
    return "".join(sign for sign in even if unicodedata.category(sign)[0] in "LN")


_INNOCENT = tuple(_plain(one) for one in INNOCENT)
