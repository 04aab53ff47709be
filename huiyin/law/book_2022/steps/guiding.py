"""What is not sent on: guided elsewhere, declined, no longer accepted (arts 19(3), 22(2), 23(1), 36(3))."""

from __future__ import annotations

from huiyin.law.book_2022.conditions import HOLDER, NOT_ACCUSATION, ORDINARY, other_officer, taken
from huiyin.law.book_2022.steps.sending import SENDERS, SENT
from huiyin.law.grammar import Article, Ask, Condition, Kind, Step
from huiyin.law.words import AgencyKind, Channel, Duty, Position, State

GUIDE_LEGAL = Step(
    id="T09",
    code="guide_legal",
    zh="引导向政法部门反映",
    en="guide to a political-legal organ",
    article=Article("22(2)", "应当释法明理，引导其向有关政法部门反映问题"),
    by=frozenset({Duty.TRIAGE, Duty.INTAKE}),
    where=HOLDER,
    when=frozenset({State.TRIAGED}),
    then=(State.GUIDED_LEGAL,),
    asks=(
        Ask("organ", Kind.AGENCY, "有关政法部门", "political-legal organ", among="political_legal"),
        Ask("procedure", Kind.LONG, "释法明理内容和程序", "explanation and procedure", secret=True),
    ),
    provided=(
        NOT_ACCUSATION,
        Condition(
            code="litigation",
            holds=lambda facts: facts.litigation and facts.channel is Channel.VISIT,
            zh="这一引导只适用于走访反映的涉法涉诉问题。",
            en="This guidance is for litigation matters raised by visit.",
        ),
    ),
    stops=SENT,
    papers=("guidance_note",),
)
GUIDE_ELSEWHERE = Step(
    id="T11",
    code="guide_elsewhere",
    zh="告知向有权机关提出",
    en="guide to the competent organ",
    article=Article("23(1)", "应当告知信访人向有权处理的机关、单位提出"),
    by=frozenset({Duty.TRIAGE, Duty.HANDLER}),
    where=HOLDER,
    when=frozenset({State.TRIAGED}),
    then=(State.GUIDED_ELSEWHERE,),
    asks=(
        Ask("organ", Kind.AGENCY, "有权处理的机关、单位", "competent organ", among="others"),
        Ask("procedure", Kind.LONG, "办理程序", "procedure", secret=True),
    ),
    provided=(
        NOT_ACCUSATION,
        Condition(
            code="petition_office",
            holds=lambda facts: facts.kind is not AgencyKind.PETITION_OFFICE,
            zh="信访部门收到的信访事项应当转送、交办，不能只作告知。",
            en="A petition office forwards or assigns; it does not merely guide.",
            article=Article("22(1)", "在15日内分别按照下列方式处理"),
        ),
        Condition(
            code="received",
            holds=lambda facts: not facts.positions & {Position.SENDER} and "receive" not in facts.done,
            zh="转送、交办来的事项不属于职权范围的，应当提出异议。",
            en="A forwarded matter outside one's power is objected to, not guided away.",
            article=Article("23(3)", "应当自收到之日起5个工作日内提出异议"),
        ),
        Condition(
            code="own_system",
            holds=lambda facts: (
                "organ" not in facts.agencies
                or not (facts.agencies["organ"].own_system and facts.agencies["organ"].below)
            ),
            zh="属于本系统下级机关职权范围的，应当转送、交办，不能只作告知。",
            en="What belongs to a lower organ of one's own line is forwarded, not guided away.",
            answers=True,
        ),
    ),
    stops=("inform_direct",),
    voids=("shadow_handle", "accept_simple"),
    papers=("guidance_note",),
)
DECLINE = Step(
    id="T12",
    code="decline",
    zh="不予受理",
    en="decline",
    article=Article("19(3)", "上级机关、单位不予受理"),
    by=frozenset({Duty.TRIAGE, Duty.HANDLER}),
    where=HOLDER,
    when=SENDERS,
    klass=ORDINARY,
    then=(State.NOT_ACCEPTED,),
    asks=(
        Ask(
            "ground",
            Kind.CHOICE,
            "不予受理理由",
            "ground",
            choices=(
                (
                    "N1",
                    "N1 同一事项已受理或正在办理，且未超过规定期限",
                    "N1 the same matter is being handled, in its period",
                ),
            ),
        ),
        Ask("pending", Kind.MATTER, "正在办理的信访事项编号", "number of the pending matter"),
        Ask("reason", Kind.LONG, "为何是同一信访事项", "why it is the same matter", secret=True),
    ),
    provided=(
        Condition(
            code="pending",
            holds=lambda facts: "pending" in facts.matters and not facts.matters["pending"].same,
            zh="找不到正在办理的同一信访事项，不能不予受理；应当登记并转送、交办。",
            en="No pending matter of that number: it cannot be declined; forward or assign it.",
            answers=True,
        ),
        Condition(
            code="under_way",
            holds=lambda facts: (
                "pending" not in facts.matters
                or (facts.matters["pending"].open and facts.matters["pending"].accepted)
            ),
            zh="所列事项没有在办理，不能以此为由不予受理。",
            en="That matter is not being handled: this is no ground to decline.",
            answers=True,
        ),
        Condition(
            code="within_period",
            holds=lambda facts: (
                "pending" not in facts.matters
                or (facts.matters["pending"].due is not None and facts.matters["pending"].due >= facts.on)
            ),
            zh="原办理期限已经届满，不属于“在规定期限内”，不能不予受理；应当登记、受理并督办。",
            en="The period of the pending matter has passed: it cannot be declined; register and supervise.",
            answers=True,
        ),
    ),
    stops=(*SENT, "inform_forwarded"),
    voids=("object", "accept_simple", "shadow_handle"),
    papers=("notice_of_refusal",),
)
PROPOSE_NO_LONGER = Step(
    id="T13a",
    code="propose_no_longer_accept",
    zh="提出不再受理",
    en="propose to accept it no longer",
    article=Article(
        "36(3)", "仍然以同一事实和理由提出投诉请求的，各级党委和政府信访部门和其他机关、单位不再受理"
    ),
    by=frozenset({Duty.TRIAGE, Duty.HANDLER}),
    where=HOLDER,
    when=SENDERS,
    klass=ORDINARY,
    asks=(
        Ask("earlier", Kind.MATTER, "已作出复核意见的事项编号", "number of the re-reviewed matter"),
        Ask("comparison_facts", Kind.LONG, "事实比对", "comparison of the facts", secret=True),
        Ask("comparison_reasons", Kind.LONG, "理由比对", "comparison of the reasons", secret=True),
        Ask("nothing_new", Kind.YES, "没有新的事实和理由", "there are no new facts or reasons"),
    ),
    provided=(
        Condition(
            code="re_reviewed",
            holds=lambda facts: "earlier" in facts.matters and facts.matters["earlier"].re_review_served,
            zh="所列事项没有已送达的复核意见，不能不再受理。",
            en="That matter has no served re-review opinion: this one must be handled.",
            answers=True,
        ),
        Condition(
            code="nothing_new",
            holds=lambda facts: facts.says("nothing_new") is True,
            zh="有新的事实或者理由的，应当作为新的信访事项办理。",
            en="With new facts or reasons it is a new matter: handle it.",
            answers=True,
        ),
    ),
)
NO_LONGER = Step(
    id="T13",
    code="no_longer_accept",
    zh="不再受理",
    en="accept no longer",
    article=Article("36(3)", "各级党委和政府信访部门和其他机关、单位不再受理"),
    by=frozenset({Duty.TRIAGE, Duty.HANDLER, Duty.HEAD, Duty.DEPUTY}),
    where=HOLDER,
    when=SENDERS,
    klass=ORDINARY,
    then=(State.NO_LONGER_ACCEPTED,),
    provided=(
        taken(
            "propose_no_longer_accept",
            "comparison",
            "不再受理前须有人提出，并附事实和理由的书面比对。",
            "Before that another officer must propose it, with the facts and reasons compared in writing.",
            "triage",
            "reopen",
        ),
        other_officer(
            "propose_no_longer_accept", "不再受理须由另一名工作人员确认。", "Another officer must confirm it."
        ),
    ),
    stops=(*SENT, "inform_forwarded"),
    voids=("object", "accept_simple", "shadow_handle"),
    papers=("notice_no_longer_accepted",),
)

STEPS = (GUIDE_LEGAL, GUIDE_ELSEWHERE, DECLINE, PROPOSE_NO_LONGER, NO_LONGER)
