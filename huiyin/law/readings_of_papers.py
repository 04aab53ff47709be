"""Choices made where the text is silent about papers: who signs, how they are numbered, when one is void."""

from __future__ import annotations

from datetime import date

from huiyin.law.grammar import Article, Reading

_DECIDED_ON = date(2026, 11, 25)

OF_PAPERS: tuple[Reading, ...] = (
    Reading(
        id="RD-41",
        code="who_signs_a_paper",
        question="文书由谁签批？",
        question_en="Who signs a paper off?",
        choice="行为本身由有权的人员作出的，文书随行为签发；不予受理、不再受理、履职答复、办结报告等另由负责人签批，"
        "负责人应当回避的由分管负责人签批，拟稿、修改的人不得签批。",
        choice_en="Where the act itself is for a duty with the authority, the paper goes out with it; refusals, answers on a "
        "duty and completion reports are signed by the head apart, by a deputy where the head stands aside, never by whoever "
        "drafted or changed them.",
        reason="条例只规定书面告知，未规定签批；约束、拒绝和上报的文书应当有第二人把关。",
        reason_en="The Regulations demand writing, not who signs; what binds, refuses or reports passes a second person.",
        article=Article("23(3)", "书面告知信访人"),
        decided_on=_DECIDED_ON,
    ),
    Reading(
        id="RD-42",
        code="document_numbers",
        question="文号怎样编？",
        question_en="How are papers numbered?",
        choice="按机关、系列（函、报、告、移）、年度连续编号，签发时取号；系列只表明致谁，不表明内容；作废的号保留并注明原因，"
        "不再使用。",
        choice_en="One run for each agency, series (函, 报, 告, 移) and year, taken with the issue; a series says to whom, never "
        "about what; a void number stays with its ground and is not used again.",
        reason="文号会被外人看到，不得由此得知信访事项的内容；连续编号使缺号、重号一看便知。",
        reason_en="Strangers see a number: it must tell nothing of the matter; an unbroken run shows at once what is missing.",
        decided_on=_DECIDED_ON,
    ),
    Reading(
        id="RD-43",
        code="no_voiding_after_service",
        question="已经送达的处理意见书、复查意见书能作废吗？",
        question_en="Can an opinion that was served be declared void?",
        choice="不能；期限已经起算，有错误的通过复查、复核纠正。其他已签发的文书由负责人作废，信访人收到过的，"
        "作废和原因同样告知信访人。",
        choice_en="No: a period runs from it, and review puts it right. Other issued papers are voided by the head; where the "
        "petitioner had received one, the petitioner sees that it is void, and why.",
        reason="作废不能成为收回已送达意见、重新起算期限的办法。",
        reason_en="Voiding must be no way to take back a served opinion or to start a period anew.",
        article=Article("35", "自收到书面答复之日起30日内请求"),
        decided_on=_DECIDED_ON,
    ),
)
