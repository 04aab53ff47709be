"""CSV files as people have them: which columns there must be, rows as mappings, sentences where something is wrong."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

MOST = 10_000_000  # characters in one field
Row = dict[str, str]
Wrong = tuple[str, str]  # the sentence in Chinese and in English


class Unusable(Exception):
    """The file cannot be read as such a table; `zh` and `en` say why and what to do."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh, self.en = zh, en


def rows(path: Path, needed: Sequence[str]) -> list[dict[str, str]]:
    """Every row of a CSV file in UTF-8 (with or without BOM) that has these columns; extra ones are kept. Raises `Unusable`."""
    return list(each(path, needed))


def each(path: Path, needed: Sequence[str]) -> Iterator[dict[str, str]]:
    """The same one by one, for files that are larger than one wants to hold."""
    csv.field_size_limit(min(MOST, sys.maxsize))
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, restval="")
            missing = [name for name in needed if name not in (reader.fieldnames or ())]
            if missing:
                raise Unusable(
                    f"{path.name}：缺少列 {'、'.join(missing)}。第一行应当是列名。",
                    f"{path.name}: no column {', '.join(missing)}. The first line names the columns.",
                )
            for row in reader:
                yield {name: value or "" for name, value in row.items() if name is not None}
    except FileNotFoundError:
        raise Unusable(f"没有这个文件：{path}", f"There is no such file: {path}") from None
    except UnicodeDecodeError:
        raise Unusable(
            f"{path.name}：不是 UTF-8 编码，请另存为 UTF-8。", f"{path.name}: not UTF-8; save it as UTF-8."
        ) from None
    except (csv.Error, OSError) as problem:
        raise Unusable(
            f"{path.name}：读不出来（{problem}）。", f"{path.name} cannot be read ({problem})."
        ) from None


@contextmanager
def written(path: Path, columns: Sequence[str]) -> Iterator[Any]:
    """A CSV file to write rows into; it appears whole or not at all."""
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("w", encoding="utf-8", newline="") as file:
            out = csv.writer(file)
            out.writerow(columns)
            yield out
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def lines(text: str, heads: Mapping[str, str], needed: Sequence[str]) -> Iterator[tuple[int, Row]]:
    """The lines of a CSV text with their numbers, every column of `heads` there; empty lines are left out."""
    reader = csv.reader(io.StringIO(text.lstrip("\ufeff")), strict=True)
    try:
        names = [heads.get(head.strip(), head.strip()) for head in next(reader, [])]
        if not set(needed) <= set(names):
            raise Unusable(
                f"第一行应写明各列：{','.join(heads)}。",
                f"The first line names the columns: {','.join(heads.values())}.",
            )
        for cells in reader:
            row = dict(zip(names, (cell.strip() for cell in cells), strict=False))
            if any(row.values()):
                yield reader.line_num, dict.fromkeys(heads.values(), "") | row
    except csv.Error as problem:
        raise Unusable(
            f"第 {reader.line_num} 行读不出来（{problem}）。",
            f"Line {reader.line_num} cannot be read ({problem}).",
        ) from None


def located(line: int, faults: Sequence[Wrong]) -> list[Wrong]:
    """The sentences with the line they are about."""
    return [(f"第 {line} 行：{zh}", f"Line {line}: {en}") for zh, en in faults]


def settle(wrong: Sequence[Wrong], most: int = 20) -> None:
    """Raise all that is wrong, the first twenty sentences in full; nothing where nothing is."""
    if not wrong:
        return
    zh, en = [one for one, _ in wrong[:most]], [one for _, one in wrong[:most]]
    if (more := len(wrong) - most) > 0:
        zh.append(f"另有 {more} 处。")
        en.append(f"{more} more.")
    raise Unusable("\n".join(zh), "\n".join(en))


def dated(row: Mapping[str, str]) -> Iterator[Wrong]:
    """What is wrong with the days of a row."""
    days = {}
    for name in ("since", "until"):
        try:
            days[name] = date.fromisoformat(row[name]) if row[name] else None
        except ValueError:
            yield f"“{row[name]}”不是日期，应写作 2026-03-02。", f"“{row[name]}” is no day: write 2026-03-02."
    since, until = days.get("since"), days.get("until")
    if since and until and until < since:
        yield "止日早于起日。", "the last day lies before the first."
