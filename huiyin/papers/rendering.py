"""A drafted paper becomes a page: PDF/A-2b by typst, from data alone.

What people wrote goes in as JSON and is set as text, never as markup. A character that no font at hand has
is shown as 〓, and the paper says which it was.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import typst

from huiyin.papers import fonts

SHEETS = Path(__file__).with_name("sheets")
GETA = "〓"
_MISSING = re.compile(r'the text `"(.*?)"` could not be displayed', re.DOTALL)
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}")
_LONG_RUN = re.compile(r"[!-~]{12}(?=[!-~]{12})")
_TRIES = 4


class Unprintable(Exception):
    """The paper cannot be set as a page; `zh` and `en` say so."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh, self.en = zh, en


def pdf(paper: dict[str, Any], on: date, *, sheet: str = "paper.typ") -> bytes:
    """The page of a drafted paper as PDF/A-2b; the same paper gives the same bytes. `sheet` is another layout of ours."""
    return _set(paper, on, sheet, {"format": "pdf", "pdf_standards": ["a-2b"]})


def png(paper: dict[str, Any], on: date, *, sheet: str) -> bytes:
    """The one page of a layout of ours as a picture, 180 dots an inch: for a screen, never for the file."""
    return _set(paper, on, sheet, {"format": "png", "ppi": 180.0})


def _set(paper: dict[str, Any], on: date, sheet: str, how: dict[str, Any]) -> bytes:
    paper = each_text(paper, clean)
    absent: set[str] = set()
    for attempt in range(_TRIES):
        system = attempt > 0  # the machine's own fonts are asked only when ours lack a character
        try:
            return _compile(_noted(paper, absent), on, sheet, how, system=system)
        except typst.TypstError as error:
            lacking = _lacking(error)
            if not lacking:
                break
            if system:
                absent |= lacking
    raise Unprintable(
        "这份文书暂时无法排成页面。请联系运行维护人员检查字体与版式文件。",
        "This paper cannot be set as a page at present. Ask the operator to check the fonts and the layout.",
    )


def clean(text: str) -> str:
    """The text without control and direction signs; long unbroken runs may break, so nothing leaves the page."""
    kept = "".join(sign for sign in text.replace("\r\n", "\n") if sign == "\n" or _shows(sign))
    return _LONG_RUN.sub(lambda run: run.group() + "\u200b", kept)


def _shows(sign: str) -> bool:
    return unicodedata.category(sign) not in ("Cc", "Cf", "Cs", "Zl", "Zp")


def _compile(paper: dict[str, Any], on: date, sheet: str, how: dict[str, Any], *, system: bool) -> bytes:
    made: bytes = typst.compile(
        str(SHEETS / sheet),
        root=str(SHEETS),
        font_paths=fonts.found(system=system),
        sys_inputs={
            "paper": json.dumps(paper, ensure_ascii=False),
            "fonts": json.dumps(fonts.families(system=system), ensure_ascii=False),
        },
        timestamp=datetime(on.year, on.month, on.day, tzinfo=UTC),
        **how,
    )
    return made


def _lacking(error: typst.TypstError) -> set[str]:
    """The characters no font has, as the compiler names them. The error itself is never passed on."""
    named = "".join(_MISSING.findall(error.diagnostic))
    plain = _ESCAPE.sub(lambda escape: chr(int(escape.group(1), 16)), named)
    return {sign for sign in plain if sign not in '\\"' and ord(sign) > 0x7E}


def _noted(paper: dict[str, Any], absent: set[str]) -> dict[str, Any]:
    if not absent:
        return paper
    table = {ord(sign): GETA for sign in absent}
    shown = each_text(paper, lambda text: text.translate(table))
    codes = "、".join(sorted(f"U+{ord(sign):04X}" for sign in absent))
    note = {
        "zh": f"{GETA}：现有字体没有的字（{codes}），请手写补上。",
        "en": f"{GETA}: characters no font here has ({codes}); to be written in by hand.",
    }
    return {**shown, "notes": [*shown["notes"], note]}


def each_text(value: Any, change: Callable[[str], str]) -> Any:
    """The same data with each text changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {key: each_text(one, change) for key, one in value.items()}
    if isinstance(value, list):
        return [each_text(one, change) for one in value]
    return value
