"""What the public lives through at the counter, in a real browser, on a phone and at a desk."""

# ruff: noqa: F811  (fixtures are taken by name)

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandlerMixin
from PIL import Image

from huiyin.law.words import State
from tests.cast import Cast, transactional_cast  # noqa: F401
from tests.doors.clerks import Clerk
from tests.doors.public import answer, fits, look_up, ticket, write
from tests.soak import walking

pytestmark = [pytest.mark.django_db(transaction=True)]
Open = Callable[..., Any]


@pytest.fixture
def cast(transactional_cast: Cast, demonstration: Callable[[date], None]) -> Cast:
    demonstration(walking.TODAY)
    return transactional_cast


@pytest.fixture(params=["phone", "desk"])
def size(request: Any) -> dict[str, Any]:
    """A phone of 360 px that runs no script, or a desk."""
    return walking.DESK if request.param == "desk" else walking.BARE


@pytest.fixture
def window(size: dict[str, Any], new_page: Open) -> Any:
    return new_page(**size)


@pytest.mark.parametrize("size", [walking.PHONE, walking.DESK], ids=["phone", "desk"])
def test_two_photos_and_one_that_the_browser_cannot_open(
    cast: Cast, window: Any, new_page: Open, live: str, accessibility: Any
) -> None:
    """Made smaller here, what the camera wrote is gone, one taken out and put back; the officer has all three."""
    page, door, ditch = window, walking.photo("门前.jpg"), walking.photo("水渠.jpg")
    write(page, live)
    page.set_input_files("[name=files]", files=[door, ditch])
    page.set_input_files("[name=files]", files=[walking.HEIC])
    listed = page.locator("[data-chosen] li")
    for place in (1, 2):
        page.wait_for_selector(f"[data-chosen] li:nth-child({place}) canvas")
    assert listed.count() == 3
    walking.looks_right(page, accessibility)
    listed.filter(has_text="门前").get_by_role("button").click()
    assert listed.count() == 2
    page.set_input_files("[name=files]", files=[door])
    page.wait_for_selector("[data-chosen] li:nth-child(3) canvas")
    page.click(".actions button[value=on]")
    number, _code = ticket(page)
    files = walking.handed_in(cast, f"{number}-1")
    assert sorted(files) == ["手机原图.heic", "水渠.jpg", "门前.jpg"]
    assert files["手机原图.heic"] == walking.HEIC["buffer"]
    for name in ("门前.jpg", "水渠.jpg"):
        picture = Image.open(io.BytesIO(files[name]))
        assert (picture.format, picture.size) == ("JPEG", (2000, 1500))
        assert not picture.getexif()
        assert walking.TAKEN_AT.encode() not in files[name]
    said = Clerk(new_page(), live, cast, "office-x/intake").opens(f"{number}-1")
    assert all(name in said for name in files)


def test_written_on_one_device_and_handed_in_on_another(cast: Cast, new_page: Open, live: str) -> None:
    """Put away at the library, cleared there; gone on with by code on the own telephone, file and all."""
    library, own = new_page(**walking.DESK), new_page(**walking.BARE)
    code = _put_away(library, live)
    own.goto(f"{live}/raise")
    own.click("text=有续写码")
    own.fill("[name=code]", code.lower().replace("-", " "))
    own.click(".actions button[value=on]")
    own.wait_for_url("**/raise/check")
    said = own.inner_text("main")
    assert "写了一半的话" in said
    assert "门前.jpg" in said
    own.click(".actions button[value=on]")
    number, query = ticket(own)
    assert list(walking.handed_in(cast, f"{number}-1")) == ["门前.jpg"]
    look_up(library, live, number, query)
    library.wait_for_url("**/follow/*")
    library.goto(f"{live}/raise/resume")
    library.fill("[name=code]", code)
    library.click(".actions button[value=on]")
    assert "没有找到" in library.inner_text(".note-error")
    assert walking.items() == 1


