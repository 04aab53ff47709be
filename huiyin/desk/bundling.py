"""The whole case file as one ZIP, for a stated purpose: papers as issued, attachments, index, record, proofs."""

from __future__ import annotations

import io
from typing import Any
from urllib.parse import quote

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from huiyin.desk import why
from huiyin.desk.shell import shell
from huiyin.desk.wording import purposes_said
from huiyin.law.purposes import EXPORTING, Purpose
from huiyin.law.words import Duty
from huiyin.matters import reading
from huiyin.matters.hooks import signer
from huiyin.matters.reading import What
from huiyin.papers import bundle as bundles
from huiyin.papers import issuing
from huiyin.people.acting import Actor
from huiyin.people.doors import OfficeRequest, in_post
from huiyin.proof import archive

MOST = 50 * 2**20  # bytes of attachments; a larger file is written by the operator


def may(actor: Actor, matter: Any) -> bool:
    """Whether this officer may take the whole file out: where it is held, or as the auditor. Nothing sealed."""
    if matter.sealed or actor.duty not in EXPORTING:
        return False
    return actor.duty is Duty.AUDITOR or actor.agency_id == matter.holder_id


@require_http_methods(["GET", "HEAD", "POST"])
@in_post
@why.said
def bundle(request: OfficeRequest, number: str) -> HttpResponse:
    """Ask what for, then hand over the file; what is signed off and not yet issued is issued first."""
    try:
        with reading.named(request.actor):
            page = reading.matter(number, on=request.today, look=why.look(request, number, What.MATTER))
            if not may(request.actor, page.matter):
                raise reading.NotThere  # nothing was shown: the note of it goes with the transaction
    except reading.NotThere as missing:
        raise Http404 from missing
    large = sum(file.size for file in page.files) > MOST
    if request.method != "POST" or large:
        return _ask(request, page, large=large)
    purpose = request.POST.get("purpose", "")
    if purpose not in EXPORTING[request.actor.duty]:
        messages.error(request, _("请先选择用途。"))
        return _ask(request, page, status=400)
    issuing.issue_ready(page.matter.pk, request.now, demonstration=request.demonstration_day is not None)
    return _hand_over(request, number, Purpose(purpose))


def _hand_over(request: OfficeRequest, number: str, purpose: Purpose) -> HttpResponse:
    look = why.look(request, number, What.EXPORT, purpose)
    try:
        with reading.named(request.actor):
            files = bundles.files(number, look, on=request.today)
    except reading.NotThere as missing:
        raise Http404 from missing
    out = io.BytesIO()
    archive.write(out, number, files, signer())
    response = HttpResponse(out.getvalue(), content_type="application/zip")
    name = quote(f"案卷-{number}.zip")
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    return response


def _ask(
    request: OfficeRequest, page: reading.MatterPage, *, large: bool = False, status: int = 200
) -> HttpResponse:
    seen = {
        **shell(request),
        "page": page,
        "large": large,
        "purposes": purposes_said(EXPORTING[request.actor.duty]),
    }
    return render(request, "desk/bundle.html", seen, status=status)
