"""Pictures of every counter page for `docs/picture/counter/`: 360, 768 and 1280 px, in Chinese and English. `make pictures`.

    python -m pytest tests/pictures.py -q -n 0

The pages are those of the table in `tests/doors/sights.py`; nothing is started and nothing left behind.
"""

# ruff: noqa: F811  (fixtures are taken by name)

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.cast import Cast, cast  # noqa: F401
from tests.doors import sights, window

pytestmark = pytest.mark.django_db
FOLDER = Path(__file__).resolve().parents[1] / "docs" / "picture" / "counter"
WIDTHS = (360, 768, 1280)
TALL = {360: 1400, 768: 800, 1280: 640}  # pixels; what lies below is the same
MOST = 6 * 2**20  # bytes, the whole folder
COLOURS = 12


def test_take_them_all(cast: Cast, demonstration: Callable[[date], None], new_page: Any) -> None:
    demonstration(sights.TODAY)
    stage, glass = sights.stage(cast), window.opened(new_page)
    for old in FOLDER.glob("*.webp"):
        old.unlink()
    FOLDER.mkdir(parents=True, exist_ok=True)
    names: dict[str, list[str]] = {}
    for language in ("zh", "en"):
        for seen in sights.walk(stage, english=language == "en").seen:
            if re.sub(r"\W+", "-", seen.name).strip("-") in names.get(language, []):
                continue
            names.setdefault(language, []).append(re.sub(r"\W+", "-", seen.name).strip("-"))
            for width in WIDTHS:
                _take(glass, seen, width, FOLDER / f"{names[language][-1]}-{language}-{width}.webp")
    _index(names["zh"])
    weight = sum(file.stat().st_size for file in FOLDER.iterdir())
    assert weight <= MOST, f"{weight} bytes"


def _take(glass: window.Window, seen: sights.Seen, width: int, to: Path) -> None:
    page = glass.show(seen, width)
    high = min(page.evaluate("document.documentElement.scrollHeight"), TALL[width])
    shot = page.screenshot(full_page=True, clip={"x": 0, "y": 0, "width": width, "height": high})
    few = Image.open(io.BytesIO(shot)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.convert("RGB").save(to, "WEBP", lossless=True, quality=60, method=3)


def _index(names: list[str]) -> None:
    lines = [
        "# 群众端的每一页 · Every page of the counter",
        "",
        "由 `make pictures` 拍摄：每一页、每一种状态，360、768、1280 像素，中文和英文。人物、地点均为虚构。",
        "Taken by `make pictures`: each page in each state at 360, 768 and 1280 px, in Chinese and English. All people and places are made up.",
        "",
        "| 页面 · page | 中文 | English |",
        "| --- | --- | --- |",
    ]
    for name in names:
        cells = (
            " · ".join(f"[{width}]({name}-{language}-{width}.webp)" for width in WIDTHS)
            for language in ("zh", "en")
        )
        lines.append(f"| {name} | {' | '.join(cells)} |")
    (FOLDER / "README.md").write_text("\n".join(lines) + "\n", "utf-8")
