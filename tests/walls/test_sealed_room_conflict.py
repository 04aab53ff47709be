"""Where an accusation goes, and where it may not: cadre authority and the conflict graph F-01, over a small tree."""

from itertools import count

import pytest

from huiyin.law.book_2022.cadres import AUTHORITY, Lead, Rank, managing_level
from huiyin.law.words import AgencyKind, Level, System
from huiyin.people.directory import Place, Tree
from huiyin.sealed.cadre import discipline_organ, office_above
from huiyin.sealed.conflict import Charged, Why, bar_for, barred

REGIONS = {"98": None, "9801": "98", "980101": "9801", "980102": "9801", "980101100": "980101"}
LEVELS = {
    "98": Level.PROVINCE,
    "9801": Level.PREFECTURE,
    "980101": Level.COUNTY,
    "980102": Level.COUNTY,
    "980101100": Level.TOWNSHIP,
}
SORTS = {
    "gov": AgencyKind.COMMITTEE,
    "office": AgencyKind.PETITION_OFFICE,
    "discipline": AgencyKind.DISCIPLINE,
    "land": AgencyKind.ORGAN,
}


def _tree() -> tuple[Tree, dict[str, int]]:
    ids, places, number = {}, {}, count(1)
    for region, level in LEVELS.items():
        for sort, kind in SORTS.items():
            if level is Level.TOWNSHIP and sort != "gov":
                continue
            name, above = f"{sort}-{region}", REGIONS[region]
            ids[name] = pk = next(number)
            parent = ids[f"gov-{region}"] if sort != "gov" else ids.get(f"gov-{above}")
            line = ids.get(f"{sort}-{above}") if sort != "gov" else None
            places[pk] = Place(
                pk, name, name, name, kind, level, System.PARTY, region, parent, line, False, True, None
            )
    return Tree(1, places, dict(REGIONS)), ids


TREE, ID = _tree()


def charged(unit: str, rank: Rank, lead: Lead = Lead.NONE, name: str = "某甲") -> Charged:
    return Charged(name, ID[unit], rank, lead)


@pytest.mark.parametrize(
    ("unit", "rank", "lead", "organ"),
    [
        ("land-980101", Rank.SECTION, Lead.HEAD, "discipline-980101"),
        ("land-980101", Rank.STAFF, Lead.NONE, "discipline-980101"),
        ("gov-980101100", Rank.SECTION, Lead.HEAD, "discipline-980101"),  # a township has none of its own
        (
            "gov-980101",
            Rank.DIVISION,
            Lead.HEAD,
            "discipline-9801",
        ),  # S01: the county head is above the county's organ
        ("land-9801", Rank.DIVISION, Lead.HEAD, "discipline-9801"),
        ("land-9801", Rank.STAFF, Lead.NONE, "discipline-9801"),
        ("gov-9801", Rank.BUREAU, Lead.HEAD, "discipline-98"),
        ("land-98", Rank.DIVISION, Lead.NONE, "discipline-98"),
        ("discipline-980101", Rank.DIVISION, Lead.HEAD, "discipline-9801"),
        ("discipline-980101", Rank.STAFF, Lead.NONE, "discipline-9801"),  # never to its own
        ("discipline-9801", Rank.BUREAU, Lead.HEAD, "discipline-98"),
        ("office-980101", Rank.SECTION, Lead.HEAD, "discipline-980101"),
    ],
)
def test_the_organ_follows_cadre_authority(unit, rank, lead, organ):
    found = discipline_organ(TREE, [charged(unit, rank, lead)])
    assert found
    assert found.code == organ


def test_beyond_the_tree_there_is_no_organ():
    assert discipline_organ(TREE, [charged("gov-98", Rank.PROVINCE, Lead.HEAD)]) is None
    assert discipline_organ(TREE, []) is None


def test_several_accused_go_where_all_are_managed():
    two_counties = [charged("land-980101", Rank.SECTION), charged("land-980102", Rank.SECTION)]
    assert discipline_organ(TREE, two_counties).code == "discipline-9801"
    with_the_head_above = [charged("land-980101", Rank.SECTION), charged("gov-9801", Rank.BUREAU, Lead.HEAD)]
    assert discipline_organ(TREE, with_the_head_above).code == "discipline-98"


def test_every_rank_is_managed_somewhere_and_never_below_its_unit():
    assert {row.rank for row in AUTHORITY} == set(Rank)
    order = list(Level)
    for rank in Rank:
        for level in Level:
            assert order.index(managing_level(rank, level)) <= order.index(level)


def test_nothing_goes_to_the_unit_of_the_accused_or_to_what_they_lead():
    clerk = barred(TREE, [charged("land-980101", Rank.STAFF)])
    assert set(clerk) == {ID["land-980101"]}
    head = barred(TREE, [charged("gov-980101", Rank.DIVISION, Lead.HEAD)])
    below = {"land-980101", "office-980101", "discipline-980101", "gov-980101100"}
    assert {ID[name] for name in below} <= set(head)
    assert ID["discipline-9801"] not in head
    assert head[ID["land-980101"]].why is Why.UNDER
    in_charge = Charged("某乙", ID["gov-980101"], Rank.DIVISION, Lead.NONE, (ID["land-980101"],))
    assert barred(TREE, [in_charge])[ID["land-980101"]].why is Why.LED


def test_a_superior_who_is_accused_bars_their_own_places():
    both = [charged("land-980101", Rank.SECTION), charged("land-9801", Rank.DIVISION, Lead.DEPUTY)]
    assert {ID["land-980101"], ID["land-9801"], ID["land-980102"]} <= set(barred(TREE, both))


def test_with_nobody_named_everything_is_barred_and_a_namesake_never_handles_it():
    assert bar_for(TREE, [], ID["discipline-9801"]).why is Why.UNNAMED
    one = [charged("land-980101", Rank.STAFF, name="林映雪")]
    assert bar_for(TREE, one, ID["discipline-980101"], ("林映雪",)).why is Why.SELF
    assert bar_for(TREE, one, ID["discipline-980101"], ("陆书言",)) is None


def test_what_concerns_an_office_goes_past_it():
    assert office_above(TREE, ID["office-980101"]).code == "office-9801"
    assert office_above(TREE, ID["land-980101"]).code == "office-9801"
    mayor = [charged("gov-9801", Rank.BUREAU, Lead.HEAD)]
    assert office_above(TREE, ID["office-980101"], mayor).code == "office-98"
    assert office_above(TREE, ID["gov-98"]) is None
