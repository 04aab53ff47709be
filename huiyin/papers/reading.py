"""The way out for papers: which ones a matter has, and each as a page. Called inside `named(actor)`."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import OuterRef, Subquery

from huiyin.law.book_2022 import papers as book
from huiyin.law.book_2022.steps.papers import GROUNDS
from huiyin.law.grammar import Paper as Kind
from huiyin.matters import reads, secrecy, sources
from huiyin.matters.hooks import NotThere
from huiyin.matters.reads import Look, What
from huiyin.papers import editing, issuing, rendering
from huiyin.papers.models import Edit, Paper, Standing
from huiyin.papers.rendering import Unprintable
from huiyin.papers.serving import TO_SERVE

PAPER = Look(what=What.PAPER)
GONE = (
    "这份文书的内容已经不能读取：它的密钥已被销毁，或者存储的数据受损。文书的编号和日期仍在案卷中。",
    "The words of this paper can no longer be read: its key was destroyed, or what was stored is "
    "damaged. That it existed, and when, remains in the record.",
)


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One drafted paper in a list; `missing` names in Chinese what an article demands and nobody gave."""

    pk: int
    code: str
    zh: str
    en: str
    drafted_on: date
    to_petitioner: bool
    missing: list[str]
    missing_en: list[str]
    act_id: int
    state: str = Standing.KEPT
    number: str = ""  # as printed, once issued
    issued_on: date | None = None
    voided_on: date | None = None
    ground: str = ""
    agency_id: int | None = None
    served_on: date | None = None  # the day its proof shows
    sent_on: date | None = None  # to the petitioner's own page

    @property
    def unproved(self) -> bool:
        """Whether it is issued and must still be proved to have been served."""
        return self.state == Standing.ISSUED and self.served_on is None and self.code in TO_SERVE

    @property
    def void_because(self) -> str:
        """Why it is void, in Chinese."""
        return next((zh for code, zh, _ in GROUNDS if code == self.ground), "")

    @property
    def void_because_en(self) -> str:
        """Why it is void, in English."""
        return next((en for code, _, en in GROUNDS if code == self.ground), "")


def of_matter(matter_id: int) -> list[PaperLine]:
    """The papers of a matter that the reader may see, oldest first."""
    rows = Paper.objects.filter(matter_id=matter_id).order_by("id").defer("body", "frozen")
    rows = rows.select_related("number").annotate(
        changed=Subquery(Edit.objects.filter(paper=OuterRef("pk")).order_by("-place").values("missing")[:1])
    )
    return [_line(row) for row in rows]


def pdf(pk: int, number: str | None = None, look: Look = PAPER) -> tuple[str, bytes]:
    """A paper as a page: (file name, PDF/A-2b).

    Raises `NotThere` where it does not exist for the reader, or belongs to another matter than `number`; `Unprintable` with a sentence where its words
    cannot be read any more or cannot be set.
    """
    try:
        row = Paper.objects.select_related("number").get(pk=pk)
    except Paper.DoesNotExist as missing:
        raise NotThere from missing
    page = _page(row, number)
    reads.note(row.matter_id, look, which=row.pk)
    return _file_name(row), page


def _file_name(row: Paper) -> str:
    kind = book.BY_CODE[row.kind]
    said = row.number.written if row.number else str(row.pk)
    return f"{'作废-' if row.state == Standing.VOIDED else ''}{kind.id}-{kind.zh}-{said}.pdf"


@dataclass(frozen=True, slots=True)
class Wording:
    """What an issued paper says in Chinese, line by line."""

    matter_id: int
    code: str
    number: str
    lines: tuple[str, ...]


def issued(matters: Collection[int]) -> dict[int, tuple[int, date]]:
    """The issued papers of these matters that the reader may see: the matter of each, and the day of its issue."""
    rows = Paper.objects.filter(matter_id__in=matters, state=Standing.ISSUED)
    return {
        pk: (matter, on)
        for pk, matter, on in rows.values_list("pk", "matter_id", "issued_on")
        if on is not None
    }


