"""A notice goes to the petitioner's own page and is taken there, on a phone: agreed, sent in one go, received."""

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


def looked_at(page: Any, accessibility: Any) -> str:
    """What the phone shows, once it fits and axe has nothing to say."""
    assert fits(page)
    assert accessibility(page) == []
    return str(page.inner_text("body"))


def sent_from_the_desk(page: Any, live: str, cast: Cast, accessibility: Any, as_owner: Any) -> None:
    Clerk(page, live, cast, "land-x/handler")
    page.goto(live + "/desk/service/electronic")
    assert accessibility(page) == []
    page.click("text=发送勾选的文书")
    page.wait_for_url("**/desk/printing/*")
    with as_owner():
        batch = Batch.objects.latest("id").pk
    collecting.collect(batch, at(TODAY), timezone.now())
    page.reload()
    assert "已发出，等信访人查收" in page.inner_text("main")


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
    assert "您现在的选择：不用电子送达。" in looked_at(phone, accessibility)
    phone.select_option("[name=choice]", "agree")
    phone.click("main form >> button")
    sent_from_the_desk(page, live, transactional_cast, accessibility, as_owner)
    phone.goto(f"{live}/follow/{told.number}")
    assert "等您查收的文书" in looked_at(phone, accessibility)
    phone.click("main >> text=查收 >> nth=1")
    assert "不点就不算收到" in looked_at(phone, accessibility)
    phone.click("main form >> button")
    assert "今天就是送达日期" in looked_at(phone, accessibility)
    page.goto(live + "/desk/service")
    assert told.number not in page.inner_text("main"), "proved: off the list"
