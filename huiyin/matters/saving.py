"""Saving what a step wrote, one statement a row. The act comes first: the rest changes only by it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from huiyin.matters import breaches
from huiyin.matters.casefile import CaseFile
from huiyin.matters.models import Act, Attachment, Content, Message, PetitionMatter
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
    act.save(force_insert=True)
    for term in (*written.new_terms, *written.changed_terms):
        term.changed_by = act
        term.save()
    breaches.note_late((*written.new_terms, *written.changed_terms), act.on)
    for hop in (*written.new_hops, *written.changed_hops):
        hop.save()
    if written.body is not None:
        Content(matter=matter, act=act, body=written.body).save(force_insert=True)
    for upload in () if matter.sealed else _uploads(answers):  # what is sealed goes into the envelope box
        _attach(case, act, upload)
    matter.save(update_fields=CHANGING)
    _post(case, written, at)


# Everything of a matter that a step may change; number, item, origin and arrival never do.
CHANGING = [
    field.attname
    for field in PetitionMatter._meta.concrete_fields
    if field.name not in ("id", "number", "item", "channel", "received_on", "origin", "book")
]


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
        Message(
            matter=case.matter, act=written.act, agency_id=hop.target_id, kind=written.act.step, created_at=at
        ).save(force_insert=True)
