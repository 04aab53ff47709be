"""The office's taxonomy of contents, edition by edition."""

from __future__ import annotations

from django.db import models


class Edition(models.Model):
    """One edition of the taxonomy, as it was taken in; never changed, so that what was chosen under it keeps its words."""

    number = models.PositiveIntegerField(primary_key=True)
    since = models.DateField()  # first day in force; until the next edition's
    table = models.TextField()  # CSV: code, parent, name, words
    fills_above = models.FloatField()  # confidence from which one category is filled in, 0 to 1
    taken_in = models.DateTimeField()


class Version(models.Model):
    """What was learned from officers' choices at one time, with how well it did beside what served then."""

    SERVING, KEPT, TRIED, WITHDRAWN, CLEARED = "serving", "kept", "tried", "withdrawn", "cleared"

    number = models.PositiveIntegerField(primary_key=True)
    made_at = models.DateTimeField()
    state = models.CharField(max_length=9, default=KEPT)  # tried: did no better, and was not kept
    learned = models.PositiveIntegerField()  # matters
    held = models.PositiveIntegerField()  # matters it was compared on, which it has not learned
    categories = models.PositiveIntegerField()
    figures = models.JSONField()  # of `huiyin.triage.trials.Trial`, its own
    beside = models.JSONField()  # the same of what served then
    against = models.PositiveIntegerField()  # number of what served then; 0: the taxonomy's words
    key = models.BinaryField(null=True)  # its own key, wrapped; None once withdrawn
    body = models.BinaryField(null=True)  # the model under that key

    class Meta:
        """At most one serves."""

        constraints = [
            models.UniqueConstraint(
                fields=["state"], condition=models.Q(state="serving"), name="version_serves"
            )
        ]


class Lesson(models.Model):
    """A version learned from a matter: once that is sealed, rewritten or destroyed, the version goes."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="+")
    matter_id = models.BigIntegerField()

    class Meta:
        """Found by its matter."""

        constraints = [models.UniqueConstraint(fields=["matter_id", "version"], name="lesson_once")]


class Turn(models.Model):
    """What served from a moment on, who decided so and why; nobody: it did better in the comparison."""

    at = models.DateTimeField()
    version = models.PositiveIntegerField()  # 0: the taxonomy's words
    officer = models.ForeignKey("people.Officer", models.PROTECT, null=True, related_name="+")
    agency = models.ForeignKey("people.Agency", models.PROTECT, null=True, related_name="+")
    why = models.CharField(max_length=200)
