"""`huiyin verify`: the record against itself and against what was signed; proofs and archives without any database."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from huiyin.config.commands.asking import Misasked, Questions
from huiyin.proof import archive as archives
from huiyin.proof import checkpoint, receipt
from huiyin.proof.reading import MOST_BYTES, read, rows
from huiyin.proof.wrong import Wrong

if TYPE_CHECKING:
    from huiyin.matters.ledger import Walked

KEY = click.option(
    "--key", default="", metavar="指纹", help="签名密钥的指纹，见公告栏 · fingerprint, as on the notice board"
)


@click.group(cls=Questions, invoke_without_command=True)
@click.option("--against", metavar="FILE", help="与外部见证所存的存证比对 · compare with what a witness kept")
@click.pass_context
def command(context: click.Context, against: str | None) -> None:
    """核对每一件信访事项的行为链、期限和存证。 Walk every chain, compare clocks and checkpoints; exit 1 if one differs."""
    if context.invoked_subcommand is None:
        outside = _checkpoints(against) if against else []
        _record(outside)


def _record(outside: list[checkpoint.Checkpoint]) -> None:
    from huiyin.config import ready

    with ready.database():
        ready.load_django()
        from huiyin.config import today
        from huiyin.matters import checkpoints, ledger
        from huiyin.matters.reading import named

        walked = ledger.verify()
        if today.founding()[0]:
            walked = _without_a_clock(walked)
        with named(checkpoints.CLOCK):
            differs = checkpoints.differing(outside)
    for line in faults(walked):
        click.echo(line)
    if differs:
        click.echo(
            f"第 {differs.place} 号存证与外部所存的不同。 Checkpoint {differs.place} is not what is kept outside."
        )
    click.echo(
        f"核对 {walked.matters} 件、{walked.acts} 步、存证 {walked.checkpoints} 号，断链 {len(walked.broken)} 处。 "
        f"{walked.matters} matters, {walked.acts} acts, {walked.checkpoints} checkpoints walked; "
        f"{len(walked.broken)} broken."
    )
    if walked.broken or walked.back_dated or walked.unsigned or differs:
        sys.exit(1)


def _without_a_clock(walked: "Walked") -> "Walked":
    """A demonstration stands at one day: its clock goes back every midnight, so nothing there is back-dated."""
    if walked.back_dated:
        click.echo(
            "示范库停在同一天，时钟会倒退，不判断倒填。 "
            "A demonstration stands at one day and its clock goes back: back-dating is not judged."
        )
    return replace(walked, back_dated=[])


def faults(walked: "Walked") -> list[str]:
    """What a walk found, a line each."""
    lines = [f"存证：{walked.unsigned} Checkpoints: {walked.unsigned_en}"] if walked.unsigned else []
    for name, name_en, found in (
        ("断链", "Broken", walked.broken),
        ("倒填", "Back-dated", walked.back_dated),
    ):
        lines += [
            f"{name}：{link.matter} 第 {link.seq} 步，{link.because}。 {name_en}: act {link.seq}, {link.because_en}."
            for link in found
        ]
    return lines


@command.command("receipt")
@click.argument("file")
@KEY
def receipt_command(file: str, key: str) -> None:
    """核对信访人带回的证明文件，不用账号和数据库。 Check a petitioner's proof file; no account, no database."""
    try:
        found = receipt.check(_bytes(file), key=key)
    except Wrong as wrong:
        raise _not(wrong) from None
    for one in found.proven:
        signed = found.checkpoints[one.place or 0]
        click.echo(
            f"真：{found.number}，{one.on}，{one.hash.hex()[:16]}，在 {signed.taken_at:%Y-%m-%d %H:%M} 的第 {one.place} 号存证里。 "
            f"Genuine: in checkpoint {one.place}."
        )
    for one in found.pending:
        click.echo(
            f"未存证：{found.number}，{one.on}，{one.hash.hex()[:16]}；下一次存证以后再下载。 Not yet in a checkpoint."
        )
    for fingerprint in sorted({one.signed_by for one in found.checkpoints.values()}):
        _say_key(fingerprint)
    _say_witnesses(found.witnesses, found.witnesses_en)
    if not found.proven:
        sys.exit(1)


@command.command("archive")
@click.argument("file")
@KEY
def archive_command(file: str, key: str) -> None:
    """核对一件案卷的归档：每个文件、行为链、存证、签名。 Check an archive: every file, the chain, proofs, signatures."""
    try:
        kept = archives.check(Path(file), key=key)
    except Wrong as wrong:
        raise _not(wrong) from None
    click.echo(
        f"真：{kept.number}，{kept.acts} 步，其中 {kept.proven} 步已存证；文件 {kept.files} 个；{kept.readable} 步的原话可读并相符。 "
        f"Genuine: {kept.acts} acts, {kept.proven} in checkpoints; {kept.files} files; the words of {kept.readable} match."
    )
    click.echo(
        f"签发的文书 {kept.papers} 份，都是签发时的那一份。 {kept.papers} issued papers, each as it was issued."
    )
    for number in kept.unread:
        click.echo(f"内容已不能读取：{number}。 No longer readable: {number}.")
    _say_key(kept.signed_by)
    _say_witnesses(kept.witnesses, kept.witnesses_en)


@command.command("checkpoints")
@click.argument("file")
@KEY
def checkpoints_command(file: str, key: str) -> None:
    """核对一份存证清单：签名、编号、前后衔接。 Check an exported list of checkpoints: signatures, numbers, links."""
    try:
        found = checkpoint.check_chain(_checkpoints(file), key=key)
    except Wrong as wrong:
        raise _not(wrong) from None
    click.echo(f"真：存证 {len(found)} 号，前后衔接。 Genuine: {len(found)} checkpoints, unbroken.")
    for fingerprint in sorted({one.signed_by for one in found}):
        _say_key(fingerprint)


def _checkpoints(file: str) -> list[checkpoint.Checkpoint]:
    """The checkpoints of an exported list, or the one of a witness's file."""
    text = _bytes(file)
    try:
        if f'"{checkpoint.FILE}"'.encode() in text[:200]:
            return [checkpoint.from_plain(one) for one in rows(read(text, checkpoint.FILE), "checkpoints")]
        return [checkpoint.from_plain(read(text, checkpoint.ONE))]
    except Wrong as wrong:
        raise _not(wrong) from None


def _bytes(file: str) -> bytes:
    try:
        with Path(file).open("rb") as opened:
            return opened.read(MOST_BYTES + 1)
    except (OSError, ValueError):
        raise Misasked(f"读不了文件 {file}。", f"Cannot read {file}.") from None


class NotGenuine(click.ClickException):
    """What was checked does not hold: one sentence, exit code 1."""

    exit_code = 1


def _not(wrong: Wrong) -> NotGenuine:
    return NotGenuine(f"不真：{wrong.zh} Not genuine: {wrong.en}")


def _say_key(fingerprint: str) -> None:
    click.echo(
        f"签名密钥指纹 {fingerprint}，请与公告栏上的比对。 Compare the key's fingerprint with the notice board."
    )


def _say_witnesses(zh: str, en: str) -> None:
    if zh or en:
        click.echo(f"文件自称：{zh} The file says: {en}")
