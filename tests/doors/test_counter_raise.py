"""我要信访 in a real browser: one question a page, on a phone, with JavaScript and without, pressed twice, sent back."""

from datetime import date

import pytest

from huiyin.law.words import Duty
from huiyin.matters import reading
from huiyin.matters.models import Attachment, PetitionItem
from huiyin.people.acting import Actor
from tests.cast import transactional_cast  # noqa: F401
from tests.doors.public import NARROW, answer, fits, look_up, ticket, write

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("transactional_cast", "today")]
TODAY = date(2026, 3, 2)


@pytest.fixture
def today(transactional_cast, demonstration):  # noqa: F811
    demonstration(TODAY)


@pytest.fixture
def phone(new_page):
    """An old phone of 360 px, without JavaScript."""
    return new_page(viewport=NARROW, java_script_enabled=False)


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def any_phone(request, new_page):
    """A phone of 360 px, with JavaScript and without."""
    return new_page(viewport=NARROW, java_script_enabled=request.param)


def items() -> int:
    with reading.named(Actor.job(Duty.CLOCK)):
        return PetitionItem.objects.count()


def test_raised_and_followed_on_a_phone(any_phone, live):
    write(any_phone, live)
    any_phone.set_input_files("[name=files]", files=[PHOTO])
    any_phone.click(".actions button[value=on]")
    number, code = ticket(any_phone)
    assert "2026年3月17日" in any_phone.inner_text("main")  # 15 days from 2 March
    assert "第二十二条第一款" in any_phone.inner_text("main")
    any_phone.click("text=看办理情况")
    any_phone.wait_for_url("**/follow/*")
    said = any_phone.inner_text("main")
    assert "芦渡县信访局收到并登记了您的来件" in said
    assert "轮到芦渡县信访局办理" in said
    any_phone.click("text=清除并离开")
    look_up(any_phone, live, number.lower().replace("-", "－"), code.replace("-", " ").lower())
    any_phone.wait_for_url("**/follow/*")
    assert fits_without_script(any_phone)
    with reading.named(Actor.job(Duty.CLOCK)):
        assert Attachment.objects.get().media_type == "image/png"


PHOTO = {"name": "水渠.jpg", "mimeType": "image/jpeg", "buffer": b"\x89PNG\r\n\x1a\n" + bytes(64)}


def fits_without_script(page):
    """The content of the page is no wider than the phone."""
    return page.locator("main").bounding_box()["width"] <= NARROW["width"]


def test_nobody_has_to_say_who_they_are(phone, live):
    write(phone, live, named=False)
    assert "照样登记" in phone.inner_text("main")
    phone.click(".actions button[value=on]")
    ticket(phone)
    assert items() == 1


def test_pressed_twice_it_is_one_petition_with_one_receipt(any_phone, live):
    write(any_phone, live)
    any_phone.dblclick(".actions button[value=on]")
    number, code = ticket(any_phone)
    assert items() == 1
    look_up(any_phone, live, number, code)
    any_phone.wait_for_url("**/follow/*")


def test_back_and_forth_without_loss(phone, live):
    write(phone, live, facts="写在前面的话")
    phone.click("button[value=back]")
    phone.wait_for_url("**/raise/identity")
    assert phone.input_value("[name=address]") == "芦渡县河湾村二组"
    phone.fill("[name=phone]", "改到一半的电话")
    phone.click("button[value=back]")
    phone.wait_for_url("**/raise/together")
    phone.click("button[value=back]")
    phone.wait_for_url("**/raise/facts")
    assert phone.input_value("[name=facts]") == "写在前面的话"
    phone.goto(f"{live}/raise/identity")
    assert phone.input_value("[name=phone]") == "改到一半的电话"
    phone.goto(f"{live}/raise/requests")
    phone.click("text=再加几格")
    assert phone.input_value("[name='requests-0-text']") == "修复水渠"
    answer(phone, "requests", **{"requests-1-text": "赔偿青苗"})
    phone.wait_for_url("**/raise/check")  # what was changed leads back to the whole
    assert "赔偿青苗" in phone.inner_text("main")


