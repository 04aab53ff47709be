"""What lies ahead of a matter: every state has its stations, each can truly be reached, and nothing ahead tells what a matter is."""

import pytest

from huiyin.law.book_2022 import states, stations, steps
from huiyin.law.words import Route, State
from tests.law.test_every_state_step_duty import EXTRAORDINARY

# Where a matter stands once it has come to a station.
REACHED = {
    "send": {State.FORWARDED, State.ASSIGNED},
    "inform": {State.ACCEPTED, State.NOT_ACCEPTED, State.SIMPLE_ACCEPTED},
    "answer": {State.ISSUED, State.ROUTED, State.REPLIED, State.DUTY_ANSWERED},
    "opinion": {State.ISSUED},
    "service": {State.SERVED, State.REVIEW_SERVED},
    "review": {State.REVIEW_REQUESTED},
    "review_opinion": {State.REVIEW_ISSUED},
    "re_review": {State.RE_REVIEW_REQUESTED},
    "re_review_opinion": {State.RE_REVIEW_ISSUED},
    "final": {State.FINAL},
    "lapse": {State.CLOSED},
    "elsewhere": {State.CLOSED, State.ROUTED},
    "legal": {State.CLOSED},
    "duty": {State.DUTY_ANSWERED, State.CLOSED},
    "reply": {State.REPLIED},
    "simple": {State.CLOSED, State.RECEIVED},
    "perform": {State.CLOSED},
}
BEFORE_ACCEPTANCE = {
    State.REGISTERED, State.TRIAGED, State.SUBMITTED_FOR_DECISION, State.FORWARDED, State.ASSIGNED, State.RECEIVED,
    State.OBJECTED, State.DISPUTED, State.REFERRED_DISCIPLINE, State.REFERRED_COMPETENT, State.HANDED_OVER,
}  # fmt: skip


def _onward(state: State) -> set[State]:
    """Every state the book's steps lead to from here, without ending it by other means."""
    found: set[State] = set()
    ahead = {state}
    while ahead:
        found |= ahead
        ahead = {
            after
            for step in steps.ALL
            if step.code not in EXTRAORDINARY | {"reopen"}
            for after in step.then
            if step.when & found
        } - found
    return found


@pytest.mark.parametrize("state", State)
def test_every_station_told_ahead_can_be_reached(state: State) -> None:
    for station in stations.ahead(state):
        if state in states.SEALED_WAY:
            continue  # told in the words of another state (F-04)
        assert REACHED[station.code] & _onward(state), (state, station.code)


@pytest.mark.parametrize("state", sorted(states.OPEN - {State.REPLIED}))
def test_every_open_state_has_something_ahead_and_no_ended_one_has(state: State) -> None:
    assert stations.ahead(state)
    assert all(station.zh and station.en and station.article.mark for station in stations.ahead(state))


def test_nothing_lies_ahead_of_what_has_ended() -> None:
    assert not any(stations.ahead(state) for state in states.ENDED)


def test_before_an_organ_has_answered_what_lies_ahead_tells_nothing_of_the_matter() -> None:
    """F-04: whatever its route or class, sealed or not."""
    for state in BEFORE_ACCEPTANCE:
        told = {tuple(one.code for one in stations.ahead(state, route)) for route in (None, *Route)}
        assert len(told) == 1, state
        assert {"answer", "review", "re_review"} <= set(told.pop())
    sealed = {stations.ahead(state) for state in states.SEALED_WAY}
    assert sealed == {stations.ahead(State.FORWARDED)}


def test_review_lies_ahead_only_where_an_opinion_is_owed_and_only_if_asked_for() -> None:
    """Arts 29, 31, 35: a suggestion and what went to another procedure have none."""
    for state in (
        State.STUDYING,
        State.ROUTED,
        State.DUTY_RUNNING,
        State.REFERRED_LEGAL,
        State.SIMPLE_ACCEPTED,
    ):
        assert not {"review", "re_review"} & {one.code for one in stations.ahead(state)}
    for route in set(Route) - {Route.R6}:
        assert not {"review", "re_review"} & {one.code for one in stations.ahead(State.ACCEPTED, route)}
    assert [one.code for one in stations.ahead(State.ACCEPTED, Route.R6)] == [
        "opinion",
        "service",
        "review",
        "re_review",
    ]
    assert {one.code for one in stations.ALL if one.asked} == {"review", "re_review"}


def test_the_periods_ahead_are_those_of_the_articles() -> None:
    lengths = {one.code: one.clock.length.amount for one in stations.ALL if one.clock and one.clock.length}
    assert (lengths["send"], lengths["inform"]) == (15, 15)
    assert (lengths["opinion"], lengths["review"], lengths["re_review"]) == (60, 30, 30)
