"""The life of a paper: signed off or sent back by the head, issued by the house itself, declared void.

A paper is drafted by an act; these steps are about the paper and leave the matter where it is.
"""

from __future__ import annotations

from collections.abc import Callable

from huiyin.law.book_2022.clauses import forbidden, nameless
from huiyin.law.book_2022.conditions import HEADS, REASON
from huiyin.law.book_2022.contents import wrong
from huiyin.law.book_2022.papers import BY_CODE
from huiyin.law.grammar import Article, Ask, Condition, Facts, Kind, Mark, PaperFacts, Step
from huiyin.law.words import Duty, Position, State

_ANY = frozenset(State) - {State.DISPOSED}
_HEAD_SIGNS = Article("22", book="党政机关公文处理工作条例", mark=Mark.UNVERIFIED)
_OURS = Article("", mark=Mark.CONVENTION)
PAPER = Ask("paper", Kind.PAPER, "文书", "paper")
DRAFTERS = frozenset(
    {Duty.INTAKE, Duty.TRIAGE, Duty.HANDLER, Duty.LEGAL, Duty.REVIEWER, Duty.SUPERVISOR, Duty.REGISTRAR}
)
GROUNDS = (
    ("addressee", "受文人或者受文单位有误", "wrong addressee"),
    ("content", "内容有误", "wrong content"),
    ("layout", "排印有误", "misprinted"),
    ("superseded", "事项情况已经变化", "overtaken by events"),
)


def _of(facts: Facts) -> PaperFacts | None:
    return facts.papers.get("paper")


def of_paper(code: str, fits: Callable[[PaperFacts, Facts], bool], zh: str, en: str) -> Condition:
    """What must hold of the paper; one that is not there is told by `THERE` alone."""

    def holds(facts: Facts) -> bool:
        named = _of(facts)
        return named is None or fits(named, facts)

    return Condition(code=code, holds=holds, zh=zh, en=en, answers=True)


def _lacking(facts: Facts) -> dict[str, str]:
    named = _of(facts)
    missing = named.missing if named else ()
    return {
        "zh": "；".join(f"{one.zh}（{one.article.zh}）" if one.article else one.zh for one in missing),
        "en": "; ".join(f"{one.en} ({one.article.en})" if one.article else one.en for one in missing),
    }


THERE = Condition(
    code="paper",
    holds=lambda facts: _of(facts) is not None,
    zh="本事项没有这份文书，请重新选择。",
    en="There is no such paper in this matter: choose again.",
    answers=True,
)
OWN = of_paper(
    "own_paper",
    lambda paper, facts: paper.own,
    "这份文书不是您所在单位制作的，由制作单位办理。",
    "Your agency did not draft this paper: it is for the agency that did.",
)
_WAITS = of_paper(
    "waiting",
    lambda paper, facts: paper.state == "waiting",
    "这份文书现在不是待签批的文书，可能已经签发、退回或者作废。",
    "This paper does not wait for approval: it may have been issued, returned or declared void.",
)
_APPROVER = Condition(
    code="approver",
    holds=lambda facts: facts.duty is not Duty.DEPUTY or facts.head_recused,
    zh="文书由机关、单位负责人签批；只有主要负责人应当回避时，才由分管负责人签批。",
    en="The head of the organ signs; a deputy only where the head stands aside.",
    article=_HEAD_SIGNS,
)
_COMPLETE = Condition(
    code="complete",
    holds=lambda facts: (named := _of(facts)) is None or not named.missing,
    zh="文书缺少必须载明的内容，补全以前不能签发：{zh}。",
    en="The paper lacks what it must contain and cannot be issued before that is given: {en}.",
    answers=True,
    detail=_lacking,
)


def _unsound(facts: Facts) -> dict[str, str]:
    named = _of(facts)
    if named is None or named.code not in BY_CODE:
        return {"zh": "", "en": ""}
    found = wrong(BY_CODE[named.code], named.said, named.bears or facts.on)
    found += forbidden(named.code, (text for lines in named.said.values() for _, text in lines))
    return {"zh": "；".join(zh for zh, _ in found), "en": "; ".join(en for _, en in found)}


_SOUND = Condition(
    code="sound",
    holds=lambda facts: not _unsound(facts)["zh"],
    zh="文书写明的内容有不对的，改正以前不能签发：{zh}。",
    en="What the paper says is not what it must be, and it cannot be issued before that is put right: {en}.",
    answers=True,
    detail=_unsound,
)

