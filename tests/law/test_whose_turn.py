"""Whose step is next in each state: desks sort their work by it, and nothing waits for nobody."""

import pytest

from huiyin.law.book_2022.states import ENDED, TURN
from huiyin.law.grammar import Bound
from huiyin.law.words import State

# Where it is neither the holder's turn nor nobody's (rulebook D.2–D.5).
TURNS = {
    State.OBJECTED: Bound.SENDER,
    State.REFERRED_DISCIPLINE: Bound.SENDER,
    State.REFERRED_COMPETENT: Bound.SENDER,
    State.HANDED_OVER: Bound.ORIGIN,
    State.DISPUTED: Bound.SUPERIOR,
    State.REVIEW_REQUESTED: Bound.REVIEWER,
    State.REVIEW_ACCEPTED: Bound.REVIEWER,
    State.REVIEW_ISSUED: Bound.REVIEWER,
    State.RE_REVIEW_REQUESTED: Bound.RE_REVIEWER,
    State.RE_REVIEW_ACCEPTED: Bound.RE_REVIEWER,
    State.RE_REVIEW_ISSUED: Bound.RE_REVIEWER,
}
PETITIONERS = {State.SERVED, State.REVIEW_DECLINED, State.REVIEW_SERVED, State.RE_REVIEW_DECLINED}


@pytest.mark.parametrize("state", list(State))
def test_each_state_knows_whose_turn_it_is(state: State) -> None:
    expected = None if state in ENDED or state in PETITIONERS else TURNS.get(state, Bound.HOLDER)
    assert TURN[state] == expected
