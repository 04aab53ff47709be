"""S16 and S18: the window for review runs from proven receipt; what re-review ends, and what it does not."""

from huiyin.law.words import State
from tests.cast import Cast, Told, day


def test_s16_posted_in_time_arrives_late(cast: Cast) -> None:
    """Received 20 January: the window ends on 24 February; posted the 23rd, arrived the 26th, it is timely."""
    matter = cast.concluded("2025-12-01", "01-20")
    assert cast.clock(matter, "request_review").due == day("02-24")
    cast.take(
        "request_review", matter, "office-x/intake", "02-26",
        reviewer=cast["gov-x"], sent_on=day("02-23"), received_on=day("02-26"),
    )  # fmt: skip
    ruling = cast.refused(
        "decline_review", matter, "gov-x/reviewer", "02-27",
        ground="N5d", sent_on=day("02-23"), served_proof="送达回证", no_excuse=True,
    )  # fmt: skip
    assert ruling.code == "not_late"
    cast.take("accept_review", matter, "gov-x/reviewer", "02-27")
    review = cast.clock(matter, "review", "gov-x/reviewer")
    assert (review.start, review.due) == (day("02-26"), day("03-30")), (
        "30 days from receipt; the 28th is a Saturday"
    )


def test_s16_left_with_a_neighbour_no_window_runs(cast: Cast) -> None:
    """No evidence of a day: the window never started, and a request in June is timely."""
    matter = cast.accepted("03-02")
    cast.investigated(matter, "03-02")
    cast.issued(matter, "03-20")
    unproven = cast.refused(
        "serve_opinion", matter, "land-x/handler", "03-21", way="left", effective_on=day("03-21")
    )
    assert unproven.code == "witnesses"
    cast.take("attempt_service", matter, "land-x/handler", "03-21", way="left")
    assert "request_review" not in cast.clocks(matter)
    cast.take("request_review", matter, matter.petitioner, "06-15", reviewer=cast["gov-x"])
    late = cast.refused(
        "decline_review", matter, "gov-x/reviewer", "06-16",
        ground="N5d", sent_on=day("06-15"), served_proof="邻居称已转交", no_excuse=True,
    )  # fmt: skip
    assert late.code == "not_late"
    assert "没有起算" in late.because
    cast.take("accept_review", matter, "gov-x/reviewer", "06-16")


def test_s16_late_without_reason_may_be_declined(cast: Cast) -> None:
    """The other side of the rule: posted after the window, no excuse, service proven."""
    matter = cast.concluded("2025-12-01", "01-20")
    cast.take("request_review", matter, matter.petitioner, "03-10", reviewer=cast["gov-x"])
    told = {"ground": "N5d", "sent_on": day("03-10"), "served_proof": "送达回证，1月20日签收"}
    unexamined = cast.refused("decline_review", matter, "gov-x/reviewer", "03-11", no_excuse=False, **told)
    assert unexamined.code == "excuse"
    cast.take("decline_review", matter, "gov-x/reviewer", "03-11", no_excuse=True, **told)
    assert cast.page(matter, "gov-x/reviewer", "03-11").matter.state == State.REVIEW_DECLINED


def final(cast: Cast) -> Told:
    matter = cast.concluded("01-05", "02-02")
    cast.review_served(matter, "02-10", "03-02")
    cast.take("request_re_review", matter, matter.petitioner, "03-10", re_reviewer=cast["gov-c"])
    cast.take("accept_re_review", matter, "gov-c/reviewer", "03-11")
    cast.take("issue_re_review", matter, "gov-c/reviewer", "04-01", result="maintain")
    cast.served("serve_re_review", matter, "gov-c/reviewer", "04-02")
    return matter


def test_s18_re_review_served_is_final(cast: Cast) -> None:
    """Final, nothing runs that only a re-review could end; concluded and resolved are other facts."""
    matter = final(cast)
    row = cast.page(matter, "land-x/handler", "04-02").matter
    assert (row.state, row.closing_code, row.final_on) == (State.FINAL, "C6d", day("04-02"))
    assert row.concluded_on == day("02-02")
    assert row.resolved_on is None
    again = cast.refused("request_re_review", matter, matter.petitioner, "04-10", re_reviewer=cast["gov-p"])
    assert again.code == "state"


def test_s18a_the_same_again_needs_a_comparison_and_two_officers(cast: Cast) -> None:
    """Same facts and reasons: no longer accepted, compared in writing, confirmed by another."""
    earlier = final(cast)
    repeat = cast.register("05-06")
    cast.take("triage", repeat, "office-x/triage", "05-06", klass="appeal")
    hasty = cast.refused("no_longer_accept", repeat, "office-x/triage2", "05-06")
    assert hasty.code == "comparison"
    cast.take("propose_no_longer_accept", repeat, "office-x/triage", "05-06", earlier=earlier.number)
    alone = cast.refused("no_longer_accept", repeat, "office-x/triage", "05-07")
    assert alone.code == "two_officers"
    cast.take("no_longer_accept", repeat, "office-x/triage2", "05-07")
    page = cast.page(repeat, "office-x/triage", "05-07")
    assert page.matter.state == State.NO_LONGER_ACCEPTED
    assert cast.clocks(repeat) == set()


def test_s18b_a_new_document_makes_a_new_matter(cast: Cast) -> None:
    """Registered, triaged and forwarded as anything else."""
    final(cast)
    fresh = cast.register("05-06", facts="新找到当年的承包合同原件，面积是三亩六分，不是两亩。")
    cast.sent(fresh, "land-x", "05-08")
    assert cast.page(fresh, "office-x/triage", "05-08").matter.state == State.FORWARDED


def test_s18c_without_comparison_or_with_something_new_it_is_blocked(cast: Cast) -> None:
    """Labelled as the same without comparing, or though something is new: refused."""
    earlier = final(cast)
    fresh = cast.register("05-06")
    cast.take("triage", fresh, "office-x/triage", "05-06", klass="appeal")
    told = {"earlier": earlier.number}
    bare = cast.refused(
        "propose_no_longer_accept", fresh, "office-x/triage", "05-06", comparison_facts="", **told
    )
    assert "事实比对" in bare.because
    new = cast.refused(
        "propose_no_longer_accept", fresh, "office-x/triage", "05-06", nothing_new=False, **told
    )
    assert new.code in ("answer", "nothing_new")
    unreviewed = cast.accepted("03-02")
    wrong = cast.refused(
        "propose_no_longer_accept", fresh, "office-x/triage", "05-06", earlier=unreviewed.number
    )
    assert wrong.code == "re_reviewed"


def test_s18d_aid_goes_on_after_finality(cast: Cast) -> None:
    """A final matter still lets an officer help, and reopens only for something new."""
    matter = final(cast)
    cast.take("refer_aid", matter, "land-x/handler", "04-20", body="芦渡县民政局救助站")
    assert cast.page(matter, "land-x/handler", "04-20").matter.state == State.FINAL
    wish = cast.refused("reopen", matter, "land-x/handler", "05-01", ground="wish")
    assert wish.code == "final"
    cast.take("reopen", matter, "land-x/handler", "05-01", ground="new_facts")
    row = cast.page(matter, "land-x/handler", "05-01").matter
    assert row.state == State.TRIAGED
    assert row.received_on == day("01-05"), "the first receipt date is kept"
