"""Electronic service on the petitioner's own page: agreed to, sent, and served on the day the petitioner takes it (rulebook E.3).

The Regulations say nothing of it. By analogy the Civil Procedure Law asks for consent and a way by which receipt can be confirmed.
"""

from __future__ import annotations

from huiyin.law.book_2022.states import KEPT
from huiyin.law.book_2022.steps.filing import OWN_SERVICE
from huiyin.law.book_2022.steps.papers import DRAFTERS, OWN, PAPER, THERE, of_paper
from huiyin.law.grammar import Article, Ask, Condition, Kind, Step, Worked
from huiyin.law.words import Duty, Position, State

_AGREED = Article("90(1)", "经受送达人同意", book="民事诉讼法")
_ANY = frozenset(State) - {State.DISPOSED}

CHOOSE_ELECTRONIC = Step(
    id="E.3e",
    code="choose_electronic",
    zh="选择是否电子送达",
    en="choose whether to be served electronically",
    article=_AGREED,
    by=frozenset({Duty.PETITIONER}),
    where=frozenset({Position.SELF}),
    when=KEPT - {State.SPLIT},
    asks=(
        Ask(
            "choice",
            Kind.CHOICE,
            "文书怎样送达",
            "how papers reach you",
            choices=(
                (
                    "agree",
                    "同意，在查询页面查收",
                    "electronically, on my own page",
                ),
                (
                    "refuse",
                    "不同意，要纸质的",
                    "on paper",
                ),
            ),
            help_zh="同意的，文书发到您的查询页面，您点“查收”的那天才算收到，没有查收以前期限不起算；不同意的，寄给您或者当面"
            "交给您。随时可以改，也随时可以要纸质的。",
            help_en="If you agree, papers come to your own page and are received on the day you take them there, no period starts "
            "before; if not, by post or by hand. You may change it, or ask for paper, at any time.",
        ),
    ),
    provided=(OWN_SERVICE,),
    sets={"electronic": Worked(lambda facts: facts.says("choice") == "agree")},
    allowed_zh="可以选择；同意与否不影响办理。",
    allowed_en="You may choose; your choice does not affect how the matter is handled.",
)
SEND_PAPER = Step(
    id="E.3s",
    code="send_paper",
    zh="电子送达：发到信访人的查询页面",
    en="send a paper to the petitioner's own page",
    article=_AGREED,
    by=DRAFTERS,
    when=_ANY,
    asks=(PAPER,),
    provided=(
        Condition(
            code="consent",
            holds=lambda facts: facts.electronic,
            zh="信访人没有同意电子送达，请邮寄或者当面送达。",
            en="The petitioner has not agreed to electronic service: serve by post or by hand.",
        ),
        THERE,
        OWN,
        of_paper(
            "issued",
            lambda paper, facts: paper.state == "issued",
            "文书尚未签发，或者已经作废，不能送达。",
            "The paper is not issued, or is void: it cannot be served.",
        ),
        of_paper(
            "addressed",
            lambda paper, facts: paper.addressed,
            "这份文书不是送达给信访人的。",
            "This paper is not one to be served on the petitioner.",
        ),
        of_paper(
            "unserved",
            lambda paper, facts: not paper.proved,
            "这份文书的送达已经登记。",
            "The service of this paper is on record already.",
        ),
        of_paper(
            "sent_before",
            lambda paper, facts: not paper.sent,
            "这份文书已经发出，等信访人查收。",
            "This paper was sent already and waits for the petitioner to take it.",
        ),
    ),
    allowed_zh="可以发出；信访人查收之日为送达之日，没有查收的不算送达（系统约定）。",
    allowed_en="May be sent; it is served on the day the petitioner takes it, and not before (convention).",
)

STEPS = (CHOOSE_ELECTRONIC, SEND_PAPER)
