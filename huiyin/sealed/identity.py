"""Who reported: withheld by default. A named officer writes a motive, another duty grants it, the reporter is told."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from huiyin.law.words import Duty
from huiyin.people.doors import OfficeRequest
from huiyin.people.wording import agency_name
from huiyin.sealed import courier, keys, reading, record
from huiyin.sealed.acts import Refused, must_read
from huiyin.sealed.models import Did, IdentityRequest, Report

LEAST = 10  # signs of a motive


def ask(request: OfficeRequest, report: Report, motive: str) -> None:
    """Ask to learn who reported, with a written motive."""
    must_read(report)
    if len(motive) < LEAST:
        raise Refused(_("请写明为什么必须知道反映人是谁（至少十个字）。"))
    if _open(request, report).exists():
        raise Refused(_("您的申请还没有答复。"))
    IdentityRequest.objects.create(
        report=report,
        agency_id=request.post_held.agency_id,
        asked_by=request.user,
        asked_at=request.now,
        motive=keys.close(f"motive:{report.pk}", {"motive": motive}),
    )
    record.note(report, Did.IDENTITY_ASKED, request.post_held, request.now, why=motive)


def answer(request: OfficeRequest, asked: IdentityRequest, granted: bool) -> None:
    """Grant it or not: a head's, never the asker's own; a grant is told to the reporter, under their code."""
    if request.post_held.duty != Duty.HEAD or asked.asked_by_id == request.user.pk:
        raise Refused(_("查看身份由本单位负责人批准，不能由申请人自己批准。"))
    if asked.answered_at is not None:
        raise Refused(_("这份申请已经答复。"))
    did = Did.IDENTITY_GRANTED if granted else Did.IDENTITY_REFUSED
    record.note(asked.report, did, request.post_held, request.now, why=motive(asked))
    asked.answered_by, asked.answered_at, asked.granted = request.user, request.now, granted
    asked.save(update_fields=["answered_by", "answered_at", "granted"])
    if granted:
        told = _("%(organ)s的密件专办人员申请查看您的身份，理由是：“%(motive)s”。%(organ)s负责人已经批准。")
        words = told % {"organ": agency_name(request.post_held.agency), "motive": motive(asked)}
        courier.bring_reply(asked.report, {"text": words}, request.today)


def motive(asked: IdentityRequest) -> str:
    """What was written as the motive."""
    return str(keys.disclose(f"motive:{asked.report_id}", asked.motive)["motive"])


def granted(request: OfficeRequest, report: Report) -> bool:
    """Whether this officer, in this post's agency, was granted it."""
    return IdentityRequest.objects.filter(report=report, asked_by=request.user, granted=True).exists()


def see(request: OfficeRequest, report: Report) -> list[dict[str, Any]]:
    """Who reported, for whom it was granted; each look is a line in the record."""
    must_read(report)
    if not granted(request, report):
        raise Refused(_("查看身份要先写明理由，由负责人批准。"))
    record.note(report, Did.IDENTITY_SEEN, request.post_held, request.now)
    return [person for sheet in reading.sheets(report) for person in sheet.people]


def waiting() -> list[IdentityRequest]:
    """What this post's agency was asked and has not answered."""
    rows = IdentityRequest.objects.filter(answered_at=None).select_related("report", "asked_by")
    return list(rows)


def _open(request: OfficeRequest, report: Report) -> Any:
    return IdentityRequest.objects.filter(report=report, asked_by=request.user, answered_at=None)
