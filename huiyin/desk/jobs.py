"""What the operator sees at the desk: jobs that were set aside, by number and task, never what they say."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from huiyin.desk.shell import shell
from huiyin.law.words import Duty
from huiyin.matters import outbox, reminding
from huiyin.people.doors import OfficeRequest, in_post


@require_http_methods(["GET", "HEAD", "POST"])
@in_post
def aside(request: OfficeRequest) -> HttpResponse:
    """Jobs that failed again and again; by POST one of them is tried once more."""
    if request.actor.duty is not Duty.OPERATOR:
        raise Http404
    if request.method == "POST":
        job = request.POST.get("job", "")
        if job.isascii() and job.isdigit() and len(job) < 19 and outbox.take_up(int(job), request.now):
            messages.success(request, _("作业 %(job)s 已重新排队。") % {"job": job})
        else:
            messages.error(request, _("这项作业不在搁置之列，可能已经有人重试。"))
        return redirect("desk:jobs")
    waiting, kept = outbox.waiting()
    seen = {**shell(request, "jobs"), "stuck": outbox.stuck(), "waiting": waiting, "kept": kept}
    seen |= {"reminders": reminding.tally()}
    return render(request, "desk/jobs.html", seen)
