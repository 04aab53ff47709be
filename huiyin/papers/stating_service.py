"""What the return slip states: which paper, to whom, in which way, on what evidence (rulebook E.3)."""

from __future__ import annotations

from typing import Any

from huiyin.law.book_2022 import papers as book
from huiyin.papers import editing
from huiyin.papers.lines import Line
from huiyin.papers.models import Paper, Standing
from huiyin.papers.serving import KEPT_UNTIL
from huiyin.papers.source import Source
from huiyin.papers.stating_opinion import labelled

# Answers of the steps that record a service, each under its label.
_PROOFS = (
    ("post_number", "挂号、快递单号：", "Registered item: "),
    ("system", "接收系统：", "Receiving system: "),
    ("entrusted_to", "受委托单位：", "Entrusted: "),
)
_TICKED = (
    ("filmed", "已拍照、录像", "photographed or filmed"),
    ("read_aloud", "已当面宣读", "read aloud"),
    ("thumbprint", "捺印代替签名", "a thumbprint in place of a signature"),
)


def document(source: Source) -> list[Line]:
    """What is served: its name, and its number where it has one."""
    words = _words(source)
    if words is None:
        return [Line("文书", "paper")]
    title, number = words["title"], _number(source)
    return [Line(f"{title['zh']}　{number}".strip(), f"{title['en']} {number}".strip())]


def addressee(source: Source) -> list[Line]:
    """Who is served: whom the paper addresses."""
    words = _words(source)
    return [Line(words["to"]["zh"], words["to"]["en"].removeprefix("Dear "))] if words else []


def proof(source: Source) -> list[Line]:
    """The evidence of service: what was written of it, who signed or witnessed, and by which record it is checked."""
    return [
        *source.answered("evidence"),
        *source.answered("received_by"),
        *labelled("、".join(source.now("witnesses") or ()), "见证人：", "Witnesses: "),
        *(line for name, zh, en in _PROOFS for line in labelled(source.now(name), zh, en)),
        *(Line(zh, en) for name, zh, en in _TICKED if source.now(name)),
    ]


def annexes(source: Source) -> list[Line]:
    """The opinions issued in the matter, by name and number: what goes with a completion report."""
    kinds = tuple(KEPT_UNTIL.values())
    rows = Paper.objects.filter(matter_id=source.matter.pk, kind__in=kinds, state=Standing.ISSUED)
    found = [(book.BY_CODE[row.kind], row.number) for row in rows.select_related("number").order_by("id")]
    return [
        Line(f"{kind.zh}　{number.written}", f"{kind.en[:1].upper()}{kind.en[1:]} {number.written}")
        for kind, number in found
        if number
    ]


def _words(source: Source) -> dict[str, Any] | None:
    row = _paper(source)
    return editing.current(row, source.taken.case.key) if row else None


def _number(source: Source) -> str:
    row = _paper(source)
    return row.number.written if row and row.number else ""


def _paper(source: Source) -> Paper | None:
    """The paper that is served: the one the act names, or the newest opinion of its kind."""
    own = Paper.objects.filter(matter_id=source.matter.pk).select_related("number")
    if source.now("paper"):
        return own.filter(pk=source.now("paper")).first()
    return own.filter(kind=KEPT_UNTIL.get(source.taken.step.code, "")).order_by("-id").first()
