"""Exports: who asked for which form, who approved, who fetched. Both tables are only ever added to."""

from __future__ import annotations

from django.db import models


class Export(models.Model):
    """导出: one request for an approved form, for a stated purpose."""

    number = models.CharField(max_length=60, unique=True)
    form = models.CharField(max_length=16)
    purpose = models.CharField(max_length=16)
    first = models.DateField(null=True)
    last = models.DateField(null=True)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    officer = models.ForeignKey("people.Officer", models.PROTECT, related_name="+")
    duty = models.CharField(max_length=16)
    at = models.DateTimeField()


class ExportEvent(models.Model):
    """What became of it: approved, declined, fetched; each at most once."""

    APPROVED, DECLINED, FETCHED = "approved", "declined", "fetched"

    export = models.ForeignKey(Export, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8)
    decision = models.BooleanField()  # approved or declined: one of the two
    officer = models.ForeignKey("people.Officer", models.PROTECT, related_name="+")
    duty = models.CharField(max_length=16)
    at = models.DateTimeField()
    rows = models.PositiveIntegerField(null=True)  # of what was fetched
    digest = models.CharField(max_length=64, default="")  # SHA-256 of the table as CSV

    class Meta:
        """Decided once, fetched once."""

        constraints = [models.UniqueConstraint(fields=["export", "decision"], name="export_event_once")]
