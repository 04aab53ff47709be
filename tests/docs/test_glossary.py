"""One word everywhere: the glossary is printed from the declarations and holds every word of the field."""

import re
from pathlib import Path

import pytest

from huiyin.law.book_2022 import papers, publishing, steps
from huiyin.law.book_2022.clocks import CLOCKS
from huiyin.law.glossary import THINGS
from huiyin.law.words import AgencyKind, Channel, Duty, Klass, Position, Route, State

CLONE = Path(__file__).parents[2]
PAGE = (CLONE / "GLOSSARY.md").read_text("utf-8")
WORDS = {
    "State": list(State),
    "Klass": list(Klass),
    "Route": list(Route),
    "Channel": list(Channel),
    "Duty": list(Duty),
    "Position": list(Position),
    "AgencyKind": list(AgencyKind),
    "步骤": [step.code for step in steps.STEPS],
    "期限": [clock.code for clock in CLOCKS],
    "Demand": [demand.code for demand in publishing.DEMANDS],
    "文书": [paper.code for paper in papers.PAPERS],
}


def section(title: str) -> list[list[str]]:
    """The cells of each row under the heading that holds the title."""
    body = next(part for part in re.split(r"^## ", PAGE, flags=re.M) if title in part.splitlines()[0])
    rows = [re.split(r"(?<!\\)\|", line)[1:-1] for line in body.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in row] for row in rows[2:]]


@pytest.mark.parametrize("title", WORDS)
def test_every_word_is_told_once(title):
    assert [row[1].strip("`") for row in section(title)] == [str(word) for word in WORDS[title]]


@pytest.mark.parametrize("title", [*WORDS, "The case file"])
def test_every_word_has_chinese_an_article_and_a_meaning(title):
    for row in section(title):
        zh, _, article, meaning = row
        assert re.search(r"[一-鿿]", zh), row
        assert re.search(r"\[(V2?|P|C|K)\]", article), row
        assert meaning, row


def test_things_of_the_case_file_exist_under_these_names():
    rooms = [*(CLONE / "huiyin").glob("*/models.py"), *(CLONE / "huiyin/matters/models").glob("*.py")]
    models = "".join(file.read_text("utf-8") for file in rooms)
    for thing in THINGS:
        assert f"class {thing}(" in models, thing
