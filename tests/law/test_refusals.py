"""The closed list of refusals (rulebook D.6): no other ground, no free text, nothing per person."""

import pytest

from huiyin.law.book_2022 import refusals, steps
from huiyin.law.grammar import Kind
from huiyin.law.words import Channel, Duty, Klass, Route, State
from tests.law.examples import TODAY, ruled

# code, article, enabled, guidance
LIST = [
    ("N1", "19(3)", True, False),
    ("N2", "36(3)", True, False),
    ("N3", "22(2)", True, True),
    ("N4", "23(1)", True, True),
    ("N5a", "35", True, False),
    ("N5b", "6", True, False),
    ("N5c", "6", True, False),
    ("N5d", "35", True, False),
    ("N5e", "35", True, False),
    ("N6", "46(2)", False, False),
    ("N7", "", False, False),
]


def test_the_list_is_closed_and_cites_its_articles() -> None:
    found = [(one.code, one.article.number, one.enabled, one.guidance) for one in refusals.REFUSALS]
    assert found == LIST
    assert all(one.needs for one in refusals.REFUSALS)


def test_each_ground_says_what_must_be_on_file_for_it() -> None:
    """Rulebook D.6, last column."""
    assert {one.code: [need.split(" · ")[1] for need in one.needs] for one in refusals.REFUSALS} == {
        "N1": ["number of the pending matter", "its due date not passed"],
        "N2": [
            "number of the re-review opinion",
            "proof of service",
            "comparison of facts and reasons",
            "two officers",
        ],
        "N3": ["guidance note"],
        "N4": ["told where to go"],
        "N5a": ["reason"],
        "N5b": ["the claims beyond"],
        "N5c": ["the opinion already given"],
        "N5d": ["proof of the date of service", "why no reason excuses"],
        "N5e": ["the right organ"],
        "N6": ["a local rule"],
        "N7": ["guidance"],
    }


@pytest.mark.parametrize("step", ["decline", "decline_review", "decline_re_review"])
def test_a_refusal_chooses_a_ground_from_the_list_and_nothing_else(step: str) -> None:
    ask = next(ask for ask in steps.BY_CODE[step].asks if ask.name == "ground")
    grounds = {value for value, _, _ in ask.choices}
    enabled = {one.code for one in refusals.REFUSALS if one.enabled and not one.guidance}
    assert (ask.kind, ask.required) == (Kind.CHOICE, True)
    assert grounds <= enabled
    assert ruled(step, ground="N7").code == "answer"
    assert ruled(step, ground="因为是重复来访").code == "answer"


def test_each_enabled_ground_is_used_by_some_step() -> None:
    offered = {
        value
        for step in steps.ALL
        for ask in step.asks
        if ask.name == "ground"
        for value, _, _ in ask.choices
    }
    enabled = {one.code for one in refusals.REFUSALS if one.enabled and not one.guidance}
    assert enabled - {"N2"} <= offered  # N2 has its own two steps
    assert "36(3)" in steps.BY_CODE["no_longer_accept"].article.number


@pytest.mark.parametrize(
    "step",
    ["decline", "no_longer_accept", "decline_review", "decline_re_review", "guide_legal", "guide_elsewhere"],
)
def test_every_refusal_and_guidance_leaves_a_paper_for_the_petitioner(step: str) -> None:
    assert {"notice_of_refusal", "notice_no_longer_accepted", "guidance_note"} & set(
        steps.BY_CODE[step].papers
    )


def test_guidance_refuses_nothing() -> None:
    for step in ("guide_legal", "guide_elsewhere"):
        assert State.NOT_ACCEPTED not in steps.BY_CODE[step].then


@pytest.mark.parametrize("channel", Channel)
@pytest.mark.parametrize("duty", [Duty.PETITIONER, Duty.INTAKE])
def test_registration_is_never_refused_to_a_person(channel: Channel, duty: Duty) -> None:
    """F-10: whoever they are, however they come, whatever they are called; nothing about a person is asked."""
    for who in ({}, {"name": "匿名"}, {"id_number": "not a number"}, {"name": "甲", "phone": "1"}):
        for more in ({}, {"accusation": True}, {"attendees": 700}, {"facts": "骂人的话"}):
            answers = {
                "channel": channel.value,
                "requests": ("修路",),
                "identity": who,
                "received_on": TODAY,
            } | more
            assert ruled("register", duty=duty, answers=answers).allowed


def test_no_step_asks_a_petitioner_to_withdraw_pledge_or_be_satisfied() -> None:
    """F-12: only the petitioner asks to withdraw and rates, and no other step asks about either."""
    for code in ("ask_withdrawal", "keep_on", "rate", "rate_by_card", "object_route"):
        assert steps.BY_CODE[code].by == {Duty.PETITIONER}
    own = {"office_words", "organ_words", "own_will", "pressed", "pledge"}
    for step in steps.ALL:
        if Duty.PETITIONER not in step.by:
            assert not {ask.name for ask in step.asks} & own


def test_nothing_declines_a_litigation_visitor_or_a_skip_level_visit() -> None:
    ruling = ruled("guide_legal", channel=Channel.VISIT, litigation=True)
    assert (ruling.allowed, ruling.article.number) == (True, "22(2)")
    assert ruled("register", answers={"channel": "visit", "requests": ("到省里反映",)}).allowed


def test_routes_one_to_five_have_no_review() -> None:
    for route in set(Route) - {Route.R6}:
        ruling = ruled("request_review", route=route, klass=Klass.APPEAL)
        assert (ruling.allowed, ruling.code) == (False, "route")
