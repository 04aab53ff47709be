"""Why personal information is read: a closed list, for it may be handled only within what the duty needs.

个人信息保护法 arts 6, 13(1)(3), 34: within power, procedure and what is necessary. The list is our convention [C].
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from huiyin.law.grammar import Article, Mark
from huiyin.law.names import Name
from huiyin.law.words import Duty


class Purpose(StrEnum):
    """One purpose; kept with every reading."""

    REGISTRATION = "registration"
    HANDLING = "handling"
    REVIEW = "review"
    DISPUTE = "dispute"
    SUCCESSION = "succession"
    SUPERVISION = "supervision"
    COMPLAINT = "complaint"
    INSPECTION = "inspection"
    AUDIT = "audit"
    CONTACT = "contact"
    SERVE = "serve"
    VERIFY = "verify"
    DATA_REQUEST = "data_request"
    ARCHIVING = "archiving"


ARTICLE = Article("34", book="个人信息保护法", mark=Mark.SECONDARY)
NAMES: Mapping[Purpose, Name] = {
    Purpose.REGISTRATION: Name("登记和甄别", "registering and sorting"),
    Purpose.HANDLING: Name("办理", "handling"),
    Purpose.REVIEW: Name("复查复核", "review"),
    Purpose.DISPUTE: Name("协调管辖争议", "settling who is competent"),
    Purpose.SUCCESSION: Name("职权承继登记", "recording a succession"),
    Purpose.SUPERVISION: Name("督办", "supervision"),
    Purpose.COMPLAINT: Name("处理对工作的投诉", "a complaint about our work"),
    Purpose.INSPECTION: Name("督查", "inspection"),
    Purpose.AUDIT: Name("审计", "audit"),
    Purpose.CONTACT: Name("联系信访人", "reaching the petitioner"),
    Purpose.SERVE: Name("送达文书", "serving a paper"),
    Purpose.VERIFY: Name("核对身份", "verifying an identity"),
    Purpose.DATA_REQUEST: Name("答复个人信息请求", "answering a request about personal data"),
    Purpose.ARCHIVING: Name("归档移交", "filing or handing over the case file"),
}
# Where the duty makes the purpose plain. Who reads from outside the way of the matter is not here: they say it.
PLAIN: Mapping[Duty, Purpose] = {
    Duty.INTAKE: Purpose.REGISTRATION,
    Duty.TRIAGE: Purpose.REGISTRATION,
    Duty.SEALED: Purpose.REGISTRATION,
    Duty.HANDLER: Purpose.HANDLING,
    Duty.LEGAL: Purpose.HANDLING,
    Duty.HEAD: Purpose.HANDLING,
    Duty.DEPUTY: Purpose.HANDLING,
    Duty.REVIEWER: Purpose.REVIEW,
    Duty.CONFERENCE: Purpose.DISPUTE,
    Duty.REGISTRAR: Purpose.SUCCESSION,
}
ASKED: Mapping[Duty, tuple[Purpose, ...]] = {
    Duty.SUPERVISOR: (Purpose.SUPERVISION, Purpose.COMPLAINT, Purpose.DATA_REQUEST),
    Duty.INSPECTOR: (Purpose.INSPECTION, Purpose.COMPLAINT),
    Duty.AUDITOR: (Purpose.AUDIT,),
}
# What may unmask an identity, or open a file no scanner called clean: asked of every duty, each time.
UNMASKING: tuple[Purpose, ...] = (
    Purpose.CONTACT,
    Purpose.SERVE,
    Purpose.VERIFY,
    Purpose.REVIEW,
    Purpose.DATA_REQUEST,
)
# Who may take a whole case file out, and what for: those who answer for it where it is held, and the auditor.
_HOLDS = (Purpose.ARCHIVING, Purpose.REVIEW, Purpose.DATA_REQUEST)
EXPORTING: Mapping[Duty, tuple[Purpose, ...]] = {
    Duty.HANDLER: _HOLDS,
    Duty.HEAD: _HOLDS,
    Duty.DEPUTY: _HOLDS,
    Duty.AUDITOR: (Purpose.AUDIT,),
}
