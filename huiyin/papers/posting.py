"""The post room: envelopes, labels, the posting list and return slips for issued papers that await service (rulebook E.3).

Names and addresses are identity: whoever prepares them says so in the record of reads, for the purpose of service.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from huiyin.law.book_2022 import papers as book
from huiyin.law.purposes import Purpose
from huiyin.matters import reads, sources
from huiyin.matters.reads import Look, What
from huiyin.papers import editing, framing, rendering, serving
from huiyin.papers.addressing import TO_PETITIONER
from huiyin.papers.lines import day
from huiyin.papers.models import Paper
from huiyin.papers.serving import Unproved
from huiyin.papers.source import contact
from huiyin.people import directory
from huiyin.people.directory import Place

MOST = 200  # papers in one print
# What is printed: code, Chinese, English.
PRINTS = (
    ("window", "开窗信封用地址页（A4）", "address sheets for window envelopes (A4)"),
    ("dl", "信封 DL（220×110毫米）", "envelopes DL (220 × 110 mm)"),
    ("c5", "信封 C5（229×162毫米）", "envelopes C5 (229 × 162 mm)"),
    ("labels", "标签（A4，3列8行）", "labels (A4, 3 × 8)"),
    ("list", "交寄清单", "posting list"),
    ("slips", "送达回证", "return slips"),
)
CODES = frozenset(code for code, _, _ in PRINTS)


@dataclass(frozen=True, slots=True)
class Letter:
    """One issued paper with whom it goes to and where; no address: empty."""

    paper: Unproved
    name: str
    address: str

    @property
    def kind(self) -> Any:
        """The paper in the book."""
        return book.BY_CODE[self.paper.kind]


def waiting(agency_id: int) -> list[Unproved]:
    """What may be sent: issued, not proved to have arrived, addressed to somebody; oldest first. Inside `named(actor)`."""
    rows = serving.unproved(agency_id, most=MOST)
    return [row for row in rows if row.kind not in serving.POSTED]


def letters(agency_id: int, pks: Iterable[int], *, at: datetime, what: What = What.EXPORT) -> list[Letter]:
    """Those of these papers that await service, with name and address; each matter is noted as read, for service.

    At most `MOST`, oldest first. Papers of other agencies, of sealed matters, served or not issued are left out. Inside `named(actor)`.
    """
    rows = [row for row in serving.chosen(agency_id, pks) if row.kind not in serving.POSTED][:MOST]
    reads.note(sorted({row.matter_id for row in rows}), Look(Purpose.SERVE, at, what))
    parties = sources.parties({row.matter_id for row in rows})
    bodies = {row.pk: row for row in Paper.objects.filter(pk__in=[one.pk for one in rows]).defer("frozen")}
    return [_letter(row, bodies[row.pk], parties[row.matter_id]) for row in rows if row.matter_id in parties]


def _letter(line: Unproved, row: Paper, party: sources.Party) -> Letter:
    name = str(editing.drafted(row, party.key)["to"]["zh"])
    if book.BY_CODE[row.kind].to in TO_PETITIONER:
        return Letter(
            line, name, next((str(one["address"]) for one in party.people if one.get("address")), "")
        )
    place = next((one for one in directory.tree().places.values() if one.name == name), None)
    return Letter(line, name, contact(place.id).address if place else "")


def printed(what: str, rows: Sequence[Letter], agency: Place, on: date) -> bytes:
    """One of `PRINTS` as PDF/A-2b. KeyError for another code."""
    zh = {code: name for code, name, _ in PRINTS}[what]
    from_ = contact(agency.id)
    words = {
        "what": what,
        "title": zh.partition("（")[0],
        "agency": {"name": agency.name, "address": from_.address, "phone": from_.phone},
        "on": day(on)[0],
        "rows": [_row(row) for row in rows],
        "notes": [],
    }
    return rendering.pdf(words, on, sheet="post.typ")


def _row(letter: Letter) -> dict[str, Any]:
    return {
        "name": letter.name,
        "address": letter.address,
        "matter": letter.paper.matter,
        "document": letter.paper.number,
        "kind": letter.kind.zh,
        "issued": day(letter.paper.issued_on)[0],
        "qr": framing.qr(letter.paper.number),
    }
