from pathlib import Path

import click

from huiyin.config import ready
from huiyin.config.backup import restoring
from huiyin.config.backup.subjects import ORDINARY, Subject
from huiyin.config.commands.backup import SECRET_FILE, passphrases
from huiyin.config.commands.verify import faults
from huiyin.config.home import the_home
from huiyin.config.sentences import CannotGoOn


def options(command: click.Command) -> click.Command:
    """What every restore can be told."""
    for add in (
        click.argument("file", type=click.Path(path_type=Path, dir_okay=False)),
        click.option(
            "--keys", "keys_file", type=SECRET_FILE, help="密钥文件 · the file of the keys [FILE.keys]"
        ),
        click.option("--data-passphrase", type=SECRET_FILE, help="从文件读数据口令 · read it from this file"),
        click.option("--keys-passphrase", type=SECRET_FILE, help="从文件读密钥口令 · read it from this file"),
    ):
        command = add(command)
    return command


@options
@click.command("restore")
@click.option(
    "--disposals",
    type=SECRET_FILE,
    help="最新的销毁清单 · newest list of what was destroyed [HOME/disposals]",
)
def command(
    file: Path,
    keys_file: Path | None,
    data_passphrase: Path | None,
    keys_passphrase: Path | None,
    disposals: Path | None,
) -> None:
    """把备份恢复到空的数据目录（HUIYIN_HOME），再核对。 Restore into an empty data folder, and check what is there.

    备份之后销毁的案卷按销毁清单再次销毁。 What was destroyed since is destroyed again, by the list.
    """
    if disposals and not disposals.is_file():
        raise CannotGoOn(f"没有 {disposals} 这个文件。", f"There is no file {disposals}.")
    checked = opened(ORDINARY, file, keys_file, (data_passphrase, keys_passphrase))
    with restoring.restored(checked, the_home(), click.echo) as unlike:
        ready.load_django()
        ready.migrate()
        from huiyin.matters import ledger

        walked = ledger.verify()
        _destroy_again(disposals or the_home().path / "disposals")
    click.echo(
        f"核对 {walked.matters} 件、{walked.acts} 步、存证 {walked.checkpoints} 号。 "
        f"{walked.matters} matters, {walked.acts} acts, {walked.checkpoints} checkpoints walked."
    )
    conclude(checked, unlike, faults(walked))


def _destroy_again(journal: Path) -> None:
    """What was destroyed after the backup was made came back with it: it goes again, by an act of its own."""
    from huiyin.config.scrubbing import scrub
    from huiyin.config.today import now
    from huiyin.matters import keeping

    if not journal.exists():
        click.echo(
            "手头没有销毁清单：备份之后销毁过案卷的，请用 --disposals 指明。 No list of what was destroyed is at hand: if "
            "files were destroyed since, name it with --disposals."
        )
        return
    try:
        again = keeping.dispose_again(journal, on=now().date(), at=now())
    except ValueError as wrong:
        raise CannotGoOn(f"销毁清单 {journal} 读不懂。", f"The list {journal} cannot be read.") from wrong
    if again.destroyed:
        scrub(the_home())
    click.echo(f"再次销毁 {len(again.destroyed)} 件。 {len(again.destroyed)} destroyed again.")
    for number in (*again.refused, *again.unknown):
        click.echo(
            f"清单上的 {number} 没有销毁，请查看。 {number} is on the list and was not destroyed: look at it."
        )


def opened(
    subject: Subject, file: Path, keys_file: Path | None, files: tuple[Path | None, Path | None]
) -> restoring.Checked:
    """Both files, opened and read to their end."""
    keys_file = keys_file or file.with_name(file.name + ".keys")
    for each in (file, keys_file):
        if not each.is_file():
            raise CannotGoOn(f"没有 {each} 这个文件。", f"There is no file {each}.")
    asked = passphrases(files, confirm=False)
    return restoring.read(subject, file, keys_file, asked, click.echo)


def conclude(checked: restoring.Checked, unlike: list[str], broken: list[str]) -> None:
    """Say what is there; exit 1 where it is not what the backup said."""
    header = checked.header
    held = [f"{header['tables'][table]:,} {zh} {en}" for table, (zh, en) in checked.subject.shown.items()]
    click.echo(f"备份于 made at {header['made_at']}：" + "，".join(held))
    for line in [*(f"与备份所记不符：{name}  differs from the backup" for name in unlike), *broken]:
        click.echo(line, err=True)
    if unlike or broken:
        raise CannotGoOn(
            "已恢复，但有不符之处，见上。请换一份备份比较。",
            "It is restored, but something is not as it should be: see above. Compare another backup.",
        )
    click.echo(
        "各表行数、链尾与备份一致，已恢复。 Rows of every table and heads of all chains are as saved. Restored."
    )
    click.echo("现在运行 huiyin start。 Now run huiyin start.")
