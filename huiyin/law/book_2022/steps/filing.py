"""Somebody else files for a person: agents, guardians, near relatives, and what stays the petitioner's own decision.

The Regulations say nothing of it: convention throughout (reading RD-50). Registration is never held up by it.
"""

from __future__ import annotations

from huiyin.law.book_2022.conditions import HANDLERS, HOLDER, PETITION_STAFF
from huiyin.law.book_2022.states import OPEN
from huiyin.law.grammar import Article, Ask, Condition, Facts, Kind, Mark, Step, Worked
from huiyin.law.words import Duty

MOST_AGENTS = 2
AGENT, GUARDIAN, RELATIVE = "agent", "guardian", "relative"
LATER, GENERAL, SPECIAL, IN_PERSON = "later", "general", "special", "in_person"
_CONVENTION = Article("", mark=Mark.CONVENTION)

FILED_BY = (
    (AGENT, "受委托的代理人", "agent"),
    (GUARDIAN, "监护人", "guardian"),
    (RELATIVE, "近亲属", "near relative"),
)
AUTHORITY = (
    (LATER, "书面委托以后再交", "written authority to be handed in later"),
    (GENERAL, "一般委托，已交", "general authority, handed in"),
    (
        SPECIAL,
        "特别授权，已交：写明可以代为撤回、评价和选择送达方式",
        "special authority, handed in: it names withdrawing, rating, service",
    ),
)
ASKS_OF_FILING = (
    Ask(
        "filed_by",
        Kind.CHOICE,
        "替别人提出的，是什么人",
        "who files, if for another",
        required=False,
        secret=True,
        choices=FILED_BY,
    ),
    Ask(
        "filers",
        Kind.PEOPLE,
        "代为提出的人（代理人至多两名）",
        "who files for the petitioner (at most two agents)",
        required=False,
        secret=True,
    ),
    Ask(
        "authority",
        Kind.CHOICE,
        "书面委托",
        "written authority",
        required=False,
        secret=True,
        choices=AUTHORITY,
        help_zh="没有书面委托的照样登记，以后补交。",
        help_en="Without one it is registered all the same; hand it in later.",
    ),
)
AGENTS = Condition(
    code="agents",
    holds=lambda facts: len(facts.says("filers") or ()) <= MOST_AGENTS,
    zh="代为提出的人至多写两名；请留下两名再登记，其余的人可以作为一起提出的人写上。",
    en="At most two persons file for another: leave two; the rest may be named as petitioning together.",
    article=_CONVENTION,
    answers=True,
)


def limited(facts: Facts) -> bool:
    """Filed by another whose authority does not reach the petitioner's own decisions. A guardian decides for the ward."""
    return facts.says("filed_by") in (AGENT, RELATIVE) and facts.says("authority") != SPECIAL


def _not_by_another(what: str, what_en: str, answers: bool) -> Condition:
    return Condition(
        code="own_hand",
        holds=lambda facts: not facts.own_hand,
        answers=answers,
        zh=f"这件事项是别人代为提出的，{what}由信访人本人决定：请信访人本人到登记的单位说明，或者补交写明这一项的书面委托。",
        en=f"Somebody filed this for the petitioner: {what_en} is the petitioner's own decision. The petitioner tells the office that"
        " registered it in person, or an authority that names it is handed in.",
        article=_CONVENTION,
    )


OWN_WITHDRAWAL = _not_by_another(
    "撤回", "to withdraw", answers=True
)  # offered alike, also of a sealed matter (F-04)
OWN_RATING = _not_by_another("评价", "to rate", answers=False)
OWN_SERVICE = Condition(
    code="own_hand",
    holds=lambda facts: facts.says("choice") != "agree" or not facts.own_hand,
    zh="这件事项是别人代为提出的，改用电子送达由信访人本人决定：文书仍寄给信访人本人，期限从本人收到起算。",
    en="Somebody filed this for the petitioner: electronic service is the petitioner's own decision. Papers still go to the"
    " petitioner, and periods run from the day the petitioner has them.",
    article=_CONVENTION,
    answers=True,
)

NOTE_AUTHORITY = Step(
    id="HY-50",
    code="note_authority",
    zh="记录委托手续",
    en="note the authority to act for the petitioner",
    article=_CONVENTION,
    by=frozenset({Duty.INTAKE, Duty.SEALED}) | PETITION_STAFF | HANDLERS,
    where=HOLDER,
    when=OPEN,
    asks=(
        Ask(
            "authority",
            Kind.CHOICE,
            "收到什么",
            "what was received",
            choices=(
                *AUTHORITY[1:],
                (IN_PERSON, "信访人本人说明由自己办", "the petitioner said in person to act alone"),
            ),
        ),
        Ask("files", Kind.FILES, "书面委托", "the written authority", required=False, secret=True),
    ),
    sets={"own_hand": Worked(lambda facts: facts.own_hand and facts.says("authority") == GENERAL)},
    allowed_zh="别人代为提出的事项：补交的书面委托、信访人本人的说明记在这里。",
    allowed_en="Of a matter filed for another: an authority handed in later, or what the petitioner said in person.",
)

STEPS = (NOTE_AUTHORITY,)
