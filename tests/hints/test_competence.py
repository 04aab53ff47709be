"""Which agency is competent: the rule that fired is said, what is uncertain is asked, corrections are proposed and decided."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

import pytest

from huiyin.hints.competence import Proposal, propose
from huiyin.hints.models import Competence, PlaceTable
from huiyin.matters.access import named
from huiyin.people.models import Agency
from tests.cast import Cast

pytestmark = pytest.mark.django_db
AsOwner = Callable[[], AbstractContextManager[None]]
HOUSING = "城乡建设/住房保障与房地产"
ON = date(2026, 3, 2)


def _offered(
    cast: Cast, text: str, category: str = HOUSING, who: str = "office-x/triage", on: date = ON
) -> list[Proposal]:
    with named(cast.by(who)):
        return propose(text, category, on, cast.by(who).agency_id)


def _row(**more: object) -> Competence:
    told = {
        "category": HOUSING,
        "level": "county",
        "since": date(2026, 1, 1),
        "source": "县委编办〔2025〕3号",
    }
    return Competence.objects.create(**(told | {"taken_on": ON} | more))  # type: ignore[arg-type]


def test_the_rule_that_fired_is_said(cast: Cast, as_owner: AsOwner) -> None:
    (by_default,) = _offered(cast, "芦渡县河湾村的公租房漏水")
    assert by_default.agency_id == cast["housing-x"]
    assert by_default.rule == (
        "芦渡县的“住房保障与房地产”由芦渡县住房和城乡建设局负责（默认权限表第7行，2022-05-01起）"
    )
    with as_owner():
        row = _row(region="970101", agency=Agency.objects.get(pk=cast["land-x"]).code)
    (own,) = _offered(cast, "芦渡县河湾村的公租房漏水")
    assert own.agency_id == cast["land-x"]
    assert f"（权限表第{row.pk}行，2026-01-01起）" in own.rule
    assert own.confidence > by_default.confidence
    assert _offered(cast, "芦渡县的公租房", on=date(2025, 12, 31))[0].agency_id == cast["housing-x"]
    assert _offered(cast, "云笙县的公租房")[0].ask.startswith("它不在本级管辖范围内")


def test_two_places_of_one_name_are_asked_for(cast: Cast, as_owner: AsOwner) -> None:
    twins = [{"code": f"{county}100", "name": "鼓楼镇", "parent": county} for county in ("970101", "970102")]
    with as_owner():
        PlaceTable.objects.create(since=date(2026, 1, 1), rows=twins, source="示范", taken_on=ON)
    both = _offered(cast, "鼓楼镇的公租房漏水", who="office-c/triage")
    assert [one.agency_id for one in both] == [cast["housing-x"], cast["housing-y"]]
    assert {one.ask for one in both} == {"“鼓楼镇”有2处：芦渡县鼓楼镇、云笙县鼓楼镇。请选择。"}
    assert all(one.confidence < 0.5 for one in both)


def test_a_city_where_a_county_decides_is_asked_for(cast: Cast) -> None:
    (one,) = _offered(cast, "雾津市的公租房漏水", "民政", who="office-c/triage")
    assert (one.agency_id, one.confidence) == (None, 0.0)
    assert one.ask == "事情在雾津市的哪一处？芦渡县、云笙县。请核对后选择。"
    (unsaid,) = _offered(cast, "哪里都没有写")
    assert unsaid.rule.startswith("来信没有写明地方，按本单位所在地：芦渡县的")
    assert unsaid.confidence < 0.5
    assert _offered(cast, "芦渡县", "") == []


def test_a_merged_agency_is_followed_to_the_one_that_stands(cast: Cast, as_owner: AsOwner) -> None:
    with as_owner():
        Agency.objects.filter(pk=cast["housing-x"]).update(open=False, successor_id=cast["land-x"])
    assert _offered(cast, "芦渡县的公租房")[0].agency_id == cast["land-x"]
