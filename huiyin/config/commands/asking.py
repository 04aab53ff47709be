"""Reading what was typed at the law's commands: a wrong word ends in one sentence and exit code 2."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import IO, Any

import click

from huiyin.law.calendar import Calendar, Notice, read
from huiyin.law.declined import Declined

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = re.compile(r"-?[0-9]{1,9}")
_LARGEST = 1_000_000  # bytes of a calendar file


class Misasked(click.ClickException):
    """What was asked has no answer: one sentence in Chinese, one in English, exit code 2."""

    exit_code = 2

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(f"{zh}\n{en}")

    def show(self, file: IO[Any] | None = None) -> None:
        """Only the sentence, without the usage."""
        click.echo(self.message, file=file, err=True)


class Question(click.Command):
    """A command whose every wrong use ends in a sentence."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As Click does, with the sentence for what cannot be parsed."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as problem:
            said = problem.format_message()
            raise Misasked(
                f"命令写得不对，用法见 {ctx.command_path} --help。",
                f"The command is not written as it should be: {said}{'' if said.endswith(('.', '?')) else '.'}",
            ) from None

    def invoke(self, ctx: click.Context) -> Any:
        """As Click does; what the law room declines is said, never thrown."""
        try:
            return super().invoke(ctx)
        except Declined as declined:
            raise Misasked(declined.zh, declined.en) from None


class Questions(click.Group):
    """A group of questions."""

    command_class = Question

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[Any, Any, list[str]]:
        """As Click does, with the sentence for a command that does not exist."""
        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            known = "、".join(self.list_commands(ctx))
            raise Misasked(
                f"没有“{args[0]}”这个命令；可用的有：{known}。",
                f"There is no command “{args[0]}”; there are: {known.replace('、', ', ')}.",
            )
        return super().resolve_command(ctx, args)


def date_from(text: str) -> date:
    """A day written 2026-03-02."""
    if _DATE.fullmatch(text.strip()):
        try:
            return date.fromisoformat(text.strip())
        except ValueError:
            raise Declined(f"没有 {text} 这一天。", f"There is no such day as {text}.") from None
    raise Declined(
        f"“{text}”不是日期，请写成 2026-03-02 的样子。", f"“{text}” is not a date: write it as 2026-03-02."
    )


def number_from(text: str) -> int:
    """A whole number."""
    if _NUMBER.fullmatch(text.strip()):
        return int(text)
    raise Declined(f"“{text}”不是整数。", f"“{text}” is not a whole number.")


def span_from(text: str) -> tuple[date, date]:
    """Two days written FROM..TO."""
    first, dots, last = text.partition("..")
    if not dots:
        raise Declined(
            f"“{text}”不是一段时间，请写成 2026-08-24..2026-09-04 的样子。",
            f"“{text}” is not an interval: write it as 2026-08-24..2026-09-04.",
        )
    return date_from(first), date_from(last)


def notice_from(path: str) -> Notice:
    """The year of holidays a file holds."""
    try:
        with Path(path).open("rb") as file:
            content = file.read(_LARGEST + 1)
    except OSError as problem:
        raise Declined(f"读不了日历文件 {path}。", f"Cannot read {path}: {problem.strerror}.") from None
    except ValueError:
        raise Declined("日历文件的路径不对。", "This cannot be the path of a calendar file.") from None
    if len(content) > _LARGEST:
        raise Declined(f"日历文件 {path} 太大。", f"The calendar file {path} is too large.")
    try:
        return read(content)
    except Declined as declined:
        raise Declined(
            f"日历文件 {path} 已损坏或不合格式：{declined.zh}",
            f"The calendar file {path} is damaged: {declined.en}",
        ) from None


def calendar_with(paths: tuple[str, ...]) -> Calendar:
    """The official years, with the years of these files added or put in their place."""
    calendar = Calendar.official()
    for path in paths:
        calendar = calendar.with_year(notice_from(path))
    return calendar


def warn_if_incomplete(notice: Notice) -> None:
    """Say on the error stream which fixed holidays a notice leaves out; they count as rest all the same."""
    missing = ", ".join(day.isoformat() for day in notice.missing())
    if missing:
        click.echo(
            f"注意：{notice.year}年的文件没有列出法定节日 {missing}，可能不完整；这些日子仍按休息日计算。\n"
            f"Note: the file of {notice.year} leaves out the fixed holidays {missing}; "
            "they still count as rest, but the file may not be whole.",
            err=True,
        )


def text_of(file: Path, largest: int) -> str:
    """The text of a file in UTF-8 of at most so many bytes."""
    try:
        if file.stat().st_size > largest:
            raise Misasked(f"文件 {file} 太大。", f"{file} is too large.")
        return file.read_text("utf-8-sig")
    except OSError as problem:
        raise Misasked(f"读不了文件 {file}。", f"Cannot read {file}: {problem.strerror}.") from None
    except UnicodeDecodeError:
        raise Misasked(f"文件 {file} 不是 UTF-8 文本。", f"{file} is no UTF-8 text.") from None


in_force_on = click.option(
    "--on", "day", metavar="DAY", help="哪一天有效的，默认今天 · in force on that day, by default today"
)


@contextmanager
def as_job() -> Iterator[date]:
    """The database up to date, in one transaction of the system's own job; the day it is."""
    from huiyin.config import ready

    with ready.database():
        ready.load_django()
        ready.migrate()
        from huiyin.config import today
        from huiyin.law.words import Duty
        from huiyin.matters.access import named
        from huiyin.people.acting import Actor

        with named(Actor.job(Duty.CLOCK)):
            yield today.now().date()
