"""What of a text is writing: everything but control signs and halves of signs."""

from __future__ import annotations

import unicodedata

KEPT = frozenset("\n\r\t")


def written(text: str) -> str:
    """The text without signs that nobody writes, such as NUL."""
    return "".join(sign for sign in text if sign in KEPT or unicodedata.category(sign) not in ("Cc", "Cs"))
