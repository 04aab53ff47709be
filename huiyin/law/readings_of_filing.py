"""Choices made where the text is silent about who files: for another person, or together with others."""

from __future__ import annotations

from datetime import date

from huiyin.law.grammar import Article, Reading

_DECIDED_ON = date(2026, 12, 1)

OF_FILING: tuple[Reading, ...] = (
    Reading(
        id="RD-50",
        code="filing_for_another",
        question="可以替别人提出信访事项吗？代为提出的人可以做什么？",
        question_en="May one file for another, and what may whoever files do?",
        choice="可以：受委托的代理人（至多两名）、监护人、近亲属。没有书面委托的照样登记，以后补交。代理人、近亲属可以补充、查询、"
        "申请回避、请求复查复核；撤回、评价、同意电子送达、改信访人的住址电话由信访人本人决定，书面委托写明的除外；代为提出的人可以改自己的电话。监护人不受这一限制。文书送信访人本人。",
        choice_en="Yes: agents (at most two), guardians, near relatives. Without a written authority it is registered all the same. Agents "
        "and relatives may add, follow, ask for recusal and for review; withdrawing, rating, agreeing to electronic service and changing "
        "the petitioner's address and telephone are the petitioner's own decisions unless the authority names them; whoever filed may "
        "change their own telephone. A guardian is not so limited. Papers go to the petitioner.",
        reason="条例没有规定代理。登记不得拒绝；但替人放弃权利不能没有本人的意思，参照民事诉讼代理须有特别授权的做法。",
        reason_en="The Regulations know no agents. Registration is never refused; yet nobody gives up another's right without that "
        "person's will, as civil procedure asks a special authority for it.",
        article=Article("17", "公民、法人或者其他组织"),
        decided_on=_DECIDED_ON,
    ),
    Reading(
        id="RD-51",
        code="petitioning_together",
        question="几个人联名提出一件，怎样登记？",
        question_en="How is a petition of several people registered?",
        choice="一件信访件，一张凭证；每个人都是信访人，身份同样保护。五人以上的算多人。来访时代表不超过五人，提前写明的也不超过五人。",
        choice_en="One petition, one receipt; each is a petitioner and protected alike. From five on it counts as raised by many. At most "
        "five represent them on a visit, also where they are named beforehand.",
        reason="条例只规定共同走访的代表人数；统计口径五人以上为集体，是实践做法。",
        reason_en="The Regulations limit only the representatives of a joint visit; five and more as a group is the practice of counting.",
        article=Article("20(3)", "代表人数不得超过5人"),
        decided_on=_DECIDED_ON,
    ),
)
