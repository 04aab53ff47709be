"""Hotspots of a petition office: matters about one problem in one place and time, never persons.

Name, place and shared words lie encrypted under a key of the hotspot's own; the key goes as soon as a matter of it is
sealed, rewritten or destroyed.
"""

from __future__ import annotations

from django.db import models


class Hotspot(models.Model):
    """热点: found by the night's job. Officers have no row of one that holds fewer than five persons."""

    agency_id = models.BigIntegerField()
    code = models.CharField(max_length=12)  # its identity, the same from day to day
    heat = models.FloatField()
    found_on = models.DateField()
    key = models.BinaryField(null=True)  # wrapped; null: its words are gone and are found anew
    body = models.BinaryField(null=True)  # `huiyin.triage.profiles.Profile`, encrypted

    class Meta:
        """One row for each identity of an office."""

        constraints = [models.UniqueConstraint(fields=["agency_id", "code"], name="hotspot_once")]


class HotspotMatter(models.Model):
    """A matter of a hotspot. `writer` tells persons apart within this hotspot alone, so that they can be counted."""

    hotspot = models.ForeignKey(Hotspot, models.DO_NOTHING, related_name="+")
    matter_id = models.BigIntegerField()
    day = models.DateField()  # it came in
    writer = models.IntegerField()

    class Meta:
        """Each matter once; found by matter, too."""

        constraints = [models.UniqueConstraint(fields=["matter_id", "hotspot"], name="hotspot_matter_once")]


class Detached(models.Model):
    """An officer said that a matter does not belong to a hotspot: on record, without effect on its handling."""

    agency_id = models.BigIntegerField()
    matter_id = models.BigIntegerField()
    code = models.CharField(max_length=12)
    officer_id = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        """Once for each matter and hotspot."""

        constraints = [
            models.UniqueConstraint(fields=["matter_id", "agency_id", "code"], name="detached_once")
        ]
