"""Follow → add → review as it is lived: in a real browser, on a phone without JavaScript and at a desk; no barrier on the way."""

# ruff: noqa: F811  (fixtures are taken by name)

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from huiyin.law.words import State
from tests.cast import Cast, Told, day, transactional_cast  # noqa: F401
from tests.doors.public import NARROW, fits, look_up

pytestmark = [pytest.mark.django_db(transaction=True)]
DESK = {"width": 1280, "height": 900}


@pytest.fixture(params=[(NARROW, False), (DESK, True)], ids=["phone", "desk"])
def window(request: Any, new_page: Callable[..., Any], accessibility: Any) -> tuple[Any, Callable[[], None]]:
    """A page, and what must hold of each page on the way: it fits, and where scripts run nothing bars anybody."""
    size, script = request.param
    page = new_page(viewport=size, java_script_enabled=script)

    def looks_right() -> None:
        assert fits(page)
        assert not script or accessibility(page) == []

    return page, looks_right


@pytest.fixture
def matter(transactional_cast: Cast, demonstration: Callable[[date], None]) -> Told:
    """Its opinion was served on Friday; it is Monday."""
    demonstration(day("03-02"))
    told = transactional_cast.concluded("02-02", "02-27")
    transactional_cast.worked("02-27")
    return told


def test_follow_add_and_ask_for_review(
    transactional_cast: Cast, matter: Told, live: str, window: tuple[Any, Callable[[], None]]
) -> None:
    page, looks_right = window
    look_up(page, live, matter.receipt.item, matter.receipt.code)
    page.wait_for_url(f"**/{matter.number}")
    assert page.locator(".station-now[aria-current=step]").count() == 1
    page.click(".station-now summary >> nth=0")  # the working opens, with or without script
    assert page.locator(".station-now .working li").first.is_visible()
    looks_right()
    page.click("text=补充情况、回答询问")
    page.fill("[name=text]", "渠口的照片在村委会。")
    page.click("main form button.btn-primary")
    page.wait_for_url(f"**/{matter.number}")
    assert "您补充过 1 次" in page.locator("main").inner_text()
    page.click(".own >> text=请求复查")
    assert page.locator(".opinion-text").is_visible()
    asks(page, looks_right, str(transactional_cast["gov-x"]))
    page.wait_for_url(f"**/{matter.number}")
    assert "书面的复查意见" in page.locator(".station-next").inner_text()
    row = transactional_cast.page(matter, "gov-x/reviewer", "03-02").matter
    assert row.state == State.REVIEW_REQUESTED


def asks(page: Any, looks_right: Callable[[], None], organ: str) -> None:
    """The organ is forgotten at first: that is told at its box, and nothing typed is lost."""
    page.check("[name=against][value='2']")
    page.fill("[name=reasons]", "水渠没有去看。")
    page.click("main form button.btn-primary")
    assert page.locator(".wrong").count() == 1
    assert page.input_value("[name=reasons]") == "水渠没有去看。"
    assert page.is_checked("[name=against][value='2']")
    looks_right()
    page.select_option("[name=reviewer]", organ)
    page.click("main form button.btn-primary")
