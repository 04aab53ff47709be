"""Who may act: regions, agencies, officers, the posts they hold, and the interests that bar them.

The application's database role reads these tables; it changes only an officer's password, last login
and the number that ends sessions, and
writes interests. Agencies, officers and posts are kept by the owner role.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils.crypto import salted_hmac

from huiyin.law.words import AgencyKind, Channel, Duty, Level, System


def _choices(words: type[StrEnum]) -> list[tuple[str, str]]:
    return [(word.value, word.value) for word in words]


class Region(models.Model):
    """An administrative division (行政区划), by its code."""

    code = models.CharField(max_length=12, primary_key=True)
    name = models.CharField(max_length=80)
    name_en = models.CharField(max_length=120)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["code"]

    def __str__(self) -> str:
        return self.name


class Agency(models.Model):
    """An organ or unit (机关、单位), with its place in its territory and in its line."""

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=120)
    name_en = models.CharField(max_length=200)
    kind = models.CharField(max_length=24, choices=_choices(AgencyKind))
    level = models.CharField(max_length=12, choices=_choices(Level))
    system = models.CharField(max_length=16, choices=_choices(System))
    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    line_parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    vertical = models.BooleanField(default=False)  # 垂直领导: only the line reviews
    word = models.CharField(max_length=20, blank=True)  # 机关代字, as in 临信〔2026〕12号
    address = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    hours = models.CharField(max_length=120, blank=True)
    hours_en = models.CharField(max_length=160, blank=True)
    open = models.BooleanField(default=True)
    successor = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["code"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(id=F("parent_id")), name="agency_not_own_parent"),
            models.CheckConstraint(condition=~Q(id=F("line_parent_id")), name="agency_not_own_line_parent"),
            models.CheckConstraint(condition=~Q(id=F("successor_id")), name="agency_not_own_successor"),
        ]

    def __str__(self) -> str:
        return self.name


class Contact(models.Model):
    """How to reach an agency, beyond its address, telephone and hours (art. 18(1)); public, and kept by the owner role."""

    agency = models.OneToOneField(Agency, models.CASCADE, primary_key=True, related_name="contact")
    address_en = models.CharField(max_length=200, blank=True)
    postcode = models.CharField(max_length=6, blank=True)
    web = models.CharField(max_length=200, blank=True)
    fax = models.CharField(max_length=40, blank=True)
    envelope = models.CharField(max_length=200, blank=True)  # whom to address, and what to mark on it
    envelope_en = models.CharField(max_length=300, blank=True)
    hall = models.CharField(max_length=80, blank=True)
    hall_en = models.CharField(max_length=120, blank=True)
    hall_address = models.CharField(max_length=200, blank=True)
    hall_address_en = models.CharField(max_length=200, blank=True)
    travel = models.CharField(max_length=200, blank=True)
    travel_en = models.CharField(max_length=300, blank=True)
    access = models.CharField(max_length=200, blank=True)  # steps, lift, hearing, help with writing
    access_en = models.CharField(max_length=300, blank=True)
    leaders = models.CharField(max_length=120, blank=True)  # on which days leaders receive, as a rule
    leaders_en = models.CharField(max_length=200, blank=True)
    told_on = models.DateField()  # when any of it was last changed

    def __str__(self) -> str:
        return f"{self.agency_id} {self.told_on}"


class ReceptionDay(models.Model):
    """A day on which a leader receives visitors (art. 18(2)): by the office held, never with whoever comes."""

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="reception_days")
    day = models.DateField()
    hours = models.CharField(max_length=60)
    who = models.CharField(max_length=60)  # the office held, 县长
    who_en = models.CharField(max_length=100, blank=True)
    about = models.CharField(max_length=120, blank=True)  # what is received
    about_en = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering: ClassVar = ["day", "hours", "who"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agency", "day", "hours", "who"], name="reception_once")
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.who}"


class Revision(models.Model):
    """One row whose number changes whenever an agency or region does; caches in every process watch it."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    number = models.BigIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=Q(id=1), name="one_revision")]


