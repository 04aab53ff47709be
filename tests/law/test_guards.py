"""Every guard of every step: the example holds, and the smallest change that breaks it is told by its code."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from huiyin.law.book_2022 import steps
from huiyin.law.ruling import rule_on
from tests.law.cases import ALLOWED, REFUSED
from tests.law.cases_of_codes import ALLOWED_CODES, REFUSED_CODES
from tests.law.cases_of_papers import ALLOWED_PAPERS, REFUSED_PAPERS
from tests.law.examples import PENDING, example, ruled


@pytest.mark.parametrize("code", steps.BY_CODE)
def test_the_example_of_each_step_is_lawful(code: str) -> None:
    ruling = ruled(code)
    assert ruling.allowed, ruling.because
    assert ruling.because.endswith("。")
    assert ruling.because_en.endswith(".")


@pytest.mark.parametrize("code", steps.BY_CODE)
def test_the_preview_judges_only_what_needs_no_answers(code: str) -> None:
    step, facts, duty = example(code)
    blank = replace(facts, answers=None, agencies={}, matters={}, papers={})
    assert rule_on(step, blank, duty).allowed


@pytest.mark.parametrize(("code", "guard", "changes"), REFUSED + REFUSED_PAPERS + REFUSED_CODES)
def test_a_guard_that_does_not_hold_refuses_by_its_own_sentence(
    code: str, guard: str, changes: dict[str, Any]
) -> None:
    ruling = ruled(code, **changes)
    condition = next(one for one in steps.BY_CODE[code].provided if one.code == guard)
    assert not ruling.allowed
    assert ruling.code == guard
    assert ruling.article == (condition.article or steps.BY_CODE[code].article)
    assert "{" not in ruling.because + ruling.because_en


@pytest.mark.parametrize(("code", "changes"), ALLOWED + ALLOWED_PAPERS + ALLOWED_CODES)
def test_what_is_just_inside_a_guard_is_allowed(code: str, changes: dict[str, Any]) -> None:
    ruling = ruled(code, **changes)
    assert ruling.allowed, ruling.because


def test_every_guard_of_the_book_has_been_broken_here() -> None:
    broken = {(code, guard) for code, guard, _ in REFUSED + REFUSED_PAPERS + REFUSED_CODES}
    declared = {(step.code, condition.code) for step in steps.ALL for condition in step.provided}
    assert declared - broken == set()


def test_pending_matters_are_asked_about_on_the_day() -> None:
    assert ruled("decline", on=PENDING.due).allowed
    assert not ruled("decline", on=date(2026, 5, 1)).allowed
