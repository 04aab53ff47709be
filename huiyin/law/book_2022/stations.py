"""What lies ahead of a matter on its lawful way, told without promising it: station by station, with what may happen instead.

Before an organ has told in writing that it accepts, what lies ahead is the same for every matter, whatever it holds (F-04).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from huiyin.law.book_2022 import clocks, states
from huiyin.law.grammar import Article, Clock
from huiyin.law.words import Route, State


@dataclass(frozen=True, slots=True, kw_only=True)
class Station:
    """A place on the way that a matter has not come to: what it is called, what happens there, what may happen instead."""

    code: str
    zh: str
    en: str
    says_zh: str
    says_en: str
    clock: Clock | None = None  # how long it may take, where a period is set for it
    by: Article | None = None  # where no clock carries the article
    asked: bool = False  # only where the petitioner asks for it

    @property
    def article(self) -> Article:
        """The article it stands on: that of its period, else its own."""
        found = self.by or (self.clock.article if self.clock else None)
        if found is None:
            raise LookupError(self.code)
        return found


SEND = Station(
    code="send",
    zh="转送、交办",
    en="sent on",
    says_zh="信访局弄清由谁办，转送或者交办给有权处理的机关、单位。",
    says_en="The petition office finds out who must handle it, and forwards or assigns it.",
    clock=clocks.SORT,
)
INFORM = Station(
    code="inform",
    zh="告知受理不受理",
    en="told whether it is accepted",
    says_zh="收到的机关、单位书面告诉您受理还是不受理；认为不归自己管的，可以提出异议，由转来的单位另找。",
    says_en="Whoever receives it tells you in writing whether it is accepted. An organ that holds it is not competent may "
    "object; the sender then finds another.",
    clock=clocks.INFORM_FORWARDED,
)
ANSWER = Station(
    code="answer",
    zh="办理和书面答复",
    en="handled, and answered in writing",
    says_zh="受理以后办理。申诉求决的，一般作出处理意见；应当走诉讼、仲裁、复议等程序的，告诉您去哪里、几天之内；意见建议的，"
    "给您回复，不限日数。",
    says_en="Once accepted it is handled. An appeal usually ends in a written opinion; what belongs before a court, an arbitrator "
    "or another body is led there, with its days; a suggestion gets a reply, for which no number of days is set.",
    clock=clocks.HANDLE,
    by=Article("31", "应当区分情况，分别按照下列方式办理"),
)
OPINION = Station(
    code="opinion",
    zh="出具处理意见书",
    en="the written opinion",
    says_zh="听您陈述、调查核实以后，对您的每项请求写明支持、解释说明还是不予支持；也可能先调解、和解。",
    says_en="After hearing you and establishing the facts, each request is supported, explained or not supported in writing. "
    "Mediation or a settlement may come first.",
    clock=clocks.HANDLE,
)
SERVICE = Station(
    code="service",
    zh="送达给您",
    en="served on you",
    says_zh="书面意见送到您手里，从那天起才算您的期限。",
    says_en="The opinion is brought to you; your own period runs from that day only.",
    by=Article("35", "自收到书面答复之日起30日内请求"),
)
REVIEW = Station(
    code="review",
    zh="复查",
    en="review",
    says_zh="您不服处理意见并提出请求，才有这一步，由上一级机关、单位复查。不请求的，到期办结。简易办理的答复和意见建议没有复查。",
    says_en="Only if you disagree with the opinion and ask for it; the organ next above decides. If you do not, the matter is "
    "closed. A reply in simple handling and a suggestion have no review.",
    clock=clocks.REVIEW,
    asked=True,
)
RE_REVIEW = Station(
    code="re_review",
    zh="复核",
    en="re-review",
    says_zh="不服复查意见并提出请求，才有这一步，由再上一级复核，可以举行听证。复核意见是最后的意见。",
    says_en="Only if you disagree with the review and ask for it; the organ above that decides, and may hold a hearing. It is final.",
    clock=clocks.RE_REVIEW,
    asked=True,
)
REVIEW_OPINION = Station(
    code="review_opinion",
    zh="书面的复查意见",
    en="the review opinion",
    says_zh="复查机关审查以后书面答复您：维持、变更，或者撤销原意见、责令重新办理。",
    says_en="The review organ examines the opinion and answers in writing: maintained, changed, or revoked and to be handled again.",
    clock=clocks.REVIEW,
)
RE_REVIEW_OPINION = Station(
    code="re_review_opinion",
    zh="书面的复核意见",
    en="the re-review opinion",
    says_zh="复核机关审查以后书面答复您，可以举行听证，听证的时间不算在内。复核意见是最后的意见。",
    says_en="The re-review organ answers in writing. It may hold a hearing, whose time is not counted. Its opinion is final.",
    clock=clocks.RE_REVIEW,
)
FINAL = Station(
    code="final",
    zh="送达给您，终结",
    en="served on you, final",
    says_zh="复核意见送到您手里就终结；答应您的事照样要落实。有新的事实或者理由，可以重新提出。",
    says_en="Once the re-review opinion reaches you it is final; what was promised must still be done. New facts or reasons may be "
    "brought anew.",
    by=Article("36(3)", "信访人对复核意见不服"),
)
LAPSE = Station(
    code="lapse",
    zh="没有请求的，办结",
    en="closed where nothing is asked",
    says_zh="期限内没有请求复查、复核的，办结归档；答应您的事照样要落实。",
    says_en="If neither review nor re-review is asked for in time, the matter is closed; what was promised must still be done.",
    by=Article("35", "自收到书面答复之日起30日内请求"),
)
ELSEWHERE = Station(
    code="elsewhere",
    zh="由有权机关按它的程序办",
    en="handled there, by its own procedure",
    says_zh="以后按那个程序的期限办。那里不受理的，回来告诉我们，这里重新办理，收到日期仍按第一次算。",
    says_en="From there its own procedure and days apply. If it refuses, come back: the matter is taken up again with its first day.",
    by=Article("31", "应当区分情况，分别按照下列方式办理"),
)
LEGAL = Station(
    code="legal",
    zh="政法部门按法律程序处理",
    en="handled by the political-legal organ",
    says_zh="期限和结果按法律规定，由政法部门告诉您。",
    says_en="Its days and its result follow from the law; that organ tells you.",
    by=Article("31(1)", "涉法涉诉信访事项未依法终结的，按照法律法规规定的程序处理"),
)
DUTY = Station(
    code="duty",
    zh="依法履行职责、书面答复",
    en="the duty performed and answered",
    says_zh="依法查处或者履行职责，书面答复您；不服的，可以行政复议或者诉讼。",
    says_en="The organ performs its duty and answers in writing. Against that there is reconsideration or a suit.",
    clock=clocks.PERFORM_DUTY,
    by=Article("31(5)", "依法履行或者答复"),
)
REPLY = Station(
    code="reply",
    zh="回复您的建议",
    en="a reply to your suggestion",
    says_zh="研究以后回复：采纳了什么，没有采纳的为什么。意见建议没有复查、复核。",
    says_en="After study you are told what is adopted, and why what is not. A suggestion has no review.",
    clock=clocks.REPLY_SUGGESTION,
)
SIMPLE = Station(
    code="simple",
    zh="简易办理，尽快答复",
    en="simple handling, an early reply",
    says_zh="简单的事尽快答复；办起来不简单的，改按普通程序办理。",
    says_en="What is simple is answered soon; what turns out not to be is handled in the ordinary way.",
    clock=clocks.DECIDE_SIMPLE,
)
PERFORM = Station(
    code="perform",
    zh="按协议履行",
    en="the agreement performed",
    says_zh="协议履行完毕，办结归档；不履行的，可以要求督办。",
    says_en="Once the agreement is performed the matter is closed; if it is not, supervision can be asked for.",
    by=Article("33", "应当制作调解协议书或者和解协议书"),
)

ALL = (
    *(SEND, INFORM, ANSWER, OPINION, SERVICE, REVIEW, REVIEW_OPINION, RE_REVIEW, RE_REVIEW_OPINION, FINAL),
    *(LAPSE, ELSEWHERE, LEGAL, DUTY, REPLY, SIMPLE, PERFORM),
)
_APPEALING = (REVIEW, RE_REVIEW)
_TO_COME = (INFORM, ANSWER, *_APPEALING)
_ON_THE_WAY = (OPINION, SERVICE, *_APPEALING)

# What lies ahead, by where the matter stands. Where it depends on the route, `ahead` says so.
_AHEAD: Mapping[State, tuple[Station, ...]] = {
    **dict.fromkeys((State.REGISTERED, State.TRIAGED), (SEND, *_TO_COME)),
    **dict.fromkeys((State.SUBMITTED_FOR_DECISION,), (SEND, *_TO_COME)),
    **dict.fromkeys((State.FORWARDED, State.ASSIGNED, State.RECEIVED, State.OBJECTED), _TO_COME),
    **dict.fromkeys(states.SEALED_WAY, _TO_COME),
    State.DISPUTED: _TO_COME,
    State.REFERRED_LEGAL: (LEGAL,),
    State.ACCEPTED: (ANSWER, *_APPEALING),
    **dict.fromkeys((State.HEARD, State.INVESTIGATED, State.DRAFTED, State.LEGAL_CHECKED), _ON_THE_WAY),
    State.MEDIATING: _ON_THE_WAY,
    State.AGREED: (PERFORM,),
    State.ISSUED: (SERVICE, *_APPEALING),
    State.SERVED: (*_APPEALING, LAPSE),
    State.REVIEW_DECLINED: (RE_REVIEW, LAPSE),
    **dict.fromkeys((State.REVIEW_REQUESTED, State.REVIEW_ACCEPTED), (REVIEW_OPINION, RE_REVIEW, LAPSE)),
    State.REVIEW_ISSUED: (SERVICE, RE_REVIEW, LAPSE),
    State.REVIEW_SERVED: (RE_REVIEW, LAPSE),
    **dict.fromkeys((State.RE_REVIEW_REQUESTED, State.RE_REVIEW_ACCEPTED), (RE_REVIEW_OPINION, FINAL)),
    State.RE_REVIEW_ISSUED: (FINAL,),
    State.RE_REVIEW_DECLINED: (LAPSE,),
    State.ROUTED: (ELSEWHERE,),
    **dict.fromkeys((State.DUTY_RUNNING, State.DUTY_ANSWERED), (DUTY,)),
    State.SIMPLE_ACCEPTED: (SIMPLE,),
    **dict.fromkeys((State.STUDYING, State.ADOPTED, State.PARTLY_ADOPTED, State.NOT_ADOPTED), (REPLY,)),
    State.REPLIED: (),
}
_BY_ROUTE: Mapping[Route, tuple[Station, ...]] = {
    **dict.fromkeys((Route.R1, Route.R2, Route.R3, Route.R4), (ELSEWHERE,)),
    Route.R5: (DUTY,),
    Route.R6: _ON_THE_WAY,
}


def ahead(state: State, route: Route | None = None) -> tuple[Station, ...]:
    """The stations ahead of a matter in that state, nearest first; none where it has ended.

    The route counts only once the matter is accepted: what is not yet told to the petitioner is not told here.
    """
    if state in states.ENDED:
        return ()
    if state is State.ACCEPTED and route is not None:
        return _BY_ROUTE[route]
    return _AHEAD[state]
