"""A small fictional county, its people, and the way through real acts to the papers they leave."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from huiyin.config import hooks as registered
from huiyin.law.book_2022 import steps
from huiyin.law.grammar import Kind
from huiyin.law.purposes import ASKED
from huiyin.law.words import AgencyKind, Duty, Level, System
from huiyin.matters import acts, reading
from huiyin.papers import issuing
from huiyin.papers import reading as papers
from huiyin.people.acting import Actor
from huiyin.people.models import Agency, Officer, Post, Region

ZONE = ZoneInfo("Asia/Shanghai")

_REGIONS = (
    ("98", "南岭省", "Nanling", None),
    ("9801", "青禾市", "Qinghe", "98"),
    ("980101", "柳溪县", "Liuxi", "9801"),
)
_AGENCIES: tuple[tuple[str, str, str, str, Level, AgencyKind, System, str | None, str | None], ...] = (
    ("gov-p", "南岭省人民政府", "Nanling Provincial Government", "98", Level.PROVINCE, AgencyKind.COMMITTEE, System.GOVERNMENT, None, None),
    ("gov-c", "青禾市人民政府", "Qinghe City Government", "9801", Level.PREFECTURE, AgencyKind.COMMITTEE, System.GOVERNMENT, "gov-p", None),
    ("gov-x", "柳溪县人民政府", "Liuxi County Government", "980101", Level.COUNTY, AgencyKind.COMMITTEE, System.GOVERNMENT, "gov-c", None),
    ("office", "柳溪县信访局", "Liuxi County Petition Office", "980101", Level.COUNTY, AgencyKind.PETITION_OFFICE, System.PARTY, "gov-x", None),
    ("labour-p", "南岭省人力资源和社会保障厅", "Nanling Labour Department", "98", Level.PROVINCE, AgencyKind.ORGAN, System.GOVERNMENT, "gov-p", None),
    ("labour-c", "青禾市人力资源和社会保障局", "Qinghe Labour Bureau", "9801", Level.PREFECTURE, AgencyKind.ORGAN, System.GOVERNMENT, "gov-c", "labour-p"),
    ("labour-x", "柳溪县人力资源和社会保障局", "Liuxi Labour Bureau", "980101", Level.COUNTY, AgencyKind.ORGAN, System.GOVERNMENT, "gov-x", "labour-c"),
    ("housing-x", "柳溪县住房和城乡建设局", "Liuxi Housing Bureau", "980101", Level.COUNTY, AgencyKind.ORGAN, System.GOVERNMENT, "gov-x", None),
    ("discipline-x", "柳溪县纪委监委", "Liuxi Discipline Commission", "980101", Level.COUNTY, AgencyKind.DISCIPLINE, System.SUPERVISION, None, None),
    ("court-x", "柳溪县人民法院", "Liuxi County Court", "980101", Level.COUNTY, AgencyKind.POLITICAL_LEGAL, System.COURT, None, None),
)  # fmt: skip
_POSTS = {
    "office": (
        ("intake", Duty.INTAKE),
        ("triage", Duty.TRIAGE),
        ("triage2", Duty.TRIAGE),
        ("sealed", Duty.SEALED),
        ("supervisor", Duty.SUPERVISOR),
    ),
    "labour-x": (
        ("handler", Duty.HANDLER),
        ("handler2", Duty.HANDLER),
        ("legal", Duty.LEGAL),
        ("head", Duty.HEAD),
        ("registrar", Duty.REGISTRAR),
    ),
    "gov-x": (("county_head", Duty.HEAD),),
    "housing-x": (("housing", Duty.HANDLER),),
    "labour-c": (("reviewer", Duty.REVIEWER), ("reviewer_head", Duty.HEAD)),
    "gov-c": (("re_reviewer", Duty.REVIEWER), ("re_reviewer_head", Duty.HEAD)),
    "labour-p": (("re_reviewer_p", Duty.REVIEWER),),
}


class County:
    """The cast: `agencies` by short name, `actors` by short name, and short ways to act."""

    def __init__(self, agencies: dict[str, int], actors: dict[str, Actor]) -> None:
        self.agencies, self.actors = agencies, actors

    def register(self, on: date, by: str = "intake", **answers: Any) -> acts.Receipt:
        told = {
            "channel": "letter",
            "received_on": on,
            "requests": ("补发2025年1月至6月工资", "补缴同期社会保险"),
            "facts": "我在柳溪砖厂做工，半年没有领到工资。\n多次催要没有结果。",
            "identity": {"name": "陈木生", "address": "柳溪县河东村3组", "phone": "00000000000"},
        } | answers
        sender = acts.Sender(self.agencies["office"], self.actors[by])
        return acts.register(sender, on=on, at=at(on), answers=told)

    def take(self, step: str, number: str, by: str | Actor, on: date, **answers: Any) -> Any:
        """Take a step; each thing it asks to be confirmed is confirmed unless the test says otherwise."""
        actor = by if isinstance(by, Actor) else self.actors[by]
        confirmed = {
            ask.name: True for ask in steps.BY_CODE[step].asks if ask.kind is Kind.YES and ask.required
        }
        return acts.take(step, number, by=actor, on=on, at=at(on), answers=confirmed | answers)

    def petitioner(self, receipt: acts.Receipt) -> Actor:
        return Actor.petitioner(reading.follow(receipt.item, receipt.code))

    def worked(self) -> int:
        """The worker comes by: what is signed off is issued."""
        return issuing.left_over(at(date(2026, 12, 31)), demonstration=True)

    def papers(self, number: str, by: str | Actor) -> list[papers.PaperLine]:
        """The papers as the actor sees them, after the worker has come by."""
        self.worked()
        actor = by if isinstance(by, Actor) else self.actors[by]
        with reading.named(actor):
            page = reading.matter(number, on=date(2026, 12, 31), look=look(actor))
            return papers.of_matter(page.matter.pk)

    def pdf(self, number: str, code: str, by: str | Actor) -> bytes:
        """The newest paper of that kind as the actor sees it."""
        actor = by if isinstance(by, Actor) else self.actors[by]
        line = [line for line in self.papers(number, actor) if line.code == code][-1]
        with reading.named(actor):
            return papers.pdf(line.pk, look=look(actor))[1]


def look(actor: Actor) -> reading.Look:
    """With a purpose where the duty must say one."""
    return reading.Look(ASKED[actor.duty][0]) if actor.duty in ASKED else reading.Look()


def at(on: date) -> datetime:
    return datetime.combine(on, time(10, 0), ZONE)


@pytest.fixture
def county(as_owner: Callable[[], AbstractContextManager[None]], db: None) -> County:
    """The county inside the test's own transaction."""
    return _found(as_owner)


