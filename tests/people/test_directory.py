"""Who is above whom (rulebook D.5): the question behind every review and every dispute."""

import pytest
from django.db import DatabaseError, transaction

from huiyin.law.words import AgencyKind, Level, System
from huiyin.people import directory
from huiyin.people.models import Agency, Region

pytestmark = pytest.mark.django_db


@pytest.fixture
def province(as_owner):
    """A small fictional province: governments, a line of labour bureaus, a line led vertically."""
    with as_owner():
        made: dict[str, Agency] = {}
        for code, name, parent in (
            ("99", "云岭省", None),
            ("9901", "临江市", "99"),
            ("990101", "青石县", "9901"),
        ):
            Region.objects.create(code=code, name=name, name_en=name, parent_id=parent)
        Region.objects.create(code="990102", name="白沙县", name_en="Baisha", parent_id="9901")

        def put(key, region, level, kind=AgencyKind.ORGAN, parent=None, line=None, **more):
            made[key] = Agency.objects.create(
                code=key,
                name=key,
                name_en=key,
                region_id=region,
                level=level,
                kind=kind,
                system=more.pop("system", System.GOVERNMENT),
                parent=made.get(parent),
                line_parent=made.get(line),
                **more,
            )

        put("province", "99", Level.PROVINCE, AgencyKind.COMMITTEE)
        put("city", "9901", Level.PREFECTURE, AgencyKind.COMMITTEE, "province")
        put("county", "990101", Level.COUNTY, AgencyKind.COMMITTEE, "city")
        put("county2", "990102", Level.COUNTY, AgencyKind.COMMITTEE, "city")
        put("labour-p", "99", Level.PROVINCE, parent="province")
        put("labour-c", "9901", Level.PREFECTURE, parent="city", line="labour-p")
        put("labour-x", "990101", Level.COUNTY, parent="county", line="labour-c")
        put("labour-y", "990102", Level.COUNTY, parent="county2", line="labour-c")
        put("tax-c", "9901", Level.PREFECTURE, parent="city", vertical=True)
        put("tax-x", "990101", Level.COUNTY, parent="county", line="tax-c", vertical=True)
        put("housing-x", "990101", Level.COUNTY, parent="county")
        put("conference-c", "9901", Level.PREFECTURE, AgencyKind.CONFERENCE, system=System.PARTY)
        put("conference-x", "990101", Level.COUNTY, AgencyKind.CONFERENCE, system=System.PARTY)
    return {key: agency.pk for key, agency in made.items()}


@pytest.mark.parametrize(
    ("agency", "above"),
    [
        ("labour-x", {"county", "labour-c"}),  # own government or superior department
        ("tax-x", {"tax-c"}),  # led vertically: the superior department alone
        ("county", {"city"}),  # a government: the next higher one
        ("labour-p", {"province"}),  # a provincial department: its government
        ("province", set()),  # nothing above: a person decides
    ],
)
def test_the_next_higher_organ(province, agency, above):
    assert directory.superiors(province[agency]) == {province[one] for one in above}


def test_two_organs_of_one_county_have_its_government_in_common(province):
    assert directory.common_superior([province["labour-x"], province["housing-x"]]) == {province["county"]}


def test_two_counties_of_one_line_have_the_city_bureau_in_common(province):
    assert directory.common_superior([province["labour-x"], province["labour-y"]]) == {province["labour-c"]}


def test_without_a_common_superior_the_joint_conference_of_the_smallest_territory_decides(province):
    assert directory.common_superior([province["tax-x"], province["housing-x"]]) == {province["conference-x"]}
    assert directory.common_superior([province["tax-x"], province["labour-y"]]) == {province["conference-c"]}


def test_what_the_law_asks_of_a_named_agency(province):
    seen = directory.agency_facts(
        province["labour-c"],
        province["labour-x"],
        holder_id=province["labour-x"],
        disputants=[province["labour-x"]],
    )
    assert seen.below
    assert seen.own_system
    assert seen.holder
    assert not any([seen.same, seen.own_level, seen.above])
    back = directory.agency_facts(province["labour-x"], province["labour-c"], holder_id=province["labour-x"])
    assert back.above
    assert back.above_holder
    assert back.own_system
    assert not back.below
    assert not directory.agency_facts(province["labour-x"], province["housing-x"]).own_system


def test_another_county_is_not_below(province):
    assert not directory.agency_facts(province["county"], province["labour-y"]).below


def test_an_abolished_superior_is_followed_to_its_successor(province, as_owner):
    with as_owner():
        heir = Agency.objects.get(code="housing-x")
        Agency.objects.filter(code="labour-c").update(open=False, successor=heir)
    assert directory.superiors(province["labour-x"]) == {province["county"], heir.pk}


def test_a_change_is_seen_at_once(province, as_owner):
    assert directory.tree()[province["labour-x"]].name == "labour-x"
    with as_owner():
        Agency.objects.filter(code="labour-x").update(name="青石县人社局")
    assert directory.tree()[province["labour-x"]].name == "青石县人社局"


def test_a_rolled_back_change_is_not_kept(province, as_owner):
    with transaction.atomic(), as_owner():
        Agency.objects.filter(code="labour-x").update(name="不作数")
        assert directory.tree()[province["labour-x"]].name == "不作数"
        transaction.set_rollback(True)
    assert directory.tree()[province["labour-x"]].name == "labour-x"


def test_a_form_offers_own_territory_first_and_nothing_closed(province, as_owner):
    with as_owner():
        Agency.objects.filter(code="housing-x").update(open=False)
    names = [place.name for place in directory.offered("organ", province["county"])]
    assert names[:2] == ["labour-x", "tax-x"]
    assert "housing-x" not in names
    assert [place.name for place in directory.offered("above", province["labour-x"])] == [
        "county",
        "labour-c",
    ]


def test_the_application_cannot_change_an_agency(province):
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        Agency.objects.filter(code="county").update(name="x")
