"""A matter as the acts see it: its row, what was done, its clocks and its hops, loaded or in memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any, TypeVar

from django.conf import settings
from django.db import connection
from django.db.models import DateField, OuterRef, Subquery

from huiyin.law.book_2022.states import ENDED
from huiyin.law.grammar import AgencyFacts, Facts, MatterFacts, PaperFacts, TermFacts
from huiyin.law.words import AgencyKind, Channel, Duty, Klass, Position, Route, State
from huiyin.matters import secrecy, sql
from huiyin.matters.models import Act, Content, Hop, PetitionMatter, Term
from huiyin.people import directory
from huiyin.people.acting import Actor

Kept = TypeVar("Kept", Term, Hop)


@dataclass(frozen=True, slots=True)
class Done:
    """One act as later steps need it: what, when, by whom."""

    step: str
    on: date
    officer: int | None
    agency: int | None = None


@dataclass(frozen=True, slots=True)
class Aside:
    """Who may not act: the officer who asks, a head of their agency, who is to chair a hearing; and how much is to be checked again."""

    recused: bool = False
    head_recused: bool = False
    chair_barred: bool = False
    chair_did: frozenset[str] = frozenset()
    unchecked: int = 0


@dataclass(slots=True)
class CaseFile:
    """The matter with its history, clocks and hops. Changed by `writing.write`, saved by `acts`."""

    matter: PetitionMatter
    history: list[Done] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)
    hops: list[Hop] = field(default_factory=list)
    record: list[Act] = field(default_factory=list)  # the acts themselves, where they were asked for
    edition: int = 0  # of the calendar in force
    found: dict[str, Any] = field(default_factory=dict)  # the matter's columns as they were read
    notes: int = 0  # between colleagues, of whichever agency; counted where it is locked for an act
    act_id: int | None = None  # the key its next act will have, taken ahead where it is locked for one
    _key: bytes | None = None

    @property
    def key(self) -> bytes:
        """The matter's own key; `secrecy.Unreadable` once destroyed."""
        if self._key is None:
            self._key = secrecy.unwrap(self.matter.pk, self.matter.key)
        return self._key

    @key.setter
    def key(self, key: bytes) -> None:
        self._key = key

    @property
    def open(self) -> bool:
        """False once the matter has ended; it may still be reopened."""
        return State(self.matter.state) not in ENDED

    def running(self) -> Iterator[Term]:
        """The clocks that run."""
        return (term for term in self.terms if term.state == Term.RUNNING)

    def positions(self, agency_id: int | None, duty: Duty) -> frozenset[Position]:
        """What the acting agency is to this matter."""
        if duty is Duty.PETITIONER:
            return frozenset({Position.SELF})
        if agency_id is None:
            return frozenset({Position.SYSTEM})
        matter = self.matter
        found = {
            position
            for position, holds in (
                (Position.ORIGIN, matter.origin_id == agency_id),
                (Position.SENDER, matter.sender_id == agency_id),
                (Position.HOLDER, matter.holder_id == agency_id),
                (Position.REVIEWER, matter.reviewer_id == agency_id),
                (Position.RE_REVIEWER, matter.re_reviewer_id == agency_id),
                (Position.SUPERIOR, matter.superior_id == agency_id),
                (Position.DISPUTANT, agency_id in matter.disputants),
                (Position.UPSTREAM, any(hop.source_id == agency_id for hop in self.hops)),
                (
                    Position.PARTY_COMMITTEE,
                    any(
                        hop.target_id == agency_id and hop.kind == "submit_for_decision" for hop in self.hops
                    ),
                ),
                (Position.OVERSEER, _oversees(agency_id, matter.holder_id)),
            )
            if holds
        }
        return frozenset(found)


def load(number: str, *, lock: bool, whole: bool = False) -> CaseFile:
    """The matter of that number with all a step needs; raises `PetitionMatter.DoesNotExist`.

    Row-level security decides what exists: a matter out of reach is not there. `whole` keeps the acts
    themselves, each with its officer and its `body`, the encrypted words said in it.
    """
    row = sql.rows(_LOCKED if lock else _MATTER, [number]) if "\0" not in number else []
    if not row:
        raise PetitionMatter.DoesNotExist
    *columns, edition = row[0]
    matter = PetitionMatter.from_db(connection.alias, _NAMES, columns)
    case = CaseFile(matter, edition=edition)
    case.found = {name: getattr(matter, name) for name in CHANGING}
    if whole:
        body = Content.objects.filter(act=OuterRef("pk")).values("body")
        acts = Act.objects.filter(matter=matter).order_by("seq")
        case.record = list(acts.select_related("officer").annotate(body=Subquery(body)))
    history, terms, hops, *ahead = sql.one(_REST_LOCKED if lock else _REST, {"matter": matter.pk})
    if ahead:
        case.act_id, case.notes = ahead
    case.history = [Done(step, date.fromisoformat(on), *by) for step, on, *by in history]
    case.terms = [_row(Term, each) for each in terms]
    case.hops = [_row(Hop, each) for each in hops]
    return case


_NAMES = [str(each.attname) for each in PetitionMatter._meta.concrete_fields]
_MATTER = f"""SELECT {", ".join(_NAMES)},
  (SELECT coalesce(max(edition), 0) FROM matters_calendarnotice)
  FROM matters_petitionmatter WHERE number = %s"""  # noqa: S608  (our own names)  # nosec B608
