"""What turns the words of a draft into an issued paper: number, day, seal, and the code by which it is checked."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import segno
from django.conf import settings

from huiyin.papers import seals
from huiyin.papers.lines import day
from huiyin.papers.wording import SEAL
from huiyin.people.directory import Place

_NOTHING = {"zh": "", "en": ""}


def written(word: str, series: str, year: int, value: int) -> str:
    """A document number as it is printed: hexagonal brackets, no leading zero, no 第 (GB/T 9704-2012, V2)."""
    return f"{word}{series}〔{year}〕{value}号"


def framed(
    words: dict[str, Any], *, number: str, signed_on: date, code: str, agency: Place, demonstration: bool
) -> dict[str, Any]:
    """The words with what only an issued paper has. Nothing of the draft's own marks is left."""
    zh, en = day(signed_on)
    return {
        **words,
        "standing": _NOTHING,
        "number": {"zh": number, "en": number},
        "signed": {**words["signed"], "on": {"zh": zh, "en": en}, "seal": _still_to_sign(words)},
        "notes": [note for note in words["notes"] if "proof" not in note],  # its own code says more
        "seal": seals.drawn(agency, demonstration=demonstration),
        "check": {
            "code": code,
            "qr": qr(address(code)),
            "zh": f"核验码 {code}",
            "en": f"Verification code {code}",
        },
    }


def _still_to_sign(words: dict[str, Any]) -> dict[str, str]:
    """Where others sign, the page still says so; the house's own seal is on it."""
    place: dict[str, str] = words["signed"]["seal"]
    return _NOTHING if place["zh"] == SEAL.zh else place


def address(code: str) -> str:
    """What the square code holds: the counter's page with the code behind `#`, which no server is ever sent."""
    public = getattr(settings, "HUIYIN_ADDRESS", "")
    return f"{public.rstrip('/')}/verify#{code}" if public else code


def qr(text: str) -> list[int]:
    """A square code as SVG, byte by byte: words for the layout are cleaned as text, this is none."""
    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(out, kind="svg", border=0, xmldecl=False, svgns=True)
    return list(out.getvalue())
