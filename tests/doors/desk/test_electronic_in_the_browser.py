"""A notice goes to the petitioner's own page and is taken there, on a phone: agreed, sent in one go, received."""

import os
from typing import Any

import pytest
from django.utils import timezone

from huiyin.papers import collecting
from huiyin.papers.models import Batch
from tests.cast import Cast, at, transactional_cast  # noqa: F401
from tests.doors.clerks import Clerk
from tests.doors.desk.test_service_pages import TODAY, accepted
from tests.doors.public import NARROW, fits, look_up

pytestmark = pytest.mark.django_db(transaction=True)


def seen(page: Any, name: str) -> None:
    """Look at it: pictures go where HUIYIN_PICTURES says, if anywhere."""
    if folder := os.environ.get("HUIYIN_PICTURES"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


def test_agreed_sent_and_taken_on_a_phone(
    transactional_cast: Cast,  # noqa: F811
    demonstration: Any,
    live: str,
    page: Any,
    new_page: Any,
    accessibility: Any,
    as_owner: Any,
) -> None:
    demonstration(TODAY)
    told = accepted(transactional_cast, "03-10")
    phone = new_page(viewport=NARROW)
    look_up(phone, live, told.receipt.item, told.receipt.code)
    phone.click("main >> text=选择文书怎样送达")
    assert "您现在的选择：不用电子送达。" in phone.inner_text("main")
    phone.check("[name=choice][value=agree]") if phone.locator(
        "[type=radio]"
    ).count() else phone.select_option("[name=choice]", "agree")
    seen(phone, "choose")
    assert accessibility(phone) == []
    phone.click("main form >> button")
    Clerk(page, live, transactional_cast, "land-x/handler")
    page.goto(live + "/desk/service/electronic")
    assert accessibility(page) == []
    page.click("text=发送勾选的文书")
    page.wait_for_url("**/desk/printing/*")
    with as_owner():
        batch = Batch.objects.latest("id").pk
    collecting.collect(batch, at(TODAY), timezone.now())
    page.reload()
    assert "已发出，等信访人查收" in page.inner_text("main")
    phone.goto(f"{live}/follow/{told.number}")
    seen(phone, "waiting")
    assert fits(phone)
    assert accessibility(phone) == []
    phone.click("main >> text=查收 >> nth=1")
    assert "不点就不算收到" in phone.inner_text("main")
    seen(phone, "take")
    assert fits(phone)
    assert accessibility(phone) == []
    phone.click("main form >> button")
    assert "今天就是送达日期" in phone.inner_text("body")
    seen(phone, "taken")
    page.goto(live + "/desk/service")
    assert told.number not in page.inner_text("main"), "proved: off the list"
