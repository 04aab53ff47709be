"""The record: acts, running clocks, breaches, who may see what, and messages on their way out."""

from __future__ import annotations

from django.db import models

from huiyin.matters.models.matter import PetitionMatter


class Act(models.Model):
    """One step taken. Append-only: the database refuses to change, delete or truncate it."""

    matter = models.ForeignKey(PetitionMatter, models.PROTECT, related_name="+")
    seq = models.PositiveIntegerField()
    step = models.CharField(max_length=40)
    article = models.CharField(max_length=80)
    officer = models.ForeignKey("people.Officer", models.PROTECT, null=True, related_name="+")
    duty = models.CharField(max_length=16)
    agency = models.ForeignKey("people.Agency", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    on = models.DateField()
    before = models.CharField(max_length=32, default="")
    after = models.CharField(max_length=32)
    data = models.JSONField(default=dict)  # ids, dates, choices; never content
    digest = models.BinaryField(default=b"")  # salted digest of what was said
    prev = models.BinaryField()
    hash = models.BinaryField()
    xact = models.BigIntegerField(default=0)  # the transaction, set by the database; not part of the chain

    class Meta:
        """One place in the chain, one act."""

        constraints = [models.UniqueConstraint(fields=["matter", "seq"], name="act_seq")]


class Term(models.Model):
    """A clock of one matter with what its working is made of. Changed only together with an act."""

    RUNNING, MET, VOID = "running", "met", "void"

    matter = models.ForeignKey(PetitionMatter, models.CASCADE, related_name="+")
    clock = models.CharField(max_length=40)
    bound = models.ForeignKey(
        "people.Agency", models.PROTECT, null=True, related_name="+"
    )  # null: petitioner
    start = models.DateField()
    length = models.PositiveIntegerField(null=True)  # set by an office; null: the clock's own
    extended = models.PositiveIntegerField(default=0)
    excluded = models.JSONField(default=list)  # [[first, last], …]
    raw = models.DateField()
    due = models.DateField()
    target = models.DateField(null=True)
    provisional = models.BooleanField(default=False)
    edition = models.PositiveIntegerField(default=0)  # of the calendar used
    state = models.CharField(max_length=8, default=RUNNING)
    ended_on = models.DateField(null=True)
    changed_by = models.ForeignKey(Act, models.PROTECT, related_name="+")

    class Meta:
        """Overdue is an index range, not a nightly recount."""

        indexes = [
            models.Index(fields=["matter"], name="term_matter"),
            models.Index(fields=["due"], condition=models.Q(state="running"), name="term_running_due"),
        ]


class Breach(models.Model):
    """A breach event of arts 43–46, raised once from a clock or a rule."""

    matter = models.ForeignKey(PetitionMatter, models.PROTECT, related_name="+")
    term = models.ForeignKey(Term, models.PROTECT, null=True, related_name="+")
    agency = models.ForeignKey("people.Agency", models.PROTECT, null=True, related_name="+")
    code = models.CharField(max_length=8)
    since = models.DateField()
    found_on = models.DateField()

    class Meta:
        """Once for each clock."""

        constraints = [models.UniqueConstraint(fields=["term", "code"], name="breach_once")]


class Reach(models.Model):
    """Who may see which matter: one narrow row for each agency and matter. Lists start here."""

    pk = models.CompositePrimaryKey("agency_id", "matter_id")
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    matter = models.ForeignKey(PetitionMatter, models.PROTECT, db_constraint=False, related_name="+")
    position = models.CharField(max_length=16)
    open = models.BooleanField()
    acting = models.BooleanField()  # the next step is this agency's
    sealed = models.BooleanField()
    urgent = models.BooleanField()
    due = models.DateField(null=True)
    target = models.DateField(null=True)
    received_on = models.DateField()

    class Meta:
        """The desk's boxes, each an index range."""

        indexes = [
            models.Index(fields=["agency", "open", "due", "matter"], name="reach_due"),
            models.Index(
                fields=["agency", "due", "matter"], condition=models.Q(acting=True), name="reach_acting"
            ),
            models.Index(fields=["matter"], name="reach_matter"),
        ]


class Keeping(models.Model):
    """Until when an ended matter is kept, as lists and jobs need it. Derived from its acts and the schedule."""

    matter = models.OneToOneField(PetitionMatter, models.PROTECT, primary_key=True, related_name="+")
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")  # that keeps it: the holder
    category = models.CharField(max_length=16)
    rested = models.DateField()
    until = models.DateField(null=True)  # null: for ever
    held = models.BooleanField()
    warned = models.BooleanField()
    proposed_on = models.DateField(null=True)
    approved_on = models.DateField(null=True)
    phones_erased = models.BooleanField()
    rating_erased = models.BooleanField()
    schedule = models.CharField(max_length=16)  # which schedule was used

    class Meta:
        """What ends soon is an index range for each agency."""

        indexes = [models.Index(fields=["agency", "until"], name="keeping_until")]


class Message(models.Model):
    """The outbox: written with the act, delivered by a job afterwards. Ids only, never content."""

    act = models.ForeignKey(Act, models.PROTECT, related_name="+")
    matter = models.ForeignKey(PetitionMatter, models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        "people.Agency", models.PROTECT, null=True, related_name="+"
    )  # null: petitioner
    kind = models.CharField(max_length=40)
    created_at = models.DateTimeField()
    delivered_at = models.DateTimeField(null=True)
    attempts = models.PositiveIntegerField(default=0)
    set_aside = models.BooleanField(default=False)


class CalendarNotice(models.Model):
    """A year of rest days adopted after installation, with the notice it came from. All editions are kept."""

    edition = models.PositiveIntegerField(primary_key=True)
    year = models.PositiveIntegerField()
    notice = models.JSONField()
    adopted_on = models.DateField()
