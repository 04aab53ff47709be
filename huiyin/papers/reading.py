"""The way out for papers: which ones a matter has, and each as a page. Called inside `named(actor)`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from huiyin.law.book_2022 import papers as book
from huiyin.law.grammar import Paper as Kind
from huiyin.matters import reads, secrecy, sources
from huiyin.matters.hooks import NotThere
from huiyin.matters.reads import Look, What
from huiyin.papers import rendering
from huiyin.papers.models import Paper
from huiyin.papers.rendering import Unprintable

PAPER = Look(what=What.PAPER)


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One drafted paper in a list; `missing` names in Chinese what an article demands and nobody gave."""

    pk: int
    code: str
    zh: str
    en: str
    drafted_on: date
    to_petitioner: bool
    missing: list[str]
    missing_en: list[str]
    act_id: int


def of_matter(matter_id: int) -> list[PaperLine]:
    """The papers of a matter that the reader may see, oldest first."""
    rows = Paper.objects.filter(matter_id=matter_id).order_by("id").defer("body")
    return [_line(row) for row in rows]


def pdf(pk: int, number: str | None = None, look: Look = PAPER) -> tuple[str, bytes]:
    """A paper as a page: (file name, PDF/A-2b).

    Raises `NotThere` where it does not exist for the reader, or belongs to another matter than `number`; `Unprintable` with a sentence where its words
    cannot be read any more or cannot be set.
    """
    try:
        row = Paper.objects.get(pk=pk)
    except Paper.DoesNotExist as missing:
        raise NotThere from missing
    kind = book.BY_CODE[row.kind]
    words = _words(row, number)
    reads.note(row.matter_id, look, which=row.pk)
    return f"{kind.id}-{kind.zh}-{row.pk}.pdf", rendering.pdf(words, row.drafted_on)


def samples() -> dict[Kind, int]:
    """One paper of each kind that the reader may see: the newest with the least missing."""
    rows = Paper.objects.order_by("id").values_list("kind", "pk", "missing")
    best: dict[str, tuple[int, int]] = {}
    for code, pk, missing in rows:
        best[code] = min(best.get(code, (99, 0)), (len(missing), -pk))
    return {book.BY_CODE[code]: -newest for code, (_, newest) in sorted(best.items())}


def _words(row: Paper, number: str | None) -> dict[str, object]:
    try:
        key = sources.paper_key(row.matter_id, number)
        words: dict[str, object] = json.loads(secrecy.open_bytes(key, place(row), row.body))
    except secrecy.Unreadable:
        raise Unprintable(
            "这份文书的内容已经不能读取：它的密钥已被销毁，或者存储的数据受损。文书的编号和日期仍在案卷中。",
            "The words of this paper can no longer be read: its key was destroyed, or what was stored is "
            "damaged. That it existed, and when, remains in the record.",
        ) from None
    return words


def place(row: Paper) -> str:
    """What binds the ciphertext to its row."""
    return f"{row.matter_id}:paper:{row.act_id}:{row.kind}"


def _line(row: Paper) -> PaperLine:
    kind = book.BY_CODE[row.kind]
    lacking = [content for content in kind.contents if content.name in row.missing]
    return PaperLine(
        pk=row.pk,
        code=row.kind,
        zh=kind.zh,
        en=kind.en,
        drafted_on=row.drafted_on,
        to_petitioner=row.to_petitioner,
        missing=[content.zh for content in lacking],
        missing_en=[content.en for content in lacking],
        act_id=row.act_id,
    )


__all__ = ["NotThere", "PaperLine", "Unprintable", "of_matter", "pdf", "samples"]
