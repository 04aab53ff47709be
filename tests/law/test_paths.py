"""Random lives: whatever lawful steps are taken in whatever order, the clocks and the facts stay honest."""

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from huiyin.law.book_2022 import states, steps
from huiyin.law.grammar import Kind, Outcome, Step
from huiyin.law.words import AgencyKind, Duty, Route, State
from tests.law.examples import AGENCY, NEEDS, PENDING, filled
from tests.law.life import Life, accepted, received, registered, review_served, served

ORGAN = AgencyKind.ORGAN
RUN_IN_HANDLING = {
    "handle",
    "shadow_handle",
    "inform_direct",
    "inform_forwarded",
    "object",
    "sort",
    "perform_duty",
}
CHOICES = st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 9), st.integers(0, 12)), max_size=45)


def answers(step: Step, life: Life, on: date, pick: int) -> dict[str, object]:
    """Answers of the right shape, sometimes other than the plain ones."""
    said = {ask.name: filled(ask) for ask in step.asks if ask.required}
    said |= NEEDS.get(step.code, {}).get("answers", {})
    for ask in step.asks:
        if ask.kind is Kind.DATE and ask.name in said:
            later = ask.name in {"feedback_by", "perform_by", "promised_on", "reply_by", "hearing_on"}
            said[ask.name] = on + timedelta(7) if later else on
        elif ask.kind is Kind.CHOICE and ask.name in said:
            said[ask.name] = ask.choices[pick % len(ask.choices)][0]
    if step.code == "draft_opinion":
        result = ("support", "explain", "not_support")[pick % 3]
        said["outcomes"] = (Outcome(result, "事实", "理由", "依据"),)
    if step.code == "issue_opinion" and life.fields.get("outcome") == "support":
        said["promised_on"] = on + timedelta(20)
    if said.get("result") == "change":
        said["outcome"] = "support"
    return said


def try_step(life: Life, step: Step, on: date, pick: int) -> bool:
    """Take the step if it is lawful for one of its duties, each officer another person."""
    by = sorted(step.by)[pick % len(step.by)]
    kind = AgencyKind.PETITION_OFFICE if by in (Duty.TRIAGE, Duty.SUPERVISOR) and pick % 2 == 0 else None
    named = AGENCY if pick % 3 else AGENCY.__class__(**{**_fields(), "kind": AgencyKind.POLITICAL_LEGAL})
    how = {"officer": f"{step.code}-{pick}", "kind": kind, "agency": named, "matter": PENDING}
    said = answers(step, life, on, pick)
    if not life.ask(step.code, on, by, **how, **said).allowed:
        return False
    life.take(step.code, on, by, **how, **said)
    return True


def _fields() -> dict[str, object]:
    return {name: getattr(AGENCY, name) for name in AGENCY.__slots__}


BEGINNINGS = (
    lambda: registered(date(2024, 2, 5)),
    lambda: received(date(2024, 2, 5), simple=True),
    lambda: accepted(date(2024, 2, 5)),
    lambda: accepted(date(2024, 2, 5), route="R2"),
    lambda: accepted(date(2024, 2, 5), route="R5"),
    lambda: received(date(2024, 2, 5), klass="suggestion"),
    lambda: served(date(2024, 1, 8), date(2024, 2, 5), result="support", promised_on=date(2024, 3, 1)),
    lambda: review_served(date(2024, 1, 8), date(2024, 1, 22), date(2024, 2, 5), result="redo"),
    lambda: review_served(date(2024, 1, 8), date(2024, 1, 22), date(2024, 2, 5)),
)
# Steps that end a life too soon to see much of it; taken only now and then.
SHORT = {
    "merge",
    "withdraw",
    "close_without_successor",
    "decline",
    "split",
    "refer_competent",
    "refer_discipline",
}


def ways(life: Life, choice: int) -> list[Step]:
    """The steps of this state, those that lead on mostly in front."""
    open_to = [step for step in steps.ALL if life.state in step.when]
    onward = [step for step in open_to if step.then and step.code not in SHORT]
    first = onward if choice % 4 else [step for step in open_to if not step.then]
    turned = first[choice % len(first) :] + first[: choice % len(first)] if first else []
    return turned + [step for step in open_to if step not in turned]


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, len(BEGINNINGS) - 1), CHOICES)
def test_any_lawful_path_keeps_the_clocks_honest(begin: int, path: list[tuple[int, int, int]]) -> None:
    life = BEGINNINGS[begin]()
    on = date(2024, 2, 5)
    honest(life)
    for choice, pick, ahead in path:
        on += timedelta(ahead)
        taken = next((step for step in ways(life, choice) if try_step(life, step, on, pick)), None)
        assert taken, f"nothing is lawful in {life.state}"
        honest(life)


def honest(life: Life) -> None:
    """What must hold after every act."""
    running = life.running()
    if life.state in states.ENDED:
        assert running <= states.OUTLIVES
    if "handle" in running:
        assert life.fields.get("route") in {"R6", ""} or life.state is State.ACCEPTED
    if life.fields.get("klass") == "suggestion":
        assert not running & {"handle", "request_review", "review", "re_review", "shadow_handle"}
    if "execute" in running:
        assert life.fields.get("execution") == "pending"
    if life.fields.get("execution") == "pending":
        assert not life.fields.get("resolved_on")
    if life.state in states.AFTER_SERVICE and life.state is not State.REVIEW_SERVED:
        assert not running & RUN_IN_HANDLING, running
    assert (life.state is State.FINAL) == bool(life.fields.get("final_on"))
    handling = [term for term in life.terms if term.clock == "handle"]
    assert all(term.extended <= 30 for term in handling)
    assert not [term for term in life.terms if term.excluded and term.clock != "re_review"]
    if life.fields.get("route") in {str(route) for route in set(Route) - {Route.R6}}:
        assert life.state not in {State.DRAFTED, State.ISSUED, State.SERVED}
