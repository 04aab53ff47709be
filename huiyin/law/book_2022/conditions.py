"""Guards that several steps share, each with the sentence an officer reads."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from huiyin.law.grammar import AgencyFacts, Article, Ask, Condition, Facts, Kind, Mark, MatterFacts
from huiyin.law.words import AgencyKind, Duty, Klass, Position, Route, State

PETITION_STAFF = frozenset({Duty.TRIAGE})
HANDLERS = frozenset({Duty.HANDLER})
HEADS = frozenset({Duty.HEAD, Duty.DEPUTY})
HOLDER = frozenset({Position.HOLDER})
# Officers who handle matters, each in their own way.
STAFF = frozenset(
    {
        Duty.INTAKE,
        Duty.TRIAGE,
        Duty.SEALED,
        Duty.HANDLER,
        Duty.LEGAL,
        Duty.HEAD,
        Duty.DEPUTY,
        Duty.REVIEWER,
        Duty.SUPERVISOR,
    }
)
ORDINARY = frozenset({Klass.APPEAL, Klass.SUGGESTION})
INFORM_DAYS = timedelta(15)  # arts 23(2) and 23(3); acceptance is never later than that (reading RD-04)
# After one of these the handling begins anew: what was done before it no longer counts.
ANEW = ("redo", "reopen", "reopen_from_route", "take_back")
_ROUTE_ANEW = ("reopen", "reopen_from_route", "take_back")  # a revoked opinion does not revoke its route

PRINCIPLE = Article("30(3)", "不得将信访人的检举、揭发材料以及有关情况透露或者转给被检举、揭发的人员或者单位")


def since(facts: Facts, code: str, *resets: str) -> bool:
    """Whether the step was taken, and later than the last of `resets`."""
    if code not in facts.done:
        return False
    return all(_place(facts, code) > _place(facts, reset) for reset in resets if reset in facts.done)


def _place(facts: Facts, code: str) -> int:
    return facts.order[code] if code in facts.order else facts.done[code].toordinal()


def received(facts: Facts) -> date:
    """The day the organ that acts received the matter; the day of the act where no clock knows it."""
    for clock in ("inform_forwarded", "inform_direct"):
        if clock in facts.terms:
            return facts.terms[clock].start
    return facts.on


def accepted(facts: Facts) -> date:
    """The day of acceptance: of the first acceptance, never later than receipt and 15 days (RD-04)."""
    before = [facts.done[code] for code in ("accept", "accept_simple") if since(facts, code, *ANEW)]
    first = min([*before, facts.on])
    return first if any(reset in facts.done for reset in ANEW) else min(first, received(facts) + INFORM_DAYS)


def running(facts: Facts, clock: str) -> bool:
    """The clock runs."""
    return clock in facts.terms and facts.terms[clock].running


def informs(facts: Facts) -> bool:
    """The holder owes the petitioner a written notice: offices, legal and discipline organs do not (art. 23)."""
    own_rules = (AgencyKind.PETITION_OFFICE, AgencyKind.POLITICAL_LEGAL, AgencyKind.DISCIPLINE)
    kind = facts.kind if facts.state is None else facts.holder_kind
    return kind not in own_rules and not facts.contact_unclear


def sorts(facts: Facts) -> bool:
    """The holder is a petition office: it sorts and sends on within 15 days (art. 22)."""
    return (facts.kind if facts.state is None else facts.holder_kind) is AgencyKind.PETITION_OFFICE


def confirmed(facts: Facts) -> bool:
    """The route last chosen has been confirmed by a second officer."""
    return (
        facts.route is not None
        and since(facts, "choose_route", *_ROUTE_ANEW)
        and since(facts, "confirm_route", "choose_route", *_ROUTE_ANEW)
    )


def on_route_six(facts: Facts) -> bool:
    """The matter is handled under art. 31(6): the only route with 60 days, opinion, review."""
    return facts.route is Route.R6


def yes(name: str, code: str, zh: str, en: str, article: Article | None = None) -> Condition:
    """A box that must be ticked."""
    return Condition(
        code=code,
        holds=lambda facts: facts.says(name) is True,
        zh=zh,
        en=en,
        article=article,
        answers=True,
    )


def other_officer(than: str, zh: str, en: str) -> Condition:
    """The second officer is another person than the one who took the step before."""
    return Condition(code="two_officers", holds=lambda facts: than not in facts.did, zh=zh, en=en)


def taken(code: str, name: str, zh: str, en: str, *resets: str) -> Condition:
    """A step that must have been taken, since the handling last began anew or since `resets`."""
    return Condition(code=name, holds=lambda facts: since(facts, code, *(resets or ANEW)), zh=zh, en=en)


def not_in_future(name: str, zh: str, en: str) -> Condition:
    """A day of evidence is not a day to come."""
    return Condition(
        code="future",
        holds=lambda facts: not isinstance(facts.says(name), date) or facts.says(name) <= facts.on,
        zh=f"{zh}不能晚于今天，请核对日期。",
        en=f"{en} cannot be later than today: check the date.",
        answers=True,
    )


def not_before(name: str, steps: tuple[str, ...], zh: str, en: str) -> Condition:
    """A day of evidence is not earlier than the act it follows."""

    def holds(facts: Facts) -> bool:
        given = facts.says(name)
        before = [facts.done[step] for step in steps if step in facts.done]
        return not isinstance(given, date) or not before or given >= max(before)

    return Condition(code="too_early", holds=holds, zh=zh, en=en, answers=True)


def later(name: str, zh: str, en: str, code: str = "later") -> Condition:
    """A day that is set lies after today."""
    return Condition(
        code=code,
        holds=lambda facts: not isinstance(facts.says(name), date) or facts.says(name) > facts.on,
        zh=zh,
        en=en,
        answers=True,
    )


def agency(
    name: str,
    code: str,
    fits: Callable[[AgencyFacts], bool],
    zh: str,
    en: str,
    article: Article | None = None,
) -> Condition:
    """The agency named fits."""
    return Condition(
        code=code,
        holds=lambda facts: name in facts.agencies and fits(facts.agencies[name]),
        zh=zh,
        en=en,
        article=article,
        answers=True,
    )


def target(name: str, code: str, zh: str, en: str, *kinds: AgencyKind) -> Condition:
    """The agency named is of one of these kinds."""
    return agency(name, code, lambda named: named.kind in kinds, zh, en)


def matter(name: str, code: str, fits: Callable[[MatterFacts, Facts], bool], zh: str, en: str) -> Condition:
    """The matter named fits; one that was not found is told by `matter_found` alone."""
    return Condition(
        code=code,
        holds=lambda facts: name not in facts.matters or fits(facts.matters[name], facts),
        zh=zh,
        en=en,
        answers=True,
    )


def matter_found(name: str, code: str, zh: str, en: str) -> Condition:
    """The matter named exists, and is another one."""
    return Condition(
        code=code,
        holds=lambda facts: name in facts.matters and not facts.matters[name].same,
        zh=zh,
        en=en,
        answers=True,
    )


def not_accused(name: str) -> Condition:
    """F-01: never to the accused."""
    return agency(
        name,
        "accused",
        lambda named: not named.accused,
        "不得转给被检举、揭发的单位，请另选有权处理的机关。",
        "It may never go to the accused unit: choose another competent organ.",
        PRINCIPLE,
    )


def not_itself(name: str) -> Condition:
    """Nothing is sent to oneself or to where it already is."""
    return agency(
        name,
        "itself",
        lambda named: not (named.same or named.holder),
        "事项已在所选机关，请另选。",
        "The matter is with that agency already: choose another.",
    )


def _may_send(facts: Facts, named: AgencyFacts) -> bool:
    if facts.kind is AgencyKind.PETITION_OFFICE:
        return named.own_level or named.below
    return named.own_system and named.below


def may_send(name: str) -> Condition:
    """The petition office sends on by territory; another organ only down its own line (arts 22(1), 23(1))."""
    return Condition(
        code="own_line",
        holds=lambda facts: name in facts.agencies and _may_send(facts, facts.agencies[name]),
        zh="信访部门转送、交办本级或者下级机关、单位，其他机关只能转送、交办本系统下级机关；不属于的，请告知信访人或者提出异议。",
        en="A petition office sends to its own level or below, another organ only down its own line; otherwise guide "
        "the petitioner or object.",
        article=Article("22(1)(2)", "属地管理、分级负责，谁主管、谁负责"),
        answers=True,
    )


def in_time(clock: str, zh: str, en: str) -> Condition:
    """The clock runs and has not passed its due date, named `{due}` in the sentence."""
    return Condition(
        code="in_time",
        holds=lambda facts: running(facts, clock) and facts.on <= facts.terms[clock].due,
        zh=zh,
        en=en,
        detail=lambda facts: {"due": facts.terms[clock].due if clock in facts.terms else "—"},
    )


NOT_OFFICE = Condition(
    code="petition_office",
    holds=lambda facts: facts.kind is not AgencyKind.PETITION_OFFICE,
    zh="信访部门不代替有权处理的机关、单位作出处理，请转送或者交办。",
    en="A petition office does not decide in place of the competent organ: forward or assign.",
    article=Article("22(1)(1)", "应当转送有权处理的机关、单位"),
)
# Of every split letter, whatever it holds: the article must tell nothing either.
EXTRACT = Article("22(1)", "并区分情况", mark=Mark.CONVENTION)
EXTRACT_APPROVED = Condition(
    code="extract",
    holds=lambda facts: not facts.extract,
    zh="拆分出来的部分，须先由另一名工作人员核对摘录，核对前不得转出。",
    en="A part of a split letter moves only after a second officer has approved its extract.",
    article=EXTRACT,
)
NOT_ACCUSATION = Condition(
    code="accusation",
    holds=lambda facts: facts.klass is not Klass.ACCUSATION,
    zh="检举控告类事项只能由密件专办人员转送有权机关，不得普通流转。",
    en="An accusation travels only through the sealed channel.",
    article=PRINCIPLE,
)
ROUTE_CONFIRMED = Condition(
    code="route_confirmed",
    holds=lambda facts: facts.klass is not Klass.APPEAL or confirmed(facts),
    zh="申诉求决类事项须先选择办理途径并说明理由，再由另一名工作人员复核（系统约定）。",
    en="The route of an appeal must first be chosen with reasons and confirmed by a second officer (convention).",
    article=Article("31", "应当区分情况，分别按照下列方式办理"),
)
HEARING_CLOSED = Condition(
    code="hearing_open",
    holds=lambda facts: not facts.hearing_open,
    zh="听证尚未结束，请先登记听证结束并形成笔录。",
    en="A hearing is open: close it and record it first.",
)
NO_ROUTE_OBJECTION = Condition(
    code="objection_pending",
    holds=lambda facts: not running(facts, "answer_route_objection"),
    zh="信访人对办理途径的异议尚未答复，请等信访部门答复后再办结。",
    en="The petitioner's objection to the route is not answered yet: close after the answer.",
)

# Steps that decide a matter below; whoever took one stands aside in review (F-09).
BELOW = frozenset(
    {
        "accept",
        "choose_route",
        "hear",
        "investigate",
        "draft_opinion",
        "legal_check",
        "issue_opinion",
        "record_agreement",
        "extend",
    }
)
_FRESH = Article("28(3)", "应当回避")
_REVIEWING = frozenset({"accept_review", "decline_review", "issue_review"})
_FORMER: dict[State | None, frozenset[str]] = {
    State.REVIEW_ACCEPTED: BELOW,
    State.RE_REVIEW_ACCEPTED: BELOW | _REVIEWING,
}
FRESH_EYES = Condition(
    code="took_part",
    holds=lambda facts: not facts.did & BELOW,
    zh="您参与过本事项的原办理，不能参加复查，请移交他人。",
    en="You took part in the handling below: you cannot review it. Hand it over.",
    article=_FRESH,
)
FRESH_EYES_ABOVE = Condition(
    code="took_part",
    holds=lambda facts: not facts.did & (BELOW | _REVIEWING),
    zh="您参与过本事项的原办理或者复查，不能参加复核，请移交他人。",
    en="You took part in the handling or the review below: you cannot re-review it. Hand it over.",
    article=_FRESH,
)
CHAIR_FREE = Condition(
    code="chair_recused",
    holds=lambda facts: not facts.chair_barred,
    zh="听证主持人与本事项或者信访人有直接利害关系，应当回避，请另选主持人。",
    en="Whoever is to chair has a direct interest in this matter or its petitioner: name somebody else.",
    article=_FRESH,
    answers=True,
)
CHAIR_FRESH = Condition(
    code="chair_took_part",
    holds=lambda facts: not facts.chair_did & _FORMER.get(facts.state, frozenset()),
    zh="听证主持人参与过本事项以前的办理或者复查，不能主持这次听证，请另选主持人。",
    en="Whoever is to chair took part in what is under review: name somebody else.",
    article=_FRESH,
    answers=True,
)

REASON = Ask("reason", Kind.LONG, "理由", "reasons", secret=True)
