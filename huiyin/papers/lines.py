"""What a paper is made of: lines in both languages, dates, periods and answers put into words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from huiyin.law.grammar import Ask, Kind, Mark
from huiyin.people import directory

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph. What a person wrote has one wording for both languages: their own."""

    zh: str
    en: str = ""
    label: str = ""
    label_en: str = ""
    mark: Mark | None = None
    kept: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())  # derived words in it, by language

    def plain(self) -> dict[str, Any]:
        """As the layout takes it."""
        return {
            "zh": self.zh,
            "en": self.en or self.zh,
            "label": {"zh": self.label, "en": self.label_en or self.label},
            "mark": str(self.mark) if self.mark and self.mark is not Mark.LAW else "",
            "kept": {"zh": list(self.kept[0]), "en": list(self.kept[1])},
        }


def day(when: date | str) -> tuple[str, str]:
    """2026-03-05 → (2026年3月5日, 5 March 2026)."""
    on = date.fromisoformat(when) if isinstance(when, str) else when
    return f"{on.year}年{on.month}月{on.day}日", f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def paragraphs(text: str) -> list[Line]:
    """What a person wrote, paragraph by paragraph."""
    return [Line(part.strip()) for part in text.splitlines() if part.strip()]


def numbered(claims: Iterable[str]) -> list[Line]:
    """Claims, counted."""
    return [Line(claim, claim, f"（{place}）", f"({place}) ") for place, claim in enumerate(claims, start=1)]


def answer(ask: Ask, value: Any) -> list[Line]:
    """An answer to what a step asked, in words; nothing where there was none."""
    if value in (None, "", (), []) or ask.kind not in _SPOKEN:
        return []
    return _SPOKEN[ask.kind](ask, value)


def agency(pk: int) -> Line:
    """The name of an agency."""
    place = directory.tree()[pk]
    return Line(place.name, place.name_en)


_SPOKEN: dict[Kind, Callable[[Ask, Any], list[Line]]] = {
    Kind.TEXT: lambda ask, value: paragraphs(str(value)),
    Kind.LONG: lambda ask, value: paragraphs(str(value)),
    Kind.MATTER: lambda ask, value: [Line(str(value))],
    Kind.DATE: lambda ask, value: [Line(*day(value))],
    Kind.NUMBER: lambda ask, value: [Line(str(value))],
    Kind.YES: lambda ask, value: [Line("是", "yes") if value else Line("否", "no")],
    Kind.CHOICE: lambda ask, value: [Line(zh, en) for code, zh, en in ask.choices if code == value],
    Kind.AGENCY: lambda ask, value: [agency(int(value))],
    Kind.REQUESTS: lambda ask, value: numbered(str(one) for one in value),
    Kind.NAMES: lambda ask, value: numbered(str(one) for one in value),
}