def test_a_doubtful_number_is_pointed_out_and_never_blocks(phone, live):
    write(phone, live)
    phone.goto(f"{live}/raise/identity")
    answer(phone, "identity", id_number="12345", credit_code="护照")
    assert phone.locator(".doubt").count() == 2
    assert phone.input_value("[name=id_number]") == "12345"
    phone.click(".actions button[value=on]")
    phone.wait_for_url("**/raise/check")
    phone.click(".actions button[value=on]")
    ticket(phone)
    assert items() == 1


def test_a_wrong_answer_is_told_beside_its_box(phone, live):
    phone.goto(f"{live}/raise")
    phone.click("button[value=anew]")
    phone.click(".actions button[value=on]")
    assert phone.inner_text(".field .wrong") == "请选一个地方，再继续。"
    answer(phone, "where", region="970101")
    answer(phone, "office")
    answer(phone, "report", report="no")
    answer(phone, "requests")
    answer(phone, "facts")
    assert "请至少写一句" in phone.inner_text(".field .wrong")
    phone.fill("[name=facts]", "有一句了")
    phone.click(".actions button[value=on]")
    answer(phone, "together")
    phone.wait_for_url("**/raise/identity")


def test_a_file_that_cannot_be_taken_is_told_and_the_petition_is_registered(phone, live):
    for name, content, sentence in (
        ("照片.jpg", b"MZ" + bytes(50), "是程序"),
        ("材料.zip", b"PK\x03\x04" + bytes(50), "压缩包请先解开"),
        ("空.txt", b"", "是空的"),
    ):
        write(phone, live, facts="已经登记")
        phone.set_input_files(
            "[name=files]", files=[{"name": name, "mimeType": "image/jpeg", "buffer": content}]
        )
        phone.click(".actions button[value=on]")
        ticket(phone)
        assert sentence in phone.inner_text("main")
        assert "信访件已经登记" in phone.inner_text("main")
    assert items() == 3


@pytest.mark.parametrize(("width", "locale"), [(360, "zh-CN"), (360, "en"), (1280, "zh-CN")])
def test_every_page_is_accessible_and_fits(new_page, live, accessibility, transactional_cast, width, locale):  # noqa: F811
    page = new_page(viewport={"width": width, "height": 800}, locale=locale)
    wrong = []

    def look(name):
        wrong.extend(f"{name}: {line}" for line in accessibility(page))
        if not fits(page):
            wrong.append(f"{name} sticks out")

    for path in ("", "raise", "follow"):
        page.goto(f"{live}/{path}")
        look(path)
    write_in_any_language(page, live, look)
    matter = transactional_cast.concluded("02-02", "02-27")
    look_up(page, live, matter.receipt.item, "WRONG")
    look("not found")
    look_up(page, live, matter.receipt.item, matter.receipt.code)
    page.wait_for_url("**/follow/*")
    look("matter")
    page.goto(f"{live}/follow/{matter.number}/request_review")
    page.click("form.sheet .btn-primary")
    look("step")
    assert wrong == []


def write_in_any_language(page, live, look):
    page.goto(f"{live}/raise")
    page.click("button[value=anew]")
    page.click(".actions button[value=on]")
    page.wait_for_selector(".wrong")
    look("where, wrong")
    for name, typed in (
        ("where", {"region": "970101"}),
        ("office", {}),
        ("report", {"report": "yes"}),
        ("requests", {"requests-0-text": "长" * 600}),
        ("facts", {"facts": "unbroken" * 300}),
        ("together", {"together": "for_several"}),
        ("others", {"others-0-name": "长" * 60}),
        ("filed_by", {"filed_by": "agent"}),
        ("filers", {"filers-0-name": "长" * 60}),
        ("identity", {"id_number": "1"}),
    ):
        page.wait_for_url(f"**/raise/{name}")
        look(name)
        answer(page, name, **typed)
    page.wait_for_selector(".doubt")
    look("identity, doubted")
    page.click(".actions button[value=on]")
    page.wait_for_url("**/raise/check")
    look("check")
    page.click(".actions button[value=on]")
    page.wait_for_url("**/receipt")
    look("receipt")
