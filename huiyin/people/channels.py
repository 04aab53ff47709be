"""Keys by which other systems hand petitions in: issued once, kept only as a digest."""

from __future__ import annotations

import hashlib
import secrets

from huiyin.law.words import Channel
from huiyin.people.models import Agency, ChannelKey


def issue(agency: Agency, name: str, channel: Channel, *, using: str | None = None) -> str:
    """A new key for the system of that name; shown now and never again. Written as the owner of the tables."""
    key = secrets.token_urlsafe(32)
    made = ChannelKey(agency_id=agency.pk, channel=channel, name=name, digest=_digest(key))
    made.save(using=using)
    return key


def holder(key: str) -> ChannelKey | None:
    """The system that holds this key, with its agency; None for a key that is unknown or withdrawn."""
    if not key:
        return None
    known = ChannelKey.objects.select_related("agency")
    return known.filter(digest=_digest(key), active=True, agency__open=True).first()


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()
