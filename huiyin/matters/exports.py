"""Exports by approved forms: asked for with a purpose, approved by a second person, fetched once, all on record.

The forms are declared in `huiyin/law/exports.py`. Row-level security decides the rows; sealed matters have none.
Every function runs inside `named(actor)`.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.db.utils import IntegrityError

from huiyin.law.exports import APPROVAL, APPROVERS, BY_CODE, FETCHED_WITHIN, LONGEST, PURPOSES, ExportForm
from huiyin.law.grammar import Article, Ruling
from huiyin.law.purposes import PLAIN, Purpose
from huiyin.matters import export_rows, numbers, reads, tables
from huiyin.matters.hooks import NotThere, Refused
from huiyin.matters.models import Export, ExportEvent
from huiyin.people import directory
from huiyin.people.acting import Actor
from huiyin.people.wording import in_english


@dataclass(frozen=True, slots=True)
class Line:
    """One export as its agency sees it."""

    row: Export
    form: ExportForm
    events: dict[str, ExportEvent]

    @property
    def state(self) -> str:
        """asked, approved, declined or fetched."""
        last = [kind for kind in ("fetched", "declined", "approved") if kind in self.events]
        return last[0] if last else "asked"


@dataclass(frozen=True, slots=True)
class Table:
    """A table ready to leave: its watermark, its headings, its lines, and the same as a file."""

    name: str
    mark: str
    heads: list[str]
    lines: list[list[str]]
    file: bytes


def may_ask(form: ExportForm, by: Actor) -> bool:
    """Whether the form is for this duty."""
    return by.duty in form.asks


def ask(
    form: ExportForm, purpose: str, first: date | None, last: date | None, by: Actor, at: datetime
) -> str:
    """Ask for a form; the number of the export. Raises `Refused` with a sentence."""
    _lawful(form, purpose, first, last, by, at)
    if by.agency_id is None or by.officer_id is None:  # a form is for duties an officer holds in an agency
        raise NotThere
    code = directory.tree()[by.agency_id].code
    number = f"EX-{code}-{at.year}-{numbers.take(f'export:{by.agency_id}:{at.year}'):04d}"
    Export.objects.create(
        number=number,
        form=form.code,
        purpose=purpose,
        first=first if form.period else None,
        last=last if form.period else None,
        agency_id=by.agency_id,
        officer_id=by.officer_id,
        duty=by.duty,
        at=at,
    )
    return number


def _lawful(
    form: ExportForm, purpose: str, first: date | None, last: date | None, by: Actor, at: datetime
) -> None:
    _must(
        may_ask(form, by),
        form.article,
        "这种表不由您现在的岗位申请。",
        "This form is not asked for by your present duty.",
    )
    _must(
        purpose in form.purposes,
        form.article,
        "这种表不能用于这一用途。",
        "This form does not serve that purpose.",
    )
    if form.period:
        _period(form, first, last, at)


def _period(form: ExportForm, first: date | None, last: date | None, at: datetime) -> None:
    _must(
        first is not None
        and last is not None
        and first <= last <= at.date() + LONGEST
        and last - first <= LONGEST,
        form.article,
        "请填写起止日期：先起后止，最长一年。",
        "Give a first and a last day, in that order, a year apart at most.",
    )


def decide(number: str, approved: bool, by: Actor, at: datetime) -> None:
    """Approve or decline: a head or deputy of the same agency, never who asked (rulebook F.3)."""
    line = one(number)
    _must(
        by.duty in APPROVERS,
        APPROVAL,
        "导出由本单位负责人批准。",
        "An export is approved by the head or a deputy of the agency.",
    )
    _must(
        line.row.officer_id != by.officer_id,
        APPROVAL,
        "申请人不能批准自己的导出。",
        "Nobody approves an export they asked for.",
    )
    _must(line.state == "asked", APPROVAL, "这份导出已经决定过了。", "This export has been decided already.")
    _note(line, ExportEvent.APPROVED if approved else ExportEvent.DECLINED, by, at)


def fetch(number: str, by: Actor, at: datetime) -> Table:
    """The table, for whoever asked, once, within `FETCHED_WITHIN` of the approval. The rows are those of now."""
    line = one(number)
    mine = line.row.officer_id == by.officer_id and line.row.duty == by.duty
    _must(mine, APPROVAL, "只有申请人本人能取这份导出。", "Only whoever asked may fetch it.")
    _must(
        line.state == "approved",
        APPROVAL,
        "这份导出没有获批，或者已经取过；需要再取的，请重新申请。",
        "It is not approved, or was fetched before: ask anew.",
    )
    late = at - line.events["approved"].at > FETCHED_WITHIN
    _must(
        not late,
        APPROVAL,
        "批准已超过三天，请重新申请。",
        "It was approved more than three days ago: ask anew.",
    )
    table = _table(line, by, at)
    _note(
        line,
        ExportEvent.FETCHED,
        by,
        at,
        rows=len(table.lines),
        digest=hashlib.sha256(table.file).hexdigest(),
    )
    return table


def one(number: str) -> Line:
    """The export of that number; `NotThere` for any but one's own agency's."""
    found = listed(Q(number=number.replace("\0", "")))
    if not found:
        raise NotThere
    return found[0]


def listed(which: Q | None = None) -> list[Line]:
    """The agency's exports, newest first, a hundred at most."""
    rows = list(Export.objects.filter(which or Q()).select_related("officer", "agency").order_by("-id")[:100])
    events: dict[int, dict[str, ExportEvent]] = {}
    for event in ExportEvent.objects.filter(export__in=rows).select_related("officer").order_by("id"):
        events.setdefault(event.export_id, {})[event.kind] = event
    return [Line(row, BY_CODE[row.form], events.get(row.pk, {})) for row in rows]


