"""Hints beside a matter: the right people see them, a person decides, nothing is left of them once the matter is sealed."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from huiyin.hints import outcomes
from huiyin.matters import acts, reading
from huiyin.people import doors
from huiyin.people.models import Officer, Post
from tests.cast import Cast, Told, day

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 9)
WAGES = {"requests": ("要求支付拖欠工资",), "facts": "公司拖欠工资半年，至今未发，请求帮忙讨薪。"}
MIXED = {
    "requests": ("要求补偿被占的承包地",),
    "facts": "修路占了我家承包地至今没有补偿，听说补偿款被村主任贪污了。",
}
DESPAIR = {"requests": ("请求帮帮我们",), "facts": "孩子断药三天，我不想活了。"}


@pytest.fixture
def town(cast: Cast, demonstration: Callable[[date], None]) -> Cast:
    demonstration(TODAY)
    return cast


def client(who: str) -> Client:
    """A browser of that officer, signed in."""
    found = Client()
    officer = Officer.objects.get(username=who)
    found.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    session = found.session
    session[doors.KEY] = Post.objects.get(officer=officer).pk
    session.save()
    return found


def shown(told: Told, where: str = "/triage", who: str = "office-x/triage") -> str:
    return client(who).get(f"/desk/matters/{told.number}{where}").content.decode()


def press(told: Told, what: str, where: str = "/triage", who: str = "office-x/triage", **typed: Any) -> str:
    answer = client(who).post(f"/desk/matters/{told.number}{where}", {"hint": what, **typed}, follow=True)
    return answer.content.decode()


def rows(as_owner: Any, told: Told) -> list[tuple[Any, ...]]:
    """What lies in both tables of this matter, seen by the owner."""
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT kind, h.outcome, chosen FROM hints_hintoutcome h JOIN matters_petitionmatter m ON m.id = h.matter_id"
            " WHERE number = %s UNION ALL SELECT kind, 'away', '' FROM hints_dismissal h"
            " JOIN matters_petitionmatter m ON m.id = h.matter_id WHERE number = %s ORDER BY 1, 2",
            [told.number, told.number],
        )
        return cursor.fetchall()


def test_a_sure_and_harmless_hint_is_filled_in_and_marked_and_nothing_is_decided(town: Cast) -> None:
    told = town.register("2026-03-02", **WAGES)
    page = shown(told)
    assert '<option value="appeal" selected>' in page
    assert "与提示相同，请核对" in page
    assert "<q>拖欠工资</q>" in page
    assert "仲裁" in page
    with reading.named(town.by("office-x/triage")):
        assert reading.matter(told.number, on=TODAY).matter.klass == ""


def test_what_smells_of_accusation_comes_first_fills_nothing_and_folds_the_rest_away(town: Cast) -> None:
    told = town.register("2026-03-02", **MIXED)
    page = shown(told)
    assert page.count("selected>") == page.count('value="" selected>') == 3, "every list stands at nothing"
    assert "先密封" in page
    assert "先拆分" in page
    assert (
        page.index("先密封") < page.index("hint-folded") < page.index("承包地…")
        if "承包地…" in page
        else True
    )
    assert 'value="take seal"' not in page
    assert "hint-folded" not in press(told, "dismiss seal")
    assert "先密封" not in shown(told, "")
    assert "先密封" in press(told, "restore")


def test_the_name_of_a_file_may_tell_an_accusation(town: Cast) -> None:
    told = town.register(
        "2026-03-02", **WAGES, files=(acts.Upload("举报村主任贪污.txt", "text/plain", b"x"),)
    )
    page = shown(told)
    assert "先密封" in page
    assert page.count("selected>") == page.count('value="" selected>')


def test_taking_a_hint_keeps_what_was_typed_and_takes_no_step(town: Cast) -> None:
    told = town.register("2026-03-02", requests=("公园的井盖丢了，请问谁管",), facts="怕小孩摔倒。")
    page = press(told, "take simple on", first_or_repeat="repeat", searched="on")
    assert '<option value="repeat" selected>' in page
    assert "checked" in page.split('name="searched"')[1].split(">")[0]
    assert "checked" in page.split('name="simple"')[1].split(">")[0]
    with reading.named(town.by("office-x/triage")):
        assert [act.step for act in reading.matter(told.number, on=TODAY).acts] == ["register"]


def test_danger_is_told_and_kept_nowhere(town: Cast, as_owner: Any) -> None:
    told = town.register("2026-03-02", **DESPAIR)
    assert "先救助" in shown(told, "")
    assert 'value="dismiss danger"' not in shown(told)
    press(told, "dismiss danger")
    town.take("triage", told, "office-x/triage", "2026-03-03", klass="appeal")
    assert "先救助" in shown(told, "")
    assert all(kind != "danger" for kind, *_ in rows(as_owner, told))


def test_only_who_may_triage_here_sees_hints_or_puts_them_away(town: Cast, as_owner: Any) -> None:
    told = town.register("2026-03-02", **WAGES)
    assert 'id="h-hints"' in shown(told, "")
    for who in ("office-x/intake", "office-x/supervisor"):
        assert 'id="h-hints"' not in shown(told, "", who)
    for who in ("office-x/intake", "office-y/triage"):
        answer = client(who).post(f"/desk/matters/{told.number}/hints", {"hint": "dismiss klass"})
        assert answer.status_code == 404
    assert rows(as_owner, told) == []
    sealed = town.register("2026-03-02", accusation=True, **MIXED)
    assert 'id="h-hints"' not in shown(sealed, "", "office-x/sealed")


def test_what_became_of_hints_is_noted_with_the_act_and_goes_when_the_matter_is_sealed(
    town: Cast, as_owner: Any
) -> None:
    told = town.register("2026-03-02", **WAGES)
    town.take("triage", told, "office-x/triage", "2026-03-03", klass="appeal")
    assert rows(as_owner, told) == [("klass", "accepted", "appeal")]
    press(told, "dismiss klass")
    town.take("triage", told, "office-x/triage", "2026-03-04", klass="suggestion")
    assert rows(as_owner, told) == [("klass", "away", ""), ("klass", "dismissed", "suggestion")]
    town.take("triage", told, "office-x/triage", "2026-03-05", klass="accusation")
    assert rows(as_owner, told) == []


def test_where_to_send_it_is_offered_with_the_rule_and_measured_by_where_it_went(
    town: Cast, as_owner: Any
) -> None:
    told = town.register("2026-03-02", **WAGES)
    assert "芦渡县人力资源和社会保障局" in shown(told)
    town.take("triage", told, "office-x/triage", "2026-03-03", klass="appeal")
    page = shown(told, "")
    assert "先密封" not in page
    assert f'forward?organ={town["labour-x"]}"' in page
    form = shown(told, f"/forward?organ={town['labour-x']}")
    assert f'<option value="{town["labour-x"]}" selected>' in form
    town.take("forward", told, "office-x/triage", "2026-03-03", organ=town["land-x"])
    assert ("agency", "changed", str(town["land-x"])) in rows(as_owner, told)


def test_the_route_is_offered_to_the_organ_that_chooses_it(town: Cast, as_owner: Any) -> None:
    told = town.register("2026-03-02", **WAGES)
    town.sent(told, "labour-x", "2026-03-03")
    town.take("receive", told, "labour-x/handler", "2026-03-03")
    who = {"where": "/choose_route", "who": "labour-x/handler"}
    page = shown(told, **who)
    assert "selected>" not in page.replace('value="" selected>', ""), "a route is never filled in"
    assert "先密封" not in page
    page = press(told, "take route R2", **who, reason="先这样写")
    assert '<option value="R2" selected>' in page
    assert "先这样写</textarea>" in page
    town.take("choose_route", told, "labour-x/handler", "2026-03-04", route="R2")
    assert ("route", "accepted", "R2") in rows(as_owner, told)


def test_the_category_is_offered_and_another_one_can_be_taken(town: Cast, as_owner: Any) -> None:
    told = town.register("2026-03-02", **WAGES)
    offers = re.findall(r'value="take category ([^"]+)"', shown(told))
    assert len(offers) == 3
    page = press(told, f"take category {offers[1]}")
    assert f'<option value="{offers[1]}" selected>' in page
    town.take("triage", told, "office-x/triage", "2026-03-03", klass="appeal", category=offers[1])
    assert ("category", "changed", offers[1]) in rows(as_owner, told)


def test_figures_are_counts_of_ten_and_more_for_the_own_agency(town: Cast) -> None:
    for place in range(10):
        told = town.register("2026-03-02", **WAGES)
        town.take("triage", told, "office-x/triage", "2026-03-03", klass="appeal" if place else "suggestion")
    lone = town.register("2026-03-02", requests=("请问生育津贴怎么申请",), facts="想了解一下。")
    town.take("triage", lone, "office-x/triage", "2026-03-03", klass="appeal")
    for who, expected in (
        ("office-x/supervisor", 10),
        ("office-y/supervisor", None),
        ("office-x/triage", None),
    ):
        with reading.named(town.by(who)):
            found = {(one.kind, one.month, one.category): one for one in outcomes.figures(day("01-01"))}
        whole = found.get(("klass", None, None))
        assert (whole.offered if whole else None) == expected
        assert all(one.offered is None for one in found.values() if one.kind == "simple")
    with reading.named(town.by("office-x/registrar")):
        whole = next(
            one for one in outcomes.figures(day("01-01")) if one.month is None and one.kind == "klass"
        )
    assert (whole.accepted, whole.changed, whole.percent) == (9, 1, 90)
    page = client("office-x/registrar").get("/desk/accuracy").content.decode()
    assert "<strong>90%</strong>" in page
    assert "提示过的不到 10 件，不显示" in page
    assert client("office-x/triage").get("/desk/accuracy").status_code == 404


def test_nothing_is_noted_of_hints_that_lay_folded_behind_a_smell_of_accusation(
    town: Cast, as_owner: Any
) -> None:
    """Neither where the words smell of it, nor where a file's name does; once that is put away, they were shown."""
    in_words = town.register("2026-03-02", **MIXED)
    files = (acts.Upload("举报村主任贪污.txt", "text/plain", b"x"),)
    in_a_name = town.register("2026-03-02", **WAGES, files=files)
    for told in (in_words, in_a_name):
        town.take("triage", told, "office-x/triage", "2026-03-03", klass="appeal")
        assert rows(as_owner, told) == []
    for told in (in_words, in_a_name):
        press(told, "dismiss seal")
        town.take("triage", told, "office-x/triage", "2026-03-04", klass="appeal")
        assert ("seal", "away", "") in rows(as_owner, told)
        assert [kind for kind, _, _ in rows(as_owner, told) if kind != "seal"], (
            "they stood open beside the form"
        )


