"""A matter on one page, and the steps taken from it."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from huiyin.law.book_2022.breaches import BY_CODE as BREACHES
from huiyin.matters import breaches, reading
from huiyin.matters.models import Read

pytestmark = pytest.mark.django_db


def page(desk, who, number):
    with reading.named(desk.actors[who]):
        return reading.matter(number, on=desk.today)


def test_what_is_known_the_clocks_with_their_working_and_the_route(desk):
    number = desk.forwarded()
    text = desk.client("he").get(f"/desk/matters/{number}").content.decode()
    for expected in (
        "支付2025年7月至11月拖欠的工资",
        "五个月没有领到工资",
        "怎么算出来的",
        "第1日是3月3日",
        "转送",
        "周宁",
    ):
        assert expected in text, expected


def test_lawful_steps_lead_to_their_forms_and_unlawful_ones_say_why(desk):
    number = desk.triaged()
    answer = desk.client("zhou").get(f"/desk/matters/{number}")
    text = answer.content.decode()
    assert f'href="/desk/matters/{number}/forward"' in text
    refused = {step.code: ruling for step, ruling in answer.context["unlawful"]}
    assert refused
    for code, ruling in refused.items():
        assert f'href="/desk/matters/{number}/{code}"' not in text
        assert ruling.because in text
        assert ruling.article.zh in text


def test_a_passed_period_is_told_as_what_it_is(desk):
    number = desk.letter(date(2026, 1, 5)).matter
    breaches.find(desk.today)
    text = desk.client("zhou").get(f"/desk/matters/{number}").content.decode()
    assert "违反期限或规则的情形" in text
    (breach,) = page(desk, "zhou", number).breaches
    assert BREACHES[breach.code].zh in text
    assert breach.found_on == desk.today


def test_forbidden_and_missing_look_alike(desk):
    number = desk.letter().matter
    client = desk.client("tang")
    forbidden = client.get(f"/desk/matters/{number}")
    missing = client.get("/desk/matters/none-2026-000009-1")
    assert forbidden.status_code == missing.status_code == 404
    strip = lambda answer, path: answer.content.decode().replace(path, "")  # noqa: E731
    assert (
        strip(forbidden, number).split("<main")[1] == strip(missing, "none-2026-000009-1").split("<main")[1]
    )
    assert client.post(f"/desk/matters/{number}/forward").status_code == 404


def test_a_step_is_taken_from_its_form(desk):
    number = desk.triaged()
    client = desk.client("zhou")
    form = client.get(f"/desk/matters/{number}/forward")
    assert "青石县人社局" in form.content.decode()
    done = client.post(
        f"/desk/matters/{number}/forward",
        {"organ": desk.agencies["labour"], "note": "请依法办理"},
        follow=True,
    )
    assert "“转送”已办理" in done.content.decode()
    assert page(desk, "zhou", number).matter.state == "forwarded"


def test_a_refusal_gives_sentence_and_article_and_loses_nothing_typed(desk):
    number = desk.triaged()
    typed = {"organ": desk.agencies["labour"], "feedback_by": "2026-03-01", "demand": "这些话不能丢"}
    answer = desk.client("zhou").post(f"/desk/matters/{number}/assign", typed)
    assert answer.status_code == 409
    text = answer.content.decode()
    ruling = answer.context["refusal"]
    assert ruling.because in text
    assert ruling.article.zh in text
    assert "这些话不能丢" in text
    assert 'value="2026-03-01"' in text
    assert f'value="{desk.agencies["labour"]}" selected' in text
    assert page(desk, "zhou", number).matter.state == "triaged"


def test_an_empty_form_says_what_is_missing(desk):
    number = desk.triaged()
    answer = desk.client("zhou").post(f"/desk/matters/{number}/forward", {"note": "先写了说明"})
    assert answer.status_code == 400
    assert "这一项必须填写。" in answer.content.decode()
    assert "先写了说明" in answer.content.decode()


def test_a_step_that_is_closed_shows_its_reason_and_no_form(desk):
    number = desk.letter().matter
    answer = desk.client("zhou").get(f"/desk/matters/{number}/forward")
    assert answer.context["refusal"].because in answer.content.decode()
    assert 'name="organ"' not in answer.content.decode()


def test_an_unknown_step_is_not_found(desk):
    number = desk.letter().matter
    assert desk.client("zhou").get(f"/desk/matters/{number}/forgive").status_code == 404
    assert desk.client("zhou").post(f"/desk/matters/{number}/register").status_code == 404


def test_the_second_of_two_officers_is_told_why(desk):
    number = desk.triaged()
    first, second = desk.client("zhou"), desk.client("zhou")
    answers = {"organ": desk.agencies["labour"]}
    assert first.post(f"/desk/matters/{number}/forward", answers).status_code == 302
    late = second.post(f"/desk/matters/{number}/forward", answers)
    assert late.status_code == 409
    assert late.context["refusal"].because in late.content.decode()
    assert [act.step for act in page(desk, "zhou", number).acts].count("forward") == 1


def test_identity_is_masked_until_a_purpose_is_stated_and_the_look_is_noted(desk, as_owner):
    number = desk.letter().matter
    client = desk.client("zhou")
    masked = client.get(f"/desk/matters/{number}").content.decode()
    assert "赵长河" not in masked
    assert "00000001234" not in masked
    refused = client.post(f"/desk/matters/{number}/identity", {}, follow=True).content.decode()
    assert "请先选择查看身份信息的用途" in refused
    assert "赵长河" not in refused
    open_ = client.post(f"/desk/matters/{number}/identity", {"purpose": "contact"}).content.decode()
    assert "赵长河" in open_
    assert "00000001234" in open_
    with as_owner():
        noted = list(Read.objects.filter(what="identity").values_list("purpose", "officer__username"))
    assert noted == [("contact", "zhou")]


def test_an_attachment_comes_down_as_a_file_and_never_runs(desk):
    client = desk.client("lin")
    client.post("/desk/arrivals", {"channel": "letter", "received_on": "2026-03-02"})
    arrival = next(iter(client.session["arrivals"]))
    scan = SimpleUploadedFile("工资条.html", b"wages <script>alert(1)</script>")
    client.post(f"/desk/arrivals/{arrival}", {"facts": "见附件", "files": [scan], "token": "t"})
    number = client.session["arrivals"][arrival][3]
    (file,) = page(desk, "lin", number).files
    address = f"/desk/matters/{number}/files/{file.id}"
    quarantined = client.get(address)  # no scanner here: it opens after a conscious click, for a purpose
    assert "没有经过病毒扫描" in quarantined.text
    assert "wages" not in quarantined.text
    assert client.post(address).status_code == 400
    answer = client.post(address, {"purpose": "contact"})
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["Content-Type"].startswith("text/plain")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer.content == b"wages <script>alert(1)</script>"
    assert desk.client("tang").get(address).status_code == 404
    assert desk.client("tang").post(address, {"purpose": "contact"}).status_code == 404
    assert desk.client("tang").get(f"{address}/preview").status_code == 404
    assert client.get(f"{address}/preview").status_code == 404  # not a picture


def test_the_papers_an_act_leaves_can_be_read(desk):
    number = desk.letter().matter
    client = desk.client("zhou")
    papers = client.get(f"/desk/matters/{number}").context["papers"]
    assert papers
    answer = client.get(f"/desk/matters/{number}/papers/{papers[0].pk}")
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")
    assert desk.client("tang").get(f"/desk/matters/{number}/papers/{papers[0].pk}").status_code == 404


def test_a_reader_takes_no_step_but_to_hold_the_file_back(desk):
    number = desk.triaged()
    reader = desk.client("shen")
    reader.post(f"/desk/matters/{number}/why", {"purpose": "inspection"})
    answer = reader.get(f"/desk/matters/{number}")
    assert answer.context["onward"] == []
    assert [step.code for step in answer.context["beside"]] == ["place_hold"]
    assert desk.client("shen").post(f"/desk/matters/{number}/forward", {"organ": 1}).status_code in (400, 409)


@pytest.mark.django_db(transaction=True)
def test_a_matter_page_needs_no_more_than_seventeen_queries(desk, django_assert_max_num_queries):
    number = desk.forwarded(date(2026, 2, 10))
    client = desk.client("he")
    client.get(f"/desk/matters/{number}")
    with django_assert_max_num_queries(17):
        assert client.get(f"/desk/matters/{number}").status_code == 200


def test_a_matter_in_english(desk):
    number = desk.forwarded()
    text = desk.client("he", "en").get(f"/desk/matters/{number}").content.decode()
    for expected in (
        "What can be done now",
        "How it was worked out",
        "The route so far",
        "Qingshi Petition Office",
    ):
        assert expected in text, expected
