"""人民建议征集: which calls are open, which matters answer them, and how many: never who."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Q

from huiyin.matters import sql
from huiyin.publishing import reading
from huiyin.publishing.models import CampaignMatter, Edition, Kind
from huiyin.publishing.rules import FEWEST


def is_open(edition: Edition, on: date) -> bool:
    """Whether the call can be answered on that day."""
    return bool(edition.opens_on and edition.closes_on and edition.opens_on <= on <= edition.closes_on)


def listed(now: datetime) -> tuple[list[Edition], list[Edition]]:
    """The calls that are not over yet, the one that ends first before the others; and those that are, newest first."""
    rows = list(reading.published(Kind.CAMPAIGN, now))
    last = {row.pk: row.closes_on or now.date() for row in rows}
    ahead = [row for row in rows if last[row.pk] >= now.date()]
    over = [row for row in rows if last[row.pk] < now.date()]
    return sorted(ahead, key=lambda row: last[row.pk]), sorted(
        over, key=lambda row: last[row.pk], reverse=True
    )


def to_answer(typed: object, now: datetime) -> Edition | None:
    """The open call of this key, as a page sent it; None where there is none."""
    named = str(typed or "")
    if not (named.isascii() and named.isdigit() and len(named) < 10):
        return None
    open_now = Q(opens_on__lte=now.date(), closes_on__gte=now.date())
    return reading.published(Kind.CAMPAIGN, now).filter(open_now, publication=int(named)).first()


def answers(editions: Iterable[Edition]) -> dict[int, int]:
    """How many matters answer each call, by publication: only numbers of ten and more are told."""
    calls = [edition.publication_id for edition in editions]
    if not calls:
        return {}
    told = json.loads(sql.one("SELECT publishing_answers(%s::bigint[])", [calls])[0])
    return {int(call): int(many) for call, many in told.items() if many >= FEWEST}


def note(edition: Edition | None, matter_id: int, agency_id: int) -> None:
    """A matter that was just registered answers this call; only at the office that called. Inside its transaction.

    What goes to the sealed room answers nothing: the caller does not name it.
    """
    if edition is not None and edition.agency_id == agency_id:
        CampaignMatter.objects.create(publication_id=edition.publication_id, matter_id=matter_id)


def matters(publication_id: int) -> list[int]:
    """The keys of matters that answer a call, as far as whoever is named sees them; newest first, two hundred at most."""
    rows = CampaignMatter.objects.filter(publication=publication_id).order_by("-matter_id")
    return list(rows.values_list("matter_id", flat=True)[:200])
