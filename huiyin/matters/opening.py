"""How a matter begins: arrivals numbered, items registered without discretion, parts of a letter opened."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from huiyin.law.book_2022 import steps
from huiyin.law.grammar import Facts, Part, Ruling
from huiyin.law.ruling import rule_on
from huiyin.law.words import AgencyKind, Channel, Duty, Klass, State
from huiyin.matters import (
    access,
    boxes,
    calendars,
    envelopes,
    hooks,
    numbers,
    reach,
    saving,
    secrecy,
    sql,
    writing,
)
from huiyin.matters.casefile import CaseFile
from huiyin.matters.models import Act, Arrival, Petitioner, PetitionItem, PetitionMatter, Submission
from huiyin.people import directory
from huiyin.people.acting import Actor

AS_WHAT = ("filed_by", "authority")  # as what somebody files for the petitioner: kept beside the identity


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the petitioner takes home: the number, the code to follow it with, and the act that proves it."""

    item: str
    matter: str
    code: str  # shown once; only its digest is kept
    act: Act | None
    again: bool = False  # the same submission came before: number only


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sends a petition in, and to which agency: an officer's duty, or nobody for the public's own side."""

    agency_id: int
    officer: Actor | None = None

    def actor(self, digest: str) -> Actor:
        """The officer, or the petitioner by the receipt being made."""
        return self.officer or Actor.petitioner(digest)


def note_arrival(by: Actor, channel: Channel, received_on: date, at: datetime, **envelope: Any) -> str:
    """Give an envelope, session or call its number before anyone reads it (rulebook D.8).

    `envelope` may hold postmark_on (date), pages and enclosures (counts). Returns the arrival number.
    """
    with access.named(by):
        return _arrive(by.agency_id or 0, by.officer_id, channel, received_on, at, **envelope)[1]


def _arrive(
    agency_id: int,
    officer_id: int | None,
    channel: Channel,
    received_on: date,
    at: datetime,
    postmark_on: date | None = None,
    pages: int | None = None,
    enclosures: int | None = None,
) -> tuple[int, str]:
    code = directory.tree()[agency_id].code
    count = numbers.take(f"arrival:{agency_id}:{at.year}")
    number = numbers.arrival_number(code, at.year, count)
    pk = numbers.ids("matters_arrival")[0]
    sql.run(  # no RETURNING: the arrival is not yet anyone's to see
        "INSERT INTO matters_arrival (id, number, agency_id, officer_id, channel, received_on, noted_at,"
        " postmark_on, pages, enclosures) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
        [pk, number, agency_id, officer_id, channel, received_on, at, postmark_on, pages, enclosures],
    )
    return pk, number


def register(
    sender: Sender,
    *,
    on: date,
    at: datetime,
    answers: Mapping[str, Any],
    arrival: str = "",
    token: str = "",
) -> Receipt:
    """Register a petition: never refused to a person (arts 22, 23, 44(1)); gives number and query code.

    `answers` are those `steps.REGISTER` asks for; `arrival` is the number of an arrival noted before;
    the same `token` never registers twice. Raises `hooks.Refused` for what cannot be (a day to come).
    """
    answers = dict(answers)
    with transaction.atomic(), directory.at(directory.tree().number):
        if sender.officer is not None:
            access.name(sender.officer)
        if token and (earlier := _seen_before(token, sender)):
            return earlier
        count = numbers.take(f"item:{sender.agency_id}:{at.year}")
        number = numbers.item_number(directory.tree()[sender.agency_id].code, at.year, count)
        code = numbers.new_code()
        digest = secrecy.receipt_digest(number, code)
        actor = sender.actor(digest)
        access.name(actor)
        step = steps.BY_CODE["register"]
        facts = registration_facts(sender.agency_id, actor, on, answers)
        ruling = rule_on(step, facts, actor.duty)
        if not ruling.allowed:
            raise hooks.Refused(ruling)
        marks = {"receipt_digest": digest, "reply_key": boxes.reply_pair(number, code)[1]}
        item = _item(sender.agency_id, actor, facts, number, marks, at, arrival)
        case = new_case(item, 1, facts)
        act = open_matter(case, "register", ruling, facts, actor, at)
        if token:
            Submission.objects.create(token=_token(token), item=item)
        return Receipt(number, case.matter.number, code, act)


def registration_facts(agency_id: int, actor: Actor, on: date, answers: dict[str, Any]) -> Facts:
    """What the law asks at registration."""
    kind = AgencyKind(directory.tree()[agency_id].kind)
    return Facts(
        on=on,
        channel=Channel(answers["channel"]) if answers.get("channel") else None,
        kind=kind,
        holder_kind=kind,
        acting=actor.agency_id,
        requests=len(answers.get("requests") or ()),
        answers=answers,
    )


def _token(token: str) -> str:
    return (secrecy.keyed_hash("token", token) or b"").hex()


def _seen_before(token: str, sender: Sender) -> Receipt | None:
    """The same submission came before: its number, without a new code (the first receipt has it)."""
    if sender.officer is None:  # any name will do to ask whether a secret token is known
        access.name(Actor.petitioner(_token(token)))
    number = sql.one("SELECT huiyin_submitted(%s)", [_token(token)])[0]
    if number is None:
        return None
    return Receipt(number, numbers.matter_number(number, 1), "", None, again=True)


def _item(
    agency_id: int, actor: Actor, facts: Facts, number: str, marks: dict[str, Any], at: datetime, arrival: str
) -> PetitionItem:
    received_on = facts.says("received_on") or facts.on
    channel = facts.channel or Channel.OTHER
    if arrival:
        try:
            noted = Arrival.objects.get(number=arrival, agency_id=agency_id)
        except Arrival.DoesNotExist as missing:
            raise hooks.NotThere from missing
        arrival_id, received_on = noted.pk, noted.received_on
    else:
        arrival_id, _ = _arrive(agency_id, actor.officer_id, channel, received_on, at)
    item = PetitionItem(
        id=numbers.ids("matters_petitionitem")[0],
        number=number,
        arrival_id=arrival_id,
        agency_id=agency_id,
        channel=channel,
        received_on=received_on,
        registered_at=at,
        **marks,
        attendees=facts.says("attendees") or 1,
    )
    sql.insert(item)
    return item


def new_case(
    item: PetitionItem, part: int, facts: Facts, *, pk: int | None = None, edition: int | None = None
) -> CaseFile:
    """An empty case file for one part of an item, in memory."""
    ahead = None
    if pk is None:
        pk, ahead = numbers.ahead("matters_petitionmatter", "matters_act")
    key, wrapped = secrecy.new_key(pk)
    matter = PetitionMatter(
        id=pk,
        number=numbers.matter_number(item.number, part),
        item=item,
        state=State.REGISTERED,
        channel=item.channel,
        received_on=item.received_on,
        requests=facts.requests,
        origin_id=item.agency_id,
        holder_id=item.agency_id,
        key=wrapped,
    )
    case = CaseFile(matter, edition=calendars.newest() if edition is None else edition, act_id=ahead)
    case.key = key
    return case


def open_matter(case: CaseFile, code: str, ruling: Ruling, facts: Facts, actor: Actor, at: datetime) -> Act:
    """Write the first act of a matter. Reach comes first, so that the new rows are there for the actor."""
    step = steps.BY_CODE[code]
    accused = bool(facts.says("accusation"))
    case.matter.sealed = accused
    written = writing.write(case, step, ruling, facts, actor, at)
    case.matter.state = written.act.after
    reach.save(case, sealed=False)  # only until the last line, for whoever is writing here
    sql.insert(case.matter)
    for person in people(case, facts.answers or {}):
        sql.insert(person)
    saving.save(case, written, facts.answers or {}, at)
    if accused:
        envelopes.drop(case.matter.pk, {**written.words, **_identity_of(facts)}, facts.on)
    hooks.tell(hooks.Taken(case, written.act, step, facts, actor))
    if accused:
        reach.save(case)
    return written.act


def _identity_of(facts: Facts) -> dict[str, Any]:
    return {
        "identity": with_filers(facts.answers or {}),
        "others": [dict(one) for one in facts.says("others") or ()],
        "representatives": list(facts.says("representatives") or ()),
        "files": saving.files_in(facts.answers or {}),
    }


def people(case: CaseFile, answers: Mapping[str, Any]) -> list[Petitioner]:
    """The petitioner with whoever files, those who petition together, representatives; never of a sealed matter."""
    if case.matter.sealed:
        return []
    identity, names = with_filers(answers), list(answers.get("representatives") or ())
    others = [dict(one) for one in answers.get("others") or () if any(one.values())]
    known = {one.get("name") for one in others}
    if others:
        known.add(identity.get("name"))
    first = [(identity, bool(others) and identity.get("name") in names)] if any(identity.values()) else []
    more = [(one, one.get("name") in names) for one in others]
    more += [({"name": name}, True) for name in names if name not in known]
    numbered = [*enumerate(first, 1), *enumerate(more, 2)]
    return [petitioner(case, said, place, representative) for place, (said, representative) in numbered]


def with_filers(answers: Mapping[str, Any]) -> dict[str, Any]:
    """The petitioner's identity, and beside it who files and as what: under the same key, protected and destroyed alike."""
    said = dict(answers.get("identity") or {})
    if answers.get("filed_by"):
        said |= {name: answers[name] for name in AS_WHAT if answers.get(name)}
        for place, one in enumerate(answers.get("filers") or (), 1):
            said |= {f"filer{place}_{name}": text for name, text in one.items() if text}
    return said


