"""S11, S12, S14, S15 and S17: sixty days and what may move them, the right route, what an opinion needs."""

import pytest

from huiyin.law.words import State
from huiyin.matters import acts, breaches, reading
from huiyin.papers import reading as papers
from huiyin.people.models import Interest
from tests.cast import Cast, Told, day, outcomes_of


def papers_of(cast: Cast, matter: Told, who: str) -> list[str]:
    page = cast.page(matter, who, "12-31")
    with reading.named(cast.by(who)):
        return [line.code for line in papers.of_matter(page.matter.pk)]


def test_s11a_thirty_days_by_the_head_before_the_end(cast: Cast) -> None:
    """Approved on 28 April and told to the petitioner: 60 + 30 from acceptance, due 1 June."""
    matter = cast.accepted("03-02")
    cast.take("extend", matter, "land-x/head", "04-28", days=30)
    handle = cast.clock(matter, "handle")
    assert (handle.raw, handle.due, handle.target) == (day("05-31"), day("06-01"), day("05-29"))
    assert handle.extended == 30
    assert "notice_of_extension" in papers_of(cast, matter, "land-x/handler")


@pytest.mark.parametrize("who", ["land-x/handler", "land-x/legal", "land-x/deputy"])
def test_s11b_nobody_but_the_head_extends(cast: Cast, who: str) -> None:
    """A section chief's approval is none; a deputy's neither, while the head may act."""
    matter = cast.accepted("03-02")
    assert cast.refused("extend", matter, who, "04-28", days=30).code in ("duty", "approver")
    assert cast.clock(matter, "handle").due == day("05-06")


def test_s11b_the_deputy_extends_where_the_head_stands_aside(cast: Cast) -> None:
    """The head owns shares in the other side: the head is refused, the deputy approves."""
    matter = cast.accepted("03-02")
    head = cast.by("land-x/head")
    pk = cast.page(matter, "land-x/head", "03-03").matter.pk
    Interest.objects.create(officer_id=head.officer_id, matter_id=pk, ground="own", declared_on=day("03-03"))
    with pytest.raises(acts.NotThere):
        cast.take("extend", matter, "land-x/head", "04-28", days=30)
    cast.take("extend", matter, "land-x/deputy", "04-28", days=30)
    assert cast.clock(matter, "handle").due == day("06-01")


@pytest.mark.parametrize("days", [31, 0, -1])
def test_s11c_more_than_thirty_days_or_none(cast: Cast, days: int) -> None:
    """31 days are refused."""
    matter = cast.accepted("03-02")
    assert cast.refused("extend", matter, "land-x/head", "04-28", days=days).code == "too_long"


def test_s11d_extended_after_the_end(cast: Cast) -> None:
    """Approved on 7 May: void, and overdue from that day."""
    matter = cast.accepted("03-02")
    breaches.find(day("05-07"))
    ruling = cast.refused("extend", matter, "land-x/head", "05-07", days=30)
    assert ruling.code == "in_time"
    assert "2026-05-06" in ruling.because
    assert cast.breaches(matter) == [("B45a", day("05-07"))]


def test_s11e_a_second_extension(cast: Cast) -> None:
    """20 days, then 15 more: one decision only."""
    matter = cast.accepted("03-02")
    cast.take("extend", matter, "land-x/head", "04-20", days=20)
    due = cast.clock(matter, "handle").due
    assert cast.refused("extend", matter, "land-x/head", "04-28", days=15).code == "once"
    assert cast.clock(matter, "handle").due == due


def test_s12_unpaid_wages_go_to_arbitration(cast: Cast) -> None:
    """R2: the notice names the arbitration body and its one year; no opinion, no review."""
    matter = cast.accepted("03-02", "labour-x", "R2", requests=("发还拖欠的四个月工资",))
    assert "handle" not in cast.clocks(matter)
    wrong = cast.refused("issue_opinion", matter, "labour-x/head", "03-10")
    assert wrong.code == "wrong_document"
    cast.take("route", matter, "labour-x/handler", "03-10", body="芦渡县劳动人事争议仲裁委员会", limit="一年")
    assert "notice_of_lawful_route" in papers_of(cast, matter, "labour-x/handler")
    with reading.named(cast.by("labour-x/handler")):
        page = reading.matter(matter.number, on=day("03-10"))
        notice = next(
            line for line in papers.of_matter(page.matter.pk) if line.code == "notice_of_lawful_route"
        )
        assert papers.pdf(notice.pk)[1].startswith(b"%PDF")
    assert page.said("body") == "芦渡县劳动人事争议仲裁委员会"
    assert page.said("limit") == "一年"
    assert cast.refused(
        "request_review", matter, matter.petitioner, "03-12", reviewer=cast["gov-x"]
    ).code in (
        "state",
        "route",
    )
    cast.take("close_routed", matter, "labour-x/handler", "03-20")
    closed = cast.page(matter, "labour-x/handler", "03-20").matter
    assert (closed.state, closed.closing_code) == (State.CLOSED, "C2")


def test_s12_where_the_arbitration_body_refuses_the_matter_comes_back(cast: Cast) -> None:
    """The body named by the route refuses: reopened, with its first receipt date."""
    matter = cast.accepted("03-02", "labour-x", "R2")
    cast.take("route", matter, "labour-x/handler", "03-10", body="仲裁委员会", limit="一年")
    cast.take("reopen_from_route", matter, "labour-x/handler", "03-25")
    page = cast.page(matter, "labour-x/handler", "03-25")
    assert page.matter.state == State.ACCEPTED
    assert page.matter.received_on == day("03-02")
    assert cast.clock(matter, "handle").due == day("05-06"), "counted from the first acceptance"


