"""Open figures: what is published of an ended quarter, as it was published. Nothing of a matter, nothing of a person."""

from __future__ import annotations

from django.db import models


class Figure(models.Model):
    """One number of one quarter, None where it is too small to tell. Written once by the night's job, never changed."""

    quarter = models.DateField()  # its first day
    kind = models.CharField(max_length=8)  # all, month, field, office, organ
    line = models.CharField(max_length=130)  # a month, a field, an agency's key; empty: all
    measure = models.CharField(max_length=16)
    number = models.PositiveIntegerField(null=True)

    class Meta:
        """Once for each."""

        constraints = [
            models.UniqueConstraint(fields=["quarter", "kind", "line", "measure"], name="figure_once")
        ]
