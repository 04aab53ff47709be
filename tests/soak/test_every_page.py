"""Every page of the counter in every state and mode: axe, reflow at 320 px (400 % zoom of 1280), targets, the keyboard."""

# ruff: noqa: F811  (fixtures are taken by name)

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tests.cast import Cast, cast  # noqa: F401
from tests.doors import sights, window

pytestmark = pytest.mark.django_db
MODES = {"ordinary": {}, "large": {"large": True}, "English": {"english": True}}
WIDTHS = {"ordinary": 1280, "large": 360, "English": 320}


@pytest.mark.parametrize("mode", MODES)
def test_every_page_in_every_state(
    mode: str, cast: Cast, demonstration: Callable[[date], None], new_page: Any
) -> None:
    demonstration(sights.TODAY)
    stage, glass = sights.stage(cast), window.opened(new_page)
    told: list[str] = []
    for seen in sights.walk(stage, **MODES[mode]).seen:
        page = glass.show(seen, WIDTHS[mode])
        told += [f"{seen.name}: {wrong}" for wrong in glass.wrongs(large=mode == "large")]
        if mode == "ordinary":
            page.set_viewport_size({"width": 640, "height": 400})  # 200 % zoom of 1280
            told += [f"{seen.name}: {wrong}" for wrong in glass.by_keyboard()]
            wide = page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
            told += [f"{seen.name}: {wide} px stick out at 200 %"] if wide > 0 else []
    assert told == [], "\n".join(told)
