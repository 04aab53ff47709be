"""The office's taxonomy of contents, edition by edition."""

from __future__ import annotations

from django.db import models


class Edition(models.Model):
    """One edition of the taxonomy, as it was taken in; never changed, so that what was chosen under it keeps its words."""

    number = models.PositiveIntegerField(primary_key=True)
    since = models.DateField()  # first day in force; until the next edition's
    table = models.TextField()  # CSV: code, parent, name, words
    fills_above = models.FloatField()  # confidence from which one category is filled in, 0 to 1
    taken_in = models.DateTimeField()
