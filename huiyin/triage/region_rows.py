"""A table of divisions and places as a CSV file: every line checked, a sentence for each that is wrong, nothing by halves."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from huiyin.triage.tables import Unusable

COLUMNS = ("code", "name", "parent", "since", "until", "became", "place")
HEADS = dict(
    zip(("代码", "名称", "上级", "起", "止", "现为", "地点"), COLUMNS, strict=True)
)  # as a clerk may write them
MOST = 200_000  # rows
YES = frozenset({"1", "yes", "是"})
_CODE = re.compile(r"[0-9A-Za-z.\-]{1,20}")
Row = dict[str, str]
Wrong = tuple[str, str]  # the sentence in Chinese and in English


def read(text: str, known: Collection[str] = ()) -> list[Row]:
    """The rows of such a file; `known` are codes that stand already. Raises `Unusable`."""
    found = list(lines(text, HEADS, ("code", "name")))
    codes = [row["code"] for _, row in found]
    all_codes, seen = {*codes, *known}, set[str]()
    wrong = list(_too_many(found))
    for line, row in found:
        faults = [*_faults(row, all_codes)]
        if row["code"] in seen:
            faults.append(
                (f"代码 {row['code']} 前面已经有了。", f"the code {row['code']} stands above already.")
            )
        seen.add(row["code"])
        wrong += located(line, faults)
    wrong += _rings({row["code"]: row for _, row in found})
    settle(wrong)
    return [{name: row[name] for name in COLUMNS if row[name]} for _, row in found]


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


def _faults(row: Row, codes: Collection[str]) -> Iterator[Wrong]:
    if not _CODE.fullmatch(row["code"]):
        yield (
            f"代码“{row['code']}”应为一到二十个字母或数字。",
            f"the code “{row['code']}” is not 1 to 20 letters or digits.",
        )
    if not 2 <= len(row["name"]) <= 40:
        yield "名称应为二到四十个字。", "a name has 2 to 40 characters."
    for name, zh, en in (("parent", "上级", "parent"), ("became", "现为", "became")):
        if row[name] and row[name] not in codes:
            yield f"{zh} {row[name]} 不在表里。", f"its {en} {row[name]} is not in the table."
    if row["became"] and not row["until"]:
        yield "写了“现为”的，应写明止日。", "what became another one needs its last day."
    if row["place"] and row["place"].lower() not in YES | {"0", "no", "否"}:
        yield "“地点”一列填 是 或 否。", "place is yes or no."
    if row["place"].lower() in YES and not row["parent"]:
        yield "地点应写明在哪个区划（上级）。", "a place needs the division it lies in (parent)."
    yield from dated(row)


def _too_many(found: Sequence[object]) -> Iterator[Wrong]:
    if not found:
        yield "里面没有任何区划。", "There is no division in it."
    if len(found) > MOST:
        yield f"超过 {MOST} 行。", f"There are more than {MOST} rows."


def _rings(rows: Mapping[str, Row]) -> Iterator[Wrong]:
    """Divisions that lie in themselves, or became themselves."""
    for name, zh, en in (("parent", "上级", "parents"), ("became", "现为", "successors")):
        for code in rows:
            seen, at = {code}, rows[code][name]
            while at in rows and at not in seen:
                seen.add(at)
                at = rows[at][name]
            if at == code:
                yield f"代码 {code} 的{zh}绕成了一圈。", f"The {en} of {code} go round in a ring."
