"""A matter's own words enter the index when a person has said that they accuse nobody, and leave it with them (F-03).

Written in the transaction of the triage step; gone in that of the act that seals, rewrites or destroys. What is added later
waits for the next triage, for nobody has read it yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from huiyin.hints import grams
from huiyin.hints.models import Document
from huiyin.matters import anonymity, sources
from huiyin.matters.casefile import CaseFile
from huiyin.matters.hooks import Taken
from huiyin.matters.sources import Told

_SAID = {  # the petitioner's own words
    "register": ("requests", "facts", "oral_record"),
    "rewrite_extract": ("requests", "facts"),
    "supplement": ("text",),
}
STEPS = (*_SAID, "triage")  # what `spoken` reads


def index(taken: Taken) -> None:
    """What an act does to the index: triage writes the matter anew, sealing and rewriting take it out."""
    matter = taken.case.matter
    if taken.sealed_now:
        forget(matter.pk)
    elif taken.step.code == "triage" and not matter.sealed:
        Document.objects.filter(matter_id=matter.pk, paper_id=None).delete()
        held = grams.of(plain(taken.case))
        Document(matter_id=matter.pk, day=matter.received_on, grams=held).save(force_insert=True)


def forget(matter_id: int) -> None:
    """Delete what the index holds of a matter, its papers included."""
    Document.objects.filter(matter_id=matter_id).delete()


def spoken(told: Sequence[Told]) -> list[str]:
    """The petitioner's own words up to the last triage, in their order; none before it."""
    last = max((one.seq for one in told if one.step == "triage"), default=0)
    return said((one.step, one.answers) for one in told if one.seq < last)


def said(told: Iterable[tuple[str, Mapping[str, Any]]]) -> list[str]:
    """The petitioner's own words in these acts (step, answers), in their order."""
    return [
        text for step, answers in told for name in _SAID.get(step, ()) for text in _texts(answers.get(name))
    ]


def plain(case: CaseFile) -> str:
    """The matter's words as they are indexed and searched: normalised, nothing left that finds a person."""
    private = anonymity.identifying(sources.people(case))
    return grams.joined(spoken(sources.told(case)), private)


def _texts(answer: Any) -> list[str]:
    return (
        [str(one) for one in answer] if isinstance(answer, list | tuple) else [str(answer)] if answer else []
    )
