import sys
from datetime import datetime
from pathlib import Path

import click

from huiyin.config.backup import making
from huiyin.config.backup.locks import Locks, spelled
from huiyin.config.backup.subjects import ORDINARY, Subject
from huiyin.config.home import Home, the_home
from huiyin.config.sentences import CannotGoOn
from huiyin.config.today import HERE

SECRET_FILE = click.Path(path_type=Path, dir_okay=False)


def options(command: click.Command) -> click.Command:
    """What every backup can be told."""
    for add in (
        click.argument("file", type=click.Path(path_type=Path)),
        click.option(
            "--keys", "keys_file", type=SECRET_FILE, help="密钥文件放在哪里 · where the keys go [FILE.keys]"
        ),
        click.option(
            "--keep",
            type=click.IntRange(1),
            metavar="DAYS",
            help="删去该文件夹里更旧的备份 · remove older ones",
        ),
        click.option("--new-passphrases", is_flag=True, help="改用新口令 · ask for new passphrases"),
        click.option("--data-passphrase", type=SECRET_FILE, help="从文件读数据口令 · read it from this file"),
        click.option("--keys-passphrase", type=SECRET_FILE, help="从文件读密钥口令 · read it from this file"),
    ):
        command = add(command)
    return command


@options
@click.command("backup")
def command(**told: object) -> None:
    """备份整个系统到一个加密文件，另存一个密钥文件；系统照常运行。 One encrypted file, and one of its keys; nothing stops.

    FILE 是文件夹时按时间取名。 If FILE is a folder, the name is made from the time.
    """
    back_up(ORDINARY, **told)  # type: ignore[arg-type]


def back_up(
    subject: Subject,
    file: Path,
    keys_file: Path | None,
    keep: int | None,
    new_passphrases: bool,
    data_passphrase: Path | None,
    keys_passphrase: Path | None,
) -> None:
    """Make one backup of this side of the house, and say what was made."""
    at, home = datetime.now(HERE), the_home()
    folder = file if file.is_dir() else None
    if keep and folder is None:
        raise CannotGoOn("--keep 要求 FILE 是文件夹。", "With --keep, FILE must be a folder.")
    file = folder / f"huiyin-{subject.kind}-{at:%Y%m%d-%H%M%S}.backup" if folder else file
    keys_file = keys_file or file.with_name(file.name + ".keys")
    if not (subject.folder(home) / subject.main_key).exists():
        raise CannotGoOn(
            f"{home.path} 里没有可备份的系统。请用 HUIYIN_HOME 指明数据目录。",
            f"There is no system to back up in {home.path}. Name its data folder with HUIYIN_HOME.",
        )
    locks = _locks(subject, home, new_passphrases, (data_passphrase, keys_passphrase))
    made = making.make(subject, home, file, keys_file, locks, at, click.echo)
    _say(subject, made, file, keys_file)
    for old in making.age_out(folder, keep, at, {file, keys_file}) if folder and keep else ():
        click.echo(f"删去旧备份 {old}  removed")


def _say(subject: Subject, made: making.Made, file: Path, keys_file: Path) -> None:
    tables = made.header["tables"]
    held = [f"{tables[table]:,} {zh} {en}" for table, (zh, en) in subject.shown.items()]
    click.echo("，".join(held))
    click.echo(f"数据 data  {file}  {making.megabytes(made.size)}，{made.seconds:.1f} s")
    click.echo(f"密钥 keys  {keys_file}  请与数据分开保存。 Keep it apart from the data.")


def _locks(subject: Subject, home: Home, anew: bool, files: tuple[Path | None, Path | None]) -> Locks:
    """Those written down; asked for the first time, and when they shall be new."""
    place = subject.locks(home)
    kept = None if anew else Locks.kept(place)
    if kept is None:
        click.echo(
            "为备份设两个口令，各由一人保管。 Two passphrases for the backups, each kept by another person."
        )
        kept = Locks.made(*passphrases(files, confirm=True))
        kept.keep(place)
    return kept


def passphrases(files: tuple[Path | None, Path | None], *, confirm: bool) -> tuple[str, str]:
    """For data and for keys: from files, or asked for; never from the command line."""
    words = ("数据口令 passphrase of the data", "密钥口令 passphrase of the keys")
    data, keys = (_said(file, word, confirm) for file, word in zip(files, words, strict=True))
    return data, keys


def _said(file: Path | None, word: str, confirm: bool) -> str:
    if file is not None:
        try:
            return spelled(file.read_text("utf-8"))
        except (OSError, UnicodeDecodeError) as problem:
            raise CannotGoOn(
                f"读不了口令文件 {file}。", f"The passphrase file {file} cannot be read."
            ) from problem
    if not sys.stdin.isatty():
        raise CannotGoOn(
            "这里没有人可问口令。请用 --data-passphrase 和 --keys-passphrase 指明口令文件。",
            "There is nobody here to ask. Name the files of the passphrases with --data-passphrase and --keys-passphrase.",
        )
    asked: str = click.prompt(word, hide_input=True, confirmation_prompt=confirm)
    return asked
