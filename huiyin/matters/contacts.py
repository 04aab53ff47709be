"""How a petitioner is reached, changed by the petitioner, and whoever filed by themselves: what was there stays on file, under the matter's key."""

from __future__ import annotations

from typing import Any

from huiyin.law.book_2022.steps.personal_data import CONTACT, FILERS_CONTACT
from huiyin.matters import opening
from huiyin.matters.hooks import Taken
from huiyin.matters.models import Petitioner

FORMER = "former"  # what was there before, each with the day it was left


def change(taken: Taken) -> None:
    """Write the contact of whoever holds the receipt anew. Of a sealed matter it went into the envelope box with the act."""
    if taken.step.code != "change_contact" or taken.case.matter.sealed:
        return
    case = taken.case
    row = Petitioner.objects.filter(matter=case.matter).order_by("place").first()
    known: dict[str, Any] = opening.identity(case, row) if row else {}
    given = {name: taken.facts.says(name) for name in CONTACT + FILERS_CONTACT if taken.facts.says(name)}
    left = [str(known[name]) for name in given if known.get(name)]
    if left:
        said = f"{'；'.join(left)}（至{taken.act.on.isoformat()}）"
        known[FORMER] = "；".join([one for one in (known.get(FORMER), said) if one])
    known |= given
    written = opening.petitioner(case, known, row.place if row else 1, row.representative if row else False)
    if row is None:
        written.save(force_insert=True)
        return
    written.pk = row.pk
    written.save(force_update=True)