_NAMELESS = nameless(lambda facts: named.personal if (named := _of(facts)) else ())

APPROVE_PAPER = Step(
    id="E.1a",
    code="approve_paper",
    zh="签批文书",
    en="approve a paper",
    article=_HEAD_SIGNS,
    by=HEADS,
    when=_ANY,
    asks=(PAPER,),
    provided=(
        _APPROVER,
        THERE,
        OWN,
        _WAITS,
        of_paper(
            "another",
            lambda paper, facts: not paper.author,
            "文书须由拟稿、修改人以外的负责人签批（系统约定）。",
            "A paper is signed by another than whoever drafted or changed it (convention).",
        ),
        _COMPLETE,
        _SOUND,
        _NAMELESS,
    ),
    allowed_zh="可以签批；签批后系统即编号、用印、签发，不能再改。",
    allowed_en="May be approved; it is then numbered, sealed and issued at once, and changes no more.",
)
RETURN_PAPER = Step(
    id="E.1b",
    code="return_paper",
    zh="退回文书修改",
    en="return a paper",
    article=_HEAD_SIGNS,
    by=HEADS,
    when=_ANY,
    asks=(PAPER, REASON),
    provided=(_APPROVER, THERE, OWN, _WAITS),
    allowed_zh="可以退回，并写明需要怎样修改。",
    allowed_en="May be returned; say what is to be changed.",
)
SUBMIT_PAPER = Step(
    id="E.1c",
    code="submit_paper",
    zh="再次送签",
    en="hand a paper in again",
    article=_OURS,
    by=DRAFTERS,
    when=_ANY,
    asks=(PAPER,),
    provided=(
        THERE,
        OWN,
        of_paper(
            "returned",
            lambda paper, facts: paper.state == "returned",
            "只有被退回的文书才需要再次送签。",
            "Only a paper that was returned is handed in again.",
        ),
        _COMPLETE,
        _SOUND,
        _NAMELESS,
    ),
    allowed_zh="修改完毕后可以再次送签（系统约定）。",
    allowed_en="Once changed it may be handed in again (convention).",
)
ISSUE_PAPER = Step(
    id="E.1d",
    code="issue_paper",
    zh="签发文书",
    en="issue a paper",
    article=_OURS,
    by=frozenset({Duty.CLOCK}),
    where=frozenset({Position.SYSTEM}),
    when=_ANY,
    asks=(
        PAPER,
        Ask("document", Kind.CODE, "文号", "document number"),
        Ask("digest", Kind.CODE, "文件校验值（SHA-256）", "digest of the file (SHA-256)"),
    ),
    provided=(
        THERE,
        of_paper(
            "signed_off",
            lambda paper, facts: paper.state == "ready",
            "只有已经签批的文书才能签发。",
            "Only a paper that is signed off is issued.",
        ),
        _COMPLETE,
        _SOUND,
        _NAMELESS,
    ),
    allowed_zh="已经签批，编号、用印后签发（系统约定）。",
    allowed_en="Signed off: it is numbered, sealed and issued (convention).",
)
VOID_PAPER = Step(
    id="E.1e",
    code="void_paper",
    zh="文书作废",
    en="declare a paper void",
    article=_OURS,
    by=HEADS,
    when=_ANY,
    asks=(
        PAPER,
        Ask("ground", Kind.CHOICE, "作废原因", "ground", choices=GROUNDS),
        REASON,
        Ask(
            "again",
            Kind.YES,
            "重新制作一份（另编文号，须再次签批）",
            "make it anew (under another number, to be approved again)",
            required=False,
        ),
    ),
    provided=(
        _APPROVER,
        THERE,
        OWN,
        of_paper(
            "issued",
            lambda paper, facts: paper.state == "issued",
            "只有已经签发的文书才能作废。",
            "Only an issued paper is declared void.",
        ),
        of_paper(
            "served",
            lambda paper, facts: not paper.served,
            "这份文书已经送达，请求复查、复核的期限已经起算，不能作废；有错误的，通过复查、复核纠正（系统约定）。",
            "This paper has been served and a period runs from it: it cannot be declared void; review puts it right "
            "(convention).",
        ),
    ),
    allowed_zh="可以作废；文号保留在文号簿中并注明原因，不再使用（系统约定）。",
    allowed_en="May be declared void; its number stays in the register with the ground and is never used again (convention).",
)

STEPS = (APPROVE_PAPER, RETURN_PAPER, SUBMIT_PAPER, ISSUE_PAPER, VOID_PAPER)
