import sys
from pathlib import Path

import click

from huiyin.config import ready
from huiyin.config.home import CLONE


@click.command("papers")
@click.option("--into", "folder", type=click.Path(path_type=Path), default=CLONE / "build" / "papers")
def command(folder: Path) -> None:
    """打印示范省每一种文书各一份。 Write one PDF of each kind of paper from the demonstration province.

    Only from a demonstration: papers of real people are read at the desk, by those who may.
    """
    with ready.database():
        ready.load_django()
        written = _write(folder)
    if written is None:
        click.echo("这不是示范数据库，不打印样张。 Not a demonstration database: no samples.", err=True)
        sys.exit(1)
    click.echo(f"{written} 份文书样张在 {folder}。 {written} sample papers are in {folder}.")


def _write(folder: Path) -> int | None:
    from django.db import ProgrammingError

    from huiyin.config.models import Founding
    from huiyin.law.words import Duty
    from huiyin.matters.reading import named
    from huiyin.papers import reading
    from huiyin.people.acting import Actor

    try:
        demonstration = Founding.objects.filter(demonstration=True).exists()
    except ProgrammingError:  # a database with no table in it yet
        return None
    if not demonstration:
        return None
    folder.mkdir(parents=True, exist_ok=True)
    with named(Actor.job(Duty.CLOCK)):
        samples = reading.samples()
        for kind, pk in samples.items():
            (folder / f"{kind.id}-{kind.code}.pdf").write_bytes(reading.pdf(pk)[1])
    return len(samples)
