"""The day: a real database follows the calendar, a demonstration stands at its own day and says so."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import DatabaseError

from huiyin.config import today
from huiyin.config.models import Founding
from huiyin.config.sentences import CannotGoOn

SPRING = date(2026, 3, 2)


@pytest.mark.django_db
def test_a_real_database_ignores_a_wished_for_day(monkeypatch):
    monkeypatch.setenv("HUIYIN_TODAY", "2026-03-02")
    assert today.demonstration_day() is None
    assert today.today() == datetime.now(ZoneInfo("Asia/Shanghai")).date()


@pytest.mark.django_db
def test_a_demonstration_stands_at_the_day_it_was_loaded_with(demonstration):
    demonstration(SPRING)
    assert today.today() == SPRING
    assert today.now().utcoffset().total_seconds() == 8 * 3600


@pytest.mark.django_db
def test_a_demonstration_may_be_put_on_another_day(demonstration, monkeypatch):
    demonstration(SPRING)
    monkeypatch.setenv("HUIYIN_TODAY", "2026-05-06")
    assert today.today() == date(2026, 5, 6)


@pytest.mark.django_db
def test_an_impossible_day_is_refused_with_a_sentence(demonstration, monkeypatch):
    demonstration(SPRING)
    monkeypatch.setenv("HUIYIN_TODAY", "2026-02-30")
    with pytest.raises(CannotGoOn, match="2026-02-30"):
        today.today()


@pytest.mark.django_db
def test_the_application_cannot_turn_a_real_database_into_a_demonstration():
    with pytest.raises(DatabaseError, match="permission denied"):
        Founding.objects.update(demonstration=True)


@pytest.mark.django_db
def test_every_request_knows_its_day(demonstration, rf):
    demonstration(SPRING)
    seen = []
    today.DayMiddleware(lambda request: seen.append(request))(rf.get("/"))
    assert seen[0].today == seen[0].demonstration_day == SPRING
    assert today.day(seen[0]) == {"today": SPRING, "demonstration_day": SPRING}
