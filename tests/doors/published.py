"""What the office of the cast has published when a visitor comes: announcements, calls for suggestions, a quarter's figures."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.db import connection

from huiyin.config.database import OWNER
from huiyin.law.words import Duty
from huiyin.matters import reading
from huiyin.matters.acts import Upload
from huiyin.matters.models import Figure
from huiyin.people.acting import Actor
from huiyin.people.models import Officer, Post
from huiyin.publishing import writing
from huiyin.publishing.models import Kind
from tests.cast import Cast, at

_HALL = {
    "category": "notice",
    "title": "县信访接待大厅搬迁以后怎样来",
    "body": "县信访接待大厅已经搬到芦花路1号（虚构），一层，没有台阶。\n\n# 怎样来\n\n- 公交2路、5路到“县政府”站下车\n"
    "- 大厅西门有轮椅坡道和停车位\n- 行动不便的，打电话，可以上门登记\n\n不来也能办：[在网上登记](/raise)，写信、打电话都一样有答复。",
    "title_en": "How to reach the reception hall at its new address",
    "body_en": "The petition reception hall has moved to 1 Luhua Road (fictional), ground floor, no steps.\n\n# How to get there\n\n"
    "- Bus 2 or 5 to “County Government”\n- Ramp and parking at the west door\n- If you cannot come, call us\n\n"
    "You need not come: [raise a matter online](/raise), write or call. All are treated alike.",
}
_WRONG = {
    "category": "reception",
    "title": "清明节期间接待时间的通知",
    "body": "清明节期间接待大厅休息，网上登记照常。",
}
_BUSES = {
    "category": "",
    "title": "怎样让农村公交更方便，请您提建议",
    "opens_on": date(2026, 2, 20),
    "closes_on": date(2026, 3, 20),
    "body": "县里准备调整农村公交的线路和班次。请告诉我们：您最常从哪里到哪里，什么时候坐车，现在有什么不便。\n\n"
    "收到的建议由县交通运输局研究，四月公布结果。",
}
_MARKET = {
    "category": "",
    "title": "老城区菜市场改造，听听您的意见",
    "opens_on": date(2026, 1, 5),
    "closes_on": date(2026, 1, 31),
    "body": "老城区菜市场准备改造。请告诉我们：摊位、通道、厕所、停车，哪一样最该先改。",
    "result": "建议最集中的两件事：\n\n- 加宽通道：采纳，三月动工\n- 全部改成超市：没有采纳，多数人愿意保留菜市场",
}
_DATES = Upload("三月接访日程.txt", "text/plain", "3月11日上午，县信访接待大厅（虚构）\n".encode(), "clean")


def publish(cast: Cast, on: date) -> dict[str, int]:
    """Written by the registrar, approved by a head made for it; their numbers by name."""
    editor, head = cast.by("office-x/registrar"), _head(cast)
    made = {
        name: _publish(kind, said, editor, head, on - timedelta(days=days), files)
        for name, kind, said, days, files in (
            ("hall", Kind.ANNOUNCEMENT, _HALL, 12, (_DATES,)),
            ("withdrawn", Kind.ANNOUNCEMENT, _WRONG, 5, ()),
            ("open", Kind.CAMPAIGN, _BUSES, 10, ()),
            ("closed", Kind.CAMPAIGN, _MARKET, 60, ()),
        )
    }
    with reading.named(editor):
        writing.withdraw(made["withdrawn"], "日期写错了，以新发的通知为准。", editor, at(on))
    _quarter(cast)
    return made


def page(part: str, which: str) -> Callable[[Any], Any]:
    """How a visitor comes to the page of one of them."""
    return lambda visitor: visitor.get(f"/{part}/{visitor.stage.published[which]}")


def _publish(
    kind: Kind, said: dict[str, Any], editor: Actor, head: Actor, on: date, files: tuple[Upload, ...]
) -> int:
    with reading.named(editor):
        pk = writing.begin(kind, said, files, editor, at(on)).publication.pk
        writing.hand_in(pk, editor, at(on))
    with reading.named(head):
        writing.approve(pk, writing.standing(writing.one(pk, head).newest), head, at(on))
    return int(pk)


def _head(cast: Cast) -> Actor:
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {OWNER}")
        officer = Officer.objects.create(username="head-of-x", name="秦正")
        post = Post.objects.create(
            officer=officer, agency_id=cast["office-x"], duty=Duty.HEAD, since=date(2020, 1, 1)
        )
        cursor.execute("RESET ROLE")
    return Actor.holding(post)


def _quarter(cast: Cast) -> None:
    """The last quarter of 2025, as the night's job would have counted it."""
    x, y, land, housing = (str(cast[one]) for one in ("office-x", "office-y", "land-x", "housing-x"))
    told: list[tuple[str, str, str, int | None]] = []
    for measure, whole, months in (
        ("registered", 214, (70, 66, 78)),
        ("accepted", 187, (60, 58, 69)),
        ("concluded", 171, (49, 57, 65)),
    ):
        told += [("all", "", measure, whole)]
        told += [
            ("month", f"2025-{month}", measure, number)
            for month, number in zip((10, 11, 12), months, strict=True)
        ]
        told += [("office", x, measure, whole - 61), ("office", y, measure, 61)]
        told += [
            ("field", "劳动和社会保障", measure, whole // 2),
            ("field", "城乡建设", measure, None),
            ("field", "教育", measure, None),
        ]
    told += _days_and_ratings((x, y), (land, housing))
    with reading.named(Actor.job(Duty.CLOCK)):
        Figure.objects.bulk_create(
            [Figure(quarter=date(2025, 10, 1), kind=k, line=ln, measure=m, number=n) for k, ln, m, n in told]
        )


def _days_and_ratings(
    offices: tuple[str, str], organs: tuple[str, str]
) -> list[tuple[str, str, str, int | None]]:
    told: list[tuple[str, str, str, int | None]] = []
    for measure, days in (
        ("days_to_accept", 9),
        ("days_to_conclude", 41),
        ("informed_in_time", 97),
        ("handled_in_time", 93),
    ):
        told += [
            ("all", "", measure, days),
            ("office", offices[0], measure, days + 1),
            ("office", offices[1], measure, max(days - 2, 0)),
        ]
    for side, lines in (("office", offices), ("organ", organs)):
        for measure, numbers in (
            ("closed", (160, 99, 61)),
            ("rated", (98, 60, 38)),
            ("satisfied", (71, 43, 28)),
        ):
            told += [("all", "", f"{side}_{measure}", numbers[0])]
            if (side, measure) != ("organ", "closed"):
                told += [
                    (side, line, f"{side}_{measure}", number)
                    for line, number in zip(lines, numbers[1:], strict=True)
                ]
    told += [("organ", line, "organ_half", 1) for line in organs]
    return told
