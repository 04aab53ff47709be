"""Loads the demonstration: the province, then the lives of its matters."""

from __future__ import annotations

from collections.abc import Callable

from huiyin.demo import lives, lives_placed, offices, province, published
from huiyin.demo.story import DAY

__all__ = ["DAY", "load"]


def load(progress: Callable[[str], None] = print) -> None:
    """Write the province and its matters; what is there already stays. Takes well under a minute."""
    province.lay()
    offices.lay(DAY)
    lives_placed.lay()
    progress("云泽省（虚构）：机关和人员 the fictional province: agencies and officers")
    told = lives.tell(DAY)
    progress(f"{told} 件信访事项 {told} matters, each by lawful acts")
    out = published.tell()
    progress(f"{out} 份公告和征集 {out} announcements and calls, each approved by another")
