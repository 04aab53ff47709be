"""What was signed: checkpoints, the leaves of their trees, and who outside was told."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Now


class Checkpoint(models.Model):
    """A signed checkpoint: the very text, and the signature over it. Append-only."""

    place = models.PositiveIntegerField(primary_key=True)  # counted from 1, without a gap
    body = models.TextField()
    signature = models.BinaryField()
    made_at = models.DateTimeField(db_default=Now())  # by the database's clock; not signed


class Leaf(models.Model):
    """One act in the tree of one checkpoint, as it was then. Append-only; written by the database alone.

    Ids and number are kept, not referred to: a leaf outlives whatever is done to its act.
    """

    act_id = models.BigIntegerField(primary_key=True)
    place = models.PositiveIntegerField(db_index=True)
    matter_id = models.BigIntegerField()
    number = models.TextField()
    seq = models.PositiveIntegerField()
    on = models.DateField()
    hash = models.BinaryField()
    leaf = models.BinaryField()  # RFC 9162 leaf hash

    class Meta:
        """Walked matter by matter."""

        indexes = [models.Index(fields=["matter_id", "seq"], name="leaf_matter")]


class Witness(models.Model):
    """One checkpoint on its way to one outside witness."""

    place = models.PositiveIntegerField()
    witness = models.TextField()  # as the operator named it
    attempts = models.PositiveIntegerField(default=0)
    told_at = models.DateTimeField(null=True)

    class Meta:
        """Once for each."""

        constraints = [models.UniqueConstraint(fields=["place", "witness"], name="witness_once")]
