"""Every quotation stands in the article it is quoted from, wherever the text of the Regulations is at hand.

The text is not part of this project: it is looked for beside it, or where HUIYIN_REGULATIONS says. Where it
is not found nothing here is collected.
"""

import os
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from importlib import import_module
from pathlib import Path

import pytest

import huiyin.law
from huiyin.law.book_2022.clocks import CLOCKS
from huiyin.law.grammar import BOOK, Article, Mark, Unit, numeral

BESIDE = Path(__file__).parents[3] / "shared" / "law" / "regulations_2022.md"
REGULATIONS = Path(os.environ.get("HUIYIN_REGULATIONS", BESIDE))


def articles_within(value: object, seen: set[int]) -> Iterator[Article]:
    """Every article inside a declaration, however deep."""
    if isinstance(value, Article):
        yield value
    elif is_dataclass(value) and not isinstance(value, type) and id(value) not in seen:
        seen.add(id(value))
        for field in fields(value):
            yield from articles_within(getattr(value, field.name), seen)
    elif isinstance(value, dict):
        for item in value.values():
            yield from articles_within(item, seen)
    elif isinstance(value, tuple | list | frozenset | set):
        for item in value:
            yield from articles_within(item, seen)


def declared() -> set[Article]:
    """Every article of the Regulations that any module of the law room names."""
    found: set[Article] = set()
    for module in pkgutil.walk_packages(huiyin.law.__path__, "huiyin.law."):
        for value in vars(import_module(module.name)).values():
            found |= set(articles_within(value, set()))
    return {article for article in found if article.book == BOOK and article.number}


def paragraphs(text: str) -> dict[int, list[list[str]]]:
    """By article number: its paragraphs (款), each a list of its own text and its items (项)."""
    found: dict[int, list[list[str]]] = {}
    numbers = {f"第{numeral(number)}条": number for number in range(1, 51)}
    current: list[list[str]] = []
    for line in text.splitlines():
        heading = re.match(r"(第[一二三四五六七八九十]+条) ?(.*)", line)
        if heading and heading[1] in numbers:
            current = found.setdefault(numbers[heading[1]], [])
            current.append([heading[2]])
        elif current and line.startswith("（"):
            current[-1].append(line)
        elif current and line and not line.startswith("#"):
            current.append([line])
    return found


def cited_text(article: Article, book: dict[int, list[list[str]]]) -> str:
    """The words of exactly the place that is cited."""
    number, *parts = (int(part) for part in article.number.replace(")", "").split("("))
    place = book[number]
    if "项" in article.zh and "款" not in article.zh:
        return place[0][parts[0]]
    if not parts:
        return "".join("".join(paragraph) for paragraph in place)
    paragraph = place[parts[0] - 1]
    return paragraph[parts[1]] if len(parts) > 1 else "".join(paragraph)


if REGULATIONS.is_file():
    TEXT = paragraphs(REGULATIONS.read_text("utf-8"))

    def test_the_text_has_its_fifty_articles():
        assert sorted(TEXT) == list(range(1, 51))

    @pytest.mark.parametrize("article", sorted(declared(), key=lambda a: (a.number, a.says)), ids=str)
    def test_a_quotation_stands_in_its_article(article):
        assert article.says in cited_text(article, TEXT)

    @pytest.mark.parametrize(
        "clock",
        [clock for clock in CLOCKS if clock.article.book == BOOK and clock.article.number],
        ids=lambda clock: clock.id,
    )
    def test_a_number_that_is_called_law_is_in_the_law_and_no_other_is(clock):
        text = cited_text(clock.article, TEXT)
        unit = {Unit.DAY: "日", Unit.WORKING_DAY: "个工作日"}
        if clock.length is None:
            return
        said = f"{clock.length.amount}{unit[clock.length.unit]}"
        assert (said in text) is (clock.mark is Mark.LAW)
        if clock.extension:
            assert f"不得超过{clock.extension.up_to.amount}日" in text
