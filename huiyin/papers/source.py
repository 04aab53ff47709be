"""Where a paper takes what it says from: the act, the matter so far, its people, its clocks, its agencies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from huiyin.law.book_2022 import steps
from huiyin.law.grammar import Ask
from huiyin.matters import sources
from huiyin.matters.hooks import Taken
from huiyin.papers.lines import Line, answer
from huiyin.papers.models import Paper
from huiyin.people import directory
from huiyin.people.directory import Place
from huiyin.people.models import Agency


@dataclass(frozen=True)
class Source:
    """The act just taken, and behind it the whole matter; each part is read once, when first needed."""

    taken: Taken

    @cached_property
    def told(self) -> list[sources.Told]:
        """What was told in each act, oldest first, this one included."""
        return sources.told(self.taken.case)

    @cached_property
    def people(self) -> list[dict[str, Any]]:
        """The petitioners."""
        return sources.people(self.taken.case)

    @cached_property
    def came(self) -> sources.Came | None:
        """How the item arrived."""
        return sources.came(self.taken.case)

    @property
    def matter(self) -> Any:
        """The matter's row."""
        return self.taken.case.matter

    @cached_property
    def issuer(self) -> Place:
        """The agency that acts; where the house records a service, whose paper it was; of the petitioner's own filing, who receives it."""
        acting = self.taken.actor.agency_id or self._server() or self.matter.origin_id
        return directory.tree()[acting]

    def _server(self) -> int | None:
        """The agency whose opinion or paper is served, where the house itself records it (`papers.electronic`)."""
        paper, matter = self.now("paper"), self.matter
        if paper:
            return Paper.objects.filter(pk=paper).values_list("agency_id", flat=True).first()
        opinions = {
            "serve_opinion": matter.holder_id,
            "serve_review": matter.reviewer_id,
            "serve_re_review": matter.re_reviewer_id,
        }
        return opinions.get(self.taken.step.code)

    @property
    def origin(self) -> Place:
        """The agency that registered the item."""
        return directory.tree()[self.matter.origin_id]

    @property
    def officer(self) -> str:
        """The name of the officer who acts."""
        return self.told[-1].officer

    def now(self, name: str) -> Any:
        """What this act was told under that name, as a JSON value."""
        return self.told[-1].answers.get(name)

    def newest(self, name: str, *within: str) -> Any:
        """The newest thing told under that name; `within` limits it to these steps."""
        for act in reversed(self.told):
            if name in act.answers and (not within or act.step in within):
                return act.answers[name]
        return None

    def answered(self, name: str) -> list[Line]:
        """What this act was told under that name; where its step does not ask it, what was told before."""
        asked = next(asks(self.taken.step.code, name), None)
        return answer(asked, self.now(name)) if asked else self.lines(name)

    def lines(self, name: str, *within: str) -> list[Line]:
        """The newest thing told under that name, in words."""
        for act in reversed(self.told):
            if name in act.answers and (not within or act.step in within):
                return [line for ask in asks(act.step, name) for line in answer(ask, act.answers[name])]
        return []

    def term(self, *clocks: str) -> Any:
        """The newest clock of one of these names, or None."""
        return next((term for term in reversed(self.taken.case.terms) if term.clock in clocks), None)

    def took(self, *codes: str) -> sources.Told | None:
        """The newest act of one of these steps."""
        return next((act for act in reversed(self.told) if act.step in codes), None)


def asks(step: str, name: str) -> Iterator[Ask]:
    """What the step asks under that name."""
    return (ask for ask in steps.BY_CODE[step].asks if ask.name == name)


@dataclass(frozen=True, slots=True)
class Contact:
    """Where an agency is found."""

    address: str
    phone: str
    hours: str
    hours_en: str
    word: str


_kept: tuple[directory.Tree, dict[int, Contact]] | None = None


def contact(agency_id: int) -> Contact:
    """Where an agency is found, as the directory stands; read again only when the tree is another one."""
    global _kept
    tree = directory.tree()
    if _kept is None or _kept[0] is not tree:
        rows = Agency.objects.values_list("pk", "address", "phone", "hours", "hours_en", "word")
        _kept = (tree, {pk: Contact(*rest) for pk, *rest in rows})
    return _kept[1][agency_id]
