"""Replies of the sealed room, opened for whoever holds the query code, in the request and nowhere else.

For every matter the same query is asked; an ordinary one has no reply here, for its offices write back by an act.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from huiyin.matters import boxes
from huiyin.matters.models import Reply
from huiyin.matters.numbers import clean_code


@dataclass(frozen=True, slots=True)
class Letter:
    """A reply: when it was put here, and what it says; None where the code that opens it is not at hand."""

    on: date
    text: str | None


def replies(matter_id: int, item: str, code: str) -> list[Letter]:
    """The replies to a matter, oldest first, opened with item number and query code. Inside `named(receipt)`."""
    rows = list(Reply.objects.filter(matter_id=matter_id).order_by("id"))
    private = boxes.reply_pair(item, clean_code(code))[0]
    return [Letter(row.put_on, _opened(private, bytes(row.body))) for row in rows]


def _opened(private: bytes, body: bytes) -> str | None:
    try:
        return str(boxes.open(private, body).get("text", ""))
    except boxes.Closed:
        return None