def test_a_later_file_of_such_a_name_does_not_fold_what_stood_open_before(town: Cast, as_owner: Any) -> None:
    told = town.register("2026-03-02", **WAGES)
    files = (acts.Upload("举报村主任贪污.txt", "text/plain", b"x"),)
    town.take("triage", told, "office-x/triage", "2026-03-03", klass="appeal", files=files)
    assert rows(as_owner, told) == [("klass", "accepted", "appeal")], "it came with the triage itself"


def test_where_no_words_were_found_the_panel_says_so_and_what_to_do(town: Cast) -> None:
    told = town.register("2026-03-02", requests=("嗯",), facts="嗯嗯啊啊。")
    for where in ("", "/triage"):
        page = shown(told, where)
        assert 'id="h-hints"' in page
        assert "没有提示" in page
        assert "读原文" in page
    assert "没有提示" not in shown(town.register("2026-03-02", **WAGES))
    assert "没有提示" not in shown(told, "", "office-x/intake"), "who sees no hints is not told of none"
    town.take("triage", told, "office-x/triage", "2026-03-03", klass="appeal")
    assert "没有提示" not in shown(told, ""), "the nature is told"
    wages = town.register("2026-03-02", requests=("请问生育津贴怎么申请",), facts="想了解一下。")
    for kind in re.findall(r'value="dismiss (\w+)"', shown(wages)):
        page = press(wages, f"dismiss {kind}")
    assert "已收起" in page
    assert "没有提示" not in page, "there were some"
