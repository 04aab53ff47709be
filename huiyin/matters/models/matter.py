"""The matter, its petitioners, its hops between agencies, and what lies encrypted under its key."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from huiyin.matters.models.intake import PetitionItem


class PetitionMatter(models.Model):
    """信访事项: one claim, or a tightly linked set, of one class. Changed only by acts."""

    number = models.CharField(max_length=44, unique=True)
    item = models.ForeignKey(PetitionItem, models.PROTECT, related_name="+")
    state = models.CharField(max_length=32)
    klass = models.CharField(max_length=16, default="")
    route = models.CharField(max_length=4, default="")
    channel = models.CharField(max_length=16)
    category = models.CharField(max_length=120, default="")
    received_on = models.DateField()
    urgent = models.BooleanField(default=False)
    important = models.BooleanField(default=False)
    litigation = models.BooleanField(default=False)
    joint = models.BooleanField(default=False)
    supervised = models.BooleanField(default=False)
    contact_unclear = models.BooleanField(default=False)
    assigned = models.BooleanField(default=False)
    simple = models.BooleanField(default=False)
    sealed = models.BooleanField(default=False)
    extract = models.BooleanField(default=False)  # of a split letter, waiting for a second officer
    own_hand = models.BooleanField(default=False, db_default=False)  # filed by another, within limits
    hearing_open = models.BooleanField(default=False)
    electronic = models.BooleanField(default=False, db_default=False)  # the petitioner agreed to be served so
    first_or_repeat = models.CharField(max_length=8, default="")
    outcome = models.CharField(max_length=16, default="")
    execution = models.CharField(max_length=16, default="")
    review_result = models.CharField(max_length=16, default="")
    closing_code = models.CharField(max_length=4, default="")
    requests = models.PositiveIntegerField(default=0)
    concluded_on = models.DateField(null=True)  # 办结
    resolved_on = models.DateField(null=True)  # 化解
    final_on = models.DateField(null=True)  # 终结
    origin = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    sender = models.ForeignKey("people.Agency", models.PROTECT, null=True, related_name="+")
    holder = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    reviewer = models.ForeignKey("people.Agency", models.PROTECT, null=True, related_name="+")
    re_reviewer = models.ForeignKey("people.Agency", models.PROTECT, null=True, related_name="+")
    superior = models.ForeignKey("people.Agency", models.PROTECT, null=True, related_name="+")
    disputants = ArrayField(models.BigIntegerField(), default=list)
    book = models.CharField(max_length=16, default="2022")
    key = models.BinaryField(null=True)  # the matter's own key, wrapped; deleting it deletes the content
    acts = models.PositiveIntegerField(default=0)
    head = models.BinaryField(default=b"")  # hash of the newest act


class Petitioner(models.Model):
    """信访人 of one matter: identity under the matter's key, found again only by keyed hash."""

    matter = models.ForeignKey(PetitionMatter, models.CASCADE, related_name="+")
    place = models.PositiveIntegerField(default=1)
    representative = models.BooleanField(default=False)
    identity = models.BinaryField()
    id_hash = models.BinaryField(null=True)
    phone_hash = models.BinaryField(null=True)
    name_hash = models.BinaryField(null=True)  # name and address together

    class Meta:
        """Look-ups by keyed hash, within registration or an open matter only."""

        indexes = [
            models.Index(fields=["id_hash"], condition=models.Q(id_hash__isnull=False), name="petitioner_id"),
            models.Index(
                fields=["phone_hash"], condition=models.Q(phone_hash__isnull=False), name="petitioner_phone"
            ),
            models.Index(
                fields=["name_hash"], condition=models.Q(name_hash__isnull=False), name="petitioner_name"
            ),
        ]


class Hop(models.Model):
    """One move of a matter between agencies: forwarded, assigned, named, sent to review."""

    matter = models.ForeignKey(PetitionMatter, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=32)
    source = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    target = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    sent_on = models.DateField()
    received_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    ended = models.CharField(max_length=16, default="")  # returned, moved


class Content(models.Model):
    """What was said in one act, encrypted under the matter's key: never in the act itself."""

    matter = models.ForeignKey(PetitionMatter, models.CASCADE, related_name="+")
    act = models.OneToOneField("matters.Act", models.PROTECT, related_name="+")
    body = models.BinaryField()


class Attachment(models.Model):
    """A file of a matter, encrypted under its key; the name too."""

    matter = models.ForeignKey(PetitionMatter, models.CASCADE, related_name="+")
    act = models.ForeignKey("matters.Act", models.PROTECT, related_name="+")
    title = models.BinaryField()
    media_type = models.CharField(max_length=80)
    size = models.PositiveIntegerField()
    scan = models.CharField(max_length=12, default="unscanned")  # clean, infected or unscanned
    body = models.BinaryField()


class Envelope(models.Model):
    """A sealed box: accusation text under a public key. Nothing on this side can open it."""

    matter = models.ForeignKey(PetitionMatter, models.PROTECT, related_name="+")
    body = models.BinaryField()
    dropped_on = models.DateField()


class Reply(models.Model):
    """An answer of the sealed room to a reporter, sealed to the key of the query code; read by the code alone."""

    matter = models.ForeignKey(PetitionMatter, models.PROTECT, related_name="+")
    body = models.BinaryField()
    put_on = models.DateField()


class Handover(models.Model):
    """What stays here of an accusation handed over: when, to which organ, under which receipt."""

    matter = models.ForeignKey(PetitionMatter, models.PROTECT, related_name="+")
    organ = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    handed_on = models.DateField()
    receipt_no = models.CharField(max_length=120, default="")
