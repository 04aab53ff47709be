"""The closed lists are closed: the breaches of arts 43–46 and the closing codes, none more and none less."""

from huiyin.law.book_2022.breaches import BREACHES
from huiyin.law.book_2022.closing import CLOSINGS

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
