"""`huiyin archive`: one case file as a ZIP that anyone can check with `huiyin verify archive`."""

from pathlib import Path

import click

from huiyin.config import ready
from huiyin.config.commands.asking import Misasked, Question


@click.command("archive", cls=Question)
@click.argument("number")
@click.argument("file")
def command(number: str, file: str) -> None:
    """把一件信访事项的案卷写成归档文件：行为链、原话、文书、附件、存证证明，附清单和签名。

    Write one case file as an archive: chain, words, papers, attachments, proofs; with a signed manifest.
    """
    with ready.database():
        ready.load_django()
        count = _write(number, Path(file))
    click.echo(f"已写出 {count} 个文件；核对：huiyin verify archive {file}。 {count} files written.")
    click.echo(
        "里面有原话和附件，请像案卷一样保管。 It holds words and attachments: keep it like the case file itself."
    )


def _write(number: str, file: Path) -> int:
    from huiyin.config import archives
    from huiyin.matters.reading import NotThere

    try:
        return archives.write(number, file)
    except NotThere:
        raise Misasked(
            f"没有编号为 {number} 的事项，或者它不能归档导出。",
            f"There is no matter {number}, or it is not one that may be archived.",
        ) from None
    except OSError as problem:
        raise Misasked(f"写不了文件 {file}。", f"Cannot write {file}: {problem.strerror}.") from None
