"""A leader's instruction replaces nothing."""

from huiyin.law.words import State
from tests.law.life import (
    LONG,
    accepted,
    day,
)


def test_an_instruction_is_recorded_word_for_word_and_moves_no_clock() -> None:
    life = accepted(day(3, 2))
    before = [(term.clock, term.due, term.running) for term in life.terms]
    life.take("record_instruction", day(3, 5), leader="县长", given_on=day(3, 4), instruction="请依法办理。")
    life.take("answer_instruction", day(3, 9), answer=LONG)
    assert [(term.clock, term.due, term.running) for term in life.terms] == before
    assert life.ask("answer_instruction", day(3, 10), answer=LONG).code == "instructed"
    assert life.state is State.ACCEPTED
