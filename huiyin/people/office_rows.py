"""What offices publish, as rows of a table: each checked with a sentence for what is wrong, kept as the owner of the tables.

Two tables: one row for each office (`OFFICE`), and one for each leader's reception day (`DAYS`).
"""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from django.db import transaction

from huiyin.people.models import Agency, Contact, ReceptionDay
from huiyin.people.publishing import BESIDE, OWN, publishers, told

Row = dict[str, str]
Wrong = tuple[str, str]  # the sentence in Chinese and in English
_ZH = {
    "phone": "电话",
    "hours": "接待时间",
    "address": "地址",
    "postcode": "邮政编码",
    "web": "网址",
    "fax": "传真",
    "envelope": "信封",
    "hall": "接待场所",
    "hall_address": "接待场所地址",
    "travel": "怎样来",
    "access": "无障碍",
    "leaders": "领导接访",
    "code": "单位代码",
    "day": "日期",
    "who": "职务",
    "about": "接待内容",
}


def _heads(names: Iterable[str]) -> dict[str, str]:
    """Each column by the name a clerk may write; of its English the same with 英文 behind it."""
    return {
        (_ZH[name.removesuffix("_en")] + "英文" if name.endswith("_en") else _ZH[name]): name
        for name in names
    }


OFFICE = _heads(("code", *OWN, *BESIDE))
DAYS = _heads(("code", "day", "who", "who_en", "about", "about_en")) | {"时间": "hours"}
NEEDED_OFFICE, NEEDED_DAYS = ("code",), ("code", "day", "hours", "who")
_POSTCODE = re.compile(r"[0-9]{6}")
_NUMBER = re.compile(r"\+?[0-9][0-9 \-()（）]{3,30}(?:(?:转|ext\.? ?)[0-9]{1,6})?")
_OF_A_PERSON = re.compile(r"[0-9]{7}")  # a telephone or an identity number: of nobody who comes


def columns(text: str) -> list[str]:
    """The columns a file names in its first line, by their own names; others as they stand."""
    names = next(csv.reader(io.StringIO(text.lstrip("\ufeff"))), [])
    heads = DAYS | OFFICE
    return [heads.get(name.strip(), name.strip()) for name in names]


def are_days(names: Collection[str]) -> bool:
    """Whether a file with these columns is one of reception days."""
    return "day" in names


def unknown_columns(names: Collection[str]) -> list[str]:
    """Columns that neither table has: a slip of the pen would otherwise leave something out silently."""
    known = {*(DAYS if are_days(names) else OFFICE).values()}
    return [name for name in names if name and name not in known]


def office_faults(row: Row, known: Mapping[str, int]) -> Iterator[Wrong]:
    """What is wrong with the row of an office."""
    yield from _whose(row, known)
    yield from _too_long(row, Contact)
    if row["postcode"] and not _POSTCODE.fullmatch(row["postcode"]):
        yield (
            f"邮政编码“{row['postcode']}”应为六位数字。",
            f"the postcode “{row['postcode']}” is not six digits.",
        )
    if row["phone"] and not _NUMBER.fullmatch(row["phone"]):
        yield (
            f"电话“{row['phone']}”应写成 0000-0000000 的样子，只写一个。",
            f"the telephone “{row['phone']}” is written like 0000-0000000, one only.",
        )
    if row["web"] and not _is_address(row["web"]):
        yield (
            f"网址“{row['web']}”应以 https:// 或者 http:// 开头。",
            f"the web address “{row['web']}” begins with https:// or http://.",
        )


def day_faults(row: Row, known: Mapping[str, int]) -> Iterator[Wrong]:
    """What is wrong with the row of a reception day."""
    yield from _whose(row, known)
    yield from _too_long(row, ReceptionDay)
    try:
        date.fromisoformat(row["day"])
    except ValueError:
        yield f"“{row['day']}”不是日期，应写作 2026-03-02。", f"“{row['day']}” is no day: write 2026-03-02."
    if not row["hours"]:
        yield "没有写明几点到几点。", "the hours are missing."
    if not row["who"]:
        yield (
            "没有写明由谁接待，写职务，例如 县长。",
            "who receives is missing: the office held, such as county head.",
        )
    if any(_OF_A_PERSON.search(row[name]) for name in ("who", "who_en", "about", "about_en")):
        yield (
            "不要写来访人的姓名、电话或者证件号码，只写职务和接待哪一类事。",
            "write nothing of who comes, no name or number: only the office held and what is received.",
        )


