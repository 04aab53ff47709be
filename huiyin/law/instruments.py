"""Legal bases an opinion may cite: the office's own list, row by row checked, and a short list to begin with.

The list offers; free text stays possible, and nobody is bound by it. What is not in force on the day is not offered.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from huiyin.law.declined import Declined
from huiyin.law.grammar import Article, Mark

MOST = 20_000  # rows
_HEADS = {
    "名称": "name",
    "条": "article",
    "要旨": "gist",
    "施行": "since",
    "失效": "until",
    "标记": "mark",
}
_ARTICLE = re.compile(r"[1-9]\d{0,3}(?:\([1-9]\d?\)){0,2}|第[〇零一二三四五六七八九十百千]{1,9}条\S{0,20}")
_MARKS = {str(mark) for mark in Mark}


@dataclass(frozen=True, slots=True)
class Instrument:
    """One article of one instrument: `since` the first day in force, `until` the last; None: open."""

    name: str
    article: str  # 32(1), or 第三十二条第一款 as written
    gist: str
    since: date | None
    until: date | None
    mark: Mark

    @property
    def cited(self) -> str:
        """As it stands in a paper: 《信访工作条例》第三十二条第一款."""
        if self.article[0] == "第":
            return f"《{self.name}》{self.article}"
        return Article(self.article, book=self.name).zh

    def in_force(self, on: date) -> bool:
        """Whether it is in force on that day."""
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)


def read(text: str, *, as_json: bool) -> tuple[Instrument, ...]:
    """A list as CSV (first line: 名称,条,要旨,施行,失效,标记, or name,article,gist,since,until,mark) or as JSON.

    Raises `Declined` with a sentence for every row that is wrong; nothing is read by halves.
    """
    rows = _from_json(text) if as_json else _from_csv(text)
    found: list[Instrument] = []
    wrong: list[tuple[str, str]] = []
    for place, row in rows:
        faults = list(_faults(row))
        wrong += [(f"第 {place} 行：{zh}", f"Row {place}: {en}") for zh, en in faults]
        if not faults:
            found.append(_instrument(row))
    twice = [one for one in found if found.count(one) > 1]
    if twice:
        wrong.append((f"{twice[0].cited}列了两次。", f"{twice[0].cited} is listed twice."))
    if not rows:
        wrong.append(("里面没有任何依据。", "There is no instrument in it."))
    if wrong:
        raise Declined("\n".join(zh for zh, _ in wrong), "\n".join(en for _, en in wrong))
    return tuple(found)


def written(instruments: Iterable[Instrument]) -> str:
    """The list as JSON, as `read` takes it."""
    return json.dumps([asdict(one) for one in instruments], ensure_ascii=False, indent=1, default=str) + "\n"


def in_force(instruments: Iterable[Instrument], on: date) -> list[Instrument]:
    """Those that may be cited on that day, in the order of the list."""
    return [one for one in instruments if one.in_force(on)]


def _from_csv(text: str) -> list[tuple[int, Mapping[str, Any]]]:
    lines = list(csv.reader(io.StringIO(text.lstrip("\ufeff"))))
    heads = [_HEADS.get(head.strip(), head.strip()) for head in lines[0]] if lines else []
    if not {"name", "article"} <= set(heads):
        raise Declined(
            "第一行应写明各列：名称,条,要旨,施行,失效,标记。",
            "The first line names the columns: name,article,gist,since,until,mark.",
        )
    rows = [(place, line) for place, line in enumerate(lines[1:], start=2) if any(line)]
    _not_too_many(rows)
    return [(place, dict(zip(heads, line, strict=False))) for place, line in rows]


def _from_json(text: str) -> list[tuple[int, Mapping[str, Any]]]:
    try:
        said = json.loads(text)
    except ValueError:
        said = None
    if not isinstance(said, list) or not all(isinstance(one, dict) for one in said):
        raise Declined("不是 JSON 列表。", "It is no JSON list.")
    _not_too_many(said)
    return list(enumerate(said, start=1))


def _not_too_many(rows: list[Any]) -> None:
    if len(rows) > MOST:
        raise Declined(f"超过 {MOST} 行。", f"There are more than {MOST} rows.")


def _text(row: Mapping[str, Any], name: str) -> str:
    return str(row.get(name) or "").strip()


def _faults(row: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    name, article = _text(row, "name").strip("《》"), _text(row, "article")
    if not name or len(name) > 100:
        yield "没有写明名称，或者超过100字。", "the name is missing, or longer than 100 signs."
    if not _ARTICLE.fullmatch(article):
        yield (
            f"“{article}”不是条号，应写作 32、32(1) 或者第三十二条。",
            f"“{article}” is no article: write 32, 32(1) or 第三十二条.",
        )
    if len(_text(row, "gist")) > 200:
        yield "要旨超过200字。", "the gist is longer than 200 signs."
    if (_text(row, "mark") or "K") not in _MARKS:
        yield (
            f"标记“{_text(row, 'mark')}”不在 V、V2、P、C、K 之中。",
            f"the mark “{_text(row, 'mark')}” is none of V, V2, P, C, K.",
        )
    days = [_day(_text(row, one)) for one in ("since", "until")]
    if False in days:
        yield "日期应写作 2026-03-02。", "a day is written 2026-03-02."
    elif all(isinstance(one, date) for one in days) and days[0] > days[1]:  # type: ignore[operator]
        yield "失效日早于施行日。", "the last day lies before the first."


def _day(text: str) -> date | bool | None:
    """A day, None where none is given, False where it is none."""
    if text in ("", "None"):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return False


def _instrument(row: Mapping[str, Any]) -> Instrument:
    since, until = (_day(_text(row, one)) or None for one in ("since", "until"))
    return Instrument(
        name=_text(row, "name").strip("《》"),
        article=_text(row, "article"),
        gist=_text(row, "gist"),
        since=since if isinstance(since, date) else None,
        until=until if isinstance(until, date) else None,
        mark=Mark(_text(row, "mark") or "K"),
    )


def _of(name: str, since: str, mark: Mark, *articles: tuple[str, str]) -> tuple[Instrument, ...]:
    first = date.fromisoformat(since)
    return tuple(Instrument(name, article, gist, first, None, mark) for article, gist in articles)


# What the rulebook of this program itself rests on; the texts were read for it where the mark is V. First days are
# those of the version read (K): an office checks them when it makes the list its own.
DEFAULTS: tuple[Instrument, ...] = (
    *_of(
        "信访工作条例",
        "2022-05-01",
        Mark.LAW,
        ("31(5)", "请求查处违法行为或者履行保护职责的，依法履行或者答复"),
        ("31(6)", "听取陈述、调查核实、出具处理意见书"),
        ("32(1)", "处理意见书应当载明的内容；支持、解释说明、不予支持"),
        ("32(2)", "支持请求的，督促执行"),
        ("33", "调解、和解"),
        ("34", "六十日内办结；延长不超过三十日"),
        ("35", "三十日内请求复查"),
        ("36(1)", "三十日内请求复核"),
        ("36(3)", "同一事实和理由不再受理"),
    ),
    *_of("信访事项简易办理办法", "2022-07-17", Mark.SECONDARY, ("1", "简易办理的范围和程序")),
    *_of(
        "中华人民共和国行政复议法",
        "2024-01-01",
        Mark.LAW,
        ("12", "不属于行政复议范围的事项"),
        ("20", "知道行政行为之日起六十日内申请"),
    ),
    *_of(
        "中华人民共和国行政诉讼法",
        "2017-07-01",
        Mark.LAW,
        ("46", "知道行政行为之日起六个月内起诉"),
        ("47", "申请履行保护职责，两个月内履行"),
    ),
    *_of(
        "中华人民共和国劳动争议调解仲裁法",
        "2008-05-01",
        Mark.LAW,
        ("5", "劳动争议的协商、调解、仲裁和诉讼"),
        ("27", "申请仲裁的时效为一年"),
    ),
    *_of("中华人民共和国人民调解法", "2011-01-01", Mark.LAW, ("33", "三十日内共同申请司法确认")),
    *_of("中华人民共和国个人信息保护法", "2021-11-01", Mark.LAW, ("34", "国家机关在职权范围内处理个人信息")),
)