def test_an_accusation_looks_like_any_other_petition(
    cast: Cast, window: Any, size: Any, new_page: Open, live: str
) -> None:
    """One calm sentence where it is asked, then the same words as everybody's; sealed, and the accused office has nothing."""
    seen = []
    for page, report in ((window, "yes"), (new_page(**size), "no")):
        write(page, live, report=report, facts="都写在材料里。")
        assert page.inner_text("main").count("检举、控告的内容一提交就封存") == 1
        page.click(".actions button[value=on]")
        number, code = ticket(page)
        receipt = walking.alike(page)
        assert "检举" not in page.inner_text(".receipt")
        look_up(page, live, number, code)
        page.wait_for_url("**/follow/*")
        seen.append((number, receipt, walking.alike(page)))
    (accusation, *told), (_other, *as_told) = seen
    assert told == as_told
    clerk = Clerk(new_page(), live, cast, "office-x/intake")
    assert clerk.page.goto(f"{live}/desk/matters/{accusation}-1").status == 404


def _put_away(page: Any, live: str) -> str:
    """Half written, with a photo, put away and cleared from this browser; the resume code."""
    write(page, live, facts="写了一半的话")
    page.set_input_files("[name=files]", files=[walking.photo("门前.jpg", (800, 600))])
    page.wait_for_selector("[data-chosen] canvas")
    page.click("button[value=later]")
    page.wait_for_url("**/raise/saved")
    code = page.inner_text(".big-number")
    page.click("text=清除并离开")
    page.wait_for_url(f"{live}/")
    page.go_back()
    assert "写了一半的话" not in page.content()
    return str(code)


ENGLISH = (
    ("where", {"region": "970101"}),
    ("office", {}),
    ("report", {"report": "no"}),
    ("requests", {"requests-0-text": "Pay the wages I am owed"}),
    ("facts", {"facts": "I taught at the school for a year; three months were never paid."}),
    ("together", {}),
    ("identity", {"name": "Jane Heron", "phone": "00000000002", "address": "2 Reed Lane, Ludu County", "id_number": "X1"}),
)  # fmt: skip


def test_a_foreign_resident_needs_no_chinese(cast: Cast, size: Any, new_page: Open, live: str) -> None:
    """From the home page to the receipt and what follows, in English, with everything that is only heard."""
    page, left = new_page(**size, locale="en"), []

    def read() -> None:
        left.extend(f"{page.url}: {text}" for text in page.evaluate(walking.CHINESE))

    number, code = _raised_in_english(page, live, read)
    look_up(page, live, number, "WRONG")
    page.wait_for_selector(".note-error")
    read()
    look_up(page, live, number, code)
    page.wait_for_url("**/follow/*")
    read()
    for path in page.locator("main a[href^='/follow/']").evaluate_all(walking.PATHS):
        page.goto(f"{live}{path}")
        read()
    assert left == [], "\n".join(left)


def _raised_in_english(page: Any, live: str, read: Callable[[], None]) -> tuple[str, str]:
    """Number and code; every page on the way is read."""
    page.goto(f"{live}/")
    read()
    page.click("main a[href='/raise']")
    read()
    page.click("button[value=anew]")
    for name, typed in ENGLISH:
        page.wait_for_url(f"**/raise/{name}")
        read()
        answer(page, name, **typed)
    page.wait_for_selector(".doubt")
    read()
    page.click(".actions button[value=on]")
    page.wait_for_url("**/raise/check")
    read()
    page.click(".actions button[value=on]")
    receipt = ticket(page)
    read()
    return receipt


