from django.db import models


class Founding(models.Model):
    """How this database was founded: one row, written by the owner, never changed afterwards."""

    founded_at = models.DateTimeField()
    demonstration = models.BooleanField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="founded_once")]
