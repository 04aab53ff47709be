"""A rating is the petitioner's alone: no officer reads it, no job, no page of the desk; the last one counts (art. 21(2), F-12)."""

# ruff: noqa: F811  (fixtures are taken by name)

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.test import Client

from huiyin.law.words import Duty
from huiyin.matters import outbox, ratings, reading
from huiyin.matters.models import Act, Content, Rating
from huiyin.people import doors
from huiyin.people.acting import Actor
from huiyin.people.models import Officer, Post
from tests.cast import Cast, Told, at, cast, transactional_cast  # noqa: F401

pytestmark = pytest.mark.django_db
WORDS = "窗口的同志耐心，办理的却拖了一个月"
SERVED, TODAY = "02-27", date(2026, 3, 9)
OFFICERS = ("office-x/triage", "office-x/supervisor", "land-x/handler", "land-x/head", "office-c/triage")


@pytest.fixture
def matter(cast: Cast, demonstration: Any) -> Told:
    demonstration(TODAY)
    cache.clear()
    return cast.concluded("02-02", SERVED)


def visitor(told: Told) -> Client:
    client = Client()
    client.post("/follow", {"number": told.receipt.item, "code": told.receipt.code})
    return client


def officer(name: str) -> Client:
    client, found = Client(), Officer.objects.get(username=name)
    client.force_login(found, backend="django.contrib.auth.backends.ModelBackend")
    session = client.session
    session[doors.KEY] = Post.objects.get(officer=found).pk
    session.save()
    return client


def test_each_is_rated_by_itself_and_the_last_one_counts(matter: Told) -> None:
    client, page = visitor(matter), f"/follow/{matter.number}"
    assert "去评价" in client.get(page).text
    lacking = client.post(f"{page}/rate", {"organ_words": WORDS})
    assert lacking.status_code == 400
    assert "请至少评价一个" in lacking.text
    assert WORDS in lacking.text
    done = client.post(f"{page}/rate", {"office": "5", "organ": "2", "organ_words": WORDS}, follow=True)
    for said in ("很满意", "不满意", WORDS, "改评价"):
        assert said in done.text
    form = client.get(f"{page}/rate").text
    assert WORDS in form
    changed = client.post(f"{page}/rate", {"organ": "3"}, follow=True).text
    assert "一般" in changed
    assert WORDS not in changed
    with reading.named(matter.petitioner):
        kept = Rating.objects.get()
        assert (kept.office_value, kept.organ_value) == (None, 3)
        assert Act.objects.filter(step="rate").count() == 2  # that it was changed stays on record


def test_no_officer_and_no_job_reads_it(cast: Cast, matter: Told) -> None:
    answers = {"office": "5", "organ": "1", "organ_words": WORDS}
    act = cast.take("rate", matter, matter.petitioner, "03-09", **answers)
    assert act.data == {}
    for name in OFFICERS:
        with reading.named(cast.by(name)):
            assert not Rating.objects.exists(), name
            assert not Content.objects.filter(act_id=act.pk).exists()
    with reading.named(Actor.job(Duty.CLOCK)):
        assert not Rating.objects.exists()
    line = cast.page(matter, "land-x/handler", "03-09").acts[-1]
    assert (line.step, line.data, line.words) == ("rate", {}, {})


def test_the_desk_shows_the_same_whatever_was_rated(cast: Cast, matter: Told) -> None:
    other = cast.concluded("02-02", SERVED)
    for told, value in ((matter, "1"), (other, "5")):
        cast.take("rate", told, told.petitioner, "03-09", office=value, organ=value, organ_words=WORDS)
    client = officer("land-x/handler")
    for told in (matter, other):
        text = client.get(f"/desk/matters/{told.number}").text
        assert WORDS not in text
        assert "很满意" not in text
        assert "很不满意" not in text


def test_nobody_rates_for_another(cast: Cast, matter: Told) -> None:
    for name in ("land-x/handler", "office-x/triage", "office-x/supervisor"):
        for code in ("rate", "rate_by_card"):
            assert cast.refused(code, matter, name, "03-09", office="5").code == "duty"
    asked = visitor(matter).get(f"/follow/{matter.number}/rate_by_card")
    assert asked.status_code == 404


def test_the_window_opens_with_service_and_closes_with_its_last_day(cast: Cast, matter: Told) -> None:
    before = cast.accepted("02-02")
    assert cast.refused("rate", before, before.petitioner, "03-09", office="5").code == "window"
    last = cast.clock(matter, "rate").due
    cast.take("rate", matter, matter.petitioner, last.isoformat(), office="4")
    late = date.fromordinal(last.toordinal() + 1)
    assert cast.refused("rate", matter, matter.petitioner, late.isoformat(), office="5").code == "window"
    outbox.after_the_due_date(late, at(late))
    closed = cast.clock(matter, "rate")
    assert (closed.running, closed.ended_on, closed.late) == (False, last, False)


def test_the_database_takes_a_rating_with_its_act_alone(transactional_cast: Cast) -> None:
    told = transactional_cast.concluded("02-02", SERVED)
    transactional_cast.take("rate", told, told.petitioner, "03-09", office="1")
    raised = "UPDATE matters_rating SET office_value = 5"
    for who in (transactional_cast.by("land-x/handler"), Actor.job(Duty.CLOCK)):
        with reading.named(who), connection.cursor() as cursor:
            cursor.execute(raised)
            assert cursor.rowcount == 0
    for change in (
        raised,
        "DELETE FROM matters_rating",
        "SELECT huiyin_forget_rating(matter_id) FROM matters_rating",
    ):
        with pytest.raises(DatabaseError), reading.named(told.petitioner), connection.cursor() as cursor:
            cursor.execute(change)
    with reading.named(told.petitioner):
        assert Rating.objects.get().office_value == 1


def test_it_goes_with_the_matter(cast: Cast, matter: Told, as_owner: Any) -> None:
    cast.take("rate", matter, matter.petitioner, "03-09", office="1", office_words=WORDS)
    with reading.named(Actor.job(Duty.CLOCK)):
        with as_owner():
            pk = Rating.objects.values_list("pk", flat=True).get()
        ratings.forget(pk)
    with as_owner():
        assert not Rating.objects.exists()
