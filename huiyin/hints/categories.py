"""Which content category a text may have: one filled in where that is sure enough, else three to choose from.

A person decides. What is kept with a matter is the category's names, its code and the edition they stand in, as one
text: 城乡建设/工程质量 [0308·1]. It stays readable whatever becomes of the taxonomy.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from huiyin.hints import editions
from huiyin.triage.features import Message

MOST = 3  # categories offered
_KEPT = re.compile(r"(?P<path>.+) \[(?P<code>[0-9A-Za-z.\-]+)·(?P<edition>\d+)\]")


@dataclass(frozen=True, slots=True)
class Choice:
    """A category that is offered: `confidence` from 0 to 1, `value` what is kept when it is chosen."""

    code: str
    path: str
    confidence: float
    value: str


@dataclass(frozen=True, slots=True)
class Offer:
    """What is offered for one text. `version` is the number of what was learned; 0: from the taxonomy's words alone."""

    filled: Choice | None
    three: list[Choice]
    reasons: list[str]  # words of the text that speak for the first
    version: int


def offer(title: str, text: str, on: date) -> Offer:
    """The categories offered for a text on that day. Stores nothing. Inside `named`.

    The taxonomy's words offer and never fill in: how sure they are has not been measured.
    """
    edition = editions.in_force(on)
    found = edition.taxonomy.find(Message(text, title), MOST)
    three = [_choice(edition, one.code, one.share) for one in found]
    return Offer(None, three, list(found[0].words) if found else [], 0)


def listed(on: date) -> list[tuple[str, list[tuple[str, str]]]]:
    """Everything that can be chosen on that day, for a form: (first level, [(what is kept, names)]). Inside `named`."""
    edition = editions.in_force(on)
    taxonomy = edition.taxonomy
    groups: dict[str, list[tuple[str, str]]] = {}
    for code in taxonomy.nodes:
        path = taxonomy.path(code)
        groups.setdefault(path.partition("/")[0], []).append((value(edition, code), path))
    return list(groups.items())


def value(edition: editions.InForce, code: str) -> str:
    """A category as it is kept with a matter."""
    return f"{edition.taxonomy.path(code)} [{code}·{edition.number}]"


def code_of(kept: str, edition: editions.InForce) -> str | None:
    """The code of a kept category, where this edition still has that code under the same names; else None."""
    found = _KEPT.fullmatch(kept)
    taxonomy = edition.taxonomy
    if found is None or found["code"] not in taxonomy.nodes or taxonomy.path(found["code"]) != found["path"]:
        return None
    return found["code"]


def _choice(edition: editions.InForce, code: str, confidence: float) -> Choice:
    return Choice(code, edition.taxonomy.path(code), confidence, value(edition, code))
