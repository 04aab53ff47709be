"""When the handling begins anew, what was done before it no longer counts (arts 24, 31, 36)."""

from datetime import date

import pytest

from huiyin.law.book_2022.conditions import accepted, confirmed, taken
from huiyin.law.book_2022.steps.six import stands
from huiyin.law.grammar import Facts
from huiyin.law.words import Route, State

ON = date(2026, 6, 8)
HEARD = taken("hear", "heard", "还没有听取陈述。", "Not heard yet.")


def _after(*steps: str) -> Facts:
    """These steps were taken in this order, a day apart, the last one today."""
    first = ON.toordinal() - len(steps) + 1
    return Facts(
        on=ON,
        route=Route.R6,
        done={step: date.fromordinal(first + place) for place, step in enumerate(steps)},
        order={step: place for place, step in enumerate(steps)},
    )


@pytest.mark.parametrize("anew", ["redo", "reopen", "reopen_from_route", "take_back"])
def test_a_hearing_held_before_does_not_count_and_one_held_since_does(anew: str) -> None:
    assert HEARD.holds(_after("hear"))
    assert not HEARD.holds(_after("hear", anew))
    assert HEARD.holds(_after(anew, "hear"))


@pytest.mark.parametrize("anew", ["redo", "reopen", "reopen_from_route", "take_back"])
def test_the_day_of_an_acceptance_before_does_not_count(anew: str) -> None:
    assert accepted(_after("accept", "hear")) == date(2026, 6, 7)
    assert accepted(_after("accept", anew)) == ON
    assert accepted(_after(anew, "accept", "hear")) == date(2026, 6, 7)


@pytest.mark.parametrize("anew", ["reopen", "reopen_from_route", "take_back"])
def test_a_route_is_chosen_and_confirmed_again(anew: str) -> None:
    assert confirmed(_after("choose_route", "confirm_route"))
    assert not confirmed(_after("choose_route", "confirm_route", anew))
    assert not confirmed(_after("choose_route", anew, "confirm_route"))
    assert confirmed(_after(anew, "choose_route", "confirm_route"))


def test_a_revoked_opinion_leaves_its_route_standing() -> None:
    assert confirmed(_after("choose_route", "confirm_route", "redo"))


@pytest.mark.parametrize("anew", ["redo", "reopen", "reopen_from_route", "take_back"])
def test_how_far_the_handling_has_come_counts_from_there(anew: str) -> None:
    assert stands(_after("hear", "investigate")) is State.INVESTIGATED
    assert stands(_after("hear", "investigate", anew)) is State.ACCEPTED
    assert stands(_after("investigate", anew, "hear")) is State.HEARD
