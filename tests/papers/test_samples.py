"""`huiyin papers` shows samples from a demonstration, and never anyone's real papers."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from huiyin.config.commands import papers
from tests.papers import pages
from tests.papers.conftest import County
from tests.papers.test_main_path import Path as Life

pytestmark = pytest.mark.django_db


def test_no_sample_leaves_a_real_database(county: County, tmp_path: Path) -> None:
    county.register(date(2026, 3, 2))
    assert papers._write(tmp_path) is None
    assert list(tmp_path.iterdir()) == []


def test_a_demonstration_gives_one_page_of_each_kind(
    county: County, demonstration: Callable[[date], None], tmp_path: Path
) -> None:
    demonstration(date(2026, 6, 10))
    Life(county).final()
    written = papers._write(tmp_path)
    names = {file.name for file in tmp_path.iterdir()}
    assert written == len(names)
    assert {"D01-registration_sheet.pdf", "D20-opinion.pdf", "D23-re_review_opinion.pdf"} <= names
    for file in tmp_path.iterdir():
        assert pages.sheets_mm(file.read_bytes()) == {(210, 297)}
