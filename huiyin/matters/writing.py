"""What a lawful step writes: the act, the new state, the clocks and the hops, worked out in memory.

`acts.take` saves it row by row; `bulk` saves thousands by COPY. Both write the same.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from huiyin.law.book_2022 import clocks
from huiyin.law.book_2022.states import ENDED, OUTLIVES
from huiyin.law.counting import deadline
from huiyin.law.grammar import Answer, Bound, Facts, Kind, Move, Outcome, Part, Ruling, Starts, Step, Worked
from huiyin.law.words import State
from huiyin.matters import calendars, ledger, secrecy
from huiyin.matters.casefile import CaseFile, Done
from huiyin.matters.models import Act, Hop, Term
from huiyin.people.acting import Actor
from huiyin.proof.spelling import FILES, genesis


@dataclass(slots=True)
class Written:
    """What one step wrote: rows to insert, rows to update, and the words to hide."""

    act: Act
    words: dict[str, Any]
    files: list[str] = field(default_factory=list)  # SHA-256 of each file that came with it
    body: bytes | None = None  # the words and the digests of the files, encrypted
    new_terms: list[Term] = field(default_factory=list)
    changed_terms: list[Term] = field(default_factory=list)
    new_hops: list[Hop] = field(default_factory=list)
    changed_hops: list[Hop] = field(default_factory=list)


def write(case: CaseFile, step: Step, ruling: Ruling, facts: Facts, actor: Actor, at: datetime) -> Written:
    """Apply an allowed step to the case in memory and return what must be saved."""
    matter, answers = case.matter, facts.answers or {}
    before = matter.state if facts.state is not None else ""
    act = _act(case, step, ruling, facts, actor, at, before)
    written = Written(act, _words(step, answers), _files(step, answers))
    _set_fields(case, step, facts)
    _move(case, step, facts, actor, written)
    matter.state = _after(step, facts)
    written.act.after = matter.state
    _turn_clocks(case, step, facts, actor, written)
    if State(matter.state) in ENDED:
        _end_clocks(case, facts.on, written)
        if case.notes and not matter.sealed:  # they go with this act (`notes.forget`); how many stays
            written.act.data["notes"] = case.notes
    _close_words(case, step, written)
    seal_act(case, written)
    return written


def seal_act(case: CaseFile, written: Written) -> None:
    """Chain the act and note it in the case: the last thing a step does in memory."""
    act, matter = written.act, case.matter
    terms = [_spelled(term) for term in (*written.new_terms, *written.changed_terms)]
    if terms:
        act.data["terms"] = terms
    ledger.chain(matter.number, act, bytes(matter.head) or genesis(matter.number))
    matter.acts, matter.head = act.seq, act.hash
    case.history.append(Done(act.step, act.on, act.officer_id, act.agency_id))


def _act(
    case: CaseFile, step: Step, ruling: Ruling, facts: Facts, actor: Actor, at: datetime, before: str
) -> Act:
    return Act(
        matter_id=case.matter.pk,
        seq=case.matter.acts + 1,
        step=step.code,
        article=ruling.article.number or ruling.article.book,
        officer_id=actor.officer_id,
        duty=str(actor.duty),
        agency_id=actor.agency_id,
        at=at,
        on=facts.on,
        before=before,
        data=_public(step, facts.answers or {}),
    )


_OPEN = frozenset(
    {
        Kind.DATE,
        Kind.NUMBER,
        Kind.YES,
        Kind.CHOICE,
        Kind.AGENCY,
        Kind.OFFICER,
        Kind.MATTER,
        Kind.PAPER,
        Kind.CODE,
    }
)


def _public(step: Step, answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers an act may carry: ids, dates, choices and numbers. Words and files stay out."""
    data: dict[str, Any] = {}
    for ask in step.asks:
        value = answers.get(ask.name)
        if value in (None, "", ()) or ask.secret or ask.kind not in _OPEN:
            continue
        data[ask.name] = value.isoformat() if isinstance(value, date) else value
    return data


