"""The working of a due date in sentences: what was counted, skipped and taken out, by which rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from huiyin.law.calendar import Calendar
from huiyin.law.calendar.notice import WEEKDAYS_EN, WEEKDAYS_ZH
from huiyin.law.counting import (
    Deadline,
    Span,
    days_in,
    deadline,
    end_of,
    period_of,
    rolls_over,
    united,
)
from huiyin.law.grammar import Article, Clock, Length, Side, Unit

_LISTED = 20  # working days named one by one; longer periods are told by their ends
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_UNITS = {
    Unit.DAY: ("日", "day"),
    Unit.WORKING_DAY: ("个工作日", "working day"),
    Unit.MONTH: ("个月", "month"),
    Unit.YEAR: ("年", "year"),
}


class Sentence(NamedTuple):
    """One sentence of a working, in both languages."""

    zh: str
    en: str


class Working(NamedTuple):
    """A due date and the sentences that lead to it, step by step."""

    deadline: Deadline
    sentences: tuple[Sentence, ...]

    @property
    def zh(self) -> tuple[str, ...]:
        """The Chinese sentences."""
        return tuple(sentence.zh for sentence in self.sentences)

    @property
    def en(self) -> tuple[str, ...]:
        """The English sentences."""
        return tuple(sentence.en for sentence in self.sentences)


_TO_THE_DAY = Sentence(
    "至对应日届满，没有对应日的至月末（CR-8）", "to the corresponding day, or the end of the month (CR-8)"
)
_HOW = {
    Unit.DAY: Sentence(
        "按自然日计算，期间内的休息日不扣除（CR-2、CR-9）",
        "calendar days, rest days inside count (CR-2, CR-9)",
    ),
    Unit.WORKING_DAY: Sentence("只计工作日（CR-2）", "rest days are not counted (CR-2)"),
    Unit.MONTH: _TO_THE_DAY,
    Unit.YEAR: _TO_THE_DAY,
}


_SWITCH_ELSEWHERE = Sentence(
    "关闭顺延（AGENCY_ROLLOVER）只及于机关一方的信访期限，本期限仍然顺延（CR-3）。",
    "Switching roll-over off (AGENCY_ROLLOVER) touches the agencies' petition clocks only: this one still rolls.",
)


class _Count(NamedTuple):
    """What was asked, and what came of it."""

    clock: Clock
    start: date
    calendar: Calendar
    period: Length
    extended: int
    excluded: Sequence[Span]
    rollover: bool
    result: Deadline


def working(
    clock: Clock,
    start: date,
    calendar: Calendar,
    *,
    extended: int = 0,
    excluded: Sequence[Span] = (),
    length: int | Length | None = None,
    rollover: bool = True,
) -> Working:
    """The same count as `counting.deadline`, with its sentences. Raises `Declined` as that does."""
    result = deadline(
        clock, start, calendar, extended=extended, excluded=excluded, length=length, rollover=rollover
    )
    period = period_of(clock, length)
    count = _Count(clock, start, calendar, period, extended, excluded, rollover, result)
    return Working(result, tuple(_sentences(count)))


def _sentences(count: _Count) -> Iterator[Sentence]:
    yield _beginning(count)
    yield _length(count)
    if count.extended:
        yield _extension(count)
    if count.excluded:
        yield _exclusion(count)
    if count.period.unit is Unit.WORKING_DAY:
        yield from _working_days(count)
    else:
        yield _last_day(count)
    target = count.result.internal_target
    yield _for_the_petitioner() if target is None else _target(count, target)
    if not count.rollover and rolls_over(count.clock, rollover=False):
        yield _SWITCH_ELSEWHERE
    if count.result.provisional:
        yield _provisional(count)


def zh_day(day: date, beside: date | None = None) -> str:
    """2026年3月2日, or 3月2日 beside a day of the same year."""
    short = f"{day.month}月{day.day}日"
    return short if beside is not None and beside.year == day.year else f"{day.year}年{short}"


def en_day(day: date, beside: date | None = None) -> str:
    """2 March 2026, or 2 March beside a day of the same year."""
    short = f"{day.day} {_MONTHS[day.month - 1]}"
    return short if beside is not None and beside.year == day.year else f"{short} {day.year}"


def length_words(period: Length) -> Sentence:
    """60日 / 60 days; 5个工作日 / 5 working days."""
    zh, en = _UNITS[period.unit]
    return Sentence(f"{period.amount}{zh}", f"{period.amount} {en}{'' if period.amount == 1 else 's'}")


def excluded_en(clock: Clock) -> str:
    """What may be taken out of a clock, in English."""
    return {"听证": "hearing", "中止": "suspension", "时效中止": "suspension"}.get(
        clock.excludes, clock.excludes
    )


def cited(article: Article) -> Sentence:
    """An article with its decisive words and its mark."""
    says = f"“{article.says}”" if article.says else ""
    return Sentence(
        f"{article.zh}{says}[{article.mark}]", f"{article.en}{f' ({says})' if says else ''} [{article.mark}]"
    )


def _beginning(count: _Count) -> Sentence:
    start, weekday = count.start, count.start.weekday()
    if count.period.amount == 0:
        return Sentence(
            f"起算事由：{count.clock.runs_from}，{zh_day(start)}（星期{WEEKDAYS_ZH[weekday]}），当日即应完成。",
            f"Start event: {count.clock.runs_from_en}, {WEEKDAYS_EN[weekday]} {en_day(start)}; "
            "it is to be done the same day.",
        )
    first = start + timedelta(days=1)
    return Sentence(
        f"起算事由：{count.clock.runs_from}，{zh_day(start)}（星期{WEEKDAYS_ZH[weekday]}）；"
        f"当日不计，第1日是{zh_day(first, start)}（CR-1[V]，比照适用[C]）。",
        f"Start event: {count.clock.runs_from_en}, {WEEKDAYS_EN[weekday]} {en_day(start)}; that day is not "
        f"counted, day 1 is {en_day(first, start)} (CR-1 [V], by analogy [C]).",
    )


def _length(count: _Count) -> Sentence:
    clock, (zh, en), article = count.clock, length_words(count.period), cited(count.clock.article)
    if clock.stages:
        zh, en = f"{zh}（逐级累计）", f"{en} (running total of the levels)"
    elif clock.office_sets_length and clock.length != count.period:
        zh, en = f"{zh}（机关指定）", f"{en} (set by the office)"
    elif clock.office_sets_length:
        zh, en = f"{zh}（内部默认，机关可以另定）", f"{en} (the default; an office may set another)"
    how = _HOW[count.period.unit]
    if count.period.amount == 0:
        zh, en, how = (
            "当日",
            "the same day",
            Sentence("遇休息日顺延（CR-3）", "rolling over rest days (CR-3)"),
        )
    return Sentence(
        f"期限{zh}[{clock.mark}]，{how.zh}；依据：{article.zh}。",
        f"The length is {en} [{clock.mark}]: {how.en}; basis: {article.en}.",
    )


def _plain_end(count: _Count) -> date:
    return date.fromordinal(end_of(count.period, count.start))


def _extension(count: _Count) -> Sentence:
    end = _plain_end(count)
    extension = count.clock.extension
    article = cited(extension.article) if extension else Sentence("", "")
    return Sentence(
        f"延长{count.extended}日，从原届满日{zh_day(end, count.start)}接续计算，"
        f"不从顺延后的日期起算（CR-10[C]）；依据：{article.zh}。",
        f"The extension of {count.extended} days runs on from the raw end, {en_day(end, count.start)}, "
        f"not from the rolled-over day (CR-10 [C]); basis: {article.en}.",
    )


def _exclusion(count: _Count) -> Sentence:
    end = end_of(count.period, count.start) + count.extended
    spans = united(count.clock, count.start, end, count.excluded)
    article = cited(count.clock.excludes_by) if count.clock.excludes_by else Sentence("", "")
    total = sum(map(days_in, spans))
    zh = "、".join(f"{zh_day(a, count.start)}至{zh_day(b, count.start)}" for a, b in spans)
    en = ", ".join(f"{en_day(a, count.start)} to {en_day(b, count.start)}" for a, b in spans)
    return Sentence(
        f"扣除{count.clock.excludes}时间：{zh}，首尾都扣，共{total}日（CR-11[C]）；依据：{article.zh}。",
        f"Taken out ({excluded_en(count.clock)}): {en}, both ends included, {total} days in all (CR-11 [C]); "
        f"basis: {article.en}.",
    )


def _weekend_worked(count: _Count, day: date) -> bool:
    return day.weekday() > 4 and count.calendar.is_presumed_working(day)


def _last_day(count: _Count) -> Sentence:
    raw, due, start = count.result.raw, count.result.due, count.start
    zh = f"最后一日是{zh_day(raw, start)}（星期{WEEKDAYS_ZH[raw.weekday()]}）"
    en = f"The last day, {en_day(raw, start)},"
    if _weekend_worked(count, raw):
        return Sentence(
            f"{zh}，调休上班，是工作日，不顺延（CR-5[C]）。",
            f"{en} is a {WEEKDAYS_EN[raw.weekday()]} worked in exchange: a working day (CR-5 [C]).",
        )
    if count.calendar.is_presumed_working(raw):
        return Sentence(f"{zh}，是工作日，不顺延。", f"{en} is a working day.")
    why_zh, why_en = count.calendar.why(raw)
    zh, en = f"{zh}，是休息日（{why_zh}）", f"{en} is a rest day ({why_en})"
    if raw != due:
        rule = _roll_over_rule(count.clock)
        return Sentence(
            f"{zh}；下一个工作日是{zh_day(due, start)}，届满日顺延至该日（{rule.zh}）。",
            f"{en}; the next working day is {en_day(due, start)} ({rule.en}).",
        )
    if count.clock.rolls_over and not rolls_over(count.clock, count.rollover):
        return Sentence(
            f"{zh}；顺延已关闭（AGENCY_ROLLOVER），不顺延。",
            f"{en}; roll-over is switched off (AGENCY_ROLLOVER).",
        )
    return Sentence(f"{zh}；本期限不因休息日顺延。", f"{en}; this period does not wait for a working day.")


def _roll_over_rule(clock: Clock) -> Sentence:
    if clock.side is Side.INFORMATION:
        return Sentence("CR-3、CR-4[V]：民法典第二百零三条", "CR-3, CR-4 [V]: Civil Code art. 203")
    return Sentence("CR-3、CR-4[C]：条例未作规定", "CR-3, CR-4 [C]: the Regulations are silent")


def _working_days(count: _Count) -> Iterator[Sentence]:
    start, due = count.start, count.result.due
    span = [start + timedelta(days=n) for n in range(1, (due - start).days + 1)]
    counted = [day for day in span if count.calendar.is_presumed_working(day)]
    if len(counted) <= _LISTED:
        zh = "、".join(
            zh_day(d, start) + ("（周末调休上班）" if _weekend_worked(count, d) else "") for d in counted
        )
        en = ", ".join(
            en_day(d, start) + (" (worked weekend)" if _weekend_worked(count, d) else "") for d in counted
        )
        yield Sentence(f"计入的工作日：{zh}。", f"Working days counted: {en}.")
    skipped = list(_runs([day for day in span if day not in set(counted)]))
    if 0 < len(skipped) <= _LISTED:
        zh = "、".join(zh_day(a, start) + (f"至{zh_day(b, start)}" if a != b else "") for a, b in skipped)
        en = ", ".join(en_day(a, start) + (f" to {en_day(b, start)}" if a != b else "") for a, b in skipped)
        yield Sentence(f"跳过的休息日：{zh}（CR-4[C]）。", f"Rest days skipped: {en} (CR-4 [C]).")
    nth, weekday = count.period.amount, due.weekday()
    yield Sentence(
        f"第{nth}个工作日是{zh_day(due, start)}（星期{WEEKDAYS_ZH[weekday]}），即届满日。",
        f"Working day {nth}, {WEEKDAYS_EN[weekday]} {en_day(due, start)}, is the last day.",
    )


def _runs(span: list[date]) -> Iterator[Span]:
    if not span:
        return
    breaks = [at for at, (a, b) in enumerate(pairwise(span), 1) if (b - a).days > 1]
    for first, end in zip([0, *breaks], [*breaks, len(span)], strict=True):
        yield span[first], span[end - 1]


def _target(count: _Count, target: date) -> Sentence:
    late = target < count.start or (target == count.start and count.period.amount > 0)
    return Sentence(
        f"内部目标：{zh_day(target, count.start)}，即不晚于顺延前届满日的最后一个工作日（CR-14[C]）"
        + ("；期间内没有工作日，应当立即办理。" if late else "。"),
        f"Internal target: {en_day(target, count.start)}, the last working day not after the raw end "
        "(CR-14 [C])" + ("; no working day lies in the period: act at once." if late else "."),
    )


def _for_the_petitioner() -> Sentence:
    return Sentence(
        "这是信访人一方的期限，不设内部目标；届满前寄出的不算逾期（CR-7[C]），存疑从有利于信访人，"
        "逾期请求由人工审查，不自动拒绝（CR-15[C]）。",
        "This period is the petitioner's: there is no internal target; what is posted before it ends is in "
        "time (CR-7 [C]); doubts favour the petitioner and a late request goes to a person (CR-15 [C]).",
    )


def _provisional(count: _Count) -> Sentence:
    known = count.calendar.known_years
    held_zh = f"已收录{min(known)}至{max(known)}年" if known else "一年也没有收录"
    held_en = f"known: {min(known)} to {max(known)}" if known else "none is known"
    return Sentence(
        f"【暂定 PROVISIONAL】涉及放假安排尚未公布或者尚未收录的年份（{held_zh}）；"
        "暂按周末和法定固定节日推算，不是确定的届满日，"
        "安排公布后重新计算，新旧两个日期都保留并告知（CR-13[C]）。",
        f"PROVISIONAL: it touches a year whose holiday notice is not published or not held here ({held_en}); "
        "for now weekends and the fixed holidays alone are presumed rest. It is not certain, will be "
        "recomputed when the notice comes, and both dates will be kept and told (CR-13 [C]).",
    )
