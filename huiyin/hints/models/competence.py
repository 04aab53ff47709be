"""Where a place lies and which agency is competent there: the office's own tables, dated, never rewritten."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from huiyin.law.words import Level
from huiyin.people.models import Agency, Officer

LEVELS = [(level.value, level.value) for level in Level]


class PlaceTable(models.Model):
    """One edition of the office's table of divisions and places; the newest whose day has come is in force."""

    since = models.DateField()
    rows = models.JSONField()  # as `huiyin.hints.divisions.read` checked them
    source = models.CharField(max_length=200)
    taken_on = models.DateField()

    class Meta:
        ordering: ClassVar = ["id"]


class Competence(models.Model):
    """One row of the table of competences (权限表). A later row of the same region, category and level replaces it."""

    region = models.CharField(max_length=20, blank=True)  # code of a division; empty: everywhere
    category = models.CharField(max_length=120, blank=True)  # names of the taxonomy, 一级/二级; empty: every
    level = models.CharField(max_length=12, choices=LEVELS)  # of the competent agency
    agency = models.CharField(max_length=40, blank=True)  # code of one agency, or
    body = models.CharField(max_length=60, blank=True)  # what such agencies are called; both empty: no more
    since = models.DateField()
    until = models.DateField(null=True, blank=True)  # last day
    source = models.CharField(max_length=200)
    mark = models.CharField(max_length=2, default="C")
    why = models.CharField(max_length=200, blank=True)
    decided_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")  # null: imported
    taken_on = models.DateField()

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(agency="") | Q(body=""), name="competence_names_one"),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=models.F("since")),
                name="competence_ends_after_it_begins",
            ),
        ]


class Detour(models.Model):
    """A matter that went to another agency than the table says. It goes with its matter when that is sealed."""

    matter_id = models.BigIntegerField()
    sender = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    region = models.CharField(max_length=20)
    category = models.CharField(max_length=120)
    proposed = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    chosen = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    day = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["matter_id", "proposed", "chosen"], name="detour_once"),
        ]


class Answer(models.Model):
    """What a registrar said to a proposed change of the table: on record, changed by nobody."""

    region = models.CharField(max_length=20)
    category = models.CharField(max_length=120)
    proposed = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    chosen = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    cases = models.PositiveIntegerField()  # how many led to it
    accepted = models.ForeignKey(Competence, models.PROTECT, null=True, related_name="+")  # null: declined
    why = models.CharField(max_length=200)
    decided_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    decided_on = models.DateField()

    class Meta:
        ordering: ClassVar = ["-id"]
