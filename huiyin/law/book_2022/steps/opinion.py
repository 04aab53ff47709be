"""The opinion of route 6: drafted, checked, issued, and the one extension (arts 31(6), 32, 34)."""

from __future__ import annotations

from dataclasses import replace

from huiyin.law.book_2022.clauses import NO_OTHER_REMEDY
from huiyin.law.book_2022.conditions import (
    HANDLERS,
    HEADS,
    HEARING_CLOSED,
    HOLDER,
    REASON,
    ROUTE_CONFIRMED,
    in_time,
    later,
    other_officer,
    running,
    taken,
)
from huiyin.law.book_2022.steps.six import APPEAL, SIX, UNDER_WAY, stands
from huiyin.law.grammar import Answer, Article, Ask, Condition, Facts, Kind, Starts, Step, Worked
from huiyin.law.words import Duty, Route, State

MOST_EXTENSION = 30
_31_6 = Article("31(6)", "应当听取信访人陈述事实和理由，并调查核实，出具信访处理意见书")


def _overall(facts: Facts) -> str:
    """The outcome of the whole: what supports one request must be carried out."""
    results = {outcome.result for outcome in facts.says("outcomes") or ()}
    return next((result for result in ("support", "explain", "not_support") if result in results), "")


def _answered(facts: Facts) -> dict[str, object]:
    """How many requests there are, how many are answered, and which are not."""
    given, asked = [one.result for one in facts.says("outcomes") or ()], max(facts.requests, 1)
    unanswered = [place for place in range(1, asked + 1) if not any(given[place - 1 : place])]
    return {
        "requests": asked,
        "answered": len([result for result in given if result]),
        "open": "、".join(map(str, unanswered)) or "—",
    }


_HEARD = taken(
    "hear",
    "heard",
    "尚未听取信访人陈述事实和理由，请先听取并记录。",
    "The petitioner has not been heard on the facts and reasons: hear them and record it first.",
)
_INVESTIGATED = taken(
    "investigate",
    "investigated",
    "尚未调查核实，请先调查并记录查明的事实。",
    "The matter has not been investigated: do so and record the findings first.",
)
DRAFT_OPINION = Step(
    id="D.5-09",
    code="draft_opinion",
    zh="拟制信访处理意见书",
    en="draft the opinion",
    article=_31_6,
    by=HANDLERS,
    where=HOLDER,
    when=UNDER_WAY | {State.AGREED},
    then=(State.DRAFTED,),
    klass=APPEAL,
    route=SIX,
    asks=(Ask("outcomes", Kind.OUTCOMES, "对每一项请求的处理意见", "answer to each request", secret=True),),
    provided=(
        _HEARD,
        _INVESTIGATED,
        HEARING_CLOSED,
        Condition(
            code="each_request",
            holds=lambda facts: (
                len(facts.says("outcomes") or ()) == max(facts.requests, 1)
                and all(one.result in ("support", "explain", "not_support") for one in facts.says("outcomes"))
            ),
            zh="共有{requests}项请求，只答复了{answered}项，第{open}项没有答复；请逐项写明支持、解释说明或者不予支持。",
            en="There are {requests} requests and {answered} answers, none to request {open}: answer each with support, "
            "explain or not support.",
            article=Article("32(1)", "应当载明信访人投诉请求、事实和理由、处理意见及其法律法规依据"),
            answers=True,
            detail=_answered,
        ),
        Condition(
            code="basis",
            holds=lambda facts: all(one.basis.strip() for one in facts.says("outcomes") or ()),
            zh="有的请求没有写明法律法规或者政策依据，请补充。",
            en="The legal basis is missing for some request: add it.",
            article=Article("32(1)", "处理意见及其法律法规依据"),
            answers=True,
        ),
        Condition(
            code="reasons",
            holds=lambda facts: all(
                one.facts.strip() and one.reasons.strip() for one in facts.says("outcomes") or ()
            ),
            zh="有的请求没有写明认定的事实或者理由，请补充。",
            en="The facts or the reasons are missing for some request: add them.",
            article=Article("32(1)", "事实和理由"),
            answers=True,
        ),
        NO_OTHER_REMEDY,
    ),
    sets={"outcome": Worked(_overall)},
)
LEGAL_CHECK = Step(
    id="D.5-10",
    code="legal_check",
    zh="法制审核",
    en="legal check",
    article=Article("28(1)", "查明事实、分清责任"),
    by=frozenset({Duty.LEGAL}),
    where=HOLDER,
    when=frozenset({State.DRAFTED}),
    then=(State.LEGAL_CHECKED,),
    asks=(Ask("remarks", Kind.LONG, "审核意见", "remarks", secret=True),),
    provided=(
        other_officer(
            "draft_opinion",
            "法制审核须由拟稿人以外的工作人员进行（系统约定）。",
            "The check is for another officer than the drafter (convention).",
        ),
    ),
)
RETURN_DRAFT = Step(
    id="D.5-11",
    code="return_draft",
    zh="退回重拟",
    en="return the draft",
    article=Article("28(1)", "查明事实、分清责任"),
    by=frozenset({Duty.LEGAL}) | HEADS,
    where=HOLDER,
    when=frozenset({State.DRAFTED, State.LEGAL_CHECKED}),
    then=(State.ACCEPTED, State.HEARD, State.INVESTIGATED),
    choose=stands,
    asks=(REASON,),
    sets={"outcome": ""},
)
_RIGHT_PAPER = {
    Route.R1: ("法定途径告知书", "a notice of the lawful route"),
    Route.R2: ("法定途径告知书", "a notice of the lawful route"),
    Route.R3: ("法定途径告知书", "a notice of the lawful route"),
    Route.R4: ("法定途径告知书", "a notice of the lawful route"),
    Route.R5: ("履职答复或者行政决定", "an answer on the duty"),
}


