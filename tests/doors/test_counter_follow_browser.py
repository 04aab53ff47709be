"""Follow → add → review as it is lived: in a real browser, on a phone without JavaScript and at a desk; no barrier on the way."""

# ruff: noqa: F811  (fixtures are taken by name)

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from huiyin.law.words import State
from tests.cast import Cast, day, transactional_cast  # noqa: F401
from tests.doors.public import NARROW, fits, look_up

pytestmark = [pytest.mark.django_db(transaction=True)]
DESK = {"width": 1280, "height": 900}


@pytest.mark.parametrize(("size", "script"), [(NARROW, False), (DESK, True)], ids=["phone", "desk"])
def test_follow_add_and_ask_for_review(
    transactional_cast: Cast,
    live: str,
    new_page: Callable[..., Any],
    accessibility: Callable[[Any], list[str]],
    demonstration: Callable[[date], None],
    size: dict[str, int],
    script: bool,
) -> None:
    cast = transactional_cast
    demonstration(day("03-02"))
    matter = cast.concluded("02-02", "02-27")
    cast.worked("02-27")
    page = new_page(viewport=size, java_script_enabled=script)
    look_up(page, live, matter.receipt.item, matter.receipt.code)
    page.wait_for_url(f"**/{matter.number}")
    assert page.locator(".station-now[aria-current=step]").count() == 1
    page.click(".station-now summary >> nth=0")  # the working opens, with or without script
    assert page.locator(".station-now .working li").first.is_visible()
    assert fits(page)
    if script:
        assert accessibility(page) == []
    page.click("text=补充情况、回答询问")
    page.fill("[name=text]", "渠口的照片在村委会。")
    page.click("main form button.btn-primary")
    page.wait_for_url(f"**/{matter.number}")
    assert "您补充过 1 次" in page.locator("main").inner_text()
    page.click(".own >> text=请求复查")
    assert page.locator(".opinion-text").is_visible()
    assert fits(page)
    page.check("[name=against][value='2']")
    page.fill("[name=reasons]", "水渠没有去看。")
    page.click(
        "main form button.btn-primary"
    )  # the organ was not chosen: told at its box, and nothing typed is lost
    assert page.locator(".wrong").count() == 1
    assert page.input_value("[name=reasons]") == "水渠没有去看。"
    assert page.is_checked("[name=against][value='2']")
    if script:
        assert accessibility(page) == []
    page.select_option("[name=reviewer]", str(cast["gov-x"]))
    page.click("main form button.btn-primary")
    page.wait_for_url(f"**/{matter.number}")
    assert "书面的复查意见" in page.locator(".station-next").inner_text()
    assert cast.page(matter, "gov-x/reviewer", "03-02").matter.state == State.REVIEW_REQUESTED
