"""`huiyin calendar`: the days of rest known here, and a new year taken in. Showing needs no database."""

import click

from huiyin.config.commands.asking import (
    Questions,
    calendar_with,
    notice_from,
    number_from,
    warn_if_incomplete,
)
from huiyin.law.calendar import Notice, to_text


@click.group(cls=Questions)
def command() -> None:
    """休息日历：已收录的年份；收录新的一年。 The calendar of days of rest: show a year, import a year."""


@command.command()
@click.argument("year", required=False)
@click.option("--calendar", "files", multiple=True, metavar="FILE", help="另加一年的放假安排 · one more year")
def show(year: str | None, files: tuple[str, ...]) -> None:
    """列出已收录的年份；写明 YEAR 则列出该年，格式与 import 所读的相同。

    List the years that came with the program; with YEAR, print it in the format that `import` reads.
    """
    calendar = calendar_with(files)
    if year is not None:
        click.echo(to_text(calendar.notice_of(number_from(year))), nl=False)
        return
    for notice in calendar.notices:
        click.echo(_line(notice))
    last = max(calendar.known_years)
    click.echo(
        f"{last}年以后的放假安排尚未收录，涉及的日期一律是暂定的（CR-13[C]）。\n"
        f"Nothing is known past {last}: dates beyond are PROVISIONAL (CR-13 [C])."
    )


def _line(notice: Notice) -> str:
    resting = sum(day.rest for day in notice.days)
    return (
        f"{notice.year}  放假调休 {resting} 日、周末上班 {len(notice.days) - resting} 日"
        f" · {resting} rest days named, {len(notice.days) - resting} weekend days worked"
        f"  {notice.title} {' '.join(notice.source)}"
    )


@command.command("import")
@click.argument("file")
def import_year(file: str) -> None:
    """收录一年的放假安排，重新推算所有未完的期限。

    Take in a year of holidays and recompute every open term. FILE is in the format that `show YEAR`
    prints (docs/how-to/add-a-year-of-holidays.md) or holiday-cn JSON.
    """
    notice = notice_from(file)
    warn_if_incomplete(notice)
    _adopt(notice)


def _adopt(notice: Notice) -> None:
    from huiyin.config import ready

    with ready.database():
        ready.load_django()
        ready.migrate()
        from huiyin.config import today
        from huiyin.matters import calendars

        now = today.now()
        done = calendars.adopt(notice, on=now.date(), at=now)
    click.echo(
        f"已收录{notice.year}年的放假安排：重新推算了 {done.counted} 个未完的期限，"
        f"其中 {done.moved} 个的日期有变动，新旧日期和原因都已入档。\n"
        f"The holidays of {notice.year} are taken in: {done.counted} open terms were counted again and "
        f"{done.moved} of them moved, with old and new dates and the cause kept in the record."
    )
