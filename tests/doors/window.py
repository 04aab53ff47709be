"""A real browser on pages that are answered in this process: no port, no thread, the test's own transaction.

What the page asks for besides comes from the same test client, packed as it travels; its bytes are counted.
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from django.test import Client

from tests.browser import AXE
from tests.doors.sights import Seen

HERE = "http://localhost"
# Whatever is pressed is as high as a finger; a link inside a sentence is not (WCAG 2.5.8).
SMALL = """least => [...document.querySelectorAll(
  'button, .btn, select, textarea, input:not([type=hidden], [type=checkbox], [type=radio]), summary, nav a')]
  .filter(one => one.checkVisibility({visibilityProperty: true}) && !one.closest('.skip'))
  .filter(one => one.getBoundingClientRect().height < least - 0.5)
  .map(one => one.outerHTML.slice(0, 120) + ' ' + one.getBoundingClientRect().height)"""
TABBABLE = """() => [...document.querySelectorAll('a[href], button, select, textarea, summary, [tabindex="0"], input:not([type=hidden])')]
  .filter(one => !one.disabled && one.tabIndex >= 0 && one.checkVisibility({visibilityProperty: true}))
  .filter(one => one.type !== 'radio' || one.checked || (!document.querySelector(`[name="${one.name}"]:checked`)
     && one === document.querySelector(`[name="${one.name}"]`))).length"""
FOCUSED = """() => { const one = document.activeElement, look = getComputedStyle(one), box = one.getBoundingClientRect();
  if (one === document.body) { return null; }
  one.dataset.reached = 'yes';
  return {what: one.outerHTML.slice(0, 100), width: Number.parseFloat(look.outlineWidth), style: look.outlineStyle,
          seen: box.bottom > 0 && box.top < innerHeight && box.width > 0}; }"""


@dataclass
class Window:
    """One browser window that shows what was answered. `fetched` is what the page asked for besides: bytes by path."""

    page: Any
    now: Seen | None = None
    fetched: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.page.route(f"{HERE}/**", self._answer)

    def show(self, seen: Seen, width: int = 360) -> Any:
        """Open a page at that width in CSS pixels."""
        self.now, self.fetched = seen, {}
        self.page.set_viewport_size({"width": width, "height": 740})
        self.page.goto(f"{HERE}/as-answered")
        return self.page

    def wrongs(self, *, large: bool, clear: bool = False) -> list[str]:
        """What axe finds, what sticks out to the side, what is too small to press; an empty list is what we want."""
        rules = {"target-size": {"enabled": True}, "color-contrast-enhanced": {"enabled": large or clear}}
        found = self.page.evaluate("rules => axe.run(document, {resultTypes: ['violations'], rules})", rules)
        wrong = [
            f"{one['id']}: {one['help']} — {node['html'][:160]}"
            for one in found["violations"]
            for node in one["nodes"]
        ]
        wide = self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        wrong += [f"{wide} px stick out to the side"] if wide > 0 else []
        return wrong + [f"too small: {one}" for one in self.page.evaluate(SMALL, 56 if large else 44)]

    def by_keyboard(self) -> list[str]:
        """Tab from the first to the last: everything is reached, shows that it is, and nothing holds one fast."""
        wrong: list[str] = []
        there = self.page.evaluate(TABBABLE)
        self.page.evaluate("document.activeElement.blur()")
        for step in range(there + 1):
            self.page.keyboard.press("Tab")
            focus = self.page.evaluate(FOCUSED)
            if focus is None:
                break
            if focus["style"] == "none" or focus["width"] < 2:
                wrong.append(f"its focus is not seen: {focus['what']}")
            if step == 0 and "skip" not in focus["what"]:
                wrong.append("the first stop does not lead to the text")
        reached = self.page.evaluate("document.querySelectorAll('[data-reached]').length")
        return wrong if reached == there else [*wrong, f"{reached} of {there} reached by keyboard"]

    def _answer(self, route: Any) -> None:
        path = urlsplit(route.request.url)
        if path.path == "/as-answered" and self.now is not None:
            headers = {name: value for name, value in self.now.headers.items() if name != "Content-Length"}
            self.fetched["/"] = len(self.now.html.encode())
            route.fulfill(status=200, headers=headers, body=self.now.html)
            return
        status, headers, body = _fetched(path.path)
        self.fetched[path.path] = len(body)
        bare = {
            name: value
            for name, value in headers.items()
            if name not in ("Content-Encoding", "Content-Length")
        }
        plain = gzip.decompress(body) if "Content-Encoding" in headers else body
        route.fulfill(status=status, headers=bare, body=plain)


@cache
def _fetched(path: str) -> tuple[int, dict[str, str], bytes]:
    answer = Client().get(path, headers={"accept-encoding": "gzip"})
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    answer.close()
    return answer.status_code, dict(answer.headers), body


def opened(new_page: Any, **wishes: Any) -> Window:
    """A window with axe in it."""
    page = new_page(**wishes)
    page.add_init_script(path=str(AXE))
    return Window(page)
