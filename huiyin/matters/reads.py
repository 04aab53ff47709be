"""Who looked, at what, why and when (F-07, 个人信息保护法 art. 34): noted in the transaction of the reading itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from huiyin.law import purposes
from huiyin.law.purposes import Purpose
from huiyin.law.words import Duty
from huiyin.matters import access, sql


class What(StrEnum):
    """What was opened."""

    MATTER = "matter"  # the page of the matter
    STEP = "step"  # the form of a step, which shows the matter
    IDENTITY = "identity"  # the matter with its petitioner unmasked
    FILE = "file"
    PREVIEW = "preview"
    PAPER = "paper"
    EXPORT = "export"
    NOTES = "notes"


class Unstated(ValueError):
    """This duty reads from outside the way of the matter: it must say why."""


@dataclass(frozen=True, slots=True)
class Look:
    """Why something is opened, and when. No purpose: the duty makes it plain; no instant: the database's own."""

    purpose: Purpose | None = None
    at: datetime | None = None
    what: What = What.MATTER


PLAINLY = Look()
_NOTE = """INSERT INTO matters_read (matter_id, officer_id, agency_id, duty, what, which, purpose, at)
  SELECT wanted, %s, %s, %s, %s, %s, %s, coalesce(%s::timestamptz, now()) FROM unnest(%s::bigint[]) AS wanted"""


def note(matters: int | Sequence[int], look: Look = PLAINLY, *, which: int | None = None) -> None:
    """Note that the officer named in `named(actor)` opens these matters (ids); a petitioner and a job leave nothing.

    One statement, whatever the number. Raises `Unstated` where the duty must say a purpose and did not; the database
    refuses a matter the officer does not see. `which` is the key of the file or paper.
    """
    actor = access.asking()
    if actor is None or actor.officer_id is None:
        return
    purpose = look.purpose or plain(actor.duty)
    ids = [matters] if isinstance(matters, int) else list(matters)
    sql.run(
        _NOTE,
        [
            actor.officer_id,
            actor.agency_id,
            actor.duty.value,
            look.what.value,
            which,
            purpose.value,
            look.at,
            ids,
        ],
    )


def plain(duty: Duty) -> Purpose:
    """The purpose a duty makes plain; `Unstated` where it does not."""
    try:
        return purposes.PLAIN[duty]
    except KeyError:
        raise Unstated(f"the duty {duty.value} states a purpose") from None
