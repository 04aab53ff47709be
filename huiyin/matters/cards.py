"""Rating by a card, or by a call: the code of a card rates each unit once and opens nothing else.

The card is printed with a paper to the petitioner. Whoever holds it rates in the petitioner's name; what was rated with
number and query code counts before it. A petition office that had no part in the matter enters cards that were posted and
what is told on the telephone; a rated unit enters nothing.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from huiyin.law.book_2022.steps.rating import RATE_BY_CARD, SIDES
from huiyin.matters import access, acts, secrecy, sql
from huiyin.matters.hooks import NotThere
from huiyin.matters.models import PetitionMatter
from huiyin.matters.numbers import clean_code, new_code
from huiyin.people.acting import Actor

log = logging.getLogger("huiyin.matters.ratings")


# What is put down cannot be read back, not even its key.
_PRINTED = "INSERT INTO matters_ratingcard (matter_id, digest, made_on) VALUES (%s, %s, %s)"


class Spent(Exception):
    """The code has rated what it is to rate."""


def printed(number: str, on: date) -> str:
    """A new code for a card, shown once; kept as a keyed digest. Inside `named(officer)`; `NotThere` out of reach."""
    matter = PetitionMatter.objects.filter(number=number).values_list("pk", flat=True).first()
    if matter is None:
        raise NotThere
    code = new_code()[:14]  # three groups of four: sixty random bits, and no query code is so short
    sql.run(_PRINTED, [matter, secrecy.card_digest(clean_code(code)), on])
    return code


def rate(code: str, said: Mapping[str, Any], *, on: date, at: datetime, by: Actor | None = None) -> None:
    """Rate by the code of a card; `by` is the officer who enters one that was posted, or told on the telephone.

    `NotThere` for a code that is none, `Spent` where it was used, `acts.Refused` with the law's sentence.
    """
    digest = secrecy.card_digest(clean_code(code))
    found = sql.rows("SELECT * FROM huiyin_card(%s)", [digest])
    if not found:
        raise NotThere
    number, receipt, *used = found[0]
    wanted = [bool(said.get(side)) for side in SIDES]
    if any(spent and want for spent, want in zip(used, wanted, strict=True)):
        raise Spent
    with transaction.atomic():
        _take(number, receipt, said, by, on, at)
        if not sql.one("SELECT huiyin_spend_card(%s, %s, %s)", [digest, *wanted])[0]:
            raise Spent


def told(number: str, said: Mapping[str, Any], *, on: date, at: datetime, by: Actor) -> None:
    """Enter what a petitioner told on the telephone with the own number; `NotThere` where it may not be."""
    with access.named(by):
        receipt = sql.one("SELECT huiyin_told_rating(%s)", [number.replace("\0", "")])[0]
    if receipt is None:
        raise NotThere
    _take(number, receipt, {**said, "via": "call"}, by, on, at)


def _take(
    number: str, receipt: str, said: Mapping[str, Any], by: Actor | None, on: date, at: datetime
) -> None:
    answers = {**said, "entered_at": by.agency_id} if by else {**said, "via": "card"}
    petitioner = Actor.petitioner(receipt)
    acts.take(RATE_BY_CARD.code, number, by=petitioner, on=on, at=at, answers=answers)
    if by is not None:
        log.info("rating entered via=%s officer=%s agency=%s", answers["via"], by.officer_id, by.agency_id)
