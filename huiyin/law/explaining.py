"""What the book says of one name: a step, a clock, an article, a paper, a refusal, a breach or a reading."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from huiyin.law.book_2022 import breaches, clocks, closing, papers, refusals, states, steps
from huiyin.law.declined import Declined
from huiyin.law.grammar import BOOK, Article, Breach, Clock, Condition, Paper, Reading, Refusal, Step, numeral
from huiyin.law.names import named
from huiyin.law.readings import READINGS
from huiyin.law.working import Sentence, cited, excluded_en, length_words

_ARTICLES = range(1, 51)
_NUMBERS = {numeral(number): number for number in _ARTICLES}
_ARTICLE = re.compile(r"(?:art\.?|article)?\s*([0-9]+)\s*((?:\([0-9]+\))*)", re.IGNORECASE)
_CHINESE = re.compile(r"第?([一二三四五六七八九十0-9]+)条(?:第?(\w+?)款)?(?:第?(\w+?)项)?")
_BLANK = re.compile(r"\{\w+\}")  # filled only when a step is judged
Line = Sentence


def explain(name: str) -> tuple[Line, ...]:
    """Everything the book says of that name, in both languages. Raises `Declined` for an unknown name.

    A clock and a step may share a name (`object`): both are told.
    """
    wanted = name.strip().casefold()
    found = [
        line
        for kind, rules in _RULES.items()
        for rule in rules
        if wanted in {key.casefold() for key in _keys(rule)}
        for line in _TELL[kind](rule)
    ]
    where = None if found else _article(name.strip())
    if where is not None:
        found = list(_tell_article(where))
    if not found:
        raise Declined(
            f"没有名为“{name}”的步骤、期限或者条文。",
            f"There is no step, clock or article called “{name}”.",
        )
    return tuple(found)


class _Where(NamedTuple):
    """An article as it was asked for: 34, or 23(3)."""

    head: int
    rest: str


def _article(name: str) -> _Where | None:
    plain = name.replace("（", "(").replace("）", ")")
    if found := _ARTICLE.fullmatch(plain):
        parts = [int(found[1]), *map(int, re.findall("[0-9]+", found[2]))]
    elif found := _CHINESE.fullmatch(plain):
        parts = [_number(part) for part in found.groups() if part]
    else:
        return None
    return _Where(parts[0], "".join(f"({part})" for part in parts[1:])) if parts[0] in _ARTICLES else None


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else _NUMBERS.get(text, 0)


def _keys(rule: Any) -> set[str]:
    return {key for key in (getattr(rule, "id", ""), rule.code) if key}


def _basis(article: Article) -> Line:
    text = cited(article)
    return Line(f"依据：{text.zh}", f"Basis: {text.en}")


def _tell_clock(clock: Clock) -> Iterator[Line]:
    yield Line(f"{clock.id} 期限：{clock.zh}", f"Clock {clock.code}: {clock.en}")
    yield _basis(clock.article)
    yield length_of(clock)
    yield Line(
        f"自{clock.runs_from}起，至{clock.until}止", f"From: {clock.runs_from_en}; until: {clock.until_en}"
    )
    if clock.extension:
        zh, en = cited(clock.extension.article)
        most = clock.extension.up_to.amount
        yield Line(f"可以延长，合计不超过{most}日：{zh}", f"Extension: {most} days at most in all: {en}")
    if clock.excludes_by:
        zh, en = cited(clock.excludes_by)
        yield Line(f"扣除{clock.excludes}时间：{zh}", f"Taken out ({excluded_en(clock)}): {en}")
    if not clock.rolls_over:
        yield Line("不因休息日顺延", "It does not roll over rest days")
    yield Line(f"性质：{clock.status}", f"Status: {clock.status}")
    if clock.breach:
        breach = breaches.BY_CODE[clock.breach]
        yield Line(f"逾期：{breach.code} {breach.zh}", f"When broken: {breach.code} {breach.en}")
    yield from _who_moves(clock)


def length_of(clock: Clock) -> Line:
    """How long a clock is, in words: with its stages, or who sets it, and how far the number is law."""
    if clock.length is None:
        if clock.office_sets_length:
            return Line(f"期限由机关指定[{clock.mark}]", f"Length set by the office [{clock.mark}]")
        return Line(f"期限每年一次[{clock.mark}]", f"Length none: once a year [{clock.mark}]")
    zh, en = length_words(clock.length) if clock.length.amount else Line("当日", "the same day")
    if clock.stages:
        zh, en = (
            f"{zh}（逐级累计 {'、'.join(map(str, clock.stages))}）",
            f"{en} (levels: {', '.join(map(str, clock.stages))})",
        )
    if clock.office_sets_length:
        zh, en = f"{zh}（机关可以另定）", f"{en} (an office may set another)"
    return Line(f"期限{zh}[{clock.mark}]", f"Length {en} [{clock.mark}]")


def _who_moves(clock: Clock) -> Iterator[Line]:
    for zh, en, moves in (
        ("起表", "Started by", lambda step: clock.code in {start.clock for start in step.starts}),
        ("停表", "Met by", lambda step: clock.code in step.stops),
        ("作废", "Voided by", lambda step: clock.code in step.voids),
        ("延长", "Extended by", lambda step: clock.code == step.extends),
    ):
        found = [step for step in steps.STEPS if moves(step)]
        if found:
            yield Line(
                f"{zh}：" + "、".join(f"{step.id} {step.zh}" for step in found),
                f"{en}: " + ", ".join(step.code for step in found),
            )


def _tell_step(step: Step) -> Iterator[Line]:
    yield Line(f"{step.id} 步骤：{step.zh}", f"Step {step.code}: {step.en}")
    yield _basis(step.article)
    who, where = named(step.by), named(step.where)
    yield Line(
        f"由谁：{who.zh}" + (f"（{where.zh}）" if where.zh else ""),
        f"By: {who.en}" + (f" at {where.en}" if where.en else ""),
    )
    yield _states(step)
    if step.klass or step.route:
        zh, en = named([*step.klass, *step.route])
        yield Line(f"限于：{zh}", f"Only for: {en}")
    for ask in step.asks:
        yield Line(
            f"须说明：{ask.zh}" + ("" if ask.required else "（可不填）"),
            f"Asks: {ask.en}" + ("" if ask.required else " (optional)"),
        )
    for condition in step.provided:
        zh, en = said(condition)
        yield Line(f"不成立时拒绝：{zh}", f"Refused where it does not hold: {en}")
    yield from _consequences(step)


def said(condition: Condition) -> Line:
    """The sentence of a guard, with a mark where a name or date is filled in, and its own article if it has one."""
    zh, en = _BLANK.sub("……", condition.zh), _BLANK.sub("…", condition.en)
    if condition.article is None:
        return Line(zh, en)
    article = cited(condition.article)
    return Line(f"{zh}（{article.zh}）", f"{en} ({article.en})")


def _states(step: Step) -> Line:
    before = [states.NAMES[state] for state in sorted(step.when)] or [states.Name("新件", "new")]
    after = [states.NAMES[state] for state in step.then] or [states.Name("状态不变", "the state stays")]
    return Line(
        f"从：{'、'.join(name.zh for name in before)}；到：{'、'.join(name.zh for name in after)}",
        f"From: {', '.join(name.en for name in before)}; to: {', '.join(name.en for name in after)}",
    )


def _consequences(step: Step) -> Iterator[Line]:
    for zh, en, codes in (
        ("起表", "Starts", [start.clock for start in step.starts]),
        ("停表", "Meets", list(step.stops)),
        ("作废", "Voids", list(step.voids)),
        ("延长", "Extends", [step.extends] if step.extends else []),
    ):
        found = [clocks.BY_CODE[code] for code in codes]
        if found:
            yield Line(
                f"{zh}：" + "、".join(f"{clock.id} {clock.zh}" for clock in found),
                f"{en}: " + ", ".join(clock.code for clock in found),
            )
    found_papers = [papers.BY_CODE[code] for code in step.papers]
    if found_papers:
        yield Line(
            "文书：" + "、".join(f"{paper.id} {paper.zh}" for paper in found_papers),
            "Papers: " + ", ".join(f"{paper.id} {paper.en}" for paper in found_papers),
        )


def _tell_paper(paper: Paper) -> Iterator[Line]:
    yield Line(f"{paper.id} 文书：{paper.zh}", f"Paper {paper.code}: {paper.en}")
    yield _basis(paper.article)
    for content in paper.contents:
        must = f"（{content.article.zh}）" if content.article else "（格式要求）"
        must_en = f" ({content.article.en})" if content.article else " (good form)"
        yield Line(f"载明：{content.zh}{must}", f"Contains: {content.en}{must_en}")
    if paper.served:
        yield Line("须有送达证明", "Proof of service is needed")


def _tell_refusal(refusal: Refusal) -> Iterator[Line]:
    yield Line(f"{refusal.code} 理由：{refusal.zh}", f"Ground {refusal.code}: {refusal.en}")
    yield _basis(refusal.article)
    for need in refusal.needs:
        zh, _, en = need.partition(" · ")
        yield Line(f"须附：{zh}", f"Needs: {en or zh}")
    if not refusal.enabled:
        yield Line("默认停用", "Off by default")
    if refusal.guidance:
        yield Line("这是引导，不是拒绝", "This guides; it refuses nothing")


def _tell_breach(breach: Breach) -> Iterator[Line]:
    yield Line(f"{breach.code} 违规：{breach.zh}", f"Breach {breach.code}: {breach.en}")
    yield _basis(breach.article)


def _tell_closing(kept: closing.Closing) -> Iterator[Line]:
    yield Line(f"{kept.code} 办结代码：{kept.zh}", f"Closing code {kept.code}: {kept.en}")
    yield _basis(kept.article)


def _tell_reading(reading: Reading) -> Iterator[Line]:
    yield Line(f"{reading.id} 解释：{reading.question}", f"Reading {reading.code}: {reading.question_en}")
    yield Line(f"选择[{reading.mark}]：{reading.choice}", f"Choice [{reading.mark}]: {reading.choice_en}")
    yield Line(f"理由：{reading.reason}", f"Reason: {reading.reason_en}")
    if reading.article:
        yield _basis(reading.article)
    switch = reading.switch or "—"
    yield Line(
        f"决定于：{reading.decided_on}；开关：{switch}", f"Decided on {reading.decided_on}; switch: {switch}"
    )


_RULES: dict[str, tuple[Any, ...]] = {
    "clock": clocks.CLOCKS,
    "step": steps.STEPS,
    "reading": READINGS,
    "paper": tuple(papers.BY_CODE.values()),
    "refusal": tuple(refusals.BY_CODE.values()),
    "breach": tuple(breaches.BY_CODE.values()),
    "closing": closing.CLOSINGS,
}
_TELL: dict[str, Callable[[Any], Iterator[Line]]] = {
    "clock": _tell_clock,
    "step": _tell_step,
    "reading": _tell_reading,
    "paper": _tell_paper,
    "refusal": _tell_refusal,
    "breach": _tell_breach,
    "closing": _tell_closing,
}


def _tell_article(where: _Where) -> Iterator[Line]:
    asked = Article(f"{where.head}{where.rest}")
    yield Line(asked.zh, asked.en)
    found = False
    for kind, rules in _RULES.items():
        for rule in rules:
            for article in dict.fromkeys(_articles(rule)):
                if article.book == BOOK and _within(article.number, asked.number):
                    found = True
                    head, basis = next(_TELL[kind](rule)), cited(article)
                    yield Line(f"{head.zh} — {basis.zh}", f"{head.en} — {basis.en}")
    if not found:
        yield Line("本系统没有由这一条直接产生的规则。", "No rule of this program rests on it directly.")


def _articles(rule: Any) -> Iterator[Article]:
    """Every article a rule rests on: its own, and those of its parts."""
    parts = (*getattr(rule, "provided", ()), *getattr(rule, "contents", ()), getattr(rule, "extension", None))
    for article in (
        rule.article,
        getattr(rule, "excludes_by", None),
        *(getattr(part, "article", None) for part in parts),
    ):
        if article is not None:
            yield article


def _within(number: str, asked: str) -> bool:
    return number == asked or number.startswith(f"{asked}(")
