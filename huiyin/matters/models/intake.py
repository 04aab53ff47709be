"""What comes in: arrivals, items, and the counters their numbers come from."""

from __future__ import annotations

from django.db import models


class Counter(models.Model):
    """The last number given out in a series; taken by one atomic UPDATE, never reused."""

    series = models.CharField(max_length=64, primary_key=True)
    value = models.BigIntegerField(default=0)


class Arrival(models.Model):
    """An envelope, a visit session, a call or a web form: numbered before its content is read."""

    number = models.CharField(max_length=40, unique=True)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    channel = models.CharField(max_length=16)
    received_on = models.DateField()
    noted_at = models.DateTimeField()
    postmark_on = models.DateField(null=True)
    pages = models.PositiveIntegerField(null=True)
    enclosures = models.PositiveIntegerField(null=True)
    officer = models.ForeignKey("people.Officer", models.PROTECT, null=True, related_name="+")


class PetitionItem(models.Model):
    """信访件: one incoming item. Immutable; its matters carry what happens (rulebook D.1)."""

    number = models.CharField(max_length=40, unique=True)
    arrival = models.OneToOneField(Arrival, models.PROTECT, related_name="+")
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    channel = models.CharField(max_length=16)
    received_on = models.DateField()
    registered_at = models.DateTimeField()
    receipt_digest = models.CharField(max_length=64, unique=True)
    attendees = models.PositiveIntegerField(default=1)
    reply_key = models.BinaryField(
        null=True
    )  # public key that follows from number and query code; every item's


class Submission(models.Model):
    """A submission seen before: the same token never makes a second petition."""

    token = models.CharField(max_length=128, primary_key=True)
    item = models.ForeignKey(PetitionItem, models.PROTECT, related_name="+")