def petitioner(
    case: CaseFile, identity: Mapping[str, Any], place: int, representative: bool = False
) -> Petitioner:
    """A petitioner's row: identity under the matter's key, keyed hashes to find them again."""
    hashes = marks(identity)
    plain = json.dumps(dict(identity), ensure_ascii=False, default=str).encode()
    return Petitioner(
        matter=case.matter,
        place=place,
        representative=representative,
        identity=secrecy.seal_bytes(case.key, f"{case.matter.pk}:person:{place}", plain),
        id_hash=hashes["id"],
        phone_hash=hashes["phone"],
        name_hash=hashes["name"],
    )


def marks(identity: Mapping[str, Any]) -> dict[str, bytes | None]:
    """The keyed hashes a person is found again by: id, phone, name (with the address); None for what was not told."""
    name, address = str(identity.get("name") or ""), str(identity.get("address") or "")
    return {
        "id": secrecy.keyed_hash("id", str(identity.get("id_number") or "")),
        "phone": secrecy.keyed_hash("phone", str(identity.get("phone") or "")),
        "name": secrecy.keyed_hash("name", name + address) if name and address else None,
    }


def identity(case: CaseFile, person: Petitioner) -> dict[str, Any]:
    """A petitioner's identity, decrypted."""
    place = f"{case.matter.pk}:person:{person.place}"
    found: dict[str, Any] = json.loads(secrecy.open_bytes(case.key, place, person.identity))
    return found


def open_part(
    parent: CaseFile,
    part: Part,
    place: int,
    persons: list[dict[str, Any]],
    facts: Facts,
    by: Actor,
    at: datetime,
) -> Act:
    """One part of a split letter as a matter of its own: its text, its class, the item's first day (T02)."""
    answers = {
        "channel": parent.matter.channel,
        "received_on": parent.matter.received_on,
        "requests": part.requests or (part.text,),
        "facts": part.text,
        "identity": persons[0] if persons else {},
        "others": persons[1:],
        **{name: persons[0][name] for name in AS_WHAT if persons and persons[0].get(name)},
        "accusation": part.klass is Klass.ACCUSATION,
        "extract": part.klass is not Klass.ACCUSATION,
        "from": parent.matter.number,
    }
    made = registration_facts(parent.matter.origin_id, by, facts.on, answers)
    ruling = rule_on(steps.BY_CODE["register"], made, Duty.INTAKE)
    if not ruling.allowed:
        raise hooks.Refused(ruling)
    case = new_case(parent.matter.item, place, made)
    return open_matter(case, "register", ruling, made, by, at)
