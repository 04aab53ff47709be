"""S02–S07 of the rulebook: from the mail room to the organ that answers, through the real acts."""

from typing import Any

import pytest

from huiyin.law.grammar import Ruling
from huiyin.law.urgency import Urgency
from huiyin.law.words import Duty, State
from huiyin.matters import acts, breaches, listing, reading
from huiyin.people.acting import Actor
from tests.cast import Cast, Told, day


def test_s02_fifteen_days_across_the_spring_festival(cast: Cast) -> None:
    """Received 5 February: raw 20 February, due 24 February, wanted by 14 February."""
    letter = cast.register("02-05")
    sort = cast.clock(letter, "sort")
    assert (sort.raw, sort.due, sort.target) == (day("02-20"), day("02-24"), day("02-14"))
    assert any("2026" in sentence.zh for sentence in sort.working), "the working is shown"

    cast.sent(letter, "land-x", "02-24")
    breaches.find(day("02-25"))
    assert cast.breaches(letter) == [], "the last day is timely"
    assert cast.clock(letter, "sort").state == "met"


def test_s02_forwarded_a_day_late_is_a_breach(cast: Cast) -> None:
    """Forwarded on the 25th: a breach of article 43, found at once and recorded once."""
    letter = cast.register("02-05")
    cast.sent(letter, "land-x", "02-25")
    breaches.find(day("02-26"))
    breaches.find(day("02-27"))
    assert cast.breaches(letter) == [("B43b", day("02-25"))]


def assigned(cast: Cast) -> Told:
    matter = cast.register("02-10")
    cast.take("triage", matter, "office-x/triage", "02-11", klass="appeal")
    cast.take("assign", matter, "office-x/triage", "02-11", organ=cast["land-x"], feedback_by=day("04-10"))
    cast.take("receive", matter, "land-x/handler", "02-11")
    return matter


REASONS = "该地块的安置补偿由住建部门组织实施，本机关没有处理职权。"


def test_s03_objection_on_the_last_working_day(cast: Cast) -> None:
    """Five working days from 11 February end on the 25th: Saturday the 14th works, the Festival does not."""
    matter = assigned(cast)
    assert cast.clock(matter, "object").due == day("02-25")
    cast.take("object", matter, "land-x/handler", "02-25", reasons=REASONS, competent=cast["housing-x"])
    page = cast.page(matter, "office-x/triage", "02-25")
    assert page.matter.state == State.OBJECTED
    assert cast.clock(matter, "inform_forwarded").due == day("02-26"), "an objection stops no period"


def test_s03_objection_late_or_without_reasons_binds_the_bureau(cast: Cast) -> None:
    """On the 26th, or without reasons, the system refuses; the bureau must still tell the petitioner."""
    matter = assigned(cast)
    told = {"competent": cast["housing-x"]}
    bare = cast.refused("object", matter, "land-x/handler", "02-25", reasons="", **told)
    assert bare.code == "reasons"
    late = cast.refused("object", matter, "land-x/handler", "02-26", reasons=REASONS, **told)
    assert late.code == "in_time"
    assert "2026-02-25" in late.because
    inform = cast.clock(matter, "inform_forwarded")
    assert inform.running
    assert inform.raw == day("02-26")
    cast.accept(matter, "land-x", "02-26")
    assert cast.clock(matter, "inform_forwarded").state == "met"


def test_s04_nobody_sends_a_matter_back_alone(cast: Cast) -> None:
    """The bureau can only object; taking back is the sender's, with a list of what comes back."""
    matter = assigned(cast)
    alone = cast.refused("agree_objection", matter, "land-x/triage", "02-12", materials="案卷一册")
    assert alone.code == "position"
    onward = cast.refused("forward", matter, "land-x/triage", "02-12", organ=cast["office-x"])
    assert onward.code in ("own_line", "competent")
    cast.take("object", matter, "land-x/handler", "02-12", reasons=REASONS, competent=cast["housing-x"])
    still = cast.refused("agree_objection", matter, "land-x/triage", "02-12", materials="案卷一册")
    assert still.code == "position"
    listless = cast.refused("agree_objection", matter, "office-x/triage", "02-13", materials="")
    assert "材料清单" in listless.because
    cast.take("agree_objection", matter, "office-x/triage", "02-13", materials="来信原件、附件两份")
    page = cast.page(matter, "office-x/triage", "02-13")
    assert (page.matter.state, page.matter.holder_id) == (State.TRIAGED, cast["office-x"])


