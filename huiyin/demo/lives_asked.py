"""Matters in which the petitioner has something to do on the own page: a withdrawal to think over, a question, a new telephone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from huiyin.demo.lives_sent import LABOUR, LAND, OFFICE
from huiyin.demo.story import Story
from huiyin.law.words import Duty


def thinking_it_over() -> Story:
    """Asked to withdraw at the end of the week: not in effect yet, and one press keeps it on."""
    story = Story(
        OFFICE,
        date(2026, 5, 28),
        ("请求结清临时工工资",),
        "年初在镇上的工地做了二十天，工资没有结清。",
        identity={"name": "鲁小满"},
    )
    return story.sent(LABOUR).at(date(2026, 6, 5)).petitioner("ask_withdrawal", own_will=True, pressed="no")


def asked_about_a_day() -> Story:
    """The bureau asks when it happened; an answer is hoped for, and nothing hangs on it."""
    story = Story(
        OFFICE,
        date(2026, 5, 27),
        ("请求恢复被占的灌溉渠", "请求赔偿青苗损失"),
        "修路的土堆占了灌溉渠，秧苗旱死了半亩。",
        identity={"name": "茅长青"},
    )
    return (
        story.sent(LAND)
        .after(1)
        .take(
            "ask_petitioner",
            LAND,
            Duty.HANDLER,
            text="土堆是哪一天堆上去的？有照片的，请一起发来。",
            answer_by=date(2026, 6, 19),
        )
    )


def moved_house() -> Story:
    """A new telephone and address, told at once; what was there before stays on file."""
    story = Story(
        OFFICE,
        date(2026, 5, 29),
        ("请求更换漏水的公用水管",),
        "楼道的公用水管漏了一个月。",
        identity={"name": "纪云舟", "phone": "000-1044", "address": "青禾县芦花汀镇一组（虚构）"},
    )
    return story.after(4).petitioner(
        "change_contact", phone="000-1045", address="青禾县芦花汀镇五组（虚构）", reach="晚上打电话"
    )


ASKED: tuple[Callable[[], Story], ...] = (thinking_it_over, asked_about_a_day, moved_house)
