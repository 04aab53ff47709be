"""The post room: what is printed to serve papers, of which papers, and that each print is on record as a reading for service."""

import pytest

from huiyin.law.purposes import Purpose
from huiyin.matters.models import Read
from huiyin.papers import blanks, posting
from tests.cast import Cast, cast, day  # noqa: F401
from tests.doors.desk.test_papers_at_the_desk import signed_in
from tests.doors.desk.test_service_pages import TODAY, accepted
from tests.papers import pages

pytestmark = pytest.mark.django_db


@pytest.fixture
def here(cast: Cast, demonstration) -> Cast:  # noqa: F811
    demonstration(TODAY)
    return cast


def reads(as_owner) -> list[tuple[str, str, int]]:
    with as_owner():
        return list(Read.objects.order_by("id").values_list("what", "purpose", "matter_id"))


def test_each_print_carries_what_it_is_for_and_nothing_else_does(here: Cast, as_owner) -> None:
    matter = accepted(here, "03-10")
    handler = signed_in("land-x/handler")
    (row,) = handler.get("/desk/service").context["rows"]
    for what in posting.CODES:
        answer = handler.post("/desk/post", {"paper": row.paper.pk, "print": what})
        assert answer.status_code == 200, what
        assert "no-store" in answer["Cache-Control"]
        said = pages.text(answer.content)
        assert "田禾" in said, what
        assert pages.squeezed(row.paper.number) in said, what
        assert ("河湾村二组" in said) == (what != "list"), "the posting list names no address"
        assert ("受理告知书" in said) == (what == "slips"), "no envelope says what is in it"
        assert (matter.number in said) == (what in ("labels", "slips"))
    sizes = {
        what: handler.post("/desk/post", {"paper": row.paper.pk, "print": what}).content
        for what in ("dl", "c5")
    }
    assert pages.sheets_mm(sizes["dl"]) == {(220, 110)}
    assert pages.sheets_mm(sizes["c5"]) == {(229, 162)}


def test_a_slip_has_lines_for_witnesses_a_thumbprint_and_a_copy_to_take_home(here: Cast) -> None:
    accepted(here, "03-10")
    handler = signed_in("land-x/handler")
    (row,) = handler.get("/desk/service").context["rows"]
    slip = handler.post("/desk/post", {"paper": row.paper.pk, "print": "slips"}).content
    pages.in_order(slip, "捺印", "逐字宣读", "带回家", "见证人", "没有收到日期的证据")


def test_looking_and_printing_are_noted_for_service_and_choosing_shows_no_identity(
    here: Cast, as_owner
) -> None:
    accepted(here, "03-10")
    handler = signed_in("land-x/handler")
    before = len(reads(as_owner))
    choose = handler.get("/desk/post")
    assert "田" not in choose.text
    assert len(reads(as_owner)) == before
    (pk,) = (row.pk for row, _ in choose.context["rows"])
    look = handler.post("/desk/post", {"paper": pk})
    assert "芦渡县河湾村二组" in look.text
    handler.post("/desk/post", {"paper": pk, "print": "labels"})
    assert [one[:2] for one in reads(as_owner)[before:]] == [
        ("identity", Purpose.SERVE),
        ("export", Purpose.SERVE),
    ]


def test_only_the_agencys_own_papers_that_await_service(here: Cast, as_owner) -> None:
    matter = accepted(here, "03-10")
    handler = signed_in("land-x/handler")
    (row,) = handler.get("/desk/service").context["rows"]
    before = len(reads(as_owner))
    stranger = signed_in("labour-x/handler").post("/desk/post", {"paper": row.paper.pk, "print": "labels"})
    assert stranger.status_code == 302
    assert len(reads(as_owner)) == before
    here.take(
        "serve_paper", matter, "land-x/handler", "03-20", paper=row.paper.pk, way="direct", effective_on=TODAY.replace(day=20)
    )  # fmt: skip
    assert handler.post("/desk/post", {"paper": row.paper.pk, "print": "labels"}).status_code == 302
    assert handler.post("/desk/post", {"paper": ["x", ""], "print": "labels"}).status_code == 302
    assert handler.post("/desk/post", {"paper": row.paper.pk, "print": "stickers"}).status_code == 404
    assert signed_in("land-x/head").get("/desk/post").status_code == 404


def test_without_an_address_the_page_says_so_and_the_envelope_leaves_it_blank(here: Cast) -> None:
    matter = here.accepted("03-10", identity={"name": "田禾"})
    here.worked("03-10")
    handler = signed_in("land-x/handler")
    (pk,) = (row.pk for row, _ in handler.get("/desk/post").context["rows"])
    look = handler.post("/desk/post", {"paper": pk})
    assert look.context["lacking"] == 1
    assert "没有地址" in look.text
    assert matter.number in look.text
    assert handler.post("/desk/post", {"paper": pk, "print": "dl"}).status_code == 200


def test_a_letter_to_an_organ_goes_to_the_organs_address(here: Cast) -> None:
    matter = here.register("03-10")
    here.take("triage", matter, "office-x/triage", "03-10", klass="appeal")
    here.take("assign", matter, "office-x/triage", "03-10", organ=here["land-x"], feedback_by=day("05-10"))
    here.worked("03-10")
    office = signed_in("office-x/triage")
    rows = {row.kind: row.pk for row, _ in office.get("/desk/post").context["rows"]}
    (letter,) = office.post("/desk/post", {"paper": rows["assignment_letter"]}).context["letters"]
    assert (letter.name, letter.address) == ("芦渡县自然资源局", "芦渡县芦花路1号（虚构）")


def test_every_blank_form_prints_with_its_article(here: Cast) -> None:
    intake = signed_in("office-x/intake")
    page = intake.get("/desk/forms").text
    for blank in blanks.BLANKS:
        assert f"/desk/forms/{blank.code}" in page
        answer = intake.get(f"/desk/forms/{blank.code}")
        pages.in_order(answer.content, blank.zh, blank.article.zh, blank.rows[0].zh, blank.rows[-1].zh)
        assert len(pages.reader(answer.content).pages) <= 2
    assert intake.get("/desk/forms/nothing").status_code == 404


def test_petitioners_take_their_forms_at_the_counter_without_an_account(client) -> None:
    page = client.get("/forms").text
    for blank in blanks.BLANKS:
        assert (f"/forms/{blank.code}" in page) == blank.theirs
        assert client.get(f"/forms/{blank.code}").status_code == (200 if blank.theirs else 404)
