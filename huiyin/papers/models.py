"""A drafted paper: what it is, and what it says under the matter's own key."""

from __future__ import annotations

from django.db import models


class Paper(models.Model):
    """One paper drafted by one act. Written with the act; its words lie under the key of the matter.

    `matter_id` and `act_id` are numbers, not relations: nobody reaches a matter through a paper. The database
    holds the foreign keys.
    """

    matter_id = models.BigIntegerField()
    act_id = models.BigIntegerField()
    kind = models.CharField(max_length=40)  # code of the paper in the book
    agency = models.ForeignKey(
        "people.Agency", models.PROTECT, null=True, related_name="+"
    )  # null: petitioner
    drafted_on = models.DateField()
    edition = models.PositiveSmallIntegerField()  # of the layout
    to_petitioner = models.BooleanField()
    inside = models.BooleanField()  # seen by the agency that made it and by nobody else
    released_on = models.DateField(
        null=True
    )  # from when a petitioner may see it; null: still inside the house
    missing = models.JSONField(default=list)  # names of contents that an article demands and nobody gave
    body = models.BinaryField()

    class Meta:
        """One paper of a kind for each act."""

        constraints = [models.UniqueConstraint(fields=["act_id", "kind"], name="paper_once")]
        indexes = [models.Index(fields=["matter_id"], name="paper_matter")]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