def _words(step: Step, answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers that lie under the matter's key, as plain JSON values."""
    data = _public(step, answers)
    return {
        ask.name: plain(answers[ask.name])
        for ask in step.asks
        if answers.get(ask.name) not in (None, "", (), False)  # a box not ticked says nothing
        and ask.name not in data
        and ask.kind not in (Kind.FILES, Kind.IDENTITY, Kind.PEOPLE, Kind.PARTS)
    }


def _files(step: Step, answers: Mapping[str, Any]) -> list[str]:
    """What binds the files of an act to it: their SHA-256, kept among its words."""
    asked = [answers.get(ask.name) or () for ask in step.asks if ask.kind is Kind.FILES]
    return [hashlib.sha256(one.data).hexdigest() for some in asked for one in some]


def plain(value: Any) -> Any:
    """A value of the law's as JSON can hold it."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Outcome):
        return {"result": value.result, "facts": value.facts, "reasons": value.reasons, "basis": value.basis}
    if isinstance(value, Part):
        return {"klass": value.klass, "text": value.text, "requests": list(value.requests)}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    return value


def _set_fields(case: CaseFile, step: Step, facts: Facts) -> None:
    for name, source in step.sets.items():
        value = facts.says(source.name) if isinstance(source, Answer) else source
        if value == "today":
            value = facts.on
        elif isinstance(source, Worked):
            value = source.out(facts)
        if isinstance(source, Answer) and value is None:
            continue
        setattr(case.matter, name, value)


def _after(step: Step, facts: Facts) -> str:
    if step.choose is not None:
        return str(step.choose(facts))
    if step.then:
        return str(step.then[0])
    return str(facts.state)


def _move(case: CaseFile, step: Step, facts: Facts, actor: Actor, written: Written) -> None:
    """Hops and holders (D.1): who has the matter now, and who sent it."""
    if step.code in ("receive", "deem_received"):
        _receive(case, facts, written)
    if step.moves is None:
        return
    matter, move = case.matter, step.moves.move
    target = facts.says(step.moves.to) if step.moves.to else None
    if move is Move.RETURN:
        _return(case, facts.on, written)
    elif move is Move.REDO:
        matter.reviewer_id = matter.re_reviewer_id = None
    elif target is not None:
        source = actor.agency_id or matter.holder_id
        written.new_hops.append(
            Hop(matter_id=matter.pk, kind=step.code, source_id=source, target_id=target, sent_on=facts.on)
        )
        _hand(case, move, source, target, facts.on, written)
        case.hops.append(written.new_hops[-1])


def _hand(case: CaseFile, move: Move, source: int, target: int, on: date, written: Written) -> None:
    matter = case.matter
    if move is Move.SEND:
        matter.sender_id, matter.holder_id = source, target
    elif move is Move.NAME:
        _end_hops(case, matter.holder_id, "moved", on, written, unless=target)
        _bind_anew(case, matter.holder_id, target, written)
        matter.holder_id = target
        matter.disputants = []
    elif move is Move.REVIEW:
        matter.reviewer_id = target
    elif move is Move.RE_REVIEW:
        matter.re_reviewer_id = target


def _bind_anew(case: CaseFile, old: int, new: int, written: Written) -> None:
    """Clocks go with the matter, unchanged: a dispute or a succession stops none of them (art. 24)."""
    for term in case.running():
        if term.bound_id == old and old != new:
            term.bound_id = new
            _changed(term, written)


def _receive(case: CaseFile, facts: Facts, written: Written) -> None:
    for hop in reversed(case.hops):
        if hop.target_id == case.matter.holder_id and hop.received_on is None:
            hop.received_on = facts.says("received_on") or facts.on
            written.changed_hops.append(hop)
            return


def _return(case: CaseFile, on: date, written: Written) -> None:
    """Materials go back: the organ that objected loses the matter, the sender holds it again."""
    matter = case.matter
    _end_hops(case, matter.holder_id, "returned", on, written)
    matter.holder_id = matter.sender_id or matter.origin_id
    earlier = [hop for hop in case.hops if hop.target_id == matter.holder_id and not hop.ended]
    matter.sender_id = earlier[-1].source_id if earlier else None


def _end_hops(
    case: CaseFile, target: int, how: str, on: date, written: Written, unless: int | None = None
) -> None:
    for hop in case.hops:
        if hop.target_id == target and target != unless and not hop.ended:
            hop.ended, hop.ended_on = how, on
            written.changed_hops.append(hop)


def _turn_clocks(case: CaseFile, step: Step, facts: Facts, actor: Actor, written: Written) -> None:
    ended = _day(step.met_on, facts)
    for term in list(case.running()):
        if term.clock in step.stops:
            _end(term, Term.MET, ended, written)
        elif term.clock in step.voids or ((only := step.voids_where.get(term.clock)) and only(facts)):
            _end(term, Term.VOID, facts.on, written)
    if step.extends:
        _extend(case, step.extends, int(facts.says("days")), written)
    if step.excludes:
        first, last = facts.says(step.excludes.first), facts.says(step.excludes.last)
        _exclude(case, step.excludes.clock, first or facts.done.get("open_re_review_hearing"), last, written)
    for starts in step.starts:
        if starts.only is None or starts.only(facts):
            start(case, starts, facts, actor, written)


def start(case: CaseFile, starts: Starts, facts: Facts, actor: Actor, written: Written) -> None:
    """Start a clock; a running one of the same name gives way to it."""
    begin = _day(starts.on, facts)
    for term in [term for term in case.running() if term.clock == starts.clock]:
        _end(term, Term.VOID, facts.on, written)
    term = Term(
        matter_id=case.matter.pk,
        clock=starts.clock,
        bound_id=_bound(case, starts.bound, actor),
        start=begin,
        length=_length(starts, facts, begin),
        edition=case.edition,
    )
    reckon(term)
    if starts.met:
        term.state, term.ended_on = Term.MET, facts.on
    case.terms.append(term)
    written.new_terms.append(term)


def _day(source: Answer | Callable[[Facts], date] | None, facts: Facts) -> date:
    """The day of the act, or the one an answer or the facts name."""
    if isinstance(source, Answer):
        named = facts.says(source.name)
        return named if isinstance(named, date) else facts.on
    return source(facts) if source is not None else facts.on


def _length(starts: Starts, facts: Facts, begin: date) -> int | None:
    if starts.until is not None and (last := facts.says(starts.until.name)):
        return max(int((last - begin).days), 0)
    if starts.length is not None and (amount := facts.says(starts.length.name)):
        return int(amount)
    return None


def _bound(case: CaseFile, bound: Bound, actor: Actor) -> int | None:
    matter = case.matter
    return {
        Bound.HOLDER: matter.holder_id,
        Bound.SENDER: matter.sender_id or matter.origin_id,
        Bound.ORIGIN: matter.origin_id,
        Bound.REVIEWER: matter.reviewer_id,
        Bound.RE_REVIEWER: matter.re_reviewer_id,
        Bound.SUPERIOR: matter.superior_id,
        Bound.ACTOR: actor.agency_id,
        Bound.PETITIONER: None,
    }[bound]


def reckon(term: Term) -> None:
    """Work out the dates of a term from its start, length, extension, exclusions and calendar."""
    clock = clocks.BY_CODE[term.clock]
    found = deadline(
        clock,
        term.start,
        calendars.edition(term.edition),
        extended=term.extended,
        excluded=spans(term),
        length=term.length,
    )
    term.raw, term.due, term.target = found.raw, found.due, found.internal_target
    term.provisional = found.provisional


def spans(term: Term) -> tuple[tuple[date, date], ...]:
    """The days taken out of a term, first and last of each."""
    return tuple((date.fromisoformat(first), date.fromisoformat(last)) for first, last in term.excluded)


def _end(term: Term, how: str, on: date, written: Written) -> None:
    term.state, term.ended_on = how, on
    _changed(term, written)


def _end_clocks(case: CaseFile, on: date, written: Written) -> None:
    """An ended matter has no running clock but those that outlive it, such as execution."""
    for term in list(case.running()):
        if term.clock not in OUTLIVES:
            _end(term, Term.VOID, on, written)


def _extend(case: CaseFile, clock: str, days: int, written: Written) -> None:
    for term in case.running():
        if term.clock == clock:
            term.extended += days
            reckon(term)
            _changed(term, written)


def _exclude(case: CaseFile, clock: str, first: date | None, last: date, written: Written) -> None:
    for term in case.running():
        if term.clock == clock and first is not None:
            term.excluded = [*term.excluded, [first.isoformat(), last.isoformat()]]
            reckon(term)
            _changed(term, written)


def _changed(term: Term, written: Written) -> None:
    if term not in written.changed_terms and term not in written.new_terms:
        written.changed_terms.append(term)


def _spelled(term: Term) -> list[Any]:
    """A term as the act records it: clock, dates, and what moved them."""
    return [
        term.clock,
        term.state,
        term.start.isoformat(),
        term.raw.isoformat(),
        term.due.isoformat(),
        term.length,
        term.extended,
        term.excluded,
        term.edition,
    ]


def _close_words(case: CaseFile, step: Step, written: Written) -> None:
    words = {**written.words, **({FILES: written.files} if written.files else {})}
    if words and not case.matter.sealed:
        place = f"{case.matter.pk}:{written.act.seq}"
        written.body, written.act.digest = secrecy.seal_words(case.key, place, words)
