"""Service proved, refused, posted, electronic; what runs from it, and what never does (arts 35, 36; rulebook E.3, CR-7, S16, S17)."""

import pytest

from huiyin.law.words import State
from huiyin.matters import reading
from huiyin.papers import serving
from tests.cast import Cast, Told, day

pytestmark = pytest.mark.django_db


def unproved(cast: Cast, agency: str, who: str) -> set[str]:
    with reading.named(cast.by(who)):
        return {line.kind for line in serving.unproved(cast[agency])}


def handled(cast: Cast, on: str = "01-20") -> Told:
    matter = cast.accepted("2025-12-01")
    cast.investigated(matter, "2025-12-10")
    cast.issued(matter, on)
    cast.worked(on)
    return matter


def left_before_two_witnesses(cast: Cast, matter: Told) -> None:
    assert "opinion" in unproved(cast, "land-x", "land-x/handler")
    cast.take(
        "attempt_service", matter, "land-x/handler", "01-20", way="direct", what_happened="本人拒绝签收。"
    )
    left = {"way": "left", "effective_on": day("01-20")}
    alone = cast.refused("serve_opinion", matter, "land-x/handler", "01-20", **left, witnesses=("甲",))
    assert alone.code == "witnesses"
    cast.take("serve_opinion", matter, "land-x/handler", "01-20", **left, witnesses=("甲", "乙"))
    assert "opinion" not in unproved(cast, "land-x", "land-x/handler")
    window = cast.clock(matter, "request_review")
    assert (window.start, window.due) == (day("01-20"), day("02-24"))


def asked_on_the_last_day_by_post(cast: Cast, matter: Told) -> None:
    posted = {"sent_on": day("02-24"), "received_on": day("02-27")}
    cast.take("request_review", matter, "office-x/intake", "02-27", reviewer=cast["gov-x"], **posted)
    window = cast.clock(matter, "request_review")
    assert (window.ended_on, window.late) == (day("02-24"), False), "the postmark decides, not the arrival"
    assert cast.clock(matter, "review", "gov-x/reviewer").start == day("02-27")


def reviewed_and_served_electronically(cast: Cast, matter: Told) -> None:
    by = "gov-x/reviewer"
    cast.take("accept_review", matter, by, "03-02")
    cast.take("issue_review", matter, by, "03-16", result="maintain")
    cast.worked("03-16")
    log = {"way": "electronic", "effective_on": day("03-17")}
    named = {"system": "苇泽政务邮箱"}
    assert cast.refused("serve_review", matter, by, "03-17", **log, **named).code == "consent"
    assert cast.refused("serve_review", matter, by, "03-17", **log, consented=True).code == "system"
    cast.take("serve_review", matter, by, "03-17", **log, **named, consented=True)
    assert "review_opinion" not in unproved(cast, "gov-x", by)
    assert cast.clock(matter, "request_re_review", by).start == day("03-17")


def re_reviewed_after_a_hearing(cast: Cast, matter: Told) -> None:
    by = "gov-c/reviewer"
    cast.take("request_re_review", matter, matter.petitioner, "04-10", re_reviewer=cast["gov-c"])
    cast.take("accept_re_review", matter, by, "04-13")
    before = cast.clock(matter, "re_review", by).raw
    heard = {"hearing_on": day("04-28"), "participants": ("代表",)}
    cast.take("open_re_review_hearing", matter, by, "04-20", **heard)
    cast.take("close_re_review_hearing", matter, by, "05-01", signed_on=day("05-01"))
    assert (cast.clock(matter, "re_review", by).raw - before).days == 12, "S17"
    cast.take("issue_re_review", matter, by, "05-15", result="maintain")
    cast.worked("05-15")
    receipt = {"way": "post", "post_number": "XA00000000097", "effective_on": day("05-18")}
    cast.take("serve_re_review", matter, by, "05-20", **receipt)


def test_from_a_refused_delivery_to_the_end(cast: Cast) -> None:
    """Opinion refused at the door, left before two witnesses; review posted on the last day; its opinion served
    electronically with consent; a hearing of twelve days moves the re-review alone; final."""
    matter = handled(cast)
    left_before_two_witnesses(cast, matter)
    asked_on_the_last_day_by_post(cast, matter)
    reviewed_and_served_electronically(cast, matter)
    re_reviewed_after_a_hearing(cast, matter)
    row = cast.page(matter, "land-x/handler", "05-20").matter
    assert (row.state, row.final_on) == (State.FINAL, day("05-18")), "the day the return receipt proves"


def test_s16_without_proof_nothing_lapses_however_long_it_takes(cast: Cast) -> None:
    """Left with a neighbour, no receipt: no window; in June the matter cannot lapse and a request is timely."""
    matter = handled(cast, "03-20")
    cast.take(
        "attempt_service", matter, "land-x/handler", "03-21", way="left", what_happened="交邻居，无签收。"
    )
    assert "opinion" in unproved(cast, "land-x", "land-x/handler")
    (line,) = (one for one in _lines(cast) if one.kind == "opinion")
    assert line.level(day("06-15")) == "late"
    lapse = cast.refused("lapse", matter, "land-x/handler", "06-15")
    assert lapse.code == "state", "issued, never served: there is nothing that could lapse"
    assert "request_review" not in cast.clocks(matter)
    cast.take("request_review", matter, matter.petitioner, "06-15", reviewer=cast["gov-x"])
    told = {"ground": "N5d", "sent_on": day("06-15"), "served_proof": "邻居称已转交", "no_excuse": True}
    late = cast.refused("decline_review", matter, "gov-x/reviewer", "06-16", **told)
    assert late.code == "not_late"
    cast.take("accept_review", matter, "gov-x/reviewer", "06-16")


def _lines(cast: Cast) -> list[serving.Unproved]:
    with reading.named(cast.by("land-x/handler")):
        return serving.unproved(cast["land-x"])


def test_cr7_whoever_declines_cannot_say_another_day_than_the_request_bears(cast: Cast) -> None:
    """Recorded as posted in time: it stays in time, whatever day is typed in the refusal."""
    matter = cast.concluded("2025-12-01", "01-20")
    posted = {"sent_on": day("02-23"), "received_on": day("02-26")}
    cast.take("request_review", matter, "office-x/intake", "02-26", reviewer=cast["gov-x"], **posted)
    told = {"ground": "N5d", "sent_on": day("03-05"), "served_proof": "送达回证", "no_excuse": True}
    assert cast.refused("decline_review", matter, "gov-x/reviewer", "03-06", **told).code == "not_late"


def test_cr15_a_late_request_lies_before_a_person_and_may_be_accepted(cast: Cast) -> None:
    matter = cast.concluded("2025-12-01", "01-20")
    cast.take("request_review", matter, matter.petitioner, "03-10", reviewer=cast["gov-x"])
    assert cast.page(matter, "gov-x/reviewer", "03-10").matter.state == State.REVIEW_REQUESTED
    assert cast.clock(matter, "request_review", "gov-x/reviewer").late
    cast.take("accept_review", matter, "gov-x/reviewer", "03-11")
