"""Replies of the sealed room, opened for whoever holds the query code, in the request and nowhere else.

For every matter the same query is asked; an ordinary one has no reply here, for its offices write back by an act.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from huiyin.matters import boxes
from huiyin.matters.models import Handover, Reply
from huiyin.matters.numbers import clean_code
from huiyin.people import directory
from huiyin.people.wording import agency_name


@dataclass(frozen=True, slots=True)
class Letter:
    """A reply: when it was put here, and what it says; None where the code that opens it is not at hand."""

    on: date
    text: str | None


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What stays here of an accusation that was handed over."""

    on: date
    organ: str
    receipt: str


def handed_over(matter_id: int) -> list[HandedOver]:
    """Hand-overs of a sealed matter, oldest first; there for the sealed channel alone."""
    tree = directory.tree()
    rows = Handover.objects.filter(matter_id=matter_id).order_by("id")
    return [
        HandedOver(row.handed_on, agency_name(tree.places.get(row.organ_id)), row.receipt_no) for row in rows
    ]


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
