"""S09 and S10: the same facts brought to the superior while the matter below is being handled."""

from huiyin.law.words import State
from huiyin.matters import breaches, reading
from huiyin.papers import reading as papers
from tests.cast import Cast, day


def test_s09_parallel_to_the_superior_in_time(cast: Cast) -> None:
    """Accepted below on 2 March, due 6 May; filed to the city on 10 April: N1, linked, no second 60 days."""
    below = cast.accepted("03-02")
    assert cast.clock(below, "handle").due == day("05-06")
    above = cast.register("04-10", "office-c/intake")
    cast.take("triage", above, "office-c/triage", "04-10", klass="appeal")
    unknown = cast.refused(
        "decline", above, "office-c/triage", "04-10", ground="N1", pending="970101-2026-999999-1"
    )
    assert unknown.code == "pending"
    act = cast.take("decline", above, "office-c/triage", "04-10", ground="N1", pending=below.number)
    assert "19" in act.article

    page = cast.page(above, "office-c/triage", "04-10")
    assert page.matter.state == State.NOT_ACCEPTED
    assert page.said("pending") == below.number, "linked as a repeat"
    assert cast.clocks(above, "office-c/triage") == set(), "no second 60-day clock"
    with reading.named(cast.by("office-c/triage")):
        assert "notice_of_refusal" in [line.code for line in papers.of_matter(page.matter.pk)]
    assert cast.clock(below, "handle").due == day("05-06"), "the matter below goes on"


def test_s10_parallel_to_the_superior_overdue(cast: Cast) -> None:
    """Filed on 20 May with nothing done below: N1 is gone, the breach is there, supervision is open."""
    below = cast.accepted("03-02")
    breaches.find(day("05-07"))
    assert cast.breaches(below) == [("B45a", day("05-07"))]

    above = cast.register("05-20", "office-c/intake")
    cast.take("triage", above, "office-c/triage", "05-20", klass="appeal")
    ruling = cast.refused("decline", above, "office-c/triage", "05-20", ground="N1", pending=below.number)
    assert ruling.code == "within_period"
    cast.take("forward", above, "office-c/triage", "05-20", organ=cast["land-c"])

    cast.take("supervise", below, "office-x/supervisor", "05-20", ground="delay", reply_by=day("06-05"))
    page = cast.page(below, "office-x/supervisor", "05-20")
    assert page.matter.supervised
    assert "reply_supervision" in cast.clocks(below)
    assert cast.clock(below, "handle").late
