"""How to reach us: each office with what art. 18 has it publish, and openly with what it has not."""

import re
from datetime import date

import pytest
from django.test import Client

from huiyin.people.models import Agency, Contact, ReceptionDay
from tests.cast import Cast, cast, transactional_cast  # noqa: F401
from tests.doors.public import NARROW, fits

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


def publish(cast: Cast, as_owner) -> Agency:  # noqa: F811
    """The county's petition office, with everything published and leaders' days on both sides of today."""
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


@pytest.fixture
def county(cast: Cast, demonstration, as_owner) -> Agency:  # noqa: F811
    """The same on the day the tests stand at."""
    demonstration(TODAY)
    return publish(cast, as_owner)


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
    assert "2026年3月9日 星期一 9:00–11:30 县长" in told
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


DOORS = {
    "我要信访": "/raise",
    "查询": "/follow",
    "申请复查复核": "/follow",
    "补充、答复": "/follow",
    "提建议": "/campaigns",
    "看公告": "/announcements",
}


def doors(page) -> list[tuple[str, str]]:
    """What the home page offers: name and address of each, in order."""
    return [
        (name, address)
        for address, name in re.findall(r'class="door[^>]*href="([^"]+)"><strong>([^<]+)', page.text)
    ]


def test_home_offers_plain_things_to_do_and_asks_three_things_of_the_database(
    client: Client, county: Agency, django_assert_max_num_queries
):
    client.get("/")
    with django_assert_max_num_queries(3):
        page = client.get("/")
    assert dict(doors(page)) == DOORS
    assert page.text.count("door-first") == 1, "one thing comes first"
    told = words(page)
    assert "110 （警察）" in told
    assert "芦花路1号（虚构）；工作日9:00—17:00" in told.replace(" ", "")
    assert "自受理之日起" in told or "60天" in told
    english = client.get("/", headers={"accept-language": "en"})
    assert len(doors(english)) == len(doors(page))
    assert all(len(name.split()) <= 6 for name, _ in doors(english))


def test_every_page_of_the_counter_leads_on_from_its_foot(client: Client, county: Agency):
    for address in ("/", "/raise", "/follow", f"/offices/{county.code}", "/regulations"):
        foot = client.get(address).text.partition("<footer")[2]
        for leads in ("/offices", "/guides", "/regulations", "/forms", "/verify", "/privacy"):
            assert f'href="{leads}"' in foot, (address, leads)


def test_an_office_that_lacks_something_names_another_to_ask(client: Client, county: Agency, cast: Cast):  # noqa: F811
    told = words(client.get(f"/offices/{Agency.objects.get(pk=cast['land-x']).code}"))
    assert re.search(r"还有 \d+ 项没有公布，下面写明。 可以先问本地信访部门： 芦渡县信访局", told)


@pytest.mark.django_db(transaction=True)
def test_on_a_phone_the_telephone_is_two_taps_from_home(
    transactional_cast: Cast,  # noqa: F811
    as_owner,
    live,
    new_page,
    accessibility,
):
    county = publish(transactional_cast, as_owner)
    page = new_page(viewport=NARROW, has_touch=True)
    page.goto(f"{live}/")
    assert fits(page)
    assert accessibility(page) == []
    page.tap("header >> text=联系我们")
    page.wait_for_url("**/offices")
    number = page.locator("main a[href='tel:0000000000']").first
    box = number.bounding_box()
    assert box["height"] >= 44
    assert box["y"] + box["height"] <= 2 * NARROW["height"], "not far down"
    assert fits(page)
    assert accessibility(page) == []
    page.goto(f"{live}/offices/{county.code}")
    assert fits(page)
    assert accessibility(page) == []