def test_s14_no_opinion_without_hearing_and_without_an_answer_to_each_request(cast: Cast) -> None:
    """Three requests, two answered, nobody heard: blocked, with both reasons."""
    matter = cast.accepted("03-02", requests=("补偿承包地", "修复水渠", "公开补偿标准"))
    early = cast.refused(
        "draft_opinion", matter, "land-x/handler", "03-10", outcomes=outcomes_of("explain", "explain")
    )
    assert "听取" in early.because
    assert "共有3项请求" in early.because
    assert "heard" in early.because_en
    assert "3 requests" in early.because_en

    cast.investigated(matter, "03-11")
    partly = cast.refused(
        "draft_opinion", matter, "land-x/handler", "03-12", outcomes=outcomes_of("explain", "explain")
    )
    assert partly.code == "each_request"
    cast.issued(matter, "03-20", "explain", "not_support", "explain")
    assert cast.page(matter, "land-x/handler", "03-20").matter.state == State.ISSUED


def test_s14_the_head_cannot_issue_what_was_not_drafted(cast: Cast) -> None:
    """An opinion straight from acceptance names everything it lacks."""
    matter = cast.accepted("03-02")
    ruling = cast.refused("issue_opinion", matter, "land-x/head", "03-10")
    assert "听取" in ruling.because
    assert "调查" in ruling.because
    assert "拟制" in ruling.because


def test_s15_supported_but_not_carried_out(cast: Cast) -> None:
    """Served 1 April, promised by 30 April, nothing on 7 May: overdue, supervised, never resolved."""
    matter = cast.concluded("03-02", "04-01", "support", "explain", promised_on=day("04-30"))
    execute = cast.clock(matter, "execute")
    assert execute.running
    assert execute.due == day("04-30")
    late = next(
        one for one in cast.page(matter, "office-x/triage", "05-07").clocks if one.clock.code == "execute"
    )
    assert late.late
    assert cast.refused("close_executed", matter, "land-x/handler", "05-07").code == "executed"
    assert cast.refused("lapse", matter, "land-x/handler", "05-07").code in ("window_open", "unexecuted")
    cast.take(
        "supervise", matter, "office-x/supervisor", "05-07", ground="no_execution", reply_by=day("05-22")
    )
    row = cast.page(matter, "office-x/supervisor", "05-07").matter
    assert row.resolved_on is None
    assert row.concluded_on == day("04-01")
    assert row.supervised

    cast.take("record_execution", matter, "land-x/handler", "05-20", executed_on=day("05-19"))
    cast.take("reply_supervision", matter, "land-x/handler", "05-21", adopted="all")
    cast.take("clear_supervision", matter, "office-x/supervisor", "05-25")
    row = cast.page(matter, "office-x/supervisor", "05-25").matter
    assert row.resolved_on == day("05-20")
    assert not row.supervised


def test_s17a_a_hearing_in_handling_moves_nothing(cast: Cast) -> None:
    """Twelve days of hearing in the handling: the 60 days run on."""
    matter = cast.accepted("03-02")
    hold_hearing(cast, matter, "land-x/handler", "03-10", "03-21")
    assert cast.clock(matter, "handle").due == day("05-06")


def test_s17b_a_hearing_in_review_moves_nothing(cast: Cast) -> None:
    """Requested 1 June: due 1 July, hearing or not."""
    matter = cast.concluded("03-02", "05-06")
    cast.take("request_review", matter, matter.petitioner, "06-01", reviewer=cast["gov-x"])
    cast.take("accept_review", matter, "gov-x/reviewer", "06-02")
    hold_hearing(cast, matter, "gov-x/reviewer", "06-08", "06-19")
    assert cast.clock(matter, "review").due == day("07-01")


def test_s17c_a_hearing_in_re_review_is_taken_out(cast: Cast) -> None:
    """Requested 10 August: due 9 September; twelve days of hearing make it 21 September."""
    matter = cast.concluded("05-06", "06-25")
    cast.review_served(matter, "07-01", "07-27")
    cast.take("request_re_review", matter, matter.petitioner, "08-10", re_reviewer=cast["gov-c"])
    assert cast.clock(matter, "re_review").due == day("09-09")
    cast.take("accept_re_review", matter, "gov-c/reviewer", "08-12")
    cast.take(
        "open_re_review_hearing", matter, "gov-c/reviewer", "08-24",
        hearing_on=day("08-31"), participants=("田禾", "李主持"),
    )  # fmt: skip
    open_still = cast.refused("issue_re_review", matter, "gov-c/reviewer", "09-01", result="maintain")
    assert open_still.code == "hearing_open"
    cast.take("close_re_review_hearing", matter, "gov-c/reviewer", "09-04", signed_on=day("09-04"))
    clock = cast.clock(matter, "re_review")
    assert (clock.raw, clock.due) == (day("09-21"), day("09-21"))


def hold_hearing(cast: Cast, matter: Told, who: str, opened: str, closed: str) -> None:
    cast.take(
        "open_hearing", matter, who, opened, why="complex", hearing_on=day(closed), participants=("田禾",)
    )
    cast.take("close_hearing", matter, who, closed, signed_on=day(closed))
