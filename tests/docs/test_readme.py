"""The first page: short, Chinese first, and everything it names is there."""

import re
import struct

import pytest

from tests.docs import pages

README = pages.page("README.md")
PICTURES = sorted((pages.CLONE / "docs/picture").glob("*.png"))


def test_everything_named_on_the_first_page_exists():
    assert not pages.missing(README)
    assert pages.targets(README) <= pages.targets_there()
    assert pages.commands(README) <= pages.commands_there()
    assert pages.variables(README) <= pages.variables_there()


def test_it_names_the_two_commands_and_the_four_variables():
    assert {"start", "test"} <= pages.targets(README)
    assert {"PORT", "HUIYIN_HOME", "DATABASE_URL", "HUIYIN_TODAY"} <= pages.variables(README)


def test_chinese_comes_first_and_english_after():
    chinese, english = README.split("\n---\n")
    assert len(re.findall(r"[一-鿿]", chinese)) > 500
    assert len(re.findall(r"[一-鿿]", english)) == 0
    assert len(README.splitlines()) <= 100


@pytest.mark.parametrize("mark", ["V", "V2", "P", "C", "K"])
def test_both_halves_explain_the_marks(mark):
    assert all(re.search(rf"\[{mark}\]", half) for half in README.split("\n---\n"))


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_pictures_are_shown_and_small(picture):
    assert f"docs/picture/{picture.name}" in README
    head = picture.read_bytes()[:24]
    assert head[1:4] == b"PNG"
    assert min(struct.unpack(">II", head[16:24])) > 300
    assert picture.stat().st_size < 200_000


def test_it_shows_a_picture():
    assert PICTURES
