"""Words of this room as they are shown, in the reader's language."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from huiyin.law.words import Duty
from huiyin.people.directory import Place
from huiyin.people.models import Agency

DUTIES: dict[Duty, str | Promise] = {
    Duty.PETITIONER: _("信访人"),
    Duty.INTAKE: _("登记"),
    Duty.TRIAGE: _("甄别转办"),
    Duty.SEALED: _("密件专办"),
    Duty.HANDLER: _("承办"),
    Duty.LEGAL: _("法制审核"),
    Duty.HEAD: _("主要负责人"),
    Duty.DEPUTY: _("分管负责人"),
    Duty.REVIEWER: _("复查复核"),
    Duty.CONFERENCE: _("争议协调"),
    Duty.SUPERVISOR: _("督办"),
    Duty.REGISTRAR: _("职权承继登记"),
    Duty.INSPECTOR: _("督查（只读）"),
    Duty.AUDITOR: _("审计（只读）"),
    Duty.OPERATOR: _("运行维护"),
    Duty.CLOCK: _("期限作业"),
}


def in_english() -> bool:
    """Whether the reader chose English."""
    return (get_language() or "").startswith("en")


def agency_name(agency: Agency | Place | None) -> str:
    """An agency's name in the reader's language; empty for none."""
    if agency is None:
        return ""
    return (in_english() and agency.name_en) or agency.name
