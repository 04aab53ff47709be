"""Which agency is competent: the rule that fired is said, what is uncertain is asked, corrections are proposed and decided."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

import pytest
from django.db import DatabaseError, transaction

from huiyin.hints import competence_rows, detours
from huiyin.hints.competence import Proposal, propose
from huiyin.hints.models import Competence, Detour, PlaceTable
from huiyin.law.words import Duty
from huiyin.matters.access import named
from huiyin.people.acting import Actor
from huiyin.people.models import Agency
from huiyin.triage.tables import Unusable
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
    two = [
        {"code": f"97010110{last}", "name": name, "parent": "970101"}
        for last, name in ((1, "上渡镇"), (2, "下渡镇"))
    ]
    with as_owner():
        PlaceTable.objects.create(since=date(2026, 1, 2), rows=two, source="示范", taken_on=ON)
    (one,) = _offered(cast, "上渡镇到下渡镇的公租房")
    assert (one.agency_id, one.ask) == (cast["housing-x"], ""), "which of the two towns makes no difference"


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


def _forwarded(cast: Cast, on: str, to: str, **more: object) -> str:
    matter = cast.register(on, requests=("公租房漏水",), facts="芦渡县河湾村的公租房一直漏水。", **more)
    cast.sent(matter, to, on, category=HOUSING)
    return matter.number


def _objected(cast: Cast) -> str:
    number = _forwarded(cast, "2026-03-02", "housing-x")
    cast.take("receive", number, "housing-x/handler", "2026-03-02")
    reasons = "公租房自三月起由自然资源局管理。"
    cast.take(
        "object",
        number,
        "housing-x/handler",
        "2026-03-03",
        reasons=reasons,
        competent=cast["land-x"],
        basis="三定方案",
    )
    cast.take("agree_objection", number, "office-x/triage", "2026-03-03")
    return number


def _changes(cast: Cast, who: str = "office-x/registrar") -> list[detours.Change]:
    with named(cast.by(who)):
        return detours.changes()


def test_like_corrections_propose_a_change_that_a_registrar_decides_on(cast: Cast) -> None:
    registrar = cast.by("office-x/registrar")
    _forwarded(cast, "2026-03-02", "housing-x")  # as the table says
    objected = _objected(cast)
    cast.take(
        "forward", objected, "office-x/triage", "2026-03-03", organ=cast["land-x"]
    )  # the same once more
    _forwarded(cast, "2026-03-04", "land-x")
    assert _changes(cast) == [], "two like matters propose nothing"
    _forwarded(cast, "2026-03-05", "land-x")
    (change,) = _changes(cast)
    assert (change.region, change.category, change.cases) == ("970101", HOUSING, 3)
    assert (change.proposed.id, change.chosen.id) == (cast["housing-x"], cast["land-x"])
    assert _changes(cast, "office-y/registrar") == [], "numbers of another territory"
    assert _changes(cast, "office-x/triage") == [], "nor anybody else's"
    with named(registrar):
        detours.decline(change, registrar, why="编办尚未发文", on=ON)
    assert _changes(cast) == []
    for day in ("2026-03-06", "2026-03-09", "2026-03-10"):
        _forwarded(cast, day, "land-x")
    (change,) = _changes(cast)
    with named(registrar):
        row = detours.accept(change, registrar, since=date(2026, 3, 11), why="县委编办〔2026〕3号", on=ON)
    assert _changes(cast) == []
    after = date(2026, 3, 11)
    assert _offered(cast, "芦渡县的公租房", on=date(2026, 3, 10))[0].agency_id == cast["housing-x"]
    assert _offered(cast, "芦渡县的公租房", on=after)[0].agency_id == cast["land-x"]
    with named(registrar):
        detours.undo(row, registrar, why="职能已经划回", on=after)
    assert _offered(cast, "芦渡县的公租房", on=after)[0].agency_id == cast["housing-x"]


def test_what_is_sealed_counts_no_more(cast: Cast) -> None:
    number = _objected(cast)
    for day in ("2026-03-03", "2026-03-04"):
        _forwarded(cast, day, "land-x")
    assert len(_changes(cast)) == 1
    cast.take("triage", number, "office-x/triage", "2026-03-05", klass="accusation")
    assert _changes(cast) == []
    with named(Actor.job(Duty.CLOCK)):
        assert Detour.objects.count() == 2


def test_the_table_is_changed_in_the_own_territory_and_in_the_own_name(cast: Cast) -> None:
    registrar = cast.by("office-x/registrar")
    told = {"category": HOUSING, "level": "county", "since": ON, "source": "无", "taken_on": ON}
    for who, region, name in (
        ("office-x/registrar", "970102", registrar.officer_id),  # another county
        ("office-x/registrar", "970101", cast.by("office-y/registrar").officer_id),
        ("office-x/registrar", "970101", None),  # as if imported
        ("office-x/triage", "970101", cast.by("office-x/triage").officer_id),
    ):
        with named(cast.by(who)), pytest.raises(DatabaseError, match="row-level"), transaction.atomic():
            Competence.objects.create(region=region, decided_by_id=name, **told)
    with named(registrar):
        Competence.objects.create(region="970101", decided_by_id=registrar.officer_id, **told)
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            Competence.objects.update(body="别的单位")


def _imported(text: str) -> tuple[int, list[str]]:
    with named(Actor.job(Duty.CLOCK)):
        return competence_rows.take_in(text, ON)


HEADS = "区划,分类,层级,单位代码,单位名称,起,止,来源,标记\n"


def test_rows_are_taken_in_checked_and_gaps_are_told(cast: Cast) -> None:
    with named(Actor.job(Duty.CLOCK)):
        before = competence_rows.gaps(ON)
    assert ("芦渡县", "交通运输") in before
    assert ("芦渡县", HOUSING) not in before
    assert _imported(f"{HEADS},交通运输,县,,住房和城乡建设,2026-01-01,,三定方案,P\n") == (1, [])
    with named(Actor.job(Duty.CLOCK)):
        assert ("芦渡县", "交通运输") not in competence_rows.gaps(ON)
        assert ",交通运输,county,,住房和城乡建设,2026-01-01,,三定方案,P\n" in competence_rows.written(ON)
        assert _imported(competence_rows.written(ON))[0] > 30, "what is shown can be taken in again"
    assert _imported(f"{HEADS},交通运输,县,-,,2026-03-01,,三定方案,P\n") == (1, [])
    with named(Actor.job(Duty.CLOCK)):
        assert ("芦渡县", "交通运输") in competence_rows.gaps(ON), "a row without an agency ends the rule"


def test_one_wrong_row_and_none_is_taken(cast: Cast) -> None:
    wrong = {
        "970199,民政,县,,民政,2026-01-01,,三定方案,P": "区划 970199 不在区划表里。",
        ",没有这一类,县,,住房,2026-01-01,,三定方案,P": "分类“没有这一类”不在内容分类目录里。",
        ",民政,街,,住房,2026-01-01,,三定方案,P": "层级“街”应为",
        ",民政,县,nobody,,2026-01-01,,三定方案,P": "没有代码为 nobody 的单位。",
        ",民政,县,,,2026-01-01,,三定方案,P": "单位代码和单位名称应当填一个，也只填一个",
        ",民政,市,housing-x,,2026-01-01,,三定方案,P": "芦渡县住房和城乡建设局不是这一层级的单位。",
        ",民政,县,,住房,,,三定方案,P": "没有写明起日。",
        ",民政,县,,住房,2026-01-01,,,P": "请写明来源",
        ",民政,县,,住房,2026-01-01,,三定方案,Z": "标记“Z”不在",
    }
    with pytest.raises(Unusable) as told:
        _imported(HEADS + "\n".join([",城乡建设,县,,住房,2026-01-01,,三定方案,P", *wrong]))
    for line, sentence in enumerate(wrong.values(), start=3):
        assert f"第 {line} 行：{sentence}" in told.value.zh
    assert _imported(f"{HEADS},民政,县,,不存在的局,2026-01-01,,三定方案,P") == (1, ["不存在的局"])
    twice = ",民政,县,,住房,2026-01-01,2026-06-30,三定方案,P\n,民政,县,,住房,2026-06-01,,三定方案,P"
    with pytest.raises(Unusable, match="overlap"):
        _imported(HEADS + twice)
    with named(Actor.job(Duty.CLOCK)):
        assert Competence.objects.count() == 1


def test_of_several_rules_the_most_exact_category_then_the_nearest_region_then_the_lowest_level_decides(
    cast: Cast, as_owner: AsOwner
) -> None:
    def decides(text: str = "芦渡县河湾村的公租房漏水") -> int | None:
        (one,) = _offered(cast, text, who="office-c/triage")
        return one.agency_id

    def rule(agency: str, **more: object) -> None:
        with as_owner():
            _row(agency=Agency.objects.get(pk=cast[agency]).code, **more)

    rule("labour-x", region="970101", category="城乡建设")
    assert decides() == cast["labour-x"], "the county's own is nearer than the one for everywhere"
    rule("housing-x")
    assert decides() == cast["housing-x"], "however near, a rule of the category above is less exact"
    rule("land-c", region="9701", level="prefecture")
    assert decides() == cast["land-c"], "the city's own rule is nearer than the one for everywhere"
    rule("court-x", region="9701")
    assert decides() == cast["court-x"], "of one region the lower level (分级负责)"
    rule("land-x", region="970101")
    assert decides() == cast["land-x"], "the county's own is the nearest"
    rule("tax-x", region="97")
    assert decides() == cast["land-x"]
    assert decides("云笙县的公租房漏水") == cast["court-x"], "another county of the same city"


def _detours(town: Cast) -> list[tuple[int, int]]:
    with named(Actor.job(Duty.CLOCK)):
        return list(Detour.objects.order_by("id").values_list("proposed_id", "chosen_id"))


def test_an_objection_counts_against_the_table_only_where_the_named_agency_made_it_and_it_was_agreed_to(
    cast: Cast,
) -> None:
    told = {"reasons": "公租房自三月起由别的局管理。", "basis": "三定方案"}
    kept = _forwarded(cast, "2026-03-02", "housing-x")
    cast.take("receive", kept, "housing-x/handler", "2026-03-02")
    cast.take("object", kept, "housing-x/handler", "2026-03-03", competent=cast["land-x"], **told)
    cast.take("refuse_objection", kept, "office-x/triage", "2026-03-03", reasons="仍由你单位办理。")
    assert _detours(cast) == [], "refused: the table was right"
    other = _forwarded(cast, "2026-03-04", "land-x")
    assert _detours(cast) == [(cast["housing-x"], cast["land-x"])], "sent elsewhere than the table says"
    cast.take("receive", other, "land-x/handler", "2026-03-04")
    cast.take("object", other, "land-x/handler", "2026-03-05", competent=cast["labour-x"], **told)
    cast.take("agree_objection", other, "office-x/triage", "2026-03-05")
    assert len(_detours(cast)) == 1, "who objects is not whom the table names"
    agreed = _objected(cast)
    assert agreed
    assert _detours(cast) == [(cast["housing-x"], cast["land-x"])] * 2
