"""A year of holidays as text: our own format (docs/how-to/add-a-year-of-holidays.md), and holiday-cn JSON."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from huiyin.law.calendar.notice import Day, Notice, notice, rest, work
from huiyin.law.declined import Declined

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_KEYS = frozenset({"year", "title", "source", "holiday"})
_HOLIDAY_KEYS = frozenset({"name", "rest", "work"})


def read(content: bytes) -> Notice:
    """The notice a file holds. Raises `Declined` with what is wrong where it is damaged."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Declined("文件不是 UTF-8 文本。", "The file is not UTF-8 text.") from None
    if not text.strip():
        raise Declined("文件是空的。", "The file is empty.")
    return _from_json(text) if text.lstrip().startswith("{") else _from_toml(text)


def _from_json(text: str) -> Notice:
    try:
        data = json.loads(text, object_pairs_hook=_once)
    except (ValueError, RecursionError) as problem:
        if isinstance(problem, Declined):
            raise
        raise Declined("文件不是完整的 JSON。", "The file is not whole JSON.") from None
    return from_data(data)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise Declined("JSON 中有重复的键。", "A key occurs twice in the JSON.")
    return found


def from_data(data: Mapping[str, Any]) -> Notice:
    """A notice from the holiday-cn shape: year, papers, days of name, date and isOffDay."""
    days = data.get("days")
    if not isinstance(days, list) or not all(isinstance(day, dict) for day in days):
        raise Declined("缺少 days 列表。", "The list `days` is missing.")
    return notice(
        _year(data.get("year")),
        (_json_day(day) for day in days),
        _texts(data.get("papers", []), "papers"),
        _text(data.get("title", ""), "title"),
    )


def _json_day(day: Mapping[str, Any]) -> Day:
    off = day.get("isOffDay")
    if not isinstance(off, bool):
        raise Declined("isOffDay 应为 true 或 false。", "`isOffDay` must be true or false.")
    return Day(_date(day.get("date")), off, _name(day.get("name")))


def to_data(kept: Notice) -> dict[str, Any]:
    """The same notice in the holiday-cn shape, with its title; `from_data` reads it back."""
    days = [{"name": day.name, "date": day.on.isoformat(), "isOffDay": day.rest} for day in kept.days]
    return {"year": kept.year, "title": kept.title, "papers": list(kept.source), "days": days}


def _from_toml(text: str) -> Notice:
    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as problem:
        where = re.search(r"line \d+", str(problem))
        line = where[0].removeprefix("line ") if where else ""
        raise Declined(
            f"文件不合格式{f'（第{line}行）' if line else ''}。",
            f"The file is not in the format{f' (line {line})' if line else ''}.",
        ) from None
    _only(data, _KEYS)
    holidays = data.get("holiday")
    if not isinstance(holidays, list) or not all(isinstance(holiday, dict) for holiday in holidays):
        raise Declined("缺少 [[holiday]] 段。", "There is no [[holiday]] section.")
    days = (day for holiday in holidays for day in _toml_days(holiday))
    source = data.get("source", [])
    source = [source] if isinstance(source, str) else source
    title = _text(data.get("title", ""), "title")
    return _whole(notice(_year(data.get("year")), days, _texts(source, "source"), title))


def _toml_days(holiday: Mapping[str, Any]) -> Iterator[Day]:
    _only(holiday, _HOLIDAY_KEYS)
    name = _name(holiday.get("name"))
    for make, key in ((rest, "rest"), (work, "work")):
        for span in _texts(_spelt(holiday.get(key, [])), key):
            first, _, last = span.partition("..")
            yield from make(name, _date(first), _date(last or first))


def _spelt(value: object) -> object:
    """Days may be written with quotation marks or, where they stand alone, without."""
    if not isinstance(value, list):
        return value
    return [item.isoformat() if isinstance(item, date) else item for item in value]


def _whole(kept: Notice) -> Notice:
    """This format still reads when it was cut short, so the fixed holidays must all be there."""
    missing = kept.missing()
    if missing:
        named = [day.isoformat() for day in missing]
        raise Declined(
            f"文件不完整：没有把法定节日 {'、'.join(named)} 列为休息日。",
            f"The file is not whole: the fixed holidays {', '.join(named)} are not named as rest.",
        )
    return kept


def to_text(kept: Notice) -> str:
    """The same notice in our own format; `read` reads it back."""
    lines = [f"year = {kept.year}", f"title = {_quoted(kept.title)}"]
    lines.append(f"source = [{', '.join(map(_quoted, kept.source))}]")
    spans = kept.spans()
    for name in dict.fromkeys(name for name, *_ in spans):
        lines += ["", "[[holiday]]", f"name = {_quoted(name)}"]
        for key, resting in (("rest", True), ("work", False)):
            found = [
                _span(first, last) for other, off, first, last in spans if (other, off) == (name, resting)
            ]
            if found:
                lines.append(f"{key} = [{', '.join(map(_quoted, found))}]")
    return "\n".join(lines) + "\n"


def _span(first: date, last: date) -> str:
    return first.isoformat() if first == last else f"{first}..{last}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _only(found: Mapping[str, Any], known: frozenset[str]) -> None:
    for key in found:
        if key not in known:
            raise Declined(f"不认识的键 {key!r}。", f"There is no key {key!r} in this format.")


def _year(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise Declined("缺少年份 year（四位数字）。", "The year is missing: `year` must be a number.")
    return value


def _date(value: object) -> date:
    try:
        if isinstance(value, str) and _DATE.fullmatch(value.strip()):
            return date.fromisoformat(value.strip())
    except ValueError:
        pass
    raise Declined(f"{value!r} 不是日期（应为 2027-01-01）。", f"{value!r} is not a date such as 2027-01-01.")


def _text(value: object, key: str) -> str:
    if not isinstance(value, str) or len(value) > 500 or not (value.isprintable() or not value):
        raise Declined(f"{key} 应为一行文字。", f"`{key}` must be one line of text.")
    return value


def _texts(value: object, key: str) -> list[str]:
    if not isinstance(value, list):
        raise Declined(f"{key} 应为列表。", f"`{key}` must be a list.")
    return [_text(item, key) for item in value]


def _name(value: object) -> str:
    return _text(value, "name").strip()
