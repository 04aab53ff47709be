"""The table of competences as a CSV file: every line checked against agencies and divisions; nothing is taken by halves."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from huiyin.hints.competence import Rule, categories, competent, in_force, path
from huiyin.hints.divisions import divisions
from huiyin.hints.models import Competence
from huiyin.law.grammar import Mark
from huiyin.law.words import AgencyKind, Level
from huiyin.people import directory
from huiyin.people.directory import Tree
from huiyin.triage.tables import Row, Wrong, dated, lines, located, settle

COLUMNS = ("region", "category", "level", "agency", "body", "since", "until", "source", "mark")
HEADS = dict(
    zip(("区划", "分类", "层级", "单位代码", "单位名称", "起", "止", "来源", "标记"), COLUMNS, strict=True)
)
LEVELS = {"省": "province", "市": "prefecture", "县": "county", "乡": "township", "国家": "national"}
NOBODY = "-"  # as agency: from that day no rule of this key
_MARKS = {str(mark) for mark in Mark}


def take_in(text: str, on: date) -> tuple[int, list[str]]:
    """Rows of a CSV file are added; each takes the place of those of its key from its first day.

    How many, and the names in them that no agency of that level has. Raises `Unusable` with a sentence for every line that is wrong. As the job of the clocks.
    """
    found = list(lines(text, HEADS, ("category", "level", "since")))
    places, tree = divisions(on).by_code, directory.tree()
    known = {one for name in categories(on) for one in (name, path(name)[0])}
    wrong: list[Wrong] = [] if found else [("里面没有任何一行。", "There is no row in it.")]
    for line, row in found:
        row["level"] = LEVELS.get(row["level"], row["level"])
        row["category"] = "/".join(path(row["category"]))
        wrong += located(line, list(_faults(row, places, known, tree)))
    settle(wrong or list(_overlaps(found)))
    for _, row in found:
        row["agency"] = "" if row["agency"] == NOBODY else row["agency"]
        told = {name: row[name] or None if name in ("since", "until") else row[name] for name in COLUMNS}
        Competence.objects.create(**told | {"mark": row["mark"] or "K", "taken_on": on})
    called = [(one.level, one.name) for one in tree.places.values()]
    unknown = {
        row["body"]
        for _, row in found
        if not any(level == row["level"] and row["body"] in name for level, name in called)
    }
    return len(found), sorted(unknown)


def written(on: date) -> str:
    """The rules in force on that day, the program's own among them, as `take_in` reads them. Inside `named`."""
    out = io.StringIO()
    file = csv.writer(out, lineterminator="\n")
    file.writerow(COLUMNS)
    for rule in in_force(None, on):
        file.writerow([getattr(rule, name) or "" for name in COLUMNS])
    return out.getvalue()


def gaps(on: date) -> list[tuple[str, str]]:
    """County and category for which nobody is named on that day. Inside `named`."""
    table, tree = divisions(on), directory.tree()
    counties = sorted(
        {
            place.region
            for place in tree.places.values()
            if place.level is Level.COUNTY and place.kind is AgencyKind.COMMITTEE and place.open
        }
    )
    by_category: dict[str, list[Rule]] = {name: in_force(path(name), on) for name in categories(on)}
    return [
        (table.by_code[code].name, name)
        for code in counties
        for name, rules in by_category.items()
        if competent(rules, table.above(table.by_code[code]), tree) is None
    ]


def _faults(row: Row, places: Collection[str], known: Collection[str], tree: Tree) -> Iterator[Wrong]:
    if row["region"] and row["region"] not in places:
        yield (
            f"区划 {row['region']} 不在区划表里。",
            f"the region {row['region']} is not in the table of places.",
        )
    if not row["category"] or row["category"] not in known:
        yield (
            f"分类“{row['category']}”不在内容分类目录里。",
            f"the category “{row['category']}” is not in the taxonomy.",
        )
    if row["level"] not in LEVELS.values():
        yield (
            f"层级“{row['level']}”应为 {'、'.join(LEVELS)}。",
            f"the level is one of {', '.join(LEVELS.values())}.",
        )
    if not row["since"]:
        yield "没有写明起日。", "the first day is missing."
    if not 2 <= len(row["source"]) <= 200:
        yield "请写明来源（文件名称或文号），二到二百个字。", "name the source in 2 to 200 characters."
    if (row["mark"] or "K") not in _MARKS:
        yield (
            f"标记“{row['mark']}”不在 V、V2、P、C、K 之中。",
            f"the mark “{row['mark']}” is none of V, V2, P, C, K.",
        )
    yield from _whom(row, tree)
    yield from dated(row)


def _whom(row: Row, tree: Tree) -> Iterator[Wrong]:
    """What is wrong with the agency a row names."""
    agency, body = row["agency"], row["body"]
    if bool(agency) == bool(body):
        yield (
            "单位代码和单位名称应当填一个，也只填一个；不再有规定的，代码填 -。",
            "name either an agency's code or what such agencies are called; a code of - ends the rule.",
        )
    elif agency not in ("", NOBODY):
        place = next((one for one in tree.places.values() if one.code == agency), None)
        if place is None:
            yield f"没有代码为 {agency} 的单位。", f"there is no agency {agency}."
        elif place.level != row["level"]:
            yield f"{place.name}不是这一层级的单位。", f"{place.name_en} is not of that level."


def _overlaps(found: Sequence[tuple[int, Row]]) -> Iterable[Wrong]:
    """Rows of one key whose times overlap; one without a last day ends where the next begins."""
    by_key: dict[tuple[str, ...], list[tuple[int, Row]]] = defaultdict(list)
    for line, row in found:
        by_key[row["region"], row["category"], row["level"]].append((line, row))
    for rows in by_key.values():
        rows.sort(key=lambda each: each[1]["since"])
        for (first, before), (second, after) in pairwise(rows):
            if after["since"] == before["since"] or (before["until"] and after["since"] <= before["until"]):
                yield (
                    f"第 {first} 行和第 {second} 行的区划、分类、层级相同，时间重叠。",
                    f"Lines {first} and {second} have the same key and overlap in time.",
                )
