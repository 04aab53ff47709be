"""A lost query code: the new one is made in the act that prints it and is on that paper alone; the former opens nothing from then on.

Only of an item that is one matter, not sealed, whose petitioner is on record. The database asks for the act and for two officers, too.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from huiyin.law.purposes import Purpose
from huiyin.matters import access, acts, boxes, casefile, numbers, on_record, reads, secrecy, sql
from huiyin.matters.casefile import CaseFile
from huiyin.matters.models import Act, PetitionItem
from huiyin.matters.reads import Look, What
from huiyin.people.acting import Actor


@dataclass(frozen=True, slots=True)
class New:
    """The new code, for the paper; where it is to be posted, to whom and where."""

    item: str
    code: str
    name: str = ""
    address: str = ""


def print_new(number: str, by: Actor, on: date, at: datetime) -> New:
    """Take the step that prints, and make the code that goes on the paper.

    Raises `acts.Refused`, `acts.NotThere`. Whoever calls it sets the paper in the same transaction: what cannot be printed
    has not happened.
    """
    with access.named(by):
        act = acts.take("print_code", number, by=by, on=on, at=at, answers={})
        case = casefile.load(number, lock=False)
        item = PetitionItem.objects.get(pk=case.matter.item_id)
        code = numbers.new_code()
        digest, reply = secrecy.receipt_digest(item.number, code), boxes.reply_pair(item.number, code)[1]
        sql.run("SELECT huiyin_replace_code(%s, %s, %s)", [act.pk, digest, reply])
        if not _posted(case):
            return New(item.number, code)
        reads.note(case.matter.pk, Look(Purpose.SERVE, at, What.IDENTITY))
        person = on_record.first(case)
        return New(item.number, code, person.get("name", ""), person.get("address", ""))


def _posted(case: CaseFile) -> bool:
    """Whether the newest request said that it goes by post."""
    asked = Act.objects.filter(matter=case.matter, step="replace_code").order_by("-seq").first()
    return asked is not None and asked.data.get("way") == "post"


def replaced_on(number: str, code: str) -> date | None:
    """The day on which this very code was replaced by another; None for any that never was one."""
    digest = secrecy.receipt_digest("".join(number.split()).upper(), numbers.clean_code(code))
    with access.named(Actor.petitioner(digest)):
        found: date | None = sql.one("SELECT huiyin_spent(%s)", [digest])[0]
        return found
