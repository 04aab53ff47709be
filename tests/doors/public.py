"""A member of the public at the counter, as the tests play them."""

from __future__ import annotations

from typing import Any

CANARY = "芦苇荡里的蓝色灯笼七十二盏"
NARROW = {"width": 360, "height": 740}


def answer(page: Any, question: str, /, **typed: str) -> None:
    """Fill the boxes of a question and go on."""
    page.wait_for_url(f"**/raise/{question}")
    for box, text in typed.items():
        field = page.locator(f"[name='{box}']")
        if field.first.get_attribute("type") == "radio":
            page.check(f"[name='{box}'][value='{text}']")
        elif field.evaluate("one => one.tagName") == "SELECT":
            field.select_option(text)
        else:
            field.fill(text)
    page.click(".actions button[value=on]")


def write(
    page: Any, live: str, *, report: str = "no", named: bool = True, facts: str = "水渠断了一年。"
) -> None:
    """From the home page to the page where everything is shown once more."""
    page.goto(f"{live}/")
    page.click("main >> text=我要信访")
    page.click("button[value=anew]")
    answer(page, "where", region="970101")
    answer(page, "office")
    answer(page, "report", report=report)
    answer(page, "requests", **{"requests-0-text": "修复水渠"})
    answer(page, "facts", facts=facts)
    answer(page, "together")
    contact = {"name": "田禾", "phone": "00000000001", "address": "芦渡县河湾村二组"} if named else {}
    answer(page, "identity", **contact)
    page.wait_for_url("**/raise/check")


def ticket(page: Any) -> tuple[str, str]:
    """Number and query code, as they stand on the receipt."""
    page.wait_for_url("**/receipt")
    number, code = page.locator(".ticket .big-number").all_inner_texts()
    return number, code


def look_up(page: Any, live: str, number: str, code: str) -> None:
    """Ask for a matter by number and code."""
    page.goto(f"{live}/follow")
    page.fill("[name=number]", number)
    page.fill("[name=code]", code)
    page.click("main button")


def fits(page: Any) -> bool:
    """Nothing sticks out to the side."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
