"""The one door into the case file: every change of a matter is an act taken here, all or nothing."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from huiyin.law.book_2022 import steps
from huiyin.law.book_2022.states import ENDED
from huiyin.law.declined import Declined
from huiyin.law.grammar import AgencyFacts, Facts, Kind, MatterFacts, PaperFacts, Ruling, Step
from huiyin.law.ruling import lawful_steps, rule_on
from huiyin.law.words import Klass, Route, State
from huiyin.matters import (
    access,
    anonymity,
    casefile,
    contacts,
    destroying,
    hooks,
    notes,
    on_record,
    ratings,
    reach,
    saving,
    sealing,
    sql,
    standing_aside,
    writing,
)
from huiyin.matters.casefile import CaseFile
from huiyin.matters.hooks import NotThere, Refused
from huiyin.matters.models import Act, PetitionMatter
from huiyin.matters.opening import Receipt, Sender, note_arrival, register
from huiyin.matters.saving import Upload
from huiyin.people import directory, recusal
from huiyin.people.acting import Actor

log = logging.getLogger("huiyin.matters.moves")


def take(
    code: str, number: str, *, by: Actor, on: date, at: datetime, answers: Mapping[str, Any] | None = None
) -> Act:
    """Take a step in a matter: ask the law once, write the act, turn the clocks; all or nothing.

    `on` is the local date of the act, `at` its instant. Raises `Refused` with the law's sentence, `NotThere`
    where the matter does not exist for this actor, KeyError for a step that is not in the book.
    """
    step = steps.BY_CODE[code]
    try:
        return _take(step, number, by, on, at, dict(answers or {}))
    except (Refused, NotThere):
        if step.moves is not None:  # F-01: an attempt to move what may not move is noted, never what it is
            log.warning("move refused step=%s officer=%s duty=%s", code, by.officer_id, by.duty)
        raise


def _take(step: Step, number: str, by: Actor, on: date, at: datetime, answers: dict[str, Any]) -> Act:
    with access.named(by):
        case = _load(number, lock=True)
        facts = _facts(case, step, by, on, answers)
        answer = rule_on(step, facts, by.duty)
        if not answer.allowed:
            raise Refused(answer)
        try:
            return _write(case, step, answer, facts, by, at)
        except Declined as declined:  # a period the clock does not allow
            raise Refused(Ruling(False, step.article, declined.zh, declined.en, "clock")) from declined


def choices(number: str, *, by: Actor, on: date) -> list[tuple[Step, Ruling]]:
    """Each step of the book with the law's answer for this actor today, before anything is filled in."""
    with access.named(by):
        return rulings(_load(number, lock=False), by=by, on=on)


def ruling(
    code: str, number: str, *, by: Actor, on: date, answers: Mapping[str, Any] | None = None
) -> Ruling:
    """What the law would say of a step with these answers; nothing is written. `NotThere` out of reach."""
    step = steps.BY_CODE[code]
    with access.named(by):
        return rule_on(step, _facts(_load(number, lock=False), step, by, on, dict(answers or {})), by.duty)


def rulings(case: CaseFile, *, by: Actor, on: date) -> list[tuple[Step, Ruling]]:
    """The same for a case that was just read (`MatterPage.case`), inside `named(by)`."""
    return lawful_steps(_facts(case, None, by, on, None), by.duty)


def _write(case: CaseFile, step: Step, ruling: Ruling, facts: Facts, by: Actor, at: datetime) -> Act:
    people = sealing.people_of(case) if step.code == "split" else []
    anew = step.code == "rewrite_extract"
    forget = sealing.under_a_new_key(case) if anew else None
    written = writing.write(case, step, ruling, facts, by, at)
    saving.save(case, written, facts.answers or {}, at)
    if forget is not None:
        forget(written.act)
    sealed_now = sealing.seal_if_accusation(case, facts, written)
    if step.code == "split":
        sealing.open_parts(case, facts, people, by, at)
    if sealed_now or anew or not case.open:
        notes.forget(case)
    ratings.follow(case, written, facts.answers or {}, anew=sealed_now or anew)
    taken = hooks.Taken(case, written.act, step, facts, by, sealed_now or anew)
    hooks.tell(taken)
    destroying.follow(taken)
    contacts.change(taken)
    reach.save(case)
    standing_aside.stand_aside(taken)
    return written.act


def _load(number: str, *, lock: bool) -> CaseFile:
    try:
        return casefile.load(number, lock=lock)
    except PetitionMatter.DoesNotExist as missing:
        raise NotThere from missing


def _facts(case: CaseFile, step: Step | None, by: Actor, on: date, answers: dict[str, Any] | None) -> Facts:
    agencies: dict[str, AgencyFacts] = {}
    matters: dict[str, MatterFacts] = {}
    papers: dict[str, PaperFacts] = {}
    for ask in step.asks if step and answers else ():
        value = (answers or {}).get(ask.name)
        if value and ask.kind is Kind.AGENCY:
            agencies[ask.name] = _agency(case, by, int(value), _parties(case, by, answers or {}))
        elif value and ask.kind is Kind.MATTER:
            found = _other(case, str(value))
            if found is not None:
                matters[ask.name] = found
        elif value and ask.kind is Kind.PAPER:
            paper = hooks.paper_facts(case, by, int(value))
            if paper is not None:
                papers[ask.name] = paper
    return casefile.facts(
        case,
        by,
        on,
        answers=answers,
        agencies=agencies,
        matters=matters,
        papers=papers,
        aside=standing_aside.standing(case, by, on, chair=str((answers or {}).get("chair") or "")),
        officers=_colleagues(step, by, on) if answers else frozenset(),
        personal=anonymity.of_answers(case, step, answers),
        on_record=on_record.known(case, step),
    )


def _colleagues(step: Step | None, by: Actor, on: date) -> frozenset[int]:
    """Officers a step may name, asked only where it names one."""
    if step is None or not any(ask.kind is Kind.OFFICER for ask in step.asks):
        return frozenset()
    return frozenset(pk for pk, _ in recusal.colleagues(by.agency_id, on))


def _agency(case: CaseFile, by: Actor, named: int, parties: list[int]) -> AgencyFacts:
    matter = case.matter
    found = directory.agency_facts(
        by.agency_id,
        named,
        holder_id=matter.holder_id,
        reviewer_id=matter.reviewer_id,
        disputants=parties,
    )
    return replace(found, rated=named in reach.parties(case))


def _parties(case: CaseFile, by: Actor, answers: dict[str, Any]) -> list[int]:
    """The organs a dispute is between: those on record, or while it is being raised the two it names."""
    named = (by.agency_id, answers.get("other"))
    return case.matter.disputants or [one for one in named if isinstance(one, int)]


def _other(case: CaseFile, number: str) -> MatterFacts | None:
    try:
        row = sql.one("SELECT * FROM huiyin_matter_facts(%s)", [number])
    except LookupError:
        return None
    pk, state, klass, route, accepted, due, served = row
    return MatterFacts(
        state=State(state),
        klass=Klass(klass) if klass else None,
        route=Route(route) if route else None,
        open=State(state) not in ENDED,
        accepted=accepted,
        due=due,
        re_review_served=served,
        same=pk == case.matter.pk,
    )


__all__ = [
    "NotThere",
    "Receipt",
    "Refused",
    "Sender",
    "Upload",
    "choices",
    "note_arrival",
    "register",
    "ruling",
    "rulings",
    "take",
]
