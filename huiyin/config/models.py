from django.db import models


class Founding(models.Model):
    """How this database was founded: one row, written by the owner; the application only reads it."""

    demonstration = models.BooleanField()
    founded_at = models.DateTimeField()
    day = models.DateField(null=True)  # the day the demonstration stands at, unless HUIYIN_TODAY says another
    complete_at = models.DateTimeField(null=True)  # null while the demonstration is still being loaded

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="founded_once")]
