"""A new year's notice moves the open clocks that rested on it, and the record keeps old, new and cause (CR-13)."""

from datetime import date

from huiyin.law.calendar import notice, rest, work
from huiyin.matters import calendars, ledger
from tests.cast import Cast, at

SPRING_2027 = notice(
    2027,
    (
        *rest("元旦", date(2027, 1, 1), date(2027, 1, 3)),
        *rest("春节", date(2027, 2, 5), date(2027, 2, 11)),
        *work("春节", date(2027, 2, 20)),
        *rest("清明节", date(2027, 4, 5)),
        *rest("劳动节", date(2027, 5, 1), date(2027, 5, 5)),
        *rest("端午节", date(2027, 6, 9)),
        *rest("中秋节", date(2027, 9, 15)),
        *rest("国庆节", date(2027, 10, 1), date(2027, 10, 7)),
    ),
    title="虚构的通知",
)
ON = date(2026, 12, 20)


def test_a_provisional_date_is_counted_again_and_both_values_are_kept(cast: Cast) -> None:
    """Accepted on 2026-12-08: sixty days end on Saturday 2027-02-06, in the middle of a Spring Festival."""
    matter = cast.accepted("12-08")
    before = cast.clock(matter, "handle")
    assert before.provisional
    assert before.due == date(2027, 2, 8), (
        "before the notice: the next presumed working day, marked provisional"
    )

    adoption = calendars.adopt(SPRING_2027, on=ON, at=at(ON))

    after = cast.clock(matter, "handle")
    assert (after.due, after.provisional) == (date(2027, 2, 12), False)
    assert after.raw == before.raw
    assert (adoption.counted >= 1, adoption.moved) == (True, 1)
    act = cast.page(matter, "office-x/triage", "12-31").acts[-1]
    moved = act.data["moves"][0]
    assert act.data["cause"] == "calendar 2027"
    assert (moved["old"][1], moved["new"][1]) == ("2027-02-08", "2027-02-12")
    assert ledger.verify().broken == []


def test_what_does_not_rest_on_the_new_year_does_not_move(cast: Cast) -> None:
    matter = cast.accepted("06-01")
    before = cast.clock(matter, "handle").due
    acts = len(cast.page(matter, "office-x/triage", "12-31").acts)
    assert calendars.adopt(SPRING_2027, on=ON, at=at(ON)).moved == 0
    assert cast.clock(matter, "handle").due == before
    assert len(cast.page(matter, "office-x/triage", "12-31").acts) == acts


def test_a_clock_started_afterwards_uses_the_new_calendar(cast: Cast) -> None:
    calendars.adopt(SPRING_2027, on=ON, at=at(ON))
    matter = cast.accepted("12-22")
    assert not cast.clock(matter, "handle").provisional
