"""Words of this room as they are shown, in the reader's language."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import get_language

from huiyin.law.names import NAMES
from huiyin.people.directory import Place
from huiyin.people.models import Agency


def in_english() -> bool:
    """Whether the reader chose English."""
    return (get_language() or "").startswith("en")


def word(thing: StrEnum) -> str:
    """A duty, position or class of the law in the reader's language."""
    name = NAMES[thing]
    return name.en if in_english() else name.zh


def agency_name(agency: Agency | Place | None) -> str:
    """An agency's name in the reader's language; empty for none."""
    if agency is None:
        return ""
    return (in_english() and agency.name_en) or agency.name
