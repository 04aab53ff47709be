"""Between the two sides: envelopes come in as ciphertext, sealed replies and hand-over receipts go out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import connections

from huiyin.matters import boxes
from huiyin.people.models import Agency
from huiyin.sealed import access
from huiyin.sealed.models import Envelope, Handover, Report

_NOTES = "SELECT matter_id, number, received_on, agency_code, reply_key FROM matters_envelope_note"
_BODIES = "SELECT id, matter_id, body, dropped_on FROM matters_envelope WHERE id > %s AND id <> ALL(%s) ORDER BY id LIMIT 500"
_ALARMS = "SELECT id, body, put_on FROM matters_alarm ORDER BY id DESC LIMIT 1000"
LOOK_BACK = 1000  # ids are given before they are committed: some may come late
_HANDED = "INSERT INTO matters_handover (matter_id, organ_id, handed_on, receipt_no) VALUES (%s, %s, %s, %s)"
_REPLY = "INSERT INTO matters_reply (matter_id, body, put_on) VALUES (%s, %s, %s)"


def fetch() -> int:
    """Take in what is new in the box, unopened; returns how many envelopes came. Safe to repeat."""
    with access.fetching():
        last = Envelope.objects.order_by("-id").values_list("id", flat=True).first() or 0
        since = max(0, last - LOOK_BACK)
        known = list(Envelope.objects.filter(id__gt=since).values_list("id", flat=True))
        with connections["box"].cursor() as box:
            box.execute(_BODIES, [since, known])
            bodies = box.fetchall()
            box.execute(_NOTES + " WHERE matter_id = ANY(%s)", [[row[1] for row in bodies]])
            taken = _take_notes(box.fetchall())
        fresh = [row for row in bodies if row[1] in taken]
        Envelope.objects.bulk_create(
            [Envelope(id=pk, report_id=matter, body=body, dropped_on=on) for pk, matter, body, on in fresh],
            ignore_conflicts=True,
        )
    return len(fresh)


def _take_notes(notes: list[tuple[Any, ...]]) -> set[int]:
    """The matters whose office the room's own tree knows; others wait in the box until it does."""
    offices = dict(Agency.objects.filter(code__in={row[3] for row in notes}).values_list("code", "id"))
    known = [row for row in notes if row[3] in offices]
    Report.objects.bulk_create(
        [
            Report(id=pk, number=number, received_on=on, office_id=offices[code], reply_key=key)
            for pk, number, on, code, key in known
        ],
        ignore_conflicts=True,
    )
    return {row[0] for row in known}


def alarms_in_box() -> list[tuple[int, bytes, date]]:
    """What petitioners reported from their own page, still sealed; the newest first."""
    with connections["box"].cursor() as box:
        box.execute(_ALARMS)
        return [(int(pk), bytes(body), on) for pk, body, on in box.fetchall()]


def bring_reply(report: Report, words: Mapping[str, Any], on: date) -> bool:
    """Put a reply, sealed to the reporter's code, where the counter hands it over; False without such a key."""
    if report.reply_key is None:
        return False
    with connections["box"].cursor() as box:
        box.execute(_REPLY, [report.pk, boxes.seal(bytes(report.reply_key), words), on])
    return True


def bring_receipt(handover: Handover) -> None:
    """Number, date, organ, receipt: all the ordinary side keeps."""
    with connections["box"].cursor() as box:
        row = [handover.report_id, handover.organ_id, handover.taken_on, handover.receipt_no]
        box.execute(_HANDED, row)