def test_follow_add_rate_and_ask_for_review(
    cast: Cast, demonstration: Any, window: Any, size: Any, new_page: Open, live: str, accessibility: Any
) -> None:
    """The whole way from registration to review; between the petitioner's pages the officers act by the law's steps."""
    page, matter = window, cast.register("02-02")
    scan = accessibility if size is walking.DESK else None
    walking.follow_and_add(page, live, matter)
    walking.with_answer(cast, matter)
    page.goto(f"{live}/follow/{matter.number}")
    walking.looks_right(page, scan)
    walking.rate(page, office="5", organ="2")
    assert "不满意" in page.inner_text("main")
    page.click("text=改评价")
    assert page.is_checked("[name=organ][value='2']")
    assert page.input_value("[name=organ_words]") == walking.WORDS
    walking.rate(page, office="5", organ="1")
    assert "很不满意" in page.inner_text("main")
    for who in ("land-x/handler", "office-x/triage"):
        said = Clerk(new_page(), live, cast, who).opens(matter)
        assert all(word not in said for word in (walking.WORDS, "不满意", "很满意")), (
            "a rated unit reads a rating"
        )
    page.click(".own >> text=请求复查")
    assert page.locator(".opinion-text").is_visible()
    walking.asks_for_review(page, str(cast["gov-x"]))
    walking.looks_right(page, scan)
    assert "书面的复查意见" in page.inner_text(".station-next")
    assert cast.page(matter, "gov-x/reviewer", "03-02").matter.state == State.REVIEW_REQUESTED


