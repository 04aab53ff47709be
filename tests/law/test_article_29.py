"""Art. 29: suggestions."""

from huiyin.law.words import State
from tests.law.life import (
    LONG,
    day,
    received,
)


def test_a_suggestion_is_studied_decided_and_answered_without_sixty_legal_days() -> None:
    life = received(day(3, 2), klass="suggestion")
    life.take("accept", day(3, 3), procedure=LONG)
    assert life.running() == {"reply_suggestion"}
    life.take("study", day(3, 10), study=LONG)
    life.take("decide_suggestion", day(3, 20), decision="not", reasons=LONG)
    life.take("reply_suggestion", day(3, 21), reply=LONG)
    life.take("close_replied", day(3, 22))
    assert (life.state, life.fields["closing_code"]) == (State.CLOSED, "A")
