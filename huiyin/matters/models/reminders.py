"""Reminders that leave the house by text message or e-mail: an outbox, not part of the record."""

from __future__ import annotations

from django.db import models

from huiyin.matters.models.matter import PetitionMatter


class Reminder(models.Model):
    """提醒: the number of a matter, to be sent where its petitioner asked; the address goes once it was sent."""

    matter = models.ForeignKey(PetitionMatter, models.CASCADE, related_name="+")
    way = models.CharField(max_length=8)  # sms, mail
    address = models.BinaryField(null=True)  # under the matter's key; null once sent or given up
    asked_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    set_aside = models.BooleanField(default=False)

    class Meta:
        """Read by matter, and what waits."""

        indexes = [models.Index(fields=["matter"], name="reminder_matter")]
