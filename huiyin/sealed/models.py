"""What the sealed room keeps. Every word lies under the room's key; numbers, dates and organs alone stand open.

Row-level security decides who sees a row (`migrations/walls.sql`); the record of entries is never changed.
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from huiyin.people.models import Agency, Officer


class Standing(models.TextChoices):
    """Where a report stands in this room."""

    RECEIVED = "received", "已收到"
    REFERRED = "referred", "待接收"
    HANDED_OVER = "handed_over", "已移交"


class Room(models.Model):
    """How this room was founded: one row, written by the owner; the application only reads it."""

    demonstration = models.BooleanField(default=False)
    day = models.DateField(null=True)  # the day the demonstration stands at

    objects: ClassVar[models.Manager[Room]] = models.Manager()

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=Q(id=1), name="one_room")]


class Report(models.Model):
    """A sealed matter. Its id and number are those of the ordinary side, which knows nothing else of it."""

    id = models.BigIntegerField(primary_key=True)
    number = models.CharField(max_length=60, unique=True)
    received_on = models.DateField()
    office = models.ForeignKey(Agency, models.PROTECT, related_name="+")  # whose sealed channel holds it
    reply_key = models.BinaryField(null=True)
    standing = models.CharField(max_length=12, choices=Standing.choices, default=Standing.RECEIVED)

    objects: ClassVar[models.Manager[Report]] = models.Manager()

    class Meta:
        ordering: ClassVar = ["-received_on", "-id"]

    def __str__(self) -> str:
        return self.number


class Envelope(models.Model):
    """One envelope as it lay in the box: ciphertext, opened only when an officer opens the report."""

    id = models.BigIntegerField(primary_key=True)  # as in the box
    report = models.ForeignKey(Report, models.PROTECT, related_name="envelopes")
    body = models.BinaryField()
    dropped_on = models.DateField()

    class Meta:
        ordering: ClassVar = ["id"]


class Did(models.TextChoices):
    """What the record of a report may say was done."""

    OPENED = "opened", "启封阅看"
    NAMED = "named", "指明被反映人"
    BLOCKED = "blocked", "试图转出，已被阻止"
    REFERRED = "referred", "转送"
    WITHDRAWN = "withdrawn", "撤回转送"
    PASSED_UP = "passed_up", "报送上级信访部门"
    TAKEN_OVER = "taken_over", "接收移交"
    ASSIGNED = "assigned", "指定承办人"
    COPIED = "copied", "复制"
    PRINTED = "printed", "打印"
    NOTIFIED = "notified", "向组织（人事）部门通报"
    FILE_TAKEN = "file_taken", "取出附件"
    REPLIED = "replied", "答复反映人"
    IDENTITY_ASKED = "identity_asked", "申请查看身份"
    IDENTITY_GRANTED = "identity_granted", "批准查看身份"
    IDENTITY_REFUSED = "identity_refused", "不批准查看身份"
    IDENTITY_SEEN = "identity_seen", "查看身份"
    ALARMED = "alarmed", "报告泄露或者打击报复"


class Entry(models.Model):
    """One line of a report's record: written once, chained to the line before it."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="entries")
    seq = models.PositiveIntegerField()
    did = models.CharField(max_length=20, choices=Did.choices)
    officer = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    duty = models.CharField(max_length=16)
    at = models.DateTimeField()
    words = models.BinaryField()  # why, and what was said: under the room's key
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["seq"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["report", "seq"], name="entry_in_its_place")]


class Accused(models.Model):
    """Who is accused, and the post held: all of it under the room's key."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="accused")
    words = models.BinaryField()

    class Meta:
        ordering: ClassVar = ["id"]


class Handover(models.Model):
    """A report offered to an organ, and taken over there against a receipt."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="handovers")
    organ = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    offered_on = models.DateField()
    receipt_no = models.CharField(max_length=120, default="")
    taken_on = models.DateField(null=True)
    taken_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    withdrawn_on = models.DateField(null=True)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["report"], condition=Q(taken_on=None, withdrawn_on=None), name="one_offer_at_a_time"
            ),
        ]


class Assignment(models.Model):
    """The officer who handles a report in the organ that took it over."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="assignments")
    officer = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    on = models.DateField()

    class Meta:
        ordering: ClassVar = ["id"]


class IdentityRequest(models.Model):
    """A named officer asks to learn who reported; an officer of another duty answers."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="identity_requests")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    motive = models.BinaryField()
    answered_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    granted = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(answered_by=None) | ~Q(answered_by=F("asked_by")), name="granted_by_another"
            ),
        ]


class Alarm(models.Model):
    """A leak or retaliation (F-06): goes to the next higher office, never to the one complained of.

    Whoever raises it may not see it again, so its id is not asked back from the database.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    routed_to = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    raised_on = models.DateField()
    words = models.BinaryField()

    class Meta:
        ordering: ClassVar = ["-raised_on", "id"]


class Freeze(models.Model):
    """An officer's access, frozen by the office an alarm went to; lifted by it alone."""

    officer = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    alarm = models.ForeignKey(Alarm, models.PROTECT, related_name="freezes")
    since = models.DateTimeField()
    lifted = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["id"]


class Trail(models.Model):
    """What was done about an alarm: written once."""

    alarm = models.ForeignKey(Alarm, models.PROTECT, related_name="trail")
    officer = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    words = models.BinaryField()

    class Meta:
        ordering: ClassVar = ["id"]
