"""The outbox of reminders: a petitioner asks for one, a job sends it, its address is gone as soon as it was sent.

No officer sees a row of it. A sealed matter's is kept, sent and wiped by the same statements as any other's.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, F, Q

from huiyin.law.words import Duty
from huiyin.matters import numbers, secrecy, sql
from huiyin.matters.access import named
from huiyin.matters.hooks import NotThere
from huiyin.matters.models import PetitionMatter, Reminder
from huiyin.people.acting import Actor

CLOCK = Actor.job(Duty.CLOCK)
MOST = 3  # sent on request for one matter: nobody turns a receipt into a flood upon somebody else's telephone
KEPT = timedelta(days=7)  # an address that could not be reached


class TooMany(Exception):
    """As many reminders were asked for this matter as may be."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One reminder as it is sent: to whom, of which item."""

    pk: int
    way: str
    number: str
    address: str


def ask(by: Actor, way: str, address: str, at: datetime) -> int:
    """The holder of a receipt asks for its number to be sent there once; the reminder's key, for the job.

    Raises `NotThere` for nobody's receipt, `TooMany` after the third.
    """
    with named(by):
        matter = PetitionMatter.objects.order_by("id").select_for_update().first()
        if matter is None:
            raise NotThere
        if Reminder.objects.filter(matter=matter).count() >= MOST:
            raise TooMany
        return _put(matter, way, address, at)


def _put(matter: PetitionMatter, way: str, address: str, at: datetime) -> int:
    pk = numbers.ids("matters_reminder")[0]
    key = secrecy.unwrap(matter.pk, matter.key)
    kept = secrecy.seal_bytes(key, _place(matter.pk, pk), address.encode())
    sql.insert(Reminder(id=pk, matter=matter, way=way, address=kept, asked_at=at))
    return pk


def _place(matter: int, pk: int) -> str:
    return f"{matter}:reminder:{pk}"


@contextmanager
def taken_up(pk: int) -> Iterator[Waiting | None]:
    """One that waits, its row locked until it is sent or failed; None where nothing is left to send."""
    with named(CLOCK):
        row = (
            Reminder.objects.select_related("matter__item")
            .select_for_update(of=("self",))
            .filter(pk=pk, sent_at=None, set_aside=False)
            .first()
        )
        if row is None or row.address is None:
            yield None
            return
        key = secrecy.unwrap(row.matter_id, row.matter.key)
        address = secrecy.open_bytes(key, _place(row.matter_id, pk), row.address).decode()
        yield Waiting(pk, row.way, row.matter.item.number, address)


def note_sent(pk: int, at: datetime) -> None:
    """Sent: the address is wiped."""
    Reminder.objects.filter(pk=pk).update(sent_at=at, address=None, tries=F("tries") + 1)


def note_failed(pk: int, *, last: bool) -> None:
    """A try that failed; after the last one it is set aside, for the operator."""
    with named(CLOCK):
        Reminder.objects.filter(pk=pk, sent_at=None).update(tries=F("tries") + 1, set_aside=last)


def sweep(at: datetime) -> int:
    """Addresses that could not be reached for a week are wiped; how many."""
    with named(CLOCK):
        old = Reminder.objects.filter(sent_at=None, asked_at__lt=at - KEPT).exclude(address=None)
        return old.update(address=None, set_aside=True)


def take_up_again(pk: int) -> None:
    """Let one that was set aside be tried once more. Inside `named(CLOCK)`."""
    Reminder.objects.filter(pk=pk, sent_at=None).exclude(address=None).update(set_aside=False)


@dataclass(frozen=True, slots=True)
class Tally:
    """How reminders of one way stand: numbers alone."""

    way: str
    waiting: int
    failing: int  # of those that wait: tried before
    sent: int
    aside: int


def tally() -> list[Tally]:
    """For the operator: counts by way."""
    open_ = Q(sent_at=None, set_aside=False)
    with named(CLOCK):
        rows = Reminder.objects.values("way").annotate(
            waiting=Count("pk", filter=open_),
            failing=Count("pk", filter=open_ & Q(tries__gt=0)),
            sent=Count("pk", filter=Q(sent_at__isnull=False)),
            aside=Count("pk", filter=Q(set_aside=True)),
        )
        return [Tally(**row) for row in rows.order_by("way")]


def forget(matter: int) -> None:
    """What waits for a matter goes with its words."""
    sql.run("SELECT huiyin_forget_reminders(%s)", [matter])
