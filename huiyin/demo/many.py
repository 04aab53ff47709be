"""Matters by the thousand, for measuring: ordinary appeals in every county, told through `acts.take_many`.

Each is a lawful life of one to eight acts, made from a number: the same number makes the same life.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from multiprocessing import get_context
from typing import Any
from zoneinfo import ZoneInfo

from django.db import connections

from huiyin.demo import crew
from huiyin.law.words import AgencyKind, Duty
from huiyin.matters.bulk import Deed, Life, take_many
from huiyin.people import directory
from huiyin.people.acting import Actor
from huiyin.people.models import Post

BATCH = 2000  # lives in one transaction
HERE = ZoneInfo("Asia/Shanghai")
_SPAN = 300  # days back from the demonstration's day

_SUBJECTS = (
    "征地补偿款",
    "农民工工资",
    "小区物业",
    "道路积水",
    "供暖温度",
    "学校划片",
    "医保报销",
    "噪声扰民",
    "危房改造",
    "公交线路",
)
_PLACES = ("青石", "柳溪", "白杨", "东湖", "望江", "石桥", "枫林", "龙泉", "安和")
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"


@dataclass(frozen=True, slots=True)
class Desk:
    """A petition office and an organ of one county, with the officers who act there."""

    office: dict[Duty, Actor]
    organ: dict[Duty, Actor]
    second: Actor  # another officer of the organ, for what needs two
    organ_id: int


def load(
    number: int, day: date, *, workers: int = 2, progress: Callable[[int], None] = lambda done: None
) -> int:
    """Make so many matters by that day, in `workers` processes; returns how many acts were written."""
    starts = range(0, number, BATCH)
    batches = [(first, min(BATCH, number - first), day) for first in starts]
    if workers < 2 or len(batches) < 2:
        return _one_by_one(batches, progress)
    connections.close_all()
    written = done = 0
    with ProcessPoolExecutor(workers, get_context("spawn"), crew.begin) as pool:
        for (_, size, _), acts in zip(batches, pool.map(crew.batch, batches), strict=True):
            written, done = written + acts, done + size
            progress(done)
    return written


def _one_by_one(batches: Sequence[tuple[int, int, date]], progress: Callable[[int], None]) -> int:
    written = done = 0
    for task in batches:
        written, done = written + batch(task), done + task[1]
        progress(done)
    return written


def batch(task: tuple[int, int, date]) -> int:
    """One batch of lives, written in one transaction; how many acts."""
    first, size, day = task
    around = desks()
    return take_many([life(number, day, around) for number in range(first, first + size)])


def desks() -> list[Desk]:
    """Each county organ with its county's petition office, where both have the officers it takes."""
    tree = directory.tree()
    posts = list(Post.objects.filter(until=None).order_by("id"))
    offices = {
        place.region: place.id for place in tree.places.values() if place.kind is AgencyKind.PETITION_OFFICE
    }
    found = []
    for place in tree.places.values():
        if place.kind is not AgencyKind.ORGAN or place.region not in offices:
            continue
        made = _desk(posts, offices[place.region], place.id)
        if made is not None:
            found.append(made)
    return found


def _desk(posts: Sequence[Post], office_id: int, organ_id: int) -> Desk | None:
    office = {Duty(post.duty): Actor.holding(post) for post in posts if post.agency_id == office_id}
    own = [post for post in posts if post.agency_id == organ_id]
    organ = {Duty(post.duty): Actor.holding(post) for post in own}
    handler = organ.get(Duty.HANDLER)
    seconds = [
        Actor.holding(post)
        for post in own
        if post.duty in (Duty.LEGAL, Duty.HEAD) and handler and post.officer_id != handler.officer_id
    ]
    if not {Duty.INTAKE, Duty.TRIAGE} <= set(office) or handler is None or not seconds:
        return None
    return Desk(office, organ, seconds[0], organ_id)


def life(number: int, day: date, around: Sequence[Desk]) -> Life:
    """One matter from its registration to wherever its number takes it by that day."""
    dice = random.Random(number)  # noqa: S311 - fixtures, not secrets  # nosec B311
    desk = around[number % len(around)]
    received = day - timedelta(days=dice.randrange(_SPAN) + 1)
    deeds = [deed for deed in _deeds(dice, desk, received) if deed.on <= day]
    return Life(deeds)


def _deeds(dice: random.Random, desk: Desk, received: date) -> Iterator[Deed]:
    yield _deed("register", desk.office[Duty.INTAKE], received, **_told(dice, received))
    on = received + timedelta(days=dice.randrange(1, 6))
    yield _deed("triage", desk.office[Duty.TRIAGE], on, klass="appeal", searched=True)
    on += timedelta(days=dice.randrange(3))
    yield _deed("forward", desk.office[Duty.TRIAGE], on, organ=desk.organ_id)
    handler = desk.organ[Duty.HANDLER]
    on += timedelta(days=1)
    yield _deed("receive", handler, on, received_on=on)
    if dice.random() < 0.4:
        return
    on += timedelta(days=dice.randrange(1, 9))
    yield _deed("choose_route", handler, on, route="R6", reason="不属于第一至第五项")
    yield _deed("confirm_route", desk.second, on)
    yield _deed("accept", handler, on, procedure="听取陈述、调查核实后书面答复")


def _deed(step: str, by: Actor, on: date, **answers: Any) -> Deed:
    return Deed(step, by, on, datetime.combine(on, time(10), HERE), answers)


def _told(dice: random.Random, received: date) -> dict[str, Any]:
    subject, place = dice.choice(_SUBJECTS), dice.choice(_PLACES)
    return {
        "channel": dice.choice(("online", "letter", "visit", "call")),
        "received_on": received,
        "requests": (f"请求解决{place}{subject}问题",),
        "facts": f"{place}的{subject}问题已经反映多次，至今没有结果。第{dice.randrange(10**6)}号。",
        "identity": {
            "name": dice.choice(_SURNAMES) + "某",
            "phone": f"0000{dice.randrange(10**7):07d}",
            "address": f"虚构县{place}镇{dice.randrange(1, 400)}号",
        },
    }
