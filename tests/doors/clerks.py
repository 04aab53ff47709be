"""Officers at their desks in a real browser, as the journeys play them: by the pages alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.cast import PASSWORD, Cast, Told


class Clerk:
    """An officer signed in, in a window of their own."""

    def __init__(self, page: Any, live: str, cast: Cast, who: str) -> None:
        self.page, self.live, self.cast = page, live, cast
        page.goto(f"{live}/desk/")
        page.fill("[name=username]", who)
        page.fill("[name=password]", PASSWORD)
        page.press("[name=password]", "Enter")
        page.wait_for_url(f"{live}/desk/**")

    def opens(self, matter: Told | str) -> str:
        """What the matter's page says."""
        self.page.goto(f"{self.live}/desk/matters/{_number(matter)}")
        return str(self.page.inner_text("main"))

    def fills(self, step: str, matter: Told | str, **answers: Any) -> str:
        """Fill in the form of a step and send it; what the page says then."""
        self.page.goto(f"{self.live}/desk/matters/{_number(matter)}/{step}")
        for name, value in answers.items():
            fill(self.page, name.replace("__", "-"), value)
        self.page.click("form >> button:has-text('办理：')")
        self.page.wait_for_load_state()
        return str(self.page.inner_text("main"))

    def takes(self, step: str, matter: Told | str, **answers: Any) -> str:
        """The same, where it must be allowed."""
        said = self.fills(step, matter, **answers)
        assert "已办理" in said, said
        return said

    def closed(self, step: str, matter: Told | str) -> str:
        """The step is not open: the reason, in place of a form."""
        self.page.goto(f"{self.live}/desk/matters/{_number(matter)}/{step}")
        assert self.page.locator("form[data-keep]").count() == 0
        return str(self.page.inner_text("main"))

    def registers(self, channel: str, **answers: Any) -> tuple[int, str]:
        """Number what arrived, register it: the status of the answer and what the page says."""
        self.page.goto(f"{self.live}/desk/arrivals")
        self.page.check(f"[name=channel][value={channel}]")
        self.page.click("form >> button:has-text('登记内容')")
        self.page.wait_for_load_state()
        for name, value in answers.items():
            fill(self.page, name.replace("__", "-"), value)
        with self.page.expect_response(lambda response: response.request.method == "POST") as answer:
            self.page.click("form >> button:has-text('登记')")
        self.page.wait_for_load_state()
        return answer.value.status, str(self.page.inner_text("main"))


def fill(page: Any, name: str, value: Any) -> None:
    """Put a value where the form asks for it, whatever it asks with."""
    field = page.locator(f"[name='{name}']")
    kind = field.first.evaluate("one => one.tagName === 'SELECT' ? 'select' : one.type")
    if kind == "select":
        field.select_option(str(value))
    elif kind == "radio":
        page.check(f"[name='{name}'][value='{value}']")
    elif kind == "checkbox":
        field.set_checked(value)
    else:
        field.fill(str(value))


def _number(matter: Told | str) -> str:
    return matter if isinstance(matter, str) else matter.number


Clerks = Callable[[str], Clerk]
