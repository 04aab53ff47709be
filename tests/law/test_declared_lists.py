"""The closed lists are closed: the breaches of arts 43–46 and the closing codes, none more and none less."""

from datetime import date

import pytest

from huiyin.law.book_2022.breaches import BREACHES
from huiyin.law.book_2022.clocks import CHANCES
from huiyin.law.book_2022.closing import CLOSINGS
from huiyin.law.book_2022.conditions import FRESH_EYES, FRESH_EYES_ABOVE
from huiyin.law.book_2022.routes import NAMES
from huiyin.law.grammar import Facts

ITEMS = {"B44": "abc", "B45": "abcd", "B46": "abcdefg"}


def test_every_breach_has_its_article_and_item() -> None:
    expected = {f"B43{letter}": "43" for letter in "abcd"}
    for head, letters in ITEMS.items():
        expected |= {f"{head}{letter}": f"{head[1:]}({place})" for place, letter in enumerate(letters, 1)}
    assert {breach.code: breach.article.number for breach in BREACHES} == expected


def test_a_matter_closes_under_one_of_fourteen_codes_and_only_one_is_final() -> None:
    codes = ["A", "B", "C1", "C2", "C3", "C4", "C5", "C6a", "C6b", "C6c", "C6d", "W", "M", "X"]
    assert [closing.code for closing in CLOSINGS] == codes
    assert [closing.code for closing in CLOSINGS if closing.final] == ["C6d"]


def test_every_closing_code_rests_on_its_article() -> None:
    assert {closing.code: closing.article.number for closing in CLOSINGS} == {
        "A": "29",
        "B": "22(2)",
        "C1": "31(1)",
        "C2": "31(2)",
        "C3": "31(3)",
        "C4": "31(4)",
        "C5": "31(5)",
        "C6a": "32(2)",
        "C6b": "35",
        "C6c": "33",
        "C6d": "36(3)",
        "W": "",
        "M": "",
        "X": "",
    }


def test_every_route_rests_on_its_item_of_article_31_and_closes_by_its_own_code() -> None:
    found = [(route, way.article.number, way.closing) for route, way in NAMES.items()]
    assert found == [(f"R{item}", f"31({item})", f"C{item}") for item in range(1, 7)]


@pytest.mark.parametrize(
    "below",
    [
        "accept",
        "choose_route",
        "hear",
        "investigate",
        "draft_opinion",
        "legal_check",
        "issue_opinion",
        "record_agreement",
        "extend",
    ],
)
def test_whoever_took_part_below_does_not_review(below: str) -> None:
    """Art. 28(3), F-09: fresh eyes in review, and in re-review after either."""
    facts = Facts(on=date(2026, 3, 2), did=frozenset({below}))
    assert not FRESH_EYES.holds(facts)
    assert not FRESH_EYES_ABOVE.holds(facts)


def test_whoever_reviewed_does_not_re_review_but_a_stranger_may() -> None:
    for step in ("accept_review", "decline_review", "issue_review"):
        facts = Facts(on=date(2026, 3, 2), did=frozenset({step}))
        assert FRESH_EYES.holds(facts)
        assert not FRESH_EYES_ABOVE.holds(facts)
    stranger = Facts(on=date(2026, 3, 2), did=frozenset({"register", "triage", "forward"}))
    assert FRESH_EYES.holds(stranger)
    assert FRESH_EYES_ABOVE.holds(stranger)


def test_objecting_is_the_one_thing_an_organ_may_do_in_time_and_need_not() -> None:
    """Art. 23(3): a chance that passed unused is not late; every other clock of an organ is a duty. Nor is thinking it over."""
    assert {"object", "withdraw_pause"} == CHANCES
