"""Which content category a text may have: one filled in where that is sure enough, else three to choose from.

A person decides. What is kept with a matter is the category's names, its code and the edition they stand in, as one
text: 城乡建设/工程质量 [0308·1]. It stays readable whatever becomes of the taxonomy.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from huiyin.hints import editions, grams, versions
from huiyin.hints.editions import InForce
from huiyin.triage.features import Message
from huiyin.triage.reasons import reasons

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

    What was learned fills in from the edition's confidence on. The taxonomy's words offer and never fill in: how sure
    they are has not been measured.
    """
    edition = editions.in_force(on)
    message = Message(text, title)
    return _learned(edition, message) or _by_words(edition, message)


def _learned(edition: InForce, message: Message) -> Offer | None:
    """By the version that serves; None where none does, or the edition in force has none of its categories."""
    found = versions.serving()
    if found is None:
        return None
    number, model = found
    codes = edition.taxonomy.codes
    message = Message(grams.cut(message.text, ()), grams.cut(message.title, ()))  # as it was learned
    said = [(path, sure) for path, sure in model.suggest(message, len(model.labels)) if path in codes][:MOST]
    if not said:
        return None
    three = [_choice(edition, codes[path], sure) for path, sure in said]
    filled = three[0] if three[0].confidence >= edition.fills_above else None
    return Offer(filled, three, reasons(model, message, said[0][0]), number)


def _by_words(edition: InForce, message: Message) -> Offer:
    found = edition.taxonomy.find(message, MOST)
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


def value(edition: InForce, code: str) -> str:
    """A category as it is kept with a matter."""
    return f"{edition.taxonomy.path(code)} [{code}·{edition.number}]"


def path_of(kept: str, edition: InForce) -> str | None:
    """The names of a kept category, where this edition still has a category of those names; else None."""
    found = _KEPT.fullmatch(kept)
    return found["path"] if found and found["path"] in edition.taxonomy.codes else None


def _choice(edition: InForce, code: str, confidence: float) -> Choice:
    return Choice(code, edition.taxonomy.path(code), confidence, value(edition, code))
