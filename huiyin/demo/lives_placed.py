"""Matters by which place and competence show: an address that is in two counties, and lamps that go elsewhere than the table says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from huiyin.demo.story import Story, agency
from huiyin.hints import competence_rows, divisions
from huiyin.hints.models import PlaceTable
from huiyin.law.words import Duty
from huiyin.matters.access import named
from huiyin.people.acting import Actor

OFFICE, TRANSPORT = "98010101", "98010117"
SINCE = date(2026, 1, 1)
# The same estate in 青禾县 and in 石川区, streets and schools of 青禾县, a township that was merged. All fictional.
PLACES = """code,name,parent,since,until,became,place
980101190,旧渡乡,980101,,2020-12-31,980101100,
E1,清泉新城小区,980101,,,,是
E2,清泉新城小区,980102,,,,是
E3,竹影小学,980101101,,,,是
E4,芦花汀大道,980101,,,,是
"""
RULES = """region,category,level,agency,body,since,until,source,mark
980101,城乡建设/住房保障与房地产,county,98010113,,2026-01-01,,青委编〔2025〕7号（虚构）,C
"""


def lay() -> None:
    """The county's own tables of places and competences; once."""
    with named(Actor.job(Duty.CLOCK)):
        if not PlaceTable.objects.exists():
            divisions.take_in(PLACES, since=SINCE, source="地名公告（虚构）", on=SINCE)
            competence_rows.take_in(RULES, SINCE)


def in_two_counties() -> Story:
    """The writer names an estate that is in two counties: at triage the hint asks which."""
    return Story(
        OFFICE,
        date(2026, 6, 8),
        ("请求修好电梯",),
        "清泉新城小区3号楼的电梯坏了两个月，物业说没有维修资金，老人上下楼很难。",
        identity={"name": "叶溪"},
    )


def lamp(day: int, name: str, where: str) -> Story:
    """Lamps on roads between villages: the table says urban management, the office sends them to transport."""
    story = Story(
        OFFICE,
        date(2026, 6, day),
        ("请求修好路灯",),
        f"青禾县{where}的路灯不亮，晚上骑车看不见路。",
        identity={"name": name},
    )
    story.triaged(category="城乡建设/城市建设和市政管理")
    return story.take("forward", OFFICE, Duty.TRIAGE, organ=agency(TRANSPORT))


PLACED: tuple[Callable[[], object], ...] = (
    in_two_counties,
    partial(lamp, 3, "方照", "竹影坪乡到芦花汀镇"),
    partial(lamp, 4, "石明", "芦花汀大道"),
    partial(lamp, 5, "梁晚舟", "竹影坪乡公路"),
)
