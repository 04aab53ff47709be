import os
import tempfile
from pathlib import Path

import click

from huiyin.config import ready
from huiyin.config.home import CLONE


@click.command("papers")
@click.option("--into", "folder", type=click.Path(path_type=Path), default=CLONE / "build" / "papers")
def command(folder: Path) -> None:
    """打印示范省每一种文书各一份。 Write one PDF of each kind of paper from a demonstration province, and a page that lists them.

    The province is loaded into a database of its own that is removed afterwards: papers of real people are
    read at the desk, by those who may.
    """
    click.echo("正在载入示范省，约一分钟 … loading a demonstration province, about a minute …")
    with tempfile.TemporaryDirectory(prefix="huiyin-papers-") as home:
        os.environ["HUIYIN_HOME"] = home
        for name in ("DATABASE_URL", "DATABASE_APP_URL", "HUIYIN_TODAY"):
            os.environ.pop(name, None)
        with ready.database():
            ready.load_django()
            ready.migrate()
            from huiyin.config import gallery
            from huiyin.config.founding import found

            found(demonstration=True)
            written = gallery.write(folder)
    click.echo(f"{written} 份文书样张在 {folder}。 {written} sample papers are in {folder}: open index.html.")
