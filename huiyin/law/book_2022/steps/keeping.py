"""Keeping and disposal: held back, warned of, proposed, approved by another person, carried out (rulebook F.5).

That a schedule rules and that what is due for erasure is erased is the law; how it is done is convention.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from huiyin.law.book_2022 import clocks
from huiyin.law.book_2022.conditions import HEADS, HOLDER, NOT_ACCUSATION, other_officer, since
from huiyin.law.book_2022.states import ENDED, KEPT, OUTLIVES
from huiyin.law.grammar import Article, Ask, Condition, Facts, Kind, Length, Mark, Step
from huiyin.law.retention import ERASURE, FILING, PHONES, RATINGS, WAITING, WARNING, after, period
from huiyin.law.words import Duty, Position, State

_FILED = ENDED & KEPT
_BY_SCHEDULE = Article(FILING.number, book=FILING.book, mark=Mark.CONVENTION)
_BY_ERASURE = Article(ERASURE.number, book=ERASURE.book, mark=Mark.CONVENTION)
_STORAGE = Article("19", book=ERASURE.book, mark=Mark.CONVENTION)
_CLERKS = frozenset({Duty.HANDLER, Duty.TRIAGE, Duty.REGISTRAR})
_GUARDIANS = HEADS | {Duty.LEGAL, Duty.SUPERVISOR, Duty.REGISTRAR, Duty.INSPECTOR, Duty.AUDITOR}
_CLOCK, _SYSTEM = frozenset({Duty.CLOCK}), frozenset({Position.SYSTEM})
_REASON = Ask("reason", Kind.LONG, "理由", "reasons", secret=True)
_UNDONE = ("withdraw_disposal", "place_hold", "reopen")  # after one of these it is proposed anew


def _over(facts: Facts) -> bool:
    until = period(facts).until
    return until is not None and facts.on > until


def _until(facts: Facts) -> Mapping[str, object]:
    found = period(facts)
    last = found.until or ("永久保管", "kept for ever")
    zh, en = (last, last) if isinstance(last, date) else last
    return {"until": zh, "until_en": en, "tier": found.tier.zh, "tier_en": found.tier.en}


def _clocks(facts: Facts) -> Mapping[str, object]:
    names = [clocks.BY_CODE[code] for code, term in facts.terms.items() if term.running]
    return {"zh": "、".join(one.zh for one in names), "en": ", ".join(one.en for one in names)}


_PERIOD_OVER = Condition(
    code="period",
    holds=_over,
    zh="保管期限未满：保管{tier}，最后一日：{until}。期满之前不得销毁。",
    en="The keeping period is not over: kept {tier_en}, last day: {until_en}. Nothing is destroyed before.",
    article=FILING,
    detail=_until,
)
_NO_CLOCK = Condition(
    code="clock",
    holds=lambda facts: not any(term.running for term in facts.terms.values()),
    zh="还有期限在计算（{zh}），不得销毁。",
    en="A clock still runs ({en}): nothing is destroyed.",
    detail=_clocks,
)
_NOT_SUPERVISED = Condition(
    code="supervised",
    holds=lambda facts: not facts.supervised,
    zh="督办尚未解除，不得销毁。",
    en="The matter is under supervision: nothing is destroyed.",
)
_NOT_HELD = Condition(
    code="held",
    holds=lambda facts: not facts.held_by,
    zh="本事项已被要求保全（诉讼、督查、审计或者追责等），解除之前不得销毁。",
    en="The file is held back (for a lawsuit, an inspection, an audit or accountability): nothing is destroyed.",
)
_FREE = (_PERIOD_OVER, _NO_CLOCK, _NOT_SUPERVISED, _NOT_HELD)


def _proposed(facts: Facts) -> bool:
    return since(facts, "propose_disposal", *_UNDONE)


def _approved(facts: Facts) -> bool:
    return since(facts, "approve_disposal", "propose_disposal", *_UNDONE)


def waits_until(facts: Facts) -> date:
    """The last day on which an approved disposal may still be withdrawn."""
    return facts.done["approve_disposal"] + timedelta(WAITING.amount)


PLACE_HOLD = Step(
    id="F.5h",
    code="place_hold",
    zh="保全，暂停销毁",
    en="hold the file back from disposal",
    article=_BY_SCHEDULE,
    by=_GUARDIANS,
    when=KEPT,
    asks=(
        Ask(
            "ground",
            Kind.CHOICE,
            "为了",
            "because of",
            choices=(
                ("lawsuit", "诉讼、仲裁", "a lawsuit or arbitration"),
                ("inspection", "督查、巡视", "an inspection"),
                ("audit", "审计", "an audit"),
                ("accountability", "追究责任", "accountability"),
                ("petitioner", "信访人要求保留", "the petitioner's wish"),
                ("other", "其他", "another ground"),
            ),
        ),
        _REASON,
    ),
    allowed_zh="可以保全：解除之前不得销毁；已经提出或者批准的销毁随之作废。",
    allowed_en="May be held back: nothing is destroyed until it is lifted, and a disposal proposed or approved is void.",
)
LIFT_HOLD = Step(
    id="F.5l",
    code="lift_hold",
    zh="解除保全",
    en="lift the hold",
    article=_BY_SCHEDULE,
    by=_GUARDIANS,
    when=KEPT,
    asks=(_REASON,),
    provided=(
        Condition(
            code="own_hold",
            holds=lambda facts: facts.acting in facts.held_by,
            zh="本单位没有在保全这件事项；保全由提出的单位解除。",
            en="Your agency holds nothing back here: a hold is lifted by the agency that placed it.",
        ),
        other_officer(
            "place_hold",
            "您曾提出保全，应由另一名工作人员解除。",
            "You placed a hold here: another officer lifts it.",
        ),
    ),
)
WARN_OF_END = Step(
    id="F.5w",
    code="warn_of_end",
    zh="提示保管期将满",
    en="warn that the keeping period ends",
    article=_BY_SCHEDULE,
    by=_CLOCK,
    where=_SYSTEM,
    when=_FILED,
    provided=(
        Condition(
            code="near",
            holds=lambda facts: (
                (until := period(facts).until) is not None and facts.on >= until - timedelta(WARNING.amount)
            ),
            zh="保管期还没有临近届满。",
            en="The keeping period does not end soon.",
        ),
        Condition(
            code="warned",
            holds=lambda facts: not since(facts, "warn_of_end", "reopen"),
            zh="已经提示过。",
            en="It was warned of already.",
        ),
    ),
)
PROPOSE_DISPOSAL = Step(
    id="F.5p",
    code="propose_disposal",
    zh="提出销毁",
    en="propose disposal",
    article=_BY_SCHEDULE,
    by=_CLERKS,
    where=HOLDER,
    when=_FILED,
    asks=(
        Ask(
            "worth",
            Kind.LONG,
            "鉴定意见：为何不再有保存价值",
            "appraisal: why it is not worth keeping",
            secret=True,
        ),
    ),
    provided=(
        NOT_ACCUSATION,
        *_FREE,
        Condition(
            code="proposed",
            holds=lambda facts: not _proposed(facts),
            zh="已经提出，请等待另一名负责人批准，或者先撤回。",
            en="It is proposed already: wait for another officer's approval, or withdraw it.",
        ),
    ),
    allowed_zh="可以提出；由另一名负责人批准，批准后30日内仍可撤回，然后销毁，不能恢复。",
    allowed_en="May be proposed; a head who is another person approves, for 30 days it can be withdrawn, then it is gone.",
)
WITHDRAW_DISPOSAL = Step(
    id="F.5r",
    code="withdraw_disposal",
    zh="撤回销毁",
    en="withdraw the disposal",
    article=_BY_SCHEDULE,
    by=_CLERKS | HEADS,
    where=HOLDER,
    when=_FILED,
    asks=(_REASON,),
    provided=(
        Condition(
            code="proposed",
            holds=_proposed,
            zh="没有提出或者批准的销毁可以撤回。",
            en="No disposal is proposed or approved that could be withdrawn.",
        ),
    ),
)
APPROVE_DISPOSAL = Step(
    id="F.5a",
    code="approve_disposal",
    zh="批准销毁",
    en="approve the disposal",
    article=_BY_ERASURE,
    by=HEADS,
    where=HOLDER,
    when=_FILED,
    asks=(
        Ask(
            "looked",
            Kind.YES,
            "已核对鉴定意见，没有需要保全的情形",
            "I checked the appraisal; nothing calls for a hold",
        ),
    ),
    provided=(
        *_FREE,
        Condition(
            code="proposed",
            holds=_proposed,
            zh="还没有人提出销毁，请先由承办、甄别或者登记人员鉴定并提出。",
            en="Nobody has proposed it: a handler, triage officer or registrar appraises the file and proposes first.",
        ),
        Condition(
            code="approved",
            holds=lambda facts: not _approved(facts),
            zh="已经批准，等待期满后销毁。",
            en="It is approved already and will be carried out after the wait.",
        ),
        other_officer(
            "propose_disposal",
            "提出销毁的人不能自己批准，须由另一名负责人批准。",
            "Nobody approves what they proposed: another head must.",
        ),
        Condition(
            code="looked",
            holds=lambda facts: facts.says("looked") is True,
            zh="请先核对鉴定意见，确认没有需要保全的情形。",
            en="Check the appraisal first, and that nothing calls for a hold.",
            answers=True,
        ),
    ),
    allowed_zh="可以批准；30日后销毁：密钥、内容、附件、身份、文书一并消失，办理经过和编号、日期保留。",
    allowed_en="May be approved; after 30 days key, words, files, identities and papers are gone; acts, number, dates stay.",
)
DISPOSE = Step(
    id="F.5d",
    code="dispose",
    zh="销毁",
    en="dispose of",
    article=ERASURE,
    by=_CLOCK,
    where=_SYSTEM,
    when=_FILED,
    then=(State.DISPOSED,),
    provided=(
        NOT_ACCUSATION,
        *_FREE,
        Condition(
            code="approved",
            holds=_approved,
            zh="销毁没有经另一名负责人批准。",
            en="Another head has not approved the disposal.",
        ),
        Condition(
            code="waiting",
            holds=lambda facts: "approve_disposal" not in facts.done or facts.on > waits_until(facts),
            zh="批准后30日内不销毁，仍可撤回。",
            en="For 30 days after approval it is not carried out and can be withdrawn.",
            article=_BY_SCHEDULE,
        ),
    ),
    sets={"key": None},
    voids=tuple(sorted(OUTLIVES)),
)
DISPOSE_AGAIN = Step(
    id="F.5g",
    code="dispose_again",
    zh="恢复备份后再次销毁",
    en="dispose of again after a restore",
    article=ERASURE,
    by=_CLOCK,
    where=_SYSTEM,
    when=_FILED,
    then=(State.DISPOSED,),
    asks=(Ask("first_on", Kind.DATE, "原销毁日期", "day it was first destroyed"),),
    provided=(
        NOT_ACCUSATION,
        Condition(
            code="period",
            holds=lambda facts: (
                not isinstance(facts.says("first_on"), date)
                or (facts.says("first_on") <= facts.on and _over_by(facts, facts.says("first_on")))
            ),
            zh="所记的销毁日期早于保管期满或者晚于今天，不予销毁，请核对销毁清册。",
            en="The day noted lies before the end of the keeping period or in the future: not destroyed; check the list.",
            article=FILING,
            answers=True,
        ),
    ),
    sets={"key": None},
    voids=tuple(sorted(OUTLIVES)),
)


def _over_by(facts: Facts, on: date) -> bool:
    until = period(facts).until
    return until is not None and on > until


def _erasing(code: str, ident: str, zh: str, en: str, span: Length, not_yet: tuple[str, str]) -> Step:
    """A working copy goes, the file stays."""
    return Step(
        id=ident,
        code=code,
        zh=zh,
        en=en,
        article=_STORAGE,
        by=_CLOCK,
        where=_SYSTEM,
        when=_FILED,
        provided=(
            NOT_ACCUSATION,
            _NO_CLOCK,
            _NOT_SUPERVISED,
            _NOT_HELD,
            Condition(
                code="due",
                holds=lambda facts: facts.on > after(period(facts).rested, span),
                zh=not_yet[0],
                en=not_yet[1],
            ),
            Condition(
                code="erased",
                holds=lambda facts: not since(facts, code, "reopen"),
                zh="已经删除。",
                en="They are erased already.",
            ),
        ),
    )


ERASE_PHONES = _erasing(
    "erase_phones",
    "F.5t",
    "删除联系电话和录音",
    "erase telephone numbers and recordings",
    PHONES,
    (
        "归档后满1年才删除联系电话和录音。",
        "Telephone numbers and recordings go one year after the matter came to rest.",
    ),
)
ERASE_RATING = _erasing(
    "erase_rating",
    "F.5s",
    "删除评价原始数据",
    "erase the words of the rating",
    RATINGS,
    (
        "归档后满3年才删除评价原始数据。",
        "The words of a rating go three years after the matter came to rest.",
    ),
)
STEPS = (
    PLACE_HOLD,
    LIFT_HOLD,
    WARN_OF_END,
    PROPOSE_DISPOSAL,
    WITHDRAW_DISPOSAL,
    APPROVE_DISPOSAL,
    DISPOSE,
    DISPOSE_AGAIN,
    ERASE_PHONES,
    ERASE_RATING,
)
