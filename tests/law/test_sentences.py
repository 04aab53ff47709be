"""A refusal is one plain sentence, with its article, saying what is wrong and what to do."""

from datetime import date
from typing import Any

import pytest

from huiyin.law.book_2022 import states, steps
from huiyin.law.grammar import Article, Facts, numeral
from huiyin.law.ruling import rule_on
from huiyin.law.words import Duty, Klass, Position, Route, State

HERE = frozenset({Position.HOLDER})
R2, R6 = Route.R2, Route.R6


def refused(step: str, duty: Duty, **facts: Any) -> tuple[str, str, str]:
    """Why a step is refused: the code of the reason, in Chinese, in English."""
    ruling = rule_on(
        steps.BY_CODE[step], Facts(**({"on": date(2026, 3, 2), "positions": HERE} | facts)), duty
    )
    assert not ruling.allowed
    return ruling.code, ruling.because, ruling.because_en


@pytest.mark.parametrize(
    ("step", "duty", "facts", "code", "zh", "en"),
    [
        (
            "extend",
            Duty.TRIAGE,
            {"state": State.ACCEPTED},
            "duty",
            "延长办理期限由主要负责人、分管负责人进行，请交由其办理。",
            "To extend the handling period is for: head, deputy.",
        ),
        (
            "forward",
            Duty.TRIAGE,
            {"state": State.TRIAGED, "klass": Klass.APPEAL, "positions": frozenset()},
            "position",
            "转送由本事项的承办单位进行，您所在单位不是，请联系其办理。",
            "To forward is for the holder of this matter, which your agency is not.",
        ),
        (
            "forward",
            Duty.TRIAGE,
            {"state": State.REGISTERED},
            "state",
            "本事项现在的状态是“已登记”，只有“已甄别、已签收”时才能转送。",
            "The matter is registered; to forward it must be triaged, received.",
        ),
        (
            "register",
            Duty.INTAKE,
            {"state": State.REGISTERED},
            "state",
            "本事项现在的状态是“已登记”，只有“尚未登记”时才能登记。",
            "The matter is registered; to register it must be not registered yet.",
        ),
        (
            "extend",
            Duty.HEAD,
            {"state": None},
            "state",
            "本事项现在的状态是“尚未登记”，只有“已受理、已听取陈述、已调查核实、调解中、意见书已拟稿、已法制审核”时才能延长办理期限。",
            "The matter is not registered yet; to extend the handling period it must be accepted, petitioner heard, "
            "investigated, in mediation, opinion drafted, legally checked.",
        ),
        (
            "extend",
            Duty.HEAD,
            {"state": State.ACCEPTED},
            "klass",
            "延长办理期限只适用于申诉求决类事项。请先甄别性质。",
            "To extend the handling period is only for: appeal. Tell its class first.",
        ),
        (
            "extend",
            Duty.HEAD,
            {"state": State.ACCEPTED, "klass": Klass.SUGGESTION, "route": R6},
            "klass",
            "延长办理期限只适用于申诉求决类事项。",
            "To extend the handling period is only for: appeal.",
        ),
        (
            "extend",
            Duty.HEAD,
            {"state": State.ACCEPTED, "klass": Klass.APPEAL},
            "route",
            "延长办理期限只适用于途径R6；本事项尚未选择途径，请先选择并复核。",
            "To extend the handling period is for route R6 only; this matter is on no route yet.",
        ),
        (
            "extend",
            Duty.HEAD,
            {"state": State.ACCEPTED, "klass": Klass.APPEAL, "route": R2},
            "route",
            "延长办理期限只适用于途径R6；本事项的途径是R2（仲裁），应当按该途径办理。",
            "To extend the handling period is for route R6 only; this matter is on R2.",
        ),
    ],
)
def test_each_kind_of_refusal_says_what_is_wrong(
    step: str, duty: Duty, facts: dict[str, Any], code: str, zh: str, en: str
) -> None:
    assert refused(step, duty, **facts) == (code, zh, en)


@pytest.mark.parametrize(
    "step", [step for step in steps.ALL if len(step.when) > 8], ids=lambda step: step.code
)
def test_a_step_of_many_states_does_not_list_them(step: Any) -> None:
    ruling = rule_on(
        step, Facts(on=date(2026, 3, 2), state=None, positions=frozenset(Position)), min(step.by)
    )
    assert ruling.code == "state"
    assert "只有“办理之中”时" in ruling.because


def test_a_state_has_its_name_in_both_languages() -> None:
    assert states.name("accepted") == "已受理"
    assert states.name("accepted", english=True) == "accepted"
    with pytest.raises(ValueError, match="lost"):
        states.name("lost")


def test_articles_are_cited_as_lawyers_write_them() -> None:
    assert [numeral(number) for number in (1, 10, 11, 20, 31, 100, 110, 115, 203)] == [
        "一", "十", "十一", "二十", "三十一", "一百", "一百一十", "一百一十五", "二百零三",
    ]  # fmt: skip
    assert Article("23(3)").zh == "《信访工作条例》第二十三条第三款"
    assert str(Article("23(3)")) == Article("23(3)").zh
    assert Article("附则", book="某办法").zh == "《某办法》附则"
