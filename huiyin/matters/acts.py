"""The one door into the case file: every change of a matter is an act taken here, all or nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection

from huiyin.law.book_2022 import steps
from huiyin.law.grammar import AgencyFacts, Facts, Kind, MatterFacts, Ruling, Step
from huiyin.law.ruling import lawful_steps, rule_on
from huiyin.law.words import Duty, Klass, Route, State
from huiyin.matters import access, casefile, reach, sealing, writing
from huiyin.matters.casefile import CaseFile
from huiyin.matters.models import Act, Attachment, Content, Message, Petitioner, PetitionMatter
from huiyin.matters.secrecy import seal_bytes
from huiyin.people import directory
from huiyin.people.acting import Actor
from huiyin.people.recusal import heads_recused, recused


class Refused(Exception):
    """The law refuses the step; `ruling` says why, by which article."""

    def __init__(self, ruling: Ruling) -> None:
        super().__init__(ruling.code)
        self.ruling = ruling


class NotThere(Exception):
    """No such matter, or out of reach: the two look alike."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came: name, media type by content, bytes."""

    name: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Taken:
    """What hooks are told inside the transaction of an act."""

    case: CaseFile
    act: Act
    step: Step
    facts: Facts
    actor: Actor
    sealed_now: bool = False  # this act sealed the matter: what was copied before must be destroyed


Hook = Callable[[Taken], None]
HOOKS: list[Hook] = []  # config registers them, once, at start


def take(
    code: str, number: str, *, by: Actor, on: date, at: datetime, answers: Mapping[str, Any] | None = None
) -> Act:
    """Take a step in a matter: ask the law once, write the act, turn the clocks; all or nothing.

    `on` is the local date of the act, `at` its instant. Raises `Refused` with the law's sentence, `NotThere`
    where the matter does not exist for this actor, KeyError for a step that is not in the book.
    """
    step = steps.BY_CODE[code]
    with access.named(by):
        case = _load(number, lock=True)
        facts = _facts(case, step, by, on, dict(answers or {}))
        ruling = rule_on(step, facts, by.duty)
        if not ruling.allowed:
            raise Refused(ruling)
        return _write(case, step, ruling, facts, by, at)


def choices(number: str, *, by: Actor, on: date) -> list[tuple[Step, Ruling]]:
    """Each step of the book with the law's answer for this actor today, before anything is filled in."""
    with access.named(by):
        case = _load(number, lock=False)
        return lawful_steps(_facts(case, None, by, on, None), by.duty)


def _write(case: CaseFile, step: Step, ruling: Ruling, facts: Facts, by: Actor, at: datetime) -> Act:
    people = sealing.people_of(case) if step.code == "split" else []
    written = writing.write(case, step, ruling, facts, by, at)
    save(case, written, facts.answers or {}, at)
    sealed_now = sealing.seal_if_accusation(case, facts, written)
    if step.code == "split":
        sealing.open_parts(case, facts, people, by, at)
    tell(Taken(case, written.act, step, facts, by, sealed_now))
    reach.save(case)
    return written.act


def tell(taken: Taken) -> None:
    """Run the hooks that config registered, in their order, inside the transaction."""
    for hook in HOOKS:
        hook(taken)


def _load(number: str, *, lock: bool) -> CaseFile:
    try:
        return casefile.load(number, lock=lock)
    except PetitionMatter.DoesNotExist as missing:
        raise NotThere from missing


def _facts(
    case: CaseFile, step: Step | None, by: Actor, on: date, answers: dict[str, Any] | None
) -> Facts:
    agencies: dict[str, AgencyFacts] = {}
    matters: dict[str, MatterFacts] = {}
    for ask in step.asks if step and answers else ():
        value = (answers or {}).get(ask.name)
        if value and ask.kind is Kind.AGENCY:
            agencies[ask.name] = _agency(case, by, int(value))
        elif value and ask.kind is Kind.MATTER:
            found = _other(case, str(value))
            if found is not None:
                matters[ask.name] = found
    return casefile.facts(
        case,
        by,
        on,
        answers=answers,
        agencies=agencies,
        matters=matters,
        recused=_recused(case, by, on),
        head_recused=by.duty is Duty.DEPUTY and heads_recused(by.agency_id, case.matter.pk, on),
    )


def _agency(case: CaseFile, by: Actor, named: int) -> AgencyFacts:
    matter = case.matter
    return directory.agency_facts(
        by.agency_id,
        named,
        holder_id=matter.holder_id,
        reviewer_id=matter.reviewer_id,
        disputants=matter.disputants,
    )


def _other(case: CaseFile, number: str) -> MatterFacts | None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM huiyin_matter_facts(%s)", [number])
        row = cursor.fetchone()
    if row is None:
        return None
    pk, state, klass, route, accepted, due, served = row
    return MatterFacts(
        state=State(state),
        klass=Klass(klass) if klass else None,
        route=Route(route) if route else None,
        open=State(state) not in casefile.ENDED,
        accepted=accepted,
        due=due,
        re_review_served=served,
        same=pk == case.matter.pk,
    )


def _recused(case: CaseFile, by: Actor, on: date) -> bool:
    if by.officer_id is None:
        return False
    keys = Petitioner.objects.filter(matter=case.matter).values_list("id_hash", "phone_hash")
    return recused(
        by.officer_id,
        matter_id=case.matter.pk,
        agency_ids={case.matter.holder_id} - {by.agency_id},
        person_keys=[bytes(key) for pair in keys for key in pair if key],
        on=on,
    )


def save(case: CaseFile, written: writing.Written, answers: Mapping[str, Any], at: datetime) -> None:
    """Save what a step wrote, one statement a row; the act first, for terms and matters change only by it."""
    act, matter = written.act, case.matter
    act.save(force_insert=True)
    for term in (*written.new_terms, *written.changed_terms):
        term.changed_by = act
        term.save()
    for hop in (*written.new_hops, *written.changed_hops):
        hop.save()
    if written.body is not None:
        Content(matter=matter, act=act, body=written.body).save(force_insert=True)
    for upload in _uploads(answers):
        _attach(case, act, upload)
    matter.save(update_fields=CHANGING)
    _post(case, written, at)


# Everything of a matter that a step may change; number, item, origin and arrival never do.
CHANGING = [
    field.attname
    for field in PetitionMatter._meta.concrete_fields
    if field.name not in ("id", "number", "item", "channel", "received_on", "origin", "book")
]


def _uploads(answers: Mapping[str, Any]) -> list[Upload]:
    files = [value for value in answers.values() if isinstance(value, list | tuple)]
    return [one for some in files for one in some if isinstance(one, Upload)]


def _attach(case: CaseFile, act: Act, upload: Upload) -> None:
    place = f"{case.matter.pk}:{act.seq}"
    Attachment(
        matter=case.matter,
        act=act,
        title=seal_bytes(case.key, f"{place}:title", upload.name.encode()),
        media_type=upload.media_type,
        size=len(upload.data),
        body=seal_bytes(case.key, f"{place}:file", upload.data),
    ).save(force_insert=True)


def _post(case: CaseFile, written: writing.Written, at: datetime) -> None:
    """The outbox: whoever has the matter next is told that something is there, never what."""
    for hop in written.new_hops:
        Message(
            matter=case.matter, act=written.act, agency_id=hop.target_id, kind=written.act.step, created_at=at
        ).save(force_insert=True)
