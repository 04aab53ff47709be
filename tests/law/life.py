"""A matter lived by the law alone: no database, only steps, facts and clocks.

It does with a step what the acts do: new state, fields, clocks. Who stands where is taken for granted; the
tests of positions are elsewhere.
"""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from huiyin.law.book_2022 import clocks, states, steps
from huiyin.law.calendar import Calendar
from huiyin.law.counting import deadline
from huiyin.law.grammar import (
    AgencyFacts,
    Answer,
    Facts,
    MatterFacts,
    Outcome,
    Ruling,
    Starts,
    Step,
    TermFacts,
    Worked,
)
from huiyin.law.ruling import rule_on
from huiyin.law.words import AgencyKind, Channel, Duty, Klass, Position, Route, State
from tests.law.examples import AGENCY

CALENDAR = Calendar.official()
STAFF = frozenset(Position) - {Position.SELF, Position.SYSTEM}
_ALIKE = {
    "state",
    "urgent",
    "litigation",
    "supervised",
    "contact_unclear",
    "assigned",
    "simple",
    "execution",
    "own_hand",
}
_ALIKE |= {"closing_code", "hearing_open", "outcome", "review_result", "resolved_on"}


class Refused(AssertionError):
    """A step that the test meant to take."""


@dataclass
class Running:
    """A clock of the matter, counted as the acts count it."""

    clock: str
    start: date
    length: int | None = None
    extended: int = 0
    excluded: tuple[tuple[date, date], ...] = ()
    running: bool = True
    ended_on: date | None = None

    @property
    def raw(self) -> date:
        return self._deadline().raw

    @property
    def due(self) -> date:
        return self._deadline().due

    @property
    def target(self) -> date | None:
        return self._deadline().internal_target

    def _deadline(self) -> Any:
        return deadline(
            clocks.BY_CODE[self.clock],
            self.start,
            CALENDAR,
            extended=self.extended,
            excluded=self.excluded,
            length=self.length,
        )

    def facts(self) -> TermFacts:
        return TermFacts(
            start=self.start,
            raw=self.raw,
            due=self.due,
            running=self.running,
            extended=self.extended,
            ended_on=self.ended_on,
        )


