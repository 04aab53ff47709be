"""Following by number and code: the route in plain words, papers, and the petitioner's own steps."""

from datetime import date

import pytest
from django.core.cache import cache
from django.test import Client

from huiyin.counter import throttle
from huiyin.counter.wording import DONE, OWN
from huiyin.law.book_2022 import states, steps
from huiyin.law.words import Duty, State
from huiyin.matters import reading
from tests.cast import cast, day  # noqa: F401

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)


@pytest.fixture
def visitor(cast, demonstration):  # noqa: F811
    demonstration(TODAY)
    cache.clear()
    return Client()


def look_up(visitor, told):
    return visitor.post("/follow", {"number": told.receipt.item, "code": told.receipt.code}, follow=True)


def test_the_route_so_far_in_plain_words(visitor, cast):  # noqa: F811
    matter = cast.accepted("03-02")
    text = look_up(visitor, matter).text
    for sentence in (
        "芦渡县信访局收到并登记了您的来件。",
        "转送给芦渡县自然资源局。",
        "芦渡县自然资源局决定受理，并书面告知您。",
        "轮到<strong>芦渡县自然资源局</strong>办理",
    ):
        assert sentence in text
    assert "2026年5月6日" in text  # 60 days from 2 March end on 1 May, a holiday
    assert "第三十四条" in text
    assert "2026-05-06" not in text.replace("2026年5月6日", "")


def test_the_working_of_each_date_is_shown(visitor, cast):  # noqa: F811
    matter = cast.register("03-02")
    text = look_up(visitor, matter).text
    assert "这一天是怎么算出来的" in text
    assert "（CR-1）" in text or "CR-" in text


def test_what_the_house_does_for_itself_is_not_told(visitor, cast):  # noqa: F811
    matter = cast.accepted("03-02")
    cast.take("record_instruction", matter, "land-x/head", "03-02", given_on=TODAY)
    text = look_up(visitor, matter).text
    assert "批示" not in text
    assert "田禾" not in text
    assert "承包地" not in text  # a found receipt tells nobody what was written


def test_papers_that_left_the_house_can_be_read(visitor, cast):  # noqa: F811
    matter = cast.concluded("02-02", "02-27")
    answer = look_up(visitor, matter)
    assert "信访处理意见书" in answer.text
    link = [part.split('"')[0] for part in answer.text.split('href="') if "/papers/" in part][-1]
    paper = visitor.get(link)
    assert paper.status_code == 200
    assert paper["Content-Type"] == "application/pdf"
    assert Client().get(link).status_code == 302


def test_review_is_asked_for_and_the_organ_sees_it(visitor, cast):  # noqa: F811
    matter = cast.concluded("02-02", "02-27")
    page = look_up(visitor, matter)
    assert "请求复查" in page.text
    form = visitor.get(f"/follow/{matter.number}/request_review")
    assert "芦渡县党委和政府" in form.text
    assert "机关收到请求日期" not in form.text
    nothing = visitor.post(f"/follow/{matter.number}/request_review", {"reviewer": cast["gov-x"]})
    assert nothing.status_code == 400
    assert "这一项必须填写" in nothing.text
    done = visitor.post(
        f"/follow/{matter.number}/request_review",
        {"reviewer": cast["gov-x"], "reasons": "补偿标准算错了。"},
        follow=True,
    )
    assert "您请求复查，由芦渡县党委和政府复查。" in done.text
    assert cast.page(matter, "gov-x/reviewer", "03-02").matter.state == State.REVIEW_REQUESTED


def test_a_step_that_is_not_the_petitioners_is_not_there(visitor, cast):  # noqa: F811
    matter = cast.register("03-02")
    look_up(visitor, matter)
    for code in ("triage", "forward", "register", "nonsense"):
        assert visitor.post(f"/follow/{matter.number}/{code}", {}).status_code == 404, code


@pytest.mark.parametrize("wrong", ["number", "code", "both"])
def test_a_wrong_number_and_a_wrong_code_get_the_same_answer(visitor, cast, wrong):  # noqa: F811
    receipt = cast.register("03-02").receipt
    typed = {
        "number": receipt.item if wrong == "code" else "970101-2026-999999",
        "code": receipt.code if wrong == "number" else "AAAA-BBBB-CCCC",
    }
    answer = visitor.post("/follow", typed)
    assert answer.status_code == 400
    assert "没有查到" in answer.text


@pytest.mark.parametrize(
    "hostile", ["\0", "'; DROP TABLE matters_act; --", "🐉" * 60, "\u202e98", "%00", "-" * 60]
)
def test_whatever_is_typed_gets_a_sentence(visitor, hostile):
    answer = visitor.post("/follow", {"number": hostile, "code": hostile})
    assert answer.status_code == 400
    assert visitor.get("/follow/" + "x" * 300).status_code in (302, 404)


