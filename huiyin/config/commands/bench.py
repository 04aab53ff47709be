import os
import tempfile
from pathlib import Path

import click

from huiyin.config import ready
from huiyin.config.bench.table import Row, show, write

SIZES = (10_000, 1_000_000)


@click.command("bench")
@click.option(
    "--matters",
    type=click.IntRange(100),
    default=SIZES[1],
    show_default=True,
    help="大库的件数 · the large size",
)
@click.option("--out", type=click.Path(path_type=Path), default=Path("build/bench.json"), show_default=True)
def command(matters: int, out: Path) -> None:
    """测量：在自己的临时数据库里，先一万件，再到一百万件。 Measure, in a database of its own that is removed afterwards."""
    with tempfile.TemporaryDirectory(prefix="huiyin-bench-") as home:
        os.environ["HUIYIN_HOME"] = home
        os.environ.pop("DATABASE_URL", None)
        os.environ.pop("HUIYIN_TODAY", None)  # the demonstration has its own day
        rows = _measure(matters)
    show(rows)
    write(rows, out)
    click.echo(f"→ {out}")


def _measure(matters: int) -> "list[Row]":
    with ready.database():
        ready.load_django()
        ready.migrate()
        from huiyin.config.bench import run

        return run.measure(min(SIZES[0], matters), matters, click.echo)
