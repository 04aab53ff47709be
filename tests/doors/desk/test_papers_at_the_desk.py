"""Papers at the desk: what waits for the head, one by one or many; wording with the file beside; the register."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client

from huiyin.matters import acts
from huiyin.matters.models import Read
from huiyin.papers.models import Edit, Paper
from huiyin.people import doors
from huiyin.people.acting import Actor
from huiyin.people.models import Ground, Interest, Officer, Post
from tests.cast import Cast, Told, at, cast, day  # noqa: F401

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 9)


@pytest.fixture
def here(cast: Cast, demonstration) -> Cast:  # noqa: F811
    demonstration(TODAY)
    return cast


def signed_in(name: str) -> Client:
    client = Client()
    officer = Officer.objects.get(username=name)
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    session = client.session
    session[doors.KEY] = Post.objects.get(officer=officer).pk
    session.save()
    return client


def declined(cast: Cast, on: str = "03-05") -> Told:  # noqa: F811
    """Forwarded to the land bureau; the same thing is pending there already, so it declines: the head must sign."""
    first = cast.accepted("03-02")
    again = cast.register("03-03")
    cast.sent(again, "land-x", "03-03")
    cast.take("receive", again, "land-x/handler", "03-04")
    cast.take("decline", again, "land-x/handler", on, ground="N1", pending=first.number)
    return again


def _ids(matter: Told) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM matters_petitionmatter WHERE number = %s", [matter.number])
        return [row[0] for row in cursor.fetchall()]


def test_the_list_of_the_head_and_its_count_say_the_same(here: Cast) -> None:
    numbers = [declined(here).number for _ in range(3)]
    page = signed_in("land-x/head").get("/desk/papers")
    assert [one.number for one in page.context["papers"]] == numbers
    assert page.context["signs"] == 3
    assert re.search(r"待我签批 <span class=\"count\">3</span>", page.text)


def test_a_deputy_is_shown_only_what_the_head_may_not_sign(here: Cast, as_owner) -> None:
    first, _ = declined(here), declined(here)
    deputy = signed_in("land-x/deputy")
    assert deputy.get("/desk/papers").context["papers"] == []
    (matter,) = _owned(as_owner, first)
    with as_owner():
        Interest.objects.create(
            officer=Officer.objects.get(username="land-x/head"),
            matter_id=matter,
            ground=Ground.KIN,
            declared_on=TODAY,
        )
    assert [one.number for one in deputy.get("/desk/papers").context["papers"]] == [first.number]
    assert first.number not in signed_in("land-x/head").get("/desk/papers").text


def _owned(as_owner, matter: Told) -> list[int]:
    with as_owner():
        return _ids(matter)


def test_many_are_looked_at_first_and_signed_one_by_one_by_the_same_law(here: Cast, as_owner) -> None:
    good, taken = declined(here), declined(here)
    head = signed_in("land-x/head")
    pks = [one.pk for one in head.get("/desk/papers").context["papers"]]
    look = head.post("/desk/papers", {"look": "", "paper": pks})
    assert look.text.count("可以签批</span>") == 2
    with as_owner():
        assert Paper.objects.filter(state="waiting").count() == 2, "looking signs nothing"
        lacking = Paper.objects.get(pk=pks[1])
        Edit.objects.create(
            paper=lacking, matter_id=lacking.matter_id, place=1, officer_id=head.session["_auth_user_id"], at=at(TODAY),
            body=_emptied(lacking),
        )  # fmt: skip
    done = head.post("/desk/papers", {"sign": "", "paper": pks})
    assert done.text.count("已签批</span>") == 1
    assert "拟稿、修改人以外" in done.text
    with as_owner():
        assert [Paper.objects.get(pk=pk).state for pk in pks] == ["ready", "waiting"]
    assert good.number in done.text
    assert taken.number in done.text


def _emptied(row: Paper) -> bytes:
    from huiyin.matters import secrecy
    from huiyin.matters.models import PetitionMatter
    from huiyin.papers import editing

    matter = PetitionMatter.objects.get(pk=row.matter_id)
    key = secrecy.unwrap(matter.pk, matter.key)
    return secrecy.seal_bytes(key, f"{editing.place(row)}:1", b"{}")


def test_nothing_ticked_signs_nothing(here: Cast) -> None:
    declined(here)
    answer = signed_in("land-x/head").post("/desk/papers", {"sign": ""}, follow=True)
    assert "请先勾选" in answer.text
    assert answer.context["signs"] == 1


def test_a_paper_of_another_agency_cannot_be_slipped_in(here: Cast, as_owner) -> None:
    declined(here)
    with as_owner():
        pk = Paper.objects.get(state="waiting").pk
    signed_in("labour-x/head").post("/desk/papers", {"sign": "", "paper": [pk]})
    with as_owner():
        assert Paper.objects.get(pk=pk).state == "waiting"


def test_whoever_opens_a_signed_paper_before_the_job_came_has_it_issued(here: Cast, as_owner) -> None:
    matter = here.accepted("03-02")
    with as_owner():
        pk = Paper.objects.get(kind="notice_of_acceptance").pk
        assert Paper.objects.get(pk=pk).state == "ready"
    answer = signed_in("land-x/handler").get(f"/desk/matters/{matter.number}/papers/{pk}")
    assert answer.status_code == 200
    with as_owner():
        paper = Paper.objects.select_related("number").get(pk=pk)
        assert paper.state == "issued"
    page = signed_in("land-x/handler").get(f"/desk/matters/{matter.number}")
    assert paper.number.written in page.text
    assert (
        signed_in("land-x/handler").get(f"/desk/matters/{matter.number}/papers/{pk}").content
        == answer.content
    )


def test_the_matter_shows_each_paper_with_its_state_and_what_may_be_done_next(here: Cast) -> None:
    matter = declined(here)
    head = signed_in("land-x/head").get(f"/desk/matters/{matter.number}").text
    for word in ("待批", "签批文书", "退回文书修改"):
        assert word in head
    handler = signed_in("land-x/handler").get(f"/desk/matters/{matter.number}").text
    assert "修改文字" in handler
    assert "签批文书" not in handler
    assert "不予受理告知书" not in signed_in("office-x/triage").get(f"/desk/matters/{matter.number}").text


def test_a_head_signs_on_the_steps_own_page_and_voids_with_a_ground(here: Cast, as_owner) -> None:
    matter = declined(here)
    head = signed_in("land-x/head")
    (pk,) = (one.pk for one in head.get("/desk/papers").context["papers"])
    where = f"/desk/matters/{matter.number}"
    assert f'value="{pk}" selected' in head.get(f"{where}/approve_paper?paper={pk}").text
    assert head.post(f"{where}/approve_paper", {"paper": pk}).status_code == 302
    here.worked("03-09")
    told = {"paper": pk, "ground": "content", "reason": "条款有误。"}
    assert head.post(f"{where}/void_paper", told).status_code == 302
    page = head.get(where).text
    assert "作废：内容有误" in page
    register = head.get("/desk/numbers").text
    assert "作废</span>" in register
    assert "内容有误" in register
    assert "从1号起没有缺号" in register


def test_a_petitioner_who_had_received_it_is_told_that_it_is_void_and_why(here: Cast) -> None:
    matter = declined(here)
    head = signed_in("land-x/head")
    (pk,) = (one.pk for one in head.get("/desk/papers").context["papers"])
    visitor = Client()
    visitor.post("/follow", {"number": matter.receipt.item, "code": matter.receipt.code})
    where = f"/follow/{matter.number}"
    assert "不予受理告知书</a>" not in visitor.get(where).text, "a draft is not for the petitioner"
    assert visitor.get(f"{where}/papers/{pk}").status_code == 404
    here.take("approve_paper", matter, "land-x/head", "03-09", paper=pk)
    assert visitor.get(f"{where}/papers/{pk}").status_code == 404, "nor what is not issued yet"
    here.worked("03-09")
    assert visitor.get(f"{where}/papers/{pk}").status_code == 200
    here.take("void_paper", matter, "land-x/head", "03-09", paper=pk, ground="content")
    assert "作废：内容有误" in visitor.get(where).text
    assert visitor.get(f"{where}/papers/{pk}").status_code == 200, "what was received stays to be seen"


def test_whoever_drafted_a_paper_does_not_sign_it_in_another_post(here: Cast, as_owner) -> None:
    matter = declined(here)
    with as_owner():
        drafter = Officer.objects.get(username="land-x/handler")
        post = Post.objects.create(
            officer=drafter, agency_id=here["land-x"], duty="head", since=date(2020, 1, 1)
        )
        pk = Paper.objects.get(state="waiting").pk
    assert here.refused("approve_paper", matter, Actor.holding(post), "03-09", paper=pk).code == "another"


@pytest.mark.parametrize(
    "code", ["approve_paper", "return_paper", "void_paper", "issue_paper", "submit_paper"]
)
def test_steps_about_papers_stand_beside_papers_only(here: Cast, code: str) -> None:
    matter = here.accepted("03-02")
    for who in ("land-x/head", "land-x/handler", "land-x/deputy"):
        page = signed_in(who).get(f"/desk/matters/{matter.number}")
        for group in ("onward", "beside"):
            assert code not in [step.code for step in page.context[group]]
        assert code not in [step.code for step, _ in page.context["unlawful"]]


def opened(client: Client, matter: Told, pk: int) -> tuple[dict[str, str], str]:
    """The form of the wording as a browser would send it back unchanged."""
    page = client.get(f"/desk/matters/{matter.number}/papers/{pk}/wording")
    shown = page.context["shown"]
    base = re.search(r'name="base" value="(\d+)"', page.text)
    assert base
    return {name: one.text for name, one in shown.items()} | {"base": base[1]}, page.text


def test_wording_is_changed_kept_and_printed_and_its_author_may_not_sign(here: Cast, as_owner) -> None:
    matter = declined(here)
    client, where = signed_in("land-x/handler2"), "/desk/matters/{}/papers/{}/wording"
    with as_owner():
        pk = Paper.objects.get(state="waiting").pk
    sent, text = opened(client, matter, pk)
    assert "由案卷推算，不能在这里改。" in text
    assert "去年修路占了我家承包地" in text, "the file is beside it"
    sent["closing-0-zh"] = "特此告知。请留意原事项的答复。"
    assert client.post(where.format(matter.number, pk), sent).status_code == 302
    _, text = opened(client, matter, pk)
    assert "请留意原事项的答复" in text
    assert "handler2同志" in text
    with as_owner():
        edits = list(Edit.objects.all())
        assert [(one.place, one.officer_id) for one in edits] == [
            (1, Officer.objects.get(username="land-x/handler2").pk)
        ]
        assert "留意".encode() not in bytes(edits[0].body)
    from tests.papers import pages

    draft = client.get(f"/desk/matters/{matter.number}/papers/{pk}").content
    assert "请留意原事项的答复" in pages.text(draft)
    here.take("approve_paper", matter, "land-x/head", "03-09", paper=pk)
    here.worked("03-09")
    issued = client.get(f"/desk/matters/{matter.number}/papers/{pk}").content
    assert "请留意原事项的答复" in pages.text(issued)
    assert client.get(where.format(matter.number, pk)).status_code == 404, "what is issued is not reworded"


def test_opening_the_wording_leaves_a_row_like_opening_the_matter(here: Cast, as_owner) -> None:
    matter = declined(here)
    with as_owner():
        pk = Paper.objects.get(state="waiting").pk
        before = Read.objects.count()
    opened(signed_in("land-x/handler"), matter, pk)
    with as_owner():
        assert list(Read.objects.order_by("id").values_list("duty", "what")[before:]) == [
            ("handler", "matter")
        ]


def test_a_derived_day_or_organ_cannot_be_changed(here: Cast, as_owner) -> None:
    matter = declined(here)
    client = signed_in("land-x/handler")
    with as_owner():
        pk = Paper.objects.get(state="waiting").pk
    sent, _ = opened(client, matter, pk)
    sent["opening-0-zh"] = sent["opening-0-zh"].replace("2026年3月3日", "2026年1月1日")
    answer = client.post(f"/desk/matters/{matter.number}/papers/{pk}/wording", sent)
    assert answer.status_code == 400
    assert "“2026年3月3日”" in answer.text
    assert "2026年1月1日" in answer.text, "nothing that was typed is lost"
    with as_owner():
        assert not Edit.objects.exists()


def test_two_editors_are_told_and_both_wordings_stand_side_by_side(here: Cast, as_owner) -> None:
    matter = declined(here)
    with as_owner():
        pk = Paper.objects.get(state="waiting").pk
    first, second = signed_in("land-x/handler"), signed_in("land-x/handler2")
    where = f"/desk/matters/{matter.number}/papers/{pk}/wording"
    mine, _ = opened(first, matter, pk)
    theirs, _ = opened(second, matter, pk)
    assert second.post(where, theirs | {"closing-0-zh": "对方写的话。"}).status_code == 302
    answer = first.post(where, mine | {"closing-0-zh": "我写的话。"})
    assert answer.status_code == 409
    assert "我写的话。" in answer.text
    assert "对方写的话。" in answer.text
    again = re.search(r'name="base" value="(\d+)"', answer.text)
    assert again
    assert first.post(where, mine | {"closing-0-zh": "两人都同意的话。", "base": again[1]}).status_code == 302
    with as_owner():
        assert Edit.objects.count() == 2, "every change is kept"


@pytest.mark.parametrize(
    "who", ["land-x/head", "land-x/deputy", "labour-x/handler", "office-x/triage", "land-y/handler"]
)
def test_the_wording_is_open_to_those_who_draft_in_the_house_alone(here: Cast, as_owner, who: str) -> None:
    matter = declined(here)
    with as_owner():
        pk = Paper.objects.get(state="waiting").pk
    where = f"/desk/matters/{matter.number}/papers/{pk}/wording"
    assert signed_in(who).get(where).status_code == 404
    assert signed_in(who).post(where, {"base": 0}).status_code == 404


def test_the_register_shows_an_agency_its_own_numbers_and_nobody_elses(here: Cast) -> None:
    matter = here.accepted("03-02")
    here.worked("03-09")
    page = signed_in("land-x/handler").get("/desk/numbers").text
    assert "芦渡县自然资源局告〔2026〕1号" in page
    assert "芦渡县信访局函" not in page
    assert matter.number in page
    assert "还没有编过文号" in signed_in("labour-x/handler").get("/desk/numbers").text


def test_the_register_goes_on_over_pages(here: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("huiyin.papers.registers.PAGE", 2)
    for _ in range(3):
        here.accepted("03-02")
    here.worked("03-09")
    client = signed_in("land-x/handler")
    first = client.get("/desk/numbers")
    assert [line.written[-2:] for line in first.context["page"].lines] == ["3号", "2号"]
    rest = client.get("/desk/numbers?year=2026&series=告&below=2")
    assert [line.written[-2:] for line in rest.context["page"].lines] == ["1号"]
    assert client.get("/desk/numbers?below=x&year=y&series=z").status_code == 200


def test_the_desk_says_it_in_english(here: Cast) -> None:
    declined(here)
    client = signed_in("land-x/head")
    for path, word in (("/desk/papers", "For my approval"), ("/desk/numbers", "Document numbers")):
        page = client.get(path, headers={"accept-language": "en"}).text
        assert word in page
    with pytest.raises(acts.NotThere):
        acts.ruling("approve_paper", "none-2026-000001-1", by=here.by("land-x/head"), on=day("03-09"))
