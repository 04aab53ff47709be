"""What an officer sees of a report: its cover always, its words only for an access with a reason."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field
from typing import Any

from huiyin.matters import boxes
from huiyin.sealed import keys, record
from huiyin.sealed.models import Entry, Envelope, Report
from huiyin.sealed.wording import WISHES

HIDDEN = frozenset({"identity", "people", "representatives", "others", "filers"})


PICTURES = frozenset({"image/png", "image/jpeg"})


@dataclass(frozen=True, slots=True)
class File:
    """A file in an envelope: its title, its kind, its bytes."""

    title: str
    media_type: str
    data: bytes

    @property
    def picture(self) -> str:
        """A picture to be shown in the page itself; empty for any other file."""
        if self.media_type not in PICTURES:
            return ""
        return f"data:{self.media_type};base64,{base64.b64encode(self.data).decode()}"


@dataclass
class Sheet:
    """One envelope, opened: when it came, what it says, its files; who sent it is kept apart."""

    on: Any
    said: list[tuple[str, str]] = field(default_factory=list)
    files: list[File] = field(default_factory=list)
    people: list[dict[str, Any]] = field(default_factory=list)
    whole: bool = True  # false: it does not open, or belongs to another matter


def sheets(report: Report) -> list[Sheet]:
    """The envelopes of a report, opened. Inside `access.named`, after a reason was written."""
    return [_sheet(envelope) for envelope in Envelope.objects.filter(report=report)]


def _sheet(envelope: Envelope) -> Sheet:
    sheet = Sheet(envelope.dropped_on)
    try:
        words = keys.open_envelope(envelope.body)
    except boxes.Closed:
        words = {}
    if not isinstance(words, dict) or words.get("matter") != envelope.report_id:
        sheet.whole = False
        return sheet
    for told in [words, *_listed(words.get("said"))]:
        sheet.said += [(name, _said(name, value)) for name, value in told.items() if _is_content(name, value)]
        sheet.people += [one for name in HIDDEN for one in _persons(told.get(name))]
    sheet.files = [_file(one) for one in _listed(words.get("files"))]
    return sheet


def _file(words: dict[str, Any]) -> File:
    try:
        data = bytes.fromhex(str(words.get("body", "")))
    except ValueError:
        data = b""
    return File(str(words.get("title", "")), str(words.get("media_type", "")), data)


def _is_content(name: str, value: Any) -> bool:
    return bool(value) and name not in HIDDEN | {"matter", "said", "files"} and not isinstance(value, bool)


def _listed(value: Any) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _persons(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        return [value] if any(value.values()) else []
    if isinstance(value, list | tuple):
        return [one if isinstance(one, dict) else {"name": str(one)} for one in value]
    return []


def _said(name: str, value: Any) -> str:
    return str(WISHES.get(str(value), value)) if name == "wish" else _line(value)


def _line(value: Any) -> str:
    if isinstance(value, list | tuple):
        return "\n".join(_line(one) for one in value)
    if isinstance(value, dict):
        return "\n".join(f"{name}: {_line(one)}" for name, one in value.items())
    return str(value)


def entries(report: Report) -> list[tuple[Entry, dict[str, Any]]]:
    """The record of a report, oldest first, with what each line says."""
    rows = Entry.objects.filter(report=report).select_related("officer", "agency")
    return [(entry, dict(record.said(entry))) for entry in rows]
