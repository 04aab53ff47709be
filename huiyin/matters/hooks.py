"""What an act tells the rooms above, inside its own transaction; and what it raises when it cannot be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from huiyin.law.grammar import Facts, PaperFacts, Ruling, Step
from huiyin.matters.casefile import CaseFile
from huiyin.matters.models import Act
from huiyin.people.acting import Actor
from huiyin.proof.signing import Signer


class Refused(Exception):
    """The law refuses the step; `ruling` says why, by which article."""

    def __init__(self, ruling: Ruling) -> None:
        super().__init__(ruling.code)
        self.ruling = ruling


class NotThere(Exception):
    """No such matter, or out of reach: the two look alike."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What hooks are told inside the transaction of an act."""

    case: CaseFile
    act: Act
    step: Step
    facts: Facts
    actor: Actor
    sealed_now: bool = (
        False  # this act sealed the matter or replaced its text: earlier copies must be destroyed
    )


Hook = Callable[[Taken], None]
HOOKS: list[Hook] = []  # config registers them, once, at start
# What the law asks of a paper named in an answer; None where this matter has no such paper. Registered likewise.
PaperSeen = Callable[[CaseFile, Actor, int], PaperFacts | None]
PAPERS: list[PaperSeen] = []


# The house's own signing key, for what leaves it signed. Registered likewise.
SIGNERS: list[Callable[[], Signer]] = []

Forget = Callable[[int], None]
FORGET: list[Forget] = []  # what the rooms above delete of a matter that is destroyed, by its primary key


def tell(taken: Taken) -> None:
    """Run the hooks that config registered, in their order, inside the transaction."""
    for hook in HOOKS:
        hook(taken)


def signer() -> Signer:
    """The house's own signing key."""
    return SIGNERS[0]()


def paper_facts(case: CaseFile, actor: Actor, pk: int) -> PaperFacts | None:
    """What the room of papers says of one of them."""
    return next((found for seen in PAPERS if (found := seen(case, actor, pk))), None)
