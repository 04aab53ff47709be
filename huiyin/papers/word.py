"""A draft as a Word document, for offices that edit there. What counts is the issued page, never this file.

The layout is `sheets/paper.docx`; an office that wants another puts its own into `templates/paper.docx` of the data
folder. Its marks are those of docxtpl; what people wrote is put in as text and never read as a mark.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from django.conf import settings
from docxtpl import DocxTemplate
from jinja2 import TemplateError
from jinja2.sandbox import SandboxedEnvironment

from huiyin.papers.rendering import SHEETS, Unprintable, clean, each_text

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
NUMERALS = "一二三四五六七八九十"
OFFICIAL_RED = "C00000"


def docx(words: dict[str, Any]) -> bytes:
    """The words of a draft in the office's own layout or ours; `Unprintable` where a supplied layout is broken."""
    template = DocxTemplate(_layout())
    plain = each_text(words, lambda text: clean(text).replace("\u200b", ""))
    given = {**plain, "ordinals": [*(f"{sign}、" for sign in NUMERALS), *(f"{n}、" for n in range(11, 99))]}
    try:
        template.render(given, jinja_env=SandboxedEnvironment(autoescape=True), autoescape=True)
    except TemplateError as broken:
        raise Unprintable(
            "单位自备的 Word 版式（数据目录 templates/paper.docx）有误，请检查其中的标记，或者移走后使用系统版式。",
            "The office's own Word layout (templates/paper.docx in the data folder) is faulty: check its marks, or "
            "move it away to use ours.",
        ) from broken
    made = io.BytesIO()
    template.save(made)
    return made.getvalue()


def _layout() -> str:
    own = Path(settings.HOME.path) / "templates" / "paper.docx"
    return str(own if own.is_file() else SHEETS / "paper.docx")
