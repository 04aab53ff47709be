"""A paper that is not signed off yet, opened to an officer of the house that drafted it. Inside `named(actor)`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from huiyin.law.book_2022 import papers as book
from huiyin.law.grammar import Paper as Kind
from huiyin.matters import secrecy, standing_aside
from huiyin.matters.casefile import CaseFile
from huiyin.matters.hooks import NotThere
from huiyin.papers import editing
from huiyin.papers.editing import Conflict, Field, Lost, clean
from huiyin.papers.models import Paper, Standing
from huiyin.people import recusal
from huiyin.people.acting import Actor


@dataclass(slots=True)
class Draft:
    """The words as they stand, what may be changed of them, and who changed them before."""

    row: Paper
    key: bytes
    number: str  # of the matter
    words: dict[str, Any]
    base: int  # how often it was changed
    history: list[tuple[str, datetime]]

    @property
    def pk(self) -> int:
        """Of the paper."""
        return int(self.row.pk)

    @property
    def kind(self) -> Kind:
        """Which paper it is."""
        return book.BY_CODE[self.row.kind]

    @property
    def returned(self) -> bool:
        """Whether the head sent it back."""
        return self.row.state == Standing.RETURNED

    @property
    def fields(self) -> list[Field]:
        """What may be changed."""
        return editing.fields(self.words)

    @property
    def parts(self) -> list[dict[str, Any]]:
        """The paper from top to bottom: title, the names of fields in it, its lines, and whether it is lacking."""
        sections = [
            {
                "zh": one["zh"],
                "en": one["en"],
                "law": one["law"],
                "lines": one["lines"],
                "lacks": one["missing"],
            }
            | {"names": [f"section-{one['name']}"] if one.get("free") else []}
            for one in self.words["sections"]
        ]
        return [
            self._frame("opening", "开头", "opening"),
            *sections,
            self._frame("closing", "结尾", "closing"),
        ]

    def _frame(self, part: str, zh: str, en: str) -> dict[str, Any]:
        names = [one.name for one in self.fields if one.name.startswith(f"{part}-")]
        return {"zh": zh, "en": en, "law": None, "lines": [], "lacks": False, "names": names}

    def change(self, said: Mapping[str, str], *, officer: int, at: datetime, base: int) -> bool:
        """See `editing.change`."""
        return editing.change(self.row, self.key, said, officer=officer, at=at, base=base)

    def anew(self) -> list[Field]:
        """What may be changed, read again after somebody else was faster."""
        self.words = editing.current(self.row, self.key)
        self.base = editing.newest_place(self.row)
        return self.fields


def open_to(actor: Actor, case: CaseFile, pk: int, *, on: date) -> Draft:
    """The draft for whoever may change it; `NotThere` for everyone else, once it is signed off, or without its key."""
    row = Paper.objects.filter(
        pk=pk,
        matter_id=case.matter.pk,
        agency_id=actor.agency_id,
        state__in=(Standing.WAITING, Standing.RETURNED),
    ).first()
    if (
        row is None
        or case.matter.sealed
        or standing_aside.barred(case, actor.officer_id, actor.agency_id, on)
    ):
        raise NotThere
    try:
        words = editing.current(row, case.key)
    except secrecy.Unreadable:
        raise NotThere from None
    changes = editing.history(row)
    told = [(recusal.name_of(officer), at) for _, officer, at in changes]
    return Draft(row, case.key, case.matter.number, words, len(changes), told)


__all__ = ["Conflict", "Draft", "Field", "Lost", "clean", "open_to"]
