"""What is published, as everybody reads it. Nobody need be named; `now` is the instant of the request."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256

from django.db.models import Exists, OuterRef, Q, QuerySet

from huiyin.proof.spelling import spelled
from huiyin.publishing.models import Edition, Enclosure, Kind, Withdrawal

SHORTEST, LONGEST = 2, 40  # signs of what is looked for
MOST_FOUND = 50


def published(kind: Kind, now: datetime) -> QuerySet[Edition]:
    """The edition in force of each, newest first, with its agency: one query."""
    out = Edition.objects.filter(publish_at__lte=now, approved_at__isnull=False)
    later = out.filter(publication=OuterRef("publication")).filter(
        Q(publish_at__gt=OuterRef("publish_at"))
        | Q(publish_at=OuterRef("publish_at"), place__gt=OuterRef("place"))
    )
    withdrawn = Withdrawal.objects.filter(publication=OuterRef("publication"))
    rows = out.filter(~Exists(later), ~Exists(withdrawn), publication__kind=kind)
    return rows.select_related("agency").order_by("-publish_at", "-id")


def found(rows: QuerySet[Edition], words: str) -> QuerySet[Edition]:
    """Those whose title or text holds these words, in either language."""
    words = words.replace("\0", "")
    holds = Q()
    for field in ("title", "body", "result", "title_en", "body_en", "result_en"):
        holds |= Q(**{f"{field}__icontains": words})
    return rows.filter(holds)


def one(kind: Kind, pk: int, now: datetime) -> Edition | None:
    """The edition in force of this publication."""
    return published(kind, now).filter(publication=pk).first()


def withdrawn(kind: Kind, pk: int) -> Withdrawal | None:
    """Its withdrawal, where it had been published before."""
    was_out = Edition.objects.filter(
        publication=OuterRef("publication"), approved_at__isnull=False, publish_at__lte=OuterRef("at")
    )
    rows = Withdrawal.objects.filter(Exists(was_out), publication=pk, publication__kind=kind)
    return rows.select_related("agency").first()


def earlier(edition: Edition) -> list[Edition]:
    """The editions that were published before this one, newest first: when, and the digest of each."""
    rows = Edition.objects.filter(
        publication=edition.publication_id, approved_at__isnull=False, publish_at__lte=edition.publish_at
    ).exclude(pk=edition.pk)
    return list(rows.only("place", "publish_at", "digest").order_by("-publish_at", "-place"))


def enclosures(edition: Edition) -> list[Enclosure]:
    """Its files, without their bytes."""
    return list(Enclosure.objects.filter(edition=edition).defer("data").order_by("place"))


def enclosure(edition: Edition, place: int) -> Enclosure | None:
    """One file, with its bytes."""
    return Enclosure.objects.filter(edition=edition, place=place).first()


def digest(edition: Edition, files: list[Enclosure], publish_at: datetime | None = None) -> str:
    """SHA-256 over what an edition says, in the one fixed spelling; with its instant once it has one."""
    fields = ("place", "category", "title", "body", "result", "title_en", "body_en", "result_en")
    days = [str(day) if day else None for day in (edition.opens_on, edition.closes_on)]
    told = [
        *(getattr(edition, field) for field in fields),
        *days,
        [[file.name, file.digest] for file in files],
        publish_at.timestamp() if publish_at else None,
    ]
    return sha256(spelled(told)).hexdigest()
