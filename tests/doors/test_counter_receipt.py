"""The receipt taken home: guides told beside it, kept as a page or a picture, nothing of it in the database."""

from __future__ import annotations

import io
import json
from datetime import date
from typing import Any

import pytest
from django.test import Client
from PIL import Image

from huiyin.law.book_2022 import guides
from huiyin.papers.templatetags.proofs import check_code
from tests.cast import cast  # noqa: F401
from tests.papers.pages import reader, sheets_mm, squeezed, text

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)
WAGES = "包工头拖欠工资，五个月的加班费没给，劳动合同也没签。"
DUST = "请问这件事该找谁。"
NOTE = "这只是一般说明，由信访部门判断；登记已经有效"


@pytest.fixture
def office(cast: Any, demonstration: Any) -> int:  # noqa: F811
    demonstration(TODAY)
    number: int = cast["office-x"]
    return number


def handed_in(
    office: int, facts: str, *, report: str = "no", requests: str = "请依法处理", **more: str
) -> Client:
    """A petition handed in by somebody's own browser."""
    visitor = Client(**more)
    visitor.post("/raise", {"go": "anew"})
    typed = {
        "where": {"region": "970101"},
        "office": {"office": office},
        "report": {"report": report},
        "requests": {"requests-0-text": requests},
        "facts": {"facts": facts},
        "identity": {"name": "田禾", "address": "芦渡县河湾村二组"},
    }
    for name, said in typed.items():
        visitor.post(f"/raise/{name}", said)
    assert visitor.post("/raise/check", {}).url == "/receipt"
    return visitor


def test_who_writes_of_wages_reads_of_arbitration_and_its_year(office: int) -> None:
    page = handed_in(office, WAGES).get("/receipt").text
    assert "劳动人事争议仲裁委员会" in page
    assert "1年" in page
    assert "信访不会让起诉、申请的期限停下来" in page
    assert NOTE in page
    assert "已经登记" in page


def test_at_most_three_and_no_more_than_the_words_tell(office: int) -> None:
    everything = " ".join(one.examples_zh for one in guides.GUIDES if one.code != "corruption")
    for facts, told in ((everything, 3), (DUST, 0)):
        page = handed_in(office, facts).get("/receipt").text
        assert page.count('class="other-way"') == told
        assert NOTE in page


def test_a_report_is_told_nothing_that_depends_on_what_it_says(office: int) -> None:
    """Marked as one, or smelling of one: the page says what a page says of which nothing is known."""
    plain = _alike(handed_in(office, DUST).get("/receipt").text)
    sealed = _alike(handed_in(office, WAGES, report="yes").get("/receipt").text)
    smelling = _alike(handed_in(office, f"{WAGES}局长收受贿赂，贪污了补偿款。").get("/receipt").text)
    assert plain == sealed == smelling


def _alike(page: str) -> str:
    """The main part without what differs for every petition."""
    import re

    main = page[page.index("<main") : page.index("</main>")]
    return re.sub(r'value="\w{40,}"|src="data:[^"]+"|[\w-]+-2026-\d{6}(-\d)?|(\w{4}[- ]){3}\w{4}', "", main)


def test_suggesting_is_told_only_where_nothing_else_fits() -> None:
    assert guides.fitting("希望尽快解决拖欠工资") == ("wages",)
    assert guides.fitting("建议在村口装一盏灯") == ("suggestion",)
    assert guides.fitting("They owe me unpaid wages and overtime") == ("wages",)
    assert "corruption" not in guides.fitting("贪污 受贿 举报干部 拖欠工资")


def test_a_page_to_keep_with_everything_that_was_registered(office: int) -> None:
    visitor = handed_in(office, WAGES)
    shown = visitor.get("/receipt").context["slip"]
    answer = visitor.get("/receipt/file.pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert "no-store" in answer["Cache-Control"]
    body = answer.content
    assert len(reader(body).pages) == 1
    assert sheets_mm(body) == {(210, 297)}
    said = text(body)
    for part in (
        *(shown.item, shown.code, check_code(shown.digest), "芦渡县信访局", "2026年3月17日", NOTE),
        *("劳动人事争议仲裁委员会", "没有网络：打电话", "由芦渡县信访局依照法定职责收集和使用"),
    ):
        assert squeezed(part) in said, part


def test_the_longest_receipt_is_one_page_in_both_languages(office: int) -> None:
    everything = " ".join(one.examples_zh for one in guides.GUIDES if one.code != "corruption")
    for language in ("zh-hans", "en"):
        visitor = handed_in(office, everything, HTTP_ACCEPT_LANGUAGE=language)
        assert len(reader(visitor.get("/receipt/file.pdf").content).pages) == 1


def test_a_picture_for_the_telephone(office: int) -> None:
    answer = handed_in(office, WAGES).get("/receipt/file.png")
    assert answer["Content-Type"] == "image/png"
    assert "no-store" in answer["Cache-Control"]
    with Image.open(io.BytesIO(answer.content)) as picture:
        assert picture.width < picture.height
        assert picture.width > 700


def test_a_file_is_made_for_whoever_holds_the_receipt_alone(office: int) -> None:
    visitor = handed_in(office, WAGES)
    for ending in ("pdf", "png"):
        assert Client().get(f"/receipt/file.{ending}").url == "/receipt"
    visitor.post("/forget")
    assert visitor.get("/receipt/file.pdf").url == "/receipt"


def test_which_guides_were_told_lies_in_no_table(office: int, as_owner: Any) -> None:
    from django.contrib.sessions.models import Session

    visitor = handed_in(office, WAGES)
    assert "劳动人事争议仲裁委员会" in visitor.get("/receipt").text
    with as_owner():
        kept = [json.dumps(one.get_decoded()) for one in Session.objects.all()]
    assert kept
    assert not any("wages" in one for one in kept)
