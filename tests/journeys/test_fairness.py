"""S08, S13 and S19: a skip-level visit, a duty asked for, and officers with an interest."""

import pytest

from huiyin.law.words import State
from huiyin.matters import acts, reading
from huiyin.papers import reading as papers
from huiyin.people.models import Interest
from tests.cast import Cast, Told, day


def test_s08_a_skip_level_visit_is_registered_and_passed_down(cast: Cast) -> None:
    """A county matter raised at the province: registered, forwarded to the level that answers; no refusal."""
    visit = cast.register("03-02", "office-p/intake", channel="visit", attendees=1)
    cast.take("triage", visit, "office-p/triage", "03-02", klass="appeal")
    ruling = cast.refused(
        "decline", visit, "office-p/triage", "03-02", ground="N1", pending="office-p-2026-999999-1"
    )
    assert ruling.code == "pending"
    cast.take("forward", visit, "office-p/triage", "03-03", organ=cast["office-x"])
    cast.take("receive", visit, "office-x/triage", "03-04")
    assert cast.clock(visit, "sort", "office-x/triage").start == day("03-04"), "its own fifteen days"
    cast.take("triage", visit, "office-x/triage", "03-05", klass="appeal")
    cast.take("forward", visit, "office-x/triage", "03-05", organ=cast["land-x"])
    assert cast.page(visit, "office-p/triage", "03-06").matter.state == State.FORWARDED, (
        "the sender still sees it"
    )


def test_s13_an_illegal_building_is_a_duty_with_two_months(cast: Cast) -> None:
    """Asked on 30 June: due 31 August; a petition opinion would be the wrong document."""
    matter = cast.accepted("06-30", "housing-x", "R5", requests=("拆除邻居违法加盖的楼层",))
    cast.take("start_duty", matter, "housing-x/handler", "06-30", applied_on=day("06-30"))
    duty = cast.clock(matter, "perform_duty")
    assert (duty.raw, duty.due) == (day("08-30"), day("08-31"))
    wrong = cast.refused("issue_opinion", matter, "housing-x/head", "07-10")
    assert wrong.code == "wrong_document"
    silent = cast.refused("answer_duty", matter, "housing-x/head", "08-20", remedy=False)
    assert silent.code in ("answer", "remedy")
    cast.take("answer_duty", matter, "housing-x/head", "08-20", remedy=True)
    cast.take("close_duty", matter, "housing-x/handler", "08-25")
    page = cast.page(matter, "housing-x/handler", "08-25")
    assert (page.matter.state, page.matter.closing_code) == (State.CLOSED, "C5")
    with reading.named(cast.by("housing-x/handler")):
        assert "answer_on_duty" in [line.code for line in papers.of_matter(page.matter.pk)]


@pytest.mark.parametrize("step", ["hear", "investigate"])
def test_s19_the_drafters_sister_in_law_is_the_opponent(cast: Cast, step: str) -> None:
    """An interest declared takes the matter out of the officer's sight; a colleague goes on."""
    matter = cast.accepted("03-02")
    cast.take("recuse", matter, "land-x/handler2", "03-03", who="林某", interest="姻亲")
    declare(cast, matter, "land-x/handler2", "in_law")
    with pytest.raises(acts.NotThere):
        cast.take(step, matter, "land-x/handler2", "03-05", heard_how="meeting")
    cast.take(step, matter, "land-x/handler", "03-05", heard_how="meeting")


def test_s19_the_petitioner_may_ask_for_it(cast: Cast) -> None:
    """The petitioner names who should stand aside: recorded, nothing else moves."""
    matter = cast.accepted("03-02")
    due = cast.clock(matter, "handle").due
    cast.take("recuse", matter, matter.petitioner, "03-05", who="承办人", interest="是对方的亲属")
    page = cast.page(matter, "land-x/head", "03-05")
    assert "recuse" in [act.step for act in page.acts]
    assert cast.clock(matter, "handle").due == due


def declare(cast: Cast, matter: Told, who: str, ground: str) -> None:
    pk = cast.page(matter, who, "03-03").matter.pk
    Interest.objects.create(
        officer_id=cast.by(who).officer_id, matter_id=pk, ground=ground, declared_on=day("03-03")
    )


def test_an_officer_who_stands_aside_does_nothing_more_in_the_matter(cast: Cast) -> None:
    """Art. 28(3): declared by the officer, it holds at once; raised by another, the organ decides."""
    matter = cast.accepted("2026-03-02")
    told = {"who": "handler同志", "interest": "与信访人的对方是亲属。"}
    cast.take("recuse", matter, "land-x/handler2", "2026-03-03", **told)
    cast.take("hear", matter, "land-x/handler2", "2026-03-03", heard_on=day("03-03"), heard_how="meeting")
    cast.take("recuse", matter, "land-x/handler", "2026-03-04", myself=True, **told)
    with pytest.raises(acts.NotThere):
        cast.take("investigate", matter, "land-x/handler", "2026-03-04")
    cast.take("investigate", matter, "land-x/handler2", "2026-03-04")
    other = cast.accepted("2026-03-02")
    cast.take("hear", other, "land-x/handler", "2026-03-04", heard_on=day("03-04"), heard_how="meeting")