def _table(line: Line, by: Actor, at: datetime) -> Table:
    row, form, english = line.row, line.form, in_english()
    found = export_rows.rows(form, by, row.first, row.last, at.date())
    _must(
        len(found) <= form.most,
        form.article,
        f"超过{form.most}行，请缩短起止日期。",
        f"More than {form.most} rows: choose a shorter period.",
    )
    heads = [name.en if english else name.zh for name in form.columns.values()]
    mark = _watermark(line, at)
    _noted(line, by, at, {each[0] for each in found} - {0})
    lines = [[tables.cell(value) for value in each[1:]] for each in found]
    marked = [[mark], [*heads, "EX"], *([*each, row.number] for each in lines), [mark]]
    return Table(f"{row.number}-{form.code}", mark, heads, lines, tables.csv_file(marked))


def _noted(line: Line, by: Actor, at: datetime, matters: set[int]) -> None:
    """Each matter in the table counts as read, so that its petitioner sees it."""
    purpose = Purpose.SERVE if line.form.identities else PLAIN.get(by.duty, Purpose.SUPERVISION)
    if matters:
        reads.note(sorted(matters), reads.Look(purpose, at, reads.What.EXPORT), which=line.row.pk)


def _watermark(line: Line, at: datetime) -> str:
    """Who, agency, when, purpose, number: on the first and last line, and the number on every row."""
    row, english = line.row, in_english()
    form, purpose = line.form, PURPOSES[line.row.purpose]
    period = f" {row.first}—{row.last}" if row.first else ""
    said = (form.en, purpose.en, row.agency.name_en) if english else (form.zh, purpose.zh, row.agency.name)
    return (
        f"{row.number} · {said[0]}{period} · {said[1]} · {said[2]} · {row.officer.name} · {at:%Y-%m-%d %H:%M}"
    )


def _note(
    line: Line, kind: str, by: Actor, at: datetime, *, rows: int | None = None, digest: str = ""
) -> None:
    event = ExportEvent(
        export=line.row, kind=kind, decision=kind != ExportEvent.FETCHED, officer_id=by.officer_id or 0,
        duty=by.duty, at=at, rows=rows, digest=digest,
    )  # fmt: skip
    try:
        with transaction.atomic():
            event.save(force_insert=True)
    except IntegrityError:  # somebody was quicker
        _must(
            False,
            APPROVAL,
            "这份导出已经决定过或者取过了。",
            "This export has been decided or fetched already.",
        )


def _must(holds: bool, article: Article, zh: str, en: str) -> None:
    if not holds:
        raise Refused(Ruling(False, article, zh, en, "export"))
