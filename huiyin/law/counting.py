"""From a start event to a last day: the one place where periods are counted (rulebook C.1)."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from huiyin.law.calendar import Calendar
from huiyin.law.declined import Declined
from huiyin.law.grammar import Clock, Length, Side, Unit

Span = tuple[date, date]  # first and last day, both taken out of the period


class Deadline(NamedTuple):
    """The last day of a period: before roll-over, after it, and the day an agency should aim at."""

    raw: date
    due: date
    internal_target: date | None
    provisional: bool


def deadline(
    clock: Clock,
    start: date,
    calendar: Calendar,
    *,
    extended: int = 0,
    excluded: Sequence[Span] = (),
    length: int | Length | None = None,
    rollover: bool = True,
) -> Deadline:
    """Count a clock from the day of its start event, which is day 0 (CR-1).

    `extended` is in days and runs from the raw end (CR-10); `excluded` spans are taken out in whole days
    (CR-11); `length` serves clocks whose length an office sets; `rollover` is the switch AGENCY_ROLLOVER.
    Raises `Declined` for whatever the clock does not allow.
    """
    period = period_of(clock, length)
    if extended:
        check_extension(clock, extended)
    try:
        if period.unit is Unit.WORKING_DAY:
            return _in_working_days(clock, start, calendar, period.amount)
        last = end_of(period, start) + extended
        if excluded:
            last += sum(days_in(span) for span in united(clock, start, last, excluded))
        return _in_calendar_days(clock, calendar, last, rolls_over(clock, rollover))
    except (OverflowError, ValueError) as problem:
        if isinstance(problem, Declined):
            raise
        raise Declined(
            "推算结果超出了日历所能表示的范围。", "The result lies outside the calendar that can be written."
        ) from None


def _in_working_days(clock: Clock, start: date, calendar: Calendar, amount: int) -> Deadline:
    due = date.fromordinal(calendar.nth_after(start.toordinal(), amount))
    certain = calendar.knows(date.fromordinal(start.toordinal() + 1), due)
    return Deadline(due, due, due if has_target(clock) else None, not certain)


def _in_calendar_days(clock: Clock, calendar: Calendar, last: int, rolls: bool) -> Deadline:
    raw = date.fromordinal(last)
    due = date.fromordinal(calendar.following(last)) if rolls else raw
    if not has_target(clock):
        return Deadline(raw, due, None, not calendar.knows(raw, due))
    target = date.fromordinal(calendar.preceding(last))
    return Deadline(raw, due, target, not calendar.knows(target, due))


def has_target(clock: Clock) -> bool:
    """Clocks that bind the petitioner, here or in an outside remedy, have no internal target (CR-14)."""
    return clock.side is not Side.PETITIONER and not clock.petitioner_applies


def rolls_over(clock: Clock, rollover: bool = True) -> bool:
    """The switch turns agency clocks only: the petitioner's and other laws' periods always roll (CR-3)."""
    return clock.rolls_over and (rollover or clock.side is not Side.AGENCY or clock.petitioner_applies)


def period_of(clock: Clock, length: int | Length | None = None) -> Length:
    """The length that applies: the law's, or the one an office sets where it may."""
    if isinstance(length, Length):
        length = length.amount
    if length is None:
        return clock.length or _unsaid(clock)
    if clock.stages and length not in clock.stages:
        choices = "、".join(map(str, clock.stages))
        raise Declined(
            f"{clock.id}（{clock.zh}）只分为第 {choices} 日各级，没有 {length} 日。",
            f"{clock.id} ({clock.en}) has the stages {', '.join(map(str, clock.stages))} days, not {length}.",
        )
    if not clock.stages and not clock.office_sets_length:
        raise Declined(
            f"{clock.id}（{clock.zh}）的期限由规定确定，机关不能另定天数。",
            f"The length of {clock.id} ({clock.en}) is fixed: no office can set another.",
        )
    if length < 1:
        raise Declined(f"天数至少为1，不能是 {length}。", f"A length is at least 1 day, not {length}.")
    return Length(length, clock.length.unit if clock.length else Unit.DAY)


def _unsaid(clock: Clock) -> Length:
    if clock.office_sets_length:
        raise Declined(
            f"{clock.id}（{clock.zh}）的期限由机关指定，请写明天数。",
            f"The length of {clock.id} ({clock.en}) is set by an office: say how many days.",
        )
    raise Declined(
        f"{clock.id}（{clock.zh}）只规定每年一次，没有天数可以推算。",
        f"{clock.id} ({clock.en}) is a yearly duty: there are no days to count.",
    )


def check_extension(clock: Clock, extended: int) -> None:
    """Decline an extension the clock does not have, or one longer than its article allows in all."""
    if extended < 0:
        raise Declined(f"延长天数不能是 {extended}。", f"An extension cannot be {extended} days.")
    if clock.extension is None:
        raise Declined(f"{clock.id}（{clock.zh}）不能延长。", f"{clock.id} ({clock.en}) cannot be extended.")
    most = clock.extension.up_to.amount
    if extended > most:
        raise Declined(
            f"延长 {extended} 日超过了上限：{clock.extension.article.zh}规定合计不得超过 {most} 日。",
            f"An extension of {extended} days is too long: {clock.extension.article.en} allows {most}.",
        )


def end_of(period: Length, start: date) -> int:
    """The ordinal of the last day of a calendar period; months end on the corresponding day (CR-8)."""
    if period.unit is Unit.DAY:
        return start.toordinal() + period.amount
    months = period.amount if period.unit is Unit.MONTH else 12 * period.amount
    years, month = divmod(start.month - 1 + months, 12)
    year, month = start.year + years, month + 1
    return date(year, month, min(start.day, monthrange(year, month)[1])).toordinal()


def days_in(span: Span) -> int:
    """How many days a span takes out, both ends included."""
    return (span[1] - span[0]).days + 1


def united(clock: Clock, start: date, last: int, excluded: Sequence[Span]) -> list[Span]:
    """The spans in order, overlapping ones counted once, each inside the period as it stands by then."""
    if not clock.excludes:
        raise Declined(
            f"{clock.id}（{clock.zh}）没有可以扣除的时间。",
            f"Nothing can be taken out of {clock.id} ({clock.en}).",
        )
    spans: list[Span] = []
    for first, final in sorted(excluded):
        if final < first:
            raise Declined(f"{first}..{final} 的止日早于起日。", f"{first}..{final} ends before it begins.")
        if spans and first <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], final))
            continue
        _check_inside(start, last + sum(map(days_in, spans)), first, final)
        spans.append((first, final))
    return spans


def _check_inside(start: date, last: int, first: date, final: date) -> None:
    if not start < first:
        raise Declined(
            f"扣除的时间 {first}..{final} 没有晚于起算日 {start}。",
            f"The excluded days {first}..{final} do not begin after the start, {start}.",
        )
    if not first.toordinal() < last:
        raise Declined(
            f"扣除的时间 {first}..{final} 开始时，期限已经届满（{date.fromordinal(last)}）。",
            f"The excluded days {first}..{final} do not begin before the end, {date.fromordinal(last)}.",
        )
