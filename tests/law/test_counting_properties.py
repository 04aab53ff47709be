"""What must hold for every start, length, extension and exclusion."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.law.book_2022.clocks import CLOCKS, DECIDE_RECONSIDERATION, FEEDBACK, HANDLE, OBJECT, RE_REVIEW
from huiyin.law.calendar import Calendar
from huiyin.law.counting import deadline, has_target
from huiyin.law.grammar import Unit

OFFICIAL = Calendar.official()
COUNTED = [clock for clock in CLOCKS if clock.length]
clocks = st.sampled_from(COUNTED)
starts = st.dates(date(2021, 6, 1), date(2027, 12, 31))
ONE = timedelta(days=1)


def resting(first: date, last: date) -> list[bool]:
    """For each day from first to last, the last left out: is it rest?"""
    return [not OFFICIAL.is_presumed_working(first + n * ONE) for n in range((last - first).days)]


@given(clocks, starts, starts, st.booleans())
def test_a_later_start_never_ends_earlier(clock, one, other, rollover):
    early, late = sorted((one, other))
    first = deadline(clock, early, OFFICIAL, rollover=rollover)
    second = deadline(clock, late, OFFICIAL, rollover=rollover)
    assert first.raw <= second.raw
    assert first.due <= second.due
    assert not has_target(clock) or first.internal_target <= second.internal_target


@given(st.sampled_from([HANDLE, DECIDE_RECONSIDERATION]), starts, st.integers(0, 30), st.integers(0, 30))
def test_an_extension_never_shortens_and_adds_exactly_its_days_to_the_raw_end(clock, start, one, other):
    less, more = sorted((one, other))
    first = deadline(clock, start, OFFICIAL, extended=less)
    second = deadline(clock, start, OFFICIAL, extended=more)
    assert (second.raw - first.raw).days == more - less
    assert first.due <= second.due


@st.composite
def exclusions(draw):
    """Intervals that lie in the first 28 days after the start, so that each begins inside the period."""
    pairs = draw(st.lists(st.tuples(st.integers(1, 28), st.integers(0, 9)), min_size=1, max_size=6))
    return [(first, first + more) for first, more in pairs]


@given(starts, exclusions(), st.randoms(use_true_random=False))
def test_exclusions_unite(start, spans, shuffle):
    dated = [(start + a * ONE, start + b * ONE) for a, b in spans]
    found = deadline(RE_REVIEW, start, OFFICIAL, excluded=dated)
    union = {day for a, b in spans for day in range(a, b + 1)}
    assert found.raw == start + (30 + len(union)) * ONE
    again = [*dated, *dated]
    shuffle.shuffle(again)
    assert deadline(RE_REVIEW, start, OFFICIAL, excluded=again) == found
    plain = deadline(RE_REVIEW, start, OFFICIAL)
    assert plain.raw < found.raw
    assert plain.due <= found.due


@given(clocks, starts)
def test_the_due_date_is_the_first_working_day_from_the_raw_end(clock, start):
    found = deadline(clock, start, OFFICIAL)
    assert all(resting(found.raw, found.due))
    if clock.rolls_over:
        assert OFFICIAL.is_presumed_working(found.due)
    else:
        assert found.due == found.raw


@given(clocks, starts, st.booleans())
def test_the_internal_target_is_the_last_working_day_up_to_the_raw_end(clock, start, rollover):
    found = deadline(clock, start, OFFICIAL, rollover=rollover)
    if has_target(clock):
        assert OFFICIAL.is_presumed_working(found.internal_target)
        assert found.internal_target <= found.raw
        assert all(resting(found.internal_target + ONE, found.raw + ONE))
    else:
        assert found.internal_target is None


@given(clocks.filter(lambda clock: clock.length.unit is Unit.WORKING_DAY), starts)
def test_a_working_day_period_holds_exactly_its_working_days(clock, start):
    due = deadline(clock, start, OFFICIAL).due
    assert resting(start + ONE, due + ONE).count(False) == clock.length.amount
    assert OFFICIAL.is_presumed_working(due)


@given(starts, st.integers(1, 400))
def test_a_calendar_period_is_plain_arithmetic(start, length):
    assert deadline(FEEDBACK, start, OFFICIAL, length=length).raw == start + length * ONE


@given(clocks, starts)
def test_inside_the_known_years_nothing_is_provisional_and_outside_it_always_is(clock, start):
    found = deadline(clock, start, OFFICIAL)
    first = start + ONE if clock.length.unit is Unit.WORKING_DAY else found.internal_target or found.raw
    assert found.provisional is not (first.year >= 2022 and found.due.year <= 2026)


@settings(max_examples=30)
@given(starts)
def test_switching_roll_over_off_never_lengthens(start):
    for clock in (HANDLE, OBJECT, RE_REVIEW):
        off = deadline(clock, start, OFFICIAL, rollover=False)
        on = deadline(clock, start, OFFICIAL)
        assert off.raw == on.raw == off.due <= on.due
