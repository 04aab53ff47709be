"""The Regulations explained, article by article, in our own words: `book_2022/articles.toml`. The published text prevails."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from huiyin.law.book_2022 import clocks
from huiyin.law.grammar import Article, Clock, numeral

_FILE = Path(__file__).parent / "book_2022" / "articles.toml"


@dataclass(frozen=True, slots=True)
class Explained:
    """One article: its gist, and what it means for a petitioner (empty where it only orders the house)."""

    number: int
    gist_zh: str
    gist_en: str
    you_zh: str
    you_en: str

    @property
    def article(self) -> Article:
        """The article itself, as it is cited."""
        return Article(str(self.number))

    @property
    def clocks(self) -> tuple[Clock, ...]:
        """The periods it sets, as the law room counts them."""
        return tuple(clock for clock in clocks.CLOCKS if _head(clock.article) == self.number)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter with its articles."""

    number: int
    title_zh: str
    title_en: str
    articles: tuple[Explained, ...]

    @property
    def zh(self) -> str:
        """第一章 总则."""
        return f"第{numeral(self.number)}章　{self.title_zh}"

    @property
    def en(self) -> str:
        """Chapter 1: General provisions."""
        return f"Chapter {self.number}: {self.title_en}"


@cache
def chapters() -> tuple[Chapter, ...]:
    """All chapters in their order."""
    told = tomllib.loads(_FILE.read_text("utf-8"))
    return tuple(
        Chapter(one["number"], one["zh"], one["en"], tuple(_explained(each) for each in one["article"]))
        for one in told["chapter"]
    )


def explained(number: int) -> Explained | None:
    """The explanation of an article by its number."""
    return next((one for chapter in chapters() for one in chapter.articles if one.number == number), None)


def _explained(told: dict[str, str | int]) -> Explained:
    return Explained(
        int(told["number"]),
        str(told["gist"]),
        str(told["gist_en"]),
        str(told.get("you", "")),
        str(told.get("you_en", "")),
    )


def _head(article: Article) -> int | None:
    """The number of an article of the Regulations; None for another enactment's."""
    if article.book != Article("1").book:
        return None
    head = article.number.partition("(")[0]
    return int(head) if head.isdigit() else None
