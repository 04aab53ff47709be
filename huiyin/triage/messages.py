"""Messages as a table has them: id, title, text, time, and where it has them user, for, against, place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from huiyin.triage.tables import Unusable, rows

NEEDED = ("id", "title", "text", "time")
DIGITS = re.compile(r"\d+")
LONGEST_TIME = 6  # year, month, day, hour, minute, second


@dataclass(frozen=True, slots=True)
class Message:
    """A message. `likes` are opinions for and against together; `place` is what an office has noted, if it has."""

    id: str
    title: str
    text: str
    time: datetime | None = None
    user: str = ""
    likes: int = 0
    place: str = ""


def read(path: Path) -> list[Message]:
    """The messages of a file, in its order. Raises `Unusable`, with the line, for what cannot be read."""
    messages = [_message(path, line, row) for line, row in enumerate(rows(path, NEEDED), 2)]
    seen: set[str] = set()
    for one in messages:
        if not one.id or one.id in seen:
            raise Unusable(
                f"{path.name}：编号（id）“{one.id}”为空或重复，每条留言应有自己的编号。",
                f"{path.name}: the id “{one.id}” is empty or stands twice; each message needs its own.",
            )
        seen.add(one.id)
    return messages


def moment(written: str) -> datetime | None:
    """A time such as 2019/2/28 11:25:05, 2019-02-28T11:25 or 2019年2月28日. None where nothing is written; ValueError."""
    numbers = [int(digits) for digits in DIGITS.findall(written)][:LONGEST_TIME]
    if not numbers:
        if written.strip():
            raise ValueError(written)
        return None
    if len(numbers) == 1 and len(written.strip()) == 8:  # 20190228
        return datetime.strptime(written.strip(), "%Y%m%d")  # noqa: DTZ007 as the file has it, without a zone
    if len(numbers) < 3:
        raise ValueError(written)
    year, month, day, hour, minute, second = numbers + [0] * (LONGEST_TIME - len(numbers))
    return datetime(year, month, day, hour, minute, second)  # noqa: DTZ001 as the file has it, without a zone


def _message(path: Path, line: int, row: dict[str, str]) -> Message:
    try:
        time = moment(row["time"])
    except ValueError:
        raise Unusable(
            f"{path.name} 第{line}条：时间“{row['time']}”看不懂，请写成 2019/2/28 11:25:05。",
            f"{path.name}, row {line}: the time “{row['time']}” is not one like 2019/2/28 11:25:05.",
        ) from None
    return Message(
        id=row["id"].strip(),
        title=row["title"].strip(),
        text=row["text"].strip(),
        time=time,
        user=row.get("user", "").strip(),
        likes=_count(row.get("for", "")) + _count(row.get("against", "")),
        place=row.get("place", "").strip(),
    )


def _count(written: str) -> int:
    """How many; what is no number is none."""
    return int(written) if written.strip().isdecimal() else 0
