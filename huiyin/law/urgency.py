"""How near the end of a clock is, in words and colours (rulebook C.2, escalation levels, convention)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from huiyin.law.calendar import Calendar


class Urgency(StrEnum):
    """Levels of urgency; each is always shown with its words, never by colour alone."""

    CALM = "calm"  # green
    HALFWAY = "halfway"  # amber: half the time is used
    NEAR = "near"  # orange: three working days or fewer to the internal target
    PAST_TARGET = "past_target"  # red: the internal target has passed
    OVERDUE = "overdue"  # black: due has passed; a breach event

    @property
    def zh(self) -> str:
        """The words on screen."""
        return _WORDS[self][0]

    @property
    def en(self) -> str:
        """The words on screen, in English."""
        return _WORDS[self][1]


_WORDS = {
    Urgency.CALM: ("时间充裕", "in time"),
    Urgency.HALFWAY: ("时间过半", "half the time used"),
    Urgency.NEAR: ("临近内控日", "target near"),
    Urgency.PAST_TARGET: ("已过内控日", "past target"),
    Urgency.OVERDUE: ("已逾期", "overdue"),
}


def urgency(start: date, due: date, target: date | None, on: date, calendar: Calendar) -> Urgency:
    """The level on day `on` of a clock running from `start` to `due`, aimed at `target` (or at `due`)."""
    aim = target or due
    if on > due:
        return Urgency.OVERDUE
    if on > aim:
        return Urgency.PAST_TARGET
    if on > start and calendar.nth_after(on.toordinal(), 3) >= aim.toordinal():
        return Urgency.NEAR
    if (on - start).days * 2 >= (due - start).days:
        return Urgency.HALFWAY
    return Urgency.CALM
