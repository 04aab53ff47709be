"""A table of divisions and places as a CSV file: every line checked, a sentence for each that is wrong, nothing by halves."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from huiyin.triage.tables import Row, Wrong, dated, lines, located, settle

COLUMNS = ("code", "name", "parent", "since", "until", "became", "place")
HEADS = dict(
    zip(("代码", "名称", "上级", "起", "止", "现为", "地点"), COLUMNS, strict=True)
)  # as a clerk may write them
MOST = 200_000  # rows
YES = frozenset({"1", "yes", "是"})
_CODE = re.compile(r"[0-9A-Za-z.\-]{1,20}")


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
