import sys

import click

from huiyin.config import ready


@click.command("verify")
def command() -> None:
    """核对每一件信访事项的行为链和期限。 Walk every chain and name each broken link; exit 1 if there is one."""
    with ready.database():
        ready.load_django()
        from huiyin.matters import ledger

        walked = ledger.verify()
    for link in walked.broken:
        click.echo(
            f"断链：{link.matter} 第 {link.seq} 步，{link.because}。 Broken: act {link.seq}, {link.because_en}."
        )
    click.echo(
        f"核对 {walked.matters} 件、{walked.acts} 步，断链 {len(walked.broken)} 处。 "
        f"{walked.matters} matters, {walked.acts} acts walked; {len(walked.broken)} broken."
    )
    if walked.broken:
        sys.exit(1)
