"""Every page of the counter in every state and mode: axe, reflow at 320 px (400 % zoom of 1280), targets, the keyboard.

Large type, English, and what a system may wish for by itself: more contrast, colours of its own, nothing that moves.
"""

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
WISHES = {
    "more contrast": {"contrast": "more"},
    "own colours": {"forced_colors": "active"},
    "nothing moves": {"reduced_motion": "reduce"},
}
# Fields, buttons and doors have an edge that is seen; where one is chosen, it is not told by a background alone.
EDGELESS = """() => [...document.querySelectorAll('.btn, .form-control, .form-select, .plain-button, .door, .choice, .sheet, .note')]
  .filter(one => one.checkVisibility({visibilityProperty: true}) && !one.matches('.btn-link'))
  .filter(one => Number.parseFloat(getComputedStyle(one).borderBottomWidth) < 1)
  .map(one => 'no edge: ' + one.outerHTML.slice(0, 100))"""
BACKED = """() => [...document.querySelectorAll('[aria-current]')]
  .filter(one => one.matches('a') && one.checkVisibility() && getComputedStyle(one).borderBottomWidth === '0px'
     && getComputedStyle(one).outlineStyle === 'none' && !getComputedStyle(one).textDecorationLine.includes('underline'))
  .map(one => 'chosen by colour alone: ' + one.outerHTML.slice(0, 100))"""
MOVING = """() => document.getAnimations().length + [...document.querySelectorAll('*')].filter(one => {
  const look = getComputedStyle(one);
  return look.transitionDuration.split(',').some(each => Number.parseFloat(each) > 0) || look.animationName !== 'none'; }).length"""


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
        page.set_viewport_size({"width": 640, "height": 400})  # 200 % zoom of 1280
        told += [f"{seen.name}: {wrong}" for wrong in glass.by_keyboard()]
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        told += [f"{seen.name}: {wide} px stick out at 200 %"] if wide > 0 else []
    assert told == [], "\n".join(told)


def test_every_page_as_a_system_wishes_for_it(
    cast: Cast, demonstration: Callable[[date], None], new_page: Any
) -> None:
    demonstration(sights.TODAY)
    told: list[str] = []
    glasses = {wish: window.opened(new_page, **asked) for wish, asked in WISHES.items()}
    for seen in sights.walk(sights.stage(cast)).seen:
        for wish, glass in glasses.items():
            page = glass.show(seen, 360)
            wrongs = glass.wrongs(large=False, clear=True) if wish == "more contrast" else []
            if wish == "own colours":
                wrongs += [*page.evaluate(EDGELESS), *page.evaluate(BACKED)]
            if wish == "nothing moves" and (moving := page.evaluate(MOVING)):
                wrongs += [f"{moving} things move"]
            told += [f"{wish}, {seen.name}: {wrong}" for wrong in wrongs]
    assert told == [], "\n".join(dict.fromkeys(told))
