"""For each content that is not simply an answer: who finds it. Keys are the names of the book."""

from __future__ import annotations

from collections.abc import Callable

from huiyin.papers import stating, stating_intake
from huiyin.papers.lines import Line
from huiyin.papers.source import Source

Maker = Callable[[Source], list[Line]]

# Said by the head of the page or by the signature, on every paper.
IN_THE_FRAME = frozenset({"number", "today", "seal", "signature"})

BY_NAME: dict[str, Maker] = {
    "number": stating.number,
    "today": stating.today,
    "requests": stating.requests,
    "received_on": stating.received,
    "channel": stating.channel,
    "arrival": stating.arrival,
    "identity": stating.identity,
    "officer": stating.officer,
    "contact": stating.contacts,
    "query": stating_intake.query,
    "legal_basis": stating.article,
}

OF_PAPER: dict[tuple[str, str], Maker] = {
    ("registration_sheet", "facts"): stating.account,
    ("receipt", "rating"): stating_intake.rating,
    ("receipt", "privacy"): stating_intake.privacy,
    ("assignment_letter", "demand"): stating_intake.demand,
    ("submission", "facts"): stating.account,
    ("notice_of_acceptance", "accepted"): stating_intake.accepted,
    ("notice_of_acceptance", "class_and_route"): stating_intake.class_and_route,
    ("notice_of_acceptance", "due"): stating_intake.handling_due,
    ("notice_of_refusal", "what_to_do"): stating_intake.what_to_do,
    ("notice_no_longer_accepted", "what_is_new"): stating_intake.what_is_new,
    ("objection_decision", "agreed"): stating_intake.agreed,
    ("objection_decision", "materials"): stating_intake.materials,
    ("succession_record", "from_organ"): stating_intake.former_organ,
    ("succession_record", "contact"): stating_intake.successor_contact,
    ("succession_record", "due"): stating_intake.running_due,
}
