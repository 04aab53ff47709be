"""The seal of an agency on an issued paper: a picture the office supplies, or an electronic seal applied to the page.

A picture lies in `seals/` of the data folder as `<agency code>.png`. An electronic-seal provider is a class that
settings name (`HUIYIN_SEAL`); it is given the finished page and returns it signed. Without either, a demonstration
draws a seal that says it is one, and a real database leaves the place free and says so.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from huiyin.people.directory import Place

MOST_BYTES = 2 * 2**20  # of a picture
_PNG = b"\x89PNG\r\n\x1a\n"
DRAWN = ("演示印章", "demonstration seal")
PLACE = (
    "（印章位置：本单位尚未配置印章，请加盖实物印章）",
    "(place of the seal: none is set up here, stamp by hand)",
)


class Provider(Protocol):
    """What an electronic-seal module must do."""

    def seal(self, page: bytes, agency_code: str) -> bytes:
        """The page with the agency's electronic seal and signature; any error means that nothing is issued."""


@cache
def provider() -> Provider | None:
    """The module the settings name, or None."""
    named = getattr(settings, "HUIYIN_SEAL", "")
    made: Provider | None = import_string(named)() if named else None
    return made


def folder() -> Path:
    """Where an office puts the pictures of its seals."""
    return Path(settings.HOME.path) / "seals"


def drawn(agency: Place, *, demonstration: bool) -> dict[str, Any]:
    """What the layout prints where the seal goes: `kind` is picture, drawn, place, or none where a module seals."""
    picture = _picture(agency.code)
    if picture is not None:
        return _said("picture", "", "", list(picture))
    if provider() is not None:
        return _said("none", "", "")
    return _said("drawn", *DRAWN) if demonstration else _said("place", *PLACE)


def applied(page: bytes, agency: Place) -> bytes:
    """The page as it is frozen: signed by the electronic-seal module where there is one."""
    module = provider()
    return module.seal(page, agency.code) if module else page


def _said(kind: str, zh: str, en: str, data: list[int] | None = None) -> dict[str, Any]:
    return {"kind": kind, "zh": zh, "en": en, "data": data or []}


def _picture(code: str) -> bytes | None:
    """The picture of that agency; None where there is none, or it is no PNG of a sensible size."""
    if not code.replace("-", "").isalnum():
        return None
    file = folder() / f"{code}.png"
    if not file.is_file() or file.stat().st_size > MOST_BYTES:
        return None
    data = file.read_bytes()
    return data if data.startswith(_PNG) else None