def wordings(keys: Mapping[int, bytes], pks: Collection[int]) -> dict[int, Wording]:
    """The words of these issued papers that the reader may see, each under the key of its matter (`keys`). Two queries, and
    one for each that was changed before its issue; note the reading."""
    rows = Paper.objects.filter(pk__in=pks, state=Standing.ISSUED, matter_id__in=list(keys))
    changed = set(Edit.objects.filter(paper_id__in=pks).values_list("paper_id", flat=True))
    found: dict[int, Wording] = {}
    for row in rows.select_related("number").defer("frozen"):
        key = keys[row.matter_id]
        try:
            words = editing.current(row, key) if row.pk in changed else editing.drafted(row, key)
        except secrecy.Unreadable:
            continue
        written = row.number.written if row.number else ""
        found[row.pk] = Wording(row.matter_id, row.kind, written, plain_lines(words))
    return found


@dataclass(frozen=True, slots=True)
class Section:
    """One part of an issued paper: its heading and its lines, in both languages."""

    zh: str
    en: str
    lines: tuple[tuple[str, str], ...]


def sections(pk: int, number: str) -> tuple[Section, ...]:
    """What an issued paper of this matter says, part by part; nothing where it is out of reach or its key is gone."""
    row = Paper.objects.filter(pk=pk, state=Standing.ISSUED).select_related("number").defer("frozen").first()
    if row is None:
        return ()
    reads.note(row.matter_id, PAPER, which=row.pk)
    try:
        words = editing.current(row, sources.paper_key(row.matter_id, number))
    except secrecy.Unreadable:
        return ()
    return tuple(
        Section(one["zh"], one["en"], tuple((line["zh"], line["en"]) for line in one["lines"]))
        for one in words["sections"]
        if one["lines"]
    )


def plain_lines(words: Mapping[str, Any]) -> tuple[str, ...]:
    """The Chinese words of a paper in the order of its page, without labels and headings."""
    parts = [words["opening"], *(section["lines"] for section in words["sections"]), words["closing"]]
    return tuple(str(line["zh"]) for part in parts for line in part if line["zh"])


def ready(pk: int, number: str) -> bool:
    """Whether the reader sees this paper of the matter, and it is signed off but not issued yet."""
    found = Paper.objects.filter(pk=pk, state=Standing.READY).values_list("matter_id", flat=True).first()
    if found is None:
        return False
    try:
        sources.paper_key(found, number)
    except secrecy.Unreadable:
        return False
    return True


def _page(row: Paper, number: str | None) -> bytes:
    """What was frozen, exactly; of a paper not issued yet the draft, set anew."""
    try:
        key = sources.paper_key(row.matter_id, number)
        if row.frozen is not None:
            return secrecy.open_bytes(key, issuing.frozen_place(row), row.frozen)
        words = editing.current(row, key)
    except secrecy.Unreadable:
        raise Unprintable(*GONE) from None
    return rendering.pdf(words, row.drafted_on)


def samples() -> dict[Kind, PaperLine]:
    """One paper of each kind that the reader may see: issued before a draft, then the least missing, then the newest."""
    rows = Paper.objects.exclude(state=Standing.VOIDED).order_by("id").defer("body", "frozen")
    rows = rows.select_related("number").annotate(
        changed=Subquery(Edit.objects.filter(paper=OuterRef("pk")).order_by("-place").values("missing")[:1])
    )
    best: dict[str, PaperLine] = {}
    for line in map(_line, rows):
        best[line.code] = min(best.get(line.code, line), line, key=_as_sample)
    return {book.BY_CODE[code]: line for code, line in sorted(best.items())}


def _as_sample(line: PaperLine) -> tuple[bool, int, int]:
    return line.state != Standing.ISSUED, len(line.missing), -line.pk


def _line(row: Any) -> PaperLine:
    kind = book.BY_CODE[row.kind]
    missing = row.missing if row.changed is None else row.changed
    lacking = [content for content in kind.contents if content.name in missing]
    return PaperLine(
        pk=row.pk,
        code=row.kind,
        zh=kind.zh,
        en=kind.en,
        drafted_on=row.drafted_on,
        to_petitioner=row.to_petitioner,
        missing=[content.zh for content in lacking],
        missing_en=[content.en for content in lacking],
        act_id=row.act_id,
        state=row.state,
        number=row.number.written if row.number else "",
        issued_on=row.issued_on,
        voided_on=row.number.voided_on if row.number else None,
        ground=row.number.ground if row.number else "",
        agency_id=row.agency_id,
        served_on=row.served_on,
        sent_on=row.sent_on,
    )


__all__ = ["NotThere", "PaperLine", "Unprintable", "of_matter", "pdf", "ready", "samples"]
