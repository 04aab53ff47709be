"""The record of a report: what was done, by whom, when and why. Written once, each line chained to the one before."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from huiyin.people.models import Post
from huiyin.sealed import keys
from huiyin.sealed.models import Did, Entry, Report

BEGIN = "0" * 64


def note(report: Report, did: Did, post: Post, at: datetime, **words: Any) -> Entry:
    """Write one line; inside `access.named(post)`. The report's row is locked, so that lines keep their order."""
    Report.objects.select_for_update().get(pk=report.pk)
    before = Entry.objects.filter(report=report).order_by("-seq").first()
    entry = Entry(
        report=report,
        seq=before.seq + 1 if before else 1,
        did=did,
        officer_id=post.officer_id,
        agency_id=post.agency_id,
        duty=post.duty,
        at=at,
        previous=before.digest if before else BEGIN,
    )
    entry.words = keys.close(_place(entry), words)
    entry.digest = _digest(entry)
    entry.save(force_insert=True)
    return entry


def said(entry: Entry) -> Mapping[str, Any]:
    """What a line says."""
    return keys.disclose(_place(entry), entry.words)


def first_broken(entries: Iterable[Entry]) -> int | None:
    """The place of the first line, in order, that was altered, taken out or put in; None where all hold."""
    previous = BEGIN
    for place, entry in enumerate(entries, start=1):
        if (entry.seq, entry.previous, entry.digest) != (place, previous, _digest(entry)):
            return place
        previous = entry.digest
    return None


def walk(using: str) -> tuple[int, list[tuple[str, int]]]:
    """Every line of every report, as the owner: (how many, [(number of a report, place of its first broken line)])."""
    walked, broken = 0, []
    for report in Report.objects.using(using).order_by("id"):
        lines = list(Entry.objects.using(using).filter(report=report))
        walked += len(lines)
        if place := first_broken(lines):
            broken.append((report.number, place))
    return walked, broken


def _place(entry: Entry) -> str:
    return f"entry:{entry.report_id}:{entry.seq}"


def _digest(entry: Entry) -> str:
    row = [entry.report_id, entry.seq, entry.did, entry.officer_id, entry.agency_id, entry.duty]
    row += [int(entry.at.timestamp() * 1_000_000), bytes(entry.words).hex(), entry.previous]
    return hashlib.sha256(json.dumps(row, separators=(",", ":")).encode()).hexdigest()
