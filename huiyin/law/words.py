"""Words of the field used by every room: states, classes, routes, channels, duties, positions."""

from __future__ import annotations

from enum import StrEnum


class Klass(StrEnum):
    """The nature of a matter (arts 29–31)."""

    SUGGESTION = "suggestion"
    ACCUSATION = "accusation"
    APPEAL = "appeal"


class Route(StrEnum):
    """The six ways of art. 31, in the order they are tested; R6 is residual."""

    R1 = "R1"
    R2 = "R2"
    R3 = "R3"
    R4 = "R4"
    R5 = "R5"
    R6 = "R6"


class Channel(StrEnum):
    """How a petition arrives (arts 17, 21): treated alike."""

    ONLINE = "online"
    LETTER = "letter"
    VISIT = "visit"
    CALL = "call"
    FAX = "fax"
    OTHER = "other"


class Level(StrEnum):
    """Levels of territorial responsibility (art. 5(3))."""

    NATIONAL = "national"
    PROVINCE = "province"
    PREFECTURE = "prefecture"
    COUNTY = "county"
    TOWNSHIP = "township"


class System(StrEnum):
    """The line an organ belongs to (art. 2): not every organ is administrative."""

    PARTY = "party"
    CONGRESS = "congress"
    GOVERNMENT = "government"
    CONSULTATIVE = "consultative"
    SUPERVISION = "supervision"
    COURT = "court"
    PROCURATORATE = "procuratorate"
    MASS = "mass"
    ENTERPRISE = "enterprise"
    INSTITUTION = "institution"


class AgencyKind(StrEnum):
    """What an agency is to petition work."""

    PETITION_OFFICE = "petition_office"  # 党委和政府信访部门
    ORGAN = "organ"  # 其他机关、单位
    COMMITTEE = "committee"  # 党委和政府
    CONFERENCE = "conference"  # 信访工作联席会议
    POLITICAL_LEGAL = "political_legal"  # 政法部门
    DISCIPLINE = "discipline"  # 纪检监察机关


class Duty(StrEnum):
    """What a person acts as. An officer holds duties in an agency; nobody acts without one."""

    PETITIONER = "petitioner"  # 信访人
    INTAKE = "intake"  # 登记
    TRIAGE = "triage"  # 甄别、转送、交办
    SEALED = "sealed"  # 密件专办
    HANDLER = "handler"  # 承办
    LEGAL = "legal"  # 法制审核
    HEAD = "head"  # 机关负责人
    DEPUTY = "deputy"  # 副职负责人
    REVIEWER = "reviewer"  # 复查、复核
    CONFERENCE = "conference"  # 联席会议、共同上级
    SUPERVISOR = "supervisor"  # 督办
    REGISTRAR = "registrar"  # 职权承继登记
    INSPECTOR = "inspector"  # 督查：只读，可以要求保全
    AUDITOR = "auditor"  # 审计：只读，可以要求保全
    OPERATOR = "operator"  # 运行维护：不见内容
    CLOCK = "clock"  # 期限作业（系统）


class Position(StrEnum):
    """What the acting agency is to a matter."""

    SELF = "self"  # the petitioner of the matter
    ORIGIN = "origin"  # registered it
    SENDER = "sender"  # forwarded or assigned it to the present holder
    UPSTREAM = "upstream"  # forwarded it earlier in the chain
    HOLDER = "holder"  # holds it now
    DISPUTANT = "disputant"  # party to a jurisdiction dispute
    SUPERIOR = "superior"  # common superior or joint conference that decides the dispute
    REVIEWER = "reviewer"
    RE_REVIEWER = "re_reviewer"
    PARTY_COMMITTEE = "party_committee"  # received a proposal (art. 22(1)(1))
    OVERSEER = "overseer"  # petition office of the same territory, supervising (art. 40)
    SYSTEM = "system"  # the clock's own jobs


class State(StrEnum):
    """Where a matter stands. Words, never letters (rulebook D.2–D.5)."""

    REGISTERED = "registered"
    SPLIT = "split"
    TRIAGED = "triaged"
    SUBMITTED_FOR_DECISION = "submitted_for_decision"
    FORWARDED = "forwarded"
    ASSIGNED = "assigned"
    REFERRED_LEGAL = "referred_legal"
    GUIDED_LEGAL = "guided_legal"
    REFERRED_DISCIPLINE = "referred_discipline"
    REFERRED_COMPETENT = "referred_competent"
    HANDED_OVER = "handed_over"
    GUIDED_ELSEWHERE = "guided_elsewhere"
    NOT_ACCEPTED = "not_accepted"
    NO_LONGER_ACCEPTED = "no_longer_accepted"
    RECEIVED = "received"
    OBJECTED = "objected"
    DISPUTED = "disputed"
    ACCEPTED = "accepted"
    # suggestion (art. 29)
    STUDYING = "studying"
    ADOPTED = "adopted"
    PARTLY_ADOPTED = "partly_adopted"
    NOT_ADOPTED = "not_adopted"
    REPLIED = "replied"
    # simple handling
    SIMPLE_ACCEPTED = "simple_accepted"
    # appeal, routes 1–5 (art. 31)
    ROUTED = "routed"
    DUTY_RUNNING = "duty_running"
    DUTY_ANSWERED = "duty_answered"
    # appeal, route 6
    HEARD = "heard"
    INVESTIGATED = "investigated"
    MEDIATING = "mediating"
    AGREED = "agreed"
    DRAFTED = "drafted"
    LEGAL_CHECKED = "legal_checked"
    ISSUED = "issued"
    SERVED = "served"
    # review and re-review (arts 35–36)
    REVIEW_REQUESTED = "review_requested"
    REVIEW_ACCEPTED = "review_accepted"
    REVIEW_DECLINED = "review_declined"
    REVIEW_ISSUED = "review_issued"
    REVIEW_SERVED = "review_served"
    RE_REVIEW_REQUESTED = "re_review_requested"
    RE_REVIEW_ACCEPTED = "re_review_accepted"
    RE_REVIEW_DECLINED = "re_review_declined"
    RE_REVIEW_ISSUED = "re_review_issued"
    FINAL = "final"
    # ends
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    DISPOSED = "disposed"
