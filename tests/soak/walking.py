"""Steps that the counter's journeys share: windows, photos, slow and broken connections, what is written in which tongue."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from PIL import Image

from huiyin.law.words import Duty
from huiyin.matters import reading
from huiyin.matters.models import PetitionItem, PetitionMatter
from huiyin.people.acting import Actor
from tests.cast import Cast, Told
from tests.doors.public import NARROW, fits, look_up

TODAY = date(2026, 3, 2)
DESK: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}}
PHONE: dict[str, Any] = {"viewport": NARROW, "has_touch": True}
BARE: dict[str, Any] = {"viewport": NARROW, "java_script_enabled": False}
TAKEN_AT = "拍摄于河湾村老槐树下"
GPS, DESCRIPTION = 0x8825, 0x010E
SLOW = {"offline": False, "latency": 2000, "downloadThroughput": 50_000 / 8, "uploadThroughput": 50_000 / 8}
FULL = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
# A HEIC that says what it is and holds nothing: no browser opens it.
HEIC: dict[str, Any] = {
    "name": "手机原图.heic",
    "mimeType": "image/heic",
    "buffer": b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(2000),
}
# Text in Han characters outside whatever is marked as Chinese, whether it is seen or only heard.
CHINESE = """() => { const han = /[\\u3400-\\u9fff]/, found = [], ours = one => one.closest('[lang^=zh], script, style, template');
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) { const one = walk.currentNode;
    if (han.test(one.data) && !ours(one.parentElement)) { found.push(one.data.trim()); } }
  for (const one of document.body.querySelectorAll('[aria-label], [alt], [title], [placeholder], input[type=submit]')) {
    for (const name of ['aria-label', 'alt', 'title', 'placeholder', 'value']) {
      if (han.test(one.getAttribute(name) || '') && !ours(one)) { found.push(one.getAttribute(name)); } } }
  if (han.test(document.title)) { found.push(document.title); }
  return found; }"""

# Seconds until the first words were painted.
FIRST_READ = """() => new Promise(done => { const look = () => {
  const one = performance.getEntriesByName('first-contentful-paint')[0];
  if (one) { done(one.startTime / 1000); } else { setTimeout(look, 50); } }; look(); })"""
# Where the links of a page lead, files left out.
PATHS = (
    "all => [...new Set(all.map(one => one.getAttribute('href')))].filter(one => !/papers|proof/.test(one))"
)


def photo(name: str, size: tuple[int, int] = (4000, 3000)) -> dict[str, Any]:
    """A photo as a telephone takes it: large, and it says where it was taken."""
    exif = Image.Exif()
    exif[DESCRIPTION] = TAKEN_AT
    exif.get_ifd(GPS).update({1: "N", 2: (30.0, 15.0, 7.0), 3: "E", 4: (110.0, 42.0, 9.0)})
    kept = io.BytesIO()
    noise = Image.effect_noise((size[0] // 8, size[1] // 8), 60).resize(size).convert("RGB")
    noise.save(kept, "JPEG", quality=80, exif=exif)
    return {"name": name, "mimeType": "image/jpeg", "buffer": kept.getvalue()}


def items() -> int:
    """How many petitions there are."""
    with reading.named(Actor.job(Duty.CLOCK)):
        return PetitionItem.objects.count()


def only_matter() -> PetitionMatter:
    """The one matter there is."""
    with reading.named(Actor.job(Duty.CLOCK)):
        return PetitionMatter.objects.get()


def handed_in(cast: Cast, number: str, who: str = "office-x/intake") -> dict[str, bytes]:
    """The files of a matter by name, as that officer opens them."""
    with reading.named(cast.by(who)):
        page = reading.matter(number, on=TODAY)
        return {file.title: reading.attachment(number, file.id)[2] for file in page.files}


def alike(page: Any) -> str:
    """What a page says, whatever the number, the codes and the days in it."""
    return re.sub(r"[0-9A-Z]{4}(?:[- ][0-9A-Z]{4})+|\d+", "#", page.inner_text("main"))


@dataclass
class Posts:
    """What the page sent: one entry for each POST, by address."""

    page: Any

    def __post_init__(self) -> None:
        self.sent: list[str] = []
        self.page.on("request", lambda one: self.sent.append(one.url) if one.method == "POST" else None)

    def to(self, ending: str) -> int:
        """How often something was sent to an address with that ending."""
        return sum(url.endswith(ending) for url in self.sent)


def connection(page: Any) -> Callable[[dict[str, Any]], None]:
    """Set how fast the window's network is: `SLOW` or `FULL`."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("Network.enable")
    return lambda speed: devtools.send("Network.emulateNetworkConditions", speed)


def lose_the_answer(route: Any) -> None:
    """The server hears the request; the browser never hears the answer."""
    if route.request.method != "POST":
        route.continue_()
        return
    route.fetch(max_redirects=0)
    route.abort()


def looks_right(page: Any, accessibility: Callable[[Any], list[str]] | None) -> None:
    """Nothing sticks out; where scripts run, axe finds nothing either."""
    assert fits(page), page.url
    if accessibility is not None:
        assert accessibility(page) == [], page.url


WORDS = "窗口的同志耐心，办理的却没有去看水渠"


def follow_and_add(page: Any, live: str, matter: Told) -> None:
    """Find the matter, read how its day is worked out, add words and a photo."""
    look_up(page, live, matter.receipt.item, matter.receipt.code)
    page.wait_for_url(f"**/{matter.number}")
    page.click(".station-now summary >> nth=0")  # the working opens, with or without script
    assert page.locator(".station-now .working li").first.is_visible()
    page.click("text=补充情况、回答询问")
    page.fill("[name=text]", "渠口的照片在村委会。")
    page.set_input_files("[name=files]", files=[photo("渠口.jpg", (800, 600))])
    page.click("main form button.btn-primary")
    page.wait_for_url(f"**/{matter.number}")
    assert "您补充过 1 次" in page.inner_text("main")


def with_answer(cast: Cast, matter: Told) -> None:
    """Forwarded, accepted, heard, investigated; its opinion served a week ago."""
    cast.sent(matter, "land-x", "02-03")
    cast.take("receive", matter, "land-x/handler", "02-04")
    cast.accept(matter, "land-x", "02-05")
    cast.investigated(matter, "02-10")
    cast.issued(matter, "02-23")
    cast.served("serve_opinion", matter, "land-x/handler", "02-24")
    cast.worked("02-24")


def rate(page: Any, **values: str) -> None:
    """Rate, or change what was rated: the values by unit, with words for the organ."""
    if not page.url.endswith("/rate"):
        page.click("text=去评价")
    for unit, value in values.items():
        page.check(f"[name={unit}][value='{value}']")
    page.fill("[name=organ_words]", WORDS)
    page.click("main form button.btn-primary")
    page.wait_for_selector(".note-success")


def asks_for_review(page: Any, organ: str) -> None:
    """The organ is forgotten at first: that is told at its box, and nothing typed is lost."""
    page.check("[name=against][value='2']")
    page.fill("[name=reasons]", "水渠没有去看。")
    page.click("main form button.btn-primary")
    assert page.locator(".wrong").count() == 1
    assert page.input_value("[name=reasons]") == "水渠没有去看。"
    assert page.is_checked("[name=against][value='2']")
    page.select_option("[name=reviewer]", organ)
    page.click("main form button.btn-primary")
    page.wait_for_selector(".note-success")
