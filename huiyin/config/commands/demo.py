import click

from huiyin.config import ready
from huiyin.config.sentences import CannotGoOn


@click.command("demo")
@click.option("--matters", type=click.IntRange(1), help="再造 N 件，用于测量 · make N more, for measuring")
@click.option("--workers", type=click.IntRange(1, 8), default=2, show_default=True, help="进程数 · processes")
def command(matters: int | None, workers: int) -> None:
    """示范省：虚构的机关、人员和信访事项。 The demonstration province; with --matters, many more for measuring."""
    with ready.database():
        ready.load_django()
        ready.migrate()
        from huiyin.config.founding import found
        from huiyin.config.today import founding

        found(demonstration=True)
        if not founding()[0]:
            raise CannotGoOn(
                "这不是示范数据库，不能载入虚构的人员和事项。请另设 HUIYIN_HOME 后运行 make start。",
                "This is not a demonstration database: fictional people do not belong here. Choose another "
                "HUIYIN_HOME and run make start.",
            )
        if matters:
            _many(matters, workers)


def _many(matters: int, workers: int) -> None:
    import time

    from huiyin.config.today import today
    from huiyin.demo import many

    begun = time.monotonic()

    def tell(done: int) -> None:
        click.echo(f"\r{done:,} / {matters:,} 件 matters，{time.monotonic() - begun:.0f} s", nl=False)

    acts = many.load(matters, today(), workers=workers, progress=tell)
    click.echo(f"\n{matters:,} 件、{acts:,} 步，用时 {time.monotonic() - begun:.0f} 秒。")
    click.echo(f"{matters:,} matters, {acts:,} acts in {time.monotonic() - begun:.0f} s.")
