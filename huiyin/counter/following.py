"""A matter as its petitioner sees it: done, now, next, whose turn, by when, under which article.

A sealed matter is told with the same words and the same queries as any other; nothing here says what it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.text import capfirst

from huiyin.counter import stepping_back
from huiyin.counter.wording import (
    DONE,
    ENDED,
    NEXT,
    SEALED_AS,
    SEALED_STATE,
    SOMEWHERE,
    TOLD_BY,
)
from huiyin.law.book_2022 import states, stations, steps
from huiyin.law.book_2022.steps.rating import RATES
from huiyin.law.grammar import Bound, Kind, Ruling, Step
from huiyin.law.words import Duty, Route, State
from huiyin.matters import acts, archiving, letters, ratings, reading
from huiyin.matters.letters import Letter
from huiyin.matters.line import Line, Told
from huiyin.matters.reading import ActLine, Clocked, MatterPage
from huiyin.papers import electronic
from huiyin.papers import reading as papers_reading
from huiyin.papers.electronic import Waiting
from huiyin.papers.receipts import HOUSES_OWN
from huiyin.people import directory
from huiyin.people.acting import Actor
from huiyin.people.wording import agency_name, in_english

# Steps of one's own that an ordinary matter offers as soon as it is registered: a sealed one shows the same.
FROM_THE_START = frozenset({"ask_withdrawal", "keep_on", "recuse"})
ALWAYS = frozenset(
    {"supplement", "request_data", "choose_electronic", "change_contact"}
)  # and these when it has ended, too
_ASKED_ONCE = frozenset({"ask_withdrawal", "keep_on"})  # one or the other, of any matter
_SAID = {
    "write_back": "text",
    "answer_data": "text",
    "decide_recusal": "reason",
}  # what an office says to the petitioner in words
WAYS = frozenset({State.REGISTERED, State.TRIAGED})


@dataclass(frozen=True, slots=True)
class Question:
    """What an office asked the petitioner and nobody has answered yet."""

    seq: int  # its place in the record
    on: date
    agency: str
    text: str
    by: date | None


@dataclass(slots=True)
class Followed:
    """Everything the page of one matter shows."""

    number: str
    others: list[str]
    received_on: date
    state: State
    open: bool
    over: list[Clocked]
    papers: list[papers_reading.PaperLine]
    waiting: list[Waiting]  # sent to this page, to be taken
    letters: list[Letter]  # what was written back
    own: list[Step]
    electronic: bool  # papers are to come here
    rating: ratings.Own | None  # the last one given
    sealed: bool  # for the room's own use: no page shows it
    last: str  # the step taken last
    first: str  # hash of the act of registration, in hexadecimal
    line: Line  # the same, to be drawn
    questions: list[Question]  # unanswered, oldest first
    added: list[date]  # days on which the petitioner added something

    @property
    def clocks(self) -> Sequence[Clocked]:
        """The clocks that run."""
        return self.line.clocks

    @property
    def route(self) -> Sequence[Told]:
        """What was done."""
        return self.line.done

    @property
    def pause(self) -> Clocked | None:
        """The time to think before a withdrawal takes effect."""
        return next((one for one in self.clocks if one.clock.code == "withdraw_pause"), None)

    @property
    def rateable(self) -> Clocked | None:
        """The window in which one may rate, while it is open."""
        return next((one for one in self.clocks if one.clock.code == "rate" and not one.late), None)


def followed(number: str, actor: Actor, on: date, code: str = "") -> Followed:
    """The matter of that number for whoever holds this receipt; `reading.NotThere` for any other.

    The query code, where it is at hand, opens replies of the sealed room; it is used here and not kept.
    """
    page, numbers, rulings, papers, replies, tree, rating = _read(number, actor, on, code)
    state = _state(page)
    return Followed(
        number=number,
        others=[one for one in numbers if one != number],
        received_on=page.matter.received_on,
        state=state,
        open=page.open,
        over=[clock for clock in page.clocks if _told_of(clock) and not clock.running],
        papers=papers,
        waiting=electronic.waiting(number, actor) if _was_sent(page) else [],
        letters=_letters(page, replies),
        own=_own(page, rulings),
        electronic=page.matter.electronic,
        rating=rating,
        sealed=page.matter.sealed,
        last=SEALED_AS.get(page.acts[-1].step, page.acts[-1].step) if page.acts else "",
        first=page.acts[0].hash if page.acts else "",
        line=_line(page, state, tree, replies),
        questions=_questions(page) if page.open else [],
        added=[act.on for act in page.acts if act.step == "supplement"],
    )


def _line(page: MatterPage, state: State, tree: directory.Tree, replies: list[Letter]) -> Line:
    """Done, here, ahead. What lies ahead of a sealed matter is told as of any other in the state that is shown."""
    name, route = states.NAMES[state], page.matter.route
    return Line(
        done=_route(page, tree, replies),
        open=page.open,
        here=capfirst(name.en) if in_english() else name.zh,
        next=str(NEXT.get(state, ENDED)),
        turn=_turn(page, states.TURN[state], tree) if page.open else "",
        yours=page.open and states.TURN[state] is None,
        clocks=[clock for clock in page.clocks if _told_of(clock) and clock.running],
        ahead=stations.ahead(state, Route(route) if route and not page.matter.sealed else None),
    )


def _questions(page: MatterPage) -> list[Question]:
    answered = {act.data.get("question") for act in page.acts if act.step == "supplement"}
    return [
        Question(act.seq, act.on, _acting(page, act), str(act.words.get("text", "")), _hoped(act))
        for act in page.acts
        if act.step == "ask_petitioner" and act.seq not in answered
    ]


def _hoped(act: ActLine) -> date | None:
    said = act.data.get("answer_by")
    return date.fromisoformat(said) if said else None


def _told_of(clock: Clocked) -> bool:
    return clock.clock.code not in HOUSES_OWN


# Told to the petitioner, and not in a proof file: what the sealed room writes back is no act of the record, and both
# must look the same.
UNPROVEN = frozenset({"write_back"})


def proven(number: str, actor: Actor, on: date) -> bytes:
    """The proof file of a matter for whoever holds this receipt: the acts told to them, and those their papers come from.

    `reading.NotThere` for any other.
    """
    with reading.named(actor):
        if number not in reading.matters_of_receipt():
            raise reading.NotThere
        page = stepping_back.seen(reading.matter(number, on=on))
        from_papers = {paper.act_id for paper in papers_reading.of_matter(page.matter.pk)}
        acts_told = [act for act in page.acts if act.id in from_papers or _told(page, act)]
        keyed = [(act.id, act.on, bytes.fromhex(act.hash)) for act in acts_told if act.step not in UNPROVEN]
        return archiving.proofs_file(number, keyed)


def _told(page: MatterPage, act: ActLine) -> bool:
    code = SEALED_AS.get(act.step, act.step) if page.matter.sealed else act.step
    return code in steps.BY_CODE and code in DONE


def _read(
    number: str, actor: Actor, on: date, code: str
) -> tuple[
    MatterPage,
    list[str],
    list[tuple[Step, Ruling]],
    list[papers_reading.PaperLine],
    list[Letter],
    directory.Tree,
    ratings.Own | None,
]:
    """Everything of the page, in one transaction; the same queries whatever the matter is."""
    with reading.named(actor):
        numbers = reading.matters_of_receipt()
        if number not in numbers:
            raise reading.NotThere
        page = reading.matter(number, on=on, beside=False)
        rulings = acts.rulings(page.case, by=actor, on=on)
        papers = papers_reading.of_matter(page.matter.pk)
        replies = letters.replies(page.matter.pk, number.rpartition("-")[0], code)
        tree = directory.tree()
        rating = ratings.own(page.case)
    return stepping_back.seen(page), numbers, rulings, papers, replies, tree, rating


def _was_sent(page: MatterPage) -> bool:
    """Whether a paper was ever sent to this page: only then it is asked which wait."""
    return any(act.step == "send_paper" for act in page.acts)


def _state(page: MatterPage) -> State:
    if stepping_back.since(page):
        return State.WITHDRAWN
    state = State(page.matter.state)
    return SEALED_STATE.get(state, state) if page.matter.sealed else state


def _turn(page: MatterPage, bound: Bound | None, tree: directory.Tree) -> str:
    matter = page.matter
    if matter.sealed and State(matter.state) not in WAYS:
        return str(SOMEWHERE)
    if bound is None:
        return ""
    holders = {
        Bound.HOLDER: matter.holder_id,
        Bound.SENDER: matter.sender_id or matter.origin_id,
        Bound.ORIGIN: matter.origin_id,
        Bound.REVIEWER: matter.reviewer_id,
        Bound.RE_REVIEWER: matter.re_reviewer_id,
        Bound.SUPERIOR: matter.superior_id,
    }
    return agency_name(tree.places.get(holders.get(bound) or 0))


def _letters(page: MatterPage, replies: list[Letter]) -> list[Letter]:
    written = [
        Letter(act.on, act.words[_SAID[act.step]]) for act in page.acts if _SAID.get(act.step) in act.words
    ]
    return sorted([*written, *replies], key=lambda letter: letter.on)


def _route(page: MatterPage, tree: directory.Tree, replies: list[Letter]) -> list[Told]:
    """What was done; a reply of the sealed room is told like any office's writing back."""
    found = []
    for act in page.acts:
        code = SEALED_AS.get(act.step, act.step) if page.matter.sealed else act.step
        step = steps.BY_CODE.get(code)
        if step is None or code not in DONE:
            continue
        found.append(Told(act.on, _sentence(page, act, code, tree), step.article))
    back = steps.BY_CODE["write_back"]
    found += [Told(letter.on, str(DONE[back.code]), back.article) for letter in replies]
    return sorted(found, key=lambda told: told.on)


