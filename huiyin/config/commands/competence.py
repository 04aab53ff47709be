"""`huiyin competence`: which agency is competent for what, where: the office's dated table."""

from pathlib import Path

import click

from huiyin.config.commands.asking import Misasked, Questions, as_job, date_from, in_force_on, text_of
from huiyin.triage.tables import Unusable

_LARGEST = 8 * 2**20  # bytes
_SHOWN = 20  # gaps printed


@click.group(cls=Questions)
def command() -> None:
    """权限表：列出；收录若干行；查缺。 The table of competences: show it, import rows, find what is missing."""


@command.command()
@in_force_on
def show(day: str | None) -> None:
    """列出有效的权限表，写成 import 能读的 CSV。 Print the table in force as the CSV that import reads."""
    wanted = date_from(day) if day else None
    with as_job() as today:
        from huiyin.hints import competence_rows

        click.echo(competence_rows.written(wanted or today), nl=False)


@command.command("import")
@click.argument("file")
def import_rows(file: str) -> None:
    """收录若干行（region,category,level,agency,body,since,until,source,mark）；有一行不对，就一行也不收。

    Take in rows; each takes the place of those of its region, category and level from its first day on. One wrong line,
    and none is taken. Earlier rows stay on record.
    """
    text = text_of(Path(file), _LARGEST)
    with as_job() as today:
        from huiyin.hints import competence_rows

        try:
            many, unknown = competence_rows.take_in(text, today)
        except Unusable as wrong:
            raise Misasked(wrong.zh, wrong.en) from None
        missing = competence_rows.gaps(today)
    click.echo(f"已收录 {many} 行。 {many} rows are taken in.")
    for name in unknown:
        click.echo(f"还没有名称带“{name}”的单位。 No agency is called “{name}” yet.")
    for where, what in missing[:_SHOWN]:
        click.echo(f"没有规定：{where} {what}  (nobody is named)")
    if missing:
        click.echo(f"共 {len(missing)} 处没有规定由谁负责。 {len(missing)} gaps in all.")
