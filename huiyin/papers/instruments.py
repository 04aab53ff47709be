"""The office's own list of legal bases: `instruments.json` of the data folder; without it, the short list of the law room."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from django.conf import settings

from huiyin.law.instruments import DEFAULTS, Instrument, in_force, read

_kept: tuple[int, tuple[Instrument, ...]] | None = None


def file() -> Path:
    """Where the list lies; `huiyin instruments import` writes it."""
    return Path(settings.HOME.path) / "instruments.json"


def offered(on: date) -> list[Instrument]:
    """What may be cited on that day. A list taken in while the program runs is offered at once."""
    return in_force(_list(), on)


def _list() -> tuple[Instrument, ...]:
    global _kept
    try:
        stamp = file().stat().st_mtime_ns
    except FileNotFoundError:
        return DEFAULTS
    if _kept is None or _kept[0] != stamp:
        _kept = (stamp, read(file().read_text("utf-8"), as_json=True))
    return _kept[1]