@dataclass
class Life:
    """One matter: what it is, what was done with it, and its clocks."""

    kind: AgencyKind = AgencyKind.PETITION_OFFICE  # of whoever holds it
    channel: Channel = Channel.LETTER
    fields: dict[str, Any] = field(default_factory=lambda: {"state": None})
    terms: list[Running] = field(default_factory=list)
    done: list[tuple[str, date, str]] = field(default_factory=list)
    requests: int = 1

    @property
    def state(self) -> State | None:
        return self.fields["state"]

    def term(self, clock: str) -> Running:
        """The newest clock of that name."""
        return [term for term in self.terms if term.clock == clock][-1]

    def running(self) -> set[str]:
        return {term.clock for term in self.terms if term.running}

    def ask(
        self,
        code: str,
        on: date,
        by: Duty = Duty.HANDLER,
        *,
        officer: str = "",
        kind: AgencyKind | None = None,
        agency: AgencyFacts = AGENCY,
        matter: MatterFacts | None = None,
        more: dict[str, Any] | None = None,
        **answers: Any,
    ) -> Ruling:
        """What the law says to this step, with these answers."""
        return rule_on(*self._case(code, on, by, officer or by.value, kind, agency, matter, more, answers))

    def take(
        self,
        code: str,
        on: date,
        by: Duty = Duty.HANDLER,
        *,
        officer: str = "",
        kind: AgencyKind | None = None,
        agency: AgencyFacts = AGENCY,
        matter: MatterFacts | None = None,
        more: dict[str, Any] | None = None,
        **answers: Any,
    ) -> Ruling:
        """Take the step; `Refused` with the law's sentence where it is not lawful."""
        step, facts, duty = self._case(code, on, by, officer or by.value, kind, agency, matter, more, answers)
        ruling = rule_on(step, facts, duty)
        if not ruling.allowed:
            raise Refused(f"{code} on {on}: [{ruling.code}] {ruling.because}")
        self._apply(step, facts, officer or by.value, agency)
        return ruling

    def facts(self, on: date, by: Duty, officer: str = "", kind: AgencyKind | None = None) -> Facts:
        """Everything the law may ask, for a preview."""
        order = {code: place for place, (code, _, _) in enumerate(self.done)}
        positions = {Duty.PETITIONER: frozenset({Position.SELF}), Duty.CLOCK: frozenset({Position.SYSTEM})}
        known = {name: value for name, value in self.fields.items() if name in _ALIKE}
        return Facts(
            on=on,
            klass=Klass(self.fields["klass"]) if self.fields.get("klass") else None,
            route=Route(self.fields["route"]) if self.fields.get("route") else None,
            channel=self.channel,
            kind=kind or (AgencyKind.PETITION_OFFICE if by in (Duty.TRIAGE, Duty.SUPERVISOR) else self.kind),
            holder_kind=self.kind,
            positions=positions.get(by, STAFF),
            requests=self.requests,
            terms={term.clock: term.facts() for term in self.terms},
            done={code: day for code, day, _ in self.done},
            times={code: len([one for one, _, _ in self.done if one == code]) for code in order},
            order=order,
            did=frozenset(code for code, _, who in self.done if who == officer),
            **known,
        )

    def _case(
        self,
        code: str,
        on: date,
        by: Duty,
        officer: str,
        kind: AgencyKind | None,
        agency: AgencyFacts,
        matter: MatterFacts | None,
        more: dict[str, Any] | None,
        answers: dict[str, Any],
    ) -> tuple[Step, Facts, Duty]:
        step = steps.BY_CODE[code]
        facts = replace(
            self.facts(on, by, officer, kind),
            answers=answers,
            agencies={ask.name: agency for ask in step.asks if ask.kind == "agency" and ask.name in answers},
            matters={ask.name: matter for ask in step.asks if ask.kind == "matter" and matter is not None},
            **(more or {}),
        )
        return step, facts, by

    def _apply(self, step: Step, facts: Facts, officer: str, agency: AgencyFacts) -> None:
        for name, source in step.sets.items():
            value = facts.says(source.name) if isinstance(source, Answer) else source
            if isinstance(source, Answer) and value is None:
                continue
            value = source.out(facts) if isinstance(source, Worked) else value
            self.fields[name] = facts.on if value == "today" else value
        self.fields["state"] = step.choose(facts) if step.choose else (step.then or (facts.state,))[0]
        if step.moves and step.moves.move in ("send", "name"):
            self.kind = agency.kind
        elif step.moves and step.moves.move == "return":
            self.kind = AgencyKind.PETITION_OFFICE
        self._turn(step, facts)
        self.done.append((step.code, facts.on, officer))

    def _turn(self, step: Step, facts: Facts) -> None:
        for term in [term for term in self.terms if term.running]:
            self._touch(term, step, facts)
        for starts in step.starts:
            if starts.only is None or starts.only(facts):
                self._start(starts, facts)
        if self.state in states.ENDED:
            for term in self.terms:
                if term.running and term.clock not in states.OUTLIVES:
                    self._end(term, facts.on)

    def _touch(self, term: Running, step: Step, facts: Facts) -> None:
        if term.clock in step.stops:
            self._end(term, _day(step.met_on, facts))
        elif term.clock in step.voids or step.voids_where.get(term.clock, lambda _: False)(facts):
            self._end(term, facts.on)
        elif step.extends == term.clock:
            term.extended += facts.says("days")
        elif step.excludes and step.excludes.clock == term.clock:
            first = facts.says(step.excludes.first) or facts.done["open_re_review_hearing"]
            term.excluded += ((first, facts.says(step.excludes.last)),)

    def _start(self, starts: Starts, facts: Facts) -> None:
        for term in self.terms:
            if term.clock == starts.clock and term.running:
                self._end(term, facts.on)
        begin = _day(starts.on, facts)
        until = facts.says(starts.until.name) if starts.until else None
        self.terms.append(Running(starts.clock, begin, (until - begin).days if until else None))
        if starts.met:
            self._end(self.terms[-1], facts.on)

    def _end(self, term: Running, on: date) -> None:
        term.running, term.ended_on = False, on


