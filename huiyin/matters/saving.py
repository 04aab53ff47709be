"""Saving what a step wrote, one statement a row. The act comes first: the rest changes only by it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from huiyin.matters import breaches, sql
from huiyin.matters.casefile import CHANGING, CaseFile
from huiyin.matters.models import Act, Attachment, Content, Message
from huiyin.matters.secrecy import seal_bytes
from huiyin.matters.writing import Written


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came: name, media type by content, bytes."""

    name: str
    media_type: str
    data: bytes


def save(case: CaseFile, written: Written, answers: Mapping[str, Any], at: datetime) -> None:
    """Save what a step wrote, one statement a row; the act first, for terms and matters change only by it."""
    act, matter = written.act, case.matter
    sql.insert(act)
    for term in (*written.new_terms, *written.changed_terms):
        term.changed_by = act
    for term in written.new_terms:
        sql.insert(term)
    for term in written.changed_terms:
        sql.update(term, TURNING)
    breaches.note_late((*written.new_terms, *written.changed_terms), act.on)
    for hop in written.new_hops:
        sql.insert(hop)
    for hop in written.changed_hops:
        sql.update(hop, MOVING)
    if written.body is not None:
        sql.insert(Content(matter=matter, act=act, body=written.body))
    for upload in () if matter.sealed else _uploads(answers):  # what is sealed goes into the envelope box
        _attach(case, act, upload)
    sql.update(matter, [name for name in CHANGING if getattr(matter, name) != case.found.get(name, ...)])
    _post(case, written, at)


# What changes of a clock and of a hop once they are written.
TURNING = (
    "bound_id", "extended", "excluded", "raw", "due", "target", "provisional", "edition", "state", "ended_on",
    "changed_by_id",
)  # fmt: skip
MOVING = ("received_on", "ended_on", "ended")


def _uploads(answers: Mapping[str, Any]) -> list[Upload]:
    files = [value for value in answers.values() if isinstance(value, list | tuple)]
    return [one for some in files for one in some if isinstance(one, Upload)]


def files_in(answers: Mapping[str, Any]) -> list[dict[str, str]]:
    """Uploaded files as an envelope holds them."""
    return [
        {"title": one.name, "media_type": one.media_type, "body": one.data.hex()} for one in _uploads(answers)
    ]


def _attach(case: CaseFile, act: Act, upload: Upload) -> None:
    place = f"{case.matter.pk}:{act.seq}"
    Attachment(
        matter=case.matter,
        act=act,
        title=seal_bytes(case.key, f"{place}:title", upload.name.encode()),
        media_type=upload.media_type,
        size=len(upload.data),
        body=seal_bytes(case.key, f"{place}:file", upload.data),
    ).save(force_insert=True)


def _post(case: CaseFile, written: Written, at: datetime) -> None:
    """The outbox: whoever has the matter next is told that something is there, never what."""
    for hop in written.new_hops:
        sql.insert(
            Message(
                matter=case.matter,
                act=written.act,
                agency_id=hop.target_id,
                kind=written.act.step,
                created_at=at,
            )
        )
