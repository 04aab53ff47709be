"""Announcements and calls for suggestions. No table here holds anything of a person.

What is published is an edition that was approved; from then on the database refuses every change of it, but to empty
one that was withdrawn because it told too much.
"""

from __future__ import annotations

from django.db import models


class Kind(models.TextChoices):
    """What an office publishes."""

    ANNOUNCEMENT = "announcement", "公告"
    CAMPAIGN = "campaign", "人民建议征集"


class Publication(models.Model):
    """One announcement or call, whatever its editions say. It has no text of its own."""

    kind = models.CharField(max_length=12, choices=Kind.choices)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class Edition(models.Model):
    """版次: a text on its way from draft to approval, and as it was published. `publish_at` alone says when."""

    publication = models.ForeignKey(Publication, models.PROTECT, related_name="editions")
    agency = models.ForeignKey(
        "people.Agency", models.PROTECT, related_name="+"
    )  # of the publication, for the wall
    place = models.PositiveSmallIntegerField()  # 1 is the first
    category = models.CharField(max_length=12)
    title = models.CharField(max_length=80)
    body = models.TextField()
    result = models.TextField(blank=True)  # what came of a call for suggestions
    title_en = models.CharField(max_length=200, blank=True)
    body_en = models.TextField(blank=True)
    result_en = models.TextField(blank=True)
    opens_on = models.DateField(null=True, blank=True)  # of a call: its first and last day
    closes_on = models.DateField(null=True, blank=True)
    publish_at = models.DateTimeField(null=True, blank=True)  # as wished; from the approval on, as it is
    written_by = models.ForeignKey("people.Officer", models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    handed_in_by = models.ForeignKey("people.Officer", models.PROTECT, null=True, related_name="+")
    handed_in_at = models.DateTimeField(null=True)
    sent_back = models.CharField(max_length=200, blank=True)  # why the head did not approve it
    approved_by = models.ForeignKey("people.Officer", models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)
    digest = models.CharField(max_length=64, blank=True)  # SHA-256 of what was approved

    class Meta:
        """One row for each edition; what is published is found by its instant."""

        constraints = [models.UniqueConstraint(fields=["publication", "place"], name="edition_once")]
        indexes = [models.Index(fields=["publish_at"], name="edition_published")]

    def __str__(self) -> str:
        return f"{self.publication_id}/{self.place}"


class Enclosure(models.Model):
    """附件: a file that was looked into like any upload, to be taken away by everybody."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="enclosures")
    place = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()  # bytes
    digest = models.CharField(max_length=64)  # SHA-256
    data = models.BinaryField()

    class Meta:
        """Numbered within the edition."""

        constraints = [models.UniqueConstraint(fields=["edition", "place"], name="enclosure_once")]
        ordering = ["place"]

    def __str__(self) -> str:
        return self.name


class Withdrawal(models.Model):
    """撤回: once, with its reason; what was published stays on record."""

    publication = models.OneToOneField(Publication, models.PROTECT, related_name="withdrawal")
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    why = models.CharField(max_length=200)
    officer = models.ForeignKey("people.Officer", models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.publication_id} {self.at:%Y-%m-%d}"


class CampaignMatter(models.Model):
    """A matter that answers a call. Counted, never listed to the public; gone when the matter is sealed or destroyed."""

    publication = models.ForeignKey(Publication, models.PROTECT, related_name="+")
    matter_id = models.BigIntegerField(unique=True)

    def __str__(self) -> str:
        return f"{self.publication_id}: {self.matter_id}"