def _day(source: Any, facts: Facts) -> date:
    if isinstance(source, Answer):
        return facts.says(source.name) or facts.on
    return source(facts) if source is not None else facts.on


LONG = "写明了具体的情况和理由。"


def registered(on: date, channel: str = "letter", klass: str = "appeal", **triage: Any) -> Life:
    """A letter at the county petition office, registered and triaged on the day it came."""
    life = Life(channel=Channel(channel))
    life.take("register", on, Duty.INTAKE, channel=channel, requests=("修路",), facts=LONG, received_on=on)
    life.take("triage", on, Duty.TRIAGE, klass=klass, searched=True, **triage)
    return life


def received(on: date, sent_on: date | None = None, **triage: Any) -> Life:
    """Forwarded by the office and received by the organ."""
    life = registered(sent_on or on, **triage)
    life.take("forward", sent_on or on, Duty.TRIAGE, organ=7)
    life.take("receive", on)
    return life


def accepted(on: date, route: str = "R6", **triage: Any) -> Life:
    """Received and accepted by the organ on the same day, its route chosen and confirmed."""
    life = received(on, **triage)
    life.take("choose_route", on, route=route, reason=LONG)
    life.take("confirm_route", on, Duty.LEGAL)
    life.take("accept", on, procedure=LONG)
    return life


def issued(accepted_on: date, on: date, result: str = "not_support", promised_on: date | None = None) -> Life:
    """Heard, investigated, drafted, checked and issued."""
    life = accepted(accepted_on)
    handle(life, on, result, promised_on)
    return life


def handle(life: Life, on: date, result: str = "not_support", promised_on: date | None = None) -> None:
    """From acceptance to an issued opinion, all on one day."""
    life.take("hear", on, statement=LONG, heard_how="meeting")
    life.take("investigate", on, evidence=LONG, findings=LONG)
    life.take("draft_opinion", on, outcomes=(Outcome(result, "查明的事实", "理由", "依据"),))
    life.take("legal_check", on, Duty.LEGAL, remarks=LONG)
    promised = {"promised_on": promised_on} if promised_on else {}
    life.take("issue_opinion", on, Duty.HEAD, **promised)


def serve(life: Life, code: str, on: date, by: Duty = Duty.HANDLER) -> None:
    """Served in person, signed for."""
    life.take(code, on, by, way="direct", effective_on=on, evidence=LONG)


def served(accepted_on: date, on: date, **how: Any) -> Life:
    """An opinion issued and served."""
    life = issued(accepted_on, on, **how)
    serve(life, "serve_opinion", on)
    return life


def review_served(accepted_on: date, on: date, review_on: date, result: str = "maintain") -> Life:
    """A review asked for on the day of service, decided and served."""
    life = served(accepted_on, on)
    life.take("request_review", on, Duty.PETITIONER, reviewer=8, reasons=LONG)
    life.take("accept_review", on, Duty.REVIEWER)
    life.take(
        "issue_review", review_on, Duty.REVIEWER, result=result, findings=LONG, reasons=LONG, basis=LONG
    )
    serve(life, "serve_review", review_on, Duty.REVIEWER)
    return life


def in_re_review(received_on: date) -> Life:
    """A re-review accepted, its request received on this day."""
    life = review_served(date(2026, 3, 2), date(2026, 4, 20), date(2026, 5, 15))
    life.take("request_re_review", received_on, Duty.PETITIONER, re_reviewer=9, reasons=LONG)
    life.take("accept_re_review", received_on, Duty.REVIEWER, officer="above")
    return life


def day(month: int, number: int) -> date:
    """A day of 2026."""
    return date(2026, month, number)


def withdraw(life: Life, on: date) -> None:
    """Asked for a week before, and never taken back: withdrawn on that day."""
    asked = on - timedelta(7)
    life.take("ask_withdrawal", asked, Duty.PETITIONER, own_will=True, pressed="no")
    life.take("withdraw", on, Duty.CLOCK)
