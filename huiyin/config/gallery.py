"""The gallery: one paper of each kind as a demonstration issued it, and a page that lists them with their law, offline."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.template.loader import render_to_string

from huiyin.law.book_2022 import papers as book
from huiyin.law.book_2022 import steps
from huiyin.law.grammar import Paper
from huiyin.law.words import Duty
from huiyin.matters.reading import named
from huiyin.papers import reading
from huiyin.papers.reading import PaperLine
from huiyin.people.acting import Actor

_TO = {
    "committee": "党委和政府 · Party committee and government",
    "file": "存卷 · the file",
    "holder": "办理的机关、单位 · the organ that handles it",
    "organ": "有管理权限的机关、单位 · the organ with management power",
    "origin": "交办的机关、单位 · who assigned it",
    "participants": "听证参加人 · those taking part in the hearing",
    "parties": "双方当事人 · both parties",
    "petitioner": "信访人 · the petitioner",
    "public": "公示 · the public",
    "sender": "转来的机关、单位 · who sent it",
}
_KEPT = "存卷，不编号 · for the file, not numbered"
_DRAFT = "拟稿，待签批 · a draft, not signed off yet"
_ABSENT = "示范省没有这种文书 · none in the demonstration"
_DECLARED = "法律部分已声明，还没有步骤制作 · declared in the law, no step makes it yet"


def write(folder: Path) -> int:
    """Write `<id>-<code>.pdf` for each kind there is, and `index.html` with its style; how many kinds."""
    folder.mkdir(parents=True, exist_ok=True)
    with named(Actor.job(Duty.CLOCK)):
        samples = reading.samples()
        for kind, line in samples.items():
            (folder / f"{kind.id}-{kind.code}.pdf").write_bytes(reading.pdf(line.pk)[1])
    cards = [_card(kind, samples.get(kind)) for kind in book.PAPERS]
    shown = render_to_string("papers/gallery.html", {"cards": cards, "written": len(samples)})
    (folder / "index.html").write_text(shown, "utf-8")
    (folder / "gallery.css").write_text(render_to_string("papers/gallery.css"), "utf-8")
    return len(samples)


def _card(kind: Paper, line: PaperLine | None) -> dict[str, Any]:
    return {"kind": kind, "line": line, "to": _TO[kind.to], "standing": _standing(kind, line)}


def _standing(kind: Paper, line: PaperLine | None) -> str:
    if line is None:
        made = any(kind.code in step.papers for step in steps.ALL)
        return _ABSENT if made else _DECLARED
    return line.number or (_KEPT if line.state == "kept" else _DRAFT)
