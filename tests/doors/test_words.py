"""Chinese first, English complete: every word on screen has its English, and none is left over."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).resolve().parents[2] / "huiyin"
PO = PACKAGE / "locale" / "en" / "LC_MESSAGES" / "django.po"
CALLS = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext"}
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def _in_python(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
            first = node.args[0] if node.args else None
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


def _in_template(path: Path) -> Iterator[str]:
    """`templatize` makes of a template the Python-like text that xgettext reads: the calls are in it."""
    code = templatize(path.read_text("utf-8"))
    for call in re.finditer(r"(?:\b|_)n?gettext\(|(?<![\w])_\(", code):
        tokens = tokenize.generate_tokens(io.StringIO(code[call.end() :]).readline)
        text = "".join(ast.literal_eval(token.string) for token in _strings(tokens))
        yield text


def _strings(tokens: Iterator[tokenize.TokenInfo]) -> Iterator[tokenize.TokenInfo]:
    for token in tokens:
        if token.type != tokenize.STRING:
            return
        yield token


def words() -> dict[str, str]:
    """Every text marked for translation → one place it stands."""
    found: dict[str, str] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        found |= dict.fromkeys(_in_python(path), path.name)
    for path in sorted(PACKAGE.rglob("templates/**/*.html")):
        found |= dict.fromkeys(_in_template(path), path.name)
    return {text: place for text, place in found.items() if text}


@pytest.fixture(scope="module")
def english() -> dict[str, polib.POEntry]:
    return {entry.msgid: entry for entry in polib.pofile(str(PO)) if not entry.obsolete}


def test_every_word_on_screen_has_its_english(english):
    def lacks(text: str) -> bool:
        entry = english.get(text)
        if entry is None or entry.fuzzy:
            return True
        return not (all(entry.msgstr_plural.values()) if entry.msgid_plural else entry.msgstr)

    assert {text: place for text, place in words().items() if lacks(text)} == {}


def test_no_english_is_left_over(english):
    assert set(english) - set(words()) == set()


def test_the_words_are_kept_sorted():
    """One file for all rooms: sorted, so that two people seldom meet in it."""
    ids = [entry.msgid for entry in polib.pofile(str(PO))]
    assert ids == sorted(ids)


def test_no_english_holds_chinese_but_quoted_names(english):
    for entry in english.values():
        for text in (entry.msgstr, *entry.msgstr_plural.values()):
            assert not CHINESE.search(text), text


def test_placeholders_agree(english):
    names = re.compile(r"%\((\w+)\)[sd]")
    for entry in english.values():
        for text in (entry.msgstr, *entry.msgstr_plural.values()):
            if text:
                assert set(names.findall(text)) == set(names.findall(entry.msgid)), entry.msgid
