"""Hints in a real browser: taken over by keyboard and without script; Enter takes the step and never a hint."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tests.cast import Cast
from tests.doors.clerks import Clerk

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_hint_is_taken_what_was_typed_stays_and_a_person_takes_the_step(
    transactional_cast: Cast,
    demonstration: Callable[[date], None],
    live: str,
    new_page: Callable[..., Any],
    accessibility: Callable[..., Any],
    script: bool,
) -> None:
    demonstration(date(2026, 3, 9))
    told = transactional_cast.register(
        "2026-03-02", requests=("请问公园的井盖丢了归谁管",), facts="怕小孩摔倒。"
    )
    page = new_page(viewport={"width": 360, "height": 740}, java_script_enabled=script)
    clerk = Clerk(page, live, transactional_cast, "office-x/triage")
    assert "井盖丢" in clerk.opens(told)
    page.goto(f"{live}/desk/matters/{told.number}/triage")
    if script:
        assert accessibility(page) == []
    page.select_option("[name=first_or_repeat]", "first")
    page.focus("button[value='take simple on']")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.is_checked("[name=simple]")
    assert page.input_value("[name=first_or_repeat]") == "first"
    page.select_option("[name=klass]", "appeal")
    page.check("[name=searched]")
    page.focus("[name=searched]")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "“甄别”已办理" in page.inner_text("main")
