import sys

import click

from huiyin.config import ready


@click.command("jobs")
@click.option("--retry", "job", type=int, help="再试一次这项作业 · try this job once more")
def command(job: int | None) -> None:
    """搁置的作业：反复失败、不再自动重试的。 Jobs that failed again and again and were set aside; exit 1 if there are any."""
    with ready.database():
        ready.load_django()
        from huiyin.config.today import now
        from huiyin.matters import outbox

        if job is not None:
            _retry(outbox.take_up(job, now()), job)
            return
        found = outbox.stuck()
        waiting, aside = outbox.waiting()
    for one in found:
        since = f"{one.since:%Y-%m-%d %H:%M}" if one.since else "—"
        click.echo(
            f"{one.job}  {one.task}  试过 {one.attempts} 次  {since}  搁置消息 {one.messages} 条"
            f"  ({one.attempts} attempts, {one.messages} messages set aside)"
        )
    click.echo(
        f"搁置作业 {len(found)} 项，搁置消息 {aside} 条，等待送出 {waiting} 条。 "
        f"{len(found)} jobs and {aside} messages set aside, {waiting} messages waiting."
    )
    if found or aside:
        click.echo("再试：huiyin jobs --retry 编号。 Try again: huiyin jobs --retry ID.")
        sys.exit(1)


def _retry(taken: bool, job: int) -> None:
    if not taken:
        click.echo(f"没有搁置的作业 {job}。 No job {job} is set aside.", err=True)
        sys.exit(1)
    click.echo(f"作业 {job} 已重新排队。 Job {job} is queued again.")
