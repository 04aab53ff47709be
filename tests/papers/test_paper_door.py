"""A paper as a desk officer opens it: a page to read, never someone else's, never a stack of errors."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client

from huiyin.people.doors import KEY
from huiyin.people.models import Officer
from tests.papers import pages
from tests.papers.conftest import County

pytestmark = pytest.mark.django_db


def signed_in(client: Client, county: County, who: str) -> Client:
    client.force_login(Officer.objects.get(username=who))
    session = client.session
    session[KEY] = county.actors[who].post_id
    session.save()
    return client


def address(county: County, number: str) -> str:
    pk = county.papers(number, "intake")[0].pk
    return f"/desk/matters/{number}/papers/{pk}"


def test_an_officer_with_reach_opens_the_paper_as_a_page(client: Client, county: County) -> None:
    made = county.register(date(2026, 3, 2))
    shown = signed_in(client, county, "intake").get(address(county, made.matter))
    assert shown.status_code == 200
    assert shown["Content-Type"] == "application/pdf"
    assert shown["Content-Disposition"].startswith("inline")
    assert "no-store" in shown["Cache-Control"]
    assert "object-src 'none'" in shown["Content-Security-Policy"]
    assert "信访事项登记表" in pages.text(shown.content)


def test_to_an_officer_without_reach_it_does_not_exist(client: Client, county: County) -> None:
    made = county.register(date(2026, 3, 2))
    where = address(county, made.matter)
    assert signed_in(client, county, "housing").get(where).status_code == 404
    assert signed_in(client, county, "housing").get(where.rpartition("/")[0] + "/999999").status_code == 404


def test_without_signing_in_there_is_no_paper(client: Client, county: County) -> None:
    made = county.register(date(2026, 3, 2))
    assert client.get(address(county, made.matter)).status_code == 302


@pytest.mark.parametrize(("language", "sentence"), [("zh-hans", "不能读取"), ("en", "can no longer be read")])
def test_a_damaged_paper_is_a_sentence_in_the_readers_language(
    client: Client, county: County, as_owner, language: str, sentence: str
) -> None:
    made = county.register(date(2026, 3, 2))
    where = address(county, made.matter)
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("UPDATE papers_paper SET body = 'x'")
    shown = signed_in(client, county, "intake").get(where, headers={"accept-language": language})
    assert shown.status_code == 410
    assert sentence in shown.content.decode()
    assert "陈木生" not in shown.content.decode()
