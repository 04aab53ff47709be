"""A sealed matter whose petitioner asked to withdraw, as the petitioner's page tells it: like any other that was withdrawn (F-04).

It goes on, for what an accusation tells is examined by law; whoever holds number and code does not see that.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from huiyin.law.book_2022 import steps
from huiyin.law.book_2022.states import OUTLIVES
from huiyin.law.words import State
from huiyin.matters.reading import ActLine, Clocked, MatterPage

STEP_BACK, PAUSE = "step_back", "withdraw_pause"


def since(page: MatterPage) -> date | None:
    """The day from which it is told as withdrawn; None of any other matter, and where it was taken up anew."""
    act = _act(page)
    return act.on if act else None


def _act(page: MatterPage) -> ActLine | None:
    if not page.matter.sealed:
        return None
    for act in reversed(page.acts):
        if act.step in (STEP_BACK, "reopen"):
            return act if act.step == STEP_BACK else None
    return None


def seen(page: MatterPage) -> MatterPage:
    """What is told of it: the record up to that day and what a withdrawn matter may add, every period ended on it."""
    last = _act(page)
    if last is None:
        return page
    acts = [act for act in page.acts if act.seq <= last.seq or _of_any_withdrawn(act)]
    clocks = [_ended(one, last.on) for one in page.clocks if one.start <= last.on]
    return replace(page, open=False, acts=acts, clocks=clocks)


def _of_any_withdrawn(act: ActLine) -> bool:
    step = steps.BY_CODE.get(act.step)
    return step is not None and State.WITHDRAWN in step.when


def _ended(one: Clocked, on: date) -> Clocked:
    if one.clock.code in OUTLIVES | {PAUSE} or (one.ended_on and one.ended_on < on):
        return one
    return replace(one, running=False, state="void", ended_on=on, urgency=None, late=False)