def test_on_a_slow_network(cast: Cast, new_page: Open, live: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """50 kbit/s, two seconds away: soon there to be read; what is on its way is said, and goes once."""
    # Style sheets and scripts travel packed, as the program serves them.
    monkeypatch.setattr(StaticFilesHandlerMixin, "_should_handle", lambda *_path: False)
    page = new_page(**walking.PHONE)
    speed, posts = walking.connection(page), walking.Posts(page)
    speed(walking.SLOW)
    page.goto(f"{live}/", wait_until="commit")
    page.wait_for_load_state(timeout=60_000)
    assert page.evaluate(walking.FIRST_READ) < 20
    speed(walking.FULL)
    write(page, live)
    page.goto(f"{live}/raise/facts")
    page.fill("[name=facts]", "写了很久的话")
    speed(walking.SLOW)
    _pressed_on_and_on(page, "正在送出")
    page.wait_for_url("**/raise/check")
    speed(walking.FULL)
    page.set_input_files("[name=files]", files=[walking.photo("门前.jpg", (400, 300))])
    page.wait_for_selector("[data-chosen] canvas")
    speed(walking.SLOW)
    _pressed_on_and_on(page, "正在上传")
    ticket(page)
    assert posts.to("/raise/facts") == 2  # as it was written, and as it was changed
    assert posts.to("/raise/check") == 1
    assert walking.items() == 1


def _pressed_on_and_on(page: Any, told: str) -> None:
    button = page.locator(".actions button[value=on]")
    button.click(no_wait_after=True)
    button.click(no_wait_after=True)
    page.wait_for_selector("[data-moving]:not([hidden])")
    assert told in page.inner_text("[data-moving]")
    button.click(no_wait_after=True)


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_the_connection_is_lost(cast: Cast, new_page: Open, live: str, script: bool) -> None:
    """While something is typed, before it is handed in, and after it was registered: nothing is lost, one press tries again."""
    page = new_page(**(walking.PHONE if script else walking.BARE))
    write(page, live, facts="写过的")
    if script:
        page.goto(f"{live}/raise/facts")
        page.fill("[name=facts]", "写了很久才写完的话")
        _lost_and_found(page, live)
        page.wait_for_url("**/raise/check")
        assert "写了很久才写完的话" in page.inner_text("main")
        page.set_input_files("[name=files]", files=[walking.photo("门前.jpg", (400, 300))])
    page.context.set_offline(True)
    page.click(".actions button[value=on]")
    _told(page, script)
    assert walking.items() == 0
    page.context.set_offline(False)
    page.route("**/raise/check", walking.lose_the_answer)
    _try_again(page, live, script)
    _told(page, script)
    assert walking.items() == 1
    page.unroute("**/raise/check")
    _try_again(page, live, script)
    number, code = ticket(page)
    assert walking.items() == 1
    assert list(walking.handed_in(cast, f"{number}-1")) == (["门前.jpg"] if script else [])
    look_up(page, live, number, code)
    page.wait_for_url("**/follow/*")


def _lost_and_found(page: Any, live: str) -> None:
    page.context.set_offline(True)
    page.click(".actions button[value=on]")
    _told(page, True)
    page.context.set_offline(False)
    _try_again(page, live, True)


def _told(page: Any, script: bool) -> None:
    if script:
        page.wait_for_selector("[data-lost]:not([hidden])")
        assert "没有送到" in page.inner_text("[data-lost]")
        assert fits(page)
    else:
        page.wait_for_url("chrome-error://**")


def _try_again(page: Any, live: str, script: bool) -> None:
    """The button; without script the address once more, and the button where something is left to hand in."""
    if script:
        page.click("text=再试一次")
        return
    page.goto(f"{live}/raise/check")
    if not page.url.endswith("/receipt"):
        page.click(".actions button[value=on]")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_the_back_button_of_the_browser(cast: Cast, new_page: Open, live: str, script: bool) -> None:
    """Through the whole form and forth again: all is there. After the receipt: the receipt, and never a second petition."""
    page = new_page(**(walking.PHONE if script else walking.BARE))
    write(page, live, facts="写在前面的话")
    for name, box, typed in BEFORE:
        page.go_back()
        page.wait_for_url(f"**/raise/{name}")
        if box:
            assert page.input_value(f"[name='{box}'] >> nth=0") == typed
    for _place in BEFORE[1:]:
        page.go_forward()
    page.wait_for_url("**/raise/identity")
    answer(page, "identity")
    page.wait_for_url("**/raise/check")
    page.click(".actions button[value=on]")
    number, _code = ticket(page)
    for _press in range(2):
        page.go_back()
        assert page.url.endswith("/receipt")
        assert number in page.inner_text("main")
    assert walking.items() == 1
    page.click("text=清除并离开")
    page.wait_for_url(f"{live}/")
    page.go_back()
    assert number not in page.content()


BEFORE = (
    ("identity", "address", "芦渡县河湾村二组"),
    ("together", "", ""),
    ("facts", "facts", "写在前面的话"),
    ("requests", "requests-0-text", "修复水渠"),
    ("report", "", ""),
    ("office", "", ""),
    ("where", "region", "970101"),
)


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_one_draft_in_two_windows(cast: Cast, new_page: Open, live: str, script: bool) -> None:
    """What the other window wrote is shown, what is handed in is what was seen, and it is one petition."""
    first = new_page(**(walking.PHONE if script else walking.BARE))
    write(first, live, facts="起先写的")
    second, third = first.context.new_page(), first.context.new_page()
    second.goto(f"{live}/raise/facts")
    third.goto(f"{live}/raise/facts")
    answer(second, "facts", facts="第二个窗口写的")
    second.wait_for_url("**/raise/check")
    answer(third, "facts", facts="第三个窗口写的")
    third.wait_for_selector(".note-warning")
    assert "第二个窗口写的" in third.inner_text(".note-warning")
    assert third.input_value("[name=facts]") == "第三个窗口写的"
    answer(third, "facts")
    third.wait_for_url("**/raise/check")
    third.goto(f"{live}/raise/requests")
    first.click(".actions button[value=on]")
    first.wait_for_selector(".note-warning")
    assert walking.items() == 0
    assert "第三个窗口写的" in first.inner_text("main")
    first.click(".actions button[value=on]")
    number, _code = ticket(first)
    second.click(".actions button[value=on]")
    assert ticket(second)[0] == number
    answer(third, "requests", **{"requests-0-text": "提交以后才写的"})
    third.wait_for_selector("text=这一份已经提交了")
    assert "提交以后才写的" in third.inner_text("main")
    assert walking.items() == 1
