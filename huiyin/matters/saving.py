"""Saving what a step wrote, one statement a row. The act comes first: the rest changes only by it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Model

from huiyin.law.book_2022.steps.rating import RATES
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
    scan: str = "unscanned"


def save(case: CaseFile, written: Written, answers: Mapping[str, Any], at: datetime) -> None:
    """Save what a step wrote, one statement a row; the act first, for terms and matters change only by it."""
    act, matter = written.act, case.matter
    act.pk, case.act_id = case.act_id, None
    late = [term for term in written.new_terms if breaches.is_late(term)]
    if late or act.pk is None:
        sql.insert(act)
    for term in (*written.new_terms, *written.changed_terms):
        term.changed_by = act
    for term in late:  # a breach refers to it
        sql.insert(term)
    with sql.together() as sent:
        for row in _new(case, written, at):
            sent.insert(row)
        for term in written.changed_terms:
            sent.update(term, TURNING)
        for hop in written.changed_hops:
            sent.update(hop, MOVING)
        sent.update(matter, [name for name in CHANGING if getattr(matter, name) != case.found.get(name, ...)])
    breaches.note_late((*late, *written.changed_terms), act.on)
    for upload in () if matter.sealed else _uploads(answers):  # what is sealed goes into the envelope box
        _attach(case, act, upload)


def _new(case: CaseFile, written: Written, at: datetime) -> Iterator[Model]:
    """The rows a step adds, its act first. The outbox tells whoever has the matter next that something is
    there, never what."""
    matter, act = case.matter, written.act
    yield from (row for row in (act, *written.new_terms) if row._state.adding)
    for hop in written.new_hops:
        yield hop
        yield Message(matter=matter, act=act, agency_id=hop.target_id, kind=act.step, created_at=at)
    if written.body is not None and act.step not in RATES:
        yield Content(matter=matter, act=act, body=written.body)


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
        scan=upload.scan,
        body=seal_bytes(case.key, f"{place}:file", upload.data),
    ).save(force_insert=True)
