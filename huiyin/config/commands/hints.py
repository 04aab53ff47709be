import click

from huiyin.config import ready


@click.group("hints")
def command() -> None:
    """提示：重复、检索所用的索引。 Hints: the index that repeats and searches are found by."""


@command.command("rebuild")
def rebuild() -> None:
    """重建索引：系统照常运行，可以中断，可以重来。 Make the index anew while everything runs; may be broken off and run again."""
    with ready.database():
        ready.load_django()
        from huiyin.hints import rebuilding

        read, written = rebuilding.rebuild(_tell)
    click.echo(
        f"已核对 {read} 件事项，改写索引 {written} 件。 {read} matters looked through, {written} rows of the index written."
    )


def _tell(read: int, written: int) -> None:
    if read % 10_000 == 0:
        click.echo(f"{read} …")
