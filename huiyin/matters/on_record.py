"""What the record has of a petitioner, for the one step that compares it with a document."""

from __future__ import annotations

from collections.abc import Iterator

from huiyin.law.grammar import Step
from huiyin.matters import opening
from huiyin.matters.casefile import CaseFile
from huiyin.matters.models import Petitioner


def known(case: CaseFile, step: Step | None) -> frozenset[str]:
    """`whole` where the item is one matter, `name` and `address` where they were registered; of no other step anything."""
    if step is None or step.code != "replace_code":
        return frozenset()
    return frozenset(_held(case))


def _held(case: CaseFile) -> Iterator[str]:
    if case.matter.number.rpartition("-")[2] == "1":
        yield "whole"
    person = first(case)
    yield from (name for name in ("name", "address") if person.get(name))


def first(case: CaseFile) -> dict[str, str]:
    """The petitioner as registered; empty where nobody is."""
    row = Petitioner.objects.filter(matter=case.matter).order_by("place").first()
    return opening.identity(case, row) if row is not None else {}