def test_s05_agreed_objection_gives_the_next_bureau_its_own_days(cast: Cast) -> None:
    """Re-forwarded 26 February, received the 27th: its own 5 working and 15 days, from its own receipt."""
    matter = cast.register("02-09")
    cast.sent(matter, "land-x", "02-11")
    cast.take("receive", matter, "land-x/handler", "02-11")
    cast.take("object", matter, "land-x/handler", "02-25", reasons=REASONS, competent=cast["housing-x"])
    cast.take("agree_objection", matter, "office-x/triage", "02-26", materials="来信原件")
    cast.take("forward", matter, "office-x/triage", "02-26", organ=cast["housing-x"])
    cast.take("receive", matter, "housing-x/handler", "02-27")

    inform, objecting = cast.clock(matter, "inform_forwarded"), cast.clock(matter, "object")
    assert (inform.raw, inform.due, inform.target) == (day("03-14"), day("03-16"), day("03-13"))
    assert objecting.due == day("03-05")
    first, second = [
        hop for hop in cast.page(matter, "office-x/triage", "02-27").hops if hop.kind == "forward"
    ]
    assert (first.received_on, first.ended) == (day("02-11"), "returned"), (
        "the first bureau's time stands apart"
    )
    assert (second.received_on, second.ended) == (day("02-27"), "")


def test_s05_the_bureau_that_returned_it_no_longer_sees_it(cast: Cast) -> None:
    """What went back is gone from the first bureau's desk, and looks as if it never was."""
    matter = assigned(cast)
    cast.take("object", matter, "land-x/handler", "02-12", reasons=REASONS, competent=cast["housing-x"])
    cast.take("agree_objection", matter, "office-x/triage", "02-13", materials="来信原件")
    with pytest.raises(acts.NotThere):
        cast.page(matter, "land-x/handler", "02-13")
    with pytest.raises(acts.NotThere):
        cast.take("receive", matter, "land-x/handler", "02-13")


def test_s06_anonymous_letter(cast: Cast) -> None:
    """Unsigned but clear: registered, triaged, forwarded in time; the notice is dispensed with by two."""
    letter = cast.register("03-02", identity={}, requests=(), facts="河湾村后山夜里有人倒工业废渣。")
    cast.sent(letter, "land-x", "03-04")
    assert cast.clock(letter, "sort").state == "met"
    cast.take("receive", letter, "land-x/handler", "03-05")
    assert "inform_forwarded" in cast.clocks(letter)

    cast.take("exempt_inform", letter, "land-x/handler", "03-06")
    same = cast.refused("confirm_exemption", letter, "land-x/handler", "03-06")
    assert same.code == "two_officers"
    cast.take("confirm_exemption", letter, "land-x/handler2", "03-06")
    page = cast.page(letter, "office-x/triage", "03-06")
    assert page.matter.contact_unclear
    assert page.people == []
    assert "inform_forwarded" not in cast.clocks(letter)
    breaches.find(day("06-30"))
    assert [code for code, _ in cast.breaches(letter)] == []
    assert not any("invalid" in state for state in State), "there is no invalid letter"


def test_s07_seven_visitors_without_representatives(cast: Cast) -> None:
    """Seven come, none is elected: registered all the same, seven counted, nothing noted against anyone."""
    six = ("甲某", "乙某", "丙某", "丁某", "戊某", "己某")
    visit = {"channel": "visit", "attendees": 7, "received_on": day("03-09")}
    refused = register_refused(cast, "03-09", **visit, representatives=six)
    assert refused.code == "representatives"
    assert "5人" in refused.because

    matter = cast.register("03-09", **visit)
    page = cast.page(matter, "office-x/triage", "03-09")
    assert page.item.attendees == 7
    assert page.matter.joint
    assert [person.representative for person in page.people] == [False]
    assert [act.step for act in page.acts] == ["register"]

    elected = cast.register("03-09", **visit, representatives=six[:5])
    people = cast.page(elected, "office-x/triage", "03-09").people
    assert sum(person.representative for person in people) == 5


def register_refused(cast: Cast, on: str, **answers: Any) -> Ruling:
    with pytest.raises(acts.Refused) as refusal:
        cast.register(on, **answers)
    return refusal.value.ruling


def test_an_unsigned_hand_off_counts_as_received_the_next_working_day(cast: Cast) -> None:
    """Whoever does not sign cannot hold the clock still."""
    matter = cast.register("03-02")
    cast.sent(matter, "land-x", "03-06")
    clock = Actor.job(Duty.CLOCK)
    early = cast.refused("deem_received", matter, clock, "03-06", received_on=day("03-06"))
    assert early.code == "next_working_day"
    cast.take("deem_received", matter, clock, "03-09", received_on=day("03-09"))
    assert cast.clock(matter, "inform_forwarded").start == day("03-09")


def test_a_passed_chance_to_object_is_not_a_deadline_missed(cast: Cast) -> None:
    """After five working days the bureau is bound, not late: its next date is that of the notice."""
    matter = cast.register("03-02")
    cast.sent(matter, "land-x", "03-02")
    cast.take("receive", matter, "land-x/handler", "03-02")
    page = cast.page(matter, "land-x/handler", "03-10")
    chance = next(one for one in page.clocks if one.clock.code == "object")
    assert chance.due == day("03-09")
    assert chance.urgency is None
    assert not chance.late
    handler = cast.by("land-x/handler")
    with reading.named(handler):
        (row,) = listing.listed(handler, on=day("03-10")).rows
    assert row.due == cast.clock(matter, "inform_forwarded").due
    assert row.urgency is not Urgency.OVERDUE
