"""Decisions: numbered without gaps, whole, true to the code, and every exception of size argued."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.docs import pages

FOLDER = pages.CLONE / "docs" / "decisions"
DECISIONS = sorted(FOLDER.glob("[0-9]*.md"))
SIZES = next(FOLDER.glob("*-sizes.md")).read_text("utf-8")
LONG, LONGEST = {"file": 400, "function": 30}, {"file": 600, "function": 60}


def test_numbers_run_without_gaps_and_all_are_listed():
    assert [file.name[:4] for file in DECISIONS] == [f"{n:04d}" for n in range(1, len(DECISIONS) + 1)]
    index = (FOLDER / "README.md").read_text("utf-8")
    assert all(f"({file.name})" in index for file in DECISIONS)


@pytest.mark.parametrize("file", DECISIONS, ids=lambda file: file.stem)
def test_a_decision_says_context_decision_and_both_consequences(file):
    text = file.read_text("utf-8")
    assert text.startswith(f"# {file.name[:4]} ")
    assert re.search(r"[一-鿿]", text)
    parts = ("## Context", "## Decision", "## Consequences", "- Easier: ", "- Harder: ")
    places = [text.find(part) for part in parts]
    assert -1 not in places
    assert places == sorted(places)
    assert not pages.missing(re.sub(r"::\w+", "", text), FOLDER)
    assert pages.variables(text) <= pages.variables_there()
    assert pages.commands(text) <= pages.commands_there()


def _sizes() -> Iterator[tuple[str, str, int]]:
    for top in ("huiyin", "tests", "setup"):
        for file in sorted((pages.CLONE / top).glob("**/*.py")):
            if file.match("*/migrations/*"):
                continue
            name, text = str(file.relative_to(pages.CLONE)), file.read_text("utf-8")
            yield name, "file", len(text.splitlines())
            for node in ast.walk(ast.parse(text)):
                if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                    yield f"{name}::{node.name}", "function", (node.end_lineno or 0) - node.lineno + 1


def test_what_is_long_has_its_reason_and_nothing_is_too_long():
    sizes = list(_sizes())
    assert [where for where, kind, lines in sizes if lines > LONG[kind] and f"`{where}`" not in SIZES] == []
    assert [where for where, kind, lines in sizes if lines > LONGEST[kind]] == []
