"""Which version of what was learned serves, read once by each process; and going back to another one, on record."""

from __future__ import annotations

import logging
from datetime import datetime

from huiyin.hints.models import Turn, Version
from huiyin.matters import secrecy, sql
from huiyin.triage import models
from huiyin.triage.models import Model
from huiyin.triage.tables import Unusable

_read: tuple[int, datetime, Model | None] | None = None
log = logging.getLogger(__name__)


def serving() -> tuple[int, Model] | None:
    """The number of the version that serves and its model; None where the taxonomy's words do. Inside `named`.

    Asked anew each time by one small query; the model itself is read when it is another than before. One that cannot be
    read, of another version of the program or damaged, does not serve.
    """
    global _read
    found = Version.objects.filter(state=Version.SERVING).values_list("number", "made_at").first()
    if found is None:
        _read = None
        return None
    if _read is None or _read[:2] != found:
        _read = (*found, _opened(found[0]))
    model = _read[2]
    return (found[0], model) if model else None


def listed(most: int = 30) -> list[Version]:
    """The newest versions, with their figures. Inside `named`."""
    return list(Version.objects.order_by("-number").defer("body", "key")[:most])


def turns(most: int = 30) -> list[Turn]:
    """What served from when on, newest first. Inside `named`."""
    return list(Turn.objects.order_by("-id").select_related("officer", "agency")[:most])


def newest_serves() -> bool:
    """Whether nobody went back: the newest that was kept serves, or none was."""
    states = [Version.SERVING, Version.KEPT]
    newest = Version.objects.filter(state__in=states).order_by("-number").values_list("state", flat=True)
    return newest.first() in (None, Version.SERVING)


def steers() -> bool:
    """Whether whoever is named may say what serves. Inside `named`."""
    return bool(sql.one("SELECT hints_steers()")[0])


def serve(number: int, why: str, at: datetime) -> None:
    """From now on this version serves, or (0) the taxonomy's words; the database asks who says so. Inside `named`."""
    sql.run("SELECT hints_serve(%s, %s, %s)", [number, why, at])


def place(number: int) -> str:
    """Where a version's key and body lie: they open nowhere else."""
    return f"category version {number}"


def _opened(number: int) -> Model | None:
    row = Version.objects.get(pk=number)
    try:
        key = secrecy.unwrap_at(place(number), row.key)
        return models.unpacked(secrecy.open_bytes(key, place(number), row.body or b""))
    except (secrecy.Unreadable, Unusable):
        log.warning("category version %s cannot be read", number)
        return None
