"""The archive bundle of one case file: its papers as they were issued, attachments, index (卷内目录), record, proofs.

Drafts never issued stay out. What is sealed is never part of an ordinary case file; the index says so in every
bundle, in the same words. The order is ours (C): papers and attachments as they came about, a paper before what
came with its act.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from huiyin.law.book_2022 import papers as book
from huiyin.matters import archiving, reads, secrecy, sources
from huiyin.matters.archiving import Filed
from huiyin.matters.reads import Look, What
from huiyin.papers import editing, issuing, rendering
from huiyin.papers.lines import day
from huiyin.papers.models import Paper, Standing
from huiyin.papers.rendering import Unprintable
from huiyin.people import directory
from huiyin.proof import archive

FILED = (Standing.KEPT, Standing.ISSUED, Standing.VOIDED)
NOTES = (
    (
        "密封保管的材料（如有）不在本卷，由其保管部门另行保管；没有签发的拟稿不入卷。",
        "Sealed material, if any, is no part of this file and is kept elsewhere; drafts that were never issued are not filed.",
    ),
    (
        "件号按文书、附件形成的先后编排，同一步骤的文书在前（系统约定）。",
        "Pieces are numbered as they came about, a paper before what came with it (convention).",
    ),
    (
        "acts.json 是行为链，words.json 是原话，proofs.json 是存证证明，index.json 是本目录。核对：huiyin verify archive 文件名。",
        "acts.json holds the chain of acts, words.json what was said, proofs.json the proofs, index.json this index. Check with "
        "huiyin verify archive FILE.",
    ),
)
_PAGE = re.compile(rb"/Type\s*/Page(?![a-zA-Z])")
_PICTURES = ("jpg", "png")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the index: 件号, 责任者, 文号, 题名, 日期, 页数, 备注; and the file it stands for."""

    place: int
    responsible: str
    document: str
    title: str
    on: str  # ISO date
    pages: int | None
    remark: str
    file: str  # empty: nothing of it can be read any more


@dataclass(frozen=True, slots=True)
class _Piece:
    """A paper or an attachment before it has its number."""

    order: tuple[int, int, int]  # act, papers first, key
    responsible: str
    document: str
    title: str
    on: date
    remark: str
    name: str  # of the file, `%s` for the number
    body: bytes | None


def files(number: str, look: Look, *, on: date) -> dict[str, bytes]:
    """The files of the bundle by name. Inside `named`; `NotThere` for what is out of reach, or sealed.

    Notes one export of the matter with the purpose of `look`.
    """
    filed = archiving.filed(number, Look(look.purpose, look.at, What.EXPORT))
    reads.note(filed.matter_id, Look(look.purpose, look.at, What.EXPORT))
    pieces = sorted([*_papers(filed), *_attachments(filed)], key=lambda piece: piece.order)
    entries = [_entry(place, piece) for place, piece in enumerate(pieces, start=1)]
    bodies = {
        entry.file: piece.body for entry, piece in zip(entries, pieces, strict=True) if piece.body is not None
    }
    return filed.files | bodies | _index(filed, entries, on)


def _papers(filed: Filed) -> Iterator[_Piece]:
    rows = Paper.objects.filter(matter_id=filed.matter_id, state__in=FILED).select_related("number")
    for row in rows.order_by("id"):
        kind, issuer = book.BY_CODE[row.kind], _agency(row.agency_id)
        void = "-void" if row.state == Standing.VOIDED else ""
        yield _Piece(
            (filed.places.get(row.act_id, 0), 0, row.pk),
            issuer,
            row.number.written if row.number else "",
            kind.zh,
            row.signed_on or row.drafted_on,
            "作废" if void else "" if row.number else "存卷",
            f"papers/%s-{kind.id}-{kind.code}{void}.pdf",
            _page(row),
        )


def _agency(pk: int | None) -> str:
    """Who is responsible for a piece: the agency whose act it came with; without one, the petitioner."""
    return directory.tree()[pk].name if pk else "信访人"


def _page(row: Paper) -> bytes | None:
    """What was issued, to the byte; a sheet for the file set anew; None once its words are gone."""
    try:
        key = sources.paper_key(row.matter_id)
        if row.frozen is not None:
            return secrecy.open_bytes(key, issuing.frozen_place(row), row.frozen)
        return rendering.pdf(editing.current(row, key), row.drafted_on)
    except (secrecy.Unreadable, Unprintable):
        return None


def _attachments(filed: Filed) -> Iterator[_Piece]:
    for one in filed.attachments:
        issuer = _agency(one.agency_id)
        yield _Piece(
            (one.seq, 1, one.pk),
            issuer,
            "",
            f"附件：{one.title}" if one.title else "附件",
            one.on,
            "" if one.body is not None else "内容不能读取",
            one.name,
            one.body,
        )


def _entry(place: int, piece: _Piece) -> Entry:
    name = piece.name.replace("%s", f"{place:03d}") if piece.body is not None else ""
    remark = piece.remark if piece.body is not None else "内容已销毁或者不能读取"
    return Entry(
        place,
        piece.responsible,
        piece.document,
        piece.title,
        piece.on.isoformat(),
        _pages(name, piece.body),
        remark,
        name,
    )


def _pages(name: str, body: bytes | None) -> int | None:
    """Pages of what we set ourselves, one of a picture; of another file nobody counted them."""
    if body is None:
        return None
    if name.startswith("papers/"):
        return len(_PAGE.findall(body)) or None
    return 1 if name.rpartition(".")[2] in _PICTURES else None


def _index(filed: Filed, entries: list[Entry], on: date) -> dict[str, bytes]:
    """The index three times: for the archivist as a page and as text, for the check as data."""
    told = [asdict(entry) for entry in entries]
    found = {
        archive.INDEX: archive.index_file(filed.number, told),
        "index.txt": _text(filed.number, entries, on).encode(),
    }
    with suppress(Unprintable):  # the same stands in index.txt
        found["index.pdf"] = rendering.pdf(_sheet(filed.number, entries, on), on, sheet="index.typ")
    return found


def _text(number: str, entries: list[Entry], on: date) -> str:
    heads = ("件号", "责任者", "文号", "题名", "日期", "页数", "备注")
    lines = ["卷内目录", f"信访事项编号 {number}", f"编制日期 {on.isoformat()}", "", "\t".join(heads)]
    lines += ["\t".join(_cells(entry)) for entry in entries]
    return "\n".join([*lines, "", *(f"{zh}\n{en}" for zh, en in NOTES)]) + "\n"


def _cells(entry: Entry) -> list[str]:
    """A line of the index as texts."""
    pages = "" if entry.pages is None else str(entry.pages)
    cells = (entry.responsible, entry.document, entry.title, entry.on, pages, entry.remark)
    return [str(entry.place), *(" ".join(cell.split()) for cell in cells)]


def _sheet(number: str, entries: list[Entry], on: date) -> dict[str, Any]:
    """The index as data for its layout."""
    return {
        "number": number,
        "on": day(on)[0],
        "rows": [_cells(entry) for entry in entries],
        "total": sum(entry.pages or 0 for entry in entries),
        "notes": [{"zh": zh, "en": en} for zh, en in NOTES],
    }
