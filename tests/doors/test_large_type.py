"""Large type and strong contrast (适老化): asked for by a button on every page, kept in a cookie, with or without JavaScript."""

# ruff: noqa: F811  (fixtures are taken by name)

import pytest
from django.test import Client

from huiyin.config.large_type import COOKIE, YEAR
from tests.cast import cast  # noqa: F401
from tests.doors.public import NARROW, fits
from tests.doors.sights import TODAY, Visitor, stage

pytestmark = pytest.mark.django_db


def test_it_is_asked_for_kept_for_a_year_and_left_again():
    visitor = Client()
    assert 'class="large"' not in visitor.get("/follow").text
    answer = visitor.post("/large-type", {"large": "1", "next": "/follow"})
    assert (answer.status_code, answer["Location"]) == (302, "/follow")
    kept = visitor.cookies[COOKIE]
    assert (kept.value, kept["max-age"], kept["httponly"]) == ("1", YEAR, True)
    for page in ("/follow", "/", "/nowhere", "/login"):
        text = visitor.get(page).text
        assert 'class="large"' in text, page
        assert "标准字号" in text, page
    visitor.post("/large-type", {"large": "0", "next": "/follow"})
    assert 'class="large"' not in visitor.get("/follow").text


def test_it_is_asked_for_by_pressing_a_button_only():
    assert Client().get("/large-type").status_code == 405


@pytest.mark.parametrize("elsewhere",
    ["https://example.com/", "//example.com", "/\\example.com", "javascript:alert(1)", "R6", "on", "\x00", "/" + "九" * 9000],
)  # fmt: skip
def test_it_sends_nobody_out_of_the_house_and_back_to_no_address_that_is_none(elsewhere):
    assert Client().post("/large-type", {"large": "1", "next": elsewhere})["Location"] == "/"


@pytest.mark.parametrize(
    ("wish", "shown"), [({"large": "1"}, 'class="large"'), ({"language": "en"}, 'lang="en"')]
)
def test_whoever_asks_in_the_middle_of_an_answer_finds_it_again(cast, demonstration, wish, shown):
    demonstration(TODAY)
    visitor = Visitor(stage(cast))
    visitor.asked("facts")
    typed = {"facts": "水渠从去年秋天起就断了。", "next": "/raise/facts"}
    page = visitor.client.post("/raise/facts", typed | wish, follow=True)
    assert page.request["PATH_INFO"] == "/raise/facts"
    assert shown in page.text
    assert "水渠从去年秋天起就断了。" in page.text
    assert "还差一点" not in visitor.post("/raise/where", region="", next="/raise/where", **wish).text


def test_no_header_is_written_into_the_answer():
    answer = Client().post("/large-type", {"large": "1", "next": "/\r\nSet-Cookie: a=b"})
    assert "a" not in answer.cookies
    assert "\n" not in answer["Location"]


def test_the_privacy_notice_tells_of_it():
    assert "大字版" in Client().get("/privacy").text


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("script", [True, False])
def test_letters_grow_a_third_and_nothing_typed_is_lost(live, new_page, script):
    page = new_page(java_script_enabled=script, viewport=NARROW)
    page.goto(f"{live}/follow")
    size = "Number.parseFloat(getComputedStyle(document.querySelector('main > p')).fontSize)"
    tall = "document.querySelector('main .btn').getBoundingClientRect().height"
    before = page.evaluate(size)
    assert before >= 17.9
    page.fill("[name=number]", "970101-2026")
    page.click("text=大字版")
    page.wait_for_selector("text=标准字号")
    assert page.evaluate(size) / before >= 1.34
    assert page.evaluate(tall) >= 56
    assert fits(page)
    if script:
        assert page.input_value("[name=number]") == "970101-2026"
    page.goto(f"{live}/")
    assert page.get_attribute("html", "class") == "large"
    page.click("text=标准字号")
    page.wait_for_selector("text=大字版")
    page.reload()
    assert page.get_attribute("html", "class") is None


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("script", [True, False])
def test_an_answer_stays_and_enter_goes_on(live, new_page, script, cast, demonstration):
    demonstration(TODAY)
    page = new_page(java_script_enabled=script, viewport=NARROW)
    page.goto(f"{live}/raise")
    page.click("main .btn-primary")
    page.select_option("[name=region]", "970101")
    page.click("text=大字版")
    page.wait_for_selector("text=标准字号")
    assert page.input_value("[name=region]") == "970101"
    page.click("text=English")
    page.wait_for_selector("text=中文")
    assert page.input_value("[name=region]") == "970101"
    page.click("main .btn-primary")
    page.wait_for_url("**/raise/office")
    page.focus("main [name=office]:checked")
    page.keyboard.press("Enter")
    page.wait_for_url("**/raise/report")
