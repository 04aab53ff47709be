"""CSV files as people have them: which columns there must be, rows as mappings, sentences where something is wrong."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

MOST = 10_000_000  # characters in one field


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
