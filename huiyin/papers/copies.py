"""Copies that are no original: in larger type for whoever reads with difficulty, as Word for who still drafts. Never stored."""

from __future__ import annotations

from typing import Any

from huiyin.law.book_2022 import papers as book
from huiyin.matters import reads, secrecy, sources
from huiyin.matters.access import named
from huiyin.matters.hooks import NotThere
from huiyin.matters.reads import Look
from huiyin.papers import editing, rendering, word
from huiyin.papers.issuing import CLOCK
from huiyin.papers.lines import day
from huiyin.papers.models import Paper, Standing
from huiyin.papers.reading import GONE, PAPER, Unprintable
from huiyin.people.acting import Actor

ORIGINALS = (Standing.KEPT, Standing.ISSUED, Standing.VOIDED)
DRAFTS = (Standing.WAITING, Standing.RETURNED)
MARK = {"zh": "大字副本", "en": "large-type copy"}
VOID = {"zh": "大字副本（原件已作废）", "en": "large-type copy (the original is void)"}
NOTE = {
    "zh": "这是便于阅读的大字副本，不盖章，以签发的原件为准。",
    "en": "This is a copy in larger type, for reading. It bears no seal; the issued original prevails.",
}
_NO_SEAL = {"zh": "（副本，不盖章）", "en": "(copy, no seal)"}


def large(actor: Actor, pk: int, number: str, look: Look = PAPER) -> tuple[str, bytes]:
    """A paper to the petitioner in larger type: (file name, PDF), with the words of the original.

    Raises `NotThere` where the actor does not see it, or it is no original yet; `Unprintable` with a sentence.
    """
    row, words = _words(actor, pk, number, look, state__in=ORIGINALS, to_petitioner=True)
    name = f"{book.BY_CODE[row.kind].id}-{book.BY_CODE[row.kind].zh}-大字副本.pdf"
    return name, rendering.pdf(_enlarged(words, row), row.signed_on or row.drafted_on)


def docx(actor: Actor, pk: int, number: str, look: Look = PAPER) -> tuple[str, bytes]:
    """A draft as Word: (file name, document). What counts is the PDF that is issued; a draft is seen in its own house alone.

    Raises `NotThere` where the actor sees no such draft, `Unprintable` with a sentence.
    """
    row, words = _words(actor, pk, number, look, state__in=DRAFTS)
    return f"{book.BY_CODE[row.kind].id}-{book.BY_CODE[row.kind].zh}-拟稿.docx", word.docx(words)


def _words(actor: Actor, pk: int, number: str, look: Look, **which: Any) -> tuple[Paper, dict[str, Any]]:
    """The paper as the actor sees it, and its words with every change: changes are seen by its own house alone.

    Of what is not there no row of a reading is left.
    """
    try:
        with named(actor):
            row = Paper.objects.select_related("number").filter(pk=pk, **which).first()
            if row is None:
                raise NotThere
            key = sources.paper_key(row.matter_id, number)
            reads.note(row.matter_id, look, which=row.pk)
        with named(CLOCK):
            return row, editing.current(row, key)
    except secrecy.Unreadable:
        raise Unprintable(*GONE) from None


def _enlarged(words: dict[str, Any], row: Paper) -> dict[str, Any]:
    zh, en = day(row.signed_on or row.drafted_on)
    written = row.number.written if row.number else ""
    return {
        **words,
        "form": "letter",
        "large": True,
        "standing": VOID if row.state == Standing.VOIDED else MARK,
        "number": {"zh": written, "en": written},
        "signed": {**words["signed"], "on": {"zh": zh, "en": en}, "seal": _NO_SEAL},
        "notes": [NOTE, *(note for note in words["notes"] if "proof" not in note)],
    }


__all__ = ["NOTE", "NotThere", "Unprintable", "docx", "large"]
