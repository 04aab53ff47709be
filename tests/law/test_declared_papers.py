"""The papers as they were read against the rulebook, E.1: one reviewed block for each, nothing moves unseen.

`data/papers.txt` is kept by hand: a change of what a paper must say is a change of a line there, in the
same commit.
"""

from pathlib import Path

import pytest

from huiyin.law.book_2022.papers import PAPERS
from huiyin.law.grammar import Article, Content, Mark, Paper, Shape

TABLE = Path(__file__).parent / "data" / "papers.txt"


def cited(article: Article | None) -> str:
    """`34`; with the enactment where it is another, and its mark where it is not the law."""
    if article is None:
        return "good form"
    book = "" if article.book == "信访工作条例" else article.book + " "
    return f"{book}{article.number or '—'}" + ("" if article.mark is Mark.LAW else f" [{article.mark}]")


def lines(paper: Paper) -> list[str]:
    """A paper as the table writes it."""
    first = f"{paper.id} {paper.code}: {cited(paper.article)}; to {paper.to}"
    first += "; served" * paper.served + "; restricted" * paper.restricted
    first += f"; starts {paper.starts}" * bool(paper.starts)
    first += f"; copy to {', '.join(paper.copy_to)}" * bool(paper.copy_to)
    return [first, *map(line_of, paper.contents)]


def line_of(content: Content) -> str:
    """A content with what demands it, and what it must be."""
    shape = "" if content.shape is Shape.TEXT else f"; {content.shape}"
    most = f" {content.most}" if content.most else ""
    return f"  {content.name}: {cited(content.article)}{shape}{most}"


def table() -> dict[str, list[str]]:
    """The reviewed lines by the code of their paper."""
    found: dict[str, list[str]] = {}
    code = ""
    for line in TABLE.read_text("utf-8").splitlines():
        if line and not line.startswith(("#", " ")):
            code = line.split()[1].rstrip(":")
        if line and not line.startswith("#"):
            found.setdefault(code, []).append(line)
    return found


REVIEWED = table()


def test_every_paper_was_reviewed_and_none_is_gone():
    assert [paper.code for paper in PAPERS] == list(REVIEWED)


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.code)
def test_a_paper_says_what_was_reviewed(paper: Paper):
    assert lines(paper) == REVIEWED[paper.code]
