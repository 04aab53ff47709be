"""`huiyin triage region`: which administrative division each text of a file speaks of."""

import sys
from pathlib import Path

import click

from huiyin.triage import tables
from huiyin.triage.regions import Divisions

FILE = click.Path(dir_okay=False, path_type=Path)
COLUMNS = ("id", "code", "name", "certain", "words")


@click.command()
@click.argument("divisions", type=FILE)
@click.argument("messages", type=FILE)
@click.option("--out", type=FILE, required=True, help="结果文件。 The results, as CSV.")
@click.option(
    "--here", default="", help="本单位所在区划的代码，“我县”指它。 Code of the office's own division."
)
def region(divisions: Path, messages: Path, out: Path, here: str) -> None:
    """MESSAGES（id,text）说的是 DIVISIONS（code,name，可有 parent,became）里的哪个地方；说不准的，几个都列出，由人选。

    Which division of DIVISIONS each text speaks of; where several may be meant all are listed, for people to choose.
    """
    try:
        table = Divisions(tables.each(divisions, ("code", "name")))
        with tables.written(out, COLUMNS) as file:
            for row in tables.each(messages, ("id", "text")):
                found = table.find(row["text"], here)
                certain = "yes" if found.certain else "no"
                for one in found.divisions or (None,):
                    named = (one.code, one.name) if one else ("", "")
                    file.writerow([row["id"], *named, certain, "、".join(found.words)])
    except tables.Unusable as problem:
        click.echo(f"{problem.zh}\n{problem.en}", err=True)
        sys.exit(2)
