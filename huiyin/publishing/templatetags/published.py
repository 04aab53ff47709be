"""Filters that say what was published in the reader's language."""

from __future__ import annotations

from django import template

from huiyin.people.templatetags.said import said
from huiyin.people.wording import in_english
from huiyin.publishing import markup
from huiyin.publishing.models import Edition
from huiyin.publishing.rules import CATEGORIES

register = template.Library()


@register.filter
def told(edition: Edition, name: str) -> str:
    """`{{ edition|told:"title" }}`: in English where there is one, else as it was written."""
    return str((in_english() and getattr(edition, f"{name}_en")) or getattr(edition, name))


@register.filter
def tongue(edition: Edition, name: str) -> str:
    """The language `told` answers in, as HTML names it."""
    return "en" if in_english() and getattr(edition, f"{name}_en") else "zh-Hans"


@register.filter
def blocks(text: str) -> list[markup.Block]:
    """A text as paragraphs, headings and lists."""
    return markup.blocks(text)


@register.filter
def category(code: str) -> str:
    """What an announcement is about."""
    return said(CATEGORIES[code]) if code in CATEGORIES else ""


@register.filter
def beginning(text: str, length: int) -> str:
    """The first words of a text, without its marks."""
    words = " ".join(
        "".join(piece.text for piece in line)
        for block in markup.blocks(text)
        if block.kind != "heading"
        for line in block.lines
    )
    return words if len(words) <= length else words[:length].rstrip() + "…"


_FILES = {
    "application/pdf": "PDF",
    "application/msword": "DOC",
    "document": "DOCX",
    "sheet": "XLSX",
    "text/plain": "TXT",
    "image/jpeg": "JPEG",
}


@register.filter
def kind_of_file(media_type: str) -> str:
    """PDF, DOCX …: what a file to take away is."""
    end = media_type.rpartition(".")[2]
    return _FILES.get(media_type) or _FILES.get(end) or media_type.rpartition("/")[2].upper()[:8]
