"""The office's own retention schedule, a file in the data folder: taken, or declined with a sentence at start."""

import json
from pathlib import Path

import pytest

from huiyin.config.home import Home
from huiyin.config.retention import retention
from huiyin.config.sentences import CannotGoOn
from huiyin.law.retention import DEFAULTS

GIVEN = {
    "approved_by": "某县档案局",
    "approved_on": "2026-01-05",
    "document": "某档3号",
    "tiers": {"appeal": "10"},
}


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert retention(Home(tmp_path)) is DEFAULTS


def test_an_approved_schedule_is_taken(tmp_path: Path) -> None:
    (tmp_path / "retention.json").write_text(json.dumps(GIVEN), "utf-8")
    found = retention(Home(tmp_path))
    assert (found.document, dict(found.tiers)) == ("某档3号", {"appeal": "10"})


@pytest.mark.parametrize(
    "content", [b"{", b"\xff\xfe", json.dumps({**GIVEN, "tiers": {"appeal": "7"}}).encode()]
)
def test_a_file_that_is_none_stops_the_start_with_a_sentence(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "retention.json").write_bytes(content)
    with pytest.raises(CannotGoOn) as stopped:
        retention(Home(tmp_path))
    assert "retention.json" in str(stopped.value)
