"""Whether what a paper says is what it must be: a day, a number, an organ, an answer to each request.

What is checked is the wording that will be printed, whoever wrote it. Days are written 2026年3月2日. The lists of words
are ours (C); the contents they serve are law where the paper names an article.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from huiyin.law.grammar import Content, Paper, Shape

Lines = Sequence[tuple[str, str]]  # label and text of each line, in Chinese
Wrong = tuple[str, str]  # a sentence in each language
RESULTS = ("予以支持", "作出解释说明", "不予支持")
_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_NUMBER = re.compile(r"\d+")
_NAMED = re.compile(r"[\u3400-\u9fff]{2}|[A-Za-z]{3}")
_NOBODY = re.compile(
    r"^(?:无|暂无|没有|不详|未知|待定|(?:有关|相关|其他)(?:部门|机关|单位|机构|方面)(?:、单位)?)[。.]?$"
)


def wrong(paper: Paper, said: Mapping[str, Lines], on: date) -> list[Wrong]:
    """A sentence for each content that is there and is not what it must be; `on` is the day the paper bears."""
    found: list[Wrong] = []
    for content in paper.contents:
        lines = said.get(content.name) or ()
        if lines and content.shape in _CHECKS:
            told = _CHECKS[content.shape](content, lines, said, on)
            if told is not None:
                by = content.article
                zh = f"“{content.zh}”{told[0]}" + (f"（{by.zh}）" if by else "")
                en = f"“{content.en}” {told[1]}" + (f" ({by.en})" if by else "")
                found.append((zh, en))
    return found


def _days(lines: Lines) -> list[date]:
    """The days named; one that is not in the calendar counts as none."""
    found = []
    for _, text in lines:
        for year, month, day in _DAY.findall(text):
            try:
                found.append(date(int(year), int(month), int(day)))
            except ValueError:
                continue
    return found


def _day(content: Content, lines: Lines, said: Mapping[str, Lines], on: date) -> Wrong | None:
    return None if _days(lines) else ("没有写明年月日", "names no day")


def _coming(content: Content, lines: Lines, said: Mapping[str, Lines], on: date) -> Wrong | None:
    days = _days(lines)
    if not days:
        return "没有写明年月日", "names no day"
    last = max(days)
    if last >= on:
        return None
    return (
        f"是{last.isoformat()}，早于文书的日期{on.isoformat()}",
        f"is {last}, before the day of the paper, {on}",
    )


def _number(content: Content, lines: Lines, said: Mapping[str, Lines], on: date) -> Wrong | None:
    numbers = [int(one) for _, text in lines for one in _NUMBER.findall(text)]
    if len(numbers) == 1 and 1 <= numbers[0] <= content.most:
        return None
    return f"应当是1至{content.most}之间的一个数", f"must be one number from 1 to {content.most}"


def _organ(content: Content, lines: Lines, said: Mapping[str, Lines], on: date) -> Wrong | None:
    text = "".join(text for _, text in lines).strip()
    if _NAMED.search(text) and not _NOBODY.match(text):
        return None
    return "没有写明机关、单位的名称", "names no organ"


def _persons(content: Content, lines: Lines, said: Mapping[str, Lines], on: date) -> Wrong | None:
    if len(lines) <= content.most:
        return None
    return f"不得超过{content.most}人，写了{len(lines)}人", f"may be at most {content.most}, not {len(lines)}"


def _answers(content: Content, lines: Lines, said: Mapping[str, Lines], on: date) -> Wrong | None:
    requests = [label for label, _ in said.get("requests") or () if label.startswith("（")]
    answered = [text for label, text in lines if label == "意见："]
    if len(answered) >= max(len(requests), 1) and all(text in RESULTS for text in answered):
        return None
    return (
        f"应当逐项答复：请求{len(requests)}项，答复{len(answered)}项",
        f"must answer each request: {len(requests)} requests, {len(answered)} answers",
    )


def _results(content: Content, lines: Lines, said: Mapping[str, Lines], on: date) -> Wrong | None:
    if all(text in RESULTS for _, text in lines):
        return None
    return "只能是予以支持、作出解释说明或者不予支持", "can only be supported, explained or not supported"


def _remedy(content: Content, lines: Lines, said: Mapping[str, Lines], on: date) -> Wrong | None:
    text = "".join(text for _, text in lines)
    if "30日" in text and ("复查" in text or "复核" in text):
        return None
    return "应当写明向谁请求和30日的期限", "must say whom to ask and that there are 30 days"


_Check = Callable[[Content, Lines, Mapping[str, Lines], date], Wrong | None]
_CHECKS: Mapping[Shape, _Check] = {
    Shape.DAY: _day,
    Shape.COMING: _coming,
    Shape.NUMBER: _number,
    Shape.ORGAN: _organ,
    Shape.PERSONS: _persons,
    Shape.ANSWERS: _answers,
    Shape.RESULTS: _results,
    Shape.REMEDY: _remedy,
}
