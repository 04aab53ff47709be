"""Served but not proved, at the desk: the list, its count, the step it leads to, and what the matter says."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from huiyin.papers import serving
from huiyin.papers.models import Paper
from tests.cast import Cast, Told, cast, day  # noqa: F401
from tests.doors.desk.test_papers_at_the_desk import signed_in

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 30)
POSTED = {"way": "post", "post_number": "XA00000000044", "evidence": "回执联", "effective_on": "2026-03-11"}


@pytest.fixture
def here(cast: Cast, demonstration) -> Cast:  # noqa: F811
    demonstration(TODAY)
    return cast


def accepted(cast: Cast, on: str) -> Told:  # noqa: F811
    matter = cast.accepted(on)
    cast.worked(on)
    return matter


def listed(client: Client, query: str = "") -> list[tuple[str, str]]:
    return [(row.kind.code, row.paper.matter) for row in client.get(f"/desk/service{query}").context["rows"]]


def test_the_list_and_its_count_say_the_same_longest_out_first(here: Cast) -> None:
    later, first = accepted(here, "03-27"), accepted(here, "03-10")
    handler = signed_in("land-x/handler")
    assert listed(handler) == [("notice_of_acceptance", first.number), ("notice_of_acceptance", later.number)]
    page = handler.get("/desk/service")
    assert page.context["serves"] == page.context["total"] == 2
    assert re.search(r"送达未证明 <span class=\"count\">2</span>", page.text)
    assert [(row.days, row.level) for row in page.context["rows"]] == [(20, "late"), (3, "calm")]
    assert "久未送达" in page.text
    assert listed(signed_in("labour-x/handler")) == []


def test_the_form_offers_the_paper_and_proof_takes_it_off_the_list(here: Cast) -> None:
    matter = accepted(here, "03-10")
    handler = signed_in("land-x/handler")
    (row,) = handler.get("/desk/service").context["rows"]
    address = f"/desk/matters/{matter.number}/serve_paper?paper={row.paper.pk}"
    assert address.replace("&", "&amp;") in handler.get("/desk/service").text
    form = handler.get(address).text
    assert re.search(rf'<option value="{row.paper.pk}" selected>受理告知书', form)
    assert 'data-ways="electronic"' in form
    answer = handler.post(address, {"paper": row.paper.pk, **POSTED}, follow=True)
    assert "已办理" in answer.text
    assert listed(handler) == []
    assert "2026-03-11 送达，邮寄送达" in answer.text


def test_a_failed_attempt_is_told_and_leaves_it_there(here: Cast) -> None:
    matter = accepted(here, "03-10")
    handler = signed_in("land-x/handler")
    (row,) = handler.get("/desk/service").context["rows"]
    told = {"paper": row.paper.pk, "way": "direct", "what_happened": "家中无人。"}
    handler.post(f"/desk/matters/{matter.number}/attempt_paper", told)
    (row,) = handler.get("/desk/service").context["rows"]
    assert (row.tried.on, row.tried.way, row.tried.times) == (TODAY, "direct", 1)
    assert "直接送达" in handler.get("/desk/service").text
    assert "送达未证明" in handler.get(f"/desk/matters/{matter.number}").text


def test_an_opinion_leads_to_the_step_its_period_starts_with(here: Cast) -> None:
    matter = here.accepted("03-02")
    here.investigated(matter, "03-05")
    here.issued(matter, "03-10")
    here.worked("03-10")
    handler = signed_in("land-x/handler")
    rows = {row.kind.code: row for row in handler.get("/desk/service").context["rows"]}
    assert rows["opinion"].step.code == "serve_opinion"
    assert f"/desk/matters/{matter.number}/serve_opinion" in handler.get("/desk/service?kind=opinion").text
    assert listed(handler, "?kind=opinion") == [("opinion", matter.number)]
    form = handler.get(f"/desk/matters/{matter.number}/serve_paper").text
    assert "信访处理意见书" not in re.findall(r"<select name=\"paper\".*?</select>", form, re.S)[0]
    here.take("attempt_service", matter, "land-x/handler", "03-12", way="post")
    (row,) = handler.get("/desk/service?kind=opinion").context["rows"]
    assert (row.tried.on, row.tried.way) == (day("03-12"), "post")
    assert handler.get("/desk/service?kind=receipt").status_code == 404


def test_what_goes_on_the_next_page_follows_and_the_number_of_queries_stays(here: Cast, monkeypatch) -> None:
    handler = signed_in("land-x/handler")
    first = accepted(here, "03-10")
    with CaptureQueriesContext(connection) as few:
        handler.get("/desk/service")
    numbers = [first.number, *(accepted(here, "03-10").number for _ in range(2))]
    with CaptureQueriesContext(connection) as many:
        handler.get("/desk/service")
    assert len(many) <= len(few) <= 22
    monkeypatch.setattr(serving, "PAGE", 2)
    page = handler.get("/desk/service")
    assert [row.paper.matter for row in page.context["rows"]] == numbers[:2]
    rest = handler.get("/desk/service?after=" + page.context["next"])
    assert [row.paper.matter for row in rest.context["rows"]] == numbers[2:]
    assert len(handler.get("/desk/service?after=x_y").context["rows"]) == 2


def test_nothing_of_a_sealed_matter_is_listed_or_printed(here: Cast, as_owner) -> None:
    matter = accepted(here, "03-10")
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("UPDATE matters_petitionmatter SET sealed = true WHERE number = %s", [matter.number])
        pk = Paper.objects.get(kind="notice_of_acceptance").pk
    handler = signed_in("land-x/handler")
    page = handler.get("/desk/service")
    assert page.context["rows"] == []
    assert page.context["serves"] == page.context["total"] == 0
    answer = handler.post("/desk/post", {"paper": pk, "print": "labels"}, follow=True)
    assert "请先勾选" in answer.text


def test_a_head_has_no_such_list(here: Cast) -> None:
    assert signed_in("land-x/head").get("/desk/service").status_code == 404


def test_whoever_decides_on_a_late_request_sees_the_evidence(here: Cast, demonstration) -> None:
    """Service, window, postmark; late is said, and accepting stays open (CR-15)."""
    demonstration(date(2026, 3, 11))
    late, timely = here.concluded("2025-12-01", "01-20"), here.concluded("2025-12-01", "01-20")
    for matter, posted in ((late, "03-02"), (timely, "02-23")):
        days = {"sent_on": day(posted), "received_on": day("03-05")}
        here.take("request_review", matter, "office-x/intake", "03-05", reviewer=here["gov-x"], **days)
    reviewer = signed_in("gov-x/reviewer")
    page = reviewer.get(f"/desk/matters/{late.number}/decline_review").text
    for word in ("2026-01-20", "直接送达", "2026-02-24", "2026-03-02", "晚于期限", "不自动拒绝"):
        assert word in page, word
    assert "晚于期限" in reviewer.get(f"/desk/matters/{late.number}/accept_review").text
    page = reviewer.get(f"/desk/matters/{timely.number}/decline_review").text
    assert "没有逾期" in page
    assert "2026-02-23" in page
