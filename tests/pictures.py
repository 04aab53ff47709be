"""Pictures of every counter page for `docs/picture/counter/`: 360, 768 and 1280 px, in Chinese and English. `make pictures`.

    python -m pytest tests/pictures.py -q -n 2

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
TALL = {360: 2200, 768: 450, 1280: 340}  # pixels: most pages of a phone to their end
MOST = 6 * 2**20  # bytes, the whole folder
# The colours of the theme and what lies between them: a few of each are enough to see how a page looks.
THEME = ("#ffffff", "#f7f4ed", "#1c222b", "#1d4a6b", "#9e1b1e", "#c4bdae", "#7d848d", "#e8f0f5", "#3d3524")  # fmt: skip


@pytest.mark.parametrize("language", ["zh", "en"])
def test_take_them_all(
    language: str, cast: Cast, demonstration: Callable[[date], None], new_page: Any
) -> None:
    demonstration(sights.TODAY)
    stage, glass = sights.stage(cast), window.opened(new_page)
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob(f"*-{language}-*.webp"):
        old.unlink()
    names: list[str] = []
    for seen in sights.walk(stage, english=language == "en").seen:
        name = re.sub(r"\W+", "-", seen.name).strip("-")
        if name in names:
            continue
        names.append(name)
        for width in WIDTHS:
            _take(glass, seen, width, FOLDER / f"{name}-{language}-{width}.webp")
    _index(names)
    weight = sum(file.stat().st_size for file in FOLDER.glob(f"*-{language}-*.webp"))
    assert weight <= MOST / 2, f"{weight} bytes"


def _take(glass: window.Window, seen: sights.Seen, width: int, to: Path) -> None:
    page = glass.show(seen, width)
    high = min(page.evaluate("document.documentElement.scrollHeight"), TALL[width])
    shot = page.screenshot(full_page=True, clip={"x": 0, "y": 0, "width": width, "height": high})
    few = Image.open(io.BytesIO(shot)).convert("RGB").quantize(palette=_palette(), dither=Image.Dither.NONE)
    few.convert("RGB").save(to, "WEBP", lossless=True, quality=40, method=2)


def _palette() -> Image.Image:
    holder = Image.new("P", (1, 1))
    holder.putpalette([part for colour in THEME for part in bytes.fromhex(colour[1:])] * 21)
    return holder


def _index(names: list[str]) -> None:
    lines = [
        "# 群众端的每一页 · Every page of the counter",
        "",
        "由 `make pictures` 拍摄：每一页、每一种状态，360、768、1280 像素，中文和英文。人物、地点均为虚构。",
        "Taken by `make pictures`: each page in each state at 360, 768 and 1280 px, in Chinese and English. All people and places are made up.",
        "手机宽度除了很长的几页都拍到末尾，较宽的只拍上部；颜色减少到九种，为的是轻。",
        "A phone's width is taken to its end but for a few long pages, wider ones from the top; nine colours, to be light.",
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