def _sentence(page: MatterPage, act: ActLine, code: str, tree: directory.Tree) -> str:
    agency = SOMEWHERE if page.matter.sealed and act.step in SEALED_AS else _acting(page, act)
    said = TOLD_BY.get(str(act.data.get("ground")), DONE[code]) if code == "tell_identity" else DONE[code]
    return str(said) % {"agency": agency, "target": _target(page, act, tree)}


def _acting(page: MatterPage, act: ActLine) -> str:
    return (in_english() and act.agency_en) or act.agency or page.origin


def _target(page: MatterPage, act: ActLine, tree: directory.Tree) -> str:
    """The agency an act names; never of a sealed matter."""
    step = steps.BY_CODE.get(act.step)
    if page.matter.sealed or step is None:
        return str(SOMEWHERE)
    for ask in step.asks:
        if ask.kind is Kind.AGENCY and act.data.get(ask.name):
            return agency_name(tree.places.get(int(act.data[ask.name]))) or str(SOMEWHERE)
    return str(SOMEWHERE)


def _own(page: MatterPage, rulings: list[tuple[Step, Ruling]]) -> list[Step]:
    """What the petitioner may do now; rating has a section of its own."""
    mine = [pair for pair in rulings if Duty.PETITIONER in pair[0].by and pair[0].code not in RATES]
    if page.matter.sealed:
        shown = ALWAYS | FROM_THE_START if page.open else ALWAYS
        return [
            step
            for step, ruling in mine
            if step.code in shown and (ruling.allowed or step.code not in _ASKED_ONCE)
        ]
    return [step for step, ruling in mine if ruling.allowed]
