"""The one table of the counter: drafts that somebody asked to have kept."""

from __future__ import annotations

from django.db import models


class Draft(models.Model):
    """What was typed, under a key that follows from the resume code alone; nothing says whose it is or what about.

    The locator is a keyed hash of what follows from the same code. Nobody in the house can open a row.
    """

    locator = models.CharField(max_length=64, primary_key=True)
    body = models.BinaryField()
    until = models.DateField()  # the last day it is kept
