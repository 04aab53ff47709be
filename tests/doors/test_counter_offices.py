"""How to reach us: each office with what art. 18 has it publish, and openly with what it has not."""

import re
from datetime import date

import pytest
from django.test import Client

from huiyin.people.models import Agency, Contact, ReceptionDay
from tests.cast import Cast, cast  # noqa: F401

TODAY = date(2026, 3, 9)
WHOLE = {
    "address_en": "1 Reed Flower Road, Ludu County",
    "postcode": "970101",
    "web": "https://petition.ludu.example/",
    "fax": "000-0000001",
    "envelope": "芦渡县信访局 办信科（信访件）",
    "hall": "芦渡县人民来访接待中心",
    "hall_en": "Ludu County Reception Centre",
    "hall_address": "芦花路3号一楼",
    "travel": "2路公交到芦花路站，向东50米",
    "access": "门口有坡道，一楼有低柜台",
    "leaders": "每月15日，遇休息日顺延",
    "leaders_en": "on the 15th of each month, or the next working day",
}
pytestmark = pytest.mark.django_db


@pytest.fixture
def county(cast: Cast, demonstration, as_owner) -> Agency:  # noqa: F811
    """The county's petition office, with everything published and leaders' days on both sides of today."""
    demonstration(TODAY)
    with as_owner():
        agency = Agency.objects.get(pk=cast["office-x"])
        Contact.objects.create(agency=agency, told_on=date(2026, 3, 2), **WHOLE)
        for day, who, english in (
            (date(2026, 3, 8), "县委书记", "County Party Secretary"),
            (TODAY, "县长", "County Head"),
            (date(2026, 3, 16), "副县长", "Deputy County Head"),
        ):
            ReceptionDay.objects.create(
                agency=agency, day=day, hours="9:00–11:30", who=who, who_en=english, about="征地拆迁"
            )
    return agency


def words(answer) -> str:
    """The page as somebody reads it."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_an_office_tells_how_to_call_write_and_come(client: Client, county: Agency):
    page = client.get(f"/offices/{county.code}")
    told = words(page)
    for said in (
        *(WHOLE[name] for name in WHOLE if not name.endswith("_en")),
        "芦花路1号",
        "工作日9:00—17:00",
    ):
        assert said in told
    assert 'href="tel:0000000000"' in page.text
    assert "这一项还没有公布" not in told


def test_leaders_days_that_are_over_drop_off_and_todays_is_there(client: Client, county: Agency):
    told = words(client.get(f"/offices/{county.code}"))
    assert "2026年3月9日 9:00–11:30 县长" in told
    assert "2026年3月16日" in told
    assert "县委书记" not in told


def test_what_is_not_published_is_said_with_its_article_and_never_hidden(
    client: Client, county: Agency, as_owner
):
    with as_owner():
        Contact.objects.update(fax="", leaders=" ")
        Agency.objects.filter(pk=county.pk).update(phone="")
    told = words(client.get(f"/offices/{county.code}"))
    assert told.count("这一项还没有公布") == 3
    assert "领导接访日 这一项还没有公布 《信访工作条例》第十八条第二款" in told
    assert "电话还没有公布" in words(client.get("/offices"))


def test_an_office_that_has_told_nothing_has_its_page_all_the_same(client: Client, cast: Cast):  # noqa: F811
    code = Agency.objects.get(pk=cast["land-x"]).code
    assert words(client.get(f"/offices/{code}")).count("这一项还没有公布") >= 6
    assert client.get("/offices/nowhere").status_code == 404


def test_start_here_leads_into_raising_with_this_office_chosen(client: Client, county: Agency):
    begun = client.post("/raise", {"go": "anew", "office": county.pk}, follow=True)
    assert begun.redirect_chain[0][0] == "/raise/where"
    assert f'name="office" value="{county.pk}"' in client.get(f"/offices/{county.code}").text
    assert re.search(rf'value="{county.region_id}"[^>]* selected', begun.text)


def test_a_place_typed_finds_its_offices_and_stays_out_of_the_address(client: Client, county: Agency):
    found = client.post("/offices", {"q": "芦渡县"})
    assert "芦渡县信访局" in words(found)
    assert "芦渡县自然资源局" in words(found)
    assert "云笙县信访局" not in words(found)
    assert "Ludu County Petition Office" in words(
        client.post("/offices", {"q": "ludu"}, headers={"accept-language": "en"})
    )
    nothing = client.post("/offices", {"q": "<b>无此地"})
    assert "没有找到" in words(nothing)
    assert "<b>无此地" not in nothing.text


def test_in_english_the_same_is_told(client: Client, county: Agency):
    told = words(client.get(f"/offices/{county.code}", headers={"accept-language": "en"}))
    for said in (WHOLE["hall_en"], WHOLE["leaders_en"], "County Head", "9 March 2026"):
        assert said in told
