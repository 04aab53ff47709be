"""`huiyin taxonomy`: the categories of contents an office chooses from, edition by edition."""

from datetime import date
from pathlib import Path

import click

from huiyin.config.commands.asking import (
    Misasked,
    Questions,
    as_job,
    date_from,
    in_force_on,
    text_of,
)
from huiyin.triage.tables import Unusable

_LARGEST = 8 * 2**20  # bytes


@click.group(cls=Questions)
def command() -> None:
    """内容分类目录：列出；收录本单位自己的一版。 The taxonomy of contents: show it, import the office's own."""


@command.command()
@in_force_on
def show(day: str | None) -> None:
    """列出有效的目录，写成 import 能读的 CSV。 Print the edition in force as the CSV that import reads."""
    wanted = date_from(day) if day else None
    with as_job() as today:
        from huiyin.hints import editions

        found = editions.in_force(wanted or today)
    click.echo(found.table.lstrip("\ufeff"), nl=False)
    click.echo(_about(found.number, found.since, found.fills_above), err=True)


@command.command("import")
@click.argument("file")
@click.option(
    "--since", metavar="DAY", help="从哪一天起生效，默认今天 · first day in force, by default today"
)
@click.option(
    "--fills-above",
    type=click.FloatRange(0.5, 1),
    default=0.9,
    show_default=True,
    help="把握达到多少就先填上，否则列出三个 · confidence from which one is filled in, else three are offered",
)
def import_edition(file: str, since: str | None, fills_above: float) -> None:
    """收录一版目录（code,parent,name,words；最多三级，词语以空格分开）；有一行不对，就一行也不收。

    Take in an edition (at most three levels; words with blanks between them). One wrong line, and none is taken.
    Earlier editions stay, and what was chosen under them keeps its words.
    """
    table = text_of(Path(file), _LARGEST)
    day = date_from(since) if since else None
    with as_job() as today:
        from huiyin.config.today import now
        from huiyin.hints import editions

        try:
            made = editions.take_in(table, day or today, fills_above=fills_above, on=today, at=now())
        except Unusable as wrong:
            raise Misasked(wrong.zh, wrong.en) from None
    many = len(made.taxonomy.nodes)
    click.echo(f"已收录 {many} 个类别。 {many} categories are taken in.")
    click.echo(_about(made.number, made.since, made.fills_above))


def _about(number: int, since: date, fills_above: float) -> str:
    if not number:
        return "系统自带的目录，收录本单位的以前有效。 The one that came along, until an own one is taken in."
    return (
        f"第 {number} 版，{since} 起有效，把握 {fills_above:.0%} 以上先填。 "
        f"Edition {number}, in force from {since}, fills in from {fills_above:.0%}."
    )
