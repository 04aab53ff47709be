"""Rating by card and by call: the code rates each unit once and opens nothing else; no rated unit enters a rating."""

# ruff: noqa: F811  (fixtures are taken by name)

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.test import Client

from huiyin.law.words import Duty
from huiyin.matters import cards, reading
from huiyin.matters.models import Rating
from huiyin.people import doors
from huiyin.people.acting import Actor
from huiyin.people.models import Officer, Post
from tests.cast import Cast, Told, cast  # noqa: F401

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 9)
CALL = {"via": "call", "organ": "2", "organ_words": "慢", "read_back": "on"}


@pytest.fixture
def matter(cast: Cast, demonstration: Any) -> Told:
    demonstration(TODAY)
    cache.clear()
    return cast.concluded("02-02", "02-27")


def officer(name: str) -> Client:
    client, found = Client(), Officer.objects.get(username=name)
    client.force_login(found, backend="django.contrib.auth.backends.ModelBackend")
    session = client.session
    session[doors.KEY] = Post.objects.get(officer=found).pk
    session.save()
    return client


def card(cast: Cast, matter: Told) -> str:
    with reading.named(cast.by("land-x/handler")):
        return cards.printed(matter.number, TODAY)


def kept(matter: Told) -> Rating | None:
    with reading.named(matter.petitioner):
        return Rating.objects.first()


def test_the_code_rates_each_unit_once_and_shows_nothing_of_the_matter(cast: Cast, matter: Told) -> None:
    code, client = card(cast, matter), Client()
    wrong = client.post("/rate", {"code": "AAAA-BBBB-CCCC", "office": "5"})
    assert (wrong.status_code, "没有这个评价码" in wrong.text) == (400, True)
    done = client.post("/rate", {"code": code.lower().replace("-", " "), "office": "2"}, follow=True)
    assert "评价已经记下，谢谢您" in done.text
    assert matter.number not in done.text
    assert "自然资源局" not in done.text.partition("<main")[2]
    again = client.post("/rate", {"code": code, "office": "5"})
    assert "已经用过" in again.text
    assert client.get(f"/follow/{matter.number}").status_code == 302  # the card opens no page of the matter
    rating = kept(matter)
    assert rating is not None
    assert (rating.office_value, rating.via) == (2, "card")
    assert not Client().post("/follow", {"number": matter.receipt.item, "code": code}).has_header("Location")


def test_what_the_petitioner_rated_counts_before_a_card(cast: Cast, matter: Told) -> None:
    code = card(cast, matter)
    cast.take("rate", matter, matter.petitioner, "03-09", office="1")
    refused = Client().post("/rate", {"code": code, "office": "5"})
    assert (refused.status_code, "以本人的为准" in refused.text) == (409, True)
    rating = kept(matter)
    assert rating is not None
    assert rating.office_value == 1


def test_an_office_that_is_not_rated_enters_a_card_and_a_rated_one_does_not(cast: Cast, matter: Told) -> None:
    code = card(cast, matter)
    said = {"via": "posted", "code": code, "office": "4"}
    rated = officer("office-x/intake").post("/desk/ratings", said)
    assert (rated.status_code, "被评价的单位不得代为录入" in rated.text) == (409, True)
    assert kept(matter) is None
    assert officer("office-c/intake").post("/desk/ratings", said).status_code == 302
    rating = kept(matter)
    assert rating is not None
    assert (rating.via, rating.office_value) == ("posted", 4)
    assert officer("land-c/handler").get("/desk/ratings").status_code == 404


def test_a_call_is_read_back_and_the_petitioner_may_change_it(cast: Cast, matter: Told) -> None:
    above = officer("office-c/intake")
    told = CALL | {"number": matter.number}
    unread = above.post("/desk/ratings", told | {"read_back": ""})
    assert (unread.status_code, "请先把评价念给信访人听" in unread.text) == (400, True)
    for name, asked in (
        ("office-x/intake", told),
        ("office-c/intake", told | {"number": "970101-2026-999999-1"}),
    ):
        answer = officer(name).post("/desk/ratings", asked)
        assert (answer.status_code, "没有这个评价码或者编号" in answer.text) == (409, True), name
    assert above.post("/desk/ratings", told).status_code == 302
    assert above.post("/desk/ratings", told).status_code == 409  # rated once; nobody rates it over
    cast.take("rate", matter, matter.petitioner, "03-09", organ="5")
    rating = kept(matter)
    assert rating is not None
    assert (rating.via, rating.organ_value) == ("page", 5)


def test_a_sealed_number_is_answered_like_one_that_never_was(cast: Cast, matter: Told) -> None:
    sealed = cast.register("2026-03-02", accusation=True)
    above = officer("office-c/intake")
    answers = [
        above.post("/desk/ratings", CALL | {"number": one}) for one in (sealed.number, "970101-2026-999999-1")
    ]
    assert {one.status_code for one in answers} == {409}
    assert "没有这个评价码或者编号" in answers[0].text


def test_guessing_at_codes_is_slowed(matter: Told) -> None:
    client = Client(REMOTE_ADDR="127.0.0.71")
    answers = [
        client.post("/rate", {"code": f"AAAA-BBBB-CC{n:02}", "office": "1"}).status_code for n in range(12)
    ]
    assert answers[-1] == 429


def test_no_card_is_read_and_none_is_spent_without_a_rating(cast: Cast, matter: Told) -> None:
    card(cast, matter)
    for who in (cast.by("land-x/handler"), matter.petitioner, Actor.job(Duty.CLOCK)):
        with pytest.raises(DatabaseError), reading.named(who), connection.cursor() as cursor:
            cursor.execute("SELECT * FROM matters_ratingcard")
    with pytest.raises(reading.NotThere), reading.named(cast.by("office-y/triage")):
        cards.printed(matter.number, TODAY)
