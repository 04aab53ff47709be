"""The desk in a real browser: from the mail room to the competent organ, on a phone, by keyboard."""

import pytest

from huiyin.desk import lists

pytestmark = pytest.mark.django_db(transaction=True)
NARROW = {"width": 360, "height": 740}


def fits(page):
    return page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_a_letter_from_the_mail_room_to_the_organ_that_must_answer(desk, live, page, new_page):
    desk.sign_in(page, live, "lin")
    page.click("main >> text=登记来件")
    page.fill("[name=pages]", "2")
    page.click("text=编号，然后登记内容")
    page.fill("[name=identity-0-name]", "赵长河")
    page.fill("[name=requests-0-text]", "支付拖欠的工资")
    page.click("text=再加一项")
    page.fill("[name=requests-2-text]", "核查用工合同")
    page.fill("[name=facts]", "五个月没有领到工资。")
    page.click("form >> button:has-text('登记')")
    assert "查询码只显示这一次" in page.inner_text("main")

    officer = new_page()
    desk.sign_in(officer, live, "zhou")
    officer.click("table a")
    assert "核查用工合同" in officer.inner_text("main")
    officer.click(".steps a:has-text('甄别')")
    officer.select_option("[name=klass]", "appeal")
    officer.check("[name=searched]")
    officer.click("button:has-text('办理：甄别')")
    officer.click(".steps a:text-is('转送'), .steps a:has(strong:text-is('转送'))")
    officer.select_option("[name=organ]", label="青石县人社局")
    officer.click("button:has-text('办理：转送')")
    assert "“转送”已办理" in officer.inner_text("main")

    handler = new_page()
    desk.sign_in(handler, live, "he")
    assert handler.locator("table tbody tr").count() == 1


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_every_page_fits_a_phone_and_works_without_script(desk, live, new_page, accessibility, script):
    number = desk.triaged(facts="字" * 3000)
    page = new_page(viewport=NARROW, java_script_enabled=script)
    desk.sign_in(page, live, "zhou")
    for path in (
        "",
        "?box=overdue",
        f"matters/{number}",
        f"matters/{number}/forward",
        f"matters/{number}/split",
        "arrivals",
    ):
        page.goto(f"{live}/desk/{path}")
        if script:
            assert fits(page), path
            assert accessibility(page) == [], path
        assert page.locator("h1").count() == 1, path


def test_the_pages_of_the_door_are_accessible(desk, live, page, accessibility):
    for path in ("login", "nowhere"):
        page.goto(f"{live}/{path}")
        assert accessibility(page) == [], path


def test_a_refusal_keeps_what_was_typed(desk, live, page):
    number = desk.triaged()
    desk.sign_in(page, live, "zhou")
    page.goto(f"{live}/desk/matters/{number}/forward")
    page.select_option("[name=organ]", label="临江市人社局")
    page.fill("[name=note]", "请依法办理并告知")
    desk.take("forward", number, "zhou", organ=desk.agencies["labour"])  # a colleague was quicker
    page.click("button:has-text('办理：转送')")
    assert "这一步现在不能办" in page.inner_text("main")
    assert page.input_value("[name=note]") == "请依法办理并告知"


def test_by_keyboard_alone(desk, live, page):
    number = desk.letter().matter
    desk.sign_in(page, live, "zhou")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.focus(f"text={number}")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    page.keyboard.press("Enter")
    page.wait_for_url(f"{live}/desk/matters/{number}")


def test_the_language_is_changed_on_the_spot(desk, live, page):
    number = desk.letter().matter
    desk.sign_in(page, live, "zhou")
    page.goto(f"{live}/desk/matters/{number}")
    page.click("text=English")
    page.wait_for_selector("text=What can be done now")
    assert page.url == f"{live}/desk/matters/{number}"
    assert page.get_attribute("html", "lang") == "en"


def test_a_long_list_grows_in_place(desk, live, page, monkeypatch):
    monkeypatch.setattr(lists, "SIZE", 2)
    for _ in range(3):
        desk.letter()
    desk.sign_in(page, live, "zhou")
    assert page.locator("td.cell-matter").count() == 2
    page.click("text=继续看后面的")
    page.wait_for_selector("tbody tr:nth-child(3) td.cell-matter")
    assert page.url == f"{live}/desk/"
