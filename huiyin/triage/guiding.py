"""Which written route guides fit what somebody wrote: told beside a receipt, never instead of a registration."""

from __future__ import annotations

from collections.abc import Iterable

from huiyin.law.book_2022 import guides
from huiyin.triage import nature


def beside(requests: Iterable[str], facts: str, *, report: bool) -> list[str]:
    """Codes of the guides to tell beside a receipt, by the words of the petition; none for a report, nor for what smells of one.

    The text is looked at in the moment it is handed in and kept nowhere.
    """
    text = "\n".join((*requests, facts))
    if report or nature.read(text).seal is not None:
        return []
    return list(guides.fitting(text))
