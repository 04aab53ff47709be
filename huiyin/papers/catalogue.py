"""Prints the catalogue of papers with their wording, for a lawyer to read (docs/law/papers.md). No Django, no database."""

from __future__ import annotations

from collections.abc import Iterator

from huiyin.law.book_2022 import clocks
from huiyin.law.book_2022.papers import PAPERS
from huiyin.law.book_2022.signing import SIGNING
from huiyin.law.grammar import BOOK, Article, Content, Paper, Shape
from huiyin.papers.speech import SPEECH, Speech

_HEAD = f"""# 文书及其文字 · Papers and their wording

> 本页由 `huiyin law sheet` 打印，不要手改：内容见 `huiyin/law/book_2022/papers*.py`，文字见 `huiyin/papers/words/`。
> Printed by `huiyin law sheet`; do not edit. Contents are declared in the law room, the words lie in `huiyin/papers/words/`.

法律版本 · book of law：《{BOOK}》（2022）。† 条文要求写明，缺了不能签发 · demanded by the article, without it nothing is issued.
"""
_TO = {
    "petitioner": ("信访人", "the petitioner"),
    "parties": ("双方当事人", "both parties"),
    "participants": ("听证参加人", "participants"),
    "holder": ("办理单位", "the organ that holds it"),
    "sender": ("转送、交办单位", "the organ that sent it"),
    "origin": ("登记单位", "the organ that registered it"),
    "reviewer": ("复查单位", "the review organ"),
    "committee": ("本级党委和政府", "own Party committee and government"),
    "superior": ("上一级机关", "the next higher organ"),
    "organ": ("有关机关", "an organ"),
    "body": ("接收机构", "the receiving body"),
    "public": ("社会公众", "the public"),
    "file": ("存卷", "the file"),
}
_SHAPES = {
    Shape.DAY: "年月日 · a day",
    Shape.COMING: "不早于文书日期的年月日 · a day not before the paper's",
    Shape.NUMBER: "1至{most}之间的数 · a number from 1 to {most}",
    Shape.ORGAN: "机关、单位名称 · an organ by name",
    Shape.PERSONS: "不超过{most}人 · at most {most} persons",
    Shape.ANSWERS: "每项请求一个答复 · an answer to each request",
    Shape.RESULTS: "予以支持、作出解释说明或者不予支持 · supported, explained or not supported",
    Shape.REMEDY: "向谁请求、30日 · whom to ask, 30 days",
}


def page() -> str:
    """The whole page, as Markdown."""
    return "\n".join([_HEAD, *map(_paper, PAPERS)])


def _paper(paper: Paper) -> str:
    lines = [f"## {paper.id} {paper.zh} `{paper.code}` · {paper.en}\n", *_facts(paper), ""]
    lines += ["| 内容 · content | 应当是 · must be | 依据 · basis |", "| --- | --- | --- |"]
    lines += [_content(content) for content in paper.contents]
    for key, speech in SPEECH.items():
        if key.partition(" ")[0] == paper.code:
            lines += ["", *_words(key, speech)]
    return "\n".join(lines) + "\n"


def _facts(paper: Paper) -> Iterator[str]:
    yield f"- 依据 · basis：{_cite(paper.article)}"
    yield (
        "- 致 · to："
        + _to(paper.to)
        + ("；抄送 · copy to " + "、".join(map(_to, paper.copy_to)) if paper.copy_to else "")
    )
    if paper.served:
        started = clocks.BY_CODE[paper.starts] if paper.starts else None
        runs = f"；送达起算{started.zh}（{started.id}）· {started.en} runs from it" if started else ""
        yield f"- 须有送达证明 · proof of service needed{runs}"
    if paper.restricted:
        yield "- 限制查阅 · restricted"
    yield f"- 文号系列 · series：{SIGNING[paper.code].series or '不编号 · not numbered'}"


def _to(name: str) -> str:
    zh, en = _TO[name]
    return f"{zh} · {en}"


def _content(content: Content) -> str:
    shape = _SHAPES.get(content.shape, "").format(most=content.most)
    law = _cite(content.article) if content.article else ""
    return f"| {content.zh}{'†' if law else ''}<br>{content.en} | {shape or '—'} | {law or '—'} |"


def _cite(article: Article) -> str:
    says = f"“{article.says}”" if article.says else ""
    return f"{article.zh}{says}[{article.mark}]"


def _words(key: str, speech: Speech) -> Iterator[str]:
    variant = key.partition(" ")[2]
    yield f"文字 · words{f'（{variant}）' if variant else ''}，版次 · edition {speech.edition}：\n"
    yield f"> {speech.opening}<br>{speech.opening_en}"
    if speech.closing:
        mark = f" [{speech.closing_mark}]" if speech.closing_mark else ""
        yield f">\n> {speech.closing}<br>{speech.closing_en}{mark}"


__all__ = ["page"]
