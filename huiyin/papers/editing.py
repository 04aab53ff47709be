"""The wording of a paper before its issue: what was drafted, and what officers changed of it since.

Only free wording changes: opening and closing words, and sections an officer wrote. Dates, numbers and names of
organs are derived; what the opening holds of them must stay in it. Every change is kept: who, when, and the words.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from huiyin.matters import secrecy
from huiyin.papers.lines import paragraphs
from huiyin.papers.models import Edit, Paper

MOST = 20_000  # signs in one field


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that may be changed: `opening-0-zh`, `closing-0-en`, `section-reason`."""

    name: str
    zh: str
    en: str
    text: str
    kept: tuple[str, ...] = ()  # derived: must stay in it


class Conflict(Exception):
    """Somebody else changed the paper meanwhile; `newest` is the place of their change."""

    def __init__(self, newest: int) -> None:
        super().__init__(newest)
        self.newest = newest


class Lost(Exception):
    """A derived thing was left out or changed; `words` names them."""

    def __init__(self, words: list[str]) -> None:
        super().__init__()
        self.words = words


def place(row: Paper) -> str:
    """What binds the ciphertext of a draft to its row."""
    return f"{row.matter_id}:paper:{row.act_id}:{row.kind}"


def drafted(row: Paper, key: bytes) -> dict[str, Any]:
    """The words as the act drafted them; `Unreadable` once the key is gone."""
    words: dict[str, Any] = json.loads(secrecy.open_bytes(key, place(row), row.body))
    return words


def current(row: Paper, key: bytes) -> dict[str, Any]:
    """The words as they stand now, the newest change applied."""
    words = drafted(row, key)
    newest = Edit.objects.filter(paper=row).order_by("-place").first()
    return _applied(words, _opened(newest, row, key)) if newest else words


def newest_place(row: Paper) -> int:
    """How often the paper was changed."""
    return Edit.objects.filter(paper=row).count()


def missing(words: Mapping[str, Any]) -> list[str]:
    """Names of contents that an article demands and nobody gave."""
    return [section["name"] for section in words["sections"] if section["missing"]]


def fields(words: Mapping[str, Any]) -> list[Field]:
    """What may be changed in these words, in the order of the page."""
    return [
        *_frame(words, "opening"),
        *(
            Field(
                f"section-{one['name']}",
                one["zh"],
                one["en"],
                "\n".join(line["zh"] for line in one["lines"]),
            )
            for one in words["sections"]
            if one.get("free")
        ),
        *_frame(words, "closing"),
    ]


def _frame(words: Mapping[str, Any], part: str) -> Iterator[Field]:
    for n, line in enumerate(words[part]):
        kept = line.get("kept", {"zh": [], "en": []})
        yield Field(f"{part}-{n}-zh", "中文", "Chinese", line["zh"], tuple(kept["zh"]))
        if words["courtesy"]:
            yield Field(f"{part}-{n}-en", "英文译文", "English courtesy copy", line["en"], tuple(kept["en"]))


def change(row: Paper, key: bytes, said: Mapping[str, str], *, officer: int, at: datetime, base: int) -> bool:
    """Keep a change made on top of change number `base`; False where nothing differs.

    Raises `Conflict` where somebody was faster, `Lost` where a derived thing is gone.
    """
    words = current(row, key)
    known = {one.name: one for one in fields(words)}
    texts = {name: clean(text) for name, text in said.items() if name in known}
    lost = [word for name, text in texts.items() for word in known[name].kept if word not in text]
    if lost:
        raise Lost(list(dict.fromkeys(lost)))
    newest = newest_place(row)
    if all(text == clean(known[name].text) for name, text in texts.items()):
        return False
    if newest != base:
        raise Conflict(newest)
    after = {name: one.text for name, one in known.items()} | texts
    edit = Edit(paper=row, matter_id=row.matter_id, place=newest + 1, officer_id=officer, at=at)
    edit.missing = missing(_applied(words, after))
    edit.body = _sealed(edit, row, key, after)
    try:
        with transaction.atomic():
            edit.save(force_insert=True)
    except IntegrityError as faster:
        raise Conflict(newest + 1) from faster
    return True


def authors(row: Paper) -> set[int]:
    """Officers who changed it."""
    return set(Edit.objects.filter(paper=row).values_list("officer_id", flat=True))


def history(row: Paper) -> list[tuple[int, int, datetime]]:
    """Each change: (place, officer, when), newest first."""
    return list(Edit.objects.filter(paper=row).order_by("-place").values_list("place", "officer_id", "at"))


def _sealed(edit: Edit, row: Paper, key: bytes, said: Mapping[str, str]) -> bytes:
    plain = json.dumps(said, ensure_ascii=False).encode()
    return secrecy.seal_bytes(key, f"{place(row)}:{edit.place}", plain)


def _opened(edit: Edit, row: Paper, key: bytes) -> dict[str, str]:
    said: dict[str, str] = json.loads(secrecy.open_bytes(key, f"{place(row)}:{edit.place}", edit.body))
    return said


def clean(text: str) -> str:
    """A field as it is kept: lines trimmed, empty ones left out."""
    return "\n".join(line.strip() for line in text.replace("\r\n", "\n").splitlines() if line.strip())[:MOST]


def _applied(words: Mapping[str, Any], said: Mapping[str, str]) -> dict[str, Any]:
    changed = {
        part: [
            {**line, **{key: said.get(f"{part}-{n}-{key}", line[key]) for key in ("zh", "en")}}
            for n, line in enumerate(words[part])
        ]
        for part in ("opening", "closing")
    }
    return {**words, **changed, "sections": [_section(one, said) for one in words["sections"]]}


def _section(section: Mapping[str, Any], said: Mapping[str, str]) -> dict[str, Any]:
    text = said.get(f"section-{section['name']}")
    if text is None or not section.get("free"):
        return dict(section)
    lines = [line.plain() for line in paragraphs(text)]
    return {**section, "lines": lines, "missing": not lines and bool(section["law"]["zh"])}
