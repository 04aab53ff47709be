"""How long a concluded matter is kept, from when, and what goes earlier (rulebook F.5).

Each organ files by its own approved schedule (档案法实施条例 19): what stands here are defaults, to be replaced by
it. The last day of keeping is never typed: it follows from what was done and from the schedule.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from huiyin.law.declined import Declined
from huiyin.law.grammar import Article, Facts, Length, Mark, days, years
from huiyin.law.words import Klass, State
from huiyin.law.working import Sentence

FILING = Article("19", book="档案法实施条例")
ERASURE = Article("47(1)(2)", book="个人信息保护法")
_LOGS = Article("54", book="个人信息保护法", mark=Mark.CONVENTION)

# Steps of keeping itself: they say nothing of the matter, so no period begins anew with them.
KEEPING = frozenset(
    {
        "place_hold",
        "lift_hold",
        "warn_of_end",
        "propose_disposal",
        "withdraw_disposal",
        "approve_disposal",
        "dispose",
        "dispose_again",
        "erase_phones",
        "erase_rating",
    }
)
WARNING = days(365)  # before the last day: the list and the message
WAITING = days(30)  # between approval and disposal: it can still be withdrawn
BACKUPS = days(90)  # how long a backup may live: until the last of them is gone, a disposal is not complete
PHONES = years(1)  # after the matter came to rest
RATINGS = years(3)


class Tier(NamedTuple):
    """How long: in years, or for ever. The tiers themselves are read in secondary text [V2]."""

    code: str
    years: int | None
    zh: str
    en: str


TIERS: Mapping[str, Tier] = {
    tier.code: tier
    for tier in (
        Tier("permanent", None, "永久", "permanently"),
        Tier("30", 30, "30年", "30 years"),
        Tier("10", 10, "10年", "10 years"),
    )
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A sort of matter with the tier it has where the office's own schedule says nothing else."""

    code: str
    zh: str
    en: str
    tier: str
    falls: Callable[[Facts], bool]
    mark: Mark = Mark.CONVENTION


_GUIDED = frozenset({State.GUIDED_LEGAL, State.GUIDED_ELSEWHERE, State.NOT_ACCEPTED})
# The first that fits.
CATEGORIES: tuple[Category, ...] = (
    Category(
        code="leaders",
        zh="领导同志有批示的事项",
        en="matters a leader gave an instruction on",
        tier="permanent",
        falls=lambda facts: "record_instruction" in facts.done,
    ),
    Category(
        code="group",
        zh="重大的多人事项",
        en="major cases of many people",
        tier="permanent",
        falls=lambda facts: facts.joint and facts.important,
    ),
    Category(
        code="accusation",
        zh="检举控告移交案卷（内容在密件室）",
        en="the hand-over file of an accusation; its content is the sealed room's",
        tier="30",
        falls=lambda facts: facts.klass is Klass.ACCUSATION,
    ),
    Category(
        code="simple",
        zh="简易办理、引导告知的事项",
        en="matters handled simply, or guided elsewhere",
        tier="10",
        falls=lambda facts: facts.simple or "accept_simple" in facts.done or facts.state in _GUIDED,
        mark=Mark.UNVERIFIED,
    ),
    Category(
        code="appeal",
        zh="申诉求决事项",
        en="appeals",
        tier="30",
        falls=lambda facts: facts.klass is Klass.APPEAL,
    ),
    Category(
        code="split",
        zh="已拆分的来件",
        en="letters that were split",
        tier="30",
        falls=lambda facts: facts.state is State.SPLIT,
    ),
    Category(
        code="other",
        zh="建议意见等其他事项",
        en="suggestions, and whatever else",
        tier="10",
        falls=lambda facts: True,
        mark=Mark.UNVERIFIED,
    ),
)
BY_CODE: Mapping[str, Category] = {category.code: category for category in CATEGORIES}


class Copy(NamedTuple):
    """What is kept beside the file, and when it goes."""

    zh: str
    en: str
    length: Length
    after_zh: str
    after_en: str
    basis: Article


COPIES: tuple[Copy, ...] = (
    Copy(
        "联系电话、录音等工作副本",
        "working copies: telephone numbers, recordings",
        PHONES,
        "归档后",
        "after the matter came to rest",
        Article("19", book="个人信息保护法", mark=Mark.CONVENTION),
    ),
    Copy(
        "满意度评价原始数据",
        "raw words of ratings",
        RATINGS,
        "归档后",
        "after the matter came to rest",
        Article("19", book="个人信息保护法", mark=Mark.CONVENTION),
    ),
    Copy(
        "查阅记录（至少）", "records of who read what (at least)", years(3), "查阅后", "after the look", _LOGS
    ),
    Copy("备份（至多）", "backups (at most)", BACKUPS, "制作后", "after they were made", ERASURE),
)


