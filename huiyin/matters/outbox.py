"""The outbox: messages written with an act, delivered afterwards by a job, never twice, never half."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from huiyin.law.words import Duty, State
from huiyin.matters import acts, calendars, reminding, sql
from huiyin.matters.access import named
from huiyin.matters.hooks import NotThere, Refused
from huiyin.matters.models import Hop, Message, Term
from huiyin.people.acting import Actor

CLOCK = Actor.job(Duty.CLOCK)


def deliver(act_id: int, at: datetime) -> int:
    """Put an act's messages before their agencies; how many were delivered now. Safe to run again."""
    with named(CLOCK):
        waiting = Message.objects.select_for_update().filter(
            act_id=act_id, delivered_at=None, set_aside=False
        )
        return waiting.update(delivered_at=at)


def set_aside(act_id: int) -> int:
    """Messages that failed again and again: kept, shown to the operator, tried no more."""
    with named(CLOCK):
        return Message.objects.filter(act_id=act_id, delivered_at=None).update(set_aside=True)


@dataclass(frozen=True, slots=True)
class Stuck:
    """A job that failed again and again and was set aside: what it was to do, never what it says."""

    job: int
    task: str
    attempts: int
    since: datetime | None
    act: int | None
    messages: int  # set aside with it


_STUCK = """SELECT j.id, j.task_name, j.attempts, (SELECT max(e.at) FROM procrastinate_events e WHERE e.job_id = j.id),
    (j.args->>'act')::bigint,
    (SELECT count(*) FROM matters_message m WHERE m.act_id = (j.args->>'act')::bigint AND m.set_aside)
    + (SELECT count(*) FROM matters_reminder r WHERE r.id = (j.args->>'reminder')::bigint AND r.set_aside)
  FROM procrastinate_jobs j WHERE j.status = 'failed' ORDER BY j.id LIMIT 200"""


def stuck() -> list[Stuck]:
    """The jobs that are set aside, oldest first; at most 200."""
    with named(CLOCK):
        return [Stuck(*row) for row in sql.rows(_STUCK)]


def take_up(job: int, at: datetime) -> bool:
    """Try a job that was set aside once more, with its messages; False where there is no such job."""
    with named(CLOCK):
        found = sql.rows(
            "SELECT (args->>'act')::bigint, (args->>'reminder')::bigint FROM procrastinate_jobs WHERE id = %s AND status = 'failed' FOR UPDATE",
            [job],
        )
        for act, reminder in found:
            reminding.take_up_again(reminder or 0)
            Message.objects.filter(act_id=act, delivered_at=None).update(set_aside=False)
            sql.rows("SELECT procrastinate_retry_job_v2(%s, %s, NULL, NULL, NULL)", [job, at])
        return bool(found)


def waiting() -> tuple[int, int]:
    """(messages not yet delivered, messages set aside)."""
    with named(CLOCK):
        rows = Message.objects.filter(delivered_at=None)
        return rows.filter(set_aside=False).count(), rows.filter(set_aside=True).count()


def deem_received(on: date, at: datetime) -> int:
    """Unsigned hand-offs count as received at the end of the next working day (T14, convention)."""
    calendar = calendars.edition(calendars.newest())
    with named(CLOCK):
        unsigned = Hop.objects.filter(
            received_on=None, ended="", matter__state__in=(State.FORWARDED, State.ASSIGNED)
        ).select_related("matter")
        ripe = []
        for hop in unsigned.filter(sent_on__lt=on):
            day = date.fromordinal(calendar.nth_after(hop.sent_on.toordinal(), 1))
            if day < on:
                ripe.append((hop.matter.number, day))
    return sum(_deem(number, day, on, at) for number, day in ripe)


def _deem(number: str, day: date, on: date, at: datetime) -> int:
    """One matter; 0 where somebody signed for it meanwhile."""
    return _by_clock("deem_received", number, on, at, {"received_on": day})


# Steps the clock takes by itself once a running term is over, and the terms that call for each.
_ONCE_OVER = {
    "note_silence": ("inform_direct", "inform_forwarded"),
    "lapse_rating": ("rate",),
    "withdraw": ("withdraw_pause",),
    "step_back": ("withdraw_pause",),  # of an accusation: one of the two is lawful, never both
}


def after_the_due_date(on: date, at: datetime) -> int:
    """Show the shadow of the handling period where an organ kept silent; close rating windows; let a
    withdrawal take effect that was not taken back (convention)."""
    taken = 0
    for step, clocks in _ONCE_OVER.items():
        with named(CLOCK):
            over = Term.objects.filter(state=Term.RUNNING, due__lt=on, clock__in=clocks)
            numbers = sorted(set(over.values_list("matter__number", flat=True)))
        taken += sum(_by_clock(step, number, on, at, {}) for number in numbers)
    return taken


def _by_clock(step: str, number: str, on: date, at: datetime, answers: dict[str, date]) -> int:
    """One step by the clock; 0 where the law refuses it, for it was taken already or has no place."""
    try:
        acts.take(step, number, by=CLOCK, on=on, at=at, answers=answers)
    except (Refused, NotThere):
        return 0
    return 1
