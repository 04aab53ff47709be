"""Every state × step × duty has an answer with an article; every state can be left; every clock can be stopped."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest

from huiyin.law.book_2022 import clocks, papers, states, steps
from huiyin.law.grammar import Facts, Mark, Ruling, Step
from huiyin.law.ruling import lawful_steps, rule_on
from huiyin.law.words import Duty, Klass, Position, Route, State
from tests.law.examples import NEEDS, example, ruled

# Steps nobody may count on: they end a matter by the petitioner's will, by death, or by joining another.
EXTRAORDINARY = {"withdraw", "close_without_successor", "merge"}
KLASSES: dict[str, frozenset[Klass]] = {step.code: step.klass or frozenset(Klass) for step in steps.ALL}


def answered(ruling: Ruling) -> bool:
    """It cites an article, or says that it is convention, and speaks plainly in both languages."""
    cited = ruling.article.number or ruling.article.mark is not Mark.LAW
    plain = "{" not in ruling.because + ruling.because_en
    return bool(cited) and plain and ruling.because.endswith("。") and ruling.because_en[-1:] == "."


@pytest.mark.parametrize("state", [None, *State])
def test_every_state_step_and_duty_has_an_answer_with_an_article(state: State | None) -> None:
    somewhere = example("hear")[1]
    facts = replace(somewhere, state=state, answers=None, klass=None, route=None)
    nowhere = replace(facts, positions=frozenset())
    for duty in Duty:
        for step in steps.ALL:
            for case in (facts, nowhere, replace(facts, answers={}), replace(facts, recused=True)):
                ruling = rule_on(step, case, duty)
                assert answered(ruling), (step.code, duty, ruling)


@pytest.mark.parametrize("code", steps.BY_CODE)
def test_only_the_duties_named_may_take_a_step(code: str) -> None:
    step, facts, duty = example(code)
    for other in set(Duty) - step.by:
        assert rule_on(step, facts, other).code == "duty"
    assert rule_on(step, facts, duty).allowed


@pytest.mark.parametrize("code", [step.code for step in steps.ALL if step.where])
def test_only_the_agency_in_position_may_take_a_step(code: str) -> None:
    step, facts, duty = example(code)
    for position in set(Position) - step.where:
        assert rule_on(step, replace(facts, positions=frozenset({position})), duty).code == "position"


@pytest.mark.parametrize("code", steps.BY_CODE)
def test_a_recused_officer_takes_no_step_but_to_say_so(code: str) -> None:
    ruling = ruled(code, recused=True)
    assert ruling.allowed is (code == "recuse")
    if not ruling.allowed:
        assert (ruling.code, ruling.article.number) == ("recused", "28(3)")


@pytest.mark.parametrize("code", steps.BY_CODE)
def test_from_any_other_state_a_step_is_refused_with_the_states_it_needs(code: str) -> None:
    step, facts, duty = example(code)
    for state in {None, *State} - (step.when or {None}):
        ruling = rule_on(step, replace(facts, state=state), duty)
        assert ruling.code == "state", state
        assert (states.NAMES[state].zh if state else "尚未登记") in ruling.because


@pytest.mark.parametrize("code", [step.code for step in steps.ALL if step.klass])
def test_a_step_for_one_class_is_refused_to_the_others(code: str) -> None:
    step, facts, duty = example(code)
    for klass in {None, *Klass} - step.klass:
        assert rule_on(step, replace(facts, klass=klass), duty).code == "klass"


@pytest.mark.parametrize("code", [step.code for step in steps.ALL if step.route])
def test_a_step_for_one_route_is_refused_on_the_others(code: str) -> None:
    for route in {None, *Route} - steps.BY_CODE[code].route:
        assert ruled(code, route=route).code == "route"


def test_the_preview_shows_every_step_but_registration_in_the_book_order() -> None:
    facts = replace(example("hear")[1], answers=None)
    shown = lawful_steps(facts, Duty.HANDLER)
    assert [step.code for step, _ in shown] == [step.code for step in steps.ALL if step.code != "register"]
    lawful = {step.code for step, ruling in shown if ruling.allowed}
    assert {"hear", "investigate", "start_mediation", "open_hearing", "choose_route"} <= lawful
    assert "issue_opinion" not in lawful


def test_the_preview_asks_for_no_answers_and_the_step_does() -> None:
    step, facts, duty = example("assign")
    assert rule_on(step, replace(facts, answers=None), duty).allowed
    ruling = rule_on(step, replace(facts, answers={}), duty)
    assert (ruling.allowed, ruling.code) == (False, "answer")
    assert "交办要求" in ruling.because


@pytest.mark.parametrize(
    ("code", "answers", "says"),
    [
        ("hear", {"heard_how": "telepathy"}, "只能从所列各项中选择"),
        ("hear", {"statement": "   "}, "请填写"),
        ("extend", {"days": "thirty"}, "填写的内容不对"),
        ("extend", {"days": True}, "填写的内容不对"),
        ("receive", {"received_on": "2026-04-09"}, "填写的内容不对"),
        ("draft_opinion", {"outcomes": ("支持",)}, "填写的内容不对"),
    ],
)
def test_an_answer_of_the_wrong_shape_ends_in_a_sentence(
    code: str, answers: dict[str, object], says: str
) -> None:
    ruling = ruled(code, answers=answers)
    assert (ruling.allowed, ruling.code) == (False, "answer")
    assert says in ruling.because


def test_an_agency_that_is_not_there_ends_in_a_sentence() -> None:
    step, facts, duty = example("refer_competent")
    ruling = rule_on(step, replace(facts, agencies={}), duty)
    assert not ruling.allowed
    assert "找不到" in ruling.because


def _targets(step: Step, state: State | None) -> tuple[State | None, ...]:
    return step.then or (state,)


def _reached() -> set[tuple[State, Klass]]:
    """Every state a matter of each class can come to, by ordinary steps."""
    found: set[tuple[State, Klass]] = set()
    ahead = [(State.REGISTERED, klass) for klass in Klass]
    while ahead:
        state, klass = ahead.pop()
        if (state, klass) in found:
            continue
        found.add((state, klass))
        for step in _from(state, klass):
            ahead += [(after, klass) for after in _targets(step, state) if after]
    return found


def _from(state: State, klass: Klass) -> Iterator[Step]:
    return (step for step in steps.ALL if state in step.when and klass in KLASSES[step.code])


def test_every_state_is_reached() -> None:
    assert {state for state, _ in _reached()} == set(State)


def test_every_state_that_has_not_ended_can_be_left_by_an_ordinary_step() -> None:
    for state, klass in _reached():
        ways = {
            step.code
            for step in _from(state, klass)
            if step.code not in EXTRAORDINARY and any(after != state for after in _targets(step, state))
        }
        assert ways or state in states.ENDED, (state, klass)


def test_an_ended_matter_may_be_reopened_except_a_letter_that_was_split_and_what_was_destroyed() -> None:
    assert steps.BY_CODE["reopen"].when == states.ENDED - {State.SPLIT, State.DISPOSED}


def test_nothing_is_done_any_more_with_what_was_destroyed() -> None:
    assert [step.code for step in steps.ALL if State.DISPOSED in step.when] == []


def _starts(step: Step, clock: str) -> bool:
    return any(start.clock == clock and not start.met for start in step.starts)


def _ends(step: Step, clock: str, after: State | None) -> bool:
    return (
        clock in step.stops or clock in step.voids or (after in states.ENDED and clock not in states.OUTLIVES)
    )


def _runs_in(clock: str) -> set[tuple[State, Klass]]:
    """Wherever the clock can be running, whatever the guards say."""
    found: set[tuple[State, Klass]] = set()
    ahead = [
        (after, klass)
        for step in steps.ALL
        if _starts(step, clock)
        for klass in KLASSES[step.code]
        for state in step.when or {None}
        for after in _targets(step, state)
        if after and not _ends_at_once(after, clock)
    ]
    reached = _reached()
    while ahead:
        place = ahead.pop()
        if place in found or place not in reached:
            continue
        found.add(place)
        state, klass = place
        for step in _from(state, klass):
            ahead += [
                (after, klass)
                for after in _targets(step, state)
                if after and (_starts(step, clock) or not _ends(step, clock, after))
            ]
    return found


def _ends_at_once(state: State, clock: str) -> bool:
    return state in states.ENDED and clock not in states.OUTLIVES


def _can_stop(places: Iterable[tuple[State, Klass]], clock: str) -> set[tuple[State, Klass]]:
    """Of these places, those from which ordinary steps lead to the end of the clock."""
    places = set(places)
    good: set[tuple[State, Klass]] = set()
    grown = True
    while grown:
        grown = False
        for state, klass in places - good:
            for step in _from(state, klass):
                if step.code in EXTRAORDINARY:
                    continue
                if any(
                    _ends(step, clock, after) or clock in step.voids_where or (after, klass) in good
                    for after in _targets(step, state)
                ):
                    good.add((state, klass))
                    grown = True
                    break
    return good


STARTED = sorted({start.clock for step in steps.ALL for start in step.starts if not start.met})


@pytest.mark.parametrize("clock", STARTED)
def test_no_path_reaches_a_state_with_a_running_clock_that_nothing_can_stop(clock: str) -> None:
    places = _runs_in(clock)
    assert places
    assert places - _can_stop(places, clock) == set()


@pytest.mark.parametrize("clock", STARTED)
def test_every_clock_that_starts_is_met_by_some_step(clock: str) -> None:
    met = {code for step in steps.ALL for code in step.stops}
    assert clock in met | {"shadow_handle"}


def test_no_clock_of_an_agency_outlives_a_matter_but_what_is_owed_afterwards() -> None:
    assert {
        "answer_data",
        "execute",
        "feedback",
        "rate",
        "reply_supervision",
        "report_urgent",
        "request_review",
        "request_re_review",
    } == states.OUTLIVES


def test_steps_name_only_clocks_papers_and_answers_that_exist() -> None:
    for step in steps.ALL:
        named = {*step.stops, *step.voids, *step.voids_where, *(start.clock for start in step.starts)}
        assert named <= set(clocks.BY_CODE), step.code
        assert set(step.papers) <= set(papers.BY_CODE), step.code
        asked = [ask.name for ask in step.asks]
        assert len(asked) == len(set(asked)), step.code
        assert not step.moves or not step.moves.to or step.moves.to in asked, step.code


def test_free_text_is_secret_and_codes_are_unique() -> None:
    assert len(steps.BY_CODE) == len(steps.ALL)
    assert len({step.id for step in steps.ALL}) == len(steps.ALL)
    for step in steps.ALL:
        for ask in step.asks:
            assert ask.secret or ask.kind not in (
                "long",
                "names",
                "identity",
                "outcomes",
                "parts",
                "files",
            ), ask


def test_an_example_is_kept_for_no_step_that_is_gone() -> None:
    assert set(NEEDS) <= set(steps.BY_CODE)


def test_registration_is_the_only_step_without_a_state_before_it() -> None:
    assert [step.code for step in steps.ALL if not step.when] == ["register"]


def test_facts_are_asked_by_an_officer_of_any_duty_alike() -> None:
    facts = Facts(on=example("hear")[1].on, state=State.ACCEPTED)
    assert {rule_on(steps.BY_CODE["hear"], facts, duty).code for duty in set(Duty) - {Duty.HANDLER}} == {
        "duty"
    }
