"""Keeping at the desk: the list of each agency, the days with their working, and what is left of a matter that was destroyed."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from huiyin.law.words import Duty
from huiyin.matters import keeping, reading
from huiyin.people.acting import Actor

pytestmark = pytest.mark.django_db
RESTED = date(2015, 3, 2)  # kept ten years: to the end of 2025
SECRET = "滨河路第七根灯杆下的话"


@pytest.fixture
def closed(desk: Any) -> Any:
    """A suggestion of 2015, forwarded to the labour bureau and withdrawn: (receipt, number)."""
    receipt = desk.letter(RESTED, requests=(SECRET,), facts=SECRET)
    number = receipt.matter
    desk.take("triage", number, "zhou", RESTED, klass="suggestion", searched=True)
    desk.take("forward", number, "zhou", RESTED, organ=desk.agencies["labour"])
    desk.actors["me"] = Actor.petitioner(reading.follow(receipt.item, receipt.code))
    desk.take("ask_withdrawal", number, "me", RESTED - timedelta(7), own_will=True, pressed="no")
    desk.actors["clock"] = Actor.job(Duty.CLOCK)
    desk.take("withdraw", number, "clock", RESTED)
    return receipt


def propose(desk: Any, number: str) -> None:
    desk.take("propose_disposal", number, "he", date(2026, 1, 5), worth="没有保存价值，同类建议另有汇总。")
    desk.take("approve_disposal", number, "fang", date(2026, 1, 6), looked=True)


def destroy(desk: Any, number: str, journal: Path) -> None:
    from tests.cast import at

    propose(desk, number)
    assert keeping.night(desk.today, at(desk.today), journal).disposed == [number]


def test_the_list_shows_what_the_agency_keeps_and_how_far_it_is(desk: Any, closed: Any) -> None:
    number = closed.matter
    client = desk.client("he")
    text = client.get("/desk/keeping").content.decode()
    assert number in text
    assert "2025-12-31" in text
    assert "可以鉴定并提出销毁" in text
    propose(desk, number)
    with CaptureQueriesContext(
        connection,
    ) as seen:
        text = client.get("/desk/keeping").content.decode()
    assert len(seen) <= 12
    assert "2026-02-05 之前可以撤回" in text
    desk.take("place_hold", number, "shen", date(2026, 1, 7), ground="inspection", reason="专项督查")
    assert "保全中" in client.get("/desk/keeping").content.decode()
    empty = desk.client("tang").get("/desk/keeping").content.decode()
    assert number not in empty
    assert "没有保管期将满的事项" in empty


def test_the_list_is_for_those_who_keep(desk: Any) -> None:
    assert desk.client("lin").get("/desk/keeping").status_code == 404
    assert "/desk/keeping" not in desk.client("lin").get("/desk/").content.decode()
    assert "/desk/keeping" in desk.client("shen").get("/desk/").content.decode()


def test_the_page_of_a_closed_matter_says_until_when_and_why(desk: Any, closed: Any) -> None:
    text = desk.client("he").get(f"/desk/matters/{closed.matter}").content.decode()
    assert "2025-12-31" in text
    assert "自次年2016-01-01起算" in text
    assert "《档案法实施条例》第十九条" in text
    english = desk.client("he", "en").get(f"/desk/matters/{closed.matter}").content.decode()
    assert "Kept until" in english
    assert "counted from 2016-01-01" in english


def test_two_persons_by_the_forms_of_the_desk(desk: Any, closed: Any) -> None:
    number = closed.matter
    done = desk.client("he").post(f"/desk/matters/{number}/propose_disposal", {"worth": "没有保存价值。"})
    assert done.status_code == 302
    refused = desk.client("he").post(f"/desk/matters/{number}/approve_disposal", {"looked": "on"})
    assert refused.status_code == 409
    done = desk.client("fang").post(f"/desk/matters/{number}/approve_disposal", {"looked": "on"})
    assert done.status_code == 302


@pytest.mark.parametrize("language", ["", "en"])
def test_of_what_was_destroyed_the_pages_show_number_dates_and_a_sentence(
    desk: Any, closed: Any, tmp_path: Path, language: str
) -> None:
    number = closed.matter
    before = desk.client("he").get(f"/desk/matters/{number}")
    assert SECRET in before.content.decode()
    papers = [paper.pk for paper in before.context["papers"]]
    assert papers
    destroy(desk, number, tmp_path / "disposals")
    client = desk.client("he", language)
    answer = client.get(f"/desk/matters/{number}")
    text = answer.content.decode()
    assert answer.status_code == 200
    assert SECRET not in text
    assert number in text
    assert ("destroyed on 2026-03-02" if language else "已于 2026-03-02 依法销毁") in text
    assert answer.context["onward"] == answer.context["beside"] == []
    for pk in papers:
        assert client.get(f"/desk/matters/{number}/papers/{pk}").status_code == 404
    assert client.get(f"/desk/matters/{number}/reopen").status_code == 200
    assert client.post(f"/desk/matters/{number}/identity", {"purpose": "contact"}).status_code == 200
    assert number not in client.get("/desk/keeping").content.decode()


@pytest.mark.parametrize("language", ["", "en"])
def test_the_petitioner_is_told_that_it_was_destroyed(
    desk: Any, closed: Any, tmp_path: Path, language: str
) -> None:
    destroy(desk, closed.matter, tmp_path / "disposals")
    client = Client()
    if language:
        client.cookies["django_language"] = language
    answer = client.post("/follow", {"number": closed.item, "code": closed.code}, follow=True)
    text = answer.content.decode()
    assert answer.status_code == 200
    assert ("have been destroyed" if language else "已经依法销毁") in text
    assert SECRET not in text
