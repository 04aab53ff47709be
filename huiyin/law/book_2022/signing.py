"""Who signs off each paper, and in which series of the agency it is numbered.

The Regulations say who must inform whom in writing; they do not say who signs a paper. Where the act itself is for
a duty that carries the authority, the paper goes out with the act. Where it binds, refuses or reports, the head
signs apart, unless the act was the head's own. Sheets for the file and the receipt are neither signed nor numbered.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from huiyin.law.grammar import Article, Mark
from huiyin.law.words import Duty


class Signed(StrEnum):
    """By whom a paper is signed off."""

    NOBODY = "nobody"  # a sheet for the file, the receipt: neither numbered nor sealed
    ACT = "act"  # with the act that left it
    HEAD = "head"  # by the head apart, unless the head took the act


@dataclass(frozen=True, slots=True)
class Signing:
    """How a paper leaves the house: who signs it off, by what, and the word of its series in the number."""

    by: Signed
    series: str
    basis: Article


_CONVENTION = Article("", mark=Mark.CONVENTION)
_HEAD_SIGNS = Article("22", book="党政机关公文处理工作条例", mark=Mark.UNVERIFIED)
_LEADER_SIGNS = Article("", mark=Mark.SECONDARY)  # rulebook E.1, rules for D20 seen in practice notes
_HEAD_EXTENDS = Article("34", "经本机关、单位负责人批准")
LETTER, REPORT, NOTICE, APART = "函", "报", "告", "移"
# What a series counts. The word says to whom papers go, never what they are about.
SERIES: Mapping[str, tuple[str, str]] = {
    LETTER: ("致机关、单位的函", "letters to organs"),
    REPORT: ("上报的报告", "reports to those above"),
    NOTICE: ("致信访人的文书", "papers to petitioners"),
    APART: ("另行移送的函", "letters of passing on apart"),
}


def _all(by: Signed, series: str, basis: Article, *codes: str) -> dict[str, Signing]:
    return dict.fromkeys(codes, Signing(by, series, basis))


SIGNING: Mapping[str, Signing] = {
    **_all(
        Signed.NOBODY,
        "",
        _CONVENTION,
        *("registration_sheet", "receipt", "oral_record", "representative_list"),
        *("investigation_report", "conduct_record", "proof_of_service"),
    ),
    **_all(
        Signed.ACT,
        LETTER,
        _CONVENTION,
        *("forwarding_letter", "assignment_letter", "objection", "objection_decision"),
        *("jurisdiction_decision", "supervision_letter", "feedback_on_suggestion"),
    ),
    **_all(Signed.ACT, APART, _CONVENTION, "sealed_forwarding_letter"),
    **_all(Signed.ACT, REPORT, _CONVENTION, "submission", "urgent_report"),
    **_all(
        Signed.ACT,
        NOTICE,
        _CONVENTION,
        *("guidance_note", "notice_of_acceptance", "succession_record", "hearing_record", "agreement"),
        *(
            "review_opinion",
            "re_review_opinion",
            "reply_to_suggestion",
            "notice_of_lawful_route",
            "aid_referral",
        ),
    ),
    **_all(Signed.ACT, NOTICE, _HEAD_EXTENDS, "notice_of_extension"),
    **_all(Signed.ACT, NOTICE, _LEADER_SIGNS, "opinion"),
    **_all(
        Signed.HEAD,
        NOTICE,
        _HEAD_SIGNS,
        *("notice_of_refusal", "notice_no_longer_accepted", "answer_on_duty", "public_notice"),
    ),
    **_all(
        Signed.HEAD,
        LETTER,
        _HEAD_SIGNS,
        *("improvement_suggestion", "accountability_suggestion", "conference_measure", "inspection_material"),
    ),
    **_all(Signed.HEAD, REPORT, _HEAD_SIGNS, "completion_report", "policy_suggestion", "annual_report"),
}
SIGNERS = frozenset({Duty.HEAD, Duty.DEPUTY})


def numbered(code: str) -> bool:
    """Whether the paper is signed, numbered, sealed and frozen."""
    return SIGNING[code].by is not Signed.NOBODY


def with_the_act(code: str, duty: Duty) -> bool:
    """Whether an act of this duty signs the paper off; else it waits for the head."""
    by = SIGNING[code].by
    return by is Signed.ACT or (by is Signed.HEAD and duty in SIGNERS)
