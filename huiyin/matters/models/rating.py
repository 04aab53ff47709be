"""What a petitioner said in rating: one row a matter, closed to officers and jobs."""

from __future__ import annotations

from django.db import models

from huiyin.matters.models.matter import PetitionMatter
from huiyin.matters.models.record import Act


class Rating(models.Model):
    """评价: the last one given. Read by the holder of the receipt alone; counted by the database's own function."""

    matter = models.OneToOneField(PetitionMatter, models.CASCADE, primary_key=True, related_name="+")
    act = models.ForeignKey(Act, models.PROTECT, related_name="+")
    on = models.DateField()
    via = models.CharField(max_length=8)  # page, card, posted, call
    office = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")  # registered, passed on
    organ = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")  # handled
    office_value = models.PositiveSmallIntegerField(null=True)  # 5 very satisfied … 1 very dissatisfied
    organ_value = models.PositiveSmallIntegerField(null=True)
    body = models.BinaryField()  # everything said, under the matter's key


class RatingCard(models.Model):
    """评价卡: the keyed digest of a code printed on paper. It rates each unit once and opens nothing else."""

    matter = models.ForeignKey(PetitionMatter, models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    made_on = models.DateField()
    office_used = models.DateField(null=True)
    organ_used = models.DateField(null=True)
