"""Query codes that were replaced."""

from __future__ import annotations

from django.db import models

from huiyin.matters.models.intake import PetitionItem


class SpentCode(models.Model):
    """失效的查询码: the digest of a former receipt, and since when it opens nothing."""

    digest = models.CharField(max_length=64, unique=True)
    item = models.ForeignKey(PetitionItem, models.PROTECT, related_name="+")
    on = models.DateField()
