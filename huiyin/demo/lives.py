"""Some eighty matters of 云泽省, each told through lawful acts up to the demonstration's day. All fictional."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.db import transaction

from huiyin.demo import story
from huiyin.demo.lives_handled import HANDLED
from huiyin.demo.lives_kept import KEPT
from huiyin.demo.lives_later import LATER
from huiyin.demo.lives_more import MORE
from huiyin.demo.lives_routed import ROUTED
from huiyin.demo.lives_sent import SENT
from huiyin.matters import breaches, reading

LIVES: tuple[Callable[[], object], ...] = (*SENT, *ROUTED, *HANDLED, *MORE, *LATER, *KEPT)


def tell(day: date) -> int:
    """Tell every life, unless they were told before; how many there are. Breaches are then found as of `day`."""
    if reading.any_registered():
        return len(LIVES)
    story.forget()
    for life in LIVES:
        with transaction.atomic():  # a life is there whole or not at all
            life()
    breaches.find(day)
    return len(LIVES)
