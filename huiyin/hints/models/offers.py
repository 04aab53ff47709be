"""What became of hints: which are put away for a matter, and how often they were right. No content, no officer."""

from __future__ import annotations

from django.db import models


class Dismissal(models.Model):
    """A kind of hint that is put away for one matter, until somebody brings it back."""

    matter_id = models.BigIntegerField()
    kind = models.CharField(max_length=20)

    class Meta:
        """Once for each kind."""

        constraints = [models.UniqueConstraint(fields=["matter_id", "kind"], name="dismissal_once")]


class HintOutcome(models.Model):
    """What was offered and what a person chose: it measures the hints, not whoever chose.

    Of the last decision in a matter; never of a matter that is sealed. Read in counts alone.
    """

    matter_id = models.BigIntegerField()
    agency_id = models.BigIntegerField()  # where it was chosen
    kind = models.CharField(max_length=20)
    offered = models.CharField(max_length=200)
    confidence = models.FloatField()
    chosen = models.CharField(max_length=200, blank=True)
    outcome = models.CharField(max_length=10)  # accepted, changed, dismissed
    month = models.DateField()  # its first day
    category = models.CharField(max_length=100, blank=True)  # first level, as chosen
    version = models.CharField(max_length=40)  # of what offered it

    class Meta:
        """One row for each kind in a matter."""

        constraints = [models.UniqueConstraint(fields=["matter_id", "kind"], name="outcome_once")]
        indexes = [models.Index(fields=["agency_id", "month"], name="outcome_month")]
