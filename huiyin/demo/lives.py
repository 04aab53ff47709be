"""Some hundred matters of 云泽省, each told through lawful acts up to the demonstration's day. All fictional."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from django.db import transaction

from huiyin.demo import lives_beside, story
from huiyin.demo.lives_asked import ASKED
from huiyin.demo.lives_filed import FILED
from huiyin.demo.lives_handled import HANDLED
from huiyin.demo.lives_hinted import HINTED
from huiyin.demo.lives_kept import KEPT
from huiyin.demo.lives_later import LATER
from huiyin.demo.lives_more import MORE
from huiyin.demo.lives_placed import PLACED
from huiyin.demo.lives_rated import RATED
from huiyin.demo.lives_routed import ROUTED
from huiyin.demo.lives_sent import SENT
from huiyin.demo.lives_together import TOGETHER
from huiyin.hints import finding
from huiyin.law.purposes import Purpose
from huiyin.law.words import Duty
from huiyin.matters import breaches, figures, outbox, reading
from huiyin.matters.reading import Look, What

LIVES: tuple[Callable[[], object], ...] = (
    *SENT,
    *ROUTED,
    *HANDLED,
    *MORE,
    *LATER,
    *KEPT,
    *HINTED,
    *PLACED,
    *TOGETHER,
    *ASKED,
    *RATED,
    *FILED,
)


def tell(day: date) -> int:
    """Tell every life, unless they were told before; how many there are. Breaches are then found as of `day`."""
    if reading.any_registered():
        return len(LIVES)
    story.forget()
    for life in LIVES:
        with transaction.atomic():  # a life is there whole or not at all
            life()
    lives_beside.tell(day)
    finding.find(day)
    breaches.find(day)
    outbox.after_the_due_date(day, story.noon(day))
    figures.publish(day)
    asked_about(day)
    return len(LIVES)


def asked_about(day: date) -> None:
    """Reading that an inspector would ask about: one matter sixteen times in a day, an identity on a Saturday."""
    by = story.who(f"{story.COUNTY}01", Duty.TRIAGE)
    with reading.named(by):
        number = reading.listed(by, on=day, box="open").rows[0].number
        first = story.noon(day - timedelta(days=3))
        for minutes in range(16):
            reading.matter(number, on=day, look=Look(at=first + timedelta(minutes=minutes)))
        saturday = first + timedelta(days=1)
        reading.matter(number, on=day, look=Look(Purpose.CONTACT, saturday, What.IDENTITY))
