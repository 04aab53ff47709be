"""Blank forms for a day without power, to be filled in by hand and entered later. The wording is ours.

The arrival number is the one of the agency's own paper book; it is entered with the registration, and the system's number follows.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from huiyin.law.grammar import Article, Mark
from huiyin.papers import rendering


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to write: its words and how many lines it needs."""

    zh: str
    lines: int = 1
    ticks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Blank:
    """A blank form: what it is for, on what basis, what is asked; whether petitioners take it themselves."""

    code: str
    zh: str
    en: str
    article: Article
    rows: tuple[Row, ...]
    note: str
    theirs: bool = False


_OURS = Article("", mark=Mark.CONVENTION)
_BOOK_NUMBER = Row("收件编号（本单位纸质登记簿上的编号）")
_WHO = (Row("姓名"), Row("住址（能收到信的地方）", 2), Row("电话"))
_SIGNED = (
    Row("签名或者捺印，日期", 2),
    Row("不识字、看不清的", 2, ("已由工作人员逐字宣读，本人听明白", "由他人代写，代写人：")),
    Row("见证人（捺印的须有）：签名、住址", 2),
)
_WHICH = (Row("信访事项编号或者意见书文号"), Row("收到意见书的日期"))
_REVIEW_NOTE = "自收到书面答复之日起30日内提出；邮寄的以邮戳为准，信封请保留 [C]。逾期的也可以提出，写明原因，由人审查，不自动拒绝 [C]。"

BLANKS = (
    Blank(
        "registration",
        "信访登记表",
        "registration form",
        Article("22(1)", "应当予以登记"),
        (
            _BOOK_NUMBER,
            Row("收到日期、时间"),
            Row("来件方式", 1, ("来信", "来访", "来电", "传真", "其他")),
            Row("来信：邮戳日期、页数、附件份数"),
            *_WHO,
            Row("信访请求（逐项写）", 4),
            Row("反映的情况、事实和理由", 6),
            Row("登记人签名"),
        ),
        "反映他人违纪违法的，写到这里为止：停止阅看，装袋密封，只交密件经办人员。",
    ),
    Blank(
        "receipt",
        "收件凭条",
        "receipt stub",
        Article("21(2)", "查询"),
        (
            _BOOK_NUMBER,
            Row("收到日期"),
            Row("收到的材料：件数、页数", 2),
            Row("收件单位（盖章）、收件人签名", 2),
        ),
        "恢复供电后录入系统，届时另给登记编号和查询码：请留电话，或者持本凭条来领取。各项期限自写明的收到之日起算，不因停电推迟。",
    ),
    Blank(
        "oral_record",
        "口头信访记录",
        "oral record",
        Article("19(1)", "如实记录"),
        (
            _BOOK_NUMBER,
            Row("时间、地点", 1),
            Row("在场人员"),
            *_WHO,
            Row("陈述的请求、事实和理由（照原话记）", 10),
            Row("已向本人宣读，本人认为", 1, ("无误", "需要更正：")),
            *_SIGNED,
            Row("记录人签名"),
        ),
        "本人有权要求更正，并带走一份。",
    ),
    Blank(
        "representatives",
        "代表推选书",
        "representative list",
        Article("20(3)", "代表人数不得超过5人"),
        (
            Row("共同反映的事项", 3),
            Row("推选的代表（不超过5人）：姓名、电话", 5),
            Row("推选人签名或者捺印", 6),
            Row("日期"),
        ),
        "不推选代表，事项也照样登记。",
        theirs=True,
    ),
    Blank(
        "return_slip",
        "送达回证",
        "return slip",
        Article("87", "送达回证", book="民事诉讼法"),
        (
            Row("送达的文书、文号"),
            Row("受送达人"),
            Row("送达地点"),
            Row(
                "送达方式",
                2,
                ("直接送达", "留置送达", "邮寄送达", "委托送达", "公告送达", "电子送达（本人同意）"),
            ),
            Row("收到日期和时间"),
            Row("不是本人签收的", 1, ("同住成年家属", "代理人", "指定的代收人")),
            Row("拒收的事由；留置的", 2, ("两名见证人", "拍照、录像")),
            *_SIGNED[:2],
            Row("见证人（捺印一人，留置两人）：签名、单位、住址", 3),
            Row("送达人签名"),
        ),
        "把一份文书交本人带回家。没有收到日期的证据，请求复查、复核的期限不起算 [C]。",
    ),
    Blank(
        "review",
        "复查申请书",
        "request for review",
        Article("35", "自收到书面答复之日起30日内请求"),
        (
            *_WHO,
            *_WHICH,
            Row("请求复查的机关、单位（原办理机关、单位的上一级）"),
            Row("不服的理由和请求", 8),
            Row("附件"),
            *_SIGNED,
        ),
        _REVIEW_NOTE,
        theirs=True,
    ),
    Blank(
        "re_review",
        "复核申请书",
        "request for re-review",
        Article("36(1)", "向复查机关、单位的上一级机关、单位请求复核"),
        (
            *_WHO,
            Row("信访事项编号或者复查意见书文号"),
            Row("收到复查意见书的日期"),
            Row("请求复核的机关、单位（复查机关、单位的上一级）"),
            Row("不服的理由和请求", 8),
            Row("附件"),
            *_SIGNED,
        ),
        _REVIEW_NOTE,
        theirs=True,
    ),
    Blank(
        "statement",
        "办理前陈述意见",
        "statement before handling",
        Article("31(6)", "听取信访人陈述事实和理由"),
        (
            Row("信访事项编号"),
            *_WHO,
            Row("我想说明的事实", 7),
            Row("我的理由和请求", 5),
            Row("希望调取的证据、询问的人", 3),
            *_SIGNED,
        ),
        "办理以前您有权陈述。可以口头说，由工作人员照原话记录。",
        theirs=True,
    ),
)
BY_CODE = {blank.code: blank for blank in BLANKS}


@lru_cache(maxsize=64)
def pdf(blank: Blank, on: date) -> bytes:
    """The blank form as PDF/A-2b, in large type; set once a day, for anyone may ask for it."""
    mark = f"[{blank.article.mark}]"
    words = {
        "title": blank.zh,
        "en": blank.en,
        "law": f"{blank.article.zh} {mark}".strip(),
        "rows": [{"zh": row.zh, "lines": row.lines, "ticks": list(row.ticks)} for row in blank.rows],
        "note": blank.note,
        "notes": [],
    }
    return rendering.pdf(words, on, sheet="blank.typ")