class OfficerManager(BaseUserManager["Officer"]):
    """Makes officers. There is no superuser: every right comes from a post."""

    def create_user(self, username: str, password: str | None = None, **fields: Any) -> Officer:
        """Store an officer with a hashed password; raises ValueError without a user name."""
        if not username:
            raise ValueError("An officer needs a user name.")
        officer = self.model(username=self.model.normalize_username(username), **fields)
        officer.set_password(password)
        officer.save(using=self._db)
        return officer


class Officer(AbstractBaseUser):
    """A person who works here and signs in. What they may do follows from their posts alone."""

    username = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=80, blank=True)
    is_active = models.BooleanField(default=True)
    epoch = models.PositiveIntegerField(default=0)  # one more, and every session of the officer is over

    objects = OfficerManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name

    def _get_session_auth_hash(self, secret: Any = None) -> str:
        # Part of every session: what changes here ends them at the next request.
        said = f"{self.password}|{self.epoch}"
        return salted_hmac("huiyin.people.session", said, secret=secret, algorithm="sha256").hexdigest()

    def get_full_name(self) -> str:
        """The officer's name."""
        return self.name


class Post(models.Model):
    """A duty an officer holds in an agency for a time. Head and deputy are posts too."""

    officer = models.ForeignKey(Officer, models.PROTECT, related_name="posts")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    duty = models.CharField(max_length=16, choices=_choices(Duty))
    since = models.DateField()
    until = models.DateField(null=True, blank=True)  # last day held; the day before `since`: held on none

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["officer", "agency", "duty"], condition=Q(until=None), name="post_held_once"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since") - timedelta(days=1)),
                name="post_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.duty} ({self.since}–{self.until or ''})"

    def held_on(self, day: date) -> bool:
        """Whether the post is held on that day."""
        return self.since <= day and (self.until is None or day <= self.until)


class Ground(models.TextChoices):
    """Why an officer stands aside (art. 28(3); civil service law arts 74, 76)."""

    OWN = "own", "本人与信访事项有直接利害关系"
    SPOUSE = "spouse", "配偶"
    KIN = "kin", "直系血亲、三代以内旁系血亲"
    IN_LAW = "in_law", "近姻亲"
    SHARES = "shares", "持有股份等经济利益"
    OTHER = "other", "其他可能影响公正处理的情形"


class Interest(models.Model):
    """A direct interest that bars an officer: in one matter, in an agency's matters, or in a person's.

    `matter_id` is a number without a foreign key (matters lie above this room); `person_key` is the keyed
    hash of a person, never a name.
    """

    officer = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, related_name="+")
    matter_id = models.BigIntegerField(null=True, blank=True)
    person_key = models.BinaryField(null=True, blank=True)
    ground = models.CharField(max_length=8, choices=Ground.choices)
    declared_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)  # from this day it no longer bars

    class Meta:
        indexes: ClassVar = [models.Index(fields=["officer"], name="interest_of_officer")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(agency__isnull=False) | Q(matter_id__isnull=False) | Q(person_key__isnull=False),
                name="interest_names_something",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ground} ({self.declared_on})"


class ChannelKey(models.Model):
    """A key by which another system hands petitions in for one agency, by one channel. Only its digest is kept."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    channel = models.CharField(max_length=16, choices=_choices(Channel))
    name = models.CharField(max_length=80)  # of the system that holds it
    digest = models.CharField(max_length=64, unique=True)
    active = models.BooleanField(default=True)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.name} ({self.channel})"


class Ended(models.TextChoices):
    """What a registrar ends at once."""

    SESSIONS = "sessions", "结束全部登录"
    FACTOR = "factor", "清除两步验证"
    POST = "post", "结束岗位"


class Ending(models.Model):
    """What a registrar ended, of whom, and why: written once by `people_end`, read in the territory."""

    what = models.CharField(max_length=8, choices=Ended.choices)
    officer = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    duty = models.CharField(max_length=16)
    ended_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    why = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        return f"{self.what} {self.at:%Y-%m-%d}"
