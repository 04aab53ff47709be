"""How hot a group of messages is: persons in its densest days, and opinions, damped; where it is going."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Protocol

WINDOW = 60  # days: the term for handling a petition
LIKES = 2.0  # weight of the logarithm of the opinions: a thousand of them are as 14 persons

Span = tuple[datetime, datetime] | None


class Dated(Protocol):
    """What heat asks of a message."""

    @property
    def time(self) -> datetime | None: ...
    @property
    def user(self) -> str: ...
    @property
    def likes(self) -> int: ...


def heat(messages: Sequence[Dated], window: int = WINDOW) -> float:
    """Distinct persons in the densest `window` days + 2 ln(1 + opinions for and against)."""
    likes = sum(one.likes for one in messages)
    return densest(messages, window) + LIKES * math.log1p(likes)


def densest(messages: Sequence[Dated], window: int) -> int:
    """The most distinct persons within any `window` days; messages without a time count only where none has one."""
    dated = sorted((one.time, one.user or f"\0{at}") for at, one in enumerate(messages) if one.time)
    if not dated:
        return len({one.user or f"\0{at}" for at, one in enumerate(messages)})
    most, start, inside = 0, 0, dict[str, int]()
    for time, user in dated:
        inside[user] = inside.get(user, 0) + 1
        while time - dated[start][0] > timedelta(days=window):
            gone = dated[start][1]
            inside[gone] -= 1
            if not inside[gone]:
                del inside[gone]
            start += 1
        most = max(most, len(inside))
    return most


def span(messages: Sequence[Dated]) -> Span:
    """From the first to the last time of all messages."""
    times = [one.time for one in messages if one.time]
    return (min(times), max(times)) if times else None


def trend(times: Sequence[datetime], whole: Span) -> float:
    """Messages a day in the last third of the whole span against those before: (late - early) / (late + early), -1 … 1."""
    if not times or whole is None or whole[0] == whole[1]:
        return 0.0
    border = whole[1] - (whole[1] - whole[0]) / 3
    late = 2.0 * sum(
        1 for time in times if time >= border
    )  # the last third is half as long as what was before
    early = 1.0 * sum(1 for time in times if time < border)
    return round((late - early) / (late + early), 2)
