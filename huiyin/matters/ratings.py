"""What a petitioner said in rating: closed to every officer, open to the petitioner alone, counted by the database.

The act says that there was a rating, with a salted digest. The values lie in a narrow table that no officer and no job
can read (`migrations/ratings.sql`); the words under the matter's key, in the same row. The last one counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from huiyin.law.book_2022.steps.rating import RATES, SIDES
from huiyin.matters import secrecy, sql
from huiyin.matters.casefile import CaseFile
from huiyin.matters.models import Rating
from huiyin.matters.secrecy import Unreadable
from huiyin.matters.writing import Written


@dataclass(frozen=True, slots=True)
class Own:
    """A rating as its petitioner sees it: the last one, when and how it was given, who is rated."""

    on: date
    via: str  # page, card, posted or call
    office: str  # a value of `VALUES`, or empty
    organ: str
    office_words: str
    organ_words: str


_KEEP = """INSERT INTO matters_rating (matter_id, act_id, "on", via, office_id, organ_id, office_value, organ_value, body)
  VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)
  ON CONFLICT (matter_id) DO UPDATE SET act_id = excluded.act_id, "on" = excluded."on", via = excluded.via,
    office_id = excluded.office_id, organ_id = excluded.organ_id, office_value = excluded.office_value,
    organ_value = excluded.organ_value, body = excluded.body"""


def follow(case: CaseFile, written: Written, answers: Mapping[str, Any], *, anew: bool) -> None:
    """What an act does to the rating of its matter: keep the one it gives, forget it with a key that is exchanged."""
    if written.act.step in RATES:
        _keep(case, written, answers)
    elif anew:
        forget(case.matter.pk)


def _keep(case: CaseFile, written: Written, answers: Mapping[str, Any]) -> None:
    """Keep what an act of rating said in place of what was there; the database demands that act."""
    act, matter = written.act, case.matter
    values = [int(answers[side]) if answers.get(side) else None for side in SIDES]
    via = str(answers.get("via") or "page")
    sql.run(
        _KEEP,
        [matter.pk, act.pk, act.on, via, matter.origin_id, matter.holder_id, *values, written.body],
    )


def own(case: CaseFile) -> Own | None:
    """The rating of whoever holds the receipt; None where there is none. Inside `named(receipt)`."""
    row = Rating.objects.select_related("act").filter(matter_id=case.matter.pk).first()
    if row is None:
        return None
    try:
        said = secrecy.open_words(
            case.key, f"{case.matter.pk}:{row.act.seq}", bytes(row.body), bytes(row.act.digest)
        )
    except Unreadable:
        said = {}
    return Own(
        on=row.on,
        via=row.via,
        office=str(row.office_value or ""),
        organ=str(row.organ_value or ""),
        office_words=str(said.get("office_words", "")),
        organ_words=str(said.get("organ_words", "")),
    )


def forget(matter_id: int) -> None:
    """Delete the rating of a matter: only in the transaction of an act of that matter."""
    sql.one("SELECT huiyin_forget_rating(%s)", [matter_id])
