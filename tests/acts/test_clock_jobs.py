"""What the clock does by itself: hand-offs nobody signed for, breaches recorded once, silence made visible."""

from datetime import date

from huiyin.law.words import State
from huiyin.matters import breaches, outbox
from tests.cast import Cast, at, day


def test_an_unsigned_hand_off_counts_as_received_at_the_end_of_the_next_working_day(cast: Cast) -> None:
    """Forwarded on Friday 2026-06-05: received on Monday 06-08, seen by the job from Tuesday on."""
    matter = cast.register("06-01")
    cast.sent(matter, "land-x", "06-05")
    assert outbox.deem_received(day("06-08"), at(day("06-08"))) == 0
    assert outbox.deem_received(day("06-09"), at(day("06-09"))) == 1
    assert cast.page(matter, "land-x/handler", "06-09").matter.state == State.RECEIVED
    assert cast.clock(matter, "object").start == day("06-08")
    assert outbox.deem_received(day("06-09"), at(day("06-09"))) == 0


def test_a_passed_due_date_is_a_breach_once(cast: Cast) -> None:
    """Art. 23(3): received 03-02, to be told by 03-17; from 03-18 a breach of art. 44(3)."""
    matter = cast.register("03-02")
    cast.sent(matter, "land-x", "03-02")
    cast.take("receive", matter, "land-x/handler", "03-02")
    assert breaches.find(day("03-17")) == 0
    assert breaches.find(day("03-18")) == 1
    assert breaches.find(day("03-19")) == 0
    assert cast.breaches(matter) == [("B44c", date(2026, 3, 18))]


def test_silence_shows_the_shadow_of_the_handling_period(cast: Cast) -> None:
    """Silence cannot buy time: from the day the notice was due the sixty days are shown."""
    matter = cast.register("03-02")
    cast.sent(matter, "land-x", "03-02")
    cast.take("receive", matter, "land-x/handler", "03-02")
    assert outbox.after_the_due_date(day("03-17"), at(day("03-17"))) == 0
    assert outbox.after_the_due_date(day("03-18"), at(day("03-18"))) == 1
    assert "shadow_handle" in cast.clocks(matter)
    assert outbox.after_the_due_date(day("03-19"), at(day("03-19"))) == 0, "once"


def test_a_clock_met_late_is_a_breach_though_no_job_saw_it(cast: Cast) -> None:
    """Forwarded on 03-20, three days after the office's fifteen were over."""
    matter = cast.register("03-02")
    cast.sent(matter, "land-x", "03-20")
    assert cast.breaches(matter) == [("B43b", date(2026, 3, 18))]
