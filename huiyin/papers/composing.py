"""What one paper says: address, opening, the contents its article demands in their order, closing, signature.

The book says what must be in it; `contents` says where each thing comes from; `wording` says it like a letter.
A content that an article demands and nobody gave is shown as a gap and named in `missing`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from huiyin.law.book_2022.signing import numbered
from huiyin.law.grammar import BOOK, Content, Mark, Paper
from huiyin.papers import contents, wording
from huiyin.papers.addressing import TO_PETITIONER, copied
from huiyin.papers.lines import Line, day
from huiyin.papers.source import Source, contact
from huiyin.papers.whence import IN_THE_FRAME

EDITION = 1  # of the layout; words have an edition of their own. A new edition never changes what was drafted under an older one
PROOF = (
    "校验码：%s（全文续：%s）。凭编号和校验码，可以在公众服务页面的“核对”栏或者信访窗口核对本文书是真的；"
    "每日存证以后，可以下载签名的证明。",
    "Check code: %s (continued: %s). With the number and this code anyone can check under “Verify” on the public page, "
    "or at the counter, that this paper is genuine; once a day it is covered by a signed checkpoint.",
)
# Documents between organs in the form of GB/T 9704-2012 (rulebook E.2, C); every other letter is in its letter format.
OFFICIAL = frozenset({"D05", "D05S", "D06", "D08", "D24", "D25", "D26", "D27", "D28", "D29", "D35"})
COURTESY = (
    "English courtesy copy. Only the Chinese text above has legal effect. What the parties and officers said "
    "is given in the language they said it in."
)
NOTES = {
    Mark.SECONDARY: ("V2：依据二手资料，尚待核对原文。", "V2: from a secondary source, to be checked."),
    Mark.PRACTICE: ("P：实际工作中的做法，非条例明文。", "P: practice, not the text of the Regulations."),
    Mark.CONVENTION: (
        "C：系统约定，条例未作规定。",
        "C: convention of this system; the Regulations are silent.",
    ),
    Mark.UNVERIFIED: ("K：尚未核实。", "K: not verified."),
}


@dataclass(frozen=True, slots=True)
class Composed:
    """A paper as data for the layout, and the names of what is still missing from it."""

    words: dict[str, Any]
    missing: list[str]


def compose(kind: Paper, source: Source) -> Composed:
    """Put a paper together from what the act and the matter say."""
    said = wording.of(kind, source)
    sections = [
        (content, contents.lines(kind, content, source))
        for content in kind.contents
        if not framed(kind, content)
    ]
    shown = [(content, lines) for content, lines in sections if lines or content.article]
    everything = [*said.opening, *(line for _, lines in shown for line in lines), *said.closing]
    words = {
        **_editions(kind, source),
        "kind": kind.code,
        "form": form(kind),
        "courtesy": kind.to in TO_PETITIONER,
        "courtesy-note": COURTESY,
        "title": _both(said.title),
        "issuer": _issuer(source),
        "standing": _both(wording.STANDING if numbered(kind.code) else wording.NOTHING),
        "reference": _both(wording.reference(kind, source)),
        "number": _both(wording.NUMBER if numbered(kind.code) else wording.NOTHING),
        "contact": _contact(source),
        **_receivers(kind, said.to, source),
        "opening": [line.plain() for line in said.opening],
        "sections": [_section(kind, content, lines, source) for content, lines in shown],
        "closing": [line.plain() for line in said.closing],
        "signed": _signed(kind, source),
        "notes": [*_proof(kind, source), *(_both(Line(*NOTES[mark])) for mark in _marks(everything))],
    }
    return Composed(words, [content.name for content, lines in shown if not lines])


def _editions(kind: Paper, source: Source) -> dict[str, Any]:
    """By which layout, which words and which book of law it was made."""
    spoken = wording.spoken(kind, source)
    return {"edition": EDITION, "wording": spoken.edition if spoken else 0, "book": BOOK}


def _proof(kind: Paper, source: Source) -> list[dict[str, str]]:
    """On a paper to a petitioner: the act it comes from, and where anyone can check that it is in the record."""
    if kind.to not in TO_PETITIONER:
        return []
    digits = bytes(source.taken.act.hash).hex().upper()
    code, rest = (
        " ".join(part[at : at + 4] for at in range(0, len(part), 4)) for part in (digits[:16], digits[16:])
    )
    return [_both(Line(PROOF[0] % (code, rest), PROOF[1] % (code, rest))) | {"proof": "act"}]


def framed(kind: Paper, content: Content) -> bool:
    """Whether the head of the page or the signature says it already; a receipt and a sheet say the number too."""
    if content.name == "number" and (form(kind) == "sheet" or kind.code == "receipt"):
        return False
    return content.name in IN_THE_FRAME


def form(kind: Paper) -> str:
    """A sheet for the file, a document between organs (公文格式), or a letter (信函格式)."""
    if kind.to == "file":
        return "sheet"
    return "official" if kind.id in OFFICIAL else "letter"


def _both(line: Line) -> dict[str, str]:
    return {"zh": line.zh, "en": line.en or line.zh}


def _section(kind: Paper, content: Content, lines: list[Line], source: Source) -> dict[str, Any]:
    law = content.article
    return {
        "name": content.name,
        "free": not lines or contents.free(kind, content, source),
        "zh": content.zh,
        "en": content.en[:1].upper() + content.en[1:],
        "law": {"zh": law.zh if law else "", "en": law.en if law else ""},
        "missing": not lines,
        "gap": {
            "zh": f"此处依{law.zh}必须写明“{content.zh}”，目前尚缺；补全以前不能发出。" if law else "",
            "en": f"{law.en} demands “{content.en}” here; still missing, so this cannot be issued."
            if law
            else "",
        },
        "lines": [line.plain() for line in lines],
    }


def _issuer(source: Source) -> dict[str, str]:
    return {"zh": source.issuer.name, "en": source.issuer.name_en}


def _contact(source: Source) -> dict[str, str]:
    found = contact(source.issuer.id)
    zh = [f"{name}：{value}" for name, value in (("地址", found.address), ("电话", found.phone)) if value]
    return {"zh": "　".join(zh), "en": ""}


def _signed(kind: Paper, source: Source) -> dict[str, dict[str, str]]:
    stamped = wording.PARTIES if kind.to == "parties" else wording.SEAL
    if not numbered(kind.code):
        stamped = wording.NOTHING
    return {
        "by": _issuer(source),
        "on": _both(Line(*day(source.taken.facts.on))),
        "seal": _both(wording.SIGNED if form(kind) == "sheet" else stamped),
    }


def _receivers(kind: Paper, to: Line, source: Source) -> dict[str, Any]:
    """Whom it addresses, and who gets a copy: said at the foot of the last page, or not at all."""
    named = [_both(line) for line in copied(kind, source)]
    foot = {"zh": "，".join(one["zh"] for one in named) + "。", "en": ", ".join(one["en"] for one in named)}
    return {"to": _both(to), "copies": foot if named else None}


def _marks(lines: list[Line]) -> list[Mark]:
    found = {line.mark for line in lines}
    return [mark for mark in NOTES if mark in found]
