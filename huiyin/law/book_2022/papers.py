"""Every paper of the book in one list (rulebook E.1): what it must contain, to whom it goes, what it starts."""

from __future__ import annotations

from collections.abc import Mapping

from huiyin.law.book_2022.papers_handling import OF_HANDLING
from huiyin.law.book_2022.papers_intake import OF_INTAKE
from huiyin.law.book_2022.papers_oversight import OF_OVERSIGHT
from huiyin.law.grammar import Paper

PAPERS: tuple[Paper, ...] = tuple(
    sorted((*OF_INTAKE, *OF_HANDLING, *OF_OVERSIGHT), key=lambda paper: paper.id)
)
BY_CODE: Mapping[str, Paper] = {paper.code: paper for paper in PAPERS}
