"""`huiyin papers` shows samples from a demonstration, and never anyone's real papers."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from huiyin.config import gallery
from huiyin.config.commands import papers
from tests.papers import pages
from tests.papers.conftest import County
from tests.papers.test_main_path import Path as Life

pytestmark = pytest.mark.django_db


def test_no_sample_comes_from_the_database_the_environment_names(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Samples come from a fresh demonstration in a folder of its own, whatever the environment names."""
    seen: list[tuple[str | None, bool]] = []

    class Stopped(Exception):
        pass

    def database() -> None:
        seen.append((os.environ.get("HUIYIN_HOME"), "DATABASE_URL" in os.environ))
        raise Stopped

    monkeypatch.setenv("HUIYIN_HOME", str(tmp_path / "real"))
    monkeypatch.setenv("DATABASE_URL", "postgresql://somebody@somewhere/real")
    monkeypatch.setattr(papers.ready, "database", database)
    result = CliRunner().invoke(papers.command, ["--into", str(tmp_path / "out")])
    assert isinstance(result.exception, Stopped)
    ((home, outside),) = seen
    assert home != str(tmp_path / "real")
    assert not outside


def test_a_demonstration_gives_one_page_of_each_kind(
    county: County, demonstration: Callable[[date], None], tmp_path: Path
) -> None:
    demonstration(date(2026, 6, 10))
    Life(county).final()
    written = gallery.write(tmp_path)
    names = {file.name for file in tmp_path.glob("*.pdf")}
    assert written == len(names)
    assert {"D01-registration_sheet.pdf", "D20-opinion.pdf", "D23-re_review_opinion.pdf"} <= names
    for file in tmp_path.glob("*.pdf"):
        assert pages.sheets_mm(file.read_bytes()) == {(210, 297)}
