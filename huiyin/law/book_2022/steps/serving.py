"""Service of papers no period of the petitioner runs from: recorded alike, each way with its evidence (rulebook E.3).

The three opinions have steps of their own, for a period starts with their service.
"""

from __future__ import annotations

from huiyin.law.book_2022.steps import service
from huiyin.law.book_2022.steps.papers import DRAFTERS, OWN, PAPER, THERE, of_paper
from huiyin.law.grammar import Article, Ask, Kind, Mark, Step
from huiyin.law.words import Duty, State

_OURS = Article("", mark=Mark.CONVENTION)
_ANY = frozenset(State) - {State.DISPOSED}
_ISSUED = of_paper(
    "issued",
    lambda paper, facts: paper.state == "issued",
    "文书尚未签发，不能送达；已经作废的，送达重新制作的那一份。",
    "The paper is not issued, so it cannot be served; of a void one, serve the one that replaces it.",
)
_TO_SERVE = of_paper(
    "to_serve",
    lambda paper, facts: paper.to_serve,
    "这种文书不需要送达证明；意见书的送达请用各自的送达登记，期限从送达起算。",
    "This kind needs no proof of service; an opinion has a step of its own, for a period runs from its service.",
)
_UNSERVED = of_paper(
    "unserved",
    lambda paper, facts: not paper.proved,
    "这份文书的送达已经登记。",
    "The service of this paper is on record already.",
)

SERVE_PAPER = Step(
    id="E.3p",
    code="serve_paper",
    zh="登记文书送达",
    en="record service of a paper",
    article=_OURS,
    by=DRAFTERS | service.THE_HOUSE,
    when=_ANY,
    asks=(PAPER, *service.ASKS),
    provided=(
        THERE,
        of_paper(
            "own_paper",
            lambda paper, facts: paper.own or facts.duty is Duty.CLOCK,
            "这份文书不是您所在单位制作的，由制作单位办理。",
            "Your agency did not draft this paper: it is for the agency that did.",
        ),
        _ISSUED,
        _TO_SERVE,
        _UNSERVED,
        of_paper(
            "too_early",
            lambda paper, facts: paper.issued_on is None or facts.says("effective_on") >= paper.issued_on,
            "送达日期不能早于文书签发之日，请核对。",
            "It cannot have been served before it was issued: check the day.",
        ),
        *service.CONDITIONS,
        service.own_page(lambda facts: (paper := facts.papers.get("paper")) is not None and paper.sent),
    ),
    papers=("proof_of_service",),
    allowed_zh="可以登记；送达日期以证据为准（系统约定，参照民事诉讼法）。",
    allowed_en="May be recorded; the day is what the evidence proves (convention, after the Civil Procedure Law).",
)
ATTEMPT_PAPER = Step(
    id="E.3q",
    code="attempt_paper",
    zh="登记文书送达未成",
    en="record a failed attempt to serve a paper",
    article=_OURS,
    by=DRAFTERS,
    when=_ANY,
    asks=(
        PAPER,
        service.WAY,
        Ask("what_happened", Kind.LONG, "为何没有送达", "why it was not served", secret=True),
    ),
    provided=(THERE, OWN, _ISSUED, _TO_SERVE, _UNSERVED),
    allowed_zh="可以登记；没有证据的，不算送达（系统约定）。",
    allowed_en="May be recorded; without evidence it does not count as served (convention).",
)

STEPS = (SERVE_PAPER, ATTEMPT_PAPER)
