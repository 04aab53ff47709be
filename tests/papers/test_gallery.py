"""The gallery: one paper of each kind as the demonstration issued it, measured, with every content its article demands."""

import re
from pathlib import Path
from typing import Any

import pytest

from huiyin.config import gallery
from huiyin.demo.load import load
from huiyin.law.book_2022 import papers as book
from huiyin.law.book_2022 import steps
from huiyin.law.book_2022.signing import numbered
from huiyin.matters import sources
from huiyin.matters.reading import named
from huiyin.papers import editing, reading
from huiyin.papers.issuing import CLOCK
from huiyin.papers.models import Paper
from tests.papers import pages

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])
DRAFT_MARKS = ("尚未审批", "文号待编", "not yet approved", "number to be given")


def test_the_gallery_shows_each_kind_a_step_leaves_issued_measured_and_complete(tmp_path: Path) -> None:
    load(progress=lambda line: None)
    written = gallery.write(tmp_path)
    with named(CLOCK):
        samples = reading.samples()
        words = {kind.code: _words(line.pk) for kind, line in samples.items()}
    left = {code for step in steps.ALL for code in step.papers}
    assert {kind.code for kind in samples} == left, "each kind that some step leaves"
    files = {file.name for file in tmp_path.glob("*.pdf")}
    assert files == {f"{kind.id}-{kind.code}.pdf" for kind in samples}
    assert written == len(files)
    for kind, line in samples.items():
        page = (tmp_path / f"{kind.id}-{kind.code}.pdf").read_bytes()
        assert line.state == ("issued" if numbered(kind.code) else "kept"), kind.code
        _measured(page, kind.code)
        _complete(page, words[kind.code], line.number)
    _lists_all((tmp_path / "index.html").read_text("utf-8"), files)


def _words(pk: int) -> dict[str, Any]:
    row = Paper.objects.get(pk=pk)
    return editing.current(row, sources.paper_key(row.matter_id))


def _measured(page: bytes, code: str) -> None:
    assert pages.sheets_mm(page) == {(210, 297)}, code
    assert all(pages.fonts(page).values()), f"{code}: every font is embedded"
    assert "part>2<" in pages.xmp(page), f"{code}: PDF/A-2"
    root = pages.reader(page).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"], f"{code}: tagged"
    assert "/StructTreeRoot" in root, code
    text = pages.text(page)
    assert "〓" not in text, code
    assert not [mark for mark in DRAFT_MARKS if pages.squeezed(mark) in text], code


def _complete(page: bytes, words: dict[str, Any], number: str) -> None:
    """Title, then each section with its lines, then who signs: in this order; and number and code."""
    assert not editing.missing(words)
    said = [words["title"]["zh"]]
    for section in words["sections"]:
        said += [section["zh"], *(_start(line["zh"]) for line in section["lines"])]
    if words["form"] == "sheet":  # a table is stored cell by cell, a heading may stand after its words
        for one in said:
            assert pages.squeezed(one) in pages.text(page), one
    else:
        pages.in_order(page, *said, words["signed"]["by"]["zh"])
    if number:
        for one in (number, "核验码", "凭核验码可以核验真伪"):
            assert pages.squeezed(one) in pages.text(page)


def _start(text: str) -> str:
    """The first signs of a line: what follows may stand on the next page, after its foot."""
    return re.split(r"\s", text.strip())[0][:6]


def _lists_all(index: str, files: set[str]) -> None:
    assert all(f'href="{name}"' in index for name in files)
    for kind in book.PAPERS:
        assert kind.zh in index
        assert kind.article.zh in index
        assert all(content.zh in index for content in kind.contents)
    assert not re.search(r"https?://", index), "nothing is fetched"
