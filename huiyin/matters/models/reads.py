"""Who looked: one row for each opening of a matter, an identity, a file, a paper or an export."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Now

from huiyin.matters.models.matter import PetitionMatter


class Read(models.Model):
    """One opening by an officer in a post. Append-only; nothing of what was read."""

    matter = models.ForeignKey(PetitionMatter, models.PROTECT, related_name="+")
    officer = models.ForeignKey("people.Officer", models.PROTECT, related_name="+")
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    duty = models.CharField(max_length=16)
    what = models.CharField(max_length=12)
    which = models.BigIntegerField(null=True)  # of a file or a paper: its key
    purpose = models.CharField(max_length=16)
    at = models.DateTimeField(db_default=Now())

    class Meta:
        """By matter for its petitioner, by time for the inspector."""

        indexes = [
            models.Index(fields=["matter", "at"], name="read_matter"),
            models.Index(fields=["at"], name="read_at"),
        ]
