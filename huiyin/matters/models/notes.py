"""Notes between colleagues: working copies, not part of the record; they end with the matter."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Now

from huiyin.matters.models.matter import PetitionMatter


class Note(models.Model):
    """备注: what one officer writes to colleagues of the agency about a matter, encrypted under its key."""

    matter = models.ForeignKey(PetitionMatter, models.CASCADE, related_name="+")
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    officer = models.ForeignKey("people.Officer", models.PROTECT, related_name="+")
    duty = models.CharField(max_length=16)
    on = models.DateField()
    at = models.DateTimeField()
    kept_at = models.DateTimeField(db_default=Now())  # the database's own clock: until when it is taken back
    body = models.BinaryField()

    class Meta:
        """Read by matter alone."""

        indexes = [models.Index(fields=["matter"], name="note_matter")]
