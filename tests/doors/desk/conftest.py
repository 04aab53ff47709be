"""A county's offices as the desk's tests need them, and matters brought there by real acts."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from huiyin.law.words import AgencyKind, Duty, Level, System
from huiyin.matters import acts
from huiyin.people.acting import Actor
from huiyin.people.models import Agency, Officer, Post, Region

TODAY = date(2026, 3, 2)
PASSWORD = "river stone lantern 42"
AGENCIES = (
    ("gov-c", "临江市人民政府", "Linjiang City Government", "9901", Level.PREFECTURE, AgencyKind.COMMITTEE, None, None),
    ("gov-x", "青石县人民政府", "Qingshi County Government", "990101", Level.COUNTY, AgencyKind.COMMITTEE, "gov-c", None),
    ("office", "青石县信访局", "Qingshi Petition Office", "990101", Level.COUNTY, AgencyKind.PETITION_OFFICE, "gov-x", None),
    ("labour-c", "临江市人社局", "Linjiang Labour Bureau", "9901", Level.PREFECTURE, AgencyKind.ORGAN, "gov-c", None),
    ("labour", "青石县人社局", "Qingshi Labour Bureau", "990101", Level.COUNTY, AgencyKind.ORGAN, "gov-x", "labour-c"),
    ("housing", "青石县住建局", "Qingshi Housing Bureau", "990101", Level.COUNTY, AgencyKind.ORGAN, "gov-x", None),
)  # fmt: skip
POSTS = (
    ("lin", "林晓", "office", Duty.INTAKE),
    ("zhou", "周宁", "office", Duty.TRIAGE),
    ("he", "何川", "labour", Duty.HANDLER),
    ("tang", "唐岚", "housing", Duty.HANDLER),
    ("he2", "何岩", "labour", Duty.HANDLER),
    ("ke", "柯律", "labour", Duty.LEGAL),
    ("fang", "方正", "labour", Duty.HEAD),
    ("bai", "白鹭", "labour-c", Duty.REVIEWER),
    ("gu", "顾全", "labour-c", Duty.HEAD),
    ("mo", "莫言中", "gov-c", Duty.REVIEWER),
    ("lu", "陆定", "gov-c", Duty.HEAD),
    ("shen", "沈观", "office", Duty.INSPECTOR),
)
LETTER = {
    "channel": "letter",
    "requests": ("支付2025年7月至11月拖欠的工资", "核查施工单位未签订书面合同的问题"),
    "facts": "我与同村六人在滨河路工地做工，五个月没有领到工资。",
    "identity": {"name": "赵长河", "phone": "00000001234", "address": "青石县河东村2组"},
}


class Desk:
    """The cast: agencies and actors by short name, and short ways to act and to sign in."""

    today = TODAY

    def __init__(self, agencies: dict[str, int], actors: dict[str, Actor]) -> None:
        self.agencies, self.actors = agencies, actors

    def letter(self, on: date = TODAY, by: str = "lin", **answers: Any) -> acts.Receipt:
        told = {**LETTER, "received_on": on, **answers}
        sender = acts.Sender(self.actors[by].agency_id, self.actors[by])
        return acts.register(sender, on=on, at=_at(on), answers=told)

    def take(self, step: str, number: str, by: str, on: date = TODAY, **answers: Any) -> None:
        acts.take(step, number, by=self.actors[by], on=on, at=_at(on), answers=answers)

    def triaged(self, on: date = TODAY, **answers: Any) -> str:
        number = self.letter(on, **answers).matter
        self.take("triage", number, "zhou", on, klass="appeal", searched=True)
        return number

    def forwarded(self, on: date = TODAY) -> str:
        number = self.triaged(on)
        self.take("forward", number, "zhou", on, organ=self.agencies["labour"])
        return number

    def client(self, name: str, language: str = "") -> Client:
        client = Client()
        client.force_login(
            Officer.objects.get(username=name), backend="django.contrib.auth.backends.ModelBackend"
        )
        if language:
            client.cookies["django_language"] = language
        return client

    def sign_in(self, page: Any, live: str, name: str) -> None:
        page.goto(f"{live}/desk/")
        page.fill("[name=username]", name)
        page.fill("[name=password]", PASSWORD)
        page.press("[name=password]", "Enter")
        page.wait_for_url(f"{live}/desk/")


def _at(on: date) -> datetime:
    return datetime.combine(on, time(10, 0), ZoneInfo("Asia/Shanghai"))


@pytest.fixture
def desk(as_owner: Callable[[], AbstractContextManager[None]], demonstration: Callable[[date], None]) -> Desk:
    """The county on the demonstration's day."""
    demonstration(TODAY)
    agencies: dict[str, Agency] = {}
    with as_owner():
        for code, name, parent in (
            ("99", "云岭省", None),
            ("9901", "临江市", "99"),
            ("990101", "青石县", "9901"),
        ):
            Region.objects.create(code=code, name=name, name_en=name, parent_id=parent)
        for key, name, name_en, region, level, kind, parent, line in AGENCIES:
            agencies[key] = Agency.objects.create(
                code=key, name=name, name_en=name_en, region_id=region, level=level, kind=kind,
                system=System.GOVERNMENT, parent=agencies.get(parent or ""), line_parent=agencies.get(line or ""),
            )  # fmt: skip
        actors = {
            key: Actor.holding(
                Post.objects.create(
                    officer=Officer.objects.create_user(key, PASSWORD, name=name),
                    agency=agencies[agency],
                    duty=duty,
                    since=date(2020, 1, 1),
                )
            )
            for key, name, agency, duty in POSTS
        }
    return Desk({key: agency.pk for key, agency in agencies.items()}, actors)
