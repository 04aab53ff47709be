"""A re-review opinion after a hearing may be published, without anything that tells who a person is (art. 36(2))."""

from __future__ import annotations

from huiyin.law.book_2022.clauses import nameless
from huiyin.law.book_2022.conditions import not_in_future, since
from huiyin.law.book_2022.steps.papers import OWN, PAPER, THERE, of_paper
from huiyin.law.book_2022.steps.re_review import AT_RE_REVIEW
from huiyin.law.book_2022.steps.review import REVIEWERS
from huiyin.law.grammar import Article, Ask, Condition, Facts, Kind, Mark, Step
from huiyin.law.words import Duty, State

_MAY = Article("36(2)", "经过听证的复核意见可以依法向社会公示")
_POSTERS = REVIEWERS | {Duty.INTAKE}
# Once the opinion is served: nobody learns of it from a notice board (C).
_SERVED = frozenset({State.FINAL})


def _heard(facts: Facts) -> bool:
    return since(facts, "close_re_review_hearing", "request_re_review")


def _not_yet(facts: Facts) -> bool:
    return not since(facts, "publish_opinion", "issue_re_review", "void_paper")


PUBLISH_OPINION = Step(
    id="D.5-37",
    code="publish_opinion",
    zh="拟制复核意见公示",
    en="prepare the public notice of the re-review opinion",
    article=_MAY,
    by=REVIEWERS,
    where=AT_RE_REVIEW,
    when=_SERVED,
    asks=(
        Ask(
            "anonymised",
            Kind.LONG,
            "隐去个人信息的复核意见",
            "re-review opinion without personal data",
            secret=True,
            public=True,
            help_zh="逐字公示。不写姓名、住址、电话、证件号码、信访事项编号；能让熟人认出当事人的地点、时间和经过，改写得概括一些。",
            help_en="Published word for word. No names, addresses, telephone or identity numbers, no number of the "
            "matter; put places, days and events by which acquaintances would know the person in general words.",
        ),
    ),
    provided=(
        Condition(
            code="not_heard",
            holds=_heard,
            zh="只有经过听证的复核意见才可以向社会公示，本事项在复核中没有举行听证。",
            en="Only a re-review opinion after a hearing may be published; there was no hearing in this re-review.",
        ),
        Condition(
            code="published",
            holds=_not_yet,
            zh="公示已经拟制。内容有误的，先将那一份作废。",
            en="The notice was prepared already. If it says something wrong, declare that one void first.",
        ),
        nameless(lambda facts: facts.personal),
    ),
    papers=("public_notice",),
    allowed_zh="可以拟制公示，由负责人签批后张贴；是否公示由复核机关决定。",
    allowed_en="May prepare a notice; the head approves it before it is posted. The re-review organ decides whether to publish.",
)
RECORD_POSTING = Step(
    id="D.5-38",
    code="record_posting",
    zh="登记公示",
    en="record the posting",
    article=Article("", mark=Mark.CONVENTION),
    by=_POSTERS,
    where=AT_RE_REVIEW,
    when=frozenset(State) - {State.DISPOSED},
    asks=(
        PAPER,
        Ask("effective_on", Kind.DATE, "公示日期", "posted on"),
        Ask("where_posted", Kind.TEXT, "公示的地方", "where it was posted"),
        Ask(
            "files",
            Kind.FILES,
            "照片、网页截图",
            "photograph or picture of the page",
            required=False,
            secret=True,
        ),
    ),
    provided=(
        THERE,
        OWN,
        of_paper(
            "notice",
            lambda paper, facts: paper.code == "public_notice",
            "这里只登记复核意见的公示，请另选文书。",
            "Only the public notice of a re-review opinion is recorded here: choose another paper.",
        ),
        of_paper(
            "issued",
            lambda paper, facts: paper.state == "issued",
            "公示尚未签发，或者已经作废，不能登记。",
            "The notice is not issued, or is void: its posting cannot be recorded.",
        ),
        of_paper(
            "unserved",
            lambda paper, facts: not paper.proved,
            "这份公示已经登记。",
            "The posting of this notice is on record already.",
        ),
        not_in_future("effective_on", "公示日期", "The day of posting"),
        of_paper(
            "too_early",
            lambda paper, facts: paper.issued_on is None or facts.says("effective_on") >= paper.issued_on,
            "公示日期不能早于签发之日，请核对。",
            "It cannot have been posted before it was issued: check the day.",
        ),
    ),
    allowed_zh="可以登记在何处、何日公示（系统约定）。",
    allowed_en="May record where and when it was posted (convention).",
)

STEPS = (PUBLISH_OPINION, RECORD_POSTING)
