"""What every desk page needs around its content."""

from __future__ import annotations

from typing import Any

from huiyin.law.book_2022 import steps
from huiyin.law.book_2022.signing import SIGNERS
from huiyin.law.exports import APPROVERS, FORMS
from huiyin.law.words import Duty
from huiyin.matters.reading import named
from huiyin.papers import registers
from huiyin.papers.batches import PRINTERS
from huiyin.people.doors import OfficeRequest

_KEEPING = frozenset().union(
    *(steps.BY_CODE[code].by for code in ("place_hold", "propose_disposal", "approve_disposal"))
)


def keeps(duty: Duty) -> bool:
    """Whether this duty has to do with keeping and disposal."""
    return duty in _KEEPING


EXPORTING = APPROVERS.union(*(form.asks for form in FORMS))


def shell(request: OfficeRequest, here: str = "") -> dict[str, Any]:
    """Context of the page's frame: which column is current, and what this post does besides matters."""
    duty = request.actor.duty
    return {
        "here": here,
        "may_register": duty in steps.BY_CODE["register"].by,
        "keeps": keeps(duty),
        "exports": duty in EXPORTING,
        "operates": duty is Duty.OPERATOR,
        "registers_people": duty is Duty.REGISTRAR,
        "inspects": duty is Duty.INSPECTOR,
        "prints": duty in PRINTERS,
        "numbers_kept": duty is not Duty.OPERATOR,
        "signs": _to_sign(request) if duty in SIGNERS else None,
    }


def _to_sign(request: OfficeRequest) -> int:
    """How many papers wait for this head: as many as the list shows."""
    with named(request.actor):
        return registers.how_many_wait(request.actor, request.today)
