"""What a page costs: queries, and CPU of this process, by Django's own test client after warming up."""

import time
from collections.abc import Callable
from datetime import date
from statistics import median
from typing import Any

from django.db import connection
from django.test import Client

from huiyin.law.words import Duty
from huiyin.matters import reading
from huiyin.people import doors
from huiyin.people.acting import Actor
from huiyin.people.models import Post

ROUNDS = 15


def busiest(on: date) -> tuple[Post, str]:
    """The handler whose agency has the most open matters, and one of its matters."""
    handlers = list(Post.objects.filter(duty=Duty.HANDLER, until=None).select_related("officer", "agency"))
    with connection.cursor():
        pass
    best: tuple[int, Post, str] | None = None
    for post in handlers:
        actor = Actor.holding(post)
        with reading.named(actor):
            page = reading.listed(actor, on=on, box="open", size=1)
        if page.rows and (best is None or page.total > best[0]):
            best = (page.total, post, page.rows[0].number)
    if best is None:
        raise LookupError("no handler has an open matter")
    return best[1], best[2]


def client_of(post: Post) -> Client:
    """A browser signed in as the officer of a post."""
    client = Client(SERVER_NAME="localhost")
    client.force_login(post.officer, backend="django.contrib.auth.backends.ModelBackend")
    session = client.session
    session[doors.KEY] = post.pk
    session.save()
    return client


def cost(client: Client, path: str) -> tuple[int, float]:
    """(queries, median process CPU in ms) of one page."""
    for _ in range(3):
        answer = client.get(path)
        if answer.status_code != 200:
            raise LookupError(f"{path}: {answer.status_code}")
    counted: list[str] = []

    def count(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        counted.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(count):
        client.get(path)
    spent = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        client.get(path)
        spent.append((time.process_time() - begun) * 1000)
    return len(counted), median(spent)
