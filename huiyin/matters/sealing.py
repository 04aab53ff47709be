"""Accusation material leaves the ordinary side: into the envelope box, its ordinary copies destroyed (F.1).

The record shows that it was done, never what it said.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from huiyin.law.grammar import Facts, Part
from huiyin.law.words import Klass
from huiyin.matters import envelopes, numbers, opening, reminding, saving, secrecy
from huiyin.matters.casefile import CaseFile
from huiyin.matters.models import Act, Attachment, Content, Petitioner
from huiyin.matters.writing import Written
from huiyin.people.acting import Actor

# What the room must hear of though nothing was written: the petitioner asks to withdraw, does not, and steps back.
WISHES = frozenset({"ask_withdrawal", "keep_on", "step_back"})


def seal_if_accusation(case: CaseFile, facts: Facts, written: Written) -> bool:
    """Seal the matter when an officer marks it an accusation (T03), or splits one out of it (T02)."""
    matter = case.matter
    if matter.sealed:
        files = saving.files_in(facts.answers or {})
        wish = {"wish": written.act.step} if written.act.step in WISHES else {}
        if wish or written.words or files:
            envelopes.drop(matter.pk, {**wish, **written.words, "files": files}, facts.on)
        return False
    parts = facts.says("parts") or ()
    marked = matter.klass == Klass.ACCUSATION or any(part.klass is Klass.ACCUSATION for part in parts)
    if not marked:
        return False
    _empty_into_box(case, facts.on)
    matter.sealed = True
    matter.save(update_fields=["sealed", "key"])
    return True


def _empty_into_box(case: CaseFile, on: date) -> None:
    """Everything said so far goes into one envelope; the old key, and with it every copy, is destroyed."""
    matter = case.matter
    envelopes.drop(matter.pk, _everything(case), on)
    for rows in (Content, Attachment, Petitioner):
        rows.objects.filter(matter=matter).delete()
    reminding.forget(matter.pk)
    case.key, matter.key = secrecy.new_key(matter.pk)


def under_a_new_key(case: CaseFile) -> Callable[[Act], None]:
    """An extract is written anew: what is said from here on lies under a new key (T02).

    What is returned is called once the act is written: it destroys the former text, and moves the identities.
    """
    matter, known = case.matter, people_of(case)
    rows = list(Petitioner.objects.filter(matter=matter).order_by("place"))
    case.key, matter.key = secrecy.new_key(matter.pk)

    def forget(act: Act) -> None:
        Content.objects.filter(matter=matter).exclude(act=act).delete()
        Petitioner.objects.filter(matter=matter).delete()
        reminding.forget(matter.pk)
        for row, said in zip(rows, known, strict=True):
            opening.petitioner(case, said, row.place, row.representative).save(force_insert=True)

    return forget


def _everything(case: CaseFile) -> dict[str, Any]:
    matter = case.matter
    said = [
        secrecy.open_words(case.key, f"{matter.pk}:{content.act.seq}", content.body)
        for content in Content.objects.filter(matter=matter).select_related("act")
    ]
    files = []
    for file in Attachment.objects.filter(matter=matter).select_related("act"):
        place = f"{matter.pk}:{file.act.seq}"
        title = secrecy.open_bytes(case.key, f"{place}:title", file.title).decode()
        body = secrecy.open_bytes(case.key, f"{place}:file", file.body).hex()
        files.append({"title": title, "media_type": file.media_type, "body": body})
    return {"said": said, "people": people_of(case), "files": files}


def people_of(case: CaseFile) -> list[dict[str, Any]]:
    """The identities of a matter's petitioners, in their order."""
    rows = Petitioner.objects.filter(matter=case.matter).order_by("place")
    return [opening.identity(case, person) for person in rows]


def open_parts(
    case: CaseFile, facts: Facts, people: list[dict[str, Any]], by: Actor, at: datetime
) -> list[Act]:
    """Each part of a split letter becomes a matter of its own, with only its own text (T02)."""
    parts: tuple[Part, ...] = facts.says("parts")
    first = numbers.take(f"parts:{case.matter.item_id}", len(parts)) - len(parts) + 2  # part 1 is the letter
    return [
        opening.open_part(case, part, first + place, people, facts, by, at)
        for place, part in enumerate(parts)
    ]
