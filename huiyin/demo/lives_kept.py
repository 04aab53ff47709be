"""Years later: a file whose keeping ends this year, one held back, one waiting for its disposal, one destroyed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from huiyin.demo.lives_handled import LAND, OFFICE
from huiyin.demo.story import Story, noon
from huiyin.law.words import Duty
from huiyin.matters import acts
from huiyin.people.acting import Actor


def _rested(on: date, name: str, request: str) -> Story:
    """A suggestion of ten years ago that its petitioner took back: kept ten years."""
    story = Story(OFFICE, on, (request,), request + "。", identity={"name": name})
    return (
        story.after(1)
        .sent(LAND, klass="suggestion")
        .after(2)
        .petitioner("ask_withdrawal", own_will=True, pressed="no")
        .after(7)
        .clock("withdraw")
    )


def keeping_ends_soon() -> Story:
    """Kept to the end of this year: on the list, and the bureau was told."""
    story = _rested(date(2016, 5, 9), "乌以宁", "建议在不动产登记大厅增设饮水点")
    return _by_clock(story.at(date(2026, 1, 1)), "warn_of_end")


def held_back() -> Story:
    """Its keeping is over, but the petition office holds it back for an inspection."""
    story = _rested(date(2015, 3, 9), "梅知远", "建议公开宅基地审批流程")
    return story.at(date(2026, 4, 7)).take(
        "place_hold",
        OFFICE,
        Duty.SUPERVISOR,
        ground="inspection",
        reason="专项督查需要查阅同类建议的办理情况。",
    )


def disposal_waits() -> Story:
    """Proposed by one, approved by another; it can still be withdrawn until 2 July."""
    story = _rested(date(2015, 6, 8), "柏见山", "建议延长登记窗口办公时间")
    return _decided(story, date(2026, 5, 25), date(2026, 6, 2))


def destroyed() -> Story:
    """Words, identity and papers are gone; number, dates and route remain."""
    story = _rested(date(2015, 9, 7), "容与舟", "建议设立田界纠纷调解点")
    _decided(story, date(2026, 2, 24), date(2026, 3, 2))
    return _by_clock(story.at(date(2026, 4, 2)), "dispose")


def _decided(story: Story, proposed: date, approved: date) -> Story:
    worth = "同类建议已有汇总材料，本件没有继续保存的价值。"
    story.at(proposed).take("propose_disposal", LAND, Duty.HANDLER, worth=worth)
    return story.at(approved).take("approve_disposal", LAND, Duty.HEAD, looked=True)


def _by_clock(story: Story, step: str) -> Story:
    acts.take(step, story.number, by=Actor.job(Duty.CLOCK), on=story.on, at=noon(story.on))
    return story


KEPT: tuple[Callable[[], Story], ...] = (keeping_ends_soon, held_back, disposal_waits, destroyed)
