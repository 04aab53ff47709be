"""An officer who stands aside of their own accord is barred from the matter from then on (art. 28(3))."""

from __future__ import annotations

from huiyin.matters.hooks import Taken
from huiyin.people import recusal


def stand_aside(taken: Taken) -> None:
    """Hook: the declaration takes effect with the act; what others ask for is for the organ to decide."""
    officer = taken.actor.officer_id
    if taken.step.code == "recuse" and taken.facts.says("myself") and officer is not None:
        recusal.declare(officer, taken.case.matter.pk, taken.facts.on)