@dataclass(frozen=True, slots=True)
class Schedule:
    """The office's own approved schedule: who approved it, when, under which number, and its tiers."""

    approved_by: str = ""
    approved_on: date | None = None
    document: str = ""
    tiers: Mapping[str, str] = field(default_factory=dict)  # category → tier


DEFAULTS = Schedule()


def read(text: str) -> Schedule:
    """A schedule from JSON; `Declined` with a sentence where it cannot be one.

    `{"approved_by": "…", "approved_on": "2026-01-05", "document": "…", "tiers": {"appeal": "30", …}}`
    """
    try:
        told: Any = json.loads(text)
        tiers = {str(code): str(tier) for code, tier in told["tiers"].items()}
        approved_on = date.fromisoformat(str(told["approved_on"]))
        by, document = str(told["approved_by"]).strip(), str(told["document"]).strip()
    except (ValueError, TypeError, KeyError, AttributeError) as wrong:
        raise Declined(
            "保管期限表读不懂：应写明 approved_by、approved_on、document 和 tiers。",
            "The retention schedule cannot be read: it names approved_by, approved_on, document and tiers.",
        ) from wrong
    _check(by, document, tiers)
    return Schedule(by, approved_on, document, tiers)


def _check(by: str, document: str, tiers: Mapping[str, str]) -> None:
    if not by or not document:
        raise Declined(
            "保管期限表须写明由谁批准（approved_by）和文号（document）：期限由批准的文件而来。",
            "Say who approved the schedule (approved_by) and its document: the periods come from an approved paper.",
        )
    strange = sorted(set(tiers) - set(BY_CODE))
    if strange:
        raise Declined(
            f"保管期限表里的“{strange[0]}”不是本系统的类别；可用的有：{'、'.join(BY_CODE)}。",
            f"“{strange[0]}” in the schedule is no category here; there are: {', '.join(BY_CODE)}.",
        )
    wrong = sorted(code for code, tier in tiers.items() if tier not in TIERS)
    if wrong:
        raise Declined(
            f"“{wrong[0]}”的期限“{tiers[wrong[0]]}”不对：只能是 {'、'.join(TIERS)}。",
            f"“{tiers[wrong[0]]}” for “{wrong[0]}” is no period: only {', '.join(TIERS)}.",
        )


@dataclass(frozen=True, slots=True)
class Period:
    """How long this matter is kept, and how that was found."""

    category: Category
    tier: Tier
    rested: date  # the day of the last step
    until: date | None  # the last day of keeping; None: for ever
    schedule: Schedule

    @property
    def working(self) -> tuple[Sentence, ...]:
        """The sentences that lead to the last day."""
        return tuple(_working(self))


def period(facts: Facts) -> Period:
    """The keeping of a matter on these facts, as though it stayed at rest from its last step on (RD-32)."""
    category = next(one for one in CATEGORIES if one.falls(facts))
    schedule = facts.schedule or DEFAULTS
    tier = TIERS[schedule.tiers.get(category.code, category.tier)]
    rested = max((day for code, day in facts.done.items() if code not in KEEPING), default=facts.on)
    until = None if tier.years is None else date(rested.year + tier.years, 12, 31)
    return Period(category, tier, rested, until, schedule)


def _working(found: Period) -> list[Sentence]:
    schedule = found.schedule
    own = found.category.code in schedule.tiers
    by = (
        f"依{schedule.approved_by}{schedule.document}（{schedule.approved_on}批准）"
        if own
        else "本单位尚未提供经批准的保管期限表，暂按默认"
    )
    by_en = (
        f"by {schedule.document} of {schedule.approved_by}, approved {schedule.approved_on}"
        if own
        else "no approved schedule was given here: the default for now"
    )
    mark = Mark.SECONDARY if own else found.category.mark
    lines = [
        Sentence(
            f"属于“{found.category.zh}”，{by}，保管{found.tier.zh}[{mark}]。",
            f"It belongs to “{found.category.en}”; {by_en}, kept {found.tier.en} [{mark}].",
        )
    ]
    if found.until is None:
        return [*lines, Sentence("永久保管，没有届满之日。", "Kept for ever: there is no last day.")]
    begins = date(found.rested.year + 1, 1, 1)
    return [
        *lines,
        Sentence(
            f"最后一步在{found.rested}，自次年{begins}起算，至{found.until}届满（RD-32）[C]。",
            f"Its last step was on {found.rested}; counted from {begins}, the year after, to {found.until} (RD-32) [C].",
        ),
    ]


def after(day: date, length: Length) -> date:
    """The corresponding day that many years later; 1 March where a 29 February has none."""
    try:
        return day.replace(year=day.year + length.amount)
    except ValueError:
        return date(day.year + length.amount, 3, 1)
