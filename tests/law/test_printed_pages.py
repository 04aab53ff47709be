"""What the declarations print is what lawyers have read: law page, glossary, and the answers of `huiyin law explain`."""

from pathlib import Path

import pytest

from huiyin.law.explaining import explain
from huiyin.law.glossary import glossary
from huiyin.law.sheet import sheet

CLONE = Path(__file__).parents[2]
EXPLAINED = Path(__file__).parent / "data" / "explained.txt"


def test_the_law_page_is_fresh() -> None:
    page = CLONE / "docs" / "law" / "book_2022.md"
    assert page.read_text("utf-8") == sheet(), "run: huiyin law sheet"


def test_the_glossary_is_fresh() -> None:
    page = CLONE / "GLOSSARY.md"
    assert page.read_text("utf-8") == glossary(), "run: python -m huiyin.law.glossary > GLOSSARY.md"


def answers() -> list[tuple[str, str]]:
    """Name and answer of each block of the reviewed file, `== NAME` before each."""
    blocks = EXPLAINED.read_text("utf-8").split("== ")[1:]
    return [(name, said.rstrip("\n")) for name, _, said in (block.partition("\n") for block in blocks)]


@pytest.mark.parametrize(("name", "said"), answers(), ids=lambda value: value[:8])
def test_an_explanation_is_as_it_was_reviewed(name: str, said: str) -> None:
    assert "\n".join(f"{line.zh}\n{line.en}" for line in explain(name)) == said
