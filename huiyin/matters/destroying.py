"""What an act of keeping does besides being written: what it destroys, whom it tells, until when the matter is kept.

The list of what the rooms above hold is `hooks.FORGET`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from datetime import date

from django.conf import settings

from huiyin.law.book_2022.conditions import since
from huiyin.law.book_2022.states import ENDED
from huiyin.law.book_2022.steps.rating import RATES
from huiyin.law.grammar import Facts
from huiyin.law.retention import Period, Schedule, period
from huiyin.law.words import Duty, State
from huiyin.matters import casefile, hooks, opening, ratings, reminding, sql
from huiyin.matters.casefile import CaseFile
from huiyin.matters.hooks import Taken
from huiyin.matters.models import Attachment, Content, Keeping, Message, Petitioner
from huiyin.people.acting import Actor

UNDONE = ("withdraw_disposal", "place_hold", "reopen")
_CLOCK = Actor.job(Duty.CLOCK)


def follow(taken: Taken) -> None:
    """What a step of keeping does to the rows, and how long the matter is kept from now on."""
    work = _WORK.get(taken.step.code)
    if work is not None:
        work(taken)
    case, act = taken.case, taken.act
    if not case.matter.sealed and State(act.after) in ENDED:
        note(case, act.on)
    elif act.before and State(act.before) in ENDED:
        Keeping.objects.filter(matter=case.matter).delete()


def _destroy(taken: Taken) -> None:
    """The key went with the act; here what lay under it, and the hashes a person is found by, go too."""
    matter = taken.case.matter
    for rows in (Content, Attachment, Petitioner):
        rows.objects.filter(matter=matter).delete()
    reminding.forget(matter.pk)
    ratings.forget(matter.pk)
    for forget in hooks.FORGET:
        forget(matter.pk)
    taken.case._key = None


_PHONES = ("phone", "former")  # what was there before holds numbers, too


def _erase_phones(taken: Taken) -> None:
    case = taken.case
    Attachment.objects.filter(matter=case.matter, media_type__startswith="audio/").delete()
    for row in Petitioner.objects.filter(matter=case.matter):
        identity = opening.identity(case, row)
        known = {
            name: value
            for name, value in identity.items()
            if name not in _PHONES and not name.endswith("_phone")  # whoever files has one, too
        }
        without = opening.petitioner(case, known, row.place, row.representative)
        row.identity, row.phone_hash = without.identity, None
        row.save(update_fields=["identity", "phone_hash"])


def _erase_rating(taken: Taken) -> None:
    ratings.forget(taken.case.matter.pk)


def _warn(taken: Taken) -> None:
    matter, act = taken.case.matter, taken.act
    sql.insert(Message(matter=matter, act=act, agency_id=matter.holder_id, kind=act.step, created_at=act.at))


_WORK: Mapping[str, Callable[[Taken], None]] = {
    "dispose": _destroy,
    "dispose_again": _destroy,
    "erase_phones": _erase_phones,
    "erase_rating": _erase_rating,
    "warn_of_end": _warn,
}


def kept(case: CaseFile, on: date) -> tuple[Period, Facts]:
    """How long the matter is kept by what was done so far, and the facts that follows from."""
    facts = casefile.facts(case, _CLOCK, on)
    return period(facts), facts


def note(case: CaseFile, on: date) -> None:
    """Write the matter's row anew; none is left once it is destroyed."""
    Keeping.objects.filter(matter=case.matter).delete()
    if case.matter.state != State.DISPOSED:
        sql.insert(_row(case, on))


def _row(case: CaseFile, on: date) -> Keeping:
    found, facts = kept(case, on)
    proposed = since(facts, "propose_disposal", *UNDONE)
    approved = since(facts, "approve_disposal", "propose_disposal", *UNDONE)
    return Keeping(
        matter=case.matter,
        agency_id=case.matter.holder_id,
        category=found.category.code,
        rested=found.rested,
        until=found.until,
        held=bool(facts.held_by),
        warned=since(facts, "warn_of_end", "reopen"),
        proposed_on=facts.done["propose_disposal"] if proposed else None,
        approved_on=facts.done["approve_disposal"] if approved else None,
        phones_erased=since(facts, "erase_phones", "reopen"),
        rating_erased=not RATES & facts.done.keys() or since(facts, "erase_rating", "reopen"),
        schedule=edition(settings.RETENTION),
    )


def edition(schedule: Schedule) -> str:
    """Which schedule it is: 16 hexadecimal digits."""
    told = [schedule.document, str(schedule.approved_on), dict(schedule.tiers)]
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:16]
