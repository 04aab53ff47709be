"""The opening and closing words of each paper, read from `words/`: one small file for each, Chinese and English side by side.

The files are for lawyers to read and change. Each is checked when the program starts: both languages, known places to
fill in, a known mark; a file that is wrong stops it with a sentence that names the file.
"""

from __future__ import annotations

import string
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from huiyin.law.book_2022.papers import BY_CODE
from huiyin.law.grammar import Mark

WORDS = Path(__file__).with_name("words")
FILLED = frozenset({"agency", "holder", "reviewer", "matter", "received", "channel"})  # by `wording`
# Words of their own for some of the acts that leave a paper: a table of the file.
VARIANTS = {
    "decline_review": "of_a_review",
    "decline_re_review": "of_a_review",
    "answer_simple": "in_simple_handling",
    "open_hearing": "before_it",
    "open_re_review_hearing": "before_it",
}
_KEYS = frozenset({"opening", "opening_en", "closing", "closing_en", "mark"})


class Misworded(Exception):
    """A file of words cannot be one; says which and why."""


@dataclass(frozen=True, slots=True)
class Speech:
    """What stands before and after the contents; `edition` is raised with every change of the words."""

    opening: str
    opening_en: str
    closing: str = ""
    closing_en: str = ""
    closing_mark: Mark | None = None
    edition: int = 1


def read(file: Path) -> dict[str, Speech]:
    """The words of one paper: by its code, and by code and variant. Raises `Misworded`."""
    try:
        said = tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise Misworded(f"{file.name}：不是 TOML 文本。 It is no TOML: {problem}") from None
    edition = said.pop("edition", None)
    if file.stem not in BY_CODE:
        raise Misworded(f"{file.name}：没有这种文书。 There is no such paper.")
    if not isinstance(edition, int) or edition < 1:
        raise Misworded(f"{file.name}：没有写明版次 edition。 The edition is missing.")
    variants = {name: part for name, part in said.items() if isinstance(part, dict)}
    plain = {name: part for name, part in said.items() if name not in variants}
    for name in set(variants) - set(VARIANTS.values()):
        raise Misworded(f"{file.name}：没有“{name}”这种情形。 There is no case “{name}”.")
    found = {f"{file.stem} {name}": _speech(file, part, edition) for name, part in variants.items()}
    return {file.stem: _speech(file, plain, edition), **found}


def _speech(file: Path, said: dict[str, Any], edition: int) -> Speech:
    for name in set(said) - _KEYS:
        raise Misworded(f"{file.name}：不认识“{name}”。 “{name}” is not known.")
    texts = {name: said.get(name, "") for name in sorted(_KEYS)}
    if not all(isinstance(text, str) for text in texts.values()):
        raise Misworded(f"{file.name}：应当都是文字。 Everything must be text.")
    for name in ("opening", "closing"):
        if bool(texts[name]) != bool(texts[f"{name}_en"]):
            raise Misworded(f"{file.name}：“{name}”缺一种语言。 “{name}” lacks a language.")
    if not texts["opening"]:
        raise Misworded(f"{file.name}：没有开头。 The opening is missing.")
    for text in texts.values():
        _places(file, text)
    if texts["mark"] and texts["mark"] not in set(Mark):
        raise Misworded(f"{file.name}：不认识标记“{texts['mark']}”。 The mark is not known.")
    mark = Mark(texts["mark"]) if texts["mark"] else None
    return Speech(texts["opening"], texts["opening_en"], texts["closing"], texts["closing_en"], mark, edition)


def _places(file: Path, text: str) -> None:
    """Braces stand for what is filled in, and for nothing else."""
    try:
        named = [name for _, name, _, _ in string.Formatter().parse(text) if name is not None]
    except ValueError:
        raise Misworded(f"{file.name}：花括号不成对。 A brace is not closed.") from None
    for name in named:
        if name not in FILLED:
            raise Misworded(f"{file.name}：不认识{{{name}}}。 {{{name}}} is not known.")


SPEECH: dict[str, Speech] = {
    key: speech for file in sorted(WORDS.glob("*.toml")) for key, speech in read(file).items()
}
