"""How widely a pair of signs is spread over the texts of the index: from a sample, and never of few texts."""

from django.db import models


class Spread(models.Model):
    """A pair of signs, as a keyed hash, and in about how many texts it stands."""

    gram = models.IntegerField(primary_key=True)
    texts = models.PositiveIntegerField()
