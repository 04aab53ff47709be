"""Recording a service in a real browser: only what the chosen way needs is asked; without script all of it is there."""

from typing import Any

import pytest

from tests.cast import Cast, transactional_cast  # noqa: F401
from tests.doors.clerks import Clerk
from tests.doors.desk.test_service_pages import TODAY, accepted

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def form(transactional_cast: Cast, demonstration: Any) -> str:  # noqa: F811
    """The address of the form for a notice that was accepted and issued."""
    demonstration(TODAY)
    return f"/desk/matters/{accepted(transactional_cast, '03-10').number}/serve_paper"


def asked(page: Any) -> set[str]:
    """The fields of the form one can see, by name."""
    names = page.locator("form[data-keep] :is(input, select, textarea)")
    seen = names.evaluate_all("all => all.filter(one => one.offsetParent && one.name).map(one => one.name)")
    return set(seen) - {"csrfmiddlewaretoken"}


def test_only_what_the_chosen_way_needs_is_asked(
    form: str,
    transactional_cast: Cast,  # noqa: F811
    live: str,
    page: Any,
    accessibility: Any,
) -> None:
    Clerk(page, live, transactional_cast, "land-x/handler")
    page.goto(live + form)
    whole = asked(page)
    assert {"post_number", "system", "published_on"} <= whole
    page.select_option("[name=way]", "post")
    assert {"paper", "effective_on", "evidence", "post_number"} <= asked(page)
    assert not {"system", "published_on", "filmed"} & asked(page)
    page.select_option("[name=way]", "electronic")
    assert {"system", "consented"} <= asked(page)
    assert "post_number" not in asked(page)
    assert accessibility(page) == []
    page.goto(live + "/desk/service")
    assert accessibility(page) == []
    page.goto(live + "/desk/post")
    assert accessibility(page) == []


def test_without_script_everything_is_asked_each_labelled_with_its_way(
    form: str,
    transactional_cast: Cast,  # noqa: F811
    live: str,
    new_page: Any,
) -> None:
    plain = new_page(java_script_enabled=False)
    Clerk(plain, live, transactional_cast, "land-x/handler")
    plain.goto(live + form)
    plain.select_option("[name=way]", "post")
    said = plain.inner_text("form[data-keep]")
    for label in ("（邮寄送达）", "（电子送达）", "（公告送达）", "（留置送达"):
        assert label in said
    assert plain.locator("[name=system]").is_visible()
