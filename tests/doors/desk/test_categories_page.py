"""Versions of what was learned, side by side; a registrar over all agencies goes back with a reason."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from huiyin.hints import categories
from huiyin.hints.models import Turn, Version
from huiyin.law.words import Duty
from huiyin.matters.access import named
from huiyin.people.acting import Actor
from tests.cast import Cast, at, cast  # noqa: F401
from tests.doors.desk.test_papers_at_the_desk import signed_in

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 9)
ADDRESS = "/desk/categories"


def _version(number: int, state: str, macro_f1: float) -> None:
    figures = {"macro_f1": macro_f1, "top3": 0.99, "ece": 0.02}
    Version.objects.create(
        number=number, made_at=at(TODAY), state=state, learned=400, held=100, categories=9, key=b"k", body=b"b",
        figures=figures, beside={**figures, "macro_f1": 0.5}, against=number - 1,
    )  # fmt: skip


@pytest.fixture
def two_versions(cast: Cast, demonstration: Callable[[date], None]) -> Cast:  # noqa: F811
    demonstration(TODAY)
    assert "还没有学习版本" in signed_in("office-p/registrar").get(ADDRESS).text
    with named(Actor.job(Duty.CLOCK)):
        _version(1, Version.KEPT, 0.731)
        _version(2, Version.KEPT, 0.846)
    return cast


def test_figures_stand_side_by_side_and_one_goes_back_with_a_reason(two_versions: Cast) -> None:
    top = signed_in("office-p/registrar")
    page = top.get(ADDRESS).text
    assert "73.1% / 50.0%" in page
    assert "84.6% / 50.0%" in page
    for wrong in (
        {"version": "1", "why": "短"},
        {"version": "", "why": "新版归错"},
        {"version": "9", "why": "新版归错"},
    ):
        answer = top.post(ADDRESS, wrong)
        assert (answer.status_code, 'role="alert"' in answer.text) == (400, True), wrong
    assert 'value="新版归错"' in answer.text, "what was typed is still there"
    assert top.post(ADDRESS, {"version": "1", "why": "新版把桥梁归错了"}).status_code == 302
    page = top.get(ADDRESS).text
    assert page.count("学习版本 1") == 2, "it serves, and that is on record"
    assert "新版把桥梁归错了" in page
    with named(two_versions.by("office-x/triage")):
        assert categories.offer("", "新房漏水，墙体裂缝", TODAY).version == 0, (
            "what cannot be read does not serve"
        )


def test_a_county_registrar_looks_and_does_not_turn(two_versions: Cast) -> None:
    county = signed_in("office-x/registrar")
    assert '<form class="sheet" method="post">' not in county.get(ADDRESS).text
    assert county.post(ADDRESS, {"version": "1", "why": "新版把桥梁归错了"}).status_code == 400
    assert signed_in("office-x/triage").get(ADDRESS).status_code == 404
    with named(two_versions.by("office-x/registrar")):
        assert not Turn.objects.exists()
