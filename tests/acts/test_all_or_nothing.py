"""An act is written whole or not at all, and of two officers at once only one takes the step."""

import threading
import time
from collections.abc import Callable

import pytest
from django.db import connection, connections

from huiyin.law.words import Duty, State
from huiyin.matters import acts, hooks, reading
from huiyin.matters.models import Act, Arrival, Hop, Message, Petitioner, PetitionItem, PetitionMatter, Term
from huiyin.people.acting import Actor
from tests.cast import Cast, at, day

ROWS = (Act, Arrival, Hop, Message, Petitioner, PetitionItem, PetitionMatter, Term)


class Broken(Exception):
    """What a failing hook raises."""


def break_down(taken: hooks.Taken) -> None:
    raise Broken


def counted() -> dict[str, int]:
    with reading.named(Actor.job(Duty.CLOCK)):
        return {model.__name__: model.objects.count() for model in ROWS}


def test_a_failing_hook_takes_the_whole_act_back(
    transactional_cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """State, act, clocks, hop, message: none of them stays when something above fails."""
    cast = transactional_cast
    matter = cast.register("03-02")
    cast.take("triage", matter, "office-x/triage", "03-03", klass="appeal")
    before, due = counted(), cast.clock(matter, "sort").due
    monkeypatch.setattr(hooks, "HOOKS", [*hooks.HOOKS, break_down])
    with pytest.raises(Broken):
        cast.take("forward", matter, "office-x/triage", "03-04", organ=cast["land-x"])
    assert counted() == before
    page = cast.page(matter, "office-x/triage", "03-04")
    assert page.matter.state == State.TRIAGED
    assert page.matter.holder_id == cast["office-x"]
    assert cast.clock(matter, "sort").running
    assert cast.clock(matter, "sort").due == due

    monkeypatch.undo()
    cast.take("forward", matter, "office-x/triage", "03-04", organ=cast["land-x"])


def test_a_registration_that_fails_leaves_nothing(
    transactional_cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No item without its act, no number spent on half a petition."""
    cast = transactional_cast
    first = cast.register("03-02")
    before = counted()
    with monkeypatch.context() as patch:
        patch.setattr(hooks, "HOOKS", [break_down])
        with pytest.raises(Broken):
            cast.register("03-02")
    assert counted() == before
    assert cast.register("03-02").number > first.number


def held_up(step: str, inside: threading.Event) -> Callable[[hooks.Taken], None]:
    """A hook that keeps the first act of this step open until another transaction waits for it."""

    def hold(taken: hooks.Taken) -> None:
        if taken.step.code != step:
            return
        inside.set()
        for _ in range(2000):
            with connection.cursor() as cursor:
                cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
                if cursor.fetchone()[0]:
                    return
            time.sleep(0.005)

    return hold


def test_two_officers_at_once_one_act_one_refusal(
    transactional_cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both sign the same hand-off at the same moment: one act; the other reads why not."""
    cast = transactional_cast
    matter = cast.register("03-02")
    cast.sent(matter, "land-x", "03-03")
    inside = threading.Event()
    monkeypatch.setattr(hooks, "HOOKS", [*hooks.HOOKS, held_up("receive", inside)])
    ended: dict[str, object] = {}

    def sign(who: str) -> None:
        try:
            ended[who] = cast.take("receive", matter, who, "03-04")
        except acts.Refused as refused:
            ended[who] = refused.ruling
        finally:
            connections.close_all()

    first, second = (threading.Thread(target=sign, args=[f"land-x/{one}"]) for one in ("handler", "handler2"))
    first.start()
    assert inside.wait(30)
    second.start()
    first.join(60)
    second.join(60)

    assert isinstance(ended["land-x/handler"], Act)
    assert getattr(ended["land-x/handler2"], "code", "") == "state"
    with reading.named(cast.by("land-x/handler")):
        assert Act.objects.filter(matter__number=matter.number, step="receive").count() == 1


def test_a_refusal_says_its_article_and_writes_nothing(cast: Cast) -> None:
    """Whoever may not take a step reads one sentence with its article in each language."""
    matter = cast.register("03-02")
    ruling = cast.refused("forward", matter, "office-x/intake", "03-03", organ=cast["land-x"])
    assert ruling.code == "duty"
    assert "《信访工作条例》" in ruling.article.zh


def test_the_same_submission_registers_once(cast: Cast) -> None:
    """A form sent twice, or a call repeated by a machine, is one petition."""
    sender = acts.Sender(cast["office-x"], cast.by("office-x/intake"))
    told = {"channel": "online", "requests": ("修路灯",), "facts": "路灯坏了三个月。"}
    one = acts.register(sender, on=day("03-02"), at=at(day("03-02")), answers=told, token="a-token")
    two = acts.register(sender, on=day("03-02"), at=at(day("03-02")), answers=told, token="a-token")
    assert (two.item, two.again, two.code) == (one.item, True, "")
    with reading.named(Actor.job(Duty.CLOCK)):
        assert PetitionItem.objects.filter(number=one.item).count() == 1
