"""How often an officer searched today: a number, never a word."""

from __future__ import annotations

from django.db import models


class Searches(models.Model):
    """The count of one officer's newest day of searching; the day before is written over."""

    officer_id = models.BigIntegerField(primary_key=True)
    day = models.DateField()
    times = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.officer_id} {self.day}"
