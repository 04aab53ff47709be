"""Which fonts a paper is set in: the office's own first, then the open ones that set-up brings.

The office puts its licensed fonts (仿宋, 小标宋, 黑体, 楷体) into `fonts/` of the data folder. Without them
papers are set in Noto Serif SC and Noto Sans SC, which come with the locked dependencies, so a page looks the
same on every machine. Fonts of the system are asked only for a character that none of these has.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pylopdf_fonts_zh_cn as open_fonts
import typst
from django.conf import settings

# Families in the order they are wished for; those that are not there are left out.
WISHED = {
    "body": ("仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong", "STFangsong", "Noto Serif SC"),
    "title": ("方正小标宋简体", "FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "小标宋", "Noto Serif SC"),
    "head": ("黑体", "SimHei", "STHeiti", "Noto Sans SC"),
}
LAST = (
    "Noto Serif CJK SC",
    "Noto Sans CJK SC",
    "HanaMinA",
    "HanaMinB",
)  # the last two: rare characters of GB 18030


def office_folder() -> Path:
    """Where an office puts its own fonts."""
    return Path(settings.HOME.path) / "fonts"


@cache
def found(*, system: bool = False) -> typst.Fonts:
    """The fonts at hand, read once per process; with `system`, those of the machine too."""
    folders = [folder for folder in (office_folder(), open_fonts.serif_path().parent) if folder.is_dir()]
    return typst.Fonts(
        include_system_fonts=system, include_embedded_fonts=False, font_paths=[str(one) for one in folders]
    )


@cache
def families(*, system: bool = False) -> dict[str, list[str]]:
    """For body, title and headings: the families to use, best first."""
    at_hand = set(found(system=system).families())
    return {use: [name for name in (*wished, *LAST) if name in at_hand] for use, wished in WISHED.items()}