def _paper_words(facts: Facts) -> dict[str, str]:
    zh, en = _RIGHT_PAPER.get(facts.route, ("", "")) if facts.route else ("先确定办理途径", "a route first")
    return {"zh": zh, "en": en}


RIGHT_DOCUMENT = Condition(
    code="wrong_document",
    holds=lambda facts: facts.route is Route.R6,
    zh="文书不对：本事项不是依第三十一条第六项办理，不得出具信访处理意见书，应当是：{zh}。",
    en="Wrong document: the matter is not handled under art. 31(6), so it takes no petition opinion but {en}.",
    article=Article("31(6)", "不属于以上情形的"),
    detail=_paper_words,
)


def _on_six(condition: Condition) -> Condition:
    """A condition of the opinion that means nothing where another document is due."""
    return replace(condition, holds=lambda facts: facts.route is not Route.R6 or condition.holds(facts))


ISSUE_OPINION = Step(
    id="D.5-12",
    code="issue_opinion",
    zh="出具信访处理意见书",
    en="issue the opinion",
    article=_31_6,
    by=HEADS,
    where=HOLDER,
    when=UNDER_WAY | {State.DRAFTED, State.LEGAL_CHECKED, State.DUTY_RUNNING, State.ROUTED},
    then=(State.ISSUED,),
    klass=APPEAL,
    asks=(
        Ask(
            "promised_on",
            Kind.DATE,
            "承诺执行完毕的日期（支持请求时必填）",
            "to be carried out by (where a request is supported)",
            required=False,
        ),
    ),
    provided=(
        RIGHT_DOCUMENT,
        _on_six(ROUTE_CONFIRMED),
        _on_six(_HEARD),
        _on_six(_INVESTIGATED),
        Condition(
            code="drafted",
            holds=lambda facts: (
                facts.route is not Route.R6 or facts.state in (State.DRAFTED, State.LEGAL_CHECKED)
            ),
            zh="意见书尚未拟制，请先逐项答复请求并写明依据。",
            en="The opinion is not drafted: answer each request with its basis first.",
        ),
        Condition(
            code="legal_checked",
            holds=lambda facts: facts.route is not Route.R6 or facts.state is State.LEGAL_CHECKED,
            zh="意见书尚未经法制审核（系统约定）。",
            en="The opinion has not passed the legal check (convention).",
        ),
        Condition(
            code="promise",
            holds=lambda facts: facts.outcome != "support" or facts.says("promised_on") is not None,
            zh="支持信访请求的，须写明执行完毕的日期。",
            en="Where a request is supported, say by when it will be carried out.",
            article=Article("32(2)", "应当督促有关机关、单位执行"),
            answers=True,
        ),
        later("promised_on", "执行日期应晚于今天。", "The day of execution must lie after today."),
    ),
    sets={"execution": Worked(lambda facts: "pending" if facts.outcome == "support" else "")},
    starts=(Starts("execute", until=Answer("promised_on"), only=lambda facts: facts.outcome == "support"),),
    voids_where={"execute": lambda facts: facts.outcome != "support"},
    papers=("opinion",),
)
EXTEND = Step(
    id="T60",
    code="extend",
    zh="延长办理期限",
    en="extend the handling period",
    article=Article(
        "34", "情况复杂的，经本机关、单位负责人批准，可以适当延长办理期限，但延长期限不得超过30日"
    ),
    by=HEADS,
    where=HOLDER,
    when=UNDER_WAY | {State.MEDIATING, State.DRAFTED, State.LEGAL_CHECKED},
    klass=APPEAL,
    route=SIX,
    asks=(
        Ask("days", Kind.NUMBER, "延长天数（不超过30日）", "days of extension, at most 30"),
        Ask("reason", Kind.LONG, "延期理由（告知信访人）", "reasons, told to the petitioner", secret=True),
    ),
    provided=(
        Condition(
            code="approver",
            holds=lambda facts: facts.duty is not Duty.DEPUTY or facts.head_recused,
            zh="延期由机关、单位负责人批准；只有主要负责人应当回避时，才由分管负责人批准。",
            en="The head of the organ approves an extension; a deputy only where the head stands aside.",
            article=Article("34", "经本机关、单位负责人批准"),
        ),
        in_time(
            "handle",
            "办理期限已于{due}届满或者没有在计算，届满后的“延期”无效，请尽快出具意见书。",
            "The handling period ended on {due} or does not run: an extension now would be void. Issue the opinion.",
        ),
        Condition(
            code="once",
            holds=lambda facts: not running(facts, "handle") or facts.terms["handle"].extended == 0,
            zh="本事项已经延长过{days}日；延期只能决定一次，合计不得超过30日。",
            en="It was extended by {days} days already: there is one decision, and 30 days in all.",
            detail=lambda facts: {"days": facts.terms["handle"].extended if "handle" in facts.terms else 0},
        ),
        Condition(
            code="too_long",
            holds=lambda facts: (
                1
                <= facts.says("days")
                <= MOST_EXTENSION - (facts.terms["handle"].extended if running(facts, "handle") else 0)
            ),
            zh="延长期限合计为1日至30日，请改正天数。",
            en="An extension is 1 to 30 days in all: correct the number.",
            article=Article("34", "延长期限不得超过30日"),
            answers=True,
        ),
    ),
    extends="handle",
    papers=("notice_of_extension",),
    allowed_zh="可以延长，须在届满前告知信访人延期理由。",
    allowed_en="May be extended; tell the petitioner the reasons before the period ends.",
)

STEPS = (DRAFT_OPINION, LEGAL_CHECK, RETURN_DRAFT, ISSUE_OPINION, EXTEND)
