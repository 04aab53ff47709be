"""`huiyin law`: ask the Regulations. No Django and no database are loaded."""

import json
import sys
from datetime import date
from pathlib import Path

import click

from huiyin.config.commands.asking import (
    Questions,
    calendar_with,
    date_from,
    number_from,
    span_from,
    warn_if_incomplete,
)
from huiyin.law.book_2022.clocks import HANDLE_EXTENDED, clock_named
from huiyin.law.calendar.notice import WEEKDAYS_EN, WEEKDAYS_ZH
from huiyin.law.grammar import BOOK, Article, Clock
from huiyin.law.working import Sentence, Working, working

SHEET = Path(__file__).parents[3] / "docs" / "law" / "book_2022.md"
PAPERS = SHEET.with_name("papers.md")
_LONGEST = Sentence(
    "没有写明延长几日（--extended），以下按上限30日推算。",
    "No extension was given (--extended): this is the maximum of 30 days.",
)


@click.group(cls=Questions)
def command() -> None:
    """条例：推算期限、解释规则、打印条文页。 The Regulations: due dates, explanations, the law page."""


@command.command()
@click.argument("clock")
@click.argument("start")
@click.option("--extended", metavar="N", help="延长天数 · days of extension")
@click.option("--excluded", multiple=True, metavar="FROM..TO", help="扣除的时间 · days taken out")
@click.option("--days", metavar="N", help="机关指定的天数 · the length an office sets")
@click.option("--calendar", "files", multiple=True, metavar="FILE", help="另加一年的放假安排 · one more year")
@click.option("--no-rollover", is_flag=True, help="机关期限不顺延 · agency clocks do not roll over")
@click.option("--json", "as_json", is_flag=True, help="JSON")
def due(
    clock: str,
    start: str,
    extended: str | None,
    excluded: tuple[str, ...],
    days: str | None,
    files: tuple[str, ...],
    no_rollover: bool,
    as_json: bool,
) -> None:
    """推算届满日：CLOCK 是编号或代号，START 是起算事由发生之日。

    When a period ends: CLOCK is an id (CLK-05) or a code (handle), START the day of the start event.
    """
    found, begun, calendar = clock_named(clock), date_from(start), calendar_with(files)
    longest = found is HANDLE_EXTENDED and extended is None
    more = 30 if longest else number_from(extended or "0")
    shown = working(
        found,
        begun,
        calendar,
        extended=more,
        excluded=[span_from(span) for span in excluded],
        length=None if days is None else number_from(days),
        rollover=not no_rollover,
    )
    if longest:
        shown = shown._replace(sentences=(*shown.sentences, _LONGEST))
    for notice in calendar.notices:
        warn_if_incomplete(notice)
    click.echo(_as_json(found, begun, shown) if as_json else _as_text(found, begun, shown))


def article_text(article: Article) -> str:
    """`34`; with the enactment named where it is another; `none` where there is none."""
    if article.book == BOOK:
        return article.number or "none"
    return f"{article.book} {article.number}".strip()


def _as_json(clock: Clock, start: date, shown: Working) -> str:
    found = shown.deadline
    answer = {
        "clock": clock.id,
        "article": article_text(clock.article),
        "status": clock.status,
        "start": start.isoformat(),
        "raw": found.raw.isoformat(),
        "due": found.due.isoformat(),
        "internal_target": found.internal_target.isoformat() if found.internal_target else None,
        "provisional": found.provisional,
        "working": list(shown.zh),
    }
    return json.dumps(answer, ensure_ascii=False, indent=2)


def _as_text(clock: Clock, start: date, shown: Working) -> str:
    found = shown.deadline
    lines = [
        f"{clock.id} {clock.zh} · {clock.code}: {clock.en}",
        f"依据 basis     {clock.article.zh}[{clock.article.mark}] · {clock.article.en}",
        f"性质 status    {clock.status}",
        f"起算 start     {_dated(start)}",
        f"原届满 raw     {_dated(found.raw)}",
        f"届满 due       {_dated(found.due)}{'  【暂定 PROVISIONAL】' if found.provisional else ''}",
    ]
    if found.internal_target:
        lines.append(f"目标 target    {_dated(found.internal_target)}")
    lines.append("推算 working")
    for number, sentence in enumerate(shown.sentences, 1):
        lines += [f"{number:3}. {sentence.zh}", f"     {sentence.en}"]
    return "\n".join(lines)


def _dated(day: date) -> str:
    return f"{day}  星期{WEEKDAYS_ZH[day.weekday()]} {WEEKDAYS_EN[day.weekday()]}"


@command.command()
@click.argument("name")
def explain(name: str) -> None:
    """解释一个步骤、期限或条文：NAME 是编号（T15、CLK-05、CR-3、D20）、代号（extend）或条号（34、23(3)）。

    Explain a step, a clock or an article, by id, code name or article number.
    """
    from huiyin.law.explaining import explain as explained

    for line in explained(name):
        click.echo(f"{line.zh}\n  {line.en}")


@command.command()
@click.option("--check", is_flag=True, help="只核对，不改写 · only compare, write nothing")
def sheet(check: bool) -> None:
    """把声明的规则和文书打印到 docs/law/。 Print the declared rules, and the papers with their words, to docs/law/."""
    from huiyin.law.sheet import sheet as rules
    from huiyin.papers.catalogue import page as papers

    for file, text in ((SHEET, rules()), (PAPERS, papers())):
        _print(file, text, check=check)


def _print(file: Path, text: str, *, check: bool) -> None:
    name = f"docs/law/{file.name}"
    fresh = file.is_file() and file.read_text("utf-8") == text
    if check and not fresh:
        click.echo(
            f"{name} 与声明的规则不一致，请运行 huiyin law sheet。\n{name} is stale: run huiyin law sheet.",
            err=True,
        )
        sys.exit(1)
    if not fresh:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    click.echo(f"{name} 与声明的规则一致。 {name} is up to date.")
