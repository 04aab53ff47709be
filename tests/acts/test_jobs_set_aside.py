"""A job that fails again and again is set aside with its messages, shown without content, and may be tried again."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

import pytest
from django.test import Client
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from huiyin.config import jobs
from huiyin.law.words import Duty
from huiyin.matters import acts, outbox, reading
from huiyin.people.acting import Actor
from huiyin.people.models import Agency, Officer, Post
from tests.cast import PASSWORD, Cast, at, day

pytestmark = pytest.mark.django_db(transaction=True)
ON = date(2026, 3, 3)


def _work() -> None:
    """A worker takes what is due and leaves; in a thread of its own, as a browser's loop may run in this one."""

    def take() -> None:
        with app.replace_connector(app.connector.get_worker_connector()) as working:
            working.run_worker(wait=False, install_signal_handlers=False, listen_notify=False)

    with ThreadPoolExecutor(1) as pool:
        pool.submit(take).result()


@pytest.fixture
def poisoned(transactional_cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Cast:
    """A forwarded matter whose message cannot be delivered, however often it is tried."""
    strategy = RetryStrategy(max_attempts=2, wait=0)
    monkeypatch.setattr(jobs, "PATIENCE", strategy)
    monkeypatch.setattr(jobs.deliver, "retry_strategy", strategy)
    whole = outbox.deliver
    monkeypatch.setattr(outbox, "deliver", lambda act, at: 1 / 0)
    matter = transactional_cast.register("2026-03-02")
    transactional_cast.sent(matter, "land-x", "2026-03-03")
    for _ in range(4):
        _work()
    monkeypatch.setattr(outbox, "deliver", whole)
    return transactional_cast


def _operator(cast: Cast, as_owner: Callable[[], AbstractContextManager[None]]) -> Client:
    with as_owner():
        officer = Officer.objects.create_user(
            "operator", password=PASSWORD, name="运维同志", name_en="Operator"
        )
        agency = Agency.objects.get(pk=cast["office-x"])
        Post.objects.create(officer=officer, agency=agency, duty=Duty.OPERATOR, since=date(2020, 1, 1))
    client = Client()
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_it_is_set_aside_shown_and_tried_again(
    poisoned: Cast, as_owner: Any, demonstration: Callable[[date], None]
) -> None:
    demonstration(ON)
    (stuck,) = outbox.stuck()
    assert (stuck.task, stuck.messages) == ("deliver", 1)
    assert stuck.attempts >= 2
    assert outbox.waiting() == (0, 1)
    operator = _operator(poisoned, as_owner)
    page = operator.get("/desk/jobs").content.decode()
    assert "deliver" in page
    assert "水渠" not in page
    assert "office-x-2026" not in page, "not even a number"
    assert operator.post("/desk/jobs", {"job": stuck.job}, follow=True).status_code == 200
    _work()
    assert outbox.stuck() == []
    assert outbox.waiting() == (0, 0)
    assert "没有搁置的作业" in operator.get("/desk/jobs").content.decode()


def test_a_job_that_is_not_set_aside_is_not_touched(poisoned: Cast) -> None:
    (stuck,) = outbox.stuck()
    assert not outbox.take_up(stuck.job + 1000, at(day("2026-03-03")))
    assert outbox.take_up(stuck.job, at(day("2026-03-03")))
    assert not outbox.take_up(stuck.job, at(day("2026-03-03"))), "once"


def test_nobody_but_the_operator_sees_the_page(
    transactional_cast: Cast,
    demonstration: Callable[[date], None],
) -> None:
    demonstration(ON)
    for who in ("office-x/intake", "office-x/supervisor", "land-x/head"):
        client = Client()
        client.force_login(
            Officer.objects.get(username=who), backend="django.contrib.auth.backends.ModelBackend"
        )
        assert client.get("/desk/jobs").status_code == 404
        assert client.post("/desk/jobs", {"job": "1"}).status_code == 404


def test_the_operator_sees_no_matter(transactional_cast: Cast, as_owner: Any) -> None:
    matter = transactional_cast.register("2026-03-02")
    _operator(transactional_cast, as_owner)
    operator = Actor.holding(Post.objects.get(duty=Duty.OPERATOR))
    with reading.named(operator), pytest.raises(reading.NotThere):
        reading.matter(matter.number, on=ON)
    with pytest.raises(acts.NotThere):
        acts.choices(matter.number, by=operator, on=ON)
