"""What the shared guards ask: since when something was done, when it was received, whose notice is owed."""

from dataclasses import replace
from datetime import date

import pytest

from huiyin.law.book_2022 import steps
from huiyin.law.book_2022.conditions import accepted, informs, received, since, sorts
from huiyin.law.grammar import Facts
from huiyin.law.words import AgencyKind, State
from tests.law.examples import TODAY, term

FIRST, SECOND = date(2026, 3, 2), date(2026, 3, 3)


def test_a_step_counts_only_after_the_last_of_its_resets() -> None:
    facts = Facts(on=TODAY, done={"hear": FIRST, "redo": FIRST}, order={"hear": 3, "redo": 2})
    assert since(facts, "hear", "redo")
    assert not since(replace(facts, order={"hear": 2, "redo": 3}), "hear", "redo")
    assert not since(facts, "investigate", "redo")
    assert since(facts, "hear", "reopen")


def test_without_the_order_of_acts_the_days_decide_and_the_same_day_does_not_count() -> None:
    assert since(Facts(on=TODAY, done={"hear": SECOND, "redo": FIRST}), "hear", "redo")
    assert not since(Facts(on=TODAY, done={"hear": FIRST, "redo": FIRST}), "hear", "redo")


def test_receipt_is_that_of_the_hand_off_before_that_of_the_item() -> None:
    direct, forwarded = {"inform_direct": term(FIRST)}, {"inform_forwarded": term(SECOND)}
    assert received(Facts(on=TODAY, terms=direct)) == FIRST
    assert received(Facts(on=TODAY, terms=direct | forwarded)) == SECOND
    assert received(Facts(on=TODAY)) == TODAY


def test_acceptance_is_never_later_than_receipt_and_fifteen_days() -> None:
    terms = {"inform_forwarded": term(FIRST)}
    assert accepted(Facts(on=date(2026, 3, 10), terms=terms)) == date(2026, 3, 10)
    assert accepted(Facts(on=date(2026, 3, 17), terms=terms)) == date(2026, 3, 17)
    assert accepted(Facts(on=date(2026, 3, 18), terms=terms)) == date(2026, 3, 17)
    again = Facts(on=date(2026, 5, 1), terms=terms, done={"redo": SECOND})
    assert accepted(again) == date(2026, 5, 1)


KINDS = [
    (AgencyKind.PETITION_OFFICE, True, False),
    (AgencyKind.ORGAN, False, True),
    (AgencyKind.COMMITTEE, False, True),
    (AgencyKind.POLITICAL_LEGAL, False, False),
    (AgencyKind.DISCIPLINE, False, False),
]


@pytest.mark.parametrize(("kind", "office", "owes"), KINDS)
def test_offices_sort_and_organs_inform(kind: AgencyKind, office: bool, owes: bool) -> None:
    new = Facts(on=TODAY, kind=kind)
    assert (sorts(new), informs(new)) == (office, owes)
    held = Facts(on=TODAY, state=State.FORWARDED, kind=None, holder_kind=kind)
    assert (sorts(held), informs(held)) == (office, owes)
    assert not informs(replace(held, contact_unclear=True))


def test_the_clock_job_starts_what_the_holder_owes() -> None:
    held = Facts(on=TODAY, state=State.FORWARDED, kind=None, holder_kind=AgencyKind.ORGAN)
    started = [
        start.clock
        for start in steps.BY_CODE["deem_received"].starts
        if start.only is None or start.only(held)
    ]
    assert started == ["object", "inform_forwarded"]
