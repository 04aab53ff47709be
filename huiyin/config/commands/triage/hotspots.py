"""`huiyin triage hotspots`: which messages of a file are about one matter in one place, the hottest first."""

import json
import sys
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from huiyin.triage.hotspots import Hotspot, Hotspots
from huiyin.triage.messages import read
from huiyin.triage.tables import Unusable, rows, written

COLUMNS = ("message_id", "hotspot_id", "rank")
SUMMARY = ("hotspot_id", "rank", "name", "place", "first", "last", "messages", "people", "trend", "heat")
SHOWN = 20  # lines on the screen; the files hold all


@click.command()
@click.argument("messages", metavar="MESSAGES.csv", type=click.Path(path_type=Path))
@click.option(
    "--out",
    required=True,
    metavar="HOTSPOTS.csv",
    type=click.Path(path_type=Path),
    help="结果：哪条留言属于哪个热点 · the result",
)
@click.option(
    "--window",
    default=60,
    metavar="DAYS",
    type=click.IntRange(min=1),
    help="热度看最集中的几日，默认60 · heat: the densest DAYS, by default 60",
)
@click.option(
    "--summary",
    metavar="SUMMARY.csv",
    type=click.Path(path_type=Path),
    help="另存热点一览 · one line a hotspot",
)
@click.option(
    "--before",
    metavar="HOTSPOTS.csv",
    type=click.Path(path_type=Path),
    help="上次的结果，沿用其编号 · an earlier result, whose ids are kept",
)
@click.option("--json", "as_json", is_flag=True, help="JSON")
def hotspots(
    messages: Path, out: Path, window: int, summary: Path | None, before: Path | None, as_json: bool
) -> None:
    """同一地点、同一问题的留言归为一个热点，按热度排序；五人以下的不列，只认事不认人。

    Messages about one matter in one place become a hotspot, the hottest first. Fewer than five persons are not
    shown; it is about matters, never about persons. MESSAGES.csv has id, title, text, time, and may have user, for,
    against, place.
    """
    try:
        earlier = (
            {row["message_id"]: row["hotspot_id"] for row in rows(before, COLUMNS[:2])} if before else {}
        )
        found = Hotspots(read(messages), window, earlier)
        _save(found, out, summary)
    except Unusable as problem:
        click.echo(problem.zh, err=True)
        click.echo(problem.en, err=True)
        sys.exit(2)
    _tell(found, as_json)


def _save(found: Hotspots, out: Path, summary: Path | None) -> None:
    try:
        with written(out, COLUMNS) as table:
            for one in found.shown:
                table.writerows((message, one.id, one.rank) for message in one.messages)
        if summary:
            with written(summary, SUMMARY) as table:
                table.writerows(_line(one).values() for one in found.shown)
    except OSError as problem:
        raise Unusable(f"写不进去：{problem}", f"Cannot be written: {problem}") from None


def _line(one: Hotspot) -> dict[str, Any]:
    """A hotspot as the summary has it."""
    values = asdict(one) | {"hotspot_id": one.id, "messages": len(one.messages)}
    values |= {"first": _written(one.first), "last": _written(one.last)}
    return {column: values[column] for column in SUMMARY}


def _written(time: datetime | None) -> str:
    return time.isoformat(sep=" ") if time else ""


def _tell(found: Hotspots, as_json: bool) -> None:
    inside = sum(len(one.messages) for one in found.shown)
    if as_json:
        told = {
            "messages": len(found.messages),
            "in_hotspots": inside,
            "hotspots": [_line(one) for one in found.shown],
        }
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
        return
    for one in found.shown[:SHOWN]:
        click.echo(f"{one.rank:>3}  {one.name}  {len(one.messages)}条 {one.people}人  {one.heat}")
    click.echo(f"{len(found.messages)}条留言中{inside}条属于{len(found.shown)}个热点。")
    click.echo(f"{inside} of {len(found.messages)} messages belong to {len(found.shown)} hotspots.")
