"""`huiyin offices`: what each office publishes about how to reach it (art. 18): show, import, and what is missing."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import click

from huiyin.config.commands.asking import Misasked, Questions, text_of
from huiyin.triage.tables import Row, Unusable, Wrong, lines, located, settle

_LARGEST = 16 * 2**20  # bytes


@click.group(cls=Questions)
def command() -> None:
    """联系方式和领导接访日：列出；收录；查缺。 How to reach each office: show, import, check what is missing."""


@command.command()
@click.option("--days", is_flag=True, help="列出领导接访日 · the leaders' reception days instead")
def show(days: bool) -> None:
    """列出各单位公布的内容，写成 import 能读的 CSV。 Print what each office publishes as the CSV that import reads."""
    with _today() as day:
        from huiyin.people import office_rows

        click.echo(office_rows.days_written(day) if days else office_rows.written(), nl=False)


@command.command("import")
@click.argument("file")
@click.option("--dry-run", is_flag=True, help="只检查，不收录 · check only, take nothing in")
def import_rows(file: str, dry_run: bool) -> None:
    """收录各单位的联系方式，或者领导接访日（有“day”一列的）。有一行不对，就一行也不收，并逐行说明。

    Take in how to reach offices, or reception days (a file with a column `day`). One wrong row, and none is taken.
    """
    text = text_of(Path(file), _LARGEST)
    with _today() as day:
        try:
            said = take_in(text, day, dry_run=dry_run, using="owner")
        except Unusable as wrong:
            raise Misasked(wrong.zh, wrong.en) from None
    for zh, en in said:
        click.echo(f"{zh} {en}")


@command.command()
def check() -> None:
    """逐个单位列出第十八条要求公布、还没有公布的；有缺的，退出码为 1。 What each office lacks; exit code 1 if any lacks something."""
    with _today() as day:
        found = lacking(day)
    for zh, en in found:
        click.echo(f"{zh}\n  {en}")
    if found:
        click.echo(f"共 {len(found)} 个单位有缺。 {len(found)} offices lack something.")
        sys.exit(1)
    click.echo("都公布了。 Everything is published.")


def take_in(text: str, on: date, *, dry_run: bool = False, using: str | None = None) -> list[Wrong]:
    """Take a file in; sentences that say what changed. Raises `Unusable` with one for each row that is wrong."""
    from django.db import transaction

    from huiyin.people import office_rows

    named = office_rows.columns(text)
    if unknown := office_rows.unknown_columns(named):
        raise Unusable(
            f"不认识这些列：{'、'.join(unknown)}。列名见 huiyin offices show。",
            f"These columns are not known: {', '.join(unknown)}. See huiyin offices show.",
        )
    days = office_rows.are_days(named)
    rows = _checked(text, days)
    with transaction.atomic(using=using):
        said = _kept_days(rows, on, using) if days else _kept(rows, named, on, using)
        if dry_run:
            transaction.set_rollback(True, using=using)
            said = [*said, ("只是检查，没有收录。", "This was a check: nothing is taken in.")]
    return said


def lacking(on: date) -> list[Wrong]:
    """One sentence for each office that lacks something, or whose reception days are all over."""
    from huiyin.people import publishing

    agencies = list(publishing.publishers())
    ahead = {day.agency_id for day in publishing.reception_days(agencies, on)}
    found = []
    for agency in agencies:
        lacks = publishing.missing(agency)
        zh, en = [one.zh for one in lacks], [one.en for one in lacks]
        if agency.pk not in ahead:
            zh.append("今天以后的接访日程[C]")
            en.append("reception days ahead [C]")
        if zh:
            found.append(
                (
                    f"{agency.code} {agency.name}：缺 {'、'.join(zh)}。",
                    f"{agency.name_en} lacks {', '.join(en)}.",
                )
            )
    return found


def _checked(text: str, days: bool) -> list[Row]:
    from huiyin.people import office_rows, publishing

    heads, needed = (
        (office_rows.DAYS, office_rows.NEEDED_DAYS)
        if days
        else (office_rows.OFFICE, office_rows.NEEDED_OFFICE)
    )
    found = list(lines(text, heads, needed))
    known = dict(publishing.publishers().values_list("code", "pk"))
    wrong: list[Wrong] = [] if found else [("里面没有任何一行。", "There is no row in it.")]
    seen: set[tuple[str, ...]] = set()
    for line, row in found:
        faults = list((office_rows.day_faults if days else office_rows.office_faults)(row, known))
        key = tuple(row[name] for name in needed)
        if key in seen:
            faults.append(("前面已经有同样的一行。", "the same stands above already."))
        seen.add(key)
        wrong += located(line, faults)
    settle(wrong)
    return [row for _, row in found]


def _kept(rows: list[Row], named: list[str], on: date, using: str | None) -> list[Wrong]:
    from huiyin.people import office_rows

    changes = office_rows.keep(rows, named, on, using)
    said = [
        (f"{one.name}：改动了 {'、'.join(one.names)}。", f"changed: {', '.join(one.names)}.")
        for one in changes
    ]
    return [
        *said,
        (
            f"读入 {len(rows)} 个单位，{len(changes)} 个有改动。",
            f"{len(rows)} offices read, {len(changes)} changed.",
        ),
    ]


def _kept_days(rows: list[Row], on: date, using: str | None) -> list[Wrong]:
    from huiyin.people import office_rows

    kept, past = office_rows.keep_days(rows, on, using)
    said = [(f"收录了 {kept} 个接访日。", f"{kept} reception days are taken in.")]
    if past:
        said.append((f"另有 {past} 行已经过去，没有收录。", f"{past} rows are past and were left out."))
    return said


@contextmanager
def _today() -> Iterator[date]:
    """The database up to date; the day it is."""
    from huiyin.config import ready

    with ready.database():
        ready.load_django()
        ready.migrate()
        from huiyin.config import today

        yield today.now().date()
