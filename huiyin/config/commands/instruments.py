"""`huiyin instruments`: the office's own list of legal bases, offered where an opinion is written. No database."""

import os
from pathlib import Path

import click

from huiyin.config.commands.asking import Misasked, Questions
from huiyin.config.home import the_home
from huiyin.law.instruments import DEFAULTS, Instrument, read, written

NAME = "instruments.json"
_LARGEST = 8 * 2**20


@click.group(cls=Questions)
def command() -> None:
    """依据清单：列出；收录本单位自己的一份。 Legal bases: show the list, import the office's own."""


@command.command()
def show() -> None:
    """列出现有的依据清单，写成 import 能读的 JSON。 Print the list in the format that import reads."""
    file = the_home().path / NAME
    click.echo(file.read_text("utf-8") if file.is_file() else written(DEFAULTS), nl=False)


@command.command("import")
@click.argument("file")
def import_list(file: str) -> None:
    """收录一份依据清单，代替原来的。FILE 是 .csv 或 .json；有一行不对，就一行也不收。

    Take in a list in place of the one before. One wrong row, and none is taken.
    """
    found = _read(Path(file))
    home = the_home()
    home.lay()
    draft = home.path / f".{NAME}.part"
    draft.write_text(written(found), "utf-8")
    os.replace(draft, home.path / NAME)
    click.echo(f"已收录 {len(found)} 条依据。 {len(found)} legal bases are taken in.")


def _read(file: Path) -> tuple[Instrument, ...]:
    try:
        if file.stat().st_size > _LARGEST:
            raise Misasked(f"文件 {file} 太大。", f"{file} is too large.")
        return read(file.read_text("utf-8-sig"), as_json=file.suffix == ".json")
    except OSError as problem:
        raise Misasked(f"读不了文件 {file}。", f"Cannot read {file}: {problem.strerror}.") from None
    except UnicodeDecodeError:
        raise Misasked(f"文件 {file} 不是 UTF-8 文本。", f"{file} is no UTF-8 text.") from None
