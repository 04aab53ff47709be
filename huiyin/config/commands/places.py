"""`huiyin places`: the office's table of divisions, estates, schools and roads, edition by edition."""

from pathlib import Path

import click

from huiyin.config.commands.asking import Misasked, Questions, as_job, date_from, in_force_on, text_of
from huiyin.triage.tables import Unusable

_LARGEST = 64 * 2**20  # bytes


@click.group(cls=Questions)
def command() -> None:
    """区划和地名表：列出；收录本单位自己的一版。 Divisions and places: show the table, import the office's own."""


@command.command()
@in_force_on
def show(day: str | None) -> None:
    """列出有效的区划和地名，写成 import 能读的 CSV。 Print the table in force as the CSV that import reads."""
    wanted = date_from(day) if day else None
    with as_job() as today:
        from huiyin.hints import divisions

        click.echo(divisions.written(wanted or today), nl=False)


@command.command("import")
@click.argument("file")
@click.option(
    "--since", metavar="DAY", help="从哪一天起生效，默认今天 · first day in force, by default today"
)
@click.option(
    "--source", help="来源，例如公告的名称，默认文件名 · where it comes from, by default the file's name"
)
def import_table(file: str, since: str | None, source: str | None) -> None:
    """收录一版区划和地名（code,name,parent,since,until,became,place）；有一行不对，就一行也不收。

    Take in an edition. One wrong line, and none is taken. Earlier editions stay.
    """
    text = text_of(Path(file), _LARGEST)
    day = date_from(since) if since else None
    with as_job() as today:
        from huiyin.hints import divisions

        try:
            many = divisions.take_in(
                text, since=day or today, source=(source or Path(file).name)[:200], on=today
            )
        except Unusable as wrong:
            raise Misasked(wrong.zh, wrong.en) from None
    click.echo(f"已收录 {many} 个区划和地名。 {many} divisions and places are taken in.")
