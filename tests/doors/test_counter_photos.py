"""Photos straight from the phone: made smaller there, listed, taken out again; a lost connection loses nothing."""

import io
from datetime import date

import pytest
from PIL import Image

from huiyin.law.words import Duty
from huiyin.matters import reading
from huiyin.matters.models import PetitionItem, PetitionMatter
from huiyin.people.acting import Actor
from tests.cast import transactional_cast  # noqa: F401
from tests.doors.public import NARROW, fits, ticket, write

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("transactional_cast")]
PLACE = "拍摄地点河湾村".encode()


def photo(name: str) -> dict[str, object]:
    """A photo of 3000 pixels that says where it was taken."""
    kept = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = PLACE.decode()
    Image.effect_noise((3000, 1500), 40).convert("RGB").save(kept, "JPEG", quality=95, exif=exif)
    return {"name": name, "mimeType": "image/jpeg", "buffer": kept.getvalue()}


def attached(cast) -> list[bytes]:
    with reading.named(Actor.job(Duty.CLOCK)):
        number = PetitionMatter.objects.get().number
    with reading.named(cast.by("office-x/intake")):
        page = reading.matter(number, on=date(2026, 3, 2))
        return [reading.attachment(number, file.id)[2] for file in page.files]


def test_two_photos_go_up_small_and_one_press_tries_again(new_page, live, demonstration, transactional_cast):  # noqa: F811
    demonstration(date(2026, 3, 2))
    page = new_page(viewport=NARROW)
    write(page, live)
    page.set_input_files("[name=files]", files=[photo("门前.jpg"), photo("水渠.jpg")])
    page.set_input_files("[name=files]", files=[photo("拍错了.jpg")])
    for place in (1, 2, 3):
        page.wait_for_selector(f"[data-chosen] li:nth-child({place}) canvas")
    assert fits(page)
    page.locator("[data-chosen] li", has_text="拍错了").locator("button").click()
    page.route("**/raise/check", lambda route: route.abort())
    page.click(".actions button[value=on]")
    page.wait_for_selector("[data-lost]:not([hidden])")
    assert "网络断了" in page.inner_text("[data-lost]")
    page.unroute("**/raise/check")
    page.click("text=再试一次")
    ticket(page)
    with reading.named(Actor.job(Duty.CLOCK)):
        assert PetitionItem.objects.count() == 1
    files = attached(transactional_cast)
    assert len(files) == 2
    for one in files:
        picture = Image.open(io.BytesIO(one))
        assert (picture.format, picture.size) == ("JPEG", (2000, 1000))
        assert not picture.getexif()
        assert PLACE not in one