@dataclass(frozen=True, slots=True)
class Change:
    """What a row changes at an office: the columns that get another text."""

    name: str
    names: tuple[str, ...]


def keep(rows: Iterable[Row], named: Collection[str], on: date, using: str | None = None) -> list[Change]:
    """Write the columns that the file names; others stay. A second time nothing changes. All or nothing."""
    changes = []
    with transaction.atomic(using=using):
        offices = {agency.code: agency for agency in publishers().using(using)}
        for row in rows:
            agency = offices[row["code"]]
            now = told(agency)
            fresh = {name: row[name] for name in (*OWN, *BESIDE) if name in named and row[name] != now[name]}
            if fresh:
                _write(agency, fresh, on, using)
                changes.append(Change(agency.name, tuple(fresh)))
    return changes


def keep_days(rows: Iterable[Row], on: date, using: str | None = None) -> tuple[int, int]:
    """The coming days of each office that the file names become those of the file; others stay. Past ones are left out.

    How many days stand afterwards, and how many rows were past.
    """
    coming: dict[str, list[Row]] = defaultdict(list)
    past = 0
    for row in rows:
        over = date.fromisoformat(row["day"]) < on
        past += over
        coming[row["code"]] += [] if over else [row]
    kept = ReceptionDay.objects.using(using)
    with transaction.atomic(using=using):
        ids = dict(Agency.objects.using(using).filter(code__in=coming).values_list("code", "pk"))
        kept.filter(agency_id__in=ids.values()).delete()
        made = [
            ReceptionDay(agency_id=ids[code], **{name: row[name] for name in DAYS.values() if name != "code"})
            for code, days in coming.items()
            for row in days
        ]
        kept.bulk_create(made)
    return len(made), past


def written() -> str:
    """Every office with what it publishes, as the CSV that import reads."""
    names = ("code", *OWN, *BESIDE)
    return _csv(names, ([agency.code, *told(agency).values()] for agency in publishers()))


def days_written(on: date) -> str:
    """Every reception day from `on`, as the CSV that import reads."""
    names = ("code", "day", "hours", "who", "who_en", "about", "about_en")
    days = ReceptionDay.objects.filter(day__gte=on).select_related("agency").order_by("agency__code", "day")
    return _csv(names, ([day.agency.code, *(getattr(day, name) for name in names[1:])] for day in days))


def _csv(names: Iterable[str], rows: Iterable[list[object]]) -> str:
    out = io.StringIO()
    file = csv.writer(out, lineterminator="\n")
    file.writerow(names)
    file.writerows(rows)
    return out.getvalue()


def _write(agency: Agency, fresh: Mapping[str, str], on: date, using: str | None) -> None:
    own = {name: text for name, text in fresh.items() if name in OWN}
    if own:
        Agency.objects.using(using).filter(pk=agency.pk).update(**own)
    beside = {name: text for name, text in fresh.items() if name in BESIDE} | {"told_on": on}
    Contact.objects.using(using).update_or_create(agency_id=agency.pk, defaults=beside)


def _whose(row: Row, known: Mapping[str, int]) -> Iterator[Wrong]:
    if row["code"] not in known:
        yield (
            f"没有代码为“{row['code']}”的单位，或者它已经撤销。",
            f"there is no agency “{row['code']}”, or it is closed.",
        )


def _too_long(row: Row, model: type[Contact] | type[ReceptionDay]) -> Iterator[Wrong]:
    fields = {field.name: field.max_length for each in (Agency, model) for field in each._meta.fields}
    for name, text in row.items():
        most = fields.get(name)
        if most and len(text) > most:
            yield f"“{name}”一列超过{most}个字。", f"the column {name} has more than {most} characters."
        if any(ord(sign) < 32 or ord(sign) == 127 for sign in text):
            yield (
                f"“{name}”一列里有换行或者看不见的字符。",
                f"the column {name} holds a line break or a hidden character.",
            )


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"\s", text)
