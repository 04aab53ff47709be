"""`huiyin triage match`: for each message of one file those of another that are like it, and why."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click
import numpy as np

from huiyin.triage import tables
from huiyin.triage.matching import THRESHOLD, Index, Match

COLUMNS = ("query_id", "rank", "match_id", "score", "reason")
FILE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.argument("corpus", type=FILE)
@click.argument("queries", type=FILE)
@click.option("--out", type=FILE, required=True, help="结果文件。 The results, as CSV.")
@click.option(
    "--top",
    type=click.IntRange(1, 100),
    default=10,
    show_default=True,
    help="每件最多几条。 Matches for each.",
)
@click.option(
    "--threshold",
    type=click.FloatRange(0, 1),
    help=f"低于此值的不列，一条也没有的写“new”。建议{THRESHOLD}。 Below it nothing is listed; without any match it says “new”.",
)
@click.option("--json", "as_json", is_flag=True, help="以 JSON 输出。 Print as JSON.")
def match(corpus: Path, queries: Path, out: Path, top: int, threshold: float | None, as_json: bool) -> None:
    """在 CORPUS（id,text）里为 QUERIES（id,text，其他列照抄）的每一行找相似的，写明理由；只是提示，由人判断。

    For each row of QUERIES the rows of CORPUS that are like it, best first, and why. A hint: people decide.
    """
    try:
        asked = tables.rows(queries, ("id", "text"))
        ids: list[str] = []
        began = time.perf_counter()
        index = Index(_texts(corpus, ids))
        built = time.perf_counter() - began
        spent = _write(out, asked, ids, index, top, threshold)
    except tables.Unusable as problem:
        click.echo(f"{problem.zh}\n{problem.en}", err=True)
        sys.exit(2)
    _tell(_figures(index, spent, built, threshold), as_json)


def _texts(corpus: Path, ids: list[str]) -> Iterator[str]:
    """The texts of the corpus; their ids are noted beside."""
    for row in tables.each(corpus, ("id", "text")):
        ids.append(row["id"])
        yield row["text"]


def _write(
    out: Path,
    asked: Sequence[dict[str, str]],
    ids: Sequence[str],
    index: Index,
    top: int,
    threshold: float | None,
) -> list[float]:
    """Write the results; how long each query took, in seconds."""
    extra = [name for name in (asked[0] if asked else {}) if name not in ("id", "text", *COLUMNS)]
    spent = []
    with tables.written(out, [*COLUMNS, *extra]) as file:
        for query in asked:
            began = time.perf_counter()
            found = [one for one in index.like(query["text"], top) if one.score >= (threshold or 0)]
            spent.append(time.perf_counter() - began)
            kept = [query[name] for name in extra]
            for rank, one in enumerate(found, 1):
                file.writerow(
                    [query["id"], rank, ids[one.place], f"{one.score:.4f}", _why(index, query, one), *kept]
                )
            if not found and threshold is not None:
                file.writerow([query["id"], 1, "", "0.0000", "new 没有相似的", *kept])
    return spent


def _why(index: Index, query: dict[str, str], one: Match) -> str:
    return " · ".join(index.why(query["text"], one))


def _figures(index: Index, spent: Sequence[float], built: float, threshold: float | None) -> dict[str, Any]:
    p50, p95 = np.percentile(np.array(spent or [0.0]) * 1000, [50, 95])
    return {
        "corpus": len(index.texts),
        "queries": len(spent),
        "p50_ms": round(float(p50), 2),
        "p95_ms": round(float(p95), 2),
        "index_mb": round(index.size / 2**20, 1),
        "build_s": round(built, 2),
        "threshold": threshold if threshold is not None else THRESHOLD,
    }


def _tell(figures: dict[str, Any], as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(figures))
        return
    click.echo(
        "{corpus} 件里找 {queries} 件：每件 {p50_ms} 毫秒（p95 {p95_ms}），索引 {index_mb} MB，建立 {build_s} 秒；"
        "{threshold} 以上视为同一件事。".format(**figures)
    )
    click.echo(
        "{queries} queries over {corpus}: {p50_ms} ms each (p95 {p95_ms}), index {index_mb} MB, built in {build_s} s; "
        "from {threshold} on a match is shown as the same matter.".format(**figures)
    )
