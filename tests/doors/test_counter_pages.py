"""Every page of the counter, whoever wrote it: in the table, without a fault axe knows, usable by keyboard, no wider than a phone.

Some pages in each mode here; every page, state and mode in `tests/soak/test_every_page.py`.
"""

# ruff: noqa: F811  (fixtures are taken by name)

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import huiyin
from tests.cast import Cast, cast  # noqa: F401
from tests.doors import sights, window

pytestmark = pytest.mark.django_db
FIRST_VIEW = 150_000  # bytes
SHEETS = Path(huiyin.__file__).parent / "static" / "css"
MODES = {
    "ordinary": ({}, {"home", "receipt", "matter, concluded", "identity, doubtful"}),
    "large": ({"large": True}, {"home", "check, long", "matter, sealed", "follow, nothing typed"}),
    "English": ({"english": True}, {"facts, too long", "matter, a paper waits", "withdraw, refused", "not found"}),
}  # fmt: skip


@pytest.fixture
def stage(cast: Cast, demonstration: Callable[[date], None]) -> sights.Stage:
    demonstration(sights.TODAY)
    return sights.stage(cast)


def test_every_page_is_in_the_table(stage: sights.Stage) -> None:
    gone = sights.walk(stage)
    missing = set(sights.shapes()) - gone.covered() - set(sights.NO_PAGES)
    assert missing == set(), "give it a row in tests/doors/sights.py, or name it with a reason"
    assert [one.name for one in gone.seen if "<main" not in one.html] == []
    assert {one.status for one in gone.seen} >= {200, 400, 403, 404, 409, 413, 429}


def test_some_in_each_mode(stage: sights.Stage, new_page: Any) -> None:
    glass = window.opened(new_page)
    found = {}
    for mode, (wishes, names) in MODES.items():
        for seen in sights.walk(stage, names=frozenset(names), **wishes).seen:
            glass.show(seen, 320)
            found[f"{mode}: {seen.name}"] = glass.wrongs(large=mode == "large")
    told = [f"{where}: {wrong}" for where, wrongs in found.items() for wrong in wrongs]
    assert told == [], "\n".join(told)
    assert glass.by_keyboard() == []


def test_the_first_view_is_light_and_waits_for_no_script(stage: sights.Stage, new_page: Any) -> None:
    glass = window.opened(new_page)
    for seen in sights.walk(
        stage, names=frozenset({"home", "raise", "follow", "facts", "matter, concluded"})
    ).seen:
        page = glass.show(seen)
        assert sum(glass.fetched.values()) <= FIRST_VIEW, (seen.name, glass.fetched)
        assert any(path.endswith(".css") for path in glass.fetched), "the style was counted"
        assert page.evaluate("[...document.scripts].filter(one => !one.defer).length") == 0
        print(seen.name, sum(glass.fetched.values()), glass.fetched)


@pytest.mark.parametrize("sheet", sorted(SHEETS.glob("*.css")), ids=lambda sheet: sheet.name)
def test_every_block_of_a_style_sheet_ends(sheet: Path) -> None:
    """One that does not swallows all that follows: rules of print, or of wide screens alone."""
    depth = 0
    for line in sheet.read_text("utf-8").splitlines():
        depth += line.count("{") - line.count("}")
        assert 0 <= depth <= 2, line
    assert depth == 0
