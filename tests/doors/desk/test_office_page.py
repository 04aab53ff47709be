"""What an office publishes, for those who answer for it: what is missing, why, and what to do."""

import re
from datetime import date

import pytest
from django.test import Client

from huiyin.people.models import Agency, Contact
from tests.cast import PASSWORD, Cast, cast  # noqa: F401

pytestmark = pytest.mark.django_db


@pytest.fixture
def read(cast: Cast, demonstration):  # noqa: F811
    """The page in words, as an officer of the cast reads it."""
    demonstration(date(2026, 3, 9))

    def by(name: str) -> str:
        client = Client()
        client.post("/login", {"username": name, "password": PASSWORD})
        return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", client.get("/desk/office").text))

    return by


def test_a_head_reads_what_the_own_office_lacks_and_what_to_do(cast: Cast, read, as_owner):  # noqa: F811
    with as_owner():
        Contact.objects.create(agency_id=cast["land-x"], told_on=date(2026, 3, 1), fax="000-7654321")
    page = read("land-x/head")
    assert "000-7654321" in page
    assert "接待场所 ：写明接待场所的名称和门牌地址。" in page
    assert "huiyin offices import" in page
    assert "本地区还有缺项的单位" not in page, "a head answers for one office"


def test_a_registrar_reads_which_offices_of_the_territory_lack_something(cast: Cast, read):  # noqa: F811
    page = read("office-x/registrar")
    assert "芦渡县自然资源局" in page.partition("本地区还有缺项的单位")[2]
    other = Agency.objects.get(pk=cast["land-y"])
    assert other.name not in page, "not of another county"
