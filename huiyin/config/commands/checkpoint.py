"""`huiyin checkpoint`: sign what was written since the last one; list; export."""

import sys
from pathlib import Path

import click

from huiyin.config import ready
from huiyin.config.commands.asking import Misasked, Questions
from huiyin.proof.signing import fingerprint as fingerprint_of


@click.group(cls=Questions, invoke_without_command=True)
@click.pass_context
def command(context: click.Context) -> None:
    """现在存证一次（平时每天由后台自动做）。 Take a checkpoint now; every day the worker does it by itself."""
    if context.invoked_subcommand is not None:
        return
    with ready.database():
        ready.load_django()
        from huiyin.config import witnesses
        from huiyin.config.today import now
        from huiyin.matters import checkpoints, witnessing
        from huiyin.matters.reading import named

        made = checkpoints.take(witnesses.signer(), now())
        told = witnesses.tell(made.place)
        with named(checkpoints.CLOCK):
            said = witnessing.sentence([made.place])
    click.echo(
        f"第 {made.place} 号存证：{made.acts} 步，根 {made.root.hex()}。 Checkpoint {made.place}: {made.acts} acts."
    )
    click.echo(f"签名密钥指纹 {made.signed_by}。 Fingerprint of the key.")
    click.echo(" ".join(said))
    if not told:
        sys.exit(1)


@command.command("list")
def list_command() -> None:
    """列出存证。 List the checkpoints."""
    with ready.database():
        ready.load_django()
        from huiyin.matters import checkpoints, witnessing
        from huiyin.matters.reading import named

        with named(checkpoints.CLOCK):
            newest = checkpoints.newest()
            for one in checkpoints.all_of_them():
                click.echo(
                    f"{one.place:>6}  {one.taken_at:%Y-%m-%d %H:%M}  {one.acts:>7} 步 acts  {one.root.hex()}"
                )
            click.echo(" ".join(witnessing.sentence([newest.place] if newest else [])))


@command.command("export")
@click.argument("file")
def export_command(file: str) -> None:
    """把全部存证写成一个文件，可交给任何人核对。 Write all checkpoints to a file anyone can check."""
    with ready.database():
        ready.load_django()
        from huiyin.matters import checkpoints
        from huiyin.matters.reading import named
        from huiyin.proof.checkpoint import file_of

        with named(checkpoints.CLOCK):
            text = file_of(checkpoints.all_of_them())
    try:
        Path(file).write_bytes(text)
    except OSError as problem:
        raise Misasked(f"写不了文件 {file}。", f"Cannot write {file}: {problem.strerror}.") from None
    click.echo(
        f"已写出；核对：huiyin verify checkpoints {file}。 Written; check it with huiyin verify checkpoints."
    )


@command.command("new-key")
def new_key_command() -> None:
    """换签名密钥：旧密钥签最后一号，预告新的。 Change the signing key: the old one signs a last time, announcing it."""
    with ready.database():
        ready.load_django()
        from huiyin.config import witnesses
        from huiyin.config.today import now

        made = witnesses.change_key(now())
        witnesses.tell(made.place)
        fingerprint = fingerprint_of(witnesses.signer().public)
    click.echo(
        f"第 {made.place} 号存证预告了新密钥，指纹 {fingerprint}；旧密钥已经没有了。 "
        f"Checkpoint {made.place} announces the new key; the old one is gone."
    )