@pytest.fixture
def transactional_county(
    transactional_db: None, as_owner: Callable[[], AbstractContextManager[None]]
) -> County:
    """The county in a database of its own, where each act is a transaction that ends."""
    return _found(as_owner)


def _found(as_owner: Callable[[], AbstractContextManager[None]]) -> County:
    with as_owner():
        for code, name, name_en, parent in _REGIONS:
            Region.objects.create(code=code, name=name, name_en=name_en, parent_id=parent)
        agencies: dict[str, Agency] = {}
        for key, name, name_en, region, level, kind, system, parent, line in _AGENCIES:
            agencies[key] = Agency.objects.create(
                code=key,
                name=name,
                name_en=name_en,
                region_id=region,
                level=level,
                kind=kind,
                system=system,
                parent=agencies.get(parent or ""),
                line_parent=agencies.get(line or ""),
                address=f"{name}大院",
                phone="0000-1234567",
                hours="工作日9:00—17:00",
                hours_en="working days 9:00–17:00",
            )
        actors = {
            key: Actor.holding(
                Post.objects.create(
                    officer=Officer.objects.create(username=key, name=f"{key}同志"),
                    agency=agencies[agency],
                    duty=duty,
                    since=date(2020, 1, 1),
                )
            )
            for agency, posts in _POSTS.items()
            for key, duty in posts
        }
    assert registered.HOOKS, "the hooks of config are registered"
    return County({key: agency.pk for key, agency in agencies.items()}, actors)
