"""Who looked, at what, why and when (F-07, 个人信息保护法 art. 34): noted in the transaction of the reading itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from django.utils import timezone

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
    FOUND = "found"  # a line of a search, with the words around what was searched


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


@dataclass(frozen=True, slots=True)
class Looked:
    """What one officer opened of a matter on one day, by agency and duty: no name leaves with it."""

    on: date
    first: time
    last: time
    times: int
    agency_id: int
    duty: Duty
    what: What
    purpose: Purpose


_LOOKED = """SELECT date(at AT TIME ZONE %(zone)s), min((at AT TIME ZONE %(zone)s)::time), max((at AT TIME ZONE %(zone)s)::time),
  count(*), agency_id, duty, what, purpose FROM matters_read WHERE matter_id = %(matter)s
  GROUP BY 1, agency_id, officer_id, duty, what, purpose ORDER BY 1 DESC, 3 DESC"""


def of_matter(matter_id: int) -> list[Looked]:
    """Who looked, newest day first; there for the petitioner of the matter alone. One query."""
    values = {"zone": timezone.get_current_timezone_name(), "matter": matter_id}
    return [
        Looked(on, first, last, times, agency_id, Duty(duty), What(what), Purpose(purpose))
        for on, first, last, times, agency_id, duty, what, purpose in sql.rows(_LOOKED, values)
    ]
