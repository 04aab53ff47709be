"""Electronic service of many: whose petitioners agreed is sent by a job, the others are listed for the post."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from procrastinate.contrib.django import app

from huiyin.desk.post import asked
from huiyin.desk.shell import serves, shell
from huiyin.law.book_2022 import papers
from huiyin.matters import reading
from huiyin.papers import batches, electronic
from huiyin.people.doors import OfficeRequest, in_post


@require_http_methods(["GET", "HEAD", "POST"])
@in_post
def choose(request: OfficeRequest) -> HttpResponse:
    """The agency's papers that wait for service on a petitioner: of those who agreed to send, of the others to post."""
    if not (serves(request.actor.duty) and request.actor.duty in batches.PRINTERS):
        raise Http404
    agency = request.actor.agency_id or 0
    if request.method == "POST":
        return _send(request, agency)
    with reading.named(request.actor):
        agreed, others = electronic.may_be_sent(agency)
        latest = batches.latest(request.actor, batches.SEND)
    seen = {
        **shell(request, "service"),
        "agreed": [(line, papers.BY_CODE[line.kind]) for line in agreed],
        "others": [(line, papers.BY_CODE[line.kind]) for line in others],
        "latest": latest,
        "most": electronic.MOST,
    }
    return render(request, "desk/electronic.html", seen)


def _send(request: OfficeRequest, agency: int) -> HttpResponse:
    with reading.named(request.actor):
        agreed, _others = electronic.may_be_sent(agency, asked(request))
        if agreed:
            made = batches.ask(request.actor, [line.pk for line in agreed], batches.SEND)
            app.configure_task("print_batch").defer(batch=made)
            return redirect("desk:batch", made)
    messages.info(request, _("请先勾选要发送的文书。只能发给同意电子送达的信访人。"))
    return redirect("desk:electronic")