_LOCKED = f"{_MATTER} FOR UPDATE"

# History, clocks and hops in one round trip: every step needs all three.
_REST = """SELECT
  (SELECT coalesce(json_agg(json_build_array(step, "on", officer_id, agency_id) ORDER BY seq), '[]')
   FROM matters_act WHERE matter_id = %(matter)s),
  (SELECT coalesce(json_agg(t ORDER BY id), '[]') FROM matters_term t WHERE matter_id = %(matter)s),
  (SELECT coalesce(json_agg(h ORDER BY id), '[]') FROM matters_hop h WHERE matter_id = %(matter)s)"""
_REST_LOCKED = f"{_REST}, nextval(pg_get_serial_sequence('matters_act', 'id')), huiyin_notes(%(matter)s)"


def _row(model: type[Kept], found: Mapping[str, Any]) -> Kept:
    """A term or a hop from the database's JSON of its row."""
    fields = model._meta.concrete_fields
    values = [
        date.fromisoformat(value) if value and isinstance(each, DateField) else value
        for each in fields
        for value in (found[each.attname],)
    ]
    return model.from_db(connection.alias, [each.attname for each in fields], values)


# Everything of a matter that a step may change; number, item, origin and arrival never do.
CHANGING = [
    each.attname
    for each in PetitionMatter._meta.concrete_fields
    if each.name not in ("id", "number", "item", "channel", "received_on", "origin", "book")
]


# Columns of the matter that the law asks for as they stand.
_AS_THEY_STAND = (
    *("urgent", "litigation", "supervised", "contact_unclear", "assigned", "simple", "important", "joint"),
    *("execution", "closing_code", "hearing_open", "electronic", "outcome", "resolved_on", "review_result"),
    *("requests", "extract", "own_hand"),
)


def facts(
    case: CaseFile,
    actor: Actor,
    on: date,
    *,
    answers: Mapping[str, Any] | None = None,
    agencies: Mapping[str, AgencyFacts] | None = None,
    matters: Mapping[str, MatterFacts] | None = None,
    papers: Mapping[str, PaperFacts] | None = None,
    aside: Aside | None = None,
    officers: frozenset[int] = frozenset(),
    personal: tuple[str, ...] = (),
    on_record: frozenset[str] = frozenset(),
) -> Facts:
    """Everything the law may ask about this matter, this actor and this day."""
    matter, aside = case.matter, aside or Aside()
    return Facts(
        on=on,
        state=State(matter.state),
        klass=_klass(matter),
        route=Route(matter.route) if matter.route else None,
        channel=Channel(matter.channel),
        kind=_kind(actor.agency_id),
        holder_kind=_kind(matter.holder_id),
        positions=case.positions(actor.agency_id, actor.duty),
        **asdict(aside),
        as_deputy=actor.duty is Duty.DEPUTY,
        **{name: getattr(matter, name) for name in _AS_THEY_STAND},
        held_by=held_by(case.history),
        schedule=settings.RETENTION,
        terms={term.clock: _term_facts(term) for term in case.terms},
        done={done.step: done.on for done in case.history},
        times=_times(case.history),
        order={done.step: place for place, done in enumerate(case.history)},
        acting=actor.agency_id,
        acting_officer=actor.officer_id,
        officers=officers,
        personal=personal,
        on_record=on_record,
        did=frozenset(
            d.step for d in case.history if d.officer is not None and d.officer == actor.officer_id
        ),
        answers=answers,
        agencies=agencies or {},
        matters=matters or {},
        papers=papers or {},
    )


def _klass(matter: PetitionMatter) -> Klass | None:
    """The class told at triage; what came in sealed counts as an accusation before that."""
    told = matter.klass or (Klass.ACCUSATION if matter.sealed else "")
    return Klass(told) if told else None


def _oversees(agency_id: int, holder_id: int) -> bool:
    """A petition office oversees the agencies of its own territory (art. 40)."""
    tree = directory.tree()
    office, holder = tree[agency_id], tree[holder_id]
    return office.kind is AgencyKind.PETITION_OFFICE and office.region in tree.regions_up(holder.region)


def _kind(agency_id: int | None) -> AgencyKind | None:
    return AgencyKind(directory.tree()[agency_id].kind) if agency_id else None


def _term_facts(term: Term) -> TermFacts:
    return TermFacts(
        start=term.start,
        raw=term.raw,
        due=term.due,
        running=term.state == Term.RUNNING,
        extended=term.extended,
        ended_on=term.ended_on,
    )


def held_by(history: list[Done]) -> frozenset[int]:
    """Agencies that placed more holds than they lifted."""
    held: dict[int, int] = {}
    for done in history:
        change = {"place_hold": 1, "lift_hold": -1}.get(done.step, 0)
        if change and done.agency is not None:
            held[done.agency] = held.get(done.agency, 0) + change
    return frozenset(agency for agency, holds in held.items() if holds > 0)


def _times(history: list[Done]) -> dict[str, int]:
    times: dict[str, int] = {}
    for done in history:
        times[done.step] = times.get(done.step, 0) + 1
    return times
