"""Parts of a split letter: no part moves before a second officer has read its extract (T02, F-02).

Every ordinary part is approved, whatever the other parts are: that one was approved says nothing about them.
"""

from __future__ import annotations

from huiyin.law.book_2022.conditions import EXTRACT, HOLDER
from huiyin.law.grammar import Ask, Condition, Facts, Kind, Step, Worked
from huiyin.law.words import Duty, State


def _wrote_it(facts: Facts) -> bool:
    """The acting officer wrote the extract as it stands now."""
    return ("rewrite_extract" if "rewrite_extract" in facts.done else "register") in facts.did


WAITING = Condition(
    code="waiting",
    holds=lambda facts: facts.extract,
    zh="本事项没有待核对的摘录。",
    en="No extract is waiting to be checked here.",
)
APPROVE_EXTRACT = Step(
    id="T02a",
    code="approve_extract",
    zh="核对摘录",
    en="approve the extract",
    article=EXTRACT,
    by=frozenset({Duty.TRIAGE, Duty.SEALED, Duty.INTAKE}),
    where=HOLDER,
    when=frozenset({State.REGISTERED}),
    asks=(
        Ask(
            "own_text_only",
            Kind.YES,
            "已逐字核对：只有本部分的内容，不带出其他部分的人和事",
            "read word for word: only this part, no person or fact of another",
        ),
    ),
    provided=(
        WAITING,
        Condition(
            code="two_officers",
            holds=lambda facts: not _wrote_it(facts),
            zh="摘录须由执笔人以外的工作人员核对。",
            en="Another officer than the one who wrote the extract must check it.",
        ),
        Condition(
            code="own_text_only",
            holds=lambda facts: facts.says("own_text_only") is True,
            zh="摘录带有其他部分内容的，不能通过，请重写摘录。",
            en="An extract that carries anything of another part is not approved: rewrite it.",
            answers=True,
        ),
    ),
    sets={"extract": False},
    allowed_zh="须由另一名工作人员核对；核对以前，任何部分都不得转出。",
    allowed_en="A second officer checks it; before that no part moves.",
)
REWRITE_EXTRACT = Step(
    id="T02b",
    code="rewrite_extract",
    zh="重写摘录",
    en="rewrite the extract",
    article=EXTRACT,
    by=frozenset({Duty.TRIAGE, Duty.SEALED}),
    where=HOLDER,
    when=frozenset({State.REGISTERED}),
    asks=(
        Ask("requests", Kind.REQUESTS, "请求（一项一行）", "requests, one a line", secret=True),
        Ask(
            "facts",
            Kind.LONG,
            "事实和理由（只写本部分）",
            "facts and reasons, of this part only",
            secret=True,
        ),
    ),
    provided=(WAITING,),
    sets={"requests": Worked(lambda facts: len(facts.says("requests") or ()))},
    papers=("registration_sheet",),
    allowed_zh="可以重写；原摘录连同密钥一并销毁，重写后由另一名工作人员核对。",
    allowed_en="May be rewritten: the former text goes with its key, and another officer checks the new one.",
)
STEPS = (APPROVE_EXTRACT, REWRITE_EXTRACT)
