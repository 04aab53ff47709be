"""Nobody acts without a post, and an officer with an interest stands aside (art. 28(3))."""

from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from huiyin.law.words import AgencyKind, Duty, Level, System
from huiyin.people.acting import Actor, posts_held
from huiyin.people.models import Agency, Ground, Interest, Officer, Post, Region
from huiyin.people.recusal import recused

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)


@pytest.fixture
def agency(as_owner):
    with as_owner():
        Region.objects.create(code="99", name="云岭省", name_en="Yunling")
        return Agency.objects.create(
            code="YL",
            name="云岭省信访局",
            name_en="Yunling",
            kind=AgencyKind.PETITION_OFFICE,
            level=Level.PROVINCE,
            system=System.PARTY,
            region_id="99",
        )


@pytest.fixture
def officer(as_owner, agency):
    with as_owner():
        return Officer.objects.create_user("lin", "a long pass phrase", name="林晓")


def hold(as_owner, officer, agency, duty=Duty.TRIAGE, since=date(2026, 1, 1), until=None):
    with as_owner():
        return Post.objects.create(officer=officer, agency=agency, duty=duty, since=since, until=until)


def test_posts_of_today_only(as_owner, officer, agency):
    now = hold(as_owner, officer, agency)
    hold(as_owner, officer, agency, Duty.INTAKE, until=date(2026, 3, 1))
    hold(as_owner, officer, agency, Duty.HEAD, since=date(2026, 3, 3))
    assert posts_held(officer.pk, DAY) == [now]
    actor = Actor.holding(now)
    assert (actor.officer_id, actor.agency_id, actor.duty) == (officer.pk, agency.pk, Duty.TRIAGE)


def test_an_officer_who_has_left_holds_nothing(as_owner, officer, agency):
    hold(as_owner, officer, agency)
    with as_owner():
        Officer.objects.update(is_active=False)
    assert posts_held(officer.pk, DAY) == []


def test_a_post_is_held_once(as_owner, officer, agency):
    hold(as_owner, officer, agency)
    with pytest.raises(IntegrityError), transaction.atomic():
        hold(as_owner, officer, agency)


def test_a_petitioner_acts_by_a_receipt():
    assert Actor.petitioner("ab12").duty is Duty.PETITIONER
    with pytest.raises(ValueError, match="receipt"):
        Actor.petitioner("")


@pytest.mark.parametrize(
    "interest",
    [{"matter_id": 7}, {"agency": True}, {"person_key": b"key"}],
    ids=["matter", "agency", "person"],
)
def test_an_interest_bars_until_it_ends(officer, agency, interest):
    about = {**interest, "agency": agency} if "agency" in interest else interest
    made = Interest.objects.create(officer=officer, ground=Ground.KIN, declared_on=DAY, **about)
    asked = {"matter_id": 7, "agency_ids": [agency.pk], "person_keys": [b"key"]}
    assert recused(officer.pk, **asked)
    assert not recused(officer.pk, matter_id=8, agency_ids=[agency.pk + 1], person_keys=[b"other"])
    made.ended_on = DAY
    made.save(update_fields=["ended_on"])
    assert not recused(officer.pk, **asked)
    assert recused(officer.pk, **asked, on=date(2026, 3, 1))


def test_an_interest_names_something(officer):
    with pytest.raises(IntegrityError), transaction.atomic():
        Interest.objects.create(officer=officer, ground=Ground.OWN, declared_on=DAY)


def test_the_application_makes_no_posts_and_changes_no_names(officer, agency):
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        Post.objects.create(officer=officer, agency=agency, duty=Duty.HEAD, since=DAY)
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        Officer.objects.update(name="x")
    assert Officer.objects.update(password="hash") == 1
