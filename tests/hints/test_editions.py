"""The office's own taxonomy: taken in whole from its day, chosen from at triage, older choices readable for ever."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.db import DatabaseError, transaction

from huiyin.hints import categories, editions
from huiyin.hints.models import Edition
from huiyin.law.words import Duty
from huiyin.matters.access import named
from huiyin.people.acting import Actor
from huiyin.triage.tables import Unusable
from tests.cast import Cast, at
from tests.doors.desk.test_papers_at_the_desk import signed_in

pytestmark = pytest.mark.django_db
TODAY, LATER = date(2026, 3, 9), date(2026, 4, 1)
OWN = "code,parent,name,words\n1,,房屋,房子\n11,1,渗漏,漏水 渗水\n2,,道路,修路\n"


def _take_in(table: str = OWN, since: date = LATER) -> editions.InForce:
    with named(Actor.job(Duty.CLOCK)):
        return editions.take_in(table, since, fills_above=0.8, on=TODAY, at=at(TODAY))


def test_an_edition_holds_from_its_day_and_what_was_kept_before_keeps_its_words(cast: Cast) -> None:
    with named(cast.by("office-x/triage")):
        before = categories.offer("房顶漏水", "墙体裂缝，渗水。", TODAY)
    assert before.three[0].value == "城乡建设/工程质量 [0308·0]"
    assert before.filled is None, "words alone never fill in"
    assert {"漏水", "裂缝"} <= set(before.reasons)
    _take_in()
    with named(cast.by("office-x/triage")):
        today, later = editions.in_force(TODAY), editions.in_force(LATER)
        assert (today.number, later.number, later.fills_above) == (0, 1, 0.8)
        offered = categories.offer("房顶漏水", "", LATER)
        assert [one.value for one in offered.three] == ["房屋/渗漏 [11·1]"]
        assert categories.path_of("城乡建设/工程质量 [0308·0]", later) is None
        assert categories.path_of("房屋/渗漏 [11·1]", later) == "房屋/渗漏"
        assert categories.path_of("随手写的旧分类", later) is None
        assert [group for group, _ in categories.listed(LATER)] == ["房屋", "道路"]


def test_nothing_is_taken_in_by_halves_or_backwards_and_nobody_changes_an_edition(cast: Cast) -> None:
    with pytest.raises(Unusable):
        _take_in(OWN + "3,9,没有上级,\n")
    with pytest.raises(Unusable, match="past"):
        _take_in(since=date(2026, 3, 8))
    _take_in()
    with pytest.raises(Unusable, match="edition 1"):
        _take_in(since=TODAY)
    with named(cast.by("office-x/registrar")):
        assert Edition.objects.count() == 1
        for change in (
            lambda: Edition.objects.update(table=""),
            lambda: Edition.objects.all().delete(),
            lambda: Edition.objects.create(
                number=2, since=TODAY, table=OWN, fills_above=0.5, taken_in=at(TODAY)
            ),
        ):
            with pytest.raises(DatabaseError), transaction.atomic():
                change()


def test_at_triage_one_chooses_from_the_edition_in_force(
    cast: Cast, demonstration: Callable[[date], None]
) -> None:
    demonstration(TODAY)
    matter = cast.register("2026-03-09")
    desk, address = signed_in("office-x/triage"), f"/desk/matters/{matter.number}/triage"
    page = desk.get(address).text
    assert '<optgroup label="城乡建设">' in page
    assert '<option value="城乡建设/工程质量 [0308·0]">城乡建设/工程质量</option>' in page
    told = {"klass": "appeal", "searched": "on", "category": "我自己写的"}
    assert desk.post(address, told).status_code == 400, "free text is none of the choices"
    told["category"] = "农村农业/土地承包经营 [0102·0]"
    assert desk.post(address, told).status_code == 302
    shown = cast.page(matter, "office-x/triage", "2026-03-09")
    assert shown.said("category") == told["category"] == shown.matter.category


class _Learned:
    """What was learned, as far as an offer asks it: sure of one category to eight of ten."""

    labels = ("房屋/渗漏", "道路")

    def suggest(self, _message: object, _most: int) -> list[tuple[str, float]]:
        return [("房屋/渗漏", 0.8), ("道路", 0.2)]


@pytest.mark.parametrize(("fills_above", "filled"), [(0.75, True), (0.8, True), (0.81, False)])
def test_the_form_starts_with_a_category_only_where_the_office_finds_that_sure_enough(
    cast: Cast,
    demonstration: Callable[[date], None],
    monkeypatch: pytest.MonkeyPatch,
    fills_above: float,
    filled: bool,
) -> None:
    demonstration(TODAY)
    monkeypatch.setattr(categories.versions, "serving", lambda: (1, _Learned()))
    monkeypatch.setattr(categories, "reasons", lambda *_: [])
    with named(Actor.job(Duty.CLOCK)):
        editions.take_in(OWN, TODAY, fills_above=fills_above, on=TODAY, at=at(TODAY))
    matter = cast.register("2026-03-09", requests=("请问",), facts="墙上有水。")
    page = signed_in("office-x/triage").get(f"/desk/matters/{matter.number}/triage").text
    assert ('<option value="房屋/渗漏 [11·1]" selected>' in page) is filled
    assert ('value="take category 房屋/渗漏 [11·1]"' in page) is not filled, "offered instead"
    assert 'value="take category 道路 [2·1]"' in page
