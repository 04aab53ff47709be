"""A paper: what it is, where it stands, what it says under the matter's own key, and under which number it went out."""

from __future__ import annotations

from django.db import models


class Standing(models.TextChoices):
    """Where a paper stands."""

    KEPT = "kept", "存卷"  # a sheet for the file, or the receipt: neither numbered nor sealed
    WAITING = "waiting", "待批"
    RETURNED = "returned", "退回修改"
    READY = "ready", "待签发"  # signed off; the house numbers, seals and issues it
    ISSUED = "issued", "已签发"
    VOIDED = "voided", "作废"


class DocumentNumber(models.Model):
    """A number of an agency's series in one year: taken with the issue, never reused, kept when the paper is void."""

    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    series = models.CharField(max_length=4)
    year = models.PositiveSmallIntegerField()
    value = models.PositiveIntegerField()
    written = models.CharField(max_length=160)  # 临信函〔2026〕1号
    kind = models.CharField(max_length=40)
    matter_id = models.BigIntegerField()
    apart = models.BooleanField()  # of the sealed channel: there for nobody else
    issued_on = models.DateField()
    voided_on = models.DateField(null=True)
    ground = models.CharField(max_length=12, blank=True)  # why it is void, from a closed list
    digest = models.BinaryField()  # SHA-256 of the frozen page, as in the act of its issue
    check_digest = models.CharField(
        max_length=64, unique=True
    )  # keyed digest of the code printed on the page

    class Meta:
        """Each number once. What the page is checked by stays when the paper itself is destroyed."""

        constraints = [
            models.UniqueConstraint(fields=["agency", "series", "year", "value"], name="document_number_once")
        ]
        indexes = [models.Index(fields=["digest"], name="document_page")]

    def __str__(self) -> str:
        return self.written


class Paper(models.Model):
    """One paper drafted by one act. Written with the act; its words lie under the key of the matter.

    `matter_id` and `act_id` are numbers, not relations: nobody reaches a matter through a paper. The database
    holds the foreign keys. Once issued, `frozen` is the paper: what is shown afterwards is exactly it.
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
    state = models.CharField(max_length=8, choices=Standing.choices, default=Standing.KEPT)
    signed_on = models.DateField(null=True)  # the day it was signed off: the day it bears
    number = models.OneToOneField(DocumentNumber, models.PROTECT, null=True, related_name="+")
    issued_on = models.DateField(null=True)
    frozen = models.BinaryField(null=True)  # the page itself, encrypted
    sent_on = models.DateField(null=True)  # to the petitioner's own page, to be taken there
    served_on = models.DateField(null=True)  # the day of service its evidence proves; null: not proved
    replaces_id = models.BigIntegerField(null=True)  # the void paper it was made instead of

    class Meta:
        """One paper of a kind for each act."""

        constraints = [models.UniqueConstraint(fields=["act_id", "kind"], name="paper_once")]
        indexes = [
            models.Index(fields=["matter_id"], name="paper_matter"),
            models.Index(
                fields=["agency", "state"],
                condition=models.Q(state__in=("waiting", "returned", "ready")),
                name="paper_under_way",
            ),
            models.Index(
                fields=["agency", "issued_on"],
                condition=models.Q(state="issued", served_on=None),
                name="paper_unproved",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class Edit(models.Model):
    """One change of a paper's free wording before its issue: who, when, and the words under the matter's key."""

    paper = models.ForeignKey(Paper, models.DO_NOTHING, related_name="+")  # goes with it, by the database
    matter_id = models.BigIntegerField()
    place = models.PositiveIntegerField()  # counted from 1 within the paper
    officer_id = models.BigIntegerField()
    at = models.DateTimeField()
    missing = models.JSONField(default=list)
    body = models.BinaryField()

    class Meta:
        """Two editors cannot both be the next."""

        constraints = [models.UniqueConstraint(fields=["paper", "place"], name="edit_once")]

    def __str__(self) -> str:
        return f"{self.paper_id}/{self.place}"


class Batch(models.Model):
    """Papers printed in one go: who asked, and for a day the print itself under a key of its own. Never sealed ones."""

    officer_id = models.BigIntegerField()
    agency_id = models.BigIntegerField()
    post_id = models.BigIntegerField()
    form = models.CharField(max_length=8)  # pdf: one file for both sides of the sheet; zip: a file each; send
    asked_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True)
    key = models.BinaryField(null=True)  # wrapped; without it the print is gone
    body = models.BinaryField(null=True)

    class Meta:
        """An officer's own, newest first."""

        indexes = [models.Index(fields=["officer_id", "-id"], name="batch_own")]

    def __str__(self) -> str:
        return f"{self.form} {self.pk}"


class BatchItem(models.Model):
    """One paper of a batch, and what became of it: empty while it waits. Goes with its paper, by the database."""

    batch = models.ForeignKey(Batch, models.DO_NOTHING, related_name="+")
    agency_id = models.BigIntegerField()
    place = models.PositiveIntegerField()  # counted from 1
    paper_id = models.BigIntegerField()
    result = models.CharField(max_length=40, blank=True)

    class Meta:
        """Each paper once in a batch; whether a paper was printed before is asked by paper."""

        constraints = [models.UniqueConstraint(fields=["paper_id", "batch"], name="batch_item_once")]

    def __str__(self) -> str:
        return f"{self.batch_id}/{self.place}"
