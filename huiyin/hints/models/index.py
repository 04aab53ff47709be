"""The index: which pairs of signs a text holds, as keyed hashes. The text itself stays under its matter's key."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q


class Document(models.Model):
    """One text of one matter: what was asked and told, or one issued paper. Never of what is sealed."""

    matter_id = models.BigIntegerField()
    paper_id = models.BigIntegerField(null=True)  # null: the matter's own words
    day = models.DateField()  # received, or issued
    grams = ArrayField(
        models.IntegerField()
    )  # keyed hashes of pairs of neighbouring signs, each once, sorted

    class Meta:
        """Found by what it holds; one row for each text."""

        indexes = [
            GinIndex(models.F("grams"), models.Func("day", function="huiyin_weeks"), name="document_grams"),
            models.Index(fields=["-day", "-id"], name="document_day"),
            models.Index(fields=["paper_id"], condition=Q(paper_id__isnull=False), name="document_paper"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["matter_id"], condition=Q(paper_id=None), name="document_matter"),
            models.UniqueConstraint(fields=["matter_id", "paper_id"], name="document_once"),
        ]
