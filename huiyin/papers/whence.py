"""For each content that is not simply an answer: who finds it. Keys are the names of the book."""

from __future__ import annotations

from collections.abc import Callable

from huiyin.papers import stating, stating_handling, stating_intake, stating_opinion, stating_service
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

_INTAKE: dict[tuple[str, str], Maker] = {
    ("registration_sheet", "facts"): stating.account,
    ("receipt", "rating"): stating_intake.rating,
    ("receipt", "privacy"): stating_intake.privacy,
    ("assignment_letter", "demand"): stating_intake.demand,
    ("submission", "facts"): stating.account,
    ("urgent_report", "addressees"): stating_handling.told_to,
    ("urgent_report", "at"): stating_handling.at,
    ("notice_of_acceptance", "accepted"): stating_intake.accepted,
    ("notice_of_acceptance", "class_and_route"): stating_intake.class_and_route,
    ("notice_of_acceptance", "procedure"): stating_intake.procedure,
    ("notice_of_acceptance", "due"): stating_intake.handling_due,
    ("notice_of_refusal", "what_to_do"): stating_intake.what_to_do,
    ("notice_no_longer_accepted", "what_is_new"): stating_intake.what_is_new,
    ("objection_decision", "agreed"): stating_intake.agreed,
    ("objection_decision", "materials"): stating_intake.materials,
    ("succession_record", "from_organ"): stating_intake.former_organ,
    ("succession_record", "contact"): stating_intake.successor_contact,
    ("succession_record", "due"): stating_intake.running_due,
}

_HANDLING: dict[tuple[str, str], Maker] = {
    ("notice_of_extension", "days"): stating_handling.days,
    ("notice_of_extension", "due"): stating_handling.new_due,
    ("notice_of_extension", "officer"): stating_handling.approver,
    ("hearing_record", "record"): stating_handling.only_after_hearing("record"),
    ("hearing_record", "opinion"): stating_handling.only_after_hearing("opinion"),
    ("hearing_record", "signed_on"): stating_handling.hearing_span,
    ("opinion", "facts"): stating_opinion.statement,
    ("opinion", "outcomes"): stating_opinion.outcomes,
    ("opinion", "basis"): stating_opinion.bases,
    ("opinion", "outcome"): stating_opinion.results,
    ("opinion", "review_organ"): stating_opinion.review_remedy,
    ("agreement", "signed"): stating_handling.consent,
    ("review_opinion", "requests"): stating_opinion.asked_for_review,
    ("review_opinion", "result"): stating_opinion.result,
    ("review_opinion", "re_review_organ"): stating_opinion.re_review_remedy,
    ("re_review_opinion", "requests"): stating_opinion.asked_for_re_review,
    ("re_review_opinion", "result"): stating_opinion.result,
    ("re_review_opinion", "effect"): stating_opinion.finality,
    ("completion_report", "accepted_on"): stating_handling.when("accept", "受理：", "Accepted: "),
    ("completion_report", "annexes"): stating_service.annexes,
    ("completion_report", "served_on"): stating_handling.served_on,
    ("completion_report", "executed_on"): stating_handling.when(
        "record_execution", "执行完毕：", "Carried out: ", "executed_on"
    ),
    ("reply_to_suggestion", "decision"): stating_handling.decision_on_suggestion,
    ("reply_to_suggestion", "reasons"): stating_handling.reasons_on_suggestion,
    ("notice_of_lawful_route", "route"): stating_intake.class_and_route,
    ("notice_of_lawful_route", "body"): stating_handling.body,
    ("notice_of_lawful_route", "limit"): stating_handling.limit,
    ("notice_of_lawful_route", "no_review"): stating_handling.no_review,
    ("answer_on_duty", "remedies"): stating_handling.remedies_outside,
    ("aid_referral", "consented"): stating_handling.agreed_to_referral,
    ("proof_of_service", "document"): stating_service.document,
    ("proof_of_service", "addressee"): stating_service.addressee,
    ("proof_of_service", "evidence"): stating_service.proof,
}

OF_PAPER: dict[tuple[str, str], Maker] = {**_INTAKE, **_HANDLING}
