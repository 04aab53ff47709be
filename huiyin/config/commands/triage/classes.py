"""`huiyin triage train` and `huiyin triage evaluate`: categories of messages, learned from a file and measured on another."""

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import click

from huiyin.triage.tables import Unusable, rows

FILE = click.Path(dir_okay=False, path_type=Path)
FOLDER = click.Path(file_okay=False, path_type=Path)
NEEDED = ("text", "label")


@click.command("train")
@click.argument("messages", type=FILE, metavar="MESSAGES.csv")
@click.option(
    "--model",
    "folder",
    type=FOLDER,
    required=True,
    metavar="DIR",
    help="模型存放的目录 · where the model goes",
)
@click.option(
    "--unlabelled",
    "others",
    type=FILE,
    multiple=True,
    metavar="FILE.csv",
    help="未分类的内容，可多次给出 · messages without categories (text, title); repeatable",
)
@click.option(
    "--taxonomy",
    type=FILE,
    metavar="FILE.csv",
    help="分类目录：第一列是类别，其余列是下级名称 · the first column names categories, the others what belongs to them",
)
def train(messages: Path, folder: Path, others: tuple[Path, ...], taxonomy: Path | None) -> None:
    """从已分类的信访内容学习分类。 Learn categories from labelled messages.

    列 columns: text, label; 可选 optional: title, grp（相近内容的组号 · group of near-duplicates）。
    """
    with _sentences():
        from huiyin.triage import classes, models

        since = time.monotonic()
        labelled = _labelled(messages)
        free = [message for path in others for message in _texts(path)]
        model = classes.learn(*labelled, free, _names(taxonomy) if taxonomy else [])
        models.save(replace(model, learned_from=(models.digest(messages),)), folder)
        took, size = time.monotonic() - since, models.size(folder) / 1e6
    n, kinds = len(labelled[1]), len(model.labels)
    zh, en = (f"，另有未分类 {len(free)} 条", f" and {len(free)} without a category") if free else ("", "")
    click.echo(f"学了 {n} 条、{kinds} 类{zh}，用时 {took:.0f} 秒，模型 {size:.1f} MB，存于 {folder}。")
    click.echo(
        f"Learned {kinds} categories from {n} messages{en} in {took:.0f} s; {size:.1f} MB in {folder}."
    )


@click.command("evaluate")
@click.argument("messages", type=FILE, metavar="MESSAGES.csv")
@click.option("--model", "folder", type=FOLDER, metavar="DIR", help="要评测的模型 · the model to measure")
@click.option(
    "--folds",
    type=click.IntRange(2, 20),
    metavar="K",
    help="不用模型：分 K 份轮流学和测，旁列普通方法 · without a model: learn and measure in turn, beside a plain machine",
)
@click.option("--json", "as_json", is_flag=True, help="输出 JSON · print JSON")
def evaluate(messages: Path, folder: Path | None, folds: int | None, as_json: bool) -> None:
    """评测分类：所用文件应当不是学习时用过的。 Measure on messages the model has not learned from.

    列 columns: text, label; 可选 optional: title, grp（相近内容的组号 · group of near-duplicates）。
    """
    with _sentences():
        if (folder is None) == (folds is None):
            raise Unusable("请给出 --model 或 --folds 之一。", "Give either --model or --folds.")
        found = _by_folds(messages, folds) if folds else _of_model(messages, folder or Path())
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        for name, value in found.items():
            click.echo(f"{name:>12}  {value:.4g}" if isinstance(value, float) else f"{name:>12}  {value}")


def _of_model(messages: Path, folder: Path) -> dict[str, Any]:
    from huiyin.triage import judging, models

    model = models.load(folder)
    texts, labels, _ = _labelled(messages)
    if models.digest(messages) in model.learned_from:
        click.echo(
            "注意：模型学过这个文件，以下数字偏高。 The model has learned from this file: these figures are too good.",
            err=True,
        )
    return asdict(judging.judged(model, texts, labels)) | {"model_mb": models.size(folder) / 1e6}


def _by_folds(messages: Path, count: int) -> dict[str, Any]:
    import numpy as np

    from huiyin.triage import judging

    found = judging.by_folds(*_labelled(messages), count)
    figures: dict[str, Any] = {"folds": count, "n": sum(one.n for one, _ in found)}
    for name in ("accuracy", "macro_f1", "top3", "ece", "p50_ms", "p95_ms"):
        each = [getattr(one, name) for one, _ in found]
        figures |= {name: float(np.mean(each)), f"{name}_spread": float(np.std(each))}
    plain = [beside for _, beside in found]
    return figures | {
        "plain_macro_f1": float(np.mean(plain)),
        "plain_macro_f1_spread": float(np.std(plain)),
        "each_macro_f1": [round(one.macro_f1, 4) for one, _ in found],
        "each_plain_macro_f1": [round(beside, 4) for beside in plain],
    }


def _labelled(path: Path) -> tuple[list[Any], list[str], list[str]]:
    """Messages, categories and groups; a row without a group is one of its own. Rows without text or category are an error."""
    from huiyin.triage.features import Message

    table = rows(path, NEEDED)
    for line, row in enumerate(table, 2):
        if not row["label"].strip() or not (row["text"] + row.get("title", "")).strip():
            raise Unusable(
                f"{path.name}：第 {line} 行（不计内容中的换行）没有内容或类别。",
                f"{path.name}: row {line - 1} has no text or no category.",
            )
    if not table:
        raise Unusable(f"{path.name}：没有一行内容。", f"{path.name}: no rows.")
    texts = [Message(row["text"], row.get("title", "")) for row in table]
    groups = [row.get("grp") or f"row {at}" for at, row in enumerate(table)]
    return texts, [row["label"].strip() for row in table], groups


def _texts(path: Path) -> list[Any]:
    from huiyin.triage.features import Message

    return [Message(row["text"], row.get("title", "")) for row in rows(path, ["text"])]


def _names(path: Path) -> list[tuple[str, Any]]:
    """(category, its names below as a message) for every row of a taxonomy."""
    from huiyin.triage.features import Message

    lists = [[value.strip() for value in row.values()] for row in rows(path, [])]
    return [(first, Message("，".join(below), below[-1])) for first, *below in lists if first and any(below)]


@contextmanager
def _sentences() -> Iterator[None]:
    """What cannot be used ends in two sentences and exit code 2."""
    try:
        yield
    except Unusable as reason:
        click.echo(reason.zh, err=True)
        click.echo(reason.en, err=True)
        sys.exit(2)
