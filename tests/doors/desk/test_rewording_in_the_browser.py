"""Rewording a basis in a real browser: what is picked from the list is written into the free text beside it."""

from datetime import date
from typing import Any

import pytest

from huiyin.papers.models import Paper
from tests.cast import Cast, day, transactional_cast  # noqa: F401
from tests.doors.clerks import Clerk
from tests.doors.public import fits

pytestmark = pytest.mark.django_db(transaction=True)
PICKED = "《信访工作条例》第三十二条第一款"


@pytest.fixture
def wording(transactional_cast: Cast, demonstration: Any, as_owner: Any) -> str:  # noqa: F811
    """The address where an answer of route R5, which cites a basis, is reworded."""
    demonstration(date(2026, 3, 9))
    cast = transactional_cast
    told = cast.accepted("03-02", route="R5")
    cast.take("start_duty", told, "land-x/handler", "03-03", applied_on=day("03-02"))
    cast.take("answer_duty", told, "land-x/handler", "03-05", basis="《行政许可法》第四条", remedy=True)
    with as_owner():
        return f"/desk/matters/{told.number}/papers/{Paper.objects.get(state='waiting').pk}/wording"


def test_what_is_picked_is_written_in_and_the_page_fits_a_phone(
    wording: str,
    transactional_cast: Cast,  # noqa: F811
    live: str,
    page: Any,
    accessibility: Any,
) -> None:
    Clerk(page, live, transactional_cast, "land-x/handler2")
    page.goto(live + wording)
    page.fill("[data-pick-into]", PICKED)
    written = page.input_value("#f-section-basis")
    assert PICKED in written
    assert "《行政许可法》第四条" in written
    page.set_viewport_size({"width": 360, "height": 740})
    assert fits(page)
    assert accessibility(page) == []