def test_guessing_is_slowed_down_and_registering_is_not(visitor, cast):  # noqa: F811
    receipt = cast.register("03-02").receipt
    for _ in range(throttle.TRIES):
        assert visitor.post("/follow", {"number": receipt.item, "code": "AAAA"}).status_code == 400
    assert visitor.post("/follow", {"number": receipt.item, "code": receipt.code}).status_code == 429
    elsewhere = {"number": receipt.item, "code": receipt.code}
    assert visitor.post("/follow", elsewhere, REMOTE_ADDR="10.1.2.3").status_code == 302
    assert visitor.post("/raise", {"go": "anew"}).status_code == 302
    assert visitor.post("/raise/where", {"region": "970101"}).status_code == 302


def test_the_number_of_a_matter_opens_its_item_too(visitor, cast):  # noqa: F811
    receipt = cast.register("03-02").receipt
    answer = visitor.post("/follow", {"number": receipt.matter, "code": receipt.code})
    assert answer.status_code == 302


def test_home_tells_where_one_can_go(visitor):
    text = visitor.get("/").text
    for said in (
        "我要信访",
        "芦渡县信访局",
        "芦花路1号",
        "000-0000000",
        "工作日9:00—17:00",
        "60天",
        "第三十四条",
    ):
        assert said in text


def test_home_asks_little_of_the_database(visitor, django_assert_max_num_queries):
    visitor.get("/")
    with django_assert_max_num_queries(5):
        visitor.get("/")


def test_everything_in_english(visitor, cast):  # noqa: F811
    visitor.cookies["django_language"] = "en"
    matter = cast.concluded("02-02", "02-27")
    text = look_up(visitor, matter).text
    assert "Forwarded to Ludu County Natural Resources Bureau." in text
    assert "Ask for review" in text


def test_every_step_of_ones_own_has_its_name_and_every_telling_a_step():
    own = {step.code for step in steps.ALL if Duty.PETITIONER in step.by and step.when}
    assert own == set(OWN)
    assert set(DONE) <= set(steps.BY_CODE)


def test_every_open_state_says_what_comes_next():
    from huiyin.counter.wording import NEXT, SEALED_STATE

    assert {state for state in states.OPEN if state not in SEALED_STATE} <= set(NEXT)


def test_a_found_digest_is_not_enough_without_the_browser(visitor, cast):  # noqa: F811
    matter = cast.register("03-02")
    look_up(visitor, matter)
    digest = reading.follow(matter.receipt.item, matter.receipt.code)
    session = visitor.session
    assert digest not in str(dict(session.items()))


HOSTILE = (
    "\0\x07NUL",
    "🐉" * 500,
    "\u202e98",
    "'; DROP TABLE matters_act; --",
    "<script>alert(1)</script>",
    "=1+1",
    "𬭎",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_is_written_is_registered_whole_or_told_at_its_box(visitor, cast, text):  # noqa: F811
    visitor.post("/raise", {"go": "anew"})
    answers = {
        "where": {"region": "970101"},
        "office": {"office": cast["office-x"]},
        "report": {"report": "no"},
        "requests": {"requests-0-text": text},
        "facts": {"facts": text.replace("\0", "")},
        "identity": {"name": text[:40].replace("\0", ""), "id_number": text[:30].replace("\0", "")},
    }
    for name, typed in answers.items():
        answer = visitor.post(f"/raise/{name}", typed)
        assert answer.status_code in (200, 302), name
    visitor.post("/raise/identity", answers["identity"])
    shown = visitor.get("/raise/check").text
    assert "<script>alert" not in shown
    assert visitor.post("/raise/check", {}, follow=True).redirect_chain[-1][0] == "/receipt"


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("where", {"region": "999999"}),
        ("where", {"region": "\0"}),
        ("requests", {"requests-0-text": "长" * 2001}),
        ("facts", {"facts": "长" * 20_001}),
        ("facts", {"facts": "\0"}),
        ("identity", {"name": "长" * 61}),
        ("report", {"report": "maybe"}),
        ("office", {"office": "-1"}),
        ("office", {"office": "9" * 40}),
    ],
)
def test_what_cannot_be_taken_is_told_and_kept(visitor, cast, name, typed):  # noqa: F811
    visitor.post("/raise", {"go": "anew"})
    visitor.post("/raise/where", {"region": "970101"})
    if name != "where":
        visitor.post("/raise/office", {"office": cast["office-x"]})
    answer = visitor.post(f"/raise/{name}", typed)
    assert answer.status_code == 400
    assert 'class="wrong"' in answer.text
    if name in ("requests", "facts", "identity"):
        kept = next(iter(typed.values())).replace("\0", "")
        assert kept in answer.text


def test_a_question_out_of_turn_leads_to_the_one_before_it(visitor):
    assert visitor.get("/raise/facts").url == "/raise"
    visitor.post("/raise", {"go": "anew"})
    assert visitor.get("/raise/check").url == "/raise/where"
    assert visitor.get("/raise/nonsense").status_code == 404
