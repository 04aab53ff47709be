"""The petitioner rates the office and the organ, each by itself; nobody can rate for another (arts 21(2), F-12)."""

from __future__ import annotations

from datetime import date

from huiyin.law.book_2022.conditions import running
from huiyin.law.book_2022.states import KEPT
from huiyin.law.book_2022.steps.filing import OWN_RATING
from huiyin.law.grammar import Article, Ask, Condition, Facts, Kind, Mark, Step
from huiyin.law.words import AgencyKind, Duty, Klass, Position

SIDES = ("office", "organ")  # 信访部门的登记、转送; 办理单位的办理
VALUES = (
    ("5", "很满意", "very satisfied"),
    ("4", "满意", "satisfied"),
    ("3", "一般", "neither satisfied nor dissatisfied"),
    ("2", "不满意", "dissatisfied"),
    ("1", "很不满意", "very dissatisfied"),
)
RATES = frozenset({"rate", "rate_by_card"})
_ARTICLE = Article("21(2)", "方便信访人查询、评价信访事项办理情况")
_ASKS = (
    Ask(
        "office",
        Kind.CHOICE,
        "对信访部门登记、转送的评价",
        "rating of the petition office: registering, passing on",
        required=False,
        secret=True,
        choices=VALUES,
    ),
    Ask(
        "office_words",
        Kind.LONG,
        "想对信访部门的工作说的话",
        "words about its work",
        required=False,
        secret=True,
    ),
    Ask(
        "organ",
        Kind.CHOICE,
        "对办理单位办理的评价",
        "rating of the organ responsible: handling",
        required=False,
        secret=True,
        choices=VALUES,
    ),
    Ask(
        "organ_words",
        Kind.LONG,
        "想对办理单位的工作说的话",
        "words about its work",
        required=False,
        secret=True,
    ),
)
_OPEN = Condition(
    code="window",
    holds=lambda facts: (
        running(facts, "rate") and facts.on <= facts.terms["rate"].due and facts.klass is not Klass.ACCUSATION
    ),
    zh="现在没有开放评价：告知书或者意见书送到以后才开放，期满就关闭。",
    en="Rating is not open now: it opens once a notice or an opinion has reached you, and closes with its period.",
)
_SOMETHING = Condition(
    code="something",
    holds=lambda facts: any(facts.says(side) for side in SIDES),
    zh="请至少评价一个：信访部门，或者办理单位。",
    en="Rate at least one of the two: the petition office or the organ responsible.",
    answers=True,
)


def _own_stands(facts: Facts) -> bool:
    """No rating given by number and query code lies in this window."""
    done = facts.done.get("rate")
    return done is None or "rate" not in facts.terms or done < facts.terms["rate"].start


def _entered_apart(facts: Facts) -> bool:
    """A card the petitioner uses names no office; what an office enters names one that is not rated."""
    if facts.says("via") == "card":
        return not facts.says("entered_at")
    named = facts.agencies.get("entered_at")
    return named is not None and named.kind is AgencyKind.PETITION_OFFICE and not named.rated


RATE = Step(
    id="HY-13",
    code="rate",
    zh="评价",
    en="rate",
    article=_ARTICLE,
    by=frozenset({Duty.PETITIONER}),
    where=frozenset({Position.SELF}),
    when=KEPT,
    asks=_ASKS,
    provided=(_OPEN, OWN_RATING, _SOMETHING),
    allowed_zh="可以评价，期满以前可以改，以最后一次为准；评价与否、满意与否都不影响办理。",
    allowed_en="You may rate, and change it until the period ends: the last one counts. Whether and how you rate changes nothing in the handling.",
)
RATE_BY_CARD = Step(
    id="HY-13c",
    code="rate_by_card",
    zh="凭评价卡或者电话评价",
    en="rate by card or telephone",
    article=_ARTICLE,
    by=frozenset({Duty.PETITIONER}),
    where=frozenset({Position.SELF}),
    when=KEPT,
    asks=(
        *_ASKS,
        Ask(
            "via",
            Kind.CHOICE,
            "怎样评价的",
            "how it was given",
            choices=(
                ("card", "本人凭评价码", "by the code of the card"),
                ("posted", "寄回的评价卡", "a card that was posted"),
                ("call", "电话", "told on the telephone"),
            ),
        ),
        Ask(
            "entered_at", Kind.AGENCY, "代为录入的信访部门", "petition office that entered it", required=False
        ),
    ),
    provided=(
        _OPEN,
        Condition(
            code="own",
            holds=_own_stands,
            zh="信访人已经凭查询码评价过，以本人的为准，不再用评价卡或者电话改动。",
            en="The petitioner has rated by the query code: that one counts, and no card or call changes it.",
        ),
        _SOMETHING,
        Condition(
            code="apart",
            holds=_entered_apart,
            zh="被评价的单位不得代为录入评价，请交上一级信访部门录入。",
            en="No unit that is rated enters a rating: leave it to the petition office above.",
            answers=True,
        ),
    ),
)


def _last_day(facts: Facts) -> date:
    return facts.terms["rate"].due if "rate" in facts.terms else facts.on


LAPSE_RATING = Step(
    id="HY-14",
    code="lapse_rating",
    zh="评价期满",
    en="close the rating window",
    article=Article("21(2)", "评价信访事项办理情况", mark=Mark.CONVENTION),
    by=frozenset({Duty.CLOCK}),
    where=frozenset({Position.SYSTEM}),
    when=KEPT,
    provided=(
        Condition(
            code="window",
            holds=lambda facts: running(facts, "rate") and facts.terms["rate"].due < facts.on,
            zh="没有期满的评价。",
            en="No rating window has passed.",
        ),
    ),
    stops=("rate",),
    met_on=_last_day,
)

STEPS = (RATE, RATE_BY_CARD, LAPSE_RATING)
