"""Acts by the thousand: the same rulings, clocks and chain as `acts.take`, saved by COPY.

For loading a demonstration or a legacy register. Runs as the owner of the tables, for COPY does not pass
row-level security; nothing reads through it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import connections, models, transaction

from huiyin.law.book_2022 import steps
from huiyin.law.grammar import AgencyFacts, Kind
from huiyin.law.ruling import rule_on
from huiyin.law.words import Channel
from huiyin.matters import calendars, casefile, hooks, numbers, opening, reach, secrecy, writing
from huiyin.matters.casefile import CaseFile
from huiyin.matters.models import (
    Act,
    Arrival,
    Content,
    Hop,
    Petitioner,
    PetitionItem,
    PetitionMatter,
    Reach,
    Term,
)
from huiyin.people import directory
from huiyin.people.acting import Actor


@dataclass(frozen=True, slots=True)
class Deed:
    """One step of a life: what, by whom, when, with which answers."""

    step: str
    by: Actor
    on: date
    at: datetime
    answers: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Life:
    """A matter from its registration on. The first deed is `register`, by an officer."""

    deeds: Sequence[Deed]


@dataclass(slots=True)
class _Rows:
    """What a batch will COPY, by table."""

    tables: dict[type[models.Model], list[models.Model]] = field(default_factory=dict)
    reach: list[dict[str, Any]] = field(default_factory=list)

    def add(self, *rows: models.Model) -> None:
        for row in rows:
            self.tables.setdefault(type(row), []).append(row)


# Parents before children; every act before the clocks that change by it.
_ORDER: tuple[type[models.Model], ...] = (
    Arrival,
    PetitionItem,
    PetitionMatter,
    Petitioner,
    Hop,
    Act,
    Term,
    Content,
)


def take_many(lives: Sequence[Life], *, using: str = "owner") -> int:
    """Take all deeds of these lives; all or nothing. Returns how many acts were written.

    Raises `hooks.Refused` at the first step the law does not allow. Attachments, accusations and splits are
    told one by one through `acts.take`: this is for ordinary matters.
    """
    with transaction.atomic(using=using), directory.at(_revision(using)):
        rows = _Rows()
        for case, made in zip(_cases(lives), lives, strict=True):
            _live(case, made, rows)
        _copy(rows, using)
    return len(rows.tables.get(Act, ()))


def _revision(using: str) -> int:
    with connections[using].cursor() as cursor:
        cursor.execute(f"SELECT {directory.NUMBER}")
        return int(cursor.fetchone()[0])


def _cases(lives: Sequence[Life]) -> Iterator[CaseFile]:
    """An empty case for each life: numbers and keys taken ahead, in one statement a series."""
    ids = {
        model: numbers.ids(model._meta.db_table, len(lives))
        for model in (Arrival, PetitionItem, PetitionMatter)
    }
    counts = _numbered(lives)
    edition = calendars.newest()
    tree = directory.tree()
    for place, life in enumerate(lives):
        first = life.deeds[0]
        agency, year = first.by.agency_id or 0, first.at.year
        arrived, registered = next(counts["arrival", agency, year]), next(counts["item", agency, year])
        channel = Channel(first.answers["channel"])
        received_on = first.answers.get("received_on") or first.on
        arrival = Arrival(
            id=ids[Arrival][place],
            number=numbers.arrival_number(tree[agency].code, year, arrived),
            agency_id=agency,
            officer_id=first.by.officer_id,
            channel=channel,
            received_on=received_on,
            noted_at=first.at,
        )
        number = numbers.item_number(tree[agency].code, year, registered)
        item = PetitionItem(
            id=ids[PetitionItem][place],
            number=number,
            arrival=arrival,
            agency_id=agency,
            channel=channel,
            received_on=received_on,
            registered_at=first.at,
            receipt_digest=secrecy.receipt_digest(number, numbers.new_code()),
            attendees=first.answers.get("attendees") or 1,
        )
        facts = opening.registration_facts(agency, first.by, first.on, dict(first.answers))
        yield opening.new_case(item, 1, facts, pk=ids[PetitionMatter][place], edition=edition)


def _numbered(lives: Sequence[Life]) -> dict[tuple[str, int, int], Iterator[int]]:
    wanted: dict[tuple[str, int, int], int] = {}
    for life in lives:
        first = life.deeds[0]
        for series in ("arrival", "item"):
            key = (series, first.by.agency_id or 0, first.at.year)
            wanted[key] = wanted.get(key, 0) + 1
    found = {}
    for (series, agency, year), count in wanted.items():
        last = numbers.take(f"{series}:{agency}:{year}", count)
        found[series, agency, year] = iter(range(last - count + 1, last + 1))
    return found


def _live(case: CaseFile, life: Life, rows: _Rows) -> None:
    """Take the deeds in memory, each judged by the law, and collect the rows."""
    item = case.matter.item
    rows.add(item.arrival, item)
    for place, deed in enumerate(life.deeds):
        step = steps.BY_CODE[deed.step]
        if place == 0:
            facts = opening.registration_facts(item.agency_id, deed.by, deed.on, dict(deed.answers))
        else:
            facts = casefile.facts(
                case, deed.by, deed.on, answers=deed.answers, agencies=_agencies(case, deed)
            )
        ruling = rule_on(step, facts, deed.by.duty)
        if not ruling.allowed:
            raise hooks.Refused(ruling)
        written = writing.write(case, step, ruling, facts, deed.by, deed.at)
        rows.add(written.act)
        for term in (*written.new_terms, *written.changed_terms):
            term.changed_by = written.act
        if written.body is not None:
            rows.add(Content(matter=case.matter, act=written.act, body=written.body))
    rows.add(case.matter, *opening.people(case, life.deeds[0].answers), *case.hops, *case.terms)
    made = reach.rows(case, sealed=False)
    rows.reach.extend({**row, "matter_id": case.matter.pk} for row in made)


def _agencies(case: CaseFile, deed: Deed) -> dict[str, AgencyFacts]:
    matter = case.matter
    return {
        ask.name: directory.agency_facts(
            deed.by.agency_id,
            deed.answers[ask.name],
            holder_id=matter.holder_id,
            reviewer_id=matter.reviewer_id,
            disputants=matter.disputants,
        )
        for ask in steps.BY_CODE[deed.step].asks
        if ask.kind is Kind.AGENCY and deed.answers.get(ask.name)
    }


def _copy(rows: _Rows, using: str) -> None:
    for model in _ORDER:
        made = rows.tables.get(model, [])
        _number(model, made)
        fields = list(model._meta.concrete_fields)
        columns = [str(field.column) for field in fields]
        _stream(model._meta.db_table, columns, (_values(row, fields) for row in made), using)
    columns = ["agency_id", "matter_id", *_REACH]
    _stream(Reach._meta.db_table, columns, ([row[name] for name in columns] for row in rows.reach), using)


_REACH = ["position", "open", "acting", "sealed", "urgent", "due", "target", "received_on"]


def _number(model: type[models.Model], made: Sequence[models.Model]) -> None:
    """Primary keys for the rows that have none; terms and contents then know their acts by number."""
    unnumbered = [row for row in made if row.pk is None]
    if unnumbered:
        for row, pk in zip(unnumbered, numbers.ids(model._meta.db_table, len(unnumbered)), strict=True):
            row.pk = pk
    for row in made:
        if isinstance(row, Term):
            row.changed_by_id = row.changed_by.pk
        elif isinstance(row, Content):
            row.act_id = row.act.pk


def _values(row: models.Model, fields: Iterable[models.Field[Any, Any]]) -> list[Any]:
    return [_plain(getattr(row, field.attname), field) for field in fields]


def _plain(value: Any, field: models.Field[Any, Any]) -> Any:
    if isinstance(field, models.JSONField):
        return json.dumps(value, ensure_ascii=False)
    return value


def _stream(table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]], using: str) -> None:
    with connections[using].cursor() as cursor:
        names = ", ".join(f'"{column}"' for column in columns)
        with cursor.copy(f'COPY "{table}" ({names}) FROM STDIN') as copy:
            for row in rows:
                copy.write_row(row)
