"""S20: one bureau merged into another with its open matters, and a dispute without a common superior."""

from huiyin.law.words import Position, State
from huiyin.matters import reading
from huiyin.papers import reading as papers
from tests.cast import Cast, Told


def test_s20_fourteen_matters_pass_with_unchanged_clocks(cast: Cast) -> None:
    """Merged on 1 July: each matter passes to the successor, no day is lost or won, each petitioner is told."""
    open_matters = [cast.accepted(f"06-{number:02d}") for number in range(1, 15)]
    before = [cast.clock(matter, "handle").due for matter in open_matters]
    for matter in open_matters:
        cast.take(
            "succeed", matter, "office-x/registrar", "07-01",
            organ=cast["housing-x"], decided_by="powers", contact="芦渡县住房和城乡建设局 000-0000000",
        )  # fmt: skip
    assert [cast.clock(matter, "handle").due for matter in open_matters] == before
    cast.worked("07-01")
    for matter in open_matters:
        page = cast.page(matter, "housing-x/handler", "07-01")
        assert page.matter.holder_id == cast["housing-x"]
        assert page.matter.state == State.ACCEPTED
        assert cast.clock(matter, "handle").bound == page.holder
        with reading.named(cast.by("housing-x/handler")):
            assert "succession_record" in [line.code for line in papers.of_matter(page.matter.pk)]
    cast.investigated(open_matters[0], "07-02", "housing-x")
    cast.issued(open_matters[0], "07-20", organ="housing-x")


def received(cast: Cast) -> Told:
    matter = cast.register("06-29")
    cast.sent(matter, "land-x", "07-01")
    cast.take("receive", matter, "land-x/handler", "07-02")
    return matter


def test_s20_a_dispute_without_a_common_superior_goes_to_the_joint_conference(cast: Cast) -> None:
    """The tax bureau is led by its line alone: the joint conference decides, and no period waits for it."""
    matter = received(cast)
    due = cast.clock(matter, "inform_forwarded").due
    ruling = cast.refused(
        "dispute", matter, "land-x/handler", "07-03", other=cast["tax-x"], superior=cast["gov-x"]
    )
    assert ruling.code == "common_superior", "the county government is not above the tax bureau"
    cast.take(
        "dispute", matter, "land-x/handler", "07-03", other=cast["tax-x"], superior=cast["conference-x"]
    )
    inform = cast.clock(matter, "inform_forwarded")
    assert inform.running
    assert inform.due == due
    assert cast.refused("accept", matter, "land-x/handler", "07-06").code == "state"

    cast.take("decide_dispute", matter, "conference-x/conference", "07-08", organ=cast["tax-x"])
    page = cast.page(matter, "tax-x/handler", "07-08")
    assert (page.matter.holder_id, page.matter.state) == (cast["tax-x"], State.RECEIVED)
    assert cast.clock(matter, "inform_forwarded").due == due
    bound = cast.refused(
        "object",
        matter,
        "tax-x/handler",
        "07-09",
        reasons="本局认为不属于税务职责范围。",
        competent=cast["land-x"],
    )
    assert bound.code == "in_time", "the decision binds"
    cast.accept(matter, "tax-x", "07-10")


def test_a_dispute_with_a_common_superior_is_decided_by_it(cast: Cast) -> None:
    """Two bureaus of one county: its government decides (art. 24(1))."""
    matter = received(cast)
    cast.take("dispute", matter, "land-x/handler", "07-03", other=cast["housing-x"], superior=cast["gov-x"])
    page = cast.page(matter, "gov-x/head", "07-03")
    assert Position.SUPERIOR in page.case.positions(cast["gov-x"], cast.by("gov-x/head").duty)
    cast.take("decide_dispute", matter, "gov-x/head", "07-06", organ=cast["housing-x"])
    assert cast.page(matter, "housing-x/handler", "07-06").matter.holder_id == cast["housing-x"]
