"""The threat model names tests that exist, says of everyone what is not defended, and is found by its readers."""

import re

import pytest

from tests.docs import pages

TEXT = pages.page("THREAT_MODEL.md")
NAMED = sorted(set(re.findall(r"`(tests/[^`\s]+)`", TEXT)))


def _rows(heading: str) -> list[list[str]]:
    """The cells of the table under a heading, without its head."""
    part = TEXT.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    lines = [line for line in part.splitlines() if line.startswith("|")][2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


@pytest.mark.parametrize("named", NAMED)
def test_every_test_it_names_exists(named):
    path, _, function = named.partition("::")
    assert (pages.CLONE / path).exists()
    if function:
        assert re.search(rf"^(?:async )?def {function}\(", pages.page(path), flags=re.M), named


def test_of_everyone_it_says_what_is_tested_and_what_is_not_defended():
    rows = _rows("Who might do harm")
    assert len(rows) >= 20
    for who, tries, stands, tested, not_defended in rows:
        assert all((who, tries, stands, not_defended))
        assert "`tests/" in tested, who


ACTORS = """accused leader, private opponent, curious colleague, administrator, stolen laptop, captured web process,
captured worker, backup, shoulder-surfer, flood, supplier""".replace("\n", " ").split(", ")


@pytest.mark.parametrize("actor", ACTORS)
def test_nobody_is_forgotten(actor):
    assert any(actor in row[0] for row in _rows("Who might do harm"))


def test_every_promise_names_its_test():
    assert all("::test_" in shown for _promise, shown in _rows("The walls, line by line"))


def test_chinese_comes_first_and_says_what_cannot_be_defended():
    assert TEXT.index("## 一页说清") < TEXT.index("## Assets")
    assert "挡不住" in TEXT


@pytest.mark.parametrize("name", ["README.md", "ARCHITECTURE.md"])
def test_its_readers_find_it(name):
    assert "THREAT_MODEL.md" in pages.page(name)


def test_what_else_it_names_exists():
    assert not pages.missing(re.sub(r"::\w+", "", TEXT))
