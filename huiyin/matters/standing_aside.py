"""Recusal in a matter: who stands aside, from when, and what they did before (art. 28(3))."""

from __future__ import annotations

from datetime import date

from huiyin.law.book_2022.steps.recusal import SAYING
from huiyin.law.words import Duty
from huiyin.matters.casefile import Aside, CaseFile
from huiyin.matters.hooks import Taken
from huiyin.matters.models import Petitioner
from huiyin.people import recusal
from huiyin.people.acting import Actor
from huiyin.people.models import Ground


def stand_aside(taken: Taken) -> None:
    """The last thing of an act: who stands aside is barred with it, from acting and from reading."""
    matter, on = taken.case.matter.pk, taken.facts.on
    officer = taken.actor.officer_id
    if taken.step.code == "recuse" and taken.facts.says("myself") and officer is not None:
        recusal.declare(officer, matter, on, Ground.OWN)
    elif taken.step.code == "decide_recusal" and taken.facts.says("decision") == "aside":
        recusal.declare(int(taken.facts.says("colleague")), matter, on, Ground(taken.facts.says("ground")))


def standing(case: CaseFile, by: Actor, on: date, chair: str = "") -> Aside:
    """What the law asks of interests, for whoever acts, and for whoever is named to chair a hearing."""
    chairs = _named(chair, by, on) if chair else []
    return Aside(
        recused=barred(case, by.officer_id, by.agency_id, on),
        head_recused=by.duty is Duty.DEPUTY and head_barred(case, by, on),
        chair_barred=any(barred(case, officer, by.agency_id, on) for officer in chairs),
        chair_did=frozenset(done.step for done in case.history if done.officer in chairs),
        unchecked=len(to_check_again(case, on)),
    )


def _named(text: str, by: Actor, on: date) -> list[int]:
    """Colleagues whose name stands in the text, title or not: 李明 is not meant where 李明华 is."""
    there = [(officer, name) for officer, name in recusal.colleagues(by.agency_id, on) if name in text]
    return [one for one, name in there if not any(name != other and name in other for _, other in there)]


def barred(case: CaseFile, officer_id: int | None, agency_id: int | None, on: date) -> bool:
    """Whether an interest bars this officer: in the matter, in one of its petitioners, or in a unit it is about."""

    def keys() -> list[bytes]:
        pairs = Petitioner.objects.filter(matter=case.matter).values_list("id_hash", "phone_hash")
        return [bytes(key) for pair in pairs for key in pair if key]

    matter = case.matter
    about = (matter.holder_id, matter.reviewer_id, matter.re_reviewer_id)
    units = {unit for unit in about if unit is not None and unit != agency_id}
    return recusal.recused(officer_id, matter_id=matter.pk, agency_ids=units, person_keys=keys, on=on)


def head_barred(case: CaseFile, by: Actor, on: date) -> bool:
    """Whether a head of the acting agency may not decide here, so that the deputy does."""
    return any(barred(case, head, by.agency_id, on) for head in recusal.heads(by.agency_id, on))


def to_check_again(case: CaseFile, on: date) -> list[int]:
    """Places in the record (from 1) of what officers did who stand aside by now and nobody has checked since.

    Asked of the database only where somebody was said to have an interest.
    """
    if not any(done.step in SAYING for done in case.history):
        return []
    aside = recusal.aside_from(case.matter.pk, on)
    checked = max((n for n, done in enumerate(case.history, 1) if done.step == "check_again"), default=0)
    return [
        n
        for n, done in enumerate(case.history, 1)
        if n > checked and done.officer in aside and done.step not in SAYING
    ]
